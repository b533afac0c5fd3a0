"""What a coach does about a number from 0 to 10."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinecoach.core.coaching import pain
from spinecoach.core.coaching.pain import Advice, Feeling, advice, advice_after, ease, pause_advised
from spinecoach.core.exercise.exercise import Level
from spinecoach.core.workout.timeline import Planned
from tests.core.scenes import exercise

NUMBERS = st.integers(0, 10)


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        (None, Advice.GO_ON),
        (0, Advice.GO_ON),
        (2, Advice.GO_ON),
        (3, Advice.EASE),
        (5, Advice.EASE),
        (6, Advice.STOP),
        (10, Advice.STOP),
    ],
)
def test_up_to_two_it_goes_on_up_to_five_it_is_eased_above_it_stops(
    given_: int | None, expected: Advice
) -> None:
    assert advice(given_) is expected


@given(st.lists(NUMBERS, min_size=1))
def test_a_workout_is_never_judged_milder_than_its_latest_number(readings: list[int]) -> None:
    order = list(Advice)
    assert order.index(advice_after(readings)) >= order.index(advice(readings[-1]))


@given(st.lists(NUMBERS, min_size=1))
def test_no_pain_stops_nothing(readings: list[int]) -> None:
    if readings[-1] <= 2:
        assert advice_after(readings) is Advice.GO_ON


@pytest.mark.parametrize(
    ("readings", "expected"),
    [
        ([], Advice.GO_ON),
        ([3, 4], Advice.EASE),
        ([0, 3], Advice.EASE),  # a first number is no rise
        ([0, 5], Advice.EASE),
        ([3, 5], Advice.EASE),
        ([0, 6], Advice.STOP),  # above five, however it came
        ([0, 2, 3], Advice.STOP),  # more twice running
        ([4, 3, 4, 5], Advice.STOP),
        ([0, 5, 4, 5], Advice.EASE),
        ([0, 3, 3], Advice.EASE),
        ([0, 1, 2], Advice.GO_ON),
        ([4, 4, 5], Advice.EASE),
        ([5, 4, 3], Advice.EASE),
        ([1, 2], Advice.GO_ON),
    ],
)
def test_rising_pain_ends_the_workout(readings: list[int], expected: Advice) -> None:
    assert advice_after(readings) is expected


@given(st.lists(NUMBERS, min_size=1))
def test_what_ends_a_workout_is_too_much_or_risen_twice_running(
    readings: list[int],
) -> None:
    risen = len(readings) > 2 and readings[-3] < readings[-2] < readings[-1]
    too_much = readings[-1] > 5
    stops = advice_after(readings) is Advice.STOP
    assert stops == (too_much or (risen and readings[-1] >= 3))


@pytest.mark.parametrize(("before", "asked"), [(None, False), (0, False), (2, False), (3, True)])
def test_it_is_asked_after_each_exercise_only_if_it_hurt_before(
    before: int | None, *, asked: bool
) -> None:
    assert pain.asks_between(before) is asked


@pytest.mark.parametrize(
    ("worst", "advised"),
    [
        ([], False),
        ([8], False),
        ([3, 3], True),
        ([3, 3, 0], False),
        ([3, 2, 3], False),
        ([0, 3, 5], True),
        ([3, None], False),
        ([None, 3], False),
    ],
)
def test_two_workouts_running_at_three_ask_for_a_pause(
    worst: list[int | None], *, advised: bool
) -> None:
    assert pause_advised(worst) is advised


def test_the_worst_of_a_workout_is_the_greatest_number_that_was_given() -> None:
    assert Feeling().worst is None
    assert Feeling(pain_after=2, exercises={"superman": 4}).worst == 4
    assert Feeling(pain_before=5, pain_after=0).worst == 5


def test_easing_takes_the_easier_variant_and_two_thirds_of_the_reps() -> None:
    (eased,) = ease([Planned(exercise(), 2, 12, 60.0, weight_kg=3.0)])
    assert eased.variant is not None
    assert eased.variant.level is Level.EASIER
    assert (eased.reps, eased.sets, eased.weight_kg) == (5, 2, None)


def test_an_easier_variant_of_one_side_at_a_time_is_done_on_both() -> None:
    one = exercise()
    easier = next(variant for variant in one.variants if variant.level is Level.EASIER)
    still = easier.movement.phases[0].pose
    phases = tuple(
        replace(one, pose=replace(one.pose, far_arm=still.far_arm, far_leg=still.far_leg))
        for one in easier.movement.phases
    )
    sided = replace(easier, movement=replace(easier.movement, phases=phases))
    for sets, both in ((3, 4), (2, 2)):
        (eased,) = ease([Planned(replace(one, variants=(sided,)), sets, 12, 60.0)])
        assert eased.sets == both


@given(st.integers(1, 30), st.integers(1, 5))
def test_an_eased_workout_is_never_more_and_never_nothing(reps: int, sets: int) -> None:
    one = exercise()
    for variant in (None, *one.variants):
        before = Planned(one, sets, reps, 60.0, variant)
        (eased,) = ease([before])
        assert 1 <= eased.reps <= reps
        assert eased.sets == sets
        if reps > 1:
            assert eased.reps < reps


def test_if_nothing_easier_exists_there_are_fewer_reps_only() -> None:
    one = exercise()
    gentle = Planned(one, 1, 9, 60.0, one.variants[0])
    assert pain.easier(gentle) is None
    assert ease([gentle])[0].reps == 6
    assert pain.easier(Planned(replace(one, variants=()), 1, 9, 60.0)) is None
