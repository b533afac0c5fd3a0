"""Open the history file, check that it is not damaged, and copy it.

Opened with WAL, `synchronous=FULL` and foreign keys. A file of a newer version
is refused before anything touches it; an older one is copied and then migrated in
one transaction. All files are readable by their owner alone.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from spinecoach.adapters.history.connection import log_of, open_own, open_to_read, open_to_write
from spinecoach.adapters.history.faults import DamagedFileError, NewerFileError, is_damage
from spinecoach.adapters.history.schema import (
    APPLICATION_ID,
    MIGRATIONS,
    TAKEN_BACK,
    migrate,
    version,
)
from spinecoach.regular import make_folder, make_new, open_regular, read_beginning, write_new

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

BACKUPS = "backups"
SIDES = ("-wal", "-shm")
COLUMNS = """
SELECT t.name, c.name FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type = 'table'
"""

RULES = "SELECT name, sql FROM sqlite_master WHERE type = 'table'"

CACHE_KB = 16_000
"""What SQLite keeps in memory at most: ten years. With less, each import reads its pages again."""

_MAGIC = b"SQLite format 3\x00"
_HEADER = 100
"""The bytes of the header. The versions for writing and reading are at 18 and 19, 1 (journal) or 2
(WAL); the format of the schema ends at 47, our version is at 60 and the application id at 68,
big-endian (SQLite file format, 1.3)."""

SCHEMA_FORMAT = 4
"""The latest format of a schema that SQLite knows."""

FURTHEST = len(MIGRATIONS) + 100
"""No newer program of ours has written a later version than this: such a number is damaged."""

ODD = " value in "
"""In a line of SQLite's check that is about a row and not about a page."""


class Stamp(NamedTuple):
    """Distinguishes a file from another one with the same name, and from itself before a change.

    `log` is the inode of the log beside it, 0 if there is none.
    """

    device: int
    inode: int
    size: int
    modified_ns: int
    log: int

    @classmethod
    def of(cls, path: Path) -> Stamp | None:
        """Return the stamp of a file, None if there is none or it cannot be looked at."""
        try:
            found = path.stat()
        except OSError:
            return None
        try:
            log = log_of(path).stat().st_ino
        except OSError:
            log = 0
        return cls(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, log)

    def same_file(self, other: Stamp) -> bool:
        """Return whether both are the same file, even if its content has changed."""
        return (self.device, self.inode) == (other.device, other.inode)

    def same_content(self, other: Stamp) -> bool:
        """Return whether both are the same file with the same content, whatever its log."""
        return self._replace(log=other.log) == other


def device_of(folder: Path) -> int:
    """Return the number of the disk that a folder is on or, if it does not exist, would be on."""
    while True:
        try:
            return folder.stat().st_dev
        except OSError:
            folder = folder.parent


COUNTED = {
    "workouts": "SELECT count(*) FROM workouts NOT INDEXED",
    "sets": "SELECT count(*) FROM sets NOT INDEXED",
    "plans": "SELECT count(DISTINCT workout) FROM plans NOT INDEXED",
    "felt": "SELECT count(DISTINCT workout) FROM felt NOT INDEXED",
    "changes": "SELECT count(*) FROM changes NOT INDEXED",
    "excused_days": "SELECT count(*) FROM excused_days NOT INDEXED",
}
"""What is counted, by table. Rows are counted in the tables themselves: an index may list rows that
are gone. Plans are rewritten when a workout changes, so workouts with a plan are counted."""


class Counts(NamedTuple):
    """How much a history holds; what is deleted is a row too, so no count shrinks in normal use."""

    workouts: int = 0
    sets: int = 0
    plans: int = 0
    felt: int = 0
    changes: int = 0
    excused_days: int = 0

    @classmethod
    def of(cls, db: sqlite3.Connection) -> Counts:
        """Count the rows of an open history of any version; raises `sqlite3.Error`."""
        there = {row[0] for row in db.execute("SELECT name FROM sqlite_master")}
        if version(db) < MIGRATIONS.index(TAKEN_BACK) + 1:
            there -= {"changes", "excused_days"}  # until then their rows were deleted in normal use
        return cls(
            **{
                table: db.execute(question).fetchone()[0]
                for table, question in COUNTED.items()
                if table in there
            }
        )

    def short_of(self, other: Counts) -> bool:
        """Return whether any table holds less than in the other history."""
        return any(own < theirs for own, theirs in zip(self, other, strict=True))


def open_history(path: Path, now: datetime) -> sqlite3.Connection:
    """Open or make the file and bring it up to date.

    Raises `NewerFileError`, `DamagedFileError`, `OSError`, or `sqlite3.Error` for
    a lock, a full disk and the like.
    """
    make_folder(path.parent)
    look_at_header(path)
    os.close(open_regular(path, os.O_RDWR | os.O_CREAT))
    path.chmod(0o600)
    db = _opened(path)
    try:
        configure(db)
        _bring_up_to_date(db, path, now)
    except Exception as error:
        db.close()
        if is_damage(error):
            raise DamagedFileError(str(error)) from error
        raise
    return db


def _opened(path: Path) -> sqlite3.Connection:
    try:
        return open_to_write(path)
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise _as_damage(error) from error


def _bring_up_to_date(db: sqlite3.Connection, path: Path, now: datetime) -> None:
    _correct_version(db)
    found = refuse_newer(db)
    db.execute("PRAGMA journal_mode = WAL")
    if found < len(MIGRATIONS):
        if found:
            stamp = now.strftime("%Y-%m-%dT%H%M%S")
            copy(db, path.parent / BACKUPS / f"history-version-{found}-{stamp}.db")
        migrate(db)
    _check_columns(db)


def refuse_newer(db: sqlite3.Connection) -> int:
    """Return the version of an open file; raises `NewerFileError` or `DamagedFileError`."""
    found = version(db)
    if found > FURTHEST:
        raise DamagedFileError("its version is damaged")
    if found > len(MIGRATIONS):
        raise NewerFileError(found)
    return found


def _correct_version(db: sqlite3.Connection) -> None:
    """Correct a damaged version in the header, if the tables show which one is right.

    Raises `DamagedFileError` if the version is impossible and the tables are not ours either.
    """
    found = version(db)
    damaged = found > FURTHEST
    if damaged:
        _check_columns(db)
    elif found < len(MIGRATIONS):
        columns = _columns(db)
        damaged = columns == _own_columns() and columns != _columns_of(found)
    if damaged:
        db.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")


def _check_columns(db: sqlite3.Connection) -> None:
    """Find a file whose schema is damaged: it can be opened, but every query fails."""
    if _columns(db) != _own_columns():
        raise DamagedFileError("its tables are not those of a history")


def _columns(db: sqlite3.Connection) -> set[tuple[str, str]]:
    return {tuple(row) for row in db.execute(COLUMNS)}


def _own_columns() -> set[tuple[str, str]]:
    """Return the tables and columns of a new history."""
    return _columns_of(len(MIGRATIONS))


@cache
def _columns_of(version: int) -> set[tuple[str, str]]:
    """Return the tables and columns of a history of that version."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        migrate(fresh, version)
        return _columns(fresh)


def check_rules(db: sqlite3.Connection) -> None:
    """Find a file whose rules are damaged: it reads well, and refuses what any history takes.

    It is asked for only if something was refused. Raises `DamagedFileError`.
    """
    if version(db) == len(MIGRATIONS) and _rules(db) != _own_rules():
        raise DamagedFileError("its rules are not those of a history")


def _rules(db: sqlite3.Connection) -> dict[str, str]:
    db.text_factory = lenient
    try:
        return {name: "".join(str(rule).split()) for name, rule in db.execute(RULES)}
    finally:
        db.text_factory = str


@cache
def _own_rules() -> dict[str, str]:
    """Return the rules of a new history, by table."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        migrate(fresh)
        return _rules(fresh)


def configure(db: sqlite3.Connection) -> None:
    """Configure a connection as every writer of the history needs it."""
    db.row_factory = sqlite3.Row
    db.execute("PRAGMA synchronous = FULL")
    db.execute("PRAGMA foreign_keys = ON")
    db.execute(f"PRAGMA cache_size = -{CACHE_KB}")
    # The log is written into the file when a workout or the program ends, never during a workout,
    # when its two syncs would delay a frame.
    db.execute("PRAGMA wal_autocheckpoint = 0")


def lenient(text: bytes) -> str:
    """Decode a text of the file; a damaged character is replaced, and nothing else is lost."""
    return text.decode(errors="replace")


def snapshot(db: sqlite3.Connection) -> bytes:
    """Return the whole database as the bytes of one file; raises `sqlite3.Error`."""
    if not db.execute("PRAGMA page_count").fetchone()[0]:
        return b""
    content = bytearray(db.serialize())
    content[18:20] = b"\x01\x01"  # a database in memory has no log, and can be written to
    return bytes(content)


def from_snapshot(content: bytes) -> sqlite3.Connection:
    """Open a copy of a database in memory; raises `sqlite3.Error`."""
    db = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    try:
        if content:
            db.deserialize(content)
        configure(db)
    except BaseException:
        db.close()
        raise
    return db


def picture_of(path: Path) -> sqlite3.Connection:
    """Read the whole file into memory and bring it up to date there; no file is touched.

    Raises `NewerFileError`, `DamagedFileError`, or `sqlite3.Error`.
    """
    look_at_header(path)
    try:
        with closing(open_to_read(path)) as source:
            picture = from_snapshot(snapshot(source))
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise _as_damage(error) from error
    try:
        _correct_version(picture)
        refuse_newer(picture)
        migrate(picture)
        _check_columns(picture)
    except Exception as error:
        picture.close()
        raise _as_damage(error) from error
    return picture


def _as_damage(error: Exception) -> Exception:
    return DamagedFileError(str(error)) if is_damage(error) else error


def torn_pages(db: sqlite3.Connection) -> list[str]:
    """Check each page, but not the values in it: one odd row does not make a history damaged.

    Returns SQLite's lines about damaged pages, [] if all are in order.
    """
    db.execute("PRAGMA ignore_check_constraints = ON")
    lines = [row[0] for row in db.execute("PRAGMA integrity_check(20)")]
    db.execute("PRAGMA ignore_check_constraints = OFF")
    return [line for line in lines if line != "ok" and ODD not in line]


def is_damaged(path: Path) -> bool:
    """Read the whole file once more by a new connection, and return whether it is damaged.

    A disk that cannot be read for a moment does not count as damage.
    """
    try:
        look_at_header(path)
        with closing(open_to_read(path)) as db:
            if torn_pages(db):
                return True
            if version(db) == len(MIGRATIONS) or version(db) > FURTHEST:
                _check_columns(db)
                check_rules(db)
    except (sqlite3.Error, UnicodeDecodeError, DamagedFileError) as error:
        return is_damage(error)
    except (OSError, NewerFileError):
        return False
    return False


def leave_overwritten(db: sqlite3.Connection, path: Path) -> None:
    """Close a database whose file another program has overwritten, without changing that file.

    When it closes, SQLite would write its log into the new content and damage it. Raises `OSError`
    if there is no room for a copy; the database is then still open.
    """
    part = path.with_name(f"{path.name}.part")
    try:
        write_new(part, read_beginning(path))
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    with suppress(sqlite3.Error):
        db.close()
    remove_log(path)
    part.replace(path)


def remove_log(path: Path) -> None:
    """Remove a log that does not belong to the file; raises `OSError`."""
    for side in SIDES:
        path.with_name(path.name + side).unlink(missing_ok=True)


def copy(db: sqlite3.Connection, target: Path) -> None:
    """Copy the whole history by SQLite's backup API, whole or not at all."""
    make_folder(target.parent)
    part = target.with_name(f"{target.name}.part")
    os.close(make_new(part))
    try:
        into = open_own(part)
        try:
            db.backup(into)
            into.execute("PRAGMA journal_mode = DELETE")  # one file, no log beside it
        finally:
            into.close()
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def look_at_header(path: Path) -> None:
    """Read version and application id from the header, so that a foreign file is not changed."""
    try:
        header = read_beginning(path, _HEADER)
    except FileNotFoundError:
        return
    if not header:
        return  # made a moment ago, or the first commit never happened
    if len(header) < _HEADER or not header.startswith(_MAGIC):
        raise DamagedFileError("it is no SQLite file")
    found = int.from_bytes(header[60:64], "big")
    owner = int.from_bytes(header[68:72], "big")
    if not {header[18], header[19]} <= {1, 2} or header[47] > SCHEMA_FORMAT:
        # SQLite would open it read-only and refuse every write, or read nothing.
        raise DamagedFileError("its header is damaged")
    if owner not in (0, APPLICATION_ID):
        raise DamagedFileError("it belongs to another program")
    if len(MIGRATIONS) < found <= FURTHEST:
        raise NewerFileError(found)
