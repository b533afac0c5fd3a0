"""What a person can want, whether by a key, a button, a remote or the voice.

A front end maps what it receives to these values by one table (`core.workout.keymap` for keys) and
hands them to what is active now: the workout, the pain conversation, the start.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Command(StrEnum):
    """A wish without a number."""

    REP = "rep"
    OWN_PACE = "own_pace"
    TOGGLE = "toggle"
    PAUSE = "pause"
    GO_ON = "go_on"
    NEXT = "next"
    BACK = "back"
    REPEAT = "repeat"
    LONGER = "longer"
    HURTS = "hurts"
    EASIER = "easier"
    SKIP_EXERCISE = "skip_exercise"
    STOP = "stop"
    KEEP_GOING = "keep_going"
    MUTE = "mute"
    LOUDER = "louder"
    SOFTER = "softer"
    TIME_LEFT = "time_left"
    FULL_SCREEN = "full_screen"
    MICROPHONE = "microphone"
    HELP = "help"
    CONFIRM = "confirm"
    CANCEL = "cancel"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Digit:
    """One digit of a number, 0 to 9, as a key gives it: 1 may still become 10."""

    value: int


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number, 0 to 10, as a button or a voice gives it."""

    value: int


Wish = Command | Digit | Number
