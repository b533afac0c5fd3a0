"""The history's one pen: every write is a transaction of its own, and none is ever lost.

Writes go through one thread, because a disk may take its time to promise that
something is safe and the figure must not stutter meanwhile; whoever writes
waits a moment for the promise, then goes on. What cannot be written (a full
disk, a lock, a folder that is read-only) is held in memory, tried again with
each further write, and visible to every reader as if it had been written.
"""

from __future__ import annotations

import errno
import sqlite3
import threading
from collections import deque
from contextlib import closing, contextmanager
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, NamedTuple

from spinecoach.adapters.history import file as history_file
from spinecoach.adapters.history.schema import migrate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    Parameters = Sequence[Any] | Mapping[str, Any]
    Statement = tuple[str, Parameters]

PATIENCE = 0.005
"""Seconds that a write waits for the disk: a third of a frame at 60 Hz."""


FAULTS = (sqlite3.Error, UnicodeDecodeError, history_file.DamagedFileError, OSError)
"""What reading and writing may raise; see `history_file.is_damage`."""

HOPELESS = (
    sqlite3.IntegrityError,
    sqlite3.ProgrammingError,
    sqlite3.InterfaceError,
    UnicodeEncodeError,
    OverflowError,
)
"""What writing raises where the fault lies in the facts: trying again would never help."""

HELD = " What you do is held meanwhile and written as soon as that works."

DAMAGED = "The history {} is damaged: 'spinecoach history restore' brings a backup back."


class _Job(NamedTuple):
    statements: Sequence[Statement]
    settle: bool
    done: threading.Event


class Store:
    """One history file, its writer thread, and what waits to be written.

    With `only_read` the file is looked at as it is now and never touched.
    """

    def __init__(self, path: Path, now: Callable[[], datetime], *, only_read: bool = False) -> None:
        self.path = path
        self.only_read = only_read
        self.set_aside: Path | None = None
        self.unreadable = False
        """Whether a row was met that makes no sense and was left out."""
        self.written = False
        """Whether anything was written since the file was opened."""
        self._now = now
        self._lock = threading.RLock()
        self._db: sqlite3.Connection | None = None
        self._held: deque[Sequence[Statement]] = deque()
        self._since_settled: list[Sequence[Statement]] = []
        self.after_settle: Callable[[sqlite3.Connection], None] | None = None
        self._refused = False
        self._trouble = ""
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._open()

    @property
    def trouble(self) -> str:
        """Why nothing can be written, in one sentence for the screen; "" when all is well."""
        return self._trouble

    @property
    def cause(self) -> str:
        """The trouble alone, for whoever does not wait until it is over."""
        return self._trouble.removesuffix(HELD)

    @property
    def held(self) -> int:
        """How many writes wait in memory."""
        return len(self._held)

    def write(
        self, *statements: Statement, wait: float | None = PATIENCE, settle: bool = False
    ) -> None:
        """Commit the statements together. Never raises: `trouble` and `held` tell.

        Waits `wait` seconds at most (None = to the end) for them to be safe.
        `settle` says that a workout is over: the log goes into the file.
        """
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="history", daemon=True)
            self._thread.start()
        job = _Job(statements, settle, threading.Event())
        self._jobs.put(job)
        job.done.wait(wait)

    def ask(self, question: str, parameters: Parameters = ()) -> list[sqlite3.Row]:
        """Read rows, those included that are still held; [] and `trouble` where that fails."""
        with self._lock:
            try:
                with self._reader() as reader:
                    return _rows(reader, question, parameters)
            except FAULTS as error:
                self._note(error)
                return []

    def with_connection(self, action: Callable[[sqlite3.Connection], object]) -> bool:
        """Do something with the open file, alone; False (and `trouble`) where that fails."""
        with self._lock:
            if self._db is None:
                return False
            try:
                action(self._db)
            except FAULTS as error:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                self._note(error)
                return False
            return True

    def forget_held(self) -> None:
        """Give up what could not be written: an import that failed is not tried again."""
        with self._lock:
            self._held.clear()

    @contextmanager
    def without_held(self) -> Iterator[None]:
        """Look at the file alone for a moment, as if nothing were held."""
        with self._lock:
            held, self._held = self._held, deque()
            try:
                yield
            finally:
                self._held = held

    def try_again(self) -> bool:
        """Write what is held, if that is possible now; return whether all is safe."""
        if self._thread is not None:
            self._jobs.put(None)
            self._thread.join()
            self._thread = None
        with self._lock:
            if self._held:
                self._flush()
            return not self._held

    def close(self) -> None:
        """Write what is held, if that is possible now, and close the file."""
        self.try_again()
        with self._lock:
            if self._db is not None:
                self._db.close()
                self._db = None

    # -- the writer's side -------------------------------------------------------

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            with self._lock:
                self._held.append(job.statements)
                self._flush()
                if job.settle and not self._held and self._db is not None:
                    self._settle(self._db)
            job.done.set()

    def _settle(self, db: sqlite3.Connection) -> None:
        """A workout is over: put the log into the file, look it through and back it up."""
        try:
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            if self.after_settle is not None:
                self.after_settle(db)
        except FAULTS as error:
            self._note(error)
        self._since_settled.clear()

    def _flush(self) -> None:
        """Write all that is held in one transaction, or hold it for the next time."""
        if self._db is not None and not self.path.exists():
            self._close_and_replay()  # somebody removed the file under our hands
        if self._db is None:
            self._open()
        if self._db is None:
            return
        try:
            refused = self._write_held(self._db)
        except FAULTS as error:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            self._note(error)
        else:
            self.written |= bool(self._held)
            self._since_settled.extend(self._held)
            self._held.clear()
            self._trouble = refused

    def _write_held(self, db: sqlite3.Connection) -> str:
        """Write all that is held in one transaction; what contradicts itself is given up.

        Return what was given up in one sentence, "" where all was written.
        """
        refused = ""
        db.execute("BEGIN IMMEDIATE")
        for job in tuple(self._held):
            db.execute("SAVEPOINT job")
            try:
                for statement, parameters in job:
                    db.execute(statement, parameters)
            except HOPELESS as error:
                db.execute("ROLLBACK TO job")
                self._held.remove(job)
                refused = f"The history cannot hold what makes no sense ({error})."
            db.execute("RELEASE job")
        db.execute("COMMIT")
        return refused

    # -- the file ----------------------------------------------------------------

    def _open(self) -> None:
        if self._refused:
            return
        try:
            self._db = (
                history_file.picture_of(self.path)
                if self.only_read
                else history_file.open_history(self.path, self._now())
            )
            self._trouble = ""
        except history_file.NewerFileError as error:
            self._refused = True
            self._trouble = str(error)
        except history_file.DamagedFileError:
            self._begin_anew()
        except (sqlite3.Error, OSError) as error:
            self._trouble = explain(error, self.path)

    def _note(self, error: Exception) -> None:
        if history_file.is_damage(error):
            self._close_and_replay()
            self._begin_anew()
            if self._db is not None and self._held:
                self._flush()
        else:
            self._trouble = explain(error, self.path)

    def _close_and_replay(self) -> None:
        """Close the file; what belongs to the workout under way will be written again."""
        if self._db is not None:
            self._db.close()
            self._db = None
        self._held.extendleft(reversed(self._since_settled))
        self._since_settled.clear()

    def _begin_anew(self) -> None:
        """Set the damaged file aside and begin a new one."""
        if self.only_read:
            self._refused = True
            self._trouble = DAMAGED.format(self.path)
            return
        try:
            aside = history_file.set_aside(self.path, self._now())
            self._db = history_file.open_history(self.path, self._now())
        except (sqlite3.Error, OSError, history_file.DamagedFileError) as error:
            self._refused = True
            self._trouble = (
                f"The history in {self.path} is damaged and could not be set aside: {error}."
            )
        else:
            self.set_aside = aside
            self._trouble = ""

    @contextmanager
    def _reader(self) -> Iterator[sqlite3.Connection]:
        """The file itself, or a picture in memory of what it would be with all that is held."""
        if self._db is not None and not self._held:
            yield self._db
            return
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as picture:
            picture.row_factory = sqlite3.Row
            self._copy_into(picture)
            picture.execute("PRAGMA foreign_keys = ON")
            for job in self._held:
                for statement, parameters in job:
                    picture.execute(statement, parameters)
            yield picture

    def _copy_into(self, picture: sqlite3.Connection) -> None:
        try:
            if self._db is not None:
                self._db.backup(picture)
            else:
                with closing(history_file.open_untouched(self.path)) as source:
                    source.backup(picture)
        except sqlite3.Error:
            migrate(picture)


def _rows(db: sqlite3.Connection, question: str, parameters: Parameters) -> list[sqlite3.Row]:
    """Read rows; where a character is torn, again by a slower way that can bear it."""
    db.text_factory = str
    try:
        return db.execute(question, parameters).fetchall()
    except (sqlite3.OperationalError, UnicodeDecodeError):
        db.text_factory = history_file.lenient
        return db.execute(question, parameters).fetchall()


def explain(error: Exception, path: Path) -> str:
    """Say in one sentence why the history cannot be kept, and what to do."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return f"Another program holds the history {path}: close it.{HELD}"
    if code == sqlite3.SQLITE_FULL or getattr(error, "errno", 0) == errno.ENOSPC:
        return f"The disk with {path.parent} is full: make room.{HELD}"
    if isinstance(error, sqlite3.Error) and code == sqlite3.SQLITE_IOERR:
        return f"The disk with {path.parent} reports an error ({error}).{HELD}"
    return f"The history cannot be written in {path.parent}: make the folder writable.{HELD}"
