"""The running workout is written record by record: what the file holds is what was done."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spinecoach.adapters.history.sqlite import SqliteHistory
from spinecoach.core.coaching.pain import easier
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.record.logbook import Ending, Origin
from spinecoach.core.record.tempo import Drift, Tempo
from spinecoach.core.workout.change_variant import change_variant
from spinecoach.core.workout.cues import (
    Record,
    RepDone,
    SetBegan,
    SetEnded,
    TimelineChanged,
    WorkoutBegan,
    WorkoutEnded,
)
from tests.histories import SUNDAY, WallClock, perform, timeline, works

FIRST, SECOND, *_ = works(timeline())


def rows(folder: Path, question: str) -> list[tuple[object, ...]]:
    """Ask the file itself, as another program would."""
    with closing(sqlite3.connect(folder / "history.db")) as db:
        return db.execute(question).fetchall()


@given(cut_off=st.integers(1, 60))
@settings(max_examples=15)
def test_wherever_a_workout_is_cut_off_the_file_holds_its_sets_up_to_the_last_rep(
    cut_off: int,
) -> None:
    told: list[Record] = []

    def at_the_cut(record: Record) -> bool:
        told.append(record)
        return len(told) == cut_off

    with TemporaryDirectory() as name:
        clock = WallClock()
        with closing(SqliteHistory(Path(name), clock, wait=None)) as history:
            perform(history.begin(timeline()), timeline(), clock, at_the_cut)
            kept = rows(
                Path(name), "SELECT block, attempt, reps, ended_utc FROM sets ORDER BY position"
            )
    sets = [(one.block, one.attempt) for one in told if isinstance(one, SetBegan)]
    reps = {(one.block, one.attempt): one.rep for one in told if isinstance(one, RepDone)}
    ended = {(one.block, one.attempt) for one in told if isinstance(one, SetEnded)}
    assert [(block, attempt) for block, attempt, *_ in kept] == sets
    assert [done for *_, done, _ in kept] == [reps.get(one, 0) for one in sets]
    assert [end is not None for *_, end in kept] == [one in ended for one in sets]


def test_nothing_is_written_before_the_workout_begins(
    history: SqliteHistory, tmp_path: Path
) -> None:
    journal = history.begin(timeline(), target_days=4)
    assert rows(tmp_path, "SELECT * FROM workouts") == []
    journal.record(WorkoutBegan())
    journal.record(SetBegan(FIRST, 1))
    question = "SELECT id, target_days, planned_sets, ending FROM workouts"
    ((own, *facts),) = rows(tmp_path, question)
    assert own == journal.id
    assert facts == [4, timeline().planned_sets, Ending.OPEN]


def test_each_set_names_its_exercise_and_its_target(history: SqliteHistory, tmp_path: Path) -> None:
    journal = history.begin(timeline())
    for block in works(timeline()):
        journal.record(SetBegan(block, 1))
    sets = rows(tmp_path, "SELECT exercise, title, number, target_reps FROM sets ORDER BY position")
    assert sets == [
        ("superman", "Superman", 1, 8),
        ("superman", "Superman", 2, 8),
        ("row", "Row", 1, 8),
        ("row", "Row", 2, 8),
    ]


def test_a_block_in_which_nothing_is_done_is_no_set(history: SqliteHistory, tmp_path: Path) -> None:
    last = len(timeline().blocks) - 1
    history.begin(timeline()).record(SetBegan(last, 1))
    assert rows(tmp_path, "SELECT * FROM sets") == []


def test_a_set_in_own_pace_is_kept_with_the_time_that_its_reps_took(
    history: SqliteHistory, tmp_path: Path
) -> None:
    journal = history.begin(timeline())
    times = {1: (6.5, 8.25, 7.125), 2: (None, 9.0), 3: (9.0, 8.0, None, 7.0), 4: (None, None)}
    for attempt, seconds in times.items():
        journal.record(SetBegan(FIRST, attempt))
        for rep, took in enumerate(seconds, start=1):
            journal.record(RepDone(FIRST, attempt, rep, took))
        journal.record(SetEnded(FIRST, attempt, len(seconds), complete=False))
    kept = rows(tmp_path, "SELECT reps, seconds FROM sets ORDER BY position")
    assert kept == [(3, 21.88), (2, None), (4, None), (2, None)]
    (workout,) = history.workouts()
    assert [one.seconds for one in workout.sets] == [21.88, None, None, None]
    assert [one.rep_seconds for one in workout.sets] == [
        (6.5, 8.2, 7.1),
        (None, 9.0),
        (9.0, 8.0, None, 7.0),
        (),
    ]


def test_the_times_of_reps_stay_when_their_number_is_corrected(history: SqliteHistory) -> None:
    journal = history.begin(timeline())
    journal.record(SetBegan(FIRST, 1))
    for rep in range(1, 5):
        journal.record(RepDone(FIRST, 1, rep, 4.0 * rep))
    for reps in (4, 2):
        journal.record(SetEnded(FIRST, 1, reps, complete=False))
    journal.record(WorkoutEnded(complete=True))
    (workout,) = history.workouts()
    (done,) = workout.sets
    assert done.tempo == Tempo(6.0)
    history.corrections.change_set(workout.id, done.id, reps=4)
    (workout,) = history.workouts()
    assert workout.sets[0].rep_seconds == done.rep_seconds == (4.0, 8.0, 12.0, 16.0)
    assert workout.sets[0].tempo == Tempo(10.0, Drift.SLOWER)


def test_a_set_that_is_done_again_is_a_set_of_its_own(
    history: SqliteHistory, tmp_path: Path
) -> None:
    journal = history.begin(timeline())
    for attempt, reps in ((1, 3), (2, 8)):
        journal.record(SetBegan(FIRST, attempt))
        journal.record(SetEnded(FIRST, attempt, reps, complete=reps == 8))
    assert rows(tmp_path, "SELECT attempt, reps FROM sets ORDER BY position") == [(1, 3), (2, 8)]


def test_a_workout_that_goes_on_counts_its_sets_and_attempts_from_where_it_was(
    tmp_path: Path, clock: WallClock
) -> None:
    with closing(SqliteHistory(tmp_path, clock, wait=None)) as history:
        journal = history.begin(timeline())
        journal.record(SetBegan(FIRST, 1))
        journal.record(RepDone(FIRST, 1, 3))
    with closing(SqliteHistory(tmp_path, clock, wait=None)) as history:
        left = history.unfinished()
        assert left is not None
        journal = history.resume(left, timeline())
        journal.record(SetBegan(FIRST, 1))
        journal.record(RepDone(FIRST, 1, 8))
        journal.record(SetBegan(SECOND, 1))
    sets = rows(tmp_path, "SELECT position, block, attempt, reps FROM sets ORDER BY position")
    assert sets == [(1, FIRST, 1, 3), (2, FIRST, 2, 8), (3, SECOND, 1, 0)]
    assert len(rows(tmp_path, "SELECT id FROM workouts")) == 1


@pytest.mark.parametrize(("complete", "ending"), [(True, Ending.COMPLETE), (False, Ending.STOPPED)])
def test_the_end_is_kept_with_where_the_clock_stood(
    history: SqliteHistory, clock: WallClock, *, complete: bool, ending: Ending
) -> None:
    journal = history.begin(timeline())
    journal.record(SetBegan(FIRST, 1))
    clock.at = (SUNDAY + timedelta(minutes=9)).astimezone(timezone(timedelta(hours=3)))
    journal.record(WorkoutEnded(complete))
    (workout,) = history.workouts()
    assert (workout.ending, workout.origin) == (ending, Origin.COACHED)
    assert (workout.began, workout.ended) == (SUNDAY, clock.at)
    assert workout.ended is not None
    assert workout.ended.utcoffset() == timedelta(hours=3)


def test_a_plan_that_changes_takes_the_place_of_the_one_before(
    history: SqliteHistory, tmp_path: Path
) -> None:
    journal = history.begin(timeline())
    journal.record(SetBegan(FIRST, 1))
    softer = easier(timeline().plan[0])
    assert softer is not None
    changed = change_variant(timeline(), FIRST, softer, Phrases())
    journal.record(TimelineChanged(changed))
    journal.record(SetBegan(FIRST, 2))
    plan = rows(tmp_path, "SELECT position, exercise, variant FROM plans ORDER BY position")
    assert plan == [
        (n, one.exercise.id, one.variant.id if one.variant else "")
        for n, one in enumerate(changed.plan)
    ]
    assert rows(tmp_path, "SELECT variant FROM sets ORDER BY position") == [("",), ("gentle",)]
