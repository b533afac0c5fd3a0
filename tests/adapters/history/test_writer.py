"""The writer loses nothing that was done, whatever happens to the file, and says what is wrong."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import threading
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spinecoach.adapters.history import FILE_NAME
from spinecoach.adapters.history.file import open_history
from spinecoach.adapters.history.held import REFUSED
from spinecoach.adapters.history.schema import FIRST, MIGRATIONS
from spinecoach.adapters.history.sqlite import SqliteHistory
from spinecoach.adapters.history.writer import Store
from spinecoach.core.trouble import Trouble, TroubleKind
from spinecoach.core.workout.cues import RepDone, SetBegan, SetEnded, WorkoutBegan, WorkoutEnded
from tests.disks import may_mount, small_disk
from tests.histories import SUNDAY, WallClock, perform, timeline, works, years

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from spinecoach.core.workout.cues import Record

CLOCK = WallClock()
BLOCK = works(timeline())[0]
BEGIN: tuple[Record, ...] = (WorkoutBegan(), SetBegan(BLOCK, 1))
END: tuple[Record, ...] = (SetEnded(BLOCK, 1, 8, complete=True), WorkoutEnded(complete=False))


def opened(folder: Path) -> SqliteHistory:
    return SqliteHistory(folder, WallClock(), wait=None)


def filled(folder: Path, weeks: int = 10) -> bytes:
    """Make a history of some weeks and return its file's bytes."""
    history = opened(folder)
    history.add(years(weeks))
    history.close()
    shutil.rmtree(folder / "backups")
    return (folder / FILE_NAME).read_bytes()


def kind(history: SqliteHistory) -> TroubleKind | None:
    return history.trouble.kind if history.trouble else None


def reps_on_disk(folder: Path) -> int:
    """Sum the reps as another program finds them."""
    db = sqlite3.connect(folder / FILE_NAME)
    try:
        found: int = db.execute("SELECT coalesce(sum(reps), 0) FROM sets").fetchone()[0]
        return found
    finally:
        db.close()


def do(history: SqliteHistory, *records: Record) -> None:
    journal = history.begin(timeline())
    for record in records:
        journal.record(record)


def test_what_was_done_is_seen_although_the_writer_thread_has_not_come_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy = threading.Event()
    work = Store._work

    def late(store: Store) -> None:
        busy.wait()
        work(store)

    monkeypatch.setattr(Store, "_work", late)
    history = SqliteHistory(tmp_path, WallClock(), wait=0.0)
    do(history, *BEGIN, *END)
    assert [day.done_sets for day in history.days(date.min)] == [1]
    assert history.unfinished() is None
    busy.set()
    history.close()
    assert history.trouble is None
    assert reps_on_disk(tmp_path) == 8


@pytest.mark.parametrize(
    "spoilt", [b"'opeo', 'complete', 'stopped'", b"'open', 'co\xff\xffplete'  , '' "]
)
def test_a_file_whose_rules_are_damaged_is_set_aside_as_soon_as_they_refuse_something(
    tmp_path: Path, spoilt: bytes
) -> None:
    content = filled(tmp_path)
    whole = b"'open', 'complete', 'stopped'"
    assert content.count(whole) == 1
    spoilt = spoilt[: len(whole)].ljust(len(whole))
    (tmp_path / FILE_NAME).write_bytes(content.replace(whole, spoilt))
    history = opened(tmp_path)
    assert history.trouble is None
    do(history, *BEGIN, *END)
    assert history.trouble is None
    assert [day.done_sets for day in history.days(date.min)] == [1]
    history.close()
    assert reps_on_disk(tmp_path) == 8
    assert list(tmp_path.glob("history-damaged-*.db"))
    assert not (tmp_path / REFUSED).exists()


# --- a file that is not ours, or not yet -----------------------------------------------------


def test_a_newer_file_is_left_untouched_to_the_byte(tmp_path: Path) -> None:
    filled(tmp_path)
    db = sqlite3.connect(tmp_path / FILE_NAME)
    db.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 7}")
    db.close()
    before = (tmp_path / FILE_NAME).read_bytes()
    history = opened(tmp_path)
    newer = Trouble(
        TroubleKind.HISTORY_NEWER, str(tmp_path / FILE_NAME), number=len(MIGRATIONS) + 7
    )
    assert history.trouble == newer
    do(history, *BEGIN, *END)
    assert history.trouble == newer
    assert [day.done_sets for day in history.days(date.min)] == [1]  # held, and shown
    history.close()
    assert (tmp_path / FILE_NAME).read_bytes() == before


def test_an_older_file_is_copied_then_brought_up_to_date(tmp_path: Path) -> None:
    db = sqlite3.connect(tmp_path / FILE_NAME)
    db.executescript(FIRST)
    db.execute(
        "INSERT INTO workouts VALUES ('w', 'Old', '2026-01-05T07:00:00.000Z', 60, NULL, NULL,"
        " '2026-01-05', 'complete', 'coached', 1, 3, 4, NULL, NULL, NULL, '', 0)"
    )
    db.execute("PRAGMA user_version = 1")
    db.commit()
    db.close()
    history = opened(tmp_path)
    assert history.trouble is None
    assert [workout.title for workout in history.workouts()] == ["Old"]
    history.close()
    (copy,) = (tmp_path / "backups").glob("history-version-1-*.db")
    kept = sqlite3.connect(copy)
    assert kept.execute("PRAGMA user_version").fetchone() == (1,)
    assert kept.execute("SELECT title FROM workouts").fetchall() == [("Old",)]
    kept.close()


def test_a_migration_that_fails_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(tmp_path)
    broken = (*MIGRATIONS, "CREATE TABLE moods (day TEXT); INSERT INTO nowhere VALUES (1)")
    with monkeypatch.context() as patch:
        patch.setattr("spinecoach.adapters.history.schema.MIGRATIONS", broken)
        patch.setattr("spinecoach.adapters.history.file.MIGRATIONS", broken)
        history = opened(tmp_path)
        assert kind(history) is TroubleKind.HISTORY_NOT_WRITABLE
        history.close()
    db = sqlite3.connect(tmp_path / FILE_NAME)
    assert db.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
    assert db.execute("SELECT count(*) FROM sqlite_master WHERE name = 'moods'").fetchone() == (0,)
    db.close()


# --- damage ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        b"not a database at all, but long enough to be one" * 10,
        b"SQLite format 3\x00",
        b"\x00" * 50,
    ],
)
def test_a_damaged_header_sets_the_file_aside_and_begins_anew(
    tmp_path: Path, content: bytes
) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    history = opened(tmp_path)
    aside = tmp_path / "history-damaged-2026-11-22T180000.db"
    assert aside.read_bytes() == content
    assert history.loss == Trouble(TroubleKind.HISTORY_SET_ASIDE, str(aside))
    assert history.trouble is None
    do(history, *BEGIN, *END)
    assert [workout.reps for workout in history.workouts()] == [8]
    history.close()


def test_another_programs_database_is_set_aside_not_written_to(tmp_path: Path) -> None:
    db = sqlite3.connect(tmp_path / FILE_NAME)
    db.execute("CREATE TABLE songs (title TEXT)")
    db.execute("PRAGMA application_id = 1234")
    db.close()
    opened(tmp_path).close()
    (aside,) = tmp_path.glob("history-damaged-*.db")
    other = sqlite3.connect(aside)
    assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("songs",)]
    other.close()


def test_a_torn_page_met_in_mid_workout_costs_nothing_of_the_workout(tmp_path: Path) -> None:
    whole = filled(tmp_path)
    history = opened(tmp_path)
    journal = history.begin(timeline())
    for record in (*BEGIN, RepDone(BLOCK, 1, 1), RepDone(BLOCK, 1, 2)):
        journal.record(record)
    history.store.with_connection(lambda db: db.execute("PRAGMA wal_checkpoint(TRUNCATE)"))
    with (tmp_path / FILE_NAME).open("r+b") as file:
        for page in range(2, len(whole) // 4096):
            file.seek(page * 4096)
            file.write(b"\xa5" * 4096)
    history.store.with_connection(lambda db: db.execute("PRAGMA shrink_memory"))
    journal.record(RepDone(BLOCK, 1, 3))
    journal.record(SetEnded(BLOCK, 1, 3, complete=False))
    history.workouts()
    assert [workout.reps for workout in history.workouts()] == [3]
    assert history.loss is not None
    assert history.trouble is None
    history.close()
    assert len(list(tmp_path.glob("history-damaged-*.db"))) == 1


def test_a_torn_log_loses_at_most_what_it_held(tmp_path: Path) -> None:
    filled(tmp_path)
    copied = tmp_path / "after the crash"
    copied.mkdir()
    history = opened(tmp_path)
    do(history, *BEGIN, RepDone(BLOCK, 1, 1), RepDone(BLOCK, 1, 2))
    before = len(history.workouts())
    for name in (FILE_NAME, FILE_NAME + "-wal"):
        shutil.copy(tmp_path / name, copied / name)
    history.close()
    log = copied / (FILE_NAME + "-wal")
    log.write_bytes(log.read_bytes()[:-1000] + b"\x00" * 1000)
    again = opened(copied)
    assert again.trouble is None
    assert before - 1 <= len(again.workouts()) <= before
    assert again.store.ask("PRAGMA integrity_check")[0][0] == "ok"
    again.close()


@settings(max_examples=40, deadline=None)
@given(where=st.integers(0, 10**9), noise=st.binary(min_size=1, max_size=5000))
def test_no_damage_anywhere_raises_or_deletes(
    tmp_path_factory: pytest.TempPathFactory, where: int, noise: bytes
) -> None:
    folder = tmp_path_factory.mktemp("damage")
    whole = bytearray(SOME_FILE.get(lambda: filled(folder)))
    where %= len(whole)
    whole[where : where + len(noise)] = noise[: len(whole) - where]
    (folder / FILE_NAME).write_bytes(whole)
    history = opened(folder)
    history.workouts()
    do(history, *BEGIN, *END)
    assert any(workout.reps == 8 for workout in history.workouts()) or history.trouble
    history.close()
    kept = [path for path in folder.iterdir() if path.suffix == ".db"]
    assert kept


class _Once:
    """Something that is made once for many examples."""

    def __init__(self) -> None:
        self._made: bytes | None = None

    def get(self, make: object) -> bytes:
        if self._made is None:
            assert callable(make)
            self._made = bytes(make())
        return self._made


SOME_FILE = _Once()


# --- nowhere to write ------------------------------------------------------------------------


def test_if_no_folder_can_be_made_the_workout_is_held_and_shown(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")
    history = opened(tmp_path / "data")
    assert kind(history) is TroubleKind.HISTORY_NOT_WRITABLE
    do(history, *BEGIN, *END)
    assert [workout.reps for workout in history.workouts()] == [8]
    assert history.store.held > 0
    history.close()


def test_what_was_held_is_written_once_the_folder_is_there(tmp_path: Path) -> None:
    in_the_way = tmp_path / "data"
    in_the_way.write_text("a file")
    history = opened(in_the_way)
    journal = history.begin(timeline())
    for record in BEGIN:
        journal.record(record)
    in_the_way.unlink()
    journal.record(RepDone(BLOCK, 1, 1))
    assert history.trouble is None
    assert (history.store.held, reps_on_disk(in_the_way)) == (0, 1)
    history.close()


def test_a_file_that_is_locked_by_another_program_is_waited_for(tmp_path: Path) -> None:
    filled(tmp_path, 1)
    before = reps_on_disk(tmp_path)
    history = opened(tmp_path)
    other = sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    journal = history.begin(timeline())
    journal.record(WorkoutBegan())
    journal.record(SetBegan(BLOCK, 1))
    assert kind(history) is TroubleKind.HISTORY_LOCKED
    assert len(history.workouts()) == len(years(1)) + 1  # held, and shown all the same
    other.execute("ROLLBACK")
    other.close()
    journal.record(RepDone(BLOCK, 1, 1))
    assert history.trouble is None
    assert reps_on_disk(tmp_path) == before + 1
    history.close()


@pytest.mark.parametrize("title", ["half a pair \ud800", None])
def test_a_contradictory_entry_is_kept_in_a_file_and_holds_nothing_else_up(
    tmp_path: Path, title: str | None
) -> None:
    history = opened(tmp_path)
    history.store.write(("UPDATE workouts SET title = ?", ("fine",)), wait=None)
    statement = "INSERT INTO workouts (id, title) VALUES ('x', ?)"
    history.store.write((statement, (title,)), wait=None)
    assert kind(history) is TroubleKind.HISTORY_REFUSED
    (line,) = (tmp_path / REFUSED).read_text().splitlines()
    assert json.loads(line)["statements"] == [[statement, [title]]]
    do(history, *BEGIN, *END)
    assert (history.trouble, history.store.held) == (None, 0)
    assert [workout.reps for workout in history.workouts()] == [8]
    history.close()


def test_of_an_entry_that_is_refused_no_part_is_added(tmp_path: Path) -> None:
    history = opened(tmp_path)
    do(history, *BEGIN, *END)
    history.store.write(
        ("UPDATE workouts SET title = 'half of an entry'", ()),
        ("INSERT INTO workouts (id, title) VALUES ('x', NULL)", ()),
        wait=None,
    )
    assert kind(history) is TroubleKind.HISTORY_REFUSED
    (workout,) = history.workouts()
    assert workout.title != "half of an entry"
    history.close()


def test_what_fails_half_way_is_undone_and_holds_nothing_up(tmp_path: Path) -> None:
    def fail_half_way(db: sqlite3.Connection) -> None:
        db.execute("BEGIN IMMEDIATE")
        db.execute("UPDATE workouts SET title = 'half of it'")
        raise OSError(28, "No space left on device")

    history = opened(tmp_path)
    do(history, *BEGIN, *END)
    trouble = history.store.with_connection(fail_half_way)
    assert trouble is not None
    assert trouble.kind is TroubleKind.HISTORY_DISK_FULL
    do(history, *BEGIN, *END)
    assert (history.trouble, history.store.held) == (None, 0)
    assert reps_on_disk(tmp_path) == 16
    assert "half of it" not in {workout.title for workout in history.workouts()}
    history.close()


def test_a_disk_that_is_full_loses_nothing_and_says_so(tmp_path: Path) -> None:
    history = opened(tmp_path)
    pages = history.store.ask("PRAGMA page_count")[0][0]
    history.store.with_connection(lambda db: db.execute(f"PRAGMA max_page_count = {pages}"))
    for _ in range(80):
        do(history, *BEGIN, *END)
    assert kind(history) is TroubleKind.HISTORY_DISK_FULL
    assert sum(workout.reps for workout in history.workouts()) == 640
    history.store.with_connection(lambda db: db.execute("PRAGMA max_page_count = 100000"))
    do(history, *BEGIN, *END)
    assert history.trouble is None
    assert reps_on_disk(tmp_path) == 648
    history.close()


@may_mount
def test_a_small_disk_that_runs_full_and_is_emptied_again(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "1m") as disk:
        history = opened(disk / "data")
        ballast = disk / "ballast"
        with pytest.raises(OSError, match="No space left"):
            ballast.write_bytes(bytes(2_000_000))
        for _ in range(20):
            do(history, *BEGIN, *END)
        assert kind(history) is TroubleKind.HISTORY_DISK_FULL
        ballast.unlink()
        do(history, *BEGIN, *END)
        assert history.trouble is None
        assert reps_on_disk(disk / "data") == 168
        history.close()


@may_mount
def test_on_a_full_disk_the_room_of_the_log_is_used_before_anything_is_held(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "2m") as disk:
        history = opened(disk / "data")
        do(history, *BEGIN, *END)
        journal = history.begin(timeline())
        for record in (*BEGIN, *(RepDone(BLOCK, 1, 1 + rep % 8) for rep in range(60))):
            journal.record(record)
        log = disk / "data" / f"{FILE_NAME}-wal"
        assert log.stat().st_size > 200_000
        with pytest.raises(OSError, match="No space left"):
            (disk / "ballast").write_bytes(bytes(3_000_000))
        journal.record(RepDone(BLOCK, 1, 8))
        assert (history.trouble, history.store.held) == (None, 0)
        assert log.stat().st_size < 200_000
        (disk / "ballast").unlink()
        history.close()


@may_mount
def test_a_disk_that_is_read_only_still_shows_what_was_done(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "2m") as disk:
        filled(disk / "data", 2)
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        history = opened(disk / "data")
        assert kind(history) is TroubleKind.HISTORY_NOT_WRITABLE
        assert len(history.workouts()) == len(years(2))
        do(history, *BEGIN, *END)
        assert len(history.workouts()) == len(years(2)) + 1
        history.close()


def test_a_file_that_is_deleted_while_open_is_written_anew(tmp_path: Path) -> None:
    history = opened(tmp_path)
    journal = history.begin(timeline())
    for record in (*BEGIN, RepDone(BLOCK, 1, 1)):
        journal.record(record)
    for path in list(tmp_path.iterdir()):
        path.unlink()
    journal.record(RepDone(BLOCK, 1, 2))
    assert reps_on_disk(tmp_path) == 2
    history.close()


# --- the writer itself -----------------------------------------------------------------------


def test_a_slow_disk_does_not_delay_the_workout(tmp_path: Path) -> None:
    history = SqliteHistory(tmp_path, CLOCK)
    let_go = threading.Event()
    busy = threading.Thread(target=lambda: history.store.with_connection(lambda _: _wait(let_go)))
    busy.start()
    do(history, *BEGIN, *END)  # returns though nothing can be written yet
    let_go.set()
    busy.join()
    history.close()
    assert reps_on_disk(tmp_path) == 8


def _wait(event: threading.Event) -> None:
    event.wait()


def test_closing_leaves_no_thread_and_no_log_behind(tmp_path: Path) -> None:
    history = opened(tmp_path)
    perform(history.begin(timeline()), timeline(), WallClock())
    history.close()
    history.close()
    assert not [thread for thread in threading.enumerate() if thread.name == "history"]
    assert {path.name for path in tmp_path.iterdir()} == {FILE_NAME, "backups"}


def test_a_file_of_ours_opens_again_and_again(tmp_path: Path) -> None:
    for _ in range(3):
        open_history(tmp_path / FILE_NAME, SUNDAY).close()


@pytest.mark.parametrize(
    "put",
    [
        os.mkdir,
        pytest.param(
            getattr(os, "mkfifo", os.mkdir),
            marks=pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="only POSIX has pipes"),
        ),
    ],
    ids=["folder", "pipe"],
)
def test_what_is_no_file_in_its_place_is_told_and_holds_nothing_back(
    tmp_path: Path, put: Callable[[Path], None]
) -> None:
    put(tmp_path / FILE_NAME)
    history = opened(tmp_path)
    assert kind(history) is TroubleKind.NO_REGULAR_FILE
    do(history, *BEGIN, *END)
    assert len(history.workouts()) == 1
    history.close()
