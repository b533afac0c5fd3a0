"""Opening the history file: what can be wrong with it, and what is done about it.

Opened with WAL, `synchronous=FULL` and foreign keys. A file of a newer version
is refused before anything touches it; a damaged one is set aside under a dated
name and nothing is ever deleted; an older one is copied and then migrated in
one transaction. All files are readable by their owner alone.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from spinecoach.adapters.history.schema import APPLICATION_ID, MIGRATIONS, migrate, version

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

FILE_NAME = "history.db"
BACKUPS = "backups"
SIDES = ("-wal", "-shm")
BUSY_SECONDS = 0.25
"""How long a lock held by another program is waited for."""

COLUMNS = """
SELECT t.name, c.name FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type = 'table'
"""

_MAGIC = b"SQLite format 3\x00"
_HEADER = 100  # bytes; version and owner at 60 and 68, big-endian (SQLite file format, 1.3)


class NewerFileError(Exception):
    """The file was written by a newer version of the program."""

    def __init__(self, found: int) -> None:
        super().__init__(
            f"The history was written by a newer SpineCoach (file version {found}, this program "
            f"knows {len(MIGRATIONS)}). It was left untouched: install the newer SpineCoach."
        )


class DamagedFileError(Exception):
    """The file is no SQLite file, not ours, or its pages are torn."""


def is_damage(error: Exception) -> bool:
    """Whether the error says that the file itself is broken."""
    if isinstance(error, (UnicodeDecodeError, DamagedFileError)):
        return True  # SQLite quotes torn bytes in its message, and Python cannot read them
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def open_history(path: Path, now: datetime) -> sqlite3.Connection:
    """Open or make the file and bring it up to date.

    Raises `NewerFileError`, `DamagedFileError`, `OSError`, or `sqlite3.Error` for
    a lock, a full disk and the like.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    _look_at_header(path)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    path.chmod(0o600)
    db = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        configure(db)
        _bring_up_to_date(db, path, now)
    except Exception as error:
        db.close()
        if is_damage(error):
            raise DamagedFileError(str(error)) from error
        raise
    return db


def _bring_up_to_date(db: sqlite3.Connection, path: Path, now: datetime) -> None:
    found = _refuse_newer(db)
    db.execute("PRAGMA journal_mode = WAL")
    if found < len(MIGRATIONS):
        if found:
            stamp = now.strftime("%Y-%m-%dT%H%M%S")
            copy(db, path.parent / BACKUPS / f"history-version-{found}-{stamp}.db")
        migrate(db)
    _check_columns(db)


def _refuse_newer(db: sqlite3.Connection) -> int:
    found = version(db)
    if found > len(MIGRATIONS):
        raise NewerFileError(found)
    return found


def _check_columns(db: sqlite3.Connection) -> None:
    """Find a file whose very table of contents is torn: it opens, and every question fails."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        migrate(fresh)
        if _columns(db) != _columns(fresh):
            raise DamagedFileError("its tables are not those of a history")


def _columns(db: sqlite3.Connection) -> set[tuple[str, str]]:
    return {tuple(row) for row in db.execute(COLUMNS)}


def configure(db: sqlite3.Connection) -> None:
    """Give a connection the settings that every writer of the history has."""
    db.row_factory = sqlite3.Row
    db.execute("PRAGMA synchronous = FULL")
    db.execute("PRAGMA foreign_keys = ON")
    # The log goes into the file when a workout ends and when the program does,
    # never in mid-workout, where its two syncs would cost a frame.
    db.execute("PRAGMA wal_autocheckpoint = 0")


def lenient(text: bytes) -> str:
    """Read text of the file; a torn character costs itself and not the whole history."""
    return text.decode(errors="replace")


def open_untouched(path: Path) -> sqlite3.Connection:
    """Open the file for reading without writing a byte anywhere; raises `sqlite3.Error`."""
    uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    db = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
    if version(db) != len(MIGRATIONS):
        db.close()
        raise sqlite3.OperationalError("another version")
    return db


def picture_of(path: Path) -> sqlite3.Connection:
    """Read the whole file into memory and bring it up to date there; no file is touched.

    Raises `NewerFileError`, `DamagedFileError`, or `sqlite3.Error`.
    """
    _look_at_header(path)
    log = path.with_name(f"{path.name}-wal")
    frozen = "" if log.exists() and log.stat().st_size else "&immutable=1"
    picture = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    try:
        source = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro{frozen}", uri=True)
        try:
            source.backup(picture)
        finally:
            source.close()
        configure(picture)
        _refuse_newer(picture)
        migrate(picture)
        _check_columns(picture)
    except Exception as error:
        picture.close()
        if is_damage(error):
            raise DamagedFileError(str(error)) from error
        raise
    return picture


def copy(db: sqlite3.Connection, target: Path) -> None:
    """Copy the whole history by SQLite's backup API, whole or not at all."""
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    os.close(os.open(part, os.O_RDWR | os.O_CREAT, 0o600))
    try:
        into = sqlite3.connect(part)
        try:
            db.backup(into)
            into.execute("PRAGMA journal_mode = DELETE")  # one file, no log beside it
        finally:
            into.close()
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def set_aside(path: Path, now: datetime) -> Path:
    """Rename the file and its log to a dated name, which is returned; raises `OSError`."""
    aside = path.with_name(f"history-damaged-{now.strftime('%Y-%m-%dT%H%M%S')}.db")
    number = 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"history-damaged-{now.strftime('%Y-%m-%dT%H%M%S')}-{number}.db")
    path.rename(aside)
    for side in SIDES:
        log = path.with_name(path.name + side)
        if log.exists():
            log.rename(aside.with_name(aside.name + side))
    return aside


def _look_at_header(path: Path) -> None:
    """Read version and owner from the header alone, so that a foreign file stays untouched."""
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER)
    except FileNotFoundError:
        return
    if not header:
        return  # made by us a moment ago, or cut off before the first commit
    if len(header) < _HEADER or not header.startswith(_MAGIC):
        raise DamagedFileError("it is no SQLite file")
    found = int.from_bytes(header[60:64], "big")
    owner = int.from_bytes(header[68:72], "big")
    if owner not in (0, APPLICATION_ID):
        raise DamagedFileError("it belongs to another program")
    if found > len(MIGRATIONS):
        raise NewerFileError(found)
