"""The history file: what is opened, what is refused before it is touched, and copies of it."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.history import FILE_NAME
from spinecoach.adapters.history import file as history_file
from spinecoach.adapters.history.connection import open_to_read
from spinecoach.adapters.history.faults import DamagedFileError, NewerFileError
from spinecoach.adapters.history.file import (
    Counts,
    Stamp,
    check_rules,
    copy,
    from_snapshot,
    is_damaged,
    leave_overwritten,
    look_at_header,
    open_history,
    picture_of,
    snapshot,
    torn_pages,
)
from spinecoach.adapters.history.schema import APPLICATION_ID, FIRST, MIGRATIONS, migrate, version
from spinecoach.adapters.history.sqlite import SqliteHistory
from tests.histories import SUNDAY, WallClock, years

if TYPE_CHECKING:
    from pathlib import Path

PAGE = 4096
posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions, and locks")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A history of four weeks, closed."""
    with closing(SqliteHistory(tmp_path, WallClock(), wait=None)) as history:
        history.add(years(4))
    return tmp_path / FILE_NAME


def counted(path: Path) -> Counts:
    with closing(sqlite3.connect(path)) as db:
        return Counts.of(db)


FOUR_WEEKS = Counts(
    len(years(4)),
    sum(len(workout.sets) for workout in years(4)),
    sum(bool(workout.plan) for workout in years(4)),
    sum(bool(workout.felt) for workout in years(4)),
)


def tear(path: Path) -> None:
    """Spoil every page but the first."""
    whole = path.read_bytes()
    path.write_bytes(whole[:PAGE] + b"\xa5" * (len(whole) - PAGE))


# --- opened ----------------------------------------------------------------------------------


def test_a_new_file_is_made_with_its_folder_and_belongs_to_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / FILE_NAME
    with closing(open_history(path, SUNDAY)) as db:
        assert version(db) == len(MIGRATIONS)
        assert Counts.of(db) == Counts()
        settings = ("journal_mode", "synchronous", "foreign_keys", "wal_autocheckpoint")
        found = [db.execute(f"PRAGMA {name}").fetchone()[0] for name in settings]
        assert found == ["wal", 2, 1, 0]
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


@posix
def test_a_file_that_others_could_read_is_closed_to_them(path: Path) -> None:
    path.chmod(0o644)
    open_history(path, SUNDAY).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("old", range(1, len(MIGRATIONS)))
def test_an_older_file_is_copied_before_it_is_brought_up_to_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: int
) -> None:
    path = tmp_path / FILE_NAME
    with monkeypatch.context() as patch, closing(sqlite3.connect(path)) as db:
        patch.setattr("spinecoach.adapters.history.schema.MIGRATIONS", MIGRATIONS[:old])
        db.isolation_level = None
        migrate(db)
    with closing(open_history(path, SUNDAY)) as db:
        assert version(db) == len(MIGRATIONS)
    (kept,) = (tmp_path / history_file.BACKUPS).iterdir()
    assert kept.name == f"history-version-{old}-2026-11-22T180000.db"
    with closing(sqlite3.connect(kept)) as db:
        assert version(db) == old


def test_a_file_that_is_up_to_date_is_not_copied(path: Path) -> None:
    before = sorted(path.parent.rglob("*.db"))
    open_history(path, SUNDAY).close()
    assert sorted(path.parent.rglob("*.db")) == before


def test_a_file_whose_first_page_is_torn_is_damaged_and_a_locked_one_is_not(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            open_history(path, SUNDAY)
        other.execute("ROLLBACK")
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + b"\xa5" * (PAGE - 100) + whole[PAGE:])
    with pytest.raises(DamagedFileError):
        open_history(path, SUNDAY)


def test_a_file_of_a_newer_version_is_not_touched(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    before = path.read_bytes()
    with pytest.raises(NewerFileError) as caught:
        open_history(path, SUNDAY)
    assert caught.value.found == len(MIGRATIONS) + 1
    with pytest.raises(NewerFileError):
        picture_of(path)
    assert path.read_bytes() == before
    assert not is_damaged(path)


HEADERS = {
    "no database": b"A letter to my physiotherapist. " * 8,
    "cut off": b"SQLite format 3\x00",
}


@pytest.mark.parametrize("content", HEADERS.values(), ids=HEADERS)
def test_what_is_no_database_is_not_touched(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / FILE_NAME
    path.write_bytes(content)
    with pytest.raises(DamagedFileError):
        open_history(path, SUNDAY)
    assert path.read_bytes() == content
    assert is_damaged(path)


@pytest.mark.parametrize(
    ("at", "value"),
    [
        (68, (APPLICATION_ID + 1).to_bytes(4, "big")),  # of another program
        (18, b"\x07"),  # SQLite would open it for reading alone
        (19, b"\x00"),
    ],
)
def test_a_header_that_is_not_ours_is_refused_before_anything_is_written(
    path: Path, at: int, value: bytes
) -> None:
    whole = bytearray(path.read_bytes())
    whole[at : at + len(value)] = value
    path.write_bytes(whole)
    with pytest.raises(DamagedFileError):
        open_history(path, SUNDAY)
    assert path.read_bytes() == whole


@pytest.mark.parametrize("content", [None, b""])
def test_a_file_that_is_not_there_yet_or_empty_is_no_fault(
    tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / FILE_NAME
    if content is not None:
        path.write_bytes(content)
    look_at_header(path)
    assert not is_damaged(path)
    open_history(path, SUNDAY).close()


def test_a_file_whose_tables_are_not_those_of_a_history_is_damaged(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("ALTER TABLE workouts RENAME COLUMN note TO nonsense")
    with pytest.raises(DamagedFileError):
        open_history(path, SUNDAY)
    with pytest.raises(DamagedFileError):
        picture_of(path)
    assert is_damaged(path)


# --- whole or damaged ------------------------------------------------------------------------


def test_torn_pages_are_found(path: Path) -> None:
    assert not is_damaged(path)
    tear(path)
    assert is_damaged(path)


def test_a_row_that_says_something_odd_is_no_damage(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA ignore_check_constraints = ON")
        db.execute("UPDATE sets SET reps = -5")
        db.commit()
        assert torn_pages(db) == []
    assert not is_damaged(path)


def test_a_disk_that_cannot_be_read_for_a_moment_damages_no_file(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(history_file, "read_beginning", fails)
    assert not is_damaged(path)


# --- read without touching -------------------------------------------------------------------


def test_reading_touches_no_byte_and_leaves_no_file_beside_it(path: Path) -> None:
    before = {one.name: one.read_bytes() for one in path.parent.iterdir() if one.is_file()}
    with closing(open_to_read(path)) as db:
        assert Counts.of(db) == FOUR_WEEKS
        with pytest.raises(sqlite3.OperationalError):
            db.execute("DELETE FROM sets")
    picture_of(path).close()
    after = {one.name: one.read_bytes() for one in path.parent.iterdir() if one.is_file()}
    assert after == before


def test_an_older_file_that_turns_out_damaged_while_it_is_brought_up_to_date_is_damaged(
    tmp_path: Path,
) -> None:
    path = tmp_path / FILE_NAME
    with closing(sqlite3.connect(path)) as db:
        db.executescript(f"{FIRST}; PRAGMA user_version = 1")
    whole = bytearray(path.read_bytes())
    whole[32:40] = (9999).to_bytes(4, "big") + (5).to_bytes(4, "big")  # free pages beyond the end
    path.write_bytes(whole)
    with pytest.raises(DamagedFileError):
        open_history(path, SUNDAY)


def test_what_is_in_the_log_alone_is_read_too(path: Path) -> None:
    with closing(open_history(path, SUNDAY)) as db:
        db.execute("DELETE FROM sets")
        assert path.with_name(f"{FILE_NAME}-wal").stat().st_size
        with closing(open_to_read(path)) as reader:
            assert Counts.of(reader) == FOUR_WEEKS._replace(sets=0)
        with closing(picture_of(path)) as picture:
            assert Counts.of(picture) == FOUR_WEEKS._replace(sets=0)


def test_a_picture_can_be_changed_and_its_file_stays(path: Path) -> None:
    before = path.read_bytes()
    with closing(picture_of(path)) as picture:
        picture.execute("DELETE FROM sets")
        assert Counts.of(picture).sets == 0
    assert path.read_bytes() == before


def test_a_picture_of_a_torn_file_is_refused(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: PAGE + 10])
    with pytest.raises(DamagedFileError):
        picture_of(path)


def test_a_snapshot_opens_as_it_was(path: Path) -> None:
    with closing(open_to_read(path)) as db:
        content = snapshot(db)
    with closing(from_snapshot(content)) as again:
        assert Counts.of(again) == FOUR_WEEKS
        assert again.execute("PRAGMA foreign_keys").fetchone()[0] == 1
    with closing(sqlite3.connect(":memory:")) as empty:
        assert snapshot(empty) == b""
    from_snapshot(b"").close()


def test_a_snapshot_of_nonsense_is_refused() -> None:
    with pytest.raises(sqlite3.DatabaseError):
        from_snapshot(b"nonsense" * PAGE)


def test_torn_letters_cost_themselves_alone() -> None:
    assert history_file.lenient(b"stiff \xff today") == "stiff \ufffd today"


# --- copied ----------------------------------------------------------------------------------


def test_a_copy_is_one_whole_file_for_its_owner_alone(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "elsewhere" / "copy.db"
    with closing(open_history(path, SUNDAY)) as db:
        copy(db, target)
    assert [one.name for one in target.parent.iterdir()] == ["copy.db"]
    assert counted(target) == FOUR_WEEKS
    if os.name == "posix":
        assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_a_copy_that_fails_leaves_the_one_before(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    target.write_bytes(b"before")
    db = open_history(path, SUNDAY)
    db.close()
    with pytest.raises(sqlite3.ProgrammingError):
        copy(db, target)
    assert target.read_bytes() == b"before"
    assert not list(tmp_path.glob("*.part"))


@posix
def test_a_file_that_another_program_has_written_over_is_spared(path: Path) -> None:
    db = open_history(path, SUNDAY)
    db.execute("DELETE FROM sets")  # is in the log, and must not reach the other file
    path.write_bytes(b"Of another program. " * 1000)
    leave_overwritten(db, path)
    assert path.read_bytes() == b"Of another program. " * 1000
    assert [one.name for one in path.parent.glob(f"{FILE_NAME}*")] == [FILE_NAME]


@posix
def test_if_there_is_no_room_for_a_copy_the_database_stays_open(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(part: Path, content: bytes) -> None:
        part.write_bytes(content[:100])
        raise OSError(28, "No space left on device")

    with closing(open_history(path, SUNDAY)) as db:
        with monkeypatch.context() as patch:
            patch.setattr(history_file, "write_new", full)
            with pytest.raises(OSError, match="No space"):
                leave_overwritten(db, path)
        assert Counts.of(db) == FOUR_WEEKS
        assert not list(path.parent.glob("*.part"))


# --- one file or another ---------------------------------------------------------------------


def test_a_file_is_known_again_after_a_change_and_not_after_a_replacement(path: Path) -> None:
    first = Stamp.of(path)
    assert first is not None
    with path.open("ab") as file:
        file.write(b"more")
    changed = Stamp.of(path)
    assert changed is not None
    assert changed != first
    assert changed.same_file(first)
    other = path.with_name("other.db")
    other.write_bytes(path.read_bytes())
    other.replace(path)
    replaced = Stamp.of(path)
    assert replaced is not None
    assert not replaced.same_file(first)


def test_a_file_that_is_gone_has_no_stamp(tmp_path: Path) -> None:
    assert Stamp.of(tmp_path / "gone.db") is None


def test_a_history_of_every_earlier_version_has_the_rules_of_a_new_one(tmp_path: Path) -> None:
    for found in range(1, len(MIGRATIONS)):
        path = tmp_path / f"{found}.db"
        with closing(sqlite3.connect(path)) as db:
            for migration in MIGRATIONS[:found]:
                db.executescript(migration)
            db.execute(f"PRAGMA user_version = {found}")
            db.commit()
        with closing(open_history(path, SUNDAY)) as db:
            check_rules(db)
        assert not is_damaged(path)
