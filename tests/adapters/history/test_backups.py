"""Restoring a backup keeps what was done since it was made."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.history import FILE_NAME
from spinecoach.adapters.history.backups import KEPT_DAYS, BackupError, problems_in
from spinecoach.adapters.history.schema import FIRST
from spinecoach.adapters.history.sqlite import SqliteHistory
from spinecoach.core.mistake import NOTHING, Expected, Mistake, Wanted
from tests.histories import SUNDAY, WallClock, perform, timeline, years

if TYPE_CHECKING:
    from pathlib import Path


def work_out(history: SqliteHistory, clock: WallClock) -> None:
    perform(history.begin(timeline()), timeline(), clock)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "backups").iterdir())


def test_a_backup_is_made_when_the_days_first_workout_ends(
    history: SqliteHistory, clock: WallClock, tmp_path: Path
) -> None:
    work_out(history, clock)
    assert names(tmp_path) == ["history-2026-11-22.db"]
    work_out(history, clock)
    (backup,) = history.backups.found()
    assert (backup.day, backup.workouts) == (date(2026, 11, 22), 1)
    assert backup.path.stat().st_mode & 0o077 == 0


def test_closing_makes_the_days_backup_if_there_is_none(tmp_path: Path) -> None:
    SqliteHistory(tmp_path, WallClock(), wait=None).close()
    assert names(tmp_path) == ["history-2026-11-22.db"]


def test_seven_days_are_kept(history: SqliteHistory, clock: WallClock, tmp_path: Path) -> None:
    for day in range(10):
        clock.at = SUNDAY + timedelta(days=day)
        work_out(history, clock)
    assert len(history.backups.found()) == KEPT_DAYS
    assert names(tmp_path)[0] == "history-2026-11-25.db"
    assert names(tmp_path)[-1] == "history-2026-12-01.db"


def test_a_backup_is_a_whole_history_by_itself(
    history: SqliteHistory, clock: WallClock, tmp_path: Path
) -> None:
    history.add(years(4))
    path = history.backups.make()
    assert problems_in(path, SUNDAY) == []
    alone = tmp_path / "elsewhere"
    alone.mkdir()
    (alone / FILE_NAME).write_bytes(path.read_bytes())
    again = SqliteHistory(alone, clock)
    assert again.workouts() == history.workouts()
    again.close()


def test_a_backup_with_a_torn_letter_in_it_is_a_backup_all_the_same(
    history: SqliteHistory, tmp_path: Path
) -> None:
    old = years(4)
    history.add(old)
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as db, db:
        db.execute("UPDATE workouts SET id = CAST(X'61FF' AS TEXT) WHERE id = ?", (old[0].id,))
    path = history.backups.make()
    assert path in [backup.path for backup in history.backups.found()]


def test_restoring_brings_back_what_was_lost_and_keeps_what_was_done_since(
    history: SqliteHistory, clock: WallClock, tmp_path: Path
) -> None:
    old = years(4)
    history.add(old)
    backup = history.backups.make()
    history.corrections.change_workout(old[0].id, note="spoilt")
    history.corrections.delete(old[1].id)
    clock.forward(days=1)
    work_out(history, clock)
    assert history.backups.restore(backup) == len(old) + 1
    found = history.workouts()
    assert [workout for workout in found if workout.title == "Strong spine"][: len(old)] == old
    assert len(found) == len(old) + 1
    assert [name for name in names(tmp_path) if "before-restore" in name]


def test_after_damage_the_newest_good_backup_is_offered_and_brings_everything_back(
    tmp_path: Path, clock: WallClock
) -> None:
    first = SqliteHistory(tmp_path, clock, wait=None)
    first.add(years(6))
    first.close()
    clock.forward(days=1)
    bad = tmp_path / "backups" / "history-2026-11-23.db"
    bad.write_bytes(b"SQLite format 3\x00" + bytes(5000))
    (tmp_path / FILE_NAME).write_bytes(b"torn" * 100)
    history = SqliteHistory(tmp_path, clock, wait=None)
    assert history.loss is not None
    work_out(history, clock)
    good = history.backups.newest_good()
    assert good is not None
    assert (good.day, good.workouts) == (date(2026, 11, 22), len(years(6)))
    history.backups.restore(good.path)
    assert len(history.workouts()) == len(years(6)) + 1
    assert history.loss is None
    history.close()


def test_empty_backups_after_damage_push_out_none_that_holds_more_once_it_is_restored(
    tmp_path: Path, clock: WallClock
) -> None:
    for lived in (years(6)[:3], years(6)[3:]):
        with closing(SqliteHistory(tmp_path, clock, wait=None)) as history:
            history.add(lived)
        clock.forward(days=1)
    (tmp_path / FILE_NAME).write_bytes(b"torn" * 100)
    for _ in range(KEPT_DAYS + 2):
        SqliteHistory(tmp_path, clock, wait=None).close()
        clock.forward(days=1)
    with closing(SqliteHistory(tmp_path, clock, wait=None)) as history:
        good = history.backups.newest_good()
        assert good is not None
        history.backups.restore(good.path)
    assert names(tmp_path)[:2] == ["history-2026-11-22.db", "history-2026-11-23.db"]
    for _ in range(KEPT_DAYS):
        clock.forward(days=1)
        with closing(SqliteHistory(tmp_path, clock, wait=None)) as history:
            assert len(history.backups.found()) <= 2 * KEPT_DAYS
    whole = [backup.workouts for backup in history.backups.found()]
    assert whole == KEPT_DAYS * [len(years(6))]


@pytest.mark.parametrize("content", [b"", b"no backup", b"SQLite format 3\x00" + bytes(9000)])
def test_a_damaged_backup_is_refused_and_nothing_changes(
    history: SqliteHistory, tmp_path: Path, content: bytes
) -> None:
    history.add(years(2))
    before = history.workouts()
    broken = tmp_path / "broken.db"
    broken.write_bytes(content)
    with pytest.raises(BackupError, match="history file"):
        history.backups.restore(broken)
    assert history.workouts() == before


def test_a_backup_that_is_not_there_is_named(history: SqliteHistory, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="history file missing"):
        history.backups.restore(tmp_path / "gone.db")


def test_a_backup_of_a_newer_version_is_refused(history: SqliteHistory, tmp_path: Path) -> None:
    history.add(years(1))
    path = history.backups.make()
    newer = tmp_path / "newer.db"
    newer.write_bytes(path.read_bytes())
    db = sqlite3.connect(newer)
    db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(BackupError, match="history file newer"):
        history.backups.restore(newer)


def test_a_backup_of_an_older_version_is_brought_up_to_date(
    history: SqliteHistory, tmp_path: Path
) -> None:
    older = tmp_path / "older.db"
    db = sqlite3.connect(older)
    db.executescript(FIRST)
    db.execute(
        "INSERT INTO workouts VALUES ('w', 'Old', '2026-01-05T07:00:00.000Z', 60, NULL, NULL,"
        " '2026-01-05', 'complete', 'coached', 1, 3, 4, NULL, NULL, NULL, '', 0)"
    )
    db.execute("PRAGMA user_version = 1")
    db.commit()
    db.close()
    assert history.backups.restore(older) == 1
    assert [workout.title for workout in history.workouts()] == ["Old"]


def test_if_no_backup_can_be_made_the_reason_is_said(tmp_path: Path, clock: WallClock) -> None:
    history = SqliteHistory(tmp_path, clock, wait=None)
    (tmp_path / "backups").write_text("in the way")
    with pytest.raises(BackupError, match="backup not made") as caught:
        history.backups.make()
    assert caught.value.trouble.reason == "File exists"
    history.close()


def test_the_check_finds_what_is_wrong(history: SqliteHistory, tmp_path: Path) -> None:
    history.add(years(2))
    path = history.backups.make()
    assert problems_in(path, SUNDAY) == []
    torn = tmp_path / "torn.db"
    whole = bytearray(path.read_bytes())
    whole[8192:12288] = b"\xa5" * 4096
    torn.write_bytes(whole)
    assert problems_in(torn, SUNDAY)
    orphaned = tmp_path / "orphaned.db"
    orphaned.write_bytes(path.read_bytes())
    db = sqlite3.connect(orphaned)
    db.execute("DELETE FROM workouts WHERE id = (SELECT min(id) FROM workouts)")
    db.commit()
    db.close()
    odd = [wrong for problem in problems_in(orphaned, SUNDAY) for wrong in problem.mistakes]
    assert Mistake(("sets",), Expected(Wanted.ROW_OF_WORKOUT), NOTHING) in odd
