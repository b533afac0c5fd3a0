"""What is around the figure: a chair under the free hand, dumbbells on the floor."""

from __future__ import annotations

from dataclasses import replace

from spinecoach.core.body.skeleton import solve
from spinecoach.core.exercise.pose import Grip, Pose, Posture
from spinecoach.ui.figure import furniture, scene_of
from spinecoach.ui.figure.stills import of_step
from tests.ui.figure.pictures import (
    PULLOVER,
    ROW,
    SQUEEZES,
    difference,
    drawn,
)


def test_a_chair_stands_where_the_free_hand_leans() -> None:
    leaning = SQUEEZES.variant("hand-on-chair").movement
    scene = scene_of(leaning, leaning.start)
    assert scene.chair is not None
    assert difference(drawn(scene), drawn(replace(scene, chair=None))) > 0.01
    assert scene_of(ROW.movement, ROW.movement.start).chair is None


def test_a_dumbbell_lies_on_the_floor_before_it_is_taken() -> None:
    movement = PULLOVER.movement
    lying, *_, gripping = movement.steps
    scene = of_step(movement, lying)
    assert (scene.grip, scene.lying) == (Grip.EMPTY, 1)
    assert difference(drawn(scene), drawn(replace(scene, lying=0))) > 0.001
    assert of_step(movement, gripping).lying == 0
    assert of_step(ROW.movement, ROW.movement.steps[0]).lying == 2


def test_feet_side_by_side_cast_one_shadow() -> None:
    skeleton = solve(Pose(), Posture.STANDING)
    assert skeleton.near_leg.toe == skeleton.far_leg.toe
    spots = furniture.shade(skeleton)
    assert len(spots) == len(set(spots))
