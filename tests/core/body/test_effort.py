"""The glow of a muscle follows its load."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinecoach.core.body.effort import RESTING, SECONDARY, effort, glow, glow_at
from spinecoach.core.exercise.muscles import Muscle
from spinecoach.core.exercise.pose import Leg
from tests.core.scenes import BACK_LIFT, DOWN, HOLD, LIFT, LOWER, REST, exercise

if TYPE_CHECKING:
    from spinecoach.core.exercise.exercise import Phase

progress = st.floats(0.0, 1.0)


def test_the_effort_rises_holds_fades_and_rests() -> None:
    assert effort(BACK_LIFT, LIFT, 0.0) == pytest.approx(RESTING)
    assert effort(BACK_LIFT, LIFT, 1.0) == pytest.approx(1.0)
    assert effort(BACK_LIFT, HOLD, 0.5) == pytest.approx(1.0)
    assert effort(BACK_LIFT, LOWER, 1.0) < effort(BACK_LIFT, LOWER, 0.0) == pytest.approx(1.0)
    assert effort(BACK_LIFT, REST, 1.0) == pytest.approx(RESTING)


def test_lowering_after_a_pause_is_work_from_its_beginning() -> None:
    lowered_first = replace(BACK_LIFT, phases=(LOWER, LIFT, REST))
    assert effort(lowered_first, LOWER, 0.0) == pytest.approx(0.8)


@given(st.sampled_from(BACK_LIFT.phases), progress)
def test_the_effort_is_always_a_share(phase: Phase, part: float) -> None:
    assert RESTING <= effort(BACK_LIFT, phase, part) <= 1.0


@given(progress)
def test_primary_muscles_outshine_secondary_ones(share: float) -> None:
    told = replace(exercise(), primary=(Muscle.ERECTOR_SPINAE,), secondary=(Muscle.HAMSTRINGS,))
    levels = glow(told, share)
    assert set(levels) == {Muscle.ERECTOR_SPINAE, Muscle.HAMSTRINGS}
    assert levels[Muscle.HAMSTRINGS] == pytest.approx(levels[Muscle.ERECTOR_SPINAE] * SECONDARY)
    assert levels[Muscle.ERECTOR_SPINAE] == pytest.approx(share, abs=0.04)


def test_a_limb_rests_while_its_twin_works_and_takes_its_turn_without_a_jump() -> None:
    far_up = replace(DOWN, far_leg=Leg(hip=-10.0))
    near_up = replace(DOWN, near_leg=Leg(hip=-10.0))
    far, back = replace(LIFT, pose=far_up), LOWER
    near, hold, again = replace(LIFT, pose=near_up), replace(HOLD, pose=near_up), replace(LOWER)
    turns = replace(BACK_LIFT, phases=(far, back, near, hold, again, REST))
    told = replace(exercise(), primary=(Muscle.GLUTEUS_MAXIMUS,), secondary=(Muscle.MULTIFIDUS,))

    def seat(phase: Phase, part: float) -> float:
        return glow_at(told, turns, phase, part)[Muscle.GLUTEUS_MAXIMUS]

    assert {seat(phase, part) for phase in (far, back) for part in (0.0, 0.5, 1.0)} == {RESTING}
    assert glow_at(told, turns, far, 1.0)[Muscle.MULTIFIDUS] == SECONDARY
    assert seat(near, 1.0) == seat(hold, 0.5) == 1.0
    ends = [(turns.phases[i - 1], phase) for i, phase in enumerate(turns.phases)]
    assert all(seat(before, 1.0) == seat(after, 0.0) for before, after in ends)


def test_limbs_that_work_together_glow_as_the_rest() -> None:
    told = exercise()
    for phase in BACK_LIFT.phases:
        assert glow_at(told, BACK_LIFT, phase, 0.5) == glow(told, effort(BACK_LIFT, phase, 0.5))
