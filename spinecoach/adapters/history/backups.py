"""Daily backups, each a whole history in one file, and how one is restored.

Made by SQLite's own backup API once a day, when a workout or the program ends, and only from a file
that was checked first, so that a damaged page never replaces a good copy. Rules:

- A backup is removed only when there are `KEPT_DAYS` newer ones that hold all of its workouts.
- While the person has not decided about a damaged history, or while the history lacks workouts,
  plans, pain, corrections or excused days that a backup holds, new backups have `ANEW` in their
  names, no earlier one is removed, and the newest good backup is an earlier one.
- A backup with a day in the future comes from a wrong clock: it counts as the oldest.

Restoring brings back what the backup holds and keeps what was done since; a copy of the history as
it was before stays beside it.
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
from spinecoach.regular import is_there, why

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from spinecoach.adapters.history.writer import Store

KEPT_DAYS = 7
"""How many daily backups are kept."""

ANEW = "-anew"
"""In the name of a backup that was made while the person had not decided about damage."""

IDS = """
SELECT id FROM workouts NOT INDEXED
 WHERE ending IN ('open', 'complete', 'stopped') AND day GLOB '????-??-??'
"""
"""The workouts that exist. If a page of another table has taken their place, the ids may be the
same, but not these values."""

NAME = re.compile(rf"history-(\d{{4}}-\d\d-\d\d)(?:-(\d+))?({ANEW})?\.db")


class BackupError(Exception):
    """A backup cannot be made, read or restored; `trouble` says why."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(str(trouble.kind))
        self.trouble = trouble


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: its file, the day it was made, what it holds, and whether it is an `ANEW` one.

    `ids` are those of its workouts: in normal use no id ever disappears from a history.
    """

    path: Path
    day: date
    number: int
    counts: Counts
    ids: frozenset[object]
    anew: bool

    def within(self, ids: frozenset[object], counts: Counts) -> bool:
        """Return whether a history with these workouts and counts holds all of this backup."""
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
        """Make today's backup, even if there is one already; raises `BackupError`."""
        made: list[Path] = []

        def make(db: sqlite3.Connection) -> None:
            with self._noting():
                made.append(self._make(db))

        trouble = self._store.with_connection(make)
        if not made:
            raise BackupError(trouble or self.trouble or self._not_made(""))
        return made[0]

    def make_daily(self) -> None:
        """Make today's backup if there is none yet; if it fails, the next day tries again."""
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
        """Restore a backup and keep what was done since; return the number of workouts.

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
            trouble = self._store.with_connection(bring_back)  # no damaged file is at its place now
        if trouble is not None:
            raise BackupError(trouble)
        damage.settle(damage.pending(self._store.path.parent))
        # What is missing compared with later backups was decided about by this; workouts never are.
        damage.settle(backup.path for backup, ids in self._lacking().items() if not ids)
        return count

    # -- loss ----------------------------------------------------------------------

    @property
    def loss(self) -> Trouble | None:
        """Return what was lost and not decided about: a damaged file, or missing workouts."""
        if damaged := damage.pending(self._store.path.parent):
            return Trouble(TroubleKind.HISTORY_SET_ASIDE, str(damaged[-1]))
        if lacking := self._lacking():
            missing = frozenset().union(*lacking.values())
            kind = TroubleKind.HISTORY_SHRUNK if missing else TroubleKind.HISTORY_THINNED
            return Trouble(kind, str(self._store.path), number=len(missing))
        return None

    def settle(self) -> None:
        """Stop asking about what was lost until now: it was restored, or given up."""
        lost = [*damage.pending(self._store.path.parent), *(b.path for b in self._lacking())]
        damage.settle(lost)

    def _lacking(self) -> dict[Backup, frozenset[object]]:
        """Return the workouts that the history lacks of each backup that holds more.

        The newest backup comes first. The workouts are empty if only other tables hold less. For a
        history that cannot be opened, such as one of a newer version, nothing is returned.
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
        """Check a history that holds less than its newest backup: pages may be damaged."""
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
        """Make today's backup; a folder that cannot be written is no trouble of the history."""
        day, anew = self._now().date(), self.loss is not None
        if any((backup.day, backup.anew) == (day, anew) for backup in self.found()):
            return
        with self._noting():
            self._make(db)

    @contextmanager
    def _noting(self) -> Iterator[None]:
        """Note why a backup was not made; raise if the history itself is damaged."""
        self.trouble = None
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            if is_damage(error):
                raise
            self.trouble = self._not_made(why(error) if isinstance(error, OSError) else str(error))

    def _make(self, db: sqlite3.Connection) -> Path:
        anew = ANEW if self.loss else ""
        day = self._now().date()
        present = Counts.of(db)
        newest = next(iter(self.found()), None)
        if lines := history_file.torn_pages(db):
            # A damaged index finds nothing, although all rows may be there.
            if newest is None or not present.short_of(newest.counts):
                with suppress(sqlite3.IntegrityError):  # equal ids: two tables share a page
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
        """Return the name of today's backup, a new name if that is taken by one that holds more."""
        number = 1
        while True:
            name = f"history-{day}{f'-{number}' if number > 1 else ''}{anew}.db"
            there = read_backup(self.folder / name)
            if there is None or there.within(ids, counts):
                return self.folder / name
            number += 1

    def _prune(self, *, anew: bool) -> None:
        """Remove what enough newer ones hold as well; while damage is pending, only `ANEW`."""
        kept: list[Backup] = []
        for backup in self.found():
            days = {newer.day for newer in kept if backup.ids <= newer.ids}
            if len(days | {backup.day}) > KEPT_DAYS and (backup.anew or not anew):
                backup.path.unlink()
                backup.path.with_name(backup.path.name + damage.SETTLED).unlink(missing_ok=True)
            else:
                kept.append(backup)


def _ids(db: sqlite3.Connection) -> frozenset[object]:
    db.text_factory = history_file.lenient
    return frozenset(row[0] for row in db.execute(IDS))


def read_backup(path: Path) -> Backup | None:
    """Look at a backup without changing it; None if it cannot be read, or is not a backup."""
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
    """Check a whole file without changing it; return one value for each thing that is wrong."""

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
    """Return the open file or, if an older program wrote it, a migrated copy in memory."""
    if version(db) >= len(MIGRATIONS):
        yield db
        return
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
        db.backup(copy)
        migrate(copy)
        yield copy


def damage_of(path: Path) -> Sequence[Trouble]:
    """Check the file itself, not the values in its rows; return one value for each fault."""
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
            if version(db) == 0 and Counts.of(db) == Counts():
                return [Trouble(TroubleKind.HISTORY_FILE_EMPTY, str(path))]
            return look(db)
    except NewerFileError as error:
        return [Trouble(TroubleKind.HISTORY_FILE_NEWER, str(path), number=error.found)]
    except (sqlite3.Error, OSError, UnicodeDecodeError, DamagedFileError) as error:
        return [Trouble(TroubleKind.HISTORY_FILE_TORN, str(path), str(error))]
