"""A recorded workout counts its sets as the chart of the weeks does."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from spinecoach.core.record.logbook import (
    FeltExercise,
    LoggedSet,
    LoggedWorkout,
    SetExtra,
    values_of,
)
from spinecoach.core.record.tempo import Drift, Tempo

FIRST = LoggedSet("a", "superman", "Superman", number=1, reps=12, target_reps=12)
WORKOUT = LoggedWorkout(
    id="w",
    title="Strong spine",
    began=datetime(2026, 11, 22, 23, 50, tzinfo=timezone(timedelta(hours=9))),
    ended=None,
    planned_sets=2,
    sets=(FIRST, replace(FIRST, id="b", attempt=2), replace(FIRST, id="c", number=2, reps=5)),
)


def test_a_repeated_set_adds_its_reps_and_counts_once() -> None:
    assert (WORKOUT.reps, WORKOUT.done_sets) == (29, 1)


@pytest.mark.parametrize(
    ("seconds", "distance_m", "counts"),
    [(60.0, None, True), (None, 2.5, True), (None, None, False)],
)
def test_a_set_that_counts_time_or_distance_needs_no_reps(
    *, seconds: float | None, distance_m: float | None, counts: bool
) -> None:
    timed = replace(FIRST, reps=0, target_reps=0, seconds=seconds, distance_m=distance_m)
    assert timed.counts is counts


def test_each_exercise_has_its_own_sets_and_reps() -> None:
    other = replace(FIRST, id="d", exercise="row", reps=4)
    both = replace(WORKOUT, sets=(*WORKOUT.sets, other))
    assert both.done_of(FIRST.exercise) == (1, 29)
    assert both.done_of("row") == (0, 4)
    assert both.done_of("nothing of the kind") == (0, 0)


def test_it_belongs_to_the_day_on_which_it_began_there() -> None:
    assert WORKOUT.day == date(2026, 11, 22)


def test_how_long_it_took_is_known_only_once_it_has_ended() -> None:
    assert WORKOUT.seconds is None
    ended = datetime(2026, 11, 22, 15, 10, tzinfo=UTC)
    assert replace(WORKOUT, ended=ended).seconds == 1200


def test_an_entry_is_told_field_by_field() -> None:
    told = {"exercise": "superman", "pain": None, "slipped": True}
    assert values_of(FeltExercise("superman", None, slipped=True)) == told


def test_of_a_set_elsewhere_only_what_is_known_is_told() -> None:
    assert SetExtra().told() == {}
    told = SetExtra(kind="warmup", assisted_kg=0.0).told()
    assert told == {"kind": "warmup", "assisted_kg": 0.0}


def test_the_tempo_is_that_of_the_reps_that_count_whatever_was_measured() -> None:
    timed = replace(FIRST, reps=4, rep_seconds=(4.0, 4.0, 6.0, 6.0, 60.0))
    assert timed.tempo == Tempo(5.0, Drift.SLOWER)
    corrected = replace(timed, reps=2)
    assert corrected.tempo == Tempo(4.0)
    assert replace(corrected, reps=4) == timed
    assert replace(timed, reps=0).tempo is FIRST.tempo is None


def test_each_exercise_has_a_tempo_of_its_own() -> None:
    row = replace(FIRST, id="d", exercise="row", rep_seconds=(8.0,))
    timed = replace(FIRST, rep_seconds=(4.0,))
    both = replace(WORKOUT, sets=(timed, row, FIRST))
    assert both.tempo_of("row") == Tempo(8.0)
    assert both.tempo_of(FIRST.exercise) == Tempo(4.0)
    assert WORKOUT.tempo_of(FIRST.exercise) is None
