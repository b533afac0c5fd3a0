"""The bones have the right lengths and angles, and are on the floor where they should be."""

from __future__ import annotations

from dataclasses import replace
from math import atan2, degrees, dist
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinecoach.core.body.easing import FASTEST
from spinecoach.core.body.skeleton import (
    BALL,
    DEPRESSION,
    FOREARM,
    HAND,
    HEAD,
    HEEL,
    KNEEL_DEPTH,
    LUMBAR,
    NECK,
    PALM,
    PRONE_DEPTH,
    RETRACTION,
    SHANK,
    THIGH,
    THORAX,
    TOE,
    UPPER_ARM,
    Point,
    solve,
)
from spinecoach.core.exercise.pose import Arm, Grip, Leg, Pose, Posture, blend
from tests.core.poses import (
    PULLOVER,
    PULLOVER_BOTTOM,
    PULLOVER_TOP,
    ROW,
    ROW_START,
    ROW_TOP,
    SQUEEZE,
    SQUEEZE_END,
    SQUEEZE_START,
    SUPERMAN,
    SUPERMAN_HOLD,
    SUPERMAN_REST,
    TABLE,
    any_grip,
    any_pose,
    any_posture,
)

if TYPE_CHECKING:
    from spinecoach.core.body.skeleton import ArmBones, LegBones, Skeleton
    from spinecoach.core.exercise.exercise import Movement

ARM_PARTS = ("shoulder", "elbow", "wrist", "grip", "fingertip")
LEG_PARTS = ("hip", "knee", "ankle", "heel", "ball", "toe")
MILLIMETRE_PER_METRE = 0.001
CENTIMETRE = 1 / 170
"""In body heights, for a person of 1.70 m."""


def bearing_of(start: Point, end: Point) -> float:
    """Return the bearing from `start` to `end`, in degrees from -180 to 180."""
    return degrees(atan2(end.x - start.x, start.y - end.y))


def bend(a: Point, joint: Point, b: Point) -> float:
    """How far a chain is bent at a joint, in degrees; 0 = straight, positive = to the front."""
    turn = bearing_of(joint, b) - bearing_of(a, joint)
    return (turn + 180.0) % 360.0 - 180.0


def trunk_lean(skeleton: Skeleton) -> float:
    return 180.0 - bearing_of(skeleton.pelvis, skeleton.chest) % 360.0


def shoulder_angle(skeleton: Skeleton, arm: ArmBones) -> float:
    down_the_trunk = bearing_of(skeleton.chest, skeleton.lumbar)
    return (bearing_of(arm.shoulder, arm.elbow) - down_the_trunk + 90) % 360 - 90


def hip_angle(skeleton: Skeleton, leg: LegBones) -> float:
    down_the_trunk = bearing_of(skeleton.lumbar, skeleton.pelvis)
    return (bearing_of(leg.hip, leg.knee) - down_the_trunk + 180) % 360 - 180


# The segments


@given(any_pose(), any_posture, any_grip)
def test_no_pose_stretches_a_bone(pose: Pose, posture: Posture, grip: Grip) -> None:
    s = solve(pose, posture, grip)
    lengths = {
        dist(s.pelvis, s.lumbar): LUMBAR,
        dist(s.lumbar, s.chest): THORAX,
        dist(s.chest, s.neck): NECK,
        dist(s.neck, s.crown): HEAD,
        dist(s.neck, s.head): HEAD / 2,
    }
    for arm in (s.near_arm, s.far_arm):
        lengths[dist(arm.shoulder, arm.elbow)] = UPPER_ARM
        lengths[dist(arm.elbow, arm.wrist)] = FOREARM
        lengths[dist(arm.wrist, arm.grip)] = PALM
        lengths[dist(arm.wrist, arm.fingertip)] = HAND
    for leg in (s.near_leg, s.far_leg):
        lengths[dist(leg.hip, leg.knee)] = THIGH
        lengths[dist(leg.knee, leg.ankle)] = SHANK
        lengths[dist(leg.heel, leg.ball)] = HEEL + BALL
        lengths[dist(leg.ball, leg.toe)] = TOE - BALL
    for measured, true in lengths.items():
        assert measured == pytest.approx(true)


def test_the_segments_add_up_to_the_tables() -> None:
    assert pytest.approx(0.288) == LUMBAR + THORAX  # hip to shoulder
    assert pytest.approx(0.182) == NECK + HEAD  # shoulder to crown
    assert pytest.approx(0.152) == HEEL + TOE  # foot


@given(any_pose(), any_posture, any_grip)
def test_near_and_far_are_mirror_images(pose: Pose, posture: Posture, grip: Grip) -> None:
    swapped = replace(
        pose,
        near_arm=pose.far_arm,
        far_arm=pose.near_arm,
        near_leg=pose.far_leg,
        far_leg=pose.near_leg,
    )
    one, other = solve(pose, posture, grip), solve(swapped, posture, grip)
    for side, opposite in (("near", "far"), ("far", "near")):
        for limb, parts in (("arm", ARM_PARTS), ("leg", LEG_PARTS)):
            for part in parts:
                here = getattr(getattr(one, f"{side}_{limb}"), part)
                there = getattr(getattr(other, f"{opposite}_{limb}"), part)
                assert dist(here, there) < 1e-9
    assert dist(one.crown, other.crown) < 1e-9


# The angles, measured back from the points


@pytest.mark.parametrize(
    ("pose", "posture", "lean", "shoulder", "elbow", "hip", "knee"),
    [
        (PULLOVER_TOP, Posture.SUPINE, -90, 90, 15, 47, 100),
        (PULLOVER_BOTTOM, Posture.SUPINE, -90, 170, 15, 47, 100),
        (SQUEEZE_START, Posture.STANDING, 45, 45, 5, 82, 39),
        (SQUEEZE_END, Posture.STANDING, 45, -30, 85, 82, 39),
        (ROW_START, Posture.STANDING, 45, 45, 5, 62, 25),
        (ROW_TOP, Posture.STANDING, 45, -30, 85, 62, 25),
        (SUPERMAN_REST, Posture.PRONE, 90, 174, 0, 0, 0),
    ],
)
def test_the_points_show_the_angles_of_the_table(
    pose: Pose,
    posture: Posture,
    lean: float,
    shoulder: float,
    elbow: float,
    hip: float,
    knee: float,
) -> None:
    s = solve(pose, posture)
    arm, leg = s.near_arm, s.near_leg
    assert trunk_lean(s) == pytest.approx(lean)
    assert shoulder_angle(s, arm) == pytest.approx(shoulder)
    assert bend(arm.shoulder, arm.elbow, arm.wrist) == pytest.approx(elbow)
    assert hip_angle(s, leg) == pytest.approx(hip)
    assert bend(leg.hip, leg.knee, leg.ankle) == pytest.approx(-knee)


@pytest.mark.parametrize("pose", [SQUEEZE_START, ROW_START])
def test_the_upper_arms_hang_plumb(pose: Pose) -> None:
    arm = solve(pose, Posture.STANDING).near_arm
    assert arm.elbow.x == pytest.approx(arm.shoulder.x)
    assert arm.elbow.y < arm.shoulder.y


def test_at_the_top_of_a_row_the_elbow_is_past_the_back() -> None:
    s = solve(ROW_TOP, Posture.STANDING)
    arm = s.near_arm
    assert 90 + bearing_of(arm.shoulder, arm.elbow) == pytest.approx(15)  # below level
    assert 5 <= bearing_of(arm.elbow, arm.wrist) <= 10  # forearm just forward of plumb
    along = Point(s.chest.x - s.pelvis.x, s.chest.y - s.pelvis.y)
    behind = ((arm.elbow.y - s.pelvis.y) * along.x - (arm.elbow.x - s.pelvis.x) * along.y) / dist(
        s.pelvis, s.chest
    )
    assert behind >= 15 * CENTIMETRE


def test_the_superman_lifts_hands_chest_and_feet_together_and_low() -> None:
    rest, hold = solve(SUPERMAN_REST, Posture.PRONE), solve(SUPERMAN_HOLD, Posture.PRONE)

    def lifted(at: str, part: str) -> float:
        before, after = getattr(rest, at), getattr(hold, at)
        if part:
            before, after = getattr(before, part), getattr(after, part)
        return float((after.y - before.y) / CENTIMETRE)

    assert lifted("chest", "") == pytest.approx(8, abs=0.5)
    assert lifted("near_leg", "knee") == pytest.approx(7, abs=0.5)
    assert lifted("near_leg", "ankle") == pytest.approx(14, abs=0.6)
    assert (hold.near_arm.grip.y - PRONE_DEPTH) / CENTIMETRE == pytest.approx(10, abs=0.5)
    assert rest.near_arm.grip.y > 0.0
    assert bearing_of(hold.near_arm.shoulder, hold.near_arm.elbow) == pytest.approx(92)  # level
    assert hold.pelvis == rest.pelvis


def test_the_squeeze_draws_the_shoulder_to_spine_and_hip() -> None:
    loose = solve(replace(SQUEEZE_END, scapula=0.0), Posture.STANDING)
    tight = solve(SQUEEZE_END, Posture.STANDING)
    assert dist(loose.near_arm.shoulder, tight.near_arm.shoulder) == pytest.approx(
        (RETRACTION**2 + DEPRESSION**2) ** 0.5
    )
    assert dist(tight.near_arm.shoulder, tight.pelvis) < dist(loose.near_arm.shoulder, loose.pelvis)
    assert tight.chest == loose.chest
    assert pytest.approx(2 * CENTIMETRE, rel=0.05) == RETRACTION


def test_the_neck_follows_the_thorax_and_turns_by_itself() -> None:
    straight = solve(SUPERMAN_HOLD, Posture.PRONE)
    assert bearing_of(straight.chest, straight.crown) == pytest.approx(
        bearing_of(straight.lumbar, straight.chest)
    )
    looking_up = solve(replace(SUPERMAN_HOLD, neck=30.0), Posture.PRONE)
    assert looking_up.crown.x < straight.crown.x


# The floor


def test_in_the_split_stance_the_front_foot_is_flat_and_the_back_heel_up() -> None:
    s = solve(SQUEEZE_START, Posture.STANDING)
    front, rear = s.near_leg, s.far_leg
    assert front.planted
    assert rear.planted
    assert front.heel.y == pytest.approx(0.0)
    assert front.ball.y == pytest.approx(0.0)
    assert rear.ball.y == pytest.approx(0.0)
    assert rear.toe.y == pytest.approx(0.0)
    assert rear.heel.y > 10 * CENTIMETRE
    assert s.pelvis.y == pytest.approx(0.48, abs=0.005)
    assert front.ankle.x - s.pelvis.x == pytest.approx(0.14, abs=0.005)
    assert bearing_of(front.ankle, front.knee) == pytest.approx(180 - 2)  # 2 degrees forward


def test_standing_with_even_legs_both_feet_are_flat() -> None:
    s = solve(ROW_START, Posture.STANDING)
    for leg in (s.near_leg, s.far_leg):
        assert (leg.heel.y, leg.ball.y, leg.toe.y) == pytest.approx((0.0, 0.0, 0.0))


def test_on_the_back_the_feet_reach_the_floor() -> None:
    s = solve(PULLOVER_TOP, Posture.SUPINE)
    assert abs(s.near_leg.heel.y) <= 0.0015
    assert abs(s.near_leg.ball.y) <= 0.0015
    assert s.pelvis.y == pytest.approx(s.chest.y)


def test_on_hands_and_knees_palms_and_knees_bear_the_body() -> None:
    s = solve(TABLE, Posture.ALL_FOURS)
    assert s.near_leg.knee.y == pytest.approx(KNEEL_DEPTH)
    assert 0.0 <= s.near_arm.wrist.y <= 0.03
    assert s.near_arm.fingertip.y == pytest.approx(s.near_arm.wrist.y, abs=0.01)
    assert s.near_arm.fingertip.x > s.near_arm.wrist.x
    assert s.near_arm.shoulder.x == pytest.approx(s.near_arm.wrist.x)


def test_a_lifted_hand_is_in_line_with_its_arm() -> None:
    reaching = replace(TABLE, near_arm=Arm(165.0))
    arm = solve(reaching, Posture.ALL_FOURS).near_arm
    assert bend(arm.elbow, arm.wrist, arm.fingertip) == pytest.approx(0.0)


def test_a_foot_that_leaves_the_floor_follows_its_ankle() -> None:
    standing = Pose(near_leg=Leg(0, 0), far_leg=Leg(90, 90, 20))
    s = solve(standing, Posture.STANDING)
    assert s.near_leg.planted
    assert not s.far_leg.planted
    assert bearing_of(s.far_leg.heel, s.far_leg.ball) == pytest.approx(70)


@given(st.floats(0.0, 90.0), st.floats(0.0, 1.0))
def test_a_foot_leaves_the_floor_without_a_jump(start: float, step: float) -> None:
    end = start + step
    one, other = (
        solve(Pose(near_leg=Leg(0, 0), far_leg=Leg(bend / 2, bend)), Posture.STANDING).far_leg
        for bend in (start, end)
    )
    assert dist(one.toe, other.toe) <= 0.02 * step + 1e-9


@pytest.mark.parametrize("moving", [PULLOVER, SUPERMAN, SQUEEZE, ROW])
@given(t=st.floats(0.0, 1.0))
def test_what_bears_on_the_floor_never_slides_or_sinks(moving: Movement, t: float) -> None:
    start, end = moving.start, moving.phases[0].pose
    before = solve(start, moving.posture, moving.grip)
    now = solve(blend(start, end, t), moving.posture, moving.grip)
    assert dist(now.pelvis, before.pelvis) <= MILLIMETRE_PER_METRE
    if moving.posture is not Posture.PRONE:
        for side in ("near_leg", "far_leg"):
            was, is_now = getattr(before, side), getattr(now, side)
            for part in ("heel", "ball", "toe"):
                assert dist(getattr(is_now, part), getattr(was, part)) <= MILLIMETRE_PER_METRE


@pytest.mark.parametrize("moving", [PULLOVER, SUPERMAN, SQUEEZE, ROW])
@given(t=st.floats(0.0, 0.999))
def test_no_joint_jumps(moving: Movement, t: float) -> None:
    """In a thousandth of a phase no point moves further than its greatest speed allows."""
    start, end = moving.start, moving.phases[0].pose
    one, other = (
        solve(blend(start, end, part), moving.posture, moving.grip).points()
        for part in (t, t + 0.001)
    )
    turn = 140 * 3.15 / 180  # no joint turns by more, and no point is farther off than 0.8
    assert all(dist(a, b) <= FASTEST * turn * 0.8 * 0.001 for a, b in zip(one, other, strict=True))


# What the hands hold


@given(any_pose(), any_posture)
def test_a_dumbbell_is_where_its_palm_is(pose: Pose, posture: Posture) -> None:
    assert solve(pose, posture, Grip.EMPTY).dumbbells == ()
    assert solve(pose, posture, Grip.CLASPED).dumbbells == ()
    (single,) = solve(pose, posture, Grip.SINGLE).dumbbells
    near, far = solve(pose, posture, Grip.PAIR).dumbbells
    s = solve(pose, posture, Grip.PAIR)
    assert single.centre == near.centre == s.near_arm.grip
    assert far.centre == s.far_arm.grip
    assert (near.near, far.near) == (True, False)


def test_in_the_rows_the_handle_is_square_to_the_forearm_and_seen_from_the_side() -> None:
    s = solve(ROW_START, Posture.STANDING, Grip.PAIR)
    handle = s.dumbbells[0]
    assert handle.bearing - bearing_of(s.near_arm.elbow, s.near_arm.wrist) == pytest.approx(90)
    assert handle.slant == pytest.approx(1.0)


def test_palms_to_the_floor_show_the_handle_end_on() -> None:
    (near, _) = solve(SUPERMAN_HOLD, Posture.PRONE, Grip.PAIR).dumbbells
    assert near.slant == pytest.approx(0.0, abs=1e-9)


def test_one_dumbbell_lies_between_both_hands() -> None:
    s = solve(PULLOVER_TOP, Posture.SUPINE, Grip.SHARED)
    (shared,) = s.dumbbells
    assert shared.centre == s.near_arm.grip == s.far_arm.grip


@given(any_pose(), any_posture)
def test_the_points_are_all_the_points(pose: Pose, posture: Posture) -> None:
    s = solve(pose, posture)
    assert len(s.points()) == 28
    assert {s.crown, s.near_arm.fingertip, s.far_leg.toe} <= set(s.points())


def test_the_points_reach_from_crown_to_toes() -> None:
    s = solve(ROW_START, Posture.STANDING)
    assert len(s.points()) == 28
    assert {s.crown, s.pelvis, s.near_arm.fingertip, s.far_leg.toe} <= set(s.points())
