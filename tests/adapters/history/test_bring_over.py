"""Two histories become one: all of the first, and the workouts that only the other one has."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.history import FILE_NAME
from spinecoach.adapters.history.bring_over import bring_over
from spinecoach.adapters.history.file import snapshot
from spinecoach.adapters.history.sqlite import SqliteHistory
from tests.histories import WallClock, years

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from spinecoach.core.record.logbook import LoggedWorkout

WORKOUTS = years(4)


def file_of(folder: Path, workouts: Sequence[LoggedWorkout]) -> bytes:
    """Return the whole file of a history with these workouts."""
    with closing(SqliteHistory(folder, WallClock(), wait=None)) as history:
        history.add(list(workouts))
    with closing(sqlite3.connect(folder / FILE_NAME)) as db:
        return snapshot(db)


def ids(db: sqlite3.Connection) -> set[str]:
    return {row[0] for row in db.execute("SELECT id FROM workouts")}


def test_each_workout_of_either_history_is_there_once(tmp_path: Path) -> None:
    first = file_of(tmp_path / "first", WORKOUTS[:6])
    other = file_of(tmp_path / "other", WORKOUTS[3:])
    with closing(bring_over(first, other)) as merged:
        assert ids(merged) == {workout.id for workout in WORKOUTS}
        sets = merged.execute("SELECT count(*) FROM sets").fetchone()[0]
        assert sets == sum(len(workout.sets) for workout in WORKOUTS)


def test_a_workout_that_both_have_stays_as_the_first_has_it(tmp_path: Path) -> None:
    first = file_of(tmp_path / "first", WORKOUTS[:1])
    with closing(SqliteHistory(tmp_path / "other", WallClock(), wait=None)) as history:
        history.add(WORKOUTS[:1])
        history.corrections.change_workout(WORKOUTS[0].id, note="later")
    with closing(sqlite3.connect(tmp_path / "other" / FILE_NAME)) as db:
        other = snapshot(db)
    with closing(bring_over(first, other)) as merged:
        (note,) = merged.execute("SELECT note FROM workouts").fetchone()
        assert note == WORKOUTS[0].note


def test_a_workout_that_lost_its_title_stays_out_with_its_sets_and_keeps_no_other_out(
    tmp_path: Path,
) -> None:
    first = file_of(tmp_path / "first", WORKOUTS[:1])
    file_of(tmp_path / "other", WORKOUTS[1:3])
    path = tmp_path / "other" / FILE_NAME
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA writable_schema = ON")  # a torn page does not keep NOT NULL
        db.execute("UPDATE sqlite_master SET sql = replace(sql, 'title TEXT NOT NULL', 'title')")
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("UPDATE workouts SET title = NULL WHERE id = ?", (WORKOUTS[1].id,))
        other = snapshot(db)
    with closing(bring_over(first, other)) as merged:
        assert ids(merged) == {WORKOUTS[0].id, WORKOUTS[2].id}
        owners = {row[0] for row in merged.execute("SELECT DISTINCT workout FROM sets")}
        assert owners == ids(merged)


def test_a_set_with_an_impossible_value_comes_along_as_it_is(tmp_path: Path) -> None:
    first = file_of(tmp_path / "first", WORKOUTS[:1])
    file_of(tmp_path / "other", WORKOUTS[1:2])
    with closing(sqlite3.connect(tmp_path / "other" / FILE_NAME, isolation_level=None)) as db:
        db.execute("PRAGMA ignore_check_constraints = ON")  # a torn page does not keep CHECK
        db.execute("UPDATE sets SET reps = -1 WHERE id = ?", (WORKOUTS[1].sets[0].id,))
        db.execute("UPDATE workouts SET effort = 99")
        other = snapshot(db)
    with closing(bring_over(first, other)) as merged:
        assert ids(merged) == {WORKOUTS[0].id, WORKOUTS[1].id}
        assert merged.execute("SELECT count(*) FROM sets WHERE reps = -1").fetchone()[0] == 1


def test_of_two_excuses_of_a_day_the_later_one_holds_whichever_comes_first(tmp_path: Path) -> None:
    files, clock = [], WallClock()
    for name, reason in (("first", "flu"), ("other", "")):
        clock.forward(hours=1)
        with closing(SqliteHistory(tmp_path / name, clock, wait=None)) as history:
            history.corrections.excuse(date(2026, 11, 19), reason)
        with closing(sqlite3.connect(tmp_path / name / FILE_NAME)) as db:
            files.append(snapshot(db))
    for first, other in (files, files[::-1]):
        with closing(bring_over(first, other)) as merged:
            (row,) = merged.execute("SELECT reason FROM excused_days")
            assert row["reason"] == ""


def test_a_file_that_is_no_history_raises_and_leaves_nothing_open(tmp_path: Path) -> None:
    first = file_of(tmp_path / "first", WORKOUTS[:1])
    with pytest.raises(sqlite3.Error):
        bring_over(first, b"torn" * 300)
