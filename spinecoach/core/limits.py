"""What no body can do: the check that a movement passes before anyone copies it.

A pack is data, and data may bend a knee backwards. `problems_of` walks through
every phase of a movement and names what is impossible: a joint past its limit,
a part of the body below the floor, a planted foot or hand that slides, hands
that lose the dumbbell they share.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot
from typing import TYPE_CHECKING

from spinecoach.core.pose import Grip, Posture, blend
from spinecoach.core.skeleton import KNEEL_DEPTH, solve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spinecoach.core.exercise import Movement
    from spinecoach.core.pose import Pose
    from spinecoach.core.skeleton import ArmBones, LegBones, Point, Skeleton

TRUNK_LIMITS = {
    "trunk": (-10.0, 100.0),
    "spine": (-45.0, 25.0),
    "neck": (-50.0, 60.0),
    "scapula": (-1.0, 1.0),
}
"""Degrees; thoracolumbar extension AAOS 25. The scapula is a share of its way."""
ARM_LIMITS = {"shoulder": (-60.0, 185.0), "elbow": (0.0, 150.0), "turn": (-90.0, 90.0)}
"""Degrees; shoulder flexion AAOS 180 (adults to 188), extension AAOS 60."""
LEG_LIMITS = {"hip": (-30.0, 130.0), "knee": (0.0, 150.0), "ankle": (-35.0, 85.0)}
"""Degrees; hip extension 20 to 30. The ankle's includes the midfoot of a kneeling foot."""

SINK = 0.008
"""Body heights (about 1.4 cm) that flesh gives way where it lies on the floor."""
SLIP = 0.004
"""Body heights that a planted foot or hand may move between two poses."""
APART = 0.02
"""Body heights between two hands that still hold one dumbbell."""
_ON_FLOOR = 0.05
_SAMPLES = (0.25, 0.5, 0.75, 1.0)
_FLESH = {"pelvis": 0.05, "chest": 0.05, "head": 0.05, "elbow": 0.02, "wrist": 0.013, "hand": 0.008}
_CENTIMETRES = 170.0


@dataclass(frozen=True, slots=True)
class PoseProblem:
    """Something impossible: `part` is "phases" or "steps", `index` counts from 0 within it."""

    part: str
    index: int
    name: str
    joint: str
    message: str

    def __str__(self) -> str:
        return f"{self.name}: {self.joint} {self.message}"


def problems_of(movement: Movement) -> tuple[PoseProblem, ...]:
    """Return what is impossible in `movement`, one problem for each joint of a step or phase."""
    found: dict[tuple[str, int, str], PoseProblem] = {}
    for part, index, name, grip, poses in _walk(movement):
        for joint, message in _impossible(movement.posture, grip, poses):
            found.setdefault((part, index, joint), PoseProblem(part, index, name, joint, message))
    return tuple(found.values())


def _walk(movement: Movement) -> Iterator[tuple[str, int, str, Grip, list[Pose]]]:
    """Yield the poses of every step, then those along every phase, its beginning first."""
    for index, step in enumerate(movement.steps):
        yield "steps", index, step.say, step.grip or movement.grip, [step.pose]
    before = movement.start
    for index, phase in enumerate(movement.phases):
        path = [before, *(blend(before, phase.pose, t) for t in _SAMPLES)]
        yield "phases", index, phase.name, movement.grip, path
        before = phase.pose


def _impossible(posture: Posture, grip: Grip, poses: list[Pose]) -> Iterator[tuple[str, str]]:
    skeletons = [solve(pose, posture, grip) for pose in poses]
    for pose, skeleton in zip(poses, skeletons, strict=True):
        yield from _past_limits(pose)
        yield from _under_floor(skeleton)
        if grip in (Grip.SHARED, Grip.CLASPED):
            yield from _hands_apart(skeleton)
    yield from _sliding(skeletons, posture)


def _past_limits(pose: Pose) -> Iterator[tuple[str, str]]:
    parts = (
        ("", pose, TRUNK_LIMITS),
        ("near ", pose.near_arm, ARM_LIMITS),
        ("far ", pose.far_arm, ARM_LIMITS),
        ("near ", pose.near_leg, LEG_LIMITS),
        ("far ", pose.far_leg, LEG_LIMITS),
    )
    for side, part, limits in parts:
        for joint, (low, high) in limits.items():
            angle = getattr(part, joint)
            if not low <= angle <= high:
                yield f"{side}{joint}", f"at {angle:g} is past its limit ({low:g} to {high:g})"


def _under_floor(skeleton: Skeleton) -> Iterator[tuple[str, str]]:
    heights: list[tuple[str, Point, float]] = [
        ("pelvis", skeleton.pelvis, _FLESH["pelvis"]),
        ("chest", skeleton.chest, _FLESH["chest"]),
        ("head", skeleton.head, _FLESH["head"]),
    ]
    for side, arm in (("near ", skeleton.near_arm), ("far ", skeleton.far_arm)):
        for joint, point in (("elbow", arm.elbow), ("wrist", arm.wrist), ("hand", arm.fingertip)):
            heights.append((f"{side}{joint}", point, _FLESH[joint]))
    for side, leg in (("near ", skeleton.near_leg), ("far ", skeleton.far_leg)):
        heights.append((f"{side}knee", leg.knee, KNEEL_DEPTH))
        heights += [(f"{side}foot", point, 0.0) for point in (leg.heel, leg.ball, leg.toe)]
    for joint, point, flesh in heights:
        depth = flesh - point.y
        if depth > SINK:
            yield joint, f"goes {depth * _CENTIMETRES:.0f} cm through the floor"


def _hands_apart(skeleton: Skeleton) -> Iterator[tuple[str, str]]:
    gap = _distance(skeleton.near_arm.grip, skeleton.far_arm.grip)
    if gap > APART:
        yield "far hand", f"is {gap * _CENTIMETRES:.0f} cm away from the dumbbell that both hold"


def _sliding(path: list[Skeleton], posture: Posture) -> Iterator[tuple[str, str]]:
    """What stands on the floor at both ends of a phase must not move in between."""
    for side in ("near", "far"):
        feet: list[LegBones] = [getattr(skeleton, f"{side}_leg") for skeleton in path]
        if feet[0].planted and feet[-1].planted:
            yield from _moved(f"{side} foot", [foot.ball for foot in feet])
        hands: list[ArmBones] = [getattr(skeleton, f"{side}_arm") for skeleton in path]
        on_floor = hands[0].wrist.y < _ON_FLOOR and hands[-1].wrist.y < _ON_FLOOR
        if posture is Posture.ALL_FOURS and on_floor:
            yield from _moved(f"{side} hand", [hand.wrist for hand in hands])


def _moved(joint: str, path: list[Point]) -> Iterator[tuple[str, str]]:
    way = max(_distance(path[0], point) for point in path)
    if way > SLIP:
        yield joint, f"slides {way * _CENTIMETRES:.0f} cm over the floor"


def _distance(a: Point, b: Point) -> float:
    return hypot(a.x - b.x, a.y - b.y)
