"""A standing body is in balance, or the test says how far it would fall."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinecoach.core.body.balance import centre_of_mass, overbalance
from spinecoach.core.body.skeleton import BALL, HEEL, Point, solve
from spinecoach.core.exercise.pose import Leg, Pose, Posture
from tests.core.poses import ROW_START, SQUEEZE_START

UPRIGHT = Pose()


def stood(pose: Pose) -> float:
    return overbalance(solve(pose, Posture.STANDING))


def test_upright_the_weight_lies_between_heel_and_ball() -> None:
    assert -HEEL < centre_of_mass(solve(UPRIGHT, Posture.STANDING)) < BALL
    assert stood(UPRIGHT) == 0.0


@pytest.mark.parametrize("pose", [ROW_START, SQUEEZE_START])
def test_the_leaning_starts_carry_themselves(pose: Pose) -> None:
    assert stood(pose) == 0.0


def test_leaning_from_stiff_ankles_falls_to_the_front_and_sitting_back_to_the_back() -> None:
    assert stood(Pose(trunk=20.0)) > 0.05
    sitting = Leg(hip=90.0, knee=90.0)
    assert stood(Pose(near_leg=sitting, far_leg=sitting)) < -0.1


@given(st.floats(0.0, 90.0))
def test_a_hand_that_leans_on_something_only_adds_support(trunk: float) -> None:
    lean = Leg(hip=trunk)
    skeleton = solve(Pose(trunk=trunk, near_leg=lean, far_leg=lean), Posture.STANDING)
    held = overbalance(skeleton, Point(1.0, 0.6))
    assert held == 0.0
    assert overbalance(skeleton) >= held


def test_a_foot_in_the_air_carries_nothing() -> None:
    skeleton = solve(SQUEEZE_START, Posture.STANDING)
    stepping = replace(skeleton, near_leg=replace(skeleton.near_leg, planted=False))
    beyond = centre_of_mass(skeleton) - skeleton.far_leg.toe.x
    assert overbalance(stepping) == pytest.approx(beyond)
    assert beyond > 0.0


def test_if_the_heel_is_up_the_body_stands_on_the_ball() -> None:
    skeleton = solve(SQUEEZE_START, Posture.STANDING)
    rear = skeleton.far_leg
    behind = replace(skeleton.near_leg, planted=False)
    far = 2.0  # so far in front stands the rear foot that the weight is behind it
    foot = replace(rear, ball=Point(far, 0.0), toe=Point(far + 0.03, 0.0))
    shifted = replace(skeleton, near_leg=behind, far_leg=foot)
    assert overbalance(shifted) == pytest.approx(centre_of_mass(shifted) - far)
