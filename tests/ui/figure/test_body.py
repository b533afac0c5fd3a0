"""The outlines of a body lie round its bones, in every pose, and show its depth and its breath."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF

from spinecoach.core.body import skeleton as bones
from spinecoach.core.body.skeleton import solve
from spinecoach.core.exercise.pose import Arm, Grip, Leg, Pose, Posture
from spinecoach.ui.figure import Build, body
from spinecoach.ui.figure.stage import Stage
from spinecoach.ui.figure.style import shape
from tests.core.poses import any_grip, any_pose, any_posture
from tests.ui.figure.pictures import SUPERMAN, others

if TYPE_CHECKING:
    from PySide6.QtGui import QPainterPath

    from spinecoach.core.exercise.exercise import Movement
    from spinecoach.ui.figure.body import Body

SCALE = 400.0
"""Pixels of a body in the tests."""


def body_of(movement: Movement, pose: Pose) -> Body:
    skeleton = solve(pose, movement.posture, movement.grip)
    return body.build(skeleton, movement.grip, shape(Build.SLENDER), Stage(SCALE, 0j))


def built(pose: Pose, grip: Grip = Grip.EMPTY, breath: float = 0.0) -> Body:
    """A standing body."""
    skeleton = solve(pose, Posture.STANDING, grip)
    return body.build(skeleton, grip, shape(Build.SLENDER), Stage(SCALE, 0j), breath)


def holds(path: QPainterPath, point: complex) -> bool:
    return path.contains(QPointF(point.real, point.imag))


def between(start: complex, end: complex, share: float) -> complex:
    return start + (end - start) * share


@given(any_pose(), any_posture, any_grip, st.sampled_from(Build))
def test_every_part_lies_round_its_bones_in_any_pose(
    pose: Pose, posture: Posture, grip: Grip, build: Build
) -> None:
    made = body.build(solve(pose, posture, grip), grip, shape(build), Stage(SCALE, 0j))
    for near in (True, False):
        shoulder, elbow, wrist, _ = made.arm_points[0 if near else 1]
        hip, knee, ankle, *_ = made.leg_points[0 if near else 1]
        assert holds(made.sleeve(near=near).path, between(shoulder, elbow, 0.4))
        assert holds(made.arm(near=near).path, between(shoulder, elbow, 0.8))
        assert holds(made.arm(near=near).path, between(elbow, wrist, 0.7))
        assert holds(made.shorts(near=near).path, between(hip, knee, 0.4))
        assert holds(made.leg(near=near).path, between(hip, knee, 0.8))
        assert holds(made.leg(near=near).path, between(knee, ankle, 0.7))
    pelvis, lumbar, chest = made.trunk_points
    assert holds(made.shirt.path, between(pelvis, lumbar, 0.6))
    assert holds(made.shirt.path, between(lumbar, chest, 0.7))


def test_cloth_is_wider_than_what_it_covers() -> None:
    upright = built(Pose())
    for cloth, bare in (
        (upright.sleeve(near=True), upright.arm(near=True)),
        (upright.shorts(near=True), upright.leg(near=True)),
    ):
        covered = cloth.path.boundingRect()
        assert covered.top() < bare.path.boundingRect().top()
        assert covered.bottom() < bare.path.boundingRect().bottom()


@pytest.mark.parametrize("grip", Grip)
def test_hands_on_one_dumbbell_meet_and_others_are_as_far_apart_as_the_shoulders(
    grip: Grip,
) -> None:
    (shoulder, _, _, palm), (far_shoulder, _, _, far_palm) = built(Pose(), grip).arm_points
    apart, hands = abs(shoulder - far_shoulder), abs(palm - far_palm)
    if grip in {Grip.SHARED, Grip.CLASPED}:
        assert hands < 0.3 * apart
    else:
        assert hands == pytest.approx(apart)


def test_the_far_side_stands_behind_the_near_one() -> None:
    upright = built(Pose())
    for near, far in (
        *zip(*upright.arm_points, strict=True),
        *zip(*upright.leg_points, strict=True),
    ):
        assert (far - near).real > 0.0
        assert (far - near).imag < 0.0


def test_a_breath_widens_the_chest_and_not_the_hips() -> None:
    empty, full = (built(Pose(), breath=breath).shirt.path for breath in (0.0, 1.0))
    assert full.boundingRect().width() > empty.boundingRect().width() + 0.004 * SCALE
    assert full.boundingRect().bottom() == pytest.approx(empty.boundingRect().bottom())


@given(any_pose())
def test_the_frame_of_a_part_is_as_long_as_the_part(pose: Pose) -> None:
    made = built(pose)
    shoulder, elbow, wrist, _ = made.arm_points[0]
    hip, knee, *_ = made.leg_points[0]
    for part, root, end, length in (
        ("upper_arm", shoulder, elbow, bones.UPPER_ARM),
        ("forearm", elbow, wrist, bones.FOREARM),
        ("thigh", hip, knee, bones.THIGH),
    ):
        start, way, high = made.frame(part)
        assert (start, high) == (root, length)
        assert start + way == pytest.approx(end)
    start, way, high = made.frame("seat")
    assert start == hip
    assert abs(way) == pytest.approx(high * SCALE)


def test_the_seat_turns_half_as_far_as_the_thigh() -> None:
    def turn(hip: float) -> float:
        leg = Leg(hip)
        way = built(Pose(near_leg=leg, far_leg=leg)).frame("seat")[1]
        return way.real / abs(way)

    assert turn(0) == pytest.approx(0.0, abs=0.05)
    assert turn(90) == pytest.approx(0.707, abs=0.08)


def test_a_round_back_takes_its_muscles_with_it() -> None:
    straight, rounded = (built(Pose(spine=-spine)) for spine in (0.0, 40.0))
    for made in (straight, rounded):
        pelvis, _, chest = made.trunk_points
        start, way, _ = made.frame("trunk")
        off = abs(start - pelvis) + abs(start + way - chest)
        assert (off > 0.01 * SCALE) is made.bent


def test_a_rounded_back_rises_in_its_middle_while_hip_and_chest_stay() -> None:
    movement = {name: each for name, _, each in others()}["cat-and-camel"]
    level, rounded = (body_of(movement, p.pose) for p in (movement.phases[-1], movement.phases[0]))
    assert rounded.bent
    assert not level.bent
    assert abs(rounded.trunk_points[2] - level.trunk_points[2]) < 0.02 * SCALE
    high = {each: each.shirt.path.boundingRect().top() for each in (level, rounded)}
    assert high[rounded] < high[level] - 0.01 * SCALE


def test_lying_face_down_only_an_arm_beside_the_head_hides_the_face() -> None:
    movement = SUPERMAN.movement
    assert all(body_of(movement, phase.pose).face_hidden for phase in movement.phases)
    at_the_sides = replace(movement.start, near_arm=Arm(5), far_arm=Arm(5))
    assert not body_of(movement, at_the_sides).face_hidden
    reaching = SUPERMAN.variant("bird-dog").movement
    assert not any(body_of(reaching, phase.pose).face_hidden for phase in reaching.phases)
