"""Seven daily backups, each a whole history in one file, and the way back from one.

Made by SQLite's own backup API once a day when a workout ends or the program
does, and only from a file that was looked through first, so that a broken page
never pushes out a good copy. Restoring brings back what the backup holds and
keeps what was done since; the history as it was before stays beside it.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from spinecoach.adapters.history import file as history_file
from spinecoach.adapters.history.rows import odd_rows
from spinecoach.adapters.history.schema import MIGRATIONS, migrate, version

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from spinecoach.adapters.history.writer import Store

KEPT_DAYS = 7
"""How many daily backups are kept."""

DAILY = "history-????-??-??.db"

NEWER = "it was written by a newer SpineCoach"
"""How the line begins that says so."""

ODD = " value in "
"""What stands in a line of SQLite's check that is about a row and not about a page."""

BRING_OVER = (
    # A workout that was under way when the backup was made is known better today.
    "DELETE FROM main.workouts WHERE ending = 'open' AND id IN (SELECT id FROM present.workouts)",
    "CREATE TEMP TABLE since AS SELECT id FROM present.workouts EXCEPT SELECT id FROM workouts",
    "INSERT OR IGNORE INTO main.workouts SELECT * FROM present.workouts WHERE id IN since",
    "INSERT OR IGNORE INTO main.plans SELECT * FROM present.plans WHERE workout IN since",
    "INSERT OR IGNORE INTO main.sets SELECT * FROM present.sets WHERE workout IN since",
    "INSERT OR IGNORE INTO main.felt SELECT * FROM present.felt WHERE workout IN since",
    "INSERT OR IGNORE INTO main.changes SELECT * FROM present.changes WHERE workout IN since",
    "INSERT OR IGNORE INTO main.excused_days SELECT * FROM present.excused_days",
    "DROP TABLE since",
)
"""How the workouts that only the present history has come over; the backup's stay as they are.

A row that makes no sense comes over as it is, one that contradicts the backup does not."""


class BackupError(Exception):
    """A backup cannot be made, read or brought back; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: its file, the day it was made, and how many workouts it holds."""

    path: Path
    day: date
    workouts: int


class Backups:
    """The backups of one history."""

    def __init__(self, store: Store, now: Callable[[], datetime]) -> None:
        self._store = store
        self._now = now
        self.folder = store.path.parent / history_file.BACKUPS
        store.after_settle = self._daily

    def make(self) -> Path:
        """Make today's backup anew, whatever there is already; raises `BackupError`."""
        target = self._target()
        if not self._store.with_connection(lambda db: self._make(db, target)):
            raise BackupError(f"No backup was made. {self._store.trouble}")
        return target

    def make_daily(self) -> None:
        """Make today's backup where there is none yet. What goes wrong waits for tomorrow."""
        wanted = self._store.path.exists() and not self._store.only_read
        if wanted and not self._target().exists():
            self._store.with_connection(self._daily)

    def found(self) -> list[Backup]:
        """All daily backups that can be read, the newest first."""
        paths = sorted(self.folder.glob(DAILY), reverse=True)
        return [backup for path in paths if (backup := read_backup(path)) is not None]

    def newest_good(self) -> Backup | None:
        """The newest backup in which every page is in order."""
        return next((item for item in self.found() if not damage_of(item.path)), None)

    def restore(self, path: Path) -> int:
        """Bring a backup back and keep what was done since; return the number of workouts.

        The history as it was is copied beside the backups first. Raises `BackupError`
        and changes nothing where the backup is damaged or of a newer version.
        """
        wrong = damage_of(path)
        if wrong:
            raise BackupError(f"{path} cannot be restored: {wrong[0]}.")
        stamp = self._now().strftime("%Y-%m-%dT%H%M%S")
        before = self.folder / f"history-before-restore-{stamp}.db"
        count = 0

        def bring_back(db: sqlite3.Connection) -> None:
            nonlocal count
            history_file.copy(db, before)
            with closing(sqlite3.connect(":memory:", isolation_level=None)) as merged:
                with closing(_open(path)) as source:
                    source.backup(merged)
                migrate(merged)
                merged.execute("PRAGMA ignore_check_constraints = ON")
                _bring_over(merged, before)
                count = merged.execute("SELECT count(*) FROM workouts").fetchone()[0]
                merged.backup(db)

        done = self._store.with_connection(bring_back)
        if not done and self._store.set_aside is not None:
            done = self._store.with_connection(bring_back)  # what was torn is out of the way now
        if not done:
            raise BackupError(f"Nothing was restored. {self._store.trouble}")
        self._store.set_aside = None
        return count

    def _target(self) -> Path:
        return self.folder / f"history-{self._now().date().isoformat()}.db"

    def _daily(self, db: sqlite3.Connection) -> None:
        target = self._target()
        if not target.exists():
            self._make(db, target)

    def _make(self, db: sqlite3.Connection, target: Path) -> None:
        if _torn(db):
            db.execute("REINDEX")  # a torn index finds nothing, yet the rows are all there
            if _torn(db):
                raise history_file.DamagedFileError("the daily check found torn pages")
        history_file.copy(db, target)
        for old in sorted(self.folder.glob(DAILY), reverse=True)[KEPT_DAYS:]:
            old.unlink()


def read_backup(path: Path) -> Backup | None:
    """Look at a backup without touching it; None where it cannot be read."""
    try:
        with closing(_open(path)) as db:
            count = db.execute("SELECT count(*) FROM workouts").fetchone()[0]
        return Backup(path, date.fromisoformat(path.stem.removeprefix("history-")), count)
    except (sqlite3.Error, OSError, ValueError):
        return None


def problems_in(path: Path) -> list[str]:
    """Look through a whole file without touching it; one line for each thing that is wrong."""
    return _looked_through(path, lambda db: _torn(db) or odd_rows(db))


def damage_of(path: Path) -> list[str]:
    """Look whether the file itself is whole, whatever its rows say; a line for each fault."""
    return _looked_through(path, _torn)


def _looked_through(path: Path, look: Callable[[sqlite3.Connection], list[str]]) -> list[str]:
    if not path.exists():
        return [f"there is no file {path}"]
    try:
        with closing(_open(path)) as db:
            found = version(db)
            if found > len(MIGRATIONS):
                return [f"{NEWER} (file version {found})"]
            return look(db) if found else ["it holds no history"]
    except (sqlite3.Error, OSError, UnicodeDecodeError) as error:
        return [f"it is damaged ({error})"]


def _torn(db: sqlite3.Connection) -> list[str]:
    """Look at each page, and not at what it says: one odd row spoils no history."""
    db.execute("PRAGMA ignore_check_constraints = ON")
    lines = [row[0] for row in db.execute("PRAGMA integrity_check(20)")]
    db.execute("PRAGMA ignore_check_constraints = OFF")
    return [f"it is damaged ({line})" for line in lines if line != "ok" and ODD not in line]


def _open(path: Path) -> sqlite3.Connection:
    """Open for reading; a log beside the file is read too, else not a byte is touched."""
    log = path.with_name(f"{path.name}-wal")
    frozen = "" if log.exists() and log.stat().st_size else "&immutable=1"
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro{frozen}", uri=True)


def _bring_over(merged: sqlite3.Connection, present: Path) -> None:
    """Add what only the present history has, whole or not at all."""
    merged.execute("ATTACH DATABASE ? AS present", (str(present),))
    merged.execute("BEGIN")
    for statement in BRING_OVER:
        merged.execute(statement)
    merged.execute("COMMIT")
    merged.execute("DETACH DATABASE present")
