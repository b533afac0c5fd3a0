"""The steps of one exercise: up and down, none left out, none beyond what is owned."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinecoach.core.coaching import weights
from spinecoach.core.coaching.progression_steps import IN_HANDS, ProgressionSteps
from spinecoach.core.coaching.routine import Item, item_of, movement_of
from spinecoach.core.exercise.equipment import Equipment
from spinecoach.core.exercise.exercise import Exercise, Level, Variant
from spinecoach.core.exercise.pose import Grip
from tests.core.scenes import BACK_LIFT, DOSE, ROW, exercise


def variant(name: str, grip: Grip, level: Level = Level.HARDER) -> Variant:
    return Variant(name, name.capitalize(), level, "", Equipment(), replace(ROW, grip=grip), DOSE)


def rung(reps: int, weight: float | None = None, variant_id: str = "") -> Item:
    return Item("row", variant_id, reps=reps, weight_kg=weight)


GENTLE = variant("gentle", Grip.EMPTY, Level.EASIER)
LEANER = variant("leaner", Grip.PAIR, Level.EASIER)
SLOW = variant("slow", Grip.PAIR)
ONE_HAND = variant("one-hand", Grip.SINGLE)
WEIGHTED = replace(exercise("row", ROW), variants=(GENTLE, LEANER, SLOW, ONE_HAND))
FREE = replace(
    exercise("row", BACK_LIFT),
    variants=(variant("armed", Grip.PAIR), variant("longer", Grip.EMPTY)),
)
OWNED = st.lists(st.sampled_from([0.5, 1.0, 2.0, 2.1, 3.0, 5.0]), unique=True).map(sorted)


def climb(exercise_: Exercise, owned: list[float], item: Item) -> list[Item]:
    """All steps from an item to the top."""
    progression, steps = ProgressionSteps(exercise_, owned), [item]
    while (up := progression.up(steps[-1])) is not None:
        steps.append(up)
        assert len(steps) < 200
    return steps


@given(OWNED, st.sampled_from([WEIGHTED, FREE]))
def test_up_and_down_are_each_others_opposite(owned: list[float], exercise_: Exercise) -> None:
    progression = ProgressionSteps(exercise_, owned)
    steps = climb(exercise_, owned, item_of(exercise_, "", owned))
    for lower, upper in pairwise(steps):
        assert progression.down(upper) == lower


@given(OWNED, st.sampled_from([WEIGHTED, FREE]))
def test_no_step_uses_what_is_not_owned_and_none_is_left_out(
    owned: list[float], exercise_: Exercise
) -> None:
    steps = climb(exercise_, owned, item_of(exercise_, "", owned))
    for lower, upper in pairwise(steps):
        assert upper.weight_kg is None or upper.weight_kg in owned
        if upper.variant == lower.variant and upper.weight_kg == lower.weight_kg:
            assert upper.reps == lower.reps + 1
        elif upper.variant == lower.variant:
            assert upper.reps == DOSE.reps_low
            assert lower.weight_kg is not None
            assert upper.weight_kg == weights.heavier(lower.weight_kg, owned)


def test_a_weight_is_climbed_by_reps_and_the_next_dumbbell() -> None:
    steps = climb(WEIGHTED, [2.0, 2.1], rung(11, 2.0))
    assert steps[:4] == [rung(11, 2.0), rung(12, 2.0), rung(8, 2.1), rung(9, 2.1)]


def test_more_than_a_tenth_heavier_is_bridged_by_fifteen_reps() -> None:
    steps = climb(WEIGHTED, [2.0, 3.0], rung(12, 2.0))
    assert steps[3:5] == [rung(15, 2.0), rung(8, 3.0)]
    assert ProgressionSteps(WEIGHTED, [10.0, 11.0]).top(rung(8, 10.0)) == 12  # a tenth exactly


def test_with_the_heaviest_dumbbell_the_harder_variants_come() -> None:
    steps = climb(WEIGHTED, [2.0], rung(12, 2.0))
    assert steps[1] == rung(8, 2.0, "slow")
    assert steps[-1] == rung(12, 2.0, "slow")  # one hand is another grip


def test_empty_hands_take_a_light_dumbbell_last() -> None:
    steps = climb(FREE, [0.5, 1.0, 3.0], rung(12))
    assert steps[1] == rung(8, None, "longer")
    assert steps[6] == rung(8, 0.5, "armed")
    assert steps[-1] == rung(12, 1.0, "armed")
    assert all(step.weight_kg is None or step.weight_kg <= IN_HANDS for step in steps)


@pytest.mark.parametrize("owned", [[], [3.0]])
def test_without_a_light_dumbbell_the_hands_stay_empty(owned: list[float]) -> None:
    assert climb(FREE, owned, rung(12))[-1] == rung(12, None, "longer")


def test_below_the_lightest_dumbbell_lies_the_first_easier_variant() -> None:
    steps = ProgressionSteps(WEIGHTED, [2.0, 3.0])
    assert steps.down(rung(8, 2.0)) == rung(12, None, "gentle")
    assert steps.up(rung(12, None, "gentle")) == rung(8, 2.0)
    assert steps.down(rung(8, None, "gentle")) is None


def test_another_easier_variant_leads_to_the_exercise_as_well() -> None:
    steps = ProgressionSteps(WEIGHTED, [2.0])
    assert steps.up(rung(12, 2.0, "leaner")) == rung(8, 2.0)
    assert steps.down(rung(8, 2.0, "leaner")) is None


def test_a_chosen_variant_outside_the_steps_still_progresses_by_reps_and_weights() -> None:
    steps = ProgressionSteps(WEIGHTED, [2.0, 2.1])
    assert steps.up(rung(12, 2.0, "one-hand")) == rung(8, 2.1, "one-hand")
    assert steps.up(rung(12, 2.1, "one-hand")) is None
    assert steps.down(rung(8, 2.0, "one-hand")) is None
    assert steps.up(rung(12, 2.0, "gone")) == rung(8, 2.1, "gone")


def test_a_weight_that_is_not_owned_any_more_leads_to_the_nearest() -> None:
    steps = ProgressionSteps(WEIGHTED, [2.0, 5.0])
    assert steps.up(rung(15, 3.0)) == rung(8, 5.0)
    assert steps.lighter(rung(8, 3.0)) == 2.0
    assert steps.lighter(rung(8)) is None


def test_without_known_dumbbells_a_weight_is_climbed_by_reps_and_variants() -> None:
    steps = climb(WEIGHTED, [], rung(12))
    assert steps[1] == rung(8, None, "slow")
    assert not weights.carries(movement_of(FREE, rung(8)))


def test_the_first_step_of_a_harder_variant_leads_back_to_what_came_before_it() -> None:
    progression = ProgressionSteps(WEIGHTED, [2.0])
    top, harder = rung(DOSE.reps_high, 2.0), rung(DOSE.reps_low, 2.0, "slow")
    assert progression.up(top) == harder
    assert progression.down(harder) == top
