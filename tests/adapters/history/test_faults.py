"""What an error says of the history: damage, or a trouble that may pass."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

import pytest

from spinecoach.adapters.history.faults import (
    DamagedFileError,
    NewerFileError,
    explain,
    is_damage,
)
from spinecoach.core.trouble import Trouble, TroubleKind
from spinecoach.regular import NotRegularError

PATH = Path("/data/history.db")


def of_sqlite(code: int) -> sqlite3.DatabaseError:
    error = sqlite3.DatabaseError("as SQLite puts it")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("error", "damage"),
    [
        (DamagedFileError("torn"), True),
        (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "torn"), True),
        (OSError(5, "Input/output error"), False),
        (NewerFileError(99), False),
    ],
)
def test_only_what_is_about_the_file_itself_is_damage(error: Exception, *, damage: bool) -> None:
    assert is_damage(error) is damage


@pytest.mark.parametrize(
    ("code", "damage"),
    [
        (sqlite3.SQLITE_CORRUPT, True),
        (sqlite3.SQLITE_NOTADB, True),
        (sqlite3.SQLITE_CORRUPT_INDEX, True),
        (sqlite3.SQLITE_FULL, False),
        (sqlite3.SQLITE_BUSY, False),
        (sqlite3.SQLITE_IOERR_READ, False),
    ],
)
def test_an_error_of_sqlite_is_damage_only_if_it_says_so(code: int, *, damage: bool) -> None:
    assert is_damage(of_sqlite(code)) is damage


@pytest.mark.parametrize(
    ("error", "kind", "place"),
    [
        (NotRegularError(), TroubleKind.NO_REGULAR_FILE, PATH),
        (of_sqlite(sqlite3.SQLITE_BUSY), TroubleKind.HISTORY_LOCKED, PATH),
        (of_sqlite(sqlite3.SQLITE_BUSY_SNAPSHOT), TroubleKind.HISTORY_LOCKED, PATH),
        (of_sqlite(sqlite3.SQLITE_LOCKED), TroubleKind.HISTORY_LOCKED, PATH),
        (of_sqlite(sqlite3.SQLITE_FULL), TroubleKind.HISTORY_DISK_FULL, PATH.parent),
        (OSError(errno.ENOSPC, "full"), TroubleKind.HISTORY_DISK_FULL, PATH.parent),
        (OSError(errno.EDQUOT, "quota"), TroubleKind.HISTORY_DISK_FULL, PATH.parent),
        (of_sqlite(sqlite3.SQLITE_IOERR_FSYNC), TroubleKind.HISTORY_DISK_ERROR, PATH.parent),
        (OSError(errno.EIO, "broken"), TroubleKind.HISTORY_DISK_ERROR, PATH.parent),
        (of_sqlite(sqlite3.SQLITE_READONLY), TroubleKind.HISTORY_NOT_WRITABLE, PATH.parent),
        (OSError(errno.EACCES, "no"), TroubleKind.HISTORY_NOT_WRITABLE, PATH.parent),
    ],
)
def test_each_error_is_the_trouble_that_a_person_can_do_something_about(
    error: Exception, kind: TroubleKind, place: Path
) -> None:
    reason = str(error) if kind is TroubleKind.HISTORY_DISK_ERROR else ""
    assert explain(error, PATH) == Trouble(kind, str(place), reason)
