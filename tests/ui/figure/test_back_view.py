"""The back from behind: shown if the shoulder blades move, with the arm that works."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from spinecoach.core.exercise.muscles import Muscle
from spinecoach.core.exercise.pose import Grip
from spinecoach.ui.figure import scene_of
from spinecoach.ui.figure.back_view import back_of
from spinecoach.ui.figure.stills import of_phase
from tests.ui.figure.pictures import (
    PULLOVER,
    ROW,
    SQUEEZES,
    difference,
    drawn,
)

if TYPE_CHECKING:
    from spinecoach.core.exercise.exercise import Movement
    from spinecoach.core.exercise.pose import Pose


def up(movement: Movement) -> Pose:
    return movement.phases[0].pose


def test_the_back_is_shown_if_shoulder_blades_move_and_there_is_room() -> None:
    movement = SQUEEZES.movement
    scene = of_phase(SQUEEZES, movement, movement.phases[0])
    assert scene.from_behind
    assert not of_phase(PULLOVER, PULLOVER.movement, PULLOVER.movement.phases[0]).from_behind
    assert not scene_of(movement, movement.steps[0].pose).from_behind
    hidden = replace(scene, from_behind=False)
    assert difference(drawn(scene, width=480), drawn(hidden, width=480)) > 0.01
    assert difference(drawn(scene, width=120), drawn(hidden, width=120)) == 0.0


def test_the_back_shows_which_arm_works() -> None:
    movement = ROW.variant("one-arm").movement
    pose = movement.phases[0].pose
    assert back_of(pose, movement.grip, {}).lifts == (0.0, 1.0)
    assert back_of(pose, movement.grip, {}).held == (False, True)
    assert back_of(pose, Grip.PAIR, {}).held == (True, True)
    assert back_of(pose, Grip.EMPTY, {Muscle.RHOMBOIDS: 0.5}).shine == 0.5


def test_from_behind_a_forearm_that_points_forward_is_short() -> None:
    standing = SQUEEZES.variant("standing-squeeze").movement
    hang, squeezed = (back_of(p, standing.grip, {}).hang for p in (standing.start, up(standing)))
    assert hang == (1.0, 1.0)
    assert squeezed == (0.5, 0.5)
    assert min(back_of(up(ROW.movement), Grip.PAIR, {}).hang) > 0.95
