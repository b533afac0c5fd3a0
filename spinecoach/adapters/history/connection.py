"""Open SQLite files for writing and for reading, with locks if the file system has them.

A file system without locks (SMB, sshfs) refuses to open the file as SQLite usually does. The file
is then opened without locks and without shared memory: the lock on the data folder keeps a second
process away.
"""

from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

BUSY_SECONDS = 0.25
"""How long a lock held by another program is waited for."""

WITHOUT_LOCKS = "win32-none" if os.name == "nt" else "unix-none"
"""The name of SQLite's VFS that uses no locks."""

NO_LOCKS = frozenset(
    {
        sqlite3.SQLITE_IOERR_LOCK,
        sqlite3.SQLITE_IOERR_RDLOCK,
        sqlite3.SQLITE_IOERR_CHECKRESERVEDLOCK,
        sqlite3.SQLITE_IOERR_SHMOPEN,
        sqlite3.SQLITE_IOERR_SHMLOCK,
        sqlite3.SQLITE_IOERR_SHMMAP,
    }
)
"""What SQLite reports if a file system has no locks, or no shared memory."""


def open_to_write(path: Path) -> sqlite3.Connection:
    """Open a file for writing; raises `sqlite3.Error`."""
    return _opened(path, "rw", NO_LOCKS)


def open_to_read(path: Path) -> sqlite3.Connection:
    """Open for reading; without a log beside the file, nothing on the disk is changed.

    Raises `sqlite3.Error`.
    """
    log = log_of(path)
    if not log.exists() or not log.stat().st_size:
        return _connect(path, "mode=ro&immutable=1")
    # On a read-only disk the shared memory that is needed to read a log cannot be made.
    return _opened(path, "ro", NO_LOCKS | {sqlite3.SQLITE_CANTOPEN})


def open_own(path: Path) -> sqlite3.Connection:
    """Open a file that no other process knows, such as a copy being made: it needs no locks."""
    return _without_locks(path, "rw")


def log_of(path: Path) -> Path:
    """Return the path of the write-ahead log of a database (WAL)."""
    return path.with_name(f"{path.name}-wal")


def _opened(path: Path, mode: str, without_locks: frozenset[int]) -> sqlite3.Connection:
    db = _connect(path, f"mode={mode}")
    try:
        db.execute("SELECT count(*) FROM sqlite_master").fetchone()  # takes a lock, opens the log
    except sqlite3.Error as error:
        db.close()
        if getattr(error, "sqlite_errorcode", 0) not in without_locks:
            raise
    except BaseException:
        db.close()
        raise
    else:
        return db
    return _without_locks(path, mode)


def _without_locks(path: Path, mode: str) -> sqlite3.Connection:
    db = _connect(path, f"mode={mode}&vfs={WITHOUT_LOCKS}")
    db.execute("PRAGMA locking_mode = EXCLUSIVE")  # a log without shared memory
    return db


def _connect(path: Path, options: str) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?{options}",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )
