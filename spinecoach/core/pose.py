"""A pose is joint angles; everything that is drawn begins here.

One pose serves the still picture of a step, the moving figure, and later a
hand-out or a camera's comparison. A pack writes poses as plain angles in
degrees; `core.skeleton` turns them into points.

Conventions: trunk 0 upright, 90 horizontal (face down when prone, face up when
supine); hip 0 = thigh in line with the trunk, positive = flexion; knee 0 =
straight; ankle 0 = foot at a right angle to the shank, positive = toes pointed;
shoulder relative to the trunk: 0 = arm along the trunk to the hip, 90 in front,
180 overhead, negative = elbow behind; elbow 0 = straight; neck 0 = in line with
the trunk, positive = looking up; spine = extension of the thorax against the
pelvis; scapula 0 neutral to 1 fully retracted and depressed.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Posture(StrEnum):
    """What carries the body, and so which points are pinned to the floor."""

    STANDING = "standing"
    SUPINE = "supine"
    PRONE = "prone"
    ALL_FOURS = "all_fours"


class Grip(StrEnum):
    """What the hands hold."""

    EMPTY = "empty"
    SHARED = "shared"  # one dumbbell in both hands
    PAIR = "pair"  # a dumbbell in each hand
    SINGLE = "single"  # a dumbbell in the near hand


@dataclass(frozen=True, slots=True)
class Arm:
    """Shoulder and elbow angles in degrees."""

    shoulder: float = 0.0
    elbow: float = 0.0


@dataclass(frozen=True, slots=True)
class Leg:
    """Hip, knee and ankle angles in degrees."""

    hip: float = 0.0
    knee: float = 0.0
    ankle: float = 0.0


@dataclass(frozen=True, slots=True)
class Pose:
    """All joint angles of one instant, seen from the side; near = towards the viewer."""

    trunk: float = 0.0
    spine: float = 0.0
    neck: float = 0.0
    scapula: float = 0.0
    near_arm: Arm = Arm()
    far_arm: Arm = Arm()
    near_leg: Leg = Leg()
    far_leg: Leg = Leg()


def blend(before: Pose, after: Pose, part: float) -> Pose:
    """Return the pose that lies `part` (0 to 1) of the way between two poses, joint by joint."""

    def mix(one: float, other: float) -> float:
        return one + (other - one) * part

    def arm(one: Arm, other: Arm) -> Arm:
        return Arm(mix(one.shoulder, other.shoulder), mix(one.elbow, other.elbow))

    def leg(one: Leg, other: Leg) -> Leg:
        return Leg(
            mix(one.hip, other.hip), mix(one.knee, other.knee), mix(one.ankle, other.ankle)
        )

    return Pose(
        trunk=mix(before.trunk, after.trunk),
        spine=mix(before.spine, after.spine),
        neck=mix(before.neck, after.neck),
        scapula=mix(before.scapula, after.scapula),
        near_arm=arm(before.near_arm, after.near_arm),
        far_arm=arm(before.far_arm, after.far_arm),
        near_leg=leg(before.near_leg, after.near_leg),
        far_leg=leg(before.far_leg, after.far_leg),
    )
