"""Computes points from joint angles: the forward kinematics of the figure.

`solve` joins the bones to each other, then sets the body on the floor by what carries it: the
longer leg's foot when standing, the back when supine, the belly when prone, a knee on all fours.
These anchors never slide or sink while a movement plays.

All points are in body heights (1.0 = the person's stature), seen from the side: x to the front (the
way a standing figure looks), y up, the floor at y = 0. Near and far side share this plane; what
draws the figure adds depth. A *bearing* is a direction in degrees from straight down, turning to
the front: 0 down, 90 front, 180 up, 270 back. Segment lengths: Winter / Drillis and Contini, as
fractions of stature.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, atan2, cos, degrees, hypot, radians, sin
from typing import TYPE_CHECKING, NamedTuple

from spinecoach.core.exercise.pose import Grip, Posture

if TYPE_CHECKING:
    from spinecoach.core.exercise.pose import Arm, Leg, Pose

LUMBAR = 0.061
"""Hip to the level where the thorax bends against the pelvis."""
THORAX = 0.227
"""From there to the shoulder line; with `LUMBAR` the .288 from hip to shoulder."""
NECK = 0.052
HEAD = 0.130
"""Base of the skull to the crown; with `NECK` the .182 from shoulder to crown."""
UPPER_ARM = 0.186
FOREARM = 0.146
PALM = 0.054
"""Wrist to the middle of the grip."""
HAND = 0.108
THIGH = 0.245
SHANK = 0.246
FOOT_HEIGHT = 0.039
HEEL = 0.035
"""Ankle back to the heel, along the sole."""
BALL = 0.085
"""Ankle forward to the ball of the foot, along the sole."""
TOE = 0.117
"""Ankle forward to the tip; with `HEEL` the foot's length of .152."""

SUPINE_DEPTH = 0.057
"""Height of hip and shoulder above the floor when lying on the back."""
PRONE_DEPTH = 0.062
"""The same when lying on the belly: the nose just meets the mat."""
KNEEL_DEPTH = 0.030
"""Height of the knee joint above the floor when kneeling."""
RETRACTION = 0.012
"""How far full retraction draws the shoulder joint towards the spine (about 2 cm)."""
DEPRESSION = 0.009
"""How far full depression draws it towards the hip (about 1.5 cm)."""
IRON_LENGTH = 0.070
"""Half the length of a dumbbell (about 24 cm from end to end)."""
IRON_RADIUS = 0.036
"""Half the height of its heads."""

_SOLE_REACH = hypot(FOOT_HEIGHT, BALL)
_HEEL_LIFT_LIMIT = 58.0
_RELEASE = 0.03
_WRIST_ON_FLOOR = 0.03
_HAND_RELEASE = 0.07
_TOUCH = 1e-9
_DECIMALS = 9


class Point(NamedTuple):
    """A place in the figure's plane, in body heights."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class ArmBones:
    """An arm from the shoulder to the finger tips; `grip` is the middle of the palm.

    `turn` is the forearm's turn in degrees, as in `core.exercise.pose`.
    """

    shoulder: Point
    elbow: Point
    wrist: Point
    grip: Point
    fingertip: Point
    turn: float


@dataclass(frozen=True, slots=True)
class LegBones:
    """A leg from the hip to the tip of the shoe; heel, ball and toe lie on the sole.

    `planted` tells whether the foot bears on the floor.
    """

    hip: Point
    knee: Point
    ankle: Point
    heel: Point
    ball: Point
    toe: Point
    planted: bool


@dataclass(frozen=True, slots=True)
class Dumbbell:
    """A dumbbell in the hand.

    `bearing` is its handle's direction, `slant` the share of its length that lies
    in the picture's plane (1 = seen from the side, 0 = seen end on), `near` whether
    the near hand holds it (a shared one belongs to both and counts as near).
    """

    centre: Point
    bearing: float
    slant: float
    near: bool


@dataclass(frozen=True, slots=True)
class Skeleton:
    """Every point of one instant.

    `tilt`, `thorax_tilt` and `head_tilt` are the lean of pelvis, thorax and head in
    degrees from upright, positive = forward. `chest` lies on the shoulder line and
    does not move with the scapulae; the shoulders of both arms do.
    """

    pelvis: Point
    lumbar: Point
    chest: Point
    neck: Point
    head: Point
    crown: Point
    tilt: float
    thorax_tilt: float
    head_tilt: float
    near_arm: ArmBones
    far_arm: ArmBones
    near_leg: LegBones
    far_leg: LegBones
    dumbbells: tuple[Dumbbell, ...]

    def points(self) -> tuple[Point, ...]:
        """All joints and ends, for a bounding box or a check."""
        arms = [
            point
            for arm in (self.near_arm, self.far_arm)
            for point in (arm.shoulder, arm.elbow, arm.wrist, arm.grip, arm.fingertip)
        ]
        legs = [
            point
            for leg in (self.near_leg, self.far_leg)
            for point in (leg.hip, leg.knee, leg.ankle, leg.heel, leg.ball, leg.toe)
        ]
        trunk = (self.pelvis, self.lumbar, self.chest, self.neck, self.head, self.crown)
        return (*trunk, *arms, *legs)


def solve(pose: Pose, posture: Posture, grip: Grip = Grip.EMPTY) -> Skeleton:
    """Return the points of `pose`, carried by `posture`, holding what `grip` says."""
    tilt = -pose.trunk if posture is Posture.SUPINE else pose.trunk
    thorax_tilt = tilt - pose.spine
    head_tilt = thorax_tilt - pose.neck
    pelvis = _pelvis(pose, posture, tilt)
    lumbar = towards(pelvis, 180.0 - tilt, LUMBAR)
    chest = towards(lumbar, 180.0 - thorax_tilt, THORAX)
    neck = towards(chest, 180.0 - (thorax_tilt + head_tilt) / 2.0, NECK)
    shoulder = towards(chest, -thorax_tilt, DEPRESSION * pose.scapula)
    shoulder = towards(shoulder, -90.0 - thorax_tilt, RETRACTION * pose.scapula)
    on_hands = posture is Posture.ALL_FOURS
    near_arm = _arm(shoulder, thorax_tilt, pose.near_arm, on_hands=on_hands)
    far_arm = _arm(shoulder, thorax_tilt, pose.far_arm, on_hands=on_hands)
    grounded = posture in (Posture.STANDING, Posture.SUPINE)
    return Skeleton(
        pelvis=pelvis,
        lumbar=lumbar,
        chest=chest,
        neck=neck,
        head=towards(neck, 180.0 - head_tilt, HEAD / 2.0),
        crown=towards(neck, 180.0 - head_tilt, HEAD),
        tilt=tilt,
        thorax_tilt=thorax_tilt,
        head_tilt=head_tilt,
        near_arm=near_arm,
        far_arm=far_arm,
        near_leg=_leg(pelvis, tilt, pose.near_leg, grounded=grounded),
        far_leg=_leg(pelvis, tilt, pose.far_leg, grounded=grounded),
        dumbbells=_dumbbells(pose, grip, thorax_tilt, near_arm, far_arm),
    )


def towards(start: Point, bearing: float, length: float) -> Point:
    """Return the point `length` body heights from `start` in direction `bearing`."""
    angle = radians(bearing)
    return Point(start.x + length * sin(angle), start.y - length * cos(angle))


def _pelvis(pose: Pose, posture: Posture, tilt: float) -> Point:
    """Set the body on the floor: where the hip must be for the anchor to stay put."""
    if posture is Posture.SUPINE:
        return Point(0.0, SUPINE_DEPTH)
    if posture is Posture.PRONE:
        return Point(0.0, PRONE_DEPTH)
    # If two reach equally low, the angles decide and not the side, so that the mirrored pose gives
    # the mirrored picture.
    candidates = []
    for leg in (pose.near_leg, pose.far_leg):
        end = towards(Point(0.0, 0.0), leg.hip - tilt, THIGH)
        if posture is Posture.STANDING:
            end = towards(end, leg.hip - leg.knee - tilt, SHANK)
        candidates.append((round(end.y, _DECIMALS), leg.hip, leg.knee, end))
    anchor = min(candidates)[-1]
    rest = FOOT_HEIGHT if posture is Posture.STANDING else KNEEL_DEPTH
    return Point(-anchor.x, rest - anchor.y)


def _arm(shoulder: Point, thorax_tilt: float, arm: Arm, *, on_hands: bool) -> ArmBones:
    upper = arm.shoulder - thorax_tilt
    lower = upper + arm.elbow
    elbow = towards(shoulder, upper, UPPER_ARM)
    wrist = towards(elbow, lower, FOREARM)
    hand = lower
    if on_hands:  # a hand that comes down to the floor lays its palm on it
        height = (wrist.y - _WRIST_ON_FLOOR) / _HAND_RELEASE
        hand += (90.0 - lower) * min(1.0, max(0.0, 1.0 - height))
    grip = towards(wrist, hand, PALM)
    return ArmBones(shoulder, elbow, wrist, grip, towards(wrist, hand, HAND), arm.turn)


def _leg(hip: Point, tilt: float, leg: Leg, *, grounded: bool) -> LegBones:
    thigh = leg.hip - tilt
    shank = thigh - leg.knee
    knee = towards(hip, thigh, THIGH)
    ankle = towards(knee, shank, SHANK)
    pitch = leg.ankle - shank
    toes = pitch
    planted = False
    if grounded:
        pitch, toes, planted = _seek_floor(ankle.y, pitch)
    sole = towards(ankle, -pitch, FOOT_HEIGHT)
    ball = towards(sole, 90.0 - pitch, BALL)
    return LegBones(
        hip,
        knee,
        ankle,
        heel=towards(sole, 270.0 - pitch, HEEL),
        ball=ball,
        toe=towards(ball, 90.0 - toes, TOE - BALL),
        planted=planted,
    )


def _seek_floor(height: float, free: float) -> tuple[float, float, bool]:
    """Return (pitch of the foot, pitch of the toes, planted) for an ankle at `height`.

    Pitch is degrees toe-down. A low ankle means a flat foot; a higher one raises
    the heel until the ball just touches; one that is out of reach leaves the foot
    `free`, by way of a smooth release.
    """
    if height <= FOOT_HEIGHT:
        return 0.0, 0.0, True
    lean = degrees(atan2(FOOT_HEIGHT, BALL))
    lifted = degrees(asin(min(1.0, height / _SOLE_REACH))) - lean
    pitch = min(lifted, _HEEL_LIFT_LIMIT)
    reach = FOOT_HEIGHT * cos(radians(pitch)) + BALL * sin(radians(pitch))
    gap = height - reach
    if gap <= _TOUCH:
        return pitch, 0.0, True
    release = min(1.0, gap / _RELEASE)
    pitch += (free - pitch) * release
    return pitch, pitch * release, False


def _dumbbells(
    pose: Pose, grip: Grip, thorax_tilt: float, near: ArmBones, far: ArmBones
) -> tuple[Dumbbell, ...]:
    """Put the handles where the palms are, square to the forearm."""

    def held(arm: Arm, bones: ArmBones, *, is_near: bool) -> Dumbbell:
        handle = arm.shoulder + arm.elbow - thorax_tilt + 90.0
        return Dumbbell(bones.grip, handle, cos(radians(arm.turn)), is_near)

    if not grip.carries:
        return ()
    first = held(pose.near_arm, near, is_near=True)
    if grip is Grip.PAIR:
        return first, held(pose.far_arm, far, is_near=False)
    if grip is Grip.SHARED:
        middle = Point((near.grip.x + far.grip.x) / 2.0, (near.grip.y + far.grip.y) / 2.0)
        return (Dumbbell(middle, first.bearing, first.slant, near=True),)
    return (first,)
