"""Makes the outlines of a body from the points of a skeleton.

Each outline is cached by the joints that it was made from, so what does not move from one
frame to the next is not computed again.
"""

from __future__ import annotations

from cmath import phase
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from spinecoach.core.body import skeleton as bones
from spinecoach.core.exercise.pose import Grip
from spinecoach.ui.figure import outline
from spinecoach.ui.figure.outline import LimbProfile

if TYPE_CHECKING:
    from spinecoach.core.body.skeleton import ArmBones, LegBones, Skeleton
    from spinecoach.ui.figure.outline import LimbForm, Placed, Station
    from spinecoach.ui.figure.stage import Stage
    from spinecoach.ui.figure.style import Shape

_KEPT = 8
_SEAT = 0.12
_SLEEVE = 0.62
_SHORTS = 0.60
_HIDDEN = 0.38
"""Share of upper arm and thigh that sleeve and shorts always hide."""
_HEM = 0.10
_ROUNDING = 0.12
"""Four times the rise of the middle of the back, in body heights per radian of rounding."""
_BENT = 10.0
_FACE_DOWN = 60.0
_LYING = 0.1
_PAST = 0.9
"""Cosine of the widest angle at which an arm is beside the head."""
_NECK = LimbProfile(
    (
        ((0.0, 0.030, 0.030), (1.0, 0.030, 0.024)),
        ((0.0, 0.030, 0.024), (0.8, 0.034, 0.022)),
    )
)


@dataclass(frozen=True)
class Body:
    """The outlines of one moment, in pixels.

    The points show whether anything has moved; an outline is made only when it is drawn.
    """

    stage: Stage
    skeleton: Skeleton
    grip: Grip
    arm_points: tuple[tuple[complex, ...], tuple[complex, ...]]
    leg_points: tuple[tuple[complex, ...], tuple[complex, ...]]
    trunk_points: tuple[complex, ...]
    shape: Shape
    breath: float

    @cached_property
    def shirt(self) -> Placed:
        """The outline of the shirt without its sleeves."""
        shape, size = self.shape, self.stage.scale
        trunk = outline.placed(_trunk_form, self.trunk_points, shape, size, self.breath)
        return trunk.shirt()

    @property
    def neck(self) -> Placed:
        """The outline of the neck."""
        ends = (self.stage.place(self.skeleton.neck), self.stage.place(self.skeleton.head))
        return outline.limb((self.trunk_points[2], *ends), _NECK, self.stage.scale).flesh()

    def arm(self, *, near: bool) -> Placed:
        """The outline of an arm below its sleeve."""
        bare = _bare(self.shape.upper_arm, self.shape.forearm)
        return self._below_cloth(self.arm_points[0 if near else 1], bare)

    def leg(self, *, near: bool) -> Placed:
        """The outline of a leg below the shorts."""
        bare = _bare(self.shape.thigh, self.shape.shank)
        return self._below_cloth(self.leg_points[0 if near else 1], bare)

    def _below_cloth(self, joints: tuple[complex, ...], bare: LimbProfile) -> Placed:
        """Return a limb's outline without most of what clothes hide."""
        top = joints[0] + (joints[1] - joints[0]) * _HIDDEN
        return outline.limb((top, joints[1], joints[2]), bare, self.stage.scale).flesh()

    def sleeve(self, *, near: bool) -> Placed:
        """A sleeve: round over the shoulder, a little wider than the arm, open at the seam."""
        joints = self.arm_points[0 if near else 1]
        end = joints[0] + (joints[1] - joints[0]) * _SLEEVE
        profile = _sleeve_profile(self.shape)
        return outline.limb((joints[0], end), profile, self.stage.scale).cloth()

    def shorts(self, *, near: bool) -> Placed:
        """One leg of the shorts with its half of the seat; the shirt covers the top."""
        trunk, leg = self.trunk_points, self.leg_points[0 if near else 1]
        shift = (leg[0] - trunk[0]) * 0.5
        hem = leg[0] + (leg[1] - leg[0]) * _SHORTS
        waist = 0.3 / (bones.LUMBAR / (bones.LUMBAR + bones.THORAX))
        top = trunk[0] + (trunk[1] - trunk[0]) * waist
        profile = _shorts_profile(self.shape)
        return outline.limb((top + shift, leg[0], hem), profile, self.stage.scale).cloth()

    @property
    def head(self) -> tuple[complex, complex]:
        """Base and crown of the head: they show whether it has moved."""
        return self.stage.place(self.skeleton.head), self.stage.place(self.skeleton.crown)

    @property
    def bent(self) -> bool:
        """Whether the back is so round that its middle is off the line from hip to chest."""
        return self.skeleton.thorax_tilt - self.skeleton.tilt > _BENT

    @property
    def face_hidden(self) -> bool:
        """Whether the near arm hides the face: lying face down, arms past the head."""
        shoulder, elbow = self.arm_points[0][:2]
        past = (elbow - shoulder) * (self.trunk_points[2] - self.trunk_points[0]).conjugate()
        lying = self.skeleton.head_tilt > _FACE_DOWN and self.skeleton.pelvis.y < _LYING
        return lying and past.real > _PAST * abs(past)

    def frame(self, part: str) -> tuple[complex, complex, float]:
        """Return (root, vector in pixels, length in body heights) of a part with muscles."""
        pelvis, lumbar, chest = self.trunk_points
        arm, leg = self.arm_points[0], self.leg_points[0]
        # A round back is beside the line from hip to shoulder, and so are its muscles.
        share = bones.LUMBAR / (bones.LUMBAR + bones.THORAX)
        sag = lumbar - (pelvis + (chest - pelvis) * share)
        if part == "seat":  # turns half as far as the thigh
            direction = outline.unit(0j, outline.unit(chest, pelvis) + outline.unit(leg[0], leg[1]))
            return leg[0], direction * _SEAT * self.stage.scale, _SEAT
        start, end, length = {
            "trunk": (pelvis + sag * 0.7, chest + sag * 0.2, bones.LUMBAR + bones.THORAX),
            "upper_arm": (arm[0], arm[1], bones.UPPER_ARM),
            "forearm": (arm[1], arm[2], bones.FOREARM),
            "thigh": (leg[0], leg[1], bones.THIGH),
        }[part]
        return start, end - start, length


def build(skeleton: Skeleton, grip: Grip, shape: Shape, stage: Stage, breath: float = 0.0) -> Body:
    """Return the outlines of a body of `shape`; `breath` 0 to 1 widens the chest a little."""
    shared = grip in (Grip.SHARED, Grip.CLASPED)
    near, far = (
        _arm_points(arm, depth, stage, shared=shared)
        for arm, depth in (
            (skeleton.near_arm, -shape.shoulder_depth),
            (skeleton.far_arm, shape.shoulder_depth),
        )
    )
    return Body(
        stage=stage,
        skeleton=skeleton,
        grip=grip,
        arm_points=(near, far),
        leg_points=(
            _leg_points(skeleton.near_leg, -shape.hip_depth, stage),
            _leg_points(skeleton.far_leg, shape.hip_depth, stage),
        ),
        trunk_points=tuple(
            stage.place(p) for p in (skeleton.pelvis, skeleton.lumbar, skeleton.chest)
        ),
        shape=shape,
        breath=breath,
    )


def _arm_points(arm: ArmBones, depth: float, stage: Stage, *, shared: bool) -> tuple[complex, ...]:
    """Return shoulder, elbow, wrist, palm; hands on one dumbbell meet in the middle plane."""
    depths = (depth, depth * 0.72, depth * 0.26, depth * 0.16) if shared else (depth,) * 4
    joints = (arm.shoulder, arm.elbow, arm.wrist, arm.grip)
    return tuple(stage.place(p, d) for p, d in zip(joints, depths, strict=True))


def _leg_points(leg: LegBones, depth: float, stage: Stage) -> tuple[complex, ...]:
    """Return hip, knee, ankle, heel, ball, toe."""
    joints = (leg.hip, leg.knee, leg.ankle, leg.heel, leg.ball, leg.toe)
    return tuple(stage.place(p, depth) for p in joints)


@lru_cache(maxsize=_KEPT)
def arm_profile(shape: Shape) -> LimbProfile:
    """Return the profile of an arm."""
    return LimbProfile((shape.upper_arm, shape.forearm))


@lru_cache(maxsize=_KEPT)
def _bare(upper: tuple[Station, ...], lower: tuple[Station, ...]) -> LimbProfile:
    """Return the profile of a limb below its clothes."""
    seam = (_HIDDEN, outline.read(upper, _HIDDEN, 1), outline.read(upper, _HIDDEN, 2))
    seen = (seam, *(station for station in upper if station[0] > _HIDDEN))
    return LimbProfile((tuple(((t - _HIDDEN) / (1.0 - _HIDDEN), f, b) for t, f, b in seen), lower))


@lru_cache(maxsize=_KEPT)
def _sleeve_profile(shape: Shape) -> LimbProfile:
    wide = tuple(
        (t, reach[0] + 0.003 + 0.005 * t, reach[1] + 0.003 + 0.004 * t)
        for t in (0.0, 0.3, 0.65, 1.0)
        for reach in [
            (
                outline.read(shape.upper_arm, t * _SLEEVE, 1),
                outline.read(shape.upper_arm, t * _SLEEVE, 2),
            )
        ]
    )
    top = ((-0.27, 0.010, 0.010), (-0.20, 0.024, 0.024))
    return LimbProfile(((*top, *wide),))


@lru_cache(maxsize=_KEPT)
def _shorts_profile(shape: Shape) -> LimbProfile:
    waist = tuple(
        (
            1.0 - t / 0.3,
            outline.read(shape.trunk, t, 1) - tuck,
            outline.read(shape.trunk, t, 2) - tuck,
        )
        for t, tuck in ((0.3, 0.008), (0.16, 0.002), (0.0, 0.0))
    )
    thigh = tuple(
        (
            t / _SHORTS,
            outline.read(shape.thigh, t, 1) + ease,
            outline.read(shape.thigh, t, 2) + ease * 1.3,
        )
        for t, ease in ((0.0, 0.0), (0.2, 0.004), (0.42, 0.007), (_SHORTS, 0.009))
    )
    return LimbProfile((waist, thigh))


@lru_cache(maxsize=_KEPT)
def _trunk_form(points: tuple[complex, ...], shape: Shape, size: float, breath: float) -> LimbForm:
    """Return the shirt from its hem at the hips to the collar; it bends at the lumbar level."""
    pelvis, lumbar, chest = points
    share = bones.LUMBAR / (bones.LUMBAR + bones.THORAX)
    swell = 0.005 * breath
    # A round back bends along its whole length, a hollow back mostly at the lumbar level.
    rounding = max(0.0, phase((chest - lumbar) / (lumbar - pelvis)) * _ROUNDING)

    def stations(column: int, collar: tuple[tuple[float, float], ...]) -> list[list[Station]]:
        # Seen from the hip upwards, the front is on the other side.
        marks = [(_HEM, outline.read(shape.trunk, _HEM, column) + 0.006)]
        marks += [(s[0], s[column] + 0.003) for s in shape.trunk if s[0] > _HEM + 0.02]
        marks += collar
        joint = outline.read(shape.trunk, share, column) + 0.004
        lower = [(t / share, r, r) for t, r in marks if t < share]
        arch = -rounding if column == 1 else rounding
        upper = []
        for t, r in marks:
            if t > share + 0.02:
                place = (t - share) / (1 - share)
                reach = r + swell + arch * max(0.0, place * (1.0 - place))
                upper.append((place, reach, reach))
        return [[*lower, (1.0, joint, joint)], upper]

    chain = (pelvis, lumbar, chest)
    front = outline.side(chain, stations(1, ((1.035, 0.027),)), size, front=False)
    back = outline.side(chain, stations(2, ((1.07, 0.038), (1.12, 0.031))), size, front=True)
    return outline.LimbForm(back, front)
