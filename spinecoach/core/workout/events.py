"""What goes into the session.

The upper ones come from a person or from the clock's owner; the lower three the
session raises itself when it notices them, so that the table of transitions
holds every way from one state to another.
"""

from __future__ import annotations

from enum import StrEnum


class Event(StrEnum):
    """Something happened."""

    START = "start"
    PAUSE = "pause"
    RESUME = "resume"
    TOGGLE = "toggle"
    SKIP = "skip"
    BACK = "back"
    REPEAT = "repeat"
    STOP = "stop"
    KEEP_GOING = "keep going"
    WAKE = "wake"

    COUNTED_IN = "counted in"
    RAN_OUT = "ran out"
    CLOCK_JUMPED = "clock jumped"
