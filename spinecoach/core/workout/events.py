"""The events that the session takes.

The first ones come from a person or from the owner of the clock. The last four are raised by the
session itself, so that the table of transitions holds every change of state. `EVENTS` maps a
person's commands to events.
"""

from __future__ import annotations

from enum import StrEnum

from spinecoach.core.workout.commands import Command


class Event(StrEnum):
    """Something happened."""

    START = "start"
    PAUSE = "pause"
    RESUME = "resume"
    TOGGLE = "toggle"
    SKIP = "skip"
    BACK = "back"
    REPEAT = "repeat"
    LONGER = "longer"
    REP = "rep done"
    OWN_PACE = "other pace"
    STOP = "stop"
    KEEP_GOING = "keep going"
    WAKE = "wake"

    COUNTED_IN = "counted in"
    RAN_OUT = "ran out"
    UNANSWERED = "waited in vain"
    CLOCK_JUMPED = "clock jumped"


EVENTS = {
    Command.TOGGLE: Event.TOGGLE,
    Command.PAUSE: Event.PAUSE,
    Command.GO_ON: Event.RESUME,
    Command.NEXT: Event.SKIP,
    Command.BACK: Event.BACK,
    Command.REPEAT: Event.REPEAT,
    Command.LONGER: Event.LONGER,
    Command.REP: Event.REP,
    Command.OWN_PACE: Event.OWN_PACE,
    Command.STOP: Event.STOP,
    Command.KEEP_GOING: Event.KEEP_GOING,
}
"""The commands that the workout itself carries out."""
