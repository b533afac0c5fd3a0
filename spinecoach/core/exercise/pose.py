"""A pose: the joint angles from which everything is drawn.

The same pose is used for the still picture of a step and for the moving figure. A pack writes poses
as plain angles in degrees; `core.body.skeleton` turns them into points.

Conventions: trunk 0 upright, 90 horizontal (face down when prone, face up when
supine); hip 0 = thigh in line with the trunk, positive = flexion; knee 0 =
straight; ankle 0 = foot at a right angle to the shank, positive = toes pointed
(a foot that stands on the floor finds its own ankle angle); shoulder relative to
the thorax: 0 = arm along the trunk to the hip, 90 in front, 180 overhead,
negative = elbow behind; elbow 0 = straight; turn 0 = palms face each other, 90 =
palms face the floor when the arms hang in front; neck 0 = in line with the
thorax, positive = looking up; spine = extension of the thorax against the
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
    CLASPED = "clasped"  # nothing, the hands hold each other
    SHARED = "shared"  # one dumbbell in both hands
    PAIR = "pair"  # a dumbbell in each hand
    SINGLE = "single"  # a dumbbell in the near hand

    @property
    def carries(self) -> bool:
        """Whether there is a dumbbell in a hand."""
        return self.dumbbells > 0

    @property
    def dumbbells(self) -> int:
        """How many dumbbells it takes."""
        return {Grip.PAIR: 2, Grip.SHARED: 1, Grip.SINGLE: 1}.get(self, 0)


class Prop(StrEnum):
    """What stands beside the body."""

    NONE = "none"
    CHAIR = "chair"  # its back is under the far hand of the start pose


@dataclass(frozen=True, slots=True)
class Arm:
    """Shoulder, elbow and turn of the forearm, in degrees."""

    shoulder: float = 0.0
    elbow: float = 0.0
    turn: float = 0.0


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


def blend(a: Pose, b: Pose, t: float) -> Pose:
    """Return the pose that lies `t` (0 to 1) of the way from `a` to `b`, angle by angle.

    To play a movement, ease `t` first (`core.body.easing.ease`). A foot or hand planted in both
    poses stays planted between them: see `core.body.skeleton`.
    """
    if t <= 0.0 or a == b:
        return a
    if t >= 1.0:
        return b
    return Pose(
        trunk=_mix(a.trunk, b.trunk, t),
        spine=_mix(a.spine, b.spine, t),
        neck=_mix(a.neck, b.neck, t),
        scapula=_mix(a.scapula, b.scapula, t),
        near_arm=_mix_arm(a.near_arm, b.near_arm, t),
        far_arm=_mix_arm(a.far_arm, b.far_arm, t),
        near_leg=_mix_leg(a.near_leg, b.near_leg, t),
        far_leg=_mix_leg(a.far_leg, b.far_leg, t),
    )


def _mix(a: float, b: float, t: float) -> float:
    return a + (b - a) * t


def _mix_arm(a: Arm, b: Arm, t: float) -> Arm:
    return Arm(_mix(a.shoulder, b.shoulder, t), _mix(a.elbow, b.elbow, t), _mix(a.turn, b.turn, t))


def _mix_leg(a: Leg, b: Leg, t: float) -> Leg:
    return Leg(_mix(a.hip, b.hip, t), _mix(a.knee, b.knee, t), _mix(a.ankle, b.ankle, t))
