"""The history keeps each rep as it is done, and reads it back unchanged."""

from __future__ import annotations

import os
import sqlite3
from datetime import date, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.history.schema import MIGRATIONS
from spinecoach.adapters.history.sqlite import SqliteHistory
from spinecoach.core.coaching.pain import easier
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.record.logbook import Ending, Origin
from spinecoach.core.workout.change_variant import change_variant
from spinecoach.core.workout.cues import (
    RepDone,
    SetBegan,
    SetEnded,
    TimelineChanged,
    WorkoutBegan,
    WorkoutEnded,
)
from tests.histories import SUNDAY, WallClock, perform, timeline, works

if TYPE_CHECKING:
    from pathlib import Path


def rows(folder: Path, question: str) -> list[tuple[object, ...]]:
    """Ask the file itself, as another program would."""
    db = sqlite3.connect(folder / "history.db")
    try:
        return db.execute(question).fetchall()
    finally:
        db.close()


# --- kept ------------------------------------------------------------------------------------


def test_a_whole_workout_is_found_again_with_every_set_and_rep(
    history: SqliteHistory, clock: WallClock
) -> None:
    perform(history.begin(timeline(), target_days=4), timeline(), clock)
    (workout,) = history.workouts()
    ended = clock.at.replace(
        microsecond=clock.at.microsecond // 1000 * 1000
    )  # milliseconds are kept
    assert (workout.began, workout.ended) == (SUNDAY, ended)
    assert (workout.ending, workout.origin) == (Ending.COMPLETE, Origin.COACHED)
    assert (workout.target_days, workout.planned_sets, workout.done_sets) == (4, 4, 4)
    assert [(s.title, s.number, s.reps, s.target_reps) for s in workout.sets] == [
        ("Superman", 1, 8, 8),
        ("Superman", 2, 8, 8),
        ("Row", 1, 8, 8),
        ("Row", 2, 8, 8),
    ]
    assert history.trouble is None


def test_each_rep_is_on_the_disk_before_the_next_one_begins(
    history: SqliteHistory, tmp_path: Path
) -> None:
    journal = history.begin(timeline())
    block = works(timeline())[0]
    journal.record(WorkoutBegan())
    journal.record(SetBegan(block, 1))
    for rep in range(1, 5):
        journal.record(RepDone(block, 1, rep))
        assert rows(tmp_path, "SELECT reps, ended_utc FROM sets") == [(rep, None)]
    journal.record(SetEnded(block, 1, 4, complete=False))
    assert rows(tmp_path, "SELECT ending FROM workouts") == [("open",)]
    journal.record(WorkoutEnded(complete=False))
    assert rows(tmp_path, "SELECT ending FROM workouts") == [("stopped",)]


def test_opening_a_journal_and_not_starting_leaves_nothing_behind(history: SqliteHistory) -> None:
    history.begin(timeline())
    assert history.workouts() == []


def test_the_file_is_written_with_full_sync_a_log_and_foreign_keys(history: SqliteHistory) -> None:
    def value(name: str) -> object:
        return history.store.ask(f"PRAGMA {name}")[0][0]

    assert (value("journal_mode"), value("synchronous"), value("foreign_keys")) == ("wal", 2, 1)
    assert value("user_version") == len(MIGRATIONS)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a profile's files from others by itself")
def test_nobody_else_can_read_what_was_done(history: SqliteHistory, tmp_path: Path) -> None:
    journal = history.begin(timeline())
    journal.record(WorkoutBegan())
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {path.name for path in files} == {"history.db", "history.db-wal", "history.db-shm"}
    assert all(path.stat().st_mode & 0o077 == 0 for path in files)


def test_a_plan_that_was_changed_during_the_workout_is_kept_as_it_is_now(
    history: SqliteHistory,
) -> None:
    made = timeline()
    second = works(made)[1]
    softer = easier(made.plan[0])
    assert softer is not None
    journal = history.begin(made)
    journal.record(WorkoutBegan())
    journal.record(TimelineChanged(change_variant(made, second, softer, Phrases())))
    found = history.unfinished()
    assert found is not None
    assert [(p.exercise, p.variant, p.sets) for p in found.plan] == [
        ("superman", "", 1),
        ("superman", "gentle", 1),
        ("row", "", 2),
    ]
    assert found.workout.planned_sets == 4


# --- days ------------------------------------------------------------------------------------


def test_a_set_done_again_adds_its_reps_and_counts_once(history: SqliteHistory) -> None:
    journal = history.begin(timeline())
    block = works(timeline())[0]
    for attempt in (1, 2, 3):
        journal.record(SetBegan(block, attempt))
        journal.record(SetEnded(block, attempt, 8, complete=True))
    journal.record(WorkoutEnded(complete=False))
    (workout,) = history.workouts()
    assert (workout.reps, workout.done_sets) == (24, 1)
    assert history.days(date.min)[0].done_sets == 1


def test_a_set_counts_from_half_of_its_reps_on(history: SqliteHistory) -> None:
    journal = history.begin(timeline())
    first, second, *_ = works(timeline())
    for block, reps in ((first, 3), (second, 4)):
        journal.record(SetBegan(block, 1))
        journal.record(SetEnded(block, 1, reps, complete=False))
    assert history.days(date.min)[0].done_sets == history.workouts()[0].done_sets == 1


def test_a_journey_in_mid_workout_keeps_both_offsets(
    history: SqliteHistory, clock: WallClock
) -> None:
    journal = history.begin(timeline())
    journal.record(WorkoutBegan())
    clock.at = (SUNDAY + timedelta(minutes=20)).astimezone(timezone(timedelta(hours=-5)))
    journal.record(WorkoutEnded(complete=False))
    (workout,) = history.workouts()
    assert workout.seconds == 1200
    assert workout.ended is not None
    assert workout.ended.utcoffset() == timedelta(hours=-5)


# --- cut off ---------------------------------------------------------------------------------


def cut_off(folder: Path, clock: WallClock) -> None:
    """Perform two sets and three reps, then lose power: the file is never closed properly."""
    history = SqliteHistory(folder, clock, wait=None)
    third = works(timeline())[2]
    perform(
        history.begin(timeline(), target_days=3),
        timeline(),
        clock,
        until=lambda record: record == RepDone(third, 1, 3),
    )
    history.close()


def test_after_a_crash_the_workout_is_offered_with_its_plan(
    tmp_path: Path, clock: WallClock
) -> None:
    cut_off(tmp_path, clock)
    history = SqliteHistory(tmp_path, clock, wait=None)
    found = history.unfinished()
    assert found is not None
    assert [item.reps for item in found.workout.sets] == [8, 8, 3]
    assert [(entry.exercise, entry.sets, entry.reps) for entry in found.plan] == [
        ("superman", 2, 8),
        ("row", 2, 8),
    ]
    assert found.pace == 1.0
    history.close()


def test_keeping_it_closes_the_workout_at_its_last_set(tmp_path: Path, clock: WallClock) -> None:
    cut_off(tmp_path, clock)
    history = SqliteHistory(tmp_path, clock, wait=None)
    found = history.unfinished()
    assert found is not None
    history.keep(found)
    assert history.unfinished() is None
    (workout,) = history.workouts()
    assert (workout.ending, workout.reps) == (Ending.STOPPED, 19)
    assert workout.ended is not None
    assert SUNDAY < workout.ended < clock.at
    history.close()


def test_discarding_it_takes_it_out_but_deletes_no_row(tmp_path: Path, clock: WallClock) -> None:
    cut_off(tmp_path, clock)
    history = SqliteHistory(tmp_path, clock, wait=None)
    found = history.unfinished()
    assert found is not None
    history.discard(found)
    assert history.unfinished() is None
    assert history.workouts() == []
    assert history.days(date.min) == []
    history.close()
    assert rows(tmp_path, "SELECT count(*) FROM sets") == [(3,)]


def test_going_on_adds_to_the_same_workout(tmp_path: Path, clock: WallClock) -> None:
    cut_off(tmp_path, clock)
    history = SqliteHistory(tmp_path, clock, wait=None)
    found = history.unfinished()
    assert found is not None
    journal = history.resume(found, timeline())
    journal.record(WorkoutBegan())
    for block in works(timeline())[2:]:
        journal.record(SetBegan(block, 1))
        journal.record(SetEnded(block, 1, 8, complete=True))
    journal.record(WorkoutEnded(complete=True))
    (workout,) = history.workouts()
    assert [(item.attempt, item.reps) for item in workout.sets] == [
        (1, 8),
        (1, 8),
        (1, 3),
        (2, 8),
        (1, 8),
    ]
    assert (workout.done_sets, workout.ending) == (4, Ending.COMPLETE)
    history.close()


def test_sets_of_a_workout_done_elsewhere_are_numbered_within_their_exercise(
    history: SqliteHistory,
) -> None:
    history.write_down(
        SUNDAY, "Gym", [("Pull-up", 5, None), ("Squat", 8, 20.0), ("Pull-up", 4, None)]
    )
    (workout,) = history.workouts()
    assert [(item.title, item.number) for item in workout.sets] == [
        ("Pull-up", 1),
        ("Squat", 1),
        ("Pull-up", 2),
    ]
