"""What is wrong with a part of the program, as a value; `core.phrases.troubles` has the words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spinecoach.core.mistake import Mistake


class TroubleKind(StrEnum):
    """What is wrong; one member for each sentence in `core.phrases.troubles`."""

    EXERCISE_NOT_REMOVED = "exercise not removed"  # path: the exercise's id
    FILE_UNREADABLE = "file unreadable"
    FILE_DAMAGED = "file damaged"  # path: where the old content is now
    FILE_STAYS_DAMAGED = "file stays damaged"
    FILE_NOT_KEPT = "file not kept"
    FILE_NOT_DELETED = "file not deleted"
    VALUES_WRONG = "values wrong"  # mistakes
    ENTRIES_LEFT_OUT = "entries left out"  # mistakes


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing that is wrong now.

    `path` is the file or folder concerned, `reason` what the system said about it (text of
    others, shown as it is), `number` how often or how many, `mistakes` what is wrong in the
    file; each empty where it means nothing.
    """

    kind: TroubleKind
    path: str = ""
    reason: str = ""
    number: int = 0
    mistakes: tuple[Mistake, ...] = ()
