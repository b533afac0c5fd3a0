"""Daily backups, each a whole history in one file, and the way back from one.

Made by SQLite's own backup API once a day when a workout ends or the program does, and only from a
file that was looked through first, so that a damaged page never pushes out a good copy. Rules:

- A backup is removed only when `KEPT_DAYS` newer ones are there that hold all of its workouts.
- While a damaged history lies there and nobody decided about it, or while the history lacks a
  workout that a backup holds, or plans, pain, corrections or excused days, backups have `ANEW` in
  their names, none from before is removed, and the newest good backup is one from before.
- A day that has not come yet is that of a wrong clock: such a backup counts as the oldest.

Restoring brings back what the backup holds and keeps what was done since; the history as it was
before stays beside it.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from spinecoach.adapters.history import damage
from spinecoach.adapters.history import file as history_file
from spinecoach.adapters.history.bring_over import bring_over
from spinecoach.adapters.history.connection import log_of, open_to_read
from spinecoach.adapters.history.faults import DamagedFileError, NewerFileError, is_damage
from spinecoach.adapters.history.file import Counts, Stamp
from spinecoach.adapters.history.log import torn_log
from spinecoach.adapters.history.rows import future_workouts, odd_rows
from spinecoach.adapters.history.schema import MIGRATIONS, migrate, version
from spinecoach.core.trouble import Trouble, TroubleKind
from spinecoach.regular import is_there

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from spinecoach.adapters.history.writer import Store

KEPT_DAYS = 7
"""How many daily backups are kept."""

ANEW = "-anew"
"""What the name of a backup has that was made while damage was not decided about."""

IDS = """
SELECT id FROM workouts NOT INDEXED
 WHERE ending IN ('open', 'complete', 'stopped') AND day GLOB '????-??-??'
"""
"""The workouts that are there. A page of another table in their place has rows with the same ids,
and no such values."""

NAME = re.compile(rf"history-(\d{{4}}-\d\d-\d\d)(?:-(\d+))?({ANEW})?\.db")


class BackupError(Exception):
    """A backup cannot be made, read or brought back; `trouble` says why."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(str(trouble.kind))
        self.trouble = trouble


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: its file, the day it was made, what it holds, and whether it is `ANEW`.

    `ids` are those of its workouts: no id ever leaves a history by use.
    """

    path: Path
    day: date
    number: int
    counts: Counts
    ids: frozenset[object]
    anew: bool

    def within(self, ids: frozenset[object], counts: Counts) -> bool:
        """Return whether a history of these workouts and counts holds all of it."""
        return self.ids <= ids and not counts.short_of(self.counts)

    @property
    def workouts(self) -> int:
        """How many workouts it holds."""
        return self.counts.workouts


class Backups:
    """The backups of one history."""

    def __init__(self, store: Store, now: Callable[[], datetime]) -> None:
        self._store = store
        self._now = now
        self.folder = store.path.parent / history_file.BACKUPS
        self._known: dict[tuple[Path, Stamp], Backup | None] = {}
        """What was read already: ten years of seven backups take a fifth of a second."""
        self.trouble: Trouble | None = None
        """Why the last daily backup was not made; the history itself is safe then."""
        store.after_settle = self._try_daily
        self._look_for_loss()

    def make(self) -> Path:
        """Make today's backup again, whatever there is already; raises `BackupError`."""
        made: list[Path] = []

        def make(db: sqlite3.Connection) -> None:
            with self._noting():
                made.append(self._make(db))

        trouble = self._store.with_connection(make)
        if not made:
            raise BackupError(trouble or self.trouble or self._not_made(""))
        return made[0]

    def make_daily(self) -> None:
        """Make today's backup if there is none yet. What goes wrong waits for tomorrow."""
        if is_there(self._store.path) and not self._store.only_read:
            self._store.with_connection(self._try_daily)

    def found(self) -> list[Backup]:
        """Return all daily backups that can be read, the newest first."""
        today = self._now().date()
        known, self._known = self._known, {}
        for path in self.folder.glob("history-*.db"):
            if (stamp := Stamp.of(path)) is not None:
                own = path, stamp
                self._known[own] = known[own] if own in known else read_backup(path)
        return sorted(
            (backup for backup in self._known.values() if backup is not None),
            key=lambda backup: (backup.day <= today, backup.day, backup.number),
            reverse=True,
        )

    def newest_good(self) -> Backup | None:
        """Return the newest backup in which every page is in order.

        While damage is pending it is one from before the damage.
        """
        candidates = self.found()
        if damaged := damage.pending(self._store.path.parent):
            last = damage.day_of(damaged[0])
            whole = [backup for backup in candidates if not backup.anew]
            # None if the clock was behind when the damage was found.
            candidates = [b for b in whole if b.day.isoformat() <= last] or whole
        elif lacking := self._lacking():
            candidates = sorted(lacking, key=lambda backup: len(lacking[backup]), reverse=True)
        return next((item for item in candidates if not damage_of(item.path)), None)

    def restore(self, path: Path) -> int:
        """Bring a backup back and keep what was done since; return the number of workouts.

        The history as it was is copied beside the backups first. Raises `BackupError` and changes
        nothing if the backup is damaged or of a newer version.
        """
        if wrong := damage_of(path):
            raise BackupError(wrong[0])
        stamp = self._now().strftime("%Y-%m-%dT%H%M%S")
        before = self.folder / f"history-before-restore-{stamp}.db"
        count = 0

        def bring_back(db: sqlite3.Connection) -> None:
            nonlocal count
            history_file.copy(db, before)
            with closing(open_to_read(path)) as source:
                first = history_file.snapshot(source)
            with closing(bring_over(first, history_file.snapshot(db))) as merged:
                count = Counts.of(merged).workouts
                merged.backup(db)

        damaged = len(damage.pending(self._store.path.parent))
        trouble = self._store.with_connection(bring_back)
        if trouble is None and len(damage.pending(self._store.path.parent)) > damaged:
            trouble = self._store.with_connection(bring_back)  # nothing damaged is in the way now
        if trouble is not None:
            raise BackupError(trouble)
        damage.settle(damage.pending(self._store.path.parent))
        # What came after the restored one and is not in it was decided about; a workout never is.
        damage.settle(backup.path for backup, ids in self._lacking().items() if not ids)
        return count

    # -- loss ----------------------------------------------------------------------

    @property
    def loss(self) -> Trouble | None:
        """Return what was lost and nobody decided about: a damaged file, or missing workouts."""
        if damaged := damage.pending(self._store.path.parent):
            return Trouble(TroubleKind.HISTORY_SET_ASIDE, str(damaged[-1]))
        if lacking := self._lacking():
            missing = frozenset().union(*lacking.values())
            kind = TroubleKind.HISTORY_SHRUNK if missing else TroubleKind.HISTORY_THINNED
            return Trouble(kind, str(self._store.path), number=len(missing))
        return None

    def settle(self) -> None:
        """Ask no more about what was lost until now: it was restored, or given up."""
        lost = [*damage.pending(self._store.path.parent), *(b.path for b in self._lacking())]
        damage.settle(lost)

    def _lacking(self) -> dict[Backup, frozenset[object]]:
        """Return the workouts that the history lacks of each backup that holds more.

        The newest backup comes first. They are none if only other tables hold less. A history that
        cannot be opened, as one of a newer version, lacks nothing that we know of.
        """
        if not self._store.is_open:
            return {}
        ids, counts = frozenset(row[0] for row in self._store.ask(IDS)), self._counts()
        return {
            backup: backup.ids - ids
            for backup in self.found()
            if not backup.within(ids, counts) and not damage.is_settled(backup.path)
        }

    def _counts(self) -> Counts:
        found = {name: self._store.ask(question) for name, question in history_file.COUNTED.items()}
        return Counts(**{name: rows[0][0] if rows else 0 for name, rows in found.items()})

    def _look_for_loss(self) -> None:
        """Look a history through that holds less than its newest backup: pages may be torn."""
        if self._store.only_read or self._store.trouble:
            return
        newest = next(iter(self.found()), None)
        if newest is None or not (self._counts().short_of(newest.counts) or self._lacking()):
            return

        def look(db: sqlite3.Connection) -> None:
            if lines := history_file.torn_pages(db):
                raise DamagedFileError(lines[0])

        self._store.with_connection(look)

    # -- making one ------------------------------------------------------------------

    def _not_made(self, reason: str) -> Trouble:
        return Trouble(TroubleKind.BACKUP_NOT_MADE, str(self.folder), reason)

    def _try_daily(self, db: sqlite3.Connection) -> None:
        """Make today's backup; a folder that takes none is no trouble of the history itself."""
        day, anew = self._now().date(), self.loss is not None
        if any((backup.day, backup.anew) == (day, anew) for backup in self.found()):
            return
        with self._noting():
            self._make(db)

    @contextmanager
    def _noting(self) -> Iterator[None]:
        """Note why a backup was not made; damage of the history itself is raised."""
        self.trouble = None
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            if is_damage(error):
                raise
            self.trouble = self._not_made(str(error))

    def _make(self, db: sqlite3.Connection) -> Path:
        anew = ANEW if self.loss else ""
        day = self._now().date()
        present = Counts.of(db)
        newest = next(iter(self.found()), None)
        if lines := history_file.torn_pages(db):
            # A torn index finds nothing, yet the rows are all there: unless some are missing.
            if newest is None or not present.short_of(newest.counts):
                with suppress(sqlite3.IntegrityError):  # rows share an id: tables share a page
                    db.execute("REINDEX")
                lines = history_file.torn_pages(db)
            if lines:
                raise DamagedFileError(lines[0])
        target = self._free_name(day, anew, _ids(db), present)
        history_file.copy(db, target)
        self._known.clear()
        self._prune(anew=bool(anew))
        return target

    def _free_name(self, day: date, anew: str, ids: frozenset[object], counts: Counts) -> Path:
        """Return the name of today's backup: another one if one that holds more has it."""
        number = 1
        while True:
            name = f"history-{day}{f'-{number}' if number > 1 else ''}{anew}.db"
            there = read_backup(self.folder / name)
            if there is None or there.within(ids, counts):
                return self.folder / name
            number += 1

    def _prune(self, *, anew: bool) -> None:
        """Remove what is old, if newer ones hold as much; while damage is pending, of `ANEW`."""
        kept: set[object] = set()
        days: set[date] = set()
        for backup in self.found():
            old = len(days | {backup.day}) > KEPT_DAYS
            if old and backup.ids <= kept and (backup.anew or not anew):
                backup.path.unlink()
                backup.path.with_name(backup.path.name + damage.SETTLED).unlink(missing_ok=True)
            else:
                kept |= backup.ids
                days.add(backup.day)


def _ids(db: sqlite3.Connection) -> frozenset[object]:
    db.text_factory = history_file.lenient
    return frozenset(row[0] for row in db.execute(IDS))


def read_backup(path: Path) -> Backup | None:
    """Look at a backup without touching it; None if it cannot be read, or is none."""
    named = NAME.fullmatch(path.name)
    if named is None or not path.exists():
        return None
    day, number, anew = named.groups()
    try:
        with closing(open_to_read(path)) as db:
            counts, ids = Counts.of(db), _ids(db)
        return Backup(path, date.fromisoformat(day), int(number or 1), counts, ids, bool(anew))
    except (sqlite3.Error, OSError, ValueError):
        return None


def problems_in(path: Path, now: datetime) -> Sequence[Trouble]:
    """Look through a whole file without touching it; one value for each thing that is wrong."""

    def look(db: sqlite3.Connection) -> list[Trouble]:
        torn = _torn(path, db)
        if torn:
            return torn
        with _up_to_date(db) as rows:
            return [
                *_torn_log(path),
                *(
                    Trouble(TroubleKind.HISTORY_ROW_ODD, str(path), workout, mistakes=(wrong,))
                    for workout, wrong in odd_rows(rows)
                ),
                *(
                    Trouble(TroubleKind.HISTORY_IN_FUTURE, str(path), str(day))
                    for day in future_workouts(rows, now)
                ),
            ]

    return _looked_through(path, look)


@contextmanager
def _up_to_date(db: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """Give an open file, or a migrated copy in memory of one that an older program wrote."""
    if version(db) >= len(MIGRATIONS):
        yield db
        return
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
        db.backup(copy)
        migrate(copy)
        yield copy


def damage_of(path: Path) -> Sequence[Trouble]:
    """Look whether the file itself is whole, whatever its rows say; one value for each fault."""
    return _looked_through(path, lambda db: _torn(path, db))


def _torn(path: Path, db: sqlite3.Connection) -> list[Trouble]:
    lines = history_file.torn_pages(db)
    return [Trouble(TroubleKind.HISTORY_FILE_TORN, str(path), line) for line in lines]


def _torn_log(path: Path) -> list[Trouble]:
    return [Trouble(TroubleKind.HISTORY_LOG_TORN, str(log_of(path)))] if torn_log(path) else []


def _looked_through(
    path: Path, look: Callable[[sqlite3.Connection], list[Trouble]]
) -> Sequence[Trouble]:
    if not path.exists():
        return [Trouble(TroubleKind.HISTORY_FILE_MISSING, str(path))]
    try:
        history_file.look_at_header(path)
        with closing(open_to_read(path)) as db:
            history_file.refuse_newer(db)
            return look(db) if version(db) else [Trouble(TroubleKind.HISTORY_FILE_EMPTY, str(path))]
    except NewerFileError as error:
        return [Trouble(TroubleKind.HISTORY_FILE_NEWER, str(path), number=error.found)]
    except (sqlite3.Error, OSError, UnicodeDecodeError, DamagedFileError) as error:
        return [Trouble(TroubleKind.HISTORY_FILE_TORN, str(path), str(error))]
