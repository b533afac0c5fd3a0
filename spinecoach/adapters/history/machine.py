"""What a history knows of its machine: the mark of its edits, what it wrote for others, and read.

It stands in the history itself: a history that is brought back from a backup knows only what it
knew then, so what was written since is found to be another machine's.
"""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import datetime
from secrets import token_hex
from typing import TYPE_CHECKING, NamedTuple

from spinecoach.core.record.edits import Place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spinecoach.adapters.history.held import Statement
    from spinecoach.adapters.history.writer import Store

MACHINE = "SELECT value FROM machine WHERE name = ?"
NOTE = "INSERT OR REPLACE INTO machine VALUES (?, ?)"

ID, WRITTEN, READ, PUBLISHED = "id", "written", "read", "published"
KNOWN = "known"

MOST_WRITTEN = 500
"""So many of our own files are known again; an older one that returns is taken for another's."""

MOST_READ = 500
"""So many files of others are kept in mind."""


class ReadFile(NamedTuple):
    """A file of another machine as it was read last; `at` is ISO 8601.

    `digest` is that of the file, and the version of the program that read it.
    """

    digest: str
    machine: str
    name: str
    at: str
    new: int = 0
    changed: int = 0
    conflicts: int = 0

    @property
    def moment(self) -> datetime | None:
        """When it was read; None for what is no time."""
        with suppress(ValueError):
            return datetime.fromisoformat(self.at)
        return None


class MachineNotes:
    """The notes of one history."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @property
    def id(self) -> str:
        """The mark of this machine's edits; "" if the history cannot be read."""
        return self._value(ID)

    @property
    def written(self) -> list[str]:
        """The digests of what was written for others, the latest last."""
        return self._value(WRITTEN).split()

    @property
    def read(self) -> dict[str, ReadFile]:
        """What was read of others, by the name of the file."""
        with suppress(ValueError, TypeError, AttributeError):
            return {name: ReadFile(*told) for name, told in json.loads(self._value(READ)).items()}
        return {}

    @property
    def published(self) -> dict[str, list[str]]:
        """What was written of each part: what stands for it in the history, and its digest."""
        with suppress(ValueError, TypeError, AttributeError):
            told = json.loads(self._value(PUBLISHED))
            return {part: [mark, digest] for part, (mark, digest) in told.items()}
        return {}

    def write_again(self, part: str, mark: str, digest: str) -> list[Statement]:
        """Return what notes a digest of what is written next."""
        published = {**self.published, part: [mark, digest]}
        return [
            (NOTE, (WRITTEN, " ".join([*self.written, digest][-MOST_WRITTEN:]))),
            (NOTE, (PUBLISHED, json.dumps(published))),
        ]

    def keep_read(self, read: dict[str, ReadFile]) -> Statement:
        """Return what notes all that was read of others."""
        latest = sorted(read.items(), key=lambda item: item[1].at)[-MOST_READ:]
        return NOTE, (READ, json.dumps(dict(latest)))

    @property
    def known(self) -> dict[Place, str]:
        """The stamps of the edits whose values stand in the person's files, by their places."""
        with suppress(ValueError, TypeError):
            told = json.loads(self._value(KNOWN))
            return {Place("", item, field): stamp for item, field, stamp in told}
        return {}

    def keep_known(self, known: Mapping[Place, str]) -> Statement:
        """Return what notes which edits stand in the person's files."""
        told = [(place.item, place.field, known[place]) for place in sorted(known)]
        return NOTE, (KNOWN, json.dumps(told))

    def become_another(self) -> list[Statement]:
        """Return what makes this machine another one, which has written nothing yet."""
        return [(NOTE, (ID, token_hex(4))), *((NOTE, (own, "")) for own in (WRITTEN, PUBLISHED))]

    def _value(self, name: str) -> str:
        rows = self._store.ask(MACHINE, (name,))
        return str(rows[0][0]) if rows else ""
