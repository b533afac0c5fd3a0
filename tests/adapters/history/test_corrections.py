"""Corrections are marked, and the original stays."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from spinecoach.core.record.checks import FutureDayError
from spinecoach.core.record.imported import Incoming
from tests.histories import HERE, SUNDAY, WallClock, perform, timeline, with_plank, years

if TYPE_CHECKING:
    from spinecoach.adapters.history.sqlite import SqliteHistory
    from spinecoach.core.record.logbook import LoggedWorkout


@pytest.fixture
def history(history: SqliteHistory, clock: WallClock) -> SqliteHistory:
    """A history with one workout."""
    perform(history.begin(timeline()), timeline(), clock)
    return history


def the(history: SqliteHistory) -> LoggedWorkout:
    (workout,) = history.workouts()
    return workout


def test_a_set_gets_its_true_reps_and_weight_and_the_original_stays(history: SqliteHistory) -> None:
    workout = the(history)
    first = workout.sets[0]
    history.corrections.change_set(workout.id, first.id, reps=5, weight_kg=2.5)
    changed = the(history)
    assert (changed.sets[0].reps, changed.sets[0].weight_kg) == (5, 2.5)
    assert changed.changed
    assert changed.sets[0].changed
    assert not changed.sets[1].changed
    assert history.corrections.originals(workout.id) == {
        (first.id, "reps"): "8",
        (first.id, "weight_kg"): None,
    }


def test_the_seconds_and_metres_of_a_set_are_corrected_and_marked(history: SqliteHistory) -> None:
    done = with_plank(years(1)[0])
    history.add([done])
    *_, plank, walk = done.sets
    history.corrections.change_set(done.id, plank.id, seconds=75)
    history.corrections.change_set(done.id, walk.id, distance_m=0, seconds=600)
    changed = history.workout(done.id)
    assert changed is not None
    assert [(s.seconds, s.distance_m, s.changed) for s in changed.sets[-2:]] == [
        (75.0, None, True),
        (600.0, None, True),
    ]
    assert history.corrections.originals(done.id) == {
        (plank.id, "seconds"): "60.0",
        (walk.id, "distance_m"): "2500.0",
        (walk.id, "seconds"): None,
    }
    history.corrections.change_set(done.id, plank.id, seconds=60)
    history.corrections.change_set(done.id, walk.id, distance_m=2500, seconds=None)
    assert history.workout(done.id) == done


def test_a_second_change_keeps_the_first_original(history: SqliteHistory) -> None:
    workout = the(history)
    for reps in (5, 6, 7):
        history.corrections.change_set(workout.id, workout.sets[0].id, reps=reps)
    assert history.corrections.originals(workout.id) == {(workout.sets[0].id, "reps"): "8"}


def test_what_comes_back_to_its_original_is_not_marked_any_more(history: SqliteHistory) -> None:
    workout = the(history)
    item = workout.sets[0].id
    history.corrections.change_set(workout.id, item, reps=5, weight_kg=3)
    history.corrections.change_set(workout.id, item, reps=8, weight_kg=None)
    history.corrections.change_workout(workout.id, pain_after=3, note="stiff")
    history.corrections.change_workout(workout.id, pain_after=None, note="")
    assert the(history) == workout


def test_pain_effort_and_note_are_added_afterwards(history: SqliteHistory) -> None:
    workout = the(history)
    history.corrections.change_workout(
        workout.id, pain_before=2, pain_after=1, effort=4, note="Felt good."
    )
    found = the(history)
    assert (found.pain_before, found.pain_after, found.effort) == (2, 1, 4)
    assert found.note == "Felt good."


def test_a_change_to_what_it_is_already_marks_nothing(history: SqliteHistory) -> None:
    workout = the(history)
    history.corrections.change_set(workout.id, workout.sets[0].id, reps=8)
    history.corrections.change_set(workout.id, "no such set", reps=3)
    assert not the(history).changed


def test_a_workout_moves_to_its_true_day_at_its_own_hour(history: SqliteHistory) -> None:
    workout = the(history)
    history.corrections.move(workout.id, date(2026, 11, 20))
    moved = the(history)
    assert moved.began == datetime(2026, 11, 20, 18, 0, tzinfo=HERE)
    assert moved.seconds == workout.seconds
    for before, after in zip(workout.sets, moved.sets, strict=True):
        assert before.began is not None
        assert after.began == before.began - timedelta(days=2)
    assert [day.day for day in history.days(date.min)] == [date(2026, 11, 20)]
    assert moved.changed
    history.corrections.move(workout.id, SUNDAY.date())
    assert the(history) == workout
    history.corrections.move("no such workout", SUNDAY.date())


def test_no_workout_moves_into_the_future(history: SqliteHistory) -> None:
    with pytest.raises(FutureDayError):
        history.corrections.move(the(history).id, SUNDAY.date() + timedelta(days=1))


def test_a_deleted_workout_comes_back(history: SqliteHistory) -> None:
    workout = the(history)
    history.corrections.delete(workout.id)
    assert history.workouts() == []
    assert history.days(date.min) == []
    history.corrections.undelete(workout.id)
    assert the(history) == workout


def test_an_excused_day_is_listed_and_can_be_taken_back(history: SqliteHistory) -> None:
    thursday = date(2026, 11, 19)
    history.corrections.excuse(thursday, "pain")
    history.corrections.excuse(thursday, "flu")
    days = history.days(date(2026, 11, 16))
    assert [(day.day.day, day.excused, day.done_sets) for day in days] == [
        (19, True, 0),
        (22, False, 4),
    ]
    history.corrections.excuse(SUNDAY.date(), "pain")
    assert history.days(SUNDAY.date())[0].excused
    history.corrections.excuse(thursday, "")
    assert [day.day.day for day in history.days(date(2026, 11, 16))] == [22]
    assert history.excused() == {SUNDAY.date(): "pain"}


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("pain_before", 11, "pain_before must be from 0 to 10"),
        ("note", None, "note must be from 0 to 2000 characters"),
    ],
)
def test_a_value_that_no_workout_can_have_is_refused_in_words(
    history: SqliteHistory, field: str, value: object, words: str
) -> None:
    before = the(history)
    with pytest.raises(ValueError, match=words):
        history.corrections.change_workout(before.id, **{field: value})  # type: ignore[arg-type]
    assert the(history) == before


def test_originals_that_nothing_can_have_been_are_neither_added_nor_shown(
    history: SqliteHistory,
) -> None:
    (workout,) = years(4)[:1]
    item = workout.sets[0].id
    originals: dict[tuple[str, str], str | None] = {
        (item, "reps"): "abc",
        (item, "weight_kg"): "2.5",
    }
    history.take_in(Incoming([workout], originals={workout.id: originals}), [workout])
    assert history.corrections.originals(workout.id) == {(item, "weight_kg"): "2.5"}
    history.store.write(("UPDATE changes SET original = 'heavy'", ()), wait=None)
    assert history.corrections.originals(workout.id) == {}
    assert history.workout(workout.id) is not None


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE changes SET original = '8', field = 'reps', set_id = ''",
        "UPDATE changes SET original = '8', field = 'effort'",
    ],
    ids=["a set's field of a workout", "a workout's field of a set"],
)
def test_an_original_in_a_wrong_place_is_passed_over_by_all_that_merge(
    history: SqliteHistory, damage: str
) -> None:
    (workout,) = years(4)[:1]
    item = workout.sets[0]
    history.take_in(Incoming([workout]), [workout])
    history.corrections.change_set(workout.id, item.id, reps=item.reps - 1)
    history.store.write((damage, ()), wait=None)
    assert history.corrections.all_originals() == {}
    assert history.new_among(Incoming(history.workouts())) == []
