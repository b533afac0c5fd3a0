"""The faults of a history file, and what an error of SQLite or of the disk means."""

from __future__ import annotations

import errno
import os
import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING

from spinecoach.adapters.history.schema import MIGRATIONS
from spinecoach.core.trouble import Trouble, TroubleKind
from spinecoach.regular import NotRegularError

if TYPE_CHECKING:
    from pathlib import Path


class NewerFileError(Exception):
    """The file was written by a newer version of the program."""

    def __init__(self, found: int) -> None:
        super().__init__(f"file version {found} is newer than {len(MIGRATIONS)}")
        self.found = found


class DamagedFileError(Exception):
    """The file is no SQLite file, not ours, or its pages are damaged."""


FAULTS = (sqlite3.Error, UnicodeDecodeError, DamagedFileError, OSError)
"""The exceptions that reading and writing may raise; see `is_damage`."""

HOPELESS = (
    sqlite3.IntegrityError,
    sqlite3.ProgrammingError,
    sqlite3.InterfaceError,
    UnicodeEncodeError,
    OverflowError,
)
"""The errors of a write that lie in its values: trying again would never help."""

KNOWN_ALREADY = (sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY, sqlite3.SQLITE_CONSTRAINT_UNIQUE)
"""The errors by which SQLite says that an entry is in the file already."""

NO_ROOM = (errno.ENOSPC, errno.EDQUOT)
"""What the system answers if the disk, or a person's share of it, is full."""

PROBE = "-room"
"""The ending of a file that is written for a moment, to see whether there is room."""

MUCH = 1 << 16
"""Bytes of it: more than a write of SQLite."""


def is_damage(error: Exception) -> bool:
    """Whether the error says that the file itself is broken."""
    if isinstance(error, (UnicodeDecodeError, DamagedFileError)):
        return True  # SQLite quotes damaged bytes in its message, which Python cannot decode
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def explain(error: Exception, path: Path) -> Trouble:
    """Return why the history cannot be written."""
    if isinstance(error, NotRegularError):
        return Trouble(TroubleKind.NO_REGULAR_FILE, str(path))
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    number = errno.EIO if code == sqlite3.SQLITE_IOERR else getattr(error, "errno", 0)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return Trouble(TroubleKind.HISTORY_LOCKED, str(path))
    if code == sqlite3.SQLITE_FULL or number in NO_ROOM or (number == errno.EIO and _is_full(path)):
        return Trouble(TroubleKind.HISTORY_DISK_FULL, str(path.parent))
    if number == errno.EIO:
        return Trouble(TroubleKind.HISTORY_DISK_ERROR, str(path.parent), str(error))
    return Trouble(TroubleKind.HISTORY_NOT_WRITABLE, str(path.parent))


def _is_full(path: Path) -> bool:
    """Return whether a file beside the history fails for want of room.

    SQLite calls a quota that is used up an error of the disk, and keeps the number to itself.
    """
    beside = path.with_name(path.name + PROBE)
    try:
        with beside.open("wb") as file:
            file.write(bytes(MUCH))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        return error.errno in NO_ROOM
    finally:
        with suppress(OSError):
            beside.unlink()
    return False
