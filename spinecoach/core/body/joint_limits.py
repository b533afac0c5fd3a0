"""Finds poses that no body can take, before a person copies them.

`problems_of` checks every step and four moments of every phase of a movement. It finds: a joint
past its limit, a part of the body or a dumbbell below the floor, a planted foot or hand that
slides, hands that leave each other, the shared dumbbell or the chair, and a standing body that
would fall.
"""

from __future__ import annotations

from itertools import chain
from math import cos, hypot, radians, sqrt
from typing import TYPE_CHECKING, NamedTuple

from spinecoach.core.body.balance import overbalance
from spinecoach.core.body.skeleton import IRON_LENGTH, IRON_RADIUS, KNEEL_DEPTH, solve
from spinecoach.core.exercise.pose import Grip, Posture, Prop, blend
from spinecoach.core.mistake import Expected, Found, Seen, Wanted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spinecoach.core.body.skeleton import ArmBones, Dumbbell, LegBones, Point, Skeleton
    from spinecoach.core.exercise.exercise import Movement
    from spinecoach.core.exercise.pose import Pose

TRUNK_LIMITS = {
    "trunk": (-10.0, 100.0),
    "spine": (-45.0, 25.0),
    "neck": (-50.0, 60.0),
    "scapula": (-1.0, 1.0),
}
"""Degrees; thoracolumbar extension AAOS 25. The scapula is a share of its full travel."""
ARM_LIMITS = {"shoulder": (-60.0, 185.0), "elbow": (0.0, 150.0), "turn": (-90.0, 90.0)}
"""Degrees; shoulder flexion AAOS 180 (adults to 188), extension AAOS 60."""
LEG_LIMITS = {"hip": (-30.0, 130.0), "knee": (0.0, 150.0), "ankle": (-35.0, 85.0)}
"""Degrees; hip extension 20 to 30. The ankle's includes the midfoot of a kneeling foot."""

SINK = 0.008
"""Body heights (about 1.4 cm) by which soft tissue is pressed flat on the floor."""
SLIP = 0.004
"""Body heights that a planted foot or hand may move between two poses."""
APART = 0.02
"""Body heights between two hands that still hold one dumbbell, or a hand and its chair."""
CHAIR_BACK = (0.35, 0.75)
"""Body heights: the back of a chair that a hand leans on (60 to 125 cm at 1.70 m)."""
_ON_FLOOR = 0.05
_SAMPLES = (0.25, 0.5, 0.75, 1.0)
LYING = 90.0
"""Trunk angle in degrees when lying on the floor."""

_FLESH = {"pelvis": 0.05, "chest": 0.05, "head": 0.05, "elbow": 0.02, "wrist": 0.013, "hand": 0.008}
_CENTIMETRES = 170.0


class PoseProblem(NamedTuple):
    """Something impossible: `part` is "phases" or "steps", `place` is the index in it, from 0.

    `found` names the phase or step, the part of the body and by how much; `expected` says what
    a body could do instead.
    """

    part: str
    place: int
    expected: Expected
    found: Found


Finding = tuple[str, Expected, Found]
"""The part of the body, what a body could do instead, and what is impossible."""


def problems_of(movement: Movement) -> tuple[PoseProblem, ...]:
    """Return what is impossible in `movement`, one problem for each joint of a step or phase."""
    found: dict[tuple[str, int, str], PoseProblem] = {}
    for part, index, name, findings in _walk(movement):
        for joint, expected, seen in findings:
            problem = PoseProblem(part, index, expected, seen._replace(text=name, other=joint))
            found.setdefault((part, index, joint), problem)
    return tuple(found.values())


def _walk(movement: Movement) -> Iterator[tuple[str, int, str, Iterator[Finding]]]:
    """Yield what is impossible in every step, then along every phase, its beginning first."""
    for index, step in enumerate(movement.steps):
        grip = step.grip or movement.grip
        findings = [_impossible(movement.posture, grip, [step.pose])]
        findings.append(_falling(movement, step.pose))
        yield "steps", index, step.say, chain(*findings)
    before = movement.start
    for index, phase in enumerate(movement.phases):
        path = [before, *(blend(before, phase.pose, t) for t in _SAMPLES)]
        findings = [_impossible(movement.posture, movement.grip, path)]
        findings.append(_falling(movement, phase.pose))
        if movement.prop is Prop.CHAIR:
            findings += [_no_chair_there(movement)] if index == 0 else []
            findings.append(_off_the_chair(movement, path))
        yield "phases", index, phase.name, chain(*findings)
        before = phase.pose


def _impossible(posture: Posture, grip: Grip, poses: list[Pose]) -> Iterator[Finding]:
    if posture is Posture.SUPINE and any(pose.trunk > LYING for pose in poses):
        # Everything after it would be wrong too, also on the way back.
        if (trunk := poses[-1].trunk) > LYING:
            yield "trunk", Expected(Wanted.POSE_NO_BRIDGE), Found(Seen.PELVIS_LIFTS, number=trunk)
        return
    skeletons = [solve(pose, posture, grip) for pose in poses]
    for pose, skeleton in zip(poses, skeletons, strict=True):
        yield from _past_limits(pose)
        yield from _under_floor(skeleton)
        if grip in (Grip.SHARED, Grip.CLASPED):
            yield from _hands_apart(skeleton, grip)
    yield from _sliding(skeletons, posture)


def _past_limits(pose: Pose) -> Iterator[Finding]:
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
                found = Found(Seen.PAST_LIMIT, number=angle, low=low, high=high)
                yield f"{side}{joint}", Expected(Wanted.POSE_WITHIN_LIMIT), found


def _under_floor(skeleton: Skeleton) -> Iterator[Finding]:
    trunk = Wanted.POSE_TRUNK_HIP_KNEE
    heights: list[tuple[str, Point, float, Wanted]] = [
        ("pelvis", skeleton.pelvis, _FLESH["pelvis"], trunk),
        ("chest", skeleton.chest, _FLESH["chest"], trunk),
        ("head", skeleton.head, _FLESH["head"], Wanted.POSE_TRUNK_NECK),
    ]
    reach = Wanted.POSE_SHOULDER_ELBOW
    for side, arm in (("near ", skeleton.near_arm), ("far ", skeleton.far_arm)):
        for joint, point in (("elbow", arm.elbow), ("wrist", arm.wrist), ("hand", arm.fingertip)):
            heights.append((f"{side}{joint}", point, _FLESH[joint], reach))
    for iron in skeleton.dumbbells:
        side = "near" if iron.near else "far"
        heights.append((f"{side} dumbbell", iron.centre, _half_height(iron), reach))
    step = Wanted.POSE_HIP_KNEE
    for side, leg in (("near ", skeleton.near_leg), ("far ", skeleton.far_leg)):
        heights.append((f"{side}knee", leg.knee, KNEEL_DEPTH, step))
        heights += [(f"{side}foot", point, 0.0, step) for point in (leg.heel, leg.ball, leg.toe)]
    for joint, point, flesh, wanted in heights:
        depth = flesh - point.y
        if depth > SINK:
            yield joint, Expected(wanted), _by(Seen.THROUGH_FLOOR, depth)


def _half_height(iron: Dumbbell) -> float:
    """Return how far a dumbbell reaches below its middle: a cylinder that tilts with its handle."""
    upright = abs(cos(radians(iron.bearing))) * iron.slant
    return IRON_LENGTH * upright + IRON_RADIUS * sqrt(1.0 - upright * upright)


def _hands_apart(skeleton: Skeleton, grip: Grip) -> Iterator[Finding]:
    gap = _distance(skeleton.near_arm.grip, skeleton.far_arm.grip)
    if gap > APART:
        seen = Seen.AWAY_FROM_DUMBBELL if grip is Grip.SHARED else Seen.AWAY_FROM_HAND
        yield "far hand", Expected(Wanted.POSE_SAME_ARMS), _by(seen, gap)


def _no_chair_there(movement: Movement) -> Iterator[Finding]:
    """Yield a finding if no chair can stand under the far hand at the start, before the feet."""
    start = solve(movement.start, movement.posture, movement.grip)
    place = start.far_arm.grip
    low, high = CHAIR_BACK
    if not low <= place.y <= high:
        wanted = Expected(Wanted.POSE_CHAIR_HEIGHT, low * _CENTIMETRES, high * _CENTIMETRES)
        yield "far hand", wanted, _by(Seen.NO_CHAIR_SO_HIGH, place.y)
    elif place.x < max(start.near_leg.toe.x, start.far_leg.toe.x):
        yield "far hand", Expected(Wanted.POSE_CHAIR_IN_FRONT), Found(Seen.CHAIR_IN_FEET)


def _off_the_chair(movement: Movement, path: list[Pose]) -> Iterator[Finding]:
    start, *later = (solve(p, movement.posture, movement.grip) for p in (movement.start, *path))
    gap = max(_distance(start.far_arm.grip, skeleton.far_arm.grip) for skeleton in later)
    if gap > APART:
        yield "far hand", Expected(Wanted.POSE_HAND_ON_CHAIR), _by(Seen.AWAY_FROM_CHAIR, gap)


def _falling(movement: Movement, pose: Pose) -> Iterator[Finding]:
    """Yield a finding if a standing body is not in balance when the movement stops."""
    if movement.posture is not Posture.STANDING:
        return
    skeleton = solve(pose, movement.posture)
    hands = []
    if movement.prop is Prop.CHAIR:
        chair = solve(movement.start, movement.posture).far_arm.grip
        hands = [chair] if _distance(chair, skeleton.far_arm.grip) <= APART else []
    beyond = overbalance(skeleton, *hands)
    if beyond:
        seen = Seen.FALLS_FORWARD if beyond > 0.0 else Seen.FALLS_BACK
        yield "trunk", Expected(Wanted.POSE_TRUNK_HIP_KNEE), _by(seen, abs(beyond))


def _sliding(path: list[Skeleton], posture: Posture) -> Iterator[Finding]:
    """Yield what is on the floor at both ends of a phase and slides in between."""
    for side in ("near", "far"):
        feet: list[LegBones] = [getattr(skeleton, f"{side}_leg") for skeleton in path]
        if feet[0].planted and feet[-1].planted:
            together = Wanted.POSE_LEG_AND_TRUNK_TOGETHER
            yield from _moved(f"{side} foot", [foot.ball for foot in feet], together)
        hands: list[ArmBones] = [getattr(skeleton, f"{side}_arm") for skeleton in path]
        on_floor = hands[0].wrist.y < _ON_FLOOR and hands[-1].wrist.y < _ON_FLOOR
        if posture is Posture.ALL_FOURS and on_floor:
            together = Wanted.POSE_ARM_AND_TRUNK_TOGETHER
            yield from _moved(f"{side} hand", [hand.wrist for hand in hands], together)


def _moved(joint: str, path: list[Point], wanted: Wanted) -> Iterator[Finding]:
    slid = max(_distance(path[0], point) for point in path)
    if slid > SLIP:
        yield joint, Expected(wanted), _by(Seen.SLIDES, slid)


def _by(kind: Seen, length: float) -> Found:
    """Return what was found with a length, given in body heights, in centimetres."""
    return Found(kind, number=length * _CENTIMETRES)


def _distance(a: Point, b: Point) -> float:
    return hypot(a.x - b.x, a.y - b.y)
