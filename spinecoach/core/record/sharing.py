"""What machines that share a history through a folder know of each other, as values.

`core.phrases.sharing` has the words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date, datetime

    from spinecoach.core.record.archive import Refusal
    from spinecoach.core.record.edits import Conflict
    from spinecoach.core.trouble import Trouble

ENDING = ".spinecoach-machine"
"""How the name of the file of a machine ends."""

CHOICE = "sharing.json"
"""The file of a data folder that says which folder it is shared through."""

LONGEST_NAME = 40
"""Characters of the name of a machine."""


class MachineSeen(NamedTuple):
    """Another machine whose file was read: when last, and what came with it then.

    `new` are workouts that were not here, `changed` those that got other values, `conflicts` what
    is to be chosen since then.
    """

    name: str
    at: datetime
    new: int = 0
    changed: int = 0
    conflicts: int = 0


class OddFile(NamedTuple):
    """A file in the folder that brings nothing, and why."""

    name: str
    refusal: Refusal


@dataclass(frozen=True, slots=True)
class SharingState:
    """How the sharing stands: `folder` is "" if it is off.

    `away` is why the folder cannot be read or written just now, "" if it can; `trouble` is why
    the history here takes nothing; `answers` says whether those about health go along.
    """

    folder: str = ""
    name: str = ""
    machines: tuple[MachineSeen, ...] = ()
    odd: tuple[OddFile, ...] = ()
    away: str = ""
    trouble: Trouble | None = None
    answers: bool = False


class Version(NamedTuple):
    """One of the values in a conflict: "" stands for none. `machine` is "" for this one's own."""

    stamp: str
    value: str
    machine: str


@dataclass(frozen=True, slots=True)
class ConflictChoice:
    """A conflict as a person chooses in it; the last version is the one that holds now.

    `day` and `title` are those of the workout; `exercise` and `number` those of the set, "" and 0
    for the workout itself. Of an excuse there is the day alone; of a thing of the person `title` is
    its name.
    """

    conflict: Conflict
    day: date
    versions: tuple[Version, ...]
    title: str = ""
    exercise: str = ""
    number: int = 0

    @property
    def field(self) -> str:
        """The field that the machines changed."""
        return self.conflict.place.field
