"""Arrows run beside the body along the path of its movement."""

from __future__ import annotations

from dataclasses import replace
from math import dist
from typing import TYPE_CHECKING

import pytest

from spinecoach.core.body.skeleton import solve
from spinecoach.ui.figure import scene_of
from spinecoach.ui.figure.arrows import tracks
from tests.ui.figure.pictures import (
    EXERCISES,
    PULLOVER,
    ROW,
    SUPERMAN,
    all_movements,
    difference,
    drawn,
    others,
)

if TYPE_CHECKING:
    from spinecoach.core.exercise.exercise import Movement
    from spinecoach.ui.figure.arrows import Track


def ways(exercise_id: str, phase: int = 0) -> tuple[Track, ...]:
    movement = EXERCISES[exercise_id].movement
    before, after = movement.phases[phase - 1].pose, movement.phases[phase].pose
    return tracks(before, after, movement.posture, movement.grip)


def test_the_pullover_points_over_the_head_with_the_hands() -> None:
    (way,) = ways(PULLOVER.id)
    movement = PULLOVER.movement
    start = solve(movement.start, movement.posture, movement.grip).near_arm.grip
    assert way[-1].x < way[0].x  # towards the head
    assert way[-1].y < way[0].y
    assert way[0].y > start.y  # outside the dumbbell, not through it


def test_the_row_points_with_the_elbow_up_and_back() -> None:
    (way,) = ways(ROW.id)
    assert way[-1].x < way[0].x
    assert way[-1].y > way[0].y


def test_a_bending_elbow_has_the_arrow_and_the_hand_has_none() -> None:
    for name in ("standing-squeeze", "deeper-lean"):
        movement = EXERCISES["shoulder-squeezes"].variant(name).movement
        after = movement.phases[0].pose
        (way,) = tracks(movement.start, after, movement.posture, movement.grip)
        elbow = solve(after, movement.posture, movement.grip).near_arm.elbow
        assert dist(way[-1], elbow) < 0.08
        assert way[-1].x < way[0].x  # backwards, though the hand comes forward


def test_of_many_limbs_the_two_that_move_farthest_have_arrows() -> None:
    march = {name: movement for name, _, movement in others()}["march"]
    found = tracks(march.start, march.phases[0].pose, march.posture, march.grip)
    assert len(found) == 2
    assert all(way[-1].x > way[0].x for way in found)  # the far arm, the near leg


def test_the_superman_points_up_with_hands_and_feet() -> None:
    found = ways(SUPERMAN.id)
    assert len(found) == 2
    assert all(way[-1].y > way[0].y for way in found)


def test_what_does_not_move_has_no_arrow() -> None:
    start = ROW.movement.start
    assert tracks(start, start, ROW.movement.posture, ROW.movement.grip) == ()


def test_limbs_with_different_movements_each_have_an_arrow() -> None:
    diagonal = SUPERMAN.variant("bird-dog").movement
    before, after = diagonal.start, diagonal.phases[0].pose
    assert len(tracks(before, after, diagonal.posture, diagonal.grip)) == 2


@pytest.mark.parametrize(
    "movement", [pytest.param(movement, id=name) for name, _, movement in all_movements()]
)
def test_every_arrow_is_visible_and_above_the_floor(
    movement: Movement,
) -> None:
    before = movement.start
    for phase in movement.phases:
        for way in tracks(before, phase.pose, movement.posture, movement.grip):
            assert dist(way[0], way[-1]) >= 0.12
            assert all(point.y >= 0.03 for point in way)
        before = phase.pose


def test_an_arrow_fades_out_until_nothing_is_left() -> None:
    start = scene_of(PULLOVER.movement, PULLOVER.movement.start)
    bare = bytes(drawn(start).constBits())

    def ink(strength: float) -> int:
        scene = replace(start, arrows=ways(PULLOVER.id), arrow_strength=strength)
        shown = bytes(drawn(scene).constBits())
        return sum(abs(a - b) for a, b in zip(shown, bare, strict=True))

    gone = replace(start, arrows=ways(PULLOVER.id), arrow_strength=0.0)
    assert ink(1.0) > ink(0.5) > ink(0.0)
    assert difference(drawn(gone), drawn(start)) == 0.0
