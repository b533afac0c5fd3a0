"""Read the other machines' files, take in what is new, and write our own: one round.

A round can be broken off anywhere, and repeated as often as one likes: what was read twice, or an
old copy of a file, brings nothing. Two things make this machine another one, with a mark and a file
of its own: a copy of its disk that writes under its mark, and a history that was brought back from
a backup. Of both it finds a file with its mark that it does not know to have written.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from spinecoach import __version__
from spinecoach.adapters.archive.container import HISTORY, ArchiveFault
from spinecoach.adapters.exchange.document import lines_of, what_differs
from spinecoach.adapters.exchange.document_reader import EVER, read_document
from spinecoach.adapters.exchange.fault import ImportFault
from spinecoach.adapters.exchange.source import Source
from spinecoach.adapters.history.machine import MachineNotes, ReadFile
from spinecoach.adapters.history.merge import Here, Merge, edits_of, merge, takeable
from spinecoach.adapters.history.rows import utc
from spinecoach.adapters.history.whole import document_of, marks_of
from spinecoach.adapters.sharing.folder import (
    Entry,
    content_of,
    entries,
    entry_of,
    path_of,
    write,
)
from spinecoach.adapters.sharing.machine_file import MachineFile, digest_of, packed, unpacked
from spinecoach.adapters.sharing.person import PersonEdits
from spinecoach.core.record.archive import RefusalKind
from spinecoach.core.record.edits import ANSWERS
from spinecoach.core.record.imported import FlawKind
from spinecoach.core.record.sharing import OddFile
from spinecoach.core.trouble import TroubleKind
from spinecoach.regular import why

if TYPE_CHECKING:
    from collections.abc import Callable

    from spinecoach.adapters.history.held import Statement
    from spinecoach.adapters.history.sqlite import SqliteHistory
    from spinecoach.core.record.imported import Incoming
    from spinecoach.core.trouble import Trouble


class BrokenOffError(Exception):
    """The round ends here, and goes on the next time."""


@dataclass(slots=True)
class Round:
    """What came of a round: why files bring nothing, why the folder or the history takes nothing.

    `changed` says that something new is in the history.
    """

    odd: list[OddFile] = field(default_factory=list)
    away: str = ""
    trouble: Trouble | None = None
    changed: bool = False


def looked_at(folder: Path) -> Round:
    """Return what is wrong with a folder and the files in it; nothing is changed."""
    found = Round()
    try:
        for entry in entries(folder):
            try:
                unpacked(content_of(entry))
            except ArchiveFault as fault:
                found.odd.append(OddFile(entry.name, fault.refusal))
    except OSError as error:
        found.away = why(error)
    return found


class Sync:
    """The rounds of one history with one folder. `name` is what the others call this machine.

    `goes_on` is asked now and then; if it says no, the round is broken off. With `answers` those
    about health are told to the others, and taken from them.
    """

    def __init__(
        self,
        history: SqliteHistory,
        folder: Path,
        name: str,
        goes_on: Callable[[], bool],
        *,
        answers: bool = False,
    ) -> None:
        self.folder = folder
        self.answers = answers
        self._history = history
        self._name = name
        self._goes_on = goes_on
        self._notes = MachineNotes(history.store)
        self._person = PersonEdits(history, answers=answers)
        self._known: dict[Entry, OddFile | None] = {}
        """The files that were looked at and have not changed since, with what is odd about them."""
        self._published: dict[Path, tuple[str, Entry | None]] = {}
        """What a part of the history and our file of it were when that was looked at."""

    def round(self) -> Round:
        """Do one round. Nothing here raises."""
        found = Round()
        try:
            self._write(*self._person.changed_here(utc(self._history.now())))
            self.read_all(found)
            self._publish()
        except BrokenOffError:
            found.trouble = self._history.trouble
        except OSError as error:
            found.away = why(error)
        return found

    # -- reading -----------------------------------------------------------------

    def read_all(self, found: Round) -> None:
        """Take in what the others wrote; raises `BrokenOffError` and `OSError`."""
        there = entries(self.folder)
        at = self._history.now().isoformat()
        self._known = {entry: odd for entry, odd in self._known.items() if entry in there}
        for entry in there:
            self._go_on()
            if entry not in self._known:
                self._known[entry] = self._read(entry, at, found)
            odd = self._known[entry]
            if odd is not None:
                found.odd.append(odd)

    def _read(self, entry: Entry, at: str, found: Round) -> OddFile | None:
        """Take in one file in the round that began at `at`; return what is odd about it."""
        try:
            content = content_of(entry)
            digest, read = digest_of(content), self._notes.read
            # A newer version may know what this one leaves out, and reads each file once more.
            mark = f"{digest} {__version__}"
            if digest in self._notes.written or mark in {one.digest for one in read.values()}:
                return None
            file = unpacked(content)
            if file.machine == self._notes.id:
                self._write(*self._notes.become_another())
            new, brought = self._take_in(file)
        except ArchiveFault as fault:
            return OddFile(entry.name, fault.refusal)
        changed = len(brought.corrected) + brought.deleted + brought.excused + brought.unexcused
        changed += brought.things
        read[entry.name] = ReadFile(
            mark, file.machine, file.name, at, new, changed, brought.conflicts
        )
        self._write(self._notes.keep_read(read))
        found.changed |= brought.anything
        return None

    def _take_in(self, file: MachineFile) -> tuple[int, Merge]:
        """Take in what a machine has and this one lacks; return how many workouts are new."""
        incoming = _incoming(what_differs(file.history, self._known_lines(file.part)))
        if not (incoming.workouts or incoming.deleted or incoming.edits):
            return 0, Merge()
        here = Here.of(self._history, incoming)
        self._go_on()
        gone = [one for one, _ in incoming.deleted]
        may_come = {one.id for one in takeable(self._history, here, [*incoming.workouts, *gone])}
        incoming.workouts = [one for one in incoming.workouts if one.id in may_come]
        incoming.deleted = [told for told in incoming.deleted if told[0].id in may_come]
        brought = merge(here, incoming)
        for statements in brought.statements():  # the window never waits long for the file
            self._write(*statements)
        new = sum(one.id not in here.ids for one in brought.new) - brought.tombstones
        return max(0, new), brought

    def _known_lines(self, part: str) -> frozenset[bytes]:
        """Return the lines of our own file of a part: what is in it, the history has as well.

        Where the history was brought back from a backup it does not know to have written that file.
        """
        own = entry_of(path_of(self.folder, self._notes.id, part))
        if own is not None:
            with suppress(ArchiveFault):
                content = content_of(own)
                if digest_of(content) in self._notes.written:
                    return lines_of(unpacked(content).history)
        return frozenset()

    # -- writing -----------------------------------------------------------------

    def _publish(self) -> None:
        """Write our own files, if they are not what they should be; raises `OSError`."""
        own = self._notes.id
        for part, own_mark in marks_of(self._history).items():
            self._go_on()
            mark = f"{own_mark} {ANSWERS}" if self.answers else own_mark
            path = path_of(self.folder, own, part)
            known = (mark, entry_of(path))
            if known[1] is None or self._published.get(path) != known:
                self._publish_part(part, mark, path)
        path_of(self.folder, own, "").unlink(missing_ok=True)  # of an earlier version

    def _publish_part(self, part: str, mark: str, path: Path) -> None:
        """Write our file of one part, where the one that is there is another one."""
        there = entry_of(path)
        before, digest = self._notes.published.get(part, ["", ""])
        if before != mark or there is None or not _holds(there, digest):
            told = document_of(self._history, part, answers=self.answers)
            content = packed(MachineFile(self._notes.id, self._name, told, part))
            digest = digest_of(content)
            # Noted before it is there: it is ours.
            self._write(*self._notes.write_again(part, mark, digest))
            if there is None or not _holds(there, digest):
                write(path, content)
        self._published[path] = (mark, entry_of(path))

    def _write(self, *statements: Statement) -> None:
        self._go_on()
        self._history.store.write(*statements, wait=None)
        trouble = self._history.trouble
        if trouble is not None and trouble.kind is TroubleKind.HISTORY_REFUSED:
            raise ArchiveFault(RefusalKind.DAMAGED, HISTORY)
        self._go_on()

    def _go_on(self) -> None:
        if self._history.trouble is not None or not self._goes_on():
            raise BrokenOffError


def _holds(own: Entry, digest: str) -> bool:
    """Return whether our file in the folder is the one of that digest."""
    try:
        return digest_of(content_of(own)) == digest
    except ArchiveFault:
        return False


def _incoming(content: bytes) -> Incoming:
    """Read the document of another machine; raises `ArchiveFault`."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / HISTORY
        path.write_bytes(content)
        try:
            incoming = read_document(Source(path), EVER)
        except ImportFault as fault:
            kinds = {getattr(mistake, "kind", None) for mistake in fault.mistakes}
            newer = FlawKind.NEWER in kinds
            kind = RefusalKind.NEWER if newer else RefusalKind.DAMAGED
            raise ArchiveFault(kind, "" if newer else HISTORY) from fault
    incoming.edits = edits_of(incoming)
    return incoming
