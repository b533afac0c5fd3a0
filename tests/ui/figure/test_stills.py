"""Stills of a movement: a step, the end of a phase with its arrows, any moment of a rep."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from spinecoach.ui.figure.scene import scene_of
from spinecoach.ui.figure.stills import of_moment, of_phase, of_step, pointing
from tests.ui.figure.pictures import SUPERMAN, all_movements

if TYPE_CHECKING:
    from spinecoach.core.exercise.exercise import Exercise, Movement

every_movement = pytest.mark.parametrize(
    ("exercise", "movement"),
    [pytest.param(exercise, movement, id=name) for name, exercise, movement in all_movements()],
)


@every_movement
def test_the_moments_of_a_rep_begin_and_end_in_the_poses_of_its_phases(
    exercise: Exercise, movement: Movement
) -> None:
    for phase in movement.phases:
        end = of_moment(exercise, movement, phase, 1.0)
        assert end.pose == phase.pose
        assert of_moment(exercise, movement, phase, 0.0).pose == movement.before(phase).pose
        assert of_phase(exercise, movement, phase).pose == phase.pose


def test_a_step_shows_its_own_pose_and_grip() -> None:
    for step in SUPERMAN.movement.steps:
        assert of_step(SUPERMAN.movement, step) == scene_of(SUPERMAN.movement, step.pose, step.grip)


def test_arrows_fade_with_their_strength_and_are_there_only_if_something_moves() -> None:
    movement = SUPERMAN.movement
    lift = movement.phases[0]
    still = scene_of(movement, lift.pose)
    assert pointing(still, movement, lift, 0.0) == still
    faint, full = (pointing(still, movement, lift, strength) for strength in (0.5, 1.0))
    assert faint.arrows == full.arrows != ()
    assert 0.0 < faint.arrow_strength < full.arrow_strength == 1.0
    hold = next(phase for phase in movement.phases if movement.before(phase).pose == phase.pose)
    assert pointing(still, movement, hold) == still
