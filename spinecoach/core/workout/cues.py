"""The output of the session: lines, tones, silence, and records to store.

A cue is an order to the speaker; a record is a fact for the history. Both are plain data, so a
test can read a whole workout.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from spinecoach.core.workout.timeline import Timeline


class Tone(StrEnum):
    """The sounds between the words; the value is the name of the file in resources/sounds."""

    READY = "ready"
    TICK = "tick"
    HOLD = "hold"
    MOVE = "move"
    """Sounds for a step of a set-up or a change of position if no voice says it."""
    PAUSE = "pause"
    """Sounds for a pause if no voice says it."""
    GO = "go"
    SET_DONE = "set_done"
    WORKOUT_DONE = "workout_done"

    @property
    def seconds(self) -> float:
        """How long it sounds, in seconds, until it is silent."""
        return _TONE_SECONDS[self]


_TONE_SECONDS = {
    Tone.READY: 0.75,
    Tone.TICK: 0.14,
    Tone.HOLD: 0.16,
    Tone.MOVE: 0.32,
    Tone.PAUSE: 0.42,
    Tone.GO: 0.24,
    Tone.SET_DONE: 0.85,
    Tone.WORKOUT_DONE: 1.6,
}


class Role(StrEnum):
    """What a line is for, so that nobody has to compare its words."""

    NUMBER = "number"
    """The number of the rep that begins, or how many are left."""
    COUNTDOWN = "countdown"
    """The seconds before a movement begins."""
    PHASE = "phase"
    """The word for a phase, as the phase begins."""
    CORRECTION = "correction"
    """A cue: what to pay attention to in a rep."""
    BREATH = "breath"
    """How to breathe in a phase."""
    COMPANY = "company"
    """A word in a long silence, so that nobody wonders whether the workout still runs."""
    HALFWAY = "halfway"
    """Half of a long set is done."""
    TITLE = "title"
    """The name of what comes, with its dose."""
    STEP = "step"
    """A sentence of a set-up."""
    MOVE = "move"
    """How to move to another posture, or in the warm-up."""
    REST = "rest"
    """How long the rest is, or how much of it is left."""
    NEXT = "next"
    """What comes after the rest, and what to change for it."""
    READY = "ready"
    """A set begins soon, or the workout goes on soon."""
    ANSWER = "answer"
    """The confirmation that what a person asked for is done."""
    QUESTION = "question"
    """The workout waits for a yes or no."""
    FAREWELL = "farewell"
    """The workout is over."""


@dataclass(frozen=True, slots=True)
class Say:
    """Speak this line now and show it as a caption; it was due `late` seconds ago."""

    text: str
    role: Role
    late: float = 0.0


@dataclass(frozen=True, slots=True)
class Sound:
    """Play this tone now; it was due `late` seconds ago."""

    tone: Tone
    late: float = 0.0


@dataclass(frozen=True, slots=True)
class Hush:
    """Silence the voice at once, because something interrupted the workout."""


@dataclass(frozen=True, slots=True)
class WorkoutBegan:
    """The workout was started."""


@dataclass(frozen=True, slots=True)
class SetBegan:
    """A set's first rep began. `block` is the index of its block in the timeline.

    Going back or repeating performs a set again: that is the next `attempt`, counted from 1 for
    each block.
    """

    block: int
    attempt: int


@dataclass(frozen=True, slots=True)
class RepDone:
    """A rep ended; `rep` counts from 1 within the attempt.

    `seconds` is how long it really took if the person ended it, None if the clock did.
    """

    block: int
    attempt: int
    rep: int
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class SetEnded:
    """A set is over with `reps` done; `complete` when all that were planned."""

    block: int
    attempt: int
    reps: int
    complete: bool


@dataclass(frozen=True, slots=True)
class TimelineChanged:
    """From now on the blocks are those of `timeline`; the ones that are over are the same."""

    timeline: Timeline


@dataclass(frozen=True, slots=True)
class WorkoutEnded:
    """The workout is over; `complete` when it ran to its finish."""

    complete: bool


Record = WorkoutBegan | SetBegan | RepDone | SetEnded | TimelineChanged | WorkoutEnded
Cue = Say | Sound | Hush | Record


class Answer(NamedTuple):
    """What a session says to an event: whether it did what was asked, and what is to be played.

    A wish that means nothing in the present state is not `done` (to start a workout twice, to pause
    in a pause); the cues that were due by then are returned anyway.
    """

    done: bool
    cues: tuple[Cue, ...] = ()

    def __bool__(self) -> bool:
        """Return whether it did what was asked."""
        return self.done
