"""Results of actions on the history's files, as values; `phrases.history` has the words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class BackedUp:
    """A backup was made."""

    path: str


@dataclass(frozen=True, slots=True)
class Restored:
    """A backup was restored: the history now has `workouts` workouts."""

    workouts: int


@dataclass(frozen=True, slots=True)
class Exported:
    """`workouts` workouts were written into a file."""

    path: str
    workouts: int


@dataclass(frozen=True, slots=True)
class WouldLose:
    """The history cannot be read as a whole, and the file may hold more: nothing was written.

    `workouts` is how many can be read.
    """

    path: str
    workouts: int


Outcome = BackedUp | Restored | Exported | WouldLose


class WhenMissing(StrEnum):
    """What a person can do when the history is not where it was; the values are the keys."""

    LOOK_AGAIN = "a"
    ANOTHER_FOLDER = "f"
    WITHOUT = "w"
    BEGIN_NEW = "n"
    LEAVE = "q"
