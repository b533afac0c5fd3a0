"""Single writer thread for the history database.

Each `write` is one transaction, executed by one thread: a disk may need long until data is safe,
and the figure must not stutter meanwhile. The caller waits for a moment, then goes on. What cannot
be written (a full disk, a lock, a folder that is read-only) is held in memory, tried again with
each later write, and visible to every reader as if it had been written. A record that contradicts
the rest of the history is written into a file beside it. If another file replaces the open one, or
the open one is moved or deleted, everything goes on in the file that then has its name.
"""

from __future__ import annotations

import sqlite3
import threading
from collections import deque
from contextlib import closing, contextmanager, suppress
from functools import partial
from queue import SimpleQueue
from typing import TYPE_CHECKING, NamedTuple

from spinecoach.adapters.history import damage
from spinecoach.adapters.history import file as history_file
from spinecoach.adapters.history.bring_over import bring_over
from spinecoach.adapters.history.faults import (
    FAULTS,
    HOPELESS,
    DamagedFileError,
    NewerFileError,
    explain,
    is_damage,
)
from spinecoach.adapters.history.file import Stamp
from spinecoach.adapters.history.held import Held, keep_aside, write_all
from spinecoach.adapters.history.log import torn_log
from spinecoach.adapters.history.schema import migrate
from spinecoach.adapters.history.watched import Watched
from spinecoach.core.trouble import Trouble, TroubleKind
from spinecoach.regular import is_there

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from spinecoach.adapters.history.held import Parameters, Statement

PATIENCE = 0.005
"""Seconds that a write may wait for the disk: a third of a frame at 60 Hz."""


class _Job(NamedTuple):
    """What one call of `write` asks for, beside what it writes."""

    settle: bool
    done: threading.Event


class Store:
    """One history file, its writer thread, and the writes that wait.

    With `only_read` the file is read as it is now and never changed. If `awaited` is set, it says
    why a missing file is waited for and not begun.
    """

    def __init__(
        self,
        path: Path,
        now: Callable[[], datetime],
        *,
        only_read: bool = False,
        awaited: Trouble | None = None,
    ) -> None:
        self.path = path
        self.only_read = only_read
        self.replaced: Trouble | None = None
        """What became of the file while it was open."""
        self.torn_log: Trouble | None = None
        """Where the log is of which a part could not be read."""
        self.unreadable = False
        """Whether an invalid row was met and left out."""
        self.written = False
        """Whether anything was written since the file was opened."""
        self.after_settle: Callable[[sqlite3.Connection], None] | None = None
        """Called with the open file after each workout."""
        self._now = now
        self._lock = threading.RLock()
        self._db: sqlite3.Connection | None = None
        self._stamp: Stamp | None = None
        self._awaited = awaited
        self._away: int | None = None
        """The disk that the open file was on, if its folder is on another one now."""
        self._left: bytes | None = None
        """The content of a file that is gone from its place and not yet in the one there now."""
        self._held: deque[Held] = deque()
        self._since_settled: list[Held] = []
        self._resumed: list[Held] = []
        self._refused = False
        self._recovering = False
        self._cannot_write: Trouble | None = None
        self._cannot_read: Trouble | None = None
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._given: deque[Held] = deque()
        """What `write` was given and the writer thread has not yet come to."""
        self._thread: threading.Thread | None = None
        self._open()

    @property
    def trouble(self) -> Trouble | None:
        """Why nothing can be written or read; None when all is well."""
        return self._cannot_write or self._cannot_read

    @property
    def is_open(self) -> bool:
        """Whether the file could be opened, so that its content is known."""
        return self._db is not None

    @property
    def held(self) -> int:
        """How many writes wait in memory."""
        return len(self._held) + (self._left is not None)

    def write(
        self,
        *statements: Statement,
        wait: float | None = PATIENCE,
        settle: bool = False,
        progress: Callable[[float], None] | None = None,
    ) -> None:
        """Commit the statements together. Raises nothing of its own: see `trouble` and `held`.

        Waits at most `wait` seconds (None = to the end) until they are safe. `settle` says that a
        workout is over, so that the log is written into the file. `progress` is called with the
        share of a long write that is done, 0 to 1; if it raises, the write is cancelled if
        possible.
        """
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="history", daemon=True)
            self._thread.start()
        watched = Watched() if progress else None
        job = _Job(settle, threading.Event())
        self._given.append(Held(statements, watched=watched))
        self._jobs.put(job)
        if watched is not None and progress is not None:
            watched.wait(job.done, progress)
        else:
            job.done.wait(wait)

    def ask(self, question: str, parameters: Parameters = ()) -> list[sqlite3.Row]:
        """Read rows, including those that are still held; [] and `trouble` if that fails."""
        with self._lock:
            self._take_given()
            try:
                with self._reader() as reader:
                    rows = _rows(reader, question, parameters)
            except FAULTS as error:
                self._cannot_read = self._note(error)
                return []
            self._cannot_read = None
            return rows

    def with_connection(self, action: Callable[[sqlite3.Connection], object]) -> Trouble | None:
        """Run `action` on the open file, alone; return why that failed, None if it did not."""
        with self._lock:
            if self._is_elsewhere():
                self._flush()
            if self._db is None:
                return self.trouble or explain(sqlite3.OperationalError(), self.path)
            try:
                action(self._db)
            except FAULTS as error:
                self._roll_back()
                return self._note(error)
            self._checkpoint(self._db)
            return None

    def remember(self, *statements: Statement) -> None:
        """Remember the statements of a workout that goes on until it is over.

        They are executed again only if another file is begun during the workout.
        """
        with self._lock:
            self._resumed = [Held(statements, again=True)]

    def forget_held(self) -> None:
        """Drop what could not be written: an import that failed is not tried again."""
        with self._lock:
            self._held.clear()

    @contextmanager
    def without_held(self) -> Iterator[None]:
        """Read only the file for a moment, as if nothing were held."""
        with self._lock:
            self._take_given()
            held, self._held = self._held, deque()
            left, self._left = self._left, None
            try:
                yield
            finally:
                self._held, self._left = held, left

    def try_again(self) -> bool:
        """Write what is held, if that is possible now; return whether all is safe."""
        if self._thread is not None:
            self._jobs.put(None)
            self._thread.join()
            self._thread = None
        with self._lock:
            if self.held or (self.written and self._is_elsewhere()):
                self._flush()
            return not self.held

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
                self._take_given(watched=True)
                self._flush()
                if job.settle and not self.held and self._db is not None:
                    self._settle(self._db)
            job.done.set()

    def _take_given(self, *, watched: bool = False) -> None:
        """Hold what was given to `write`: on a busy machine the writer thread comes to it late.

        A reader does not take what somebody watches: it may be long, and be given up.
        """
        while self._given and (watched or self._given[0].watched is None):
            self._held.append(self._given.popleft())

    def _settle(self, db: sqlite3.Connection) -> None:
        """After a workout, write the log into the file, check the file and back it up."""
        settled = self._checkpoint(db)
        try:
            if self.after_settle is not None:
                self.after_settle(db)
        except FAULTS as error:
            self._note(error)
        if settled:
            self._resumed.clear()
            self._since_settled.clear()

    def _checkpoint(self, db: sqlite3.Connection) -> bool:
        """Write the log into the file; return whether that was possible.

        If it was not, the log stays, and nothing is lost.
        """
        busy = True
        with suppress(*FAULTS):
            busy = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        self._stamp = Stamp.of(self.path)
        return not busy

    def _roll_back(self) -> None:
        if self._db is not None and self._db.in_transaction:
            with suppress(sqlite3.Error):
                self._db.execute("ROLLBACK")

    def _flush(self) -> None:
        """Write all that is held in one transaction, or hold it for the next time."""
        if self._is_elsewhere():
            self._follow()
        if self._db is None:
            self._open()
        if self._db is None:
            return
        try:
            if self._left is not None:
                self._bring_over(self._db, self._left)
            written, refused = self._write_held(self._db)
        except FAULTS as error:
            self._roll_back()
            self._cannot_write = self._note(error)
            return
        self.written |= bool(written)
        self._since_settled.extend(held._replace(again=True, watched=None) for held in written)
        on = [position for position, trouble in refused.items() if trouble is None]
        self._held = deque(self._held[position] for position in on)
        self._cannot_write = next(iter(refused.values()), None)
        if on:
            self._cannot_write = Trouble(TroubleKind.HISTORY_NOT_WRITABLE, str(self.path.parent))

    def _write_held(self, db: sqlite3.Connection) -> tuple[list[Held], dict[int, Trouble | None]]:
        """Write all that is held; if the disk is full, once more in the space of the log."""
        aside = partial(keep_aside, self.path, self._now())
        try:
            return write_all(db, self._held, aside)
        except sqlite3.OperationalError as error:
            self._roll_back()
            if explain(error, self.path).kind is not TroubleKind.HISTORY_DISK_FULL:
                raise
            if not self._checkpoint(db):
                raise
            return write_all(db, self._held, aside)

    # -- a file that is not where it was -------------------------------------------

    def _is_elsewhere(self) -> bool:
        """Return whether the open file was moved, deleted, or overwritten by another program."""
        return self._db is not None and not self.only_read and self._stamp != Stamp.of(self.path)

    def _follow(self) -> None:
        """Close the open file and open the one at its place, with all that this may lack."""
        db, opened, found = self._db, self._stamp, Stamp.of(self.path)
        if db is None or opened is None:
            return
        if found is not None and opened.same_content(found):
            self._checkpoint(db)  # only the log was deleted, and we still have it open
            self._leave(db)
            return
        if found is not None and opened.same_file(found):
            try:
                history_file.leave_overwritten(db, self.path)
            except OSError as error:
                self._cannot_write = explain(error, self.path)
                return
            self._leave(db)
        else:
            # Nothing was done here yet: the person put that file there on purpose.
            if found is None or self.written or self._held:
                with suppress(*FAULTS):
                    self._left = history_file.snapshot(db)
            self._leave(db)
            if found is not None and found.log == opened.log:
                history_file.remove_log(self.path)  # SQLite would write it into the new file
        if history_file.device_of(self.path.parent) != opened.device:
            self._away = opened.device
        kind = TroubleKind.HISTORY_REPLACED if found else TroubleKind.HISTORY_GONE
        self.replaced = Trouble(kind, str(self.path))

    def _leave(self, db: sqlite3.Connection) -> None:
        with suppress(sqlite3.Error):
            db.close()
        self._db = None
        self._replay()

    def _replay(self) -> None:
        """Write again what may be missing in the file: all of the running workout."""
        self._held.extendleft(reversed([*self._resumed, *self._since_settled]))
        self._since_settled.clear()

    def _bring_over(self, db: sqlite3.Connection, left: bytes) -> None:
        """Add to the open file what only the earlier one had."""
        with closing(bring_over(history_file.snapshot(db), left)) as merged:
            merged.backup(db)
        self._left = None
        self._checkpoint(db)

    # -- the file ----------------------------------------------------------------

    def _open(self) -> None:
        if self._refused:
            return
        if self._away not in (None, history_file.device_of(self.path.parent)):
            # A file that is created here would be hidden as soon as the disk is back.
            self._cannot_write = Trouble(TroubleKind.HISTORY_DISK_AWAY, str(self.path.parent))
            return
        if self._awaited is not None and not is_there(self.path):
            self._cannot_write = self._awaited
            return
        self._cannot_write = self._away = self._awaited = None
        try:
            torn = not self.only_read and self._spare_log()
            self._db = (
                history_file.picture_of(self.path)
                if self.only_read
                else history_file.open_history(self.path, self._now())
            )
            if torn:
                self._checkpoint(self._db)
            self._stamp = Stamp.of(self.path)
        except NewerFileError as error:
            self._refused = True
            self._cannot_write = Trouble(
                TroubleKind.HISTORY_NEWER, str(self.path), number=error.found
            )
        except DamagedFileError as error:
            self._cannot_write = self._begin_anew(error)
        except (sqlite3.Error, OSError) as error:
            self._cannot_write = explain(error, self.path)

    def _spare_log(self) -> bool:
        """Copy a log if SQLite would drop a part of it; return whether it would."""
        if log := torn_log(self.path):
            aside = damage.keep_log(self.path, log, self._now())
            self.torn_log = Trouble(TroubleKind.HISTORY_LOG_TORN, str(aside))
        return bool(log)

    def _note(self, error: Exception) -> Trouble | None:
        """Return the trouble that an error means; if the file is damaged, begin a new one."""
        if not is_damage(error):
            return explain(error, self.path)
        if self._db is not None:
            with suppress(sqlite3.Error):
                self._db.close()
            self._db = None
        self._replay()
        trouble = self._begin_anew(error)
        if self._db is None or not self._held:
            return trouble
        if self._recovering:  # the disk damages each new file as well
            return Trouble(TroubleKind.HISTORY_DISK_ERROR, str(self.path.parent), str(error))
        self._recovering = True
        try:
            self._flush()
        finally:
            self._recovering = False
        return self._cannot_write

    def _begin_anew(self, error: Exception) -> Trouble | None:
        """Set the damaged file aside and begin a new one; return why that failed."""
        if self.only_read:
            self._refused = True
            return Trouble(TroubleKind.HISTORY_DAMAGED, str(self.path))
        if not history_file.is_damaged(self.path):
            # The disk had a problem for a moment; the next write opens the file again.
            return Trouble(TroubleKind.HISTORY_DISK_ERROR, str(self.path.parent), str(error))
        try:
            damage.set_aside(self.path, self._now())
            self._db = history_file.open_history(self.path, self._now())
            self._stamp = Stamp.of(self.path)
        except (sqlite3.Error, OSError, DamagedFileError) as fault:
            self._refused = True
            return Trouble(TroubleKind.HISTORY_NOT_SET_ASIDE, str(self.path), str(fault))
        return None

    @contextmanager
    def _reader(self) -> Iterator[sqlite3.Connection]:
        """The file itself, or a copy in memory that includes all that is held."""
        if self._db is not None and not self.held:
            yield self._db
            return
        with closing(self._copy()) as picture:
            for held in self._held:
                with suppress(*HOPELESS):
                    for statement, parameters in held.statements:
                        picture.execute(statement, parameters)
            yield picture

    def _copy(self) -> sqlite3.Connection:
        try:
            if self._left is not None:
                return history_file.from_snapshot(self._left)
            if self._db is not None:
                return history_file.from_snapshot(history_file.snapshot(self._db))
            return history_file.picture_of(self.path)
        except (*FAULTS, NewerFileError):
            picture = history_file.from_snapshot(b"")
            migrate(picture)
            return picture


def _rows(db: sqlite3.Connection, question: str, parameters: Parameters) -> list[sqlite3.Row]:
    """Read rows; if a character is damaged, again by a slower reader that accepts it."""
    db.text_factory = str
    try:
        return db.execute(question, parameters).fetchall()
    except (sqlite3.OperationalError, UnicodeDecodeError):
        db.text_factory = history_file.lenient
        return db.execute(question, parameters).fetchall()
