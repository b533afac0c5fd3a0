"""Muscles glow as the load comes and goes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinecoach.core.effort import RESTING, SECONDARY, effort, glow
from spinecoach.core.muscles import Muscle
from tests.core.scenes import BACK_LIFT, HOLD, LIFT, LOWER, REST, exercise

if TYPE_CHECKING:
    from spinecoach.core.exercise import Phase

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
