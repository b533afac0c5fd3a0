"""If a file system has no locks, the history is opened without them; otherwise never."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.history import FILE_NAME, connection
from spinecoach.adapters.history.sqlite import SqliteHistory
from tests.histories import WallClock, perform, timeline

if TYPE_CHECKING:
    from pathlib import Path


class _Refusing(sqlite3.Connection):
    """A connection to a file on a disk that has no locks."""

    def execute(self, *_: object) -> sqlite3.Cursor:
        refused = sqlite3.OperationalError("disk I/O error")
        refused.sqlite_errorcode = sqlite3.SQLITE_IOERR_LOCK
        raise refused


@pytest.fixture
def without_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    connect = sqlite3.connect

    def refusing(path: str, **options: object) -> sqlite3.Connection:
        lockless = path == ":memory:" or "immutable" in path or connection.WITHOUT_LOCKS in path
        own = {} if lockless else {"factory": _Refusing}
        return connect(path, **options, **own)  # type: ignore[call-overload, no-any-return]

    monkeypatch.setattr(sqlite3, "connect", refusing)


@pytest.mark.usefixtures("without_locks")
def test_without_locks_workouts_are_kept_backed_up_and_read_meanwhile(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with closing(SqliteHistory(data, WallClock(), wait=None)) as history:
        perform(history.begin(timeline()), timeline(), WallClock())
        perform(history.begin(timeline()), timeline(), WallClock(), lambda _: True)
        assert (history.trouble, history.news) == (None, ())
        assert [backup.workouts for backup in history.backups.found()] == [1]
        with closing(SqliteHistory(data, WallClock(), only_read=True)) as reader:
            assert (reader.trouble, len(reader.workouts())) == (None, 2)
        shutil.copytree(data, tmp_path / "killed")
    with closing(SqliteHistory(tmp_path / "killed", WallClock(), wait=None)) as history:
        assert len(history.workouts()) == 2
        assert history.unfinished() is not None


def test_a_lock_of_another_program_is_respected(tmp_path: Path) -> None:
    with closing(SqliteHistory(tmp_path, WallClock(), wait=None)):
        pass
    with closing(sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode = DELETE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            connection.open_to_write(tmp_path / FILE_NAME)
