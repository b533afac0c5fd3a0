"""What was done, day by day, as weeks and charts ask for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.history.sqlite import SqliteHistory
from spinecoach.core.workout.cues import (
    SetBegan,
    SetEnded,
    WorkoutBegan,
    WorkoutEnded,
)
from tests.histories import SUNDAY, WallClock, perform, timeline, with_plank, works, years

if TYPE_CHECKING:
    from pathlib import Path


def test_a_day_holds_its_planned_and_done_sets(history: SqliteHistory, clock: WallClock) -> None:
    first = works(timeline())[0]
    perform(
        history.begin(timeline(), target_days=3),
        timeline(),
        clock,
        until=lambda record: isinstance(record, SetEnded) and record.block != first,
    )
    (day,) = history.days(date(2026, 11, 1))
    assert (day.day, day.planned_sets, day.done_sets) == (date(2026, 11, 22), 4, 2)
    assert day.target_days == 3
    assert history.days(date(2026, 11, 23)) == []


def test_an_excuse_on_the_first_or_the_last_day_that_is_asked_for_is_there(
    history: SqliteHistory,
) -> None:
    first, last = date(2026, 11, 10), date(2026, 11, 12)
    for day in (date(2026, 11, 9), first, last, date(2026, 11, 13)):
        history.corrections.excuse(day, "flu")
    assert [(found.day, found.excused) for found in history.days(first, last)] == [
        (first, True),
        (last, True),
    ]


def test_two_workouts_on_a_day_do_not_count_the_same_set_twice(
    history: SqliteHistory, clock: WallClock
) -> None:
    for _ in range(2):
        journal = history.begin(timeline())
        for block in works(timeline())[:2]:
            journal.record(SetBegan(block, 1))
            journal.record(SetEnded(block, 1, 8, complete=True))
        journal.record(WorkoutEnded(complete=False))
        clock.forward(hours=2)
    (day,) = history.days(date.min)
    assert (day.planned_sets, day.done_sets) == (4, 2)


@pytest.mark.parametrize(
    ("zone", "day"),
    [(9, date(2026, 11, 9)), (-8, date(2026, 11, 8)), (13, date(2026, 11, 9))],
)
def test_the_day_is_the_one_where_the_person_was(tmp_path: Path, zone: int, day: date) -> None:
    there = timezone(timedelta(hours=zone))
    clock = WallClock(datetime(2026, 11, 8, 15, 30, tzinfo=UTC).astimezone(there))
    history = SqliteHistory(tmp_path, clock, wait=None)
    history.begin(timeline()).record(WorkoutBegan())
    assert [found.day for found in history.days(date.min)] == [day]
    assert history.workouts()[0].began == clock.at
    assert history.workouts()[0].began.utcoffset() == timedelta(hours=zone)
    history.close()


def test_a_workout_over_midnight_belongs_to_the_day_on_which_it_began(
    history: SqliteHistory, clock: WallClock
) -> None:
    clock.at = SUNDAY.replace(hour=23, minute=55)
    perform(history.begin(timeline()), timeline(), clock)
    assert clock.at.date() == date(2026, 11, 23)
    assert [found.day for found in history.days(date.min)] == [date(2026, 11, 22)]


def test_the_exercises_are_those_of_the_last_year(history: SqliteHistory) -> None:
    first, last = years(1)[0], years(1)[-1]
    (old, *_), (new, *_) = first.sets, last.sets
    long_ago = replace(
        first, began=last.began - timedelta(days=370), sets=(replace(old, exercise="plank"),)
    )
    history.add([long_ago, replace(last, sets=(replace(new, exercise="row", title="Row"),))])
    assert history.exercises() == [("row", "Row")]


def test_a_day_of_an_exercise_holds_what_was_counted_in_it(history: SqliteHistory) -> None:
    workout = with_plank(years(1)[0])
    history.add([workout])
    (plank,) = history.exercise_days("plank", date.min)
    (walk,) = history.exercise_days("walk", date.min)
    assert (plank.reps, plank.seconds, plank.distance_m) == (0, 60.0, 0.0)
    assert (walk.reps, walk.seconds, walk.distance_m) == (0, 0.0, 2500.0)
