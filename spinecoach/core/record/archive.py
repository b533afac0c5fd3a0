"""What an archive of a person holds, compared with what is here, as values.

An archive is one file with everything of a person. `core.phrases.archive` has the words.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from spinecoach.core.record.imported import Preview

if TYPE_CHECKING:
    from spinecoach.core.trouble import Trouble


ENDING = ".spinecoach"
"""How the name of an archive ends."""


class RefusalKind(StrEnum):
    """Why nothing can be taken from a file."""

    UNREADABLE = "unreadable"  # `detail` is what the system says
    FOREIGN = "foreign"  # no archive of ours
    DAMAGED = "damaged"  # cut off, or changed since; `detail` is the part, "" if all of it is
    NEWER = "newer"  # `detail` is its version
    TOO_LARGE = "too large"
    LEADS_ELSEWHERE = "leads elsewhere"  # `detail` is a file name in it that points outside of it
    LOCKED = "locked"  # it needs a passphrase
    NOT_UNLOCKED = "not unlocked"  # this passphrase does not open it
    LOCK_TOO_SLOW = "lock too slow"  # no personal computer opens it in seconds


class Refusal(NamedTuple):
    """Why nothing at all can be taken from an archive."""

    kind: RefusalKind
    detail: str = ""


class ArchivePartKind(StrEnum):
    """What an archive holds besides the history."""

    SETTINGS = "settings"
    ROUTINES = "routines"
    DUMBBELLS = "dumbbells"
    ANSWERS = "answers"  # to the questions before the first workout
    EXERCISES = "exercises"  # those that the person added


class OtherSetting(NamedTuple):
    """A setting of a person that is another one in an archive: its name, and both values."""

    name: str
    theirs: object
    here: object


@dataclass(frozen=True, slots=True)
class ArchivePart:
    """One part of an archive, compared with what is here.

    `new` are the names of what is not here yet, `different` the names of what is here with other
    content and is replaced, `unusable` the names of what cannot be read. The name of a setting is
    that of its field, and `settings` has its values; dumbbells and answers are one thing each,
    without a name.
    """

    kind: ArchivePartKind
    new: tuple[str, ...] = ()
    different: tuple[str, ...] = ()
    unusable: tuple[str, ...] = ()
    settings: tuple[OtherSetting, ...] = ()

    @property
    def changes(self) -> bool:
        """Whether it would change what is here."""
        return bool(self.new or self.different)


@dataclass(frozen=True, slots=True)
class ArchivePreview:
    """What opening an archive would do. With `refused` the other fields are empty.

    `shared` says that the history here goes through a folder to other machines.
    """

    name: str
    refused: Refusal | None = None
    history: Preview = field(default_factory=lambda: Preview(""))
    parts: tuple[ArchivePart, ...] = ()
    shared: bool = False

    @property
    def other_settings(self) -> bool:
        """Whether settings that are here would be replaced."""
        return any(part.settings for part in self.parts)

    @property
    def anything(self) -> bool:
        """Whether opening it would change what is here."""
        return self.history.anything or any(part.changes for part in self.parts)


@dataclass(frozen=True, slots=True)
class Opened:
    """An archive was brought in, with this many workouts."""

    name: str
    workouts: int


@dataclass(frozen=True, slots=True)
class NotOpened:
    """Nothing was brought in; `trouble` says why if it is known."""

    trouble: Trouble | None = None


class Undone(StrEnum):
    """The result of undoing the opening of an archive."""

    DONE = "done"
    NOTHING = "nothing"  # no archive was opened
    CHANGED = "changed"  # something was done since, which would be lost
    FAILED = "failed"  # the files could not be written
