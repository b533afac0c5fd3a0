"""The drawing itself: one skeleton in, one illustrated person out.

Painted from far to near: far arm and leg, head, near leg, shirt, shorts, near
arm. Each part is first stroked in ink and then filled, so that only the outer
half of the contour stays and parts of one colour grow together without a seam.
"""

from __future__ import annotations

from cmath import phase
from dataclasses import dataclass
from itertools import pairwise
from math import degrees
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPen

from spinecoach.core import skeleton as bones
from spinecoach.core.pose import Grip
from spinecoach.ui.figure import glow, outline, parts
from spinecoach.ui.figure.stage import CONTOUR

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QColor

    from spinecoach.core.muscles import Muscle
    from spinecoach.core.skeleton import ArmBones, Dumbbell, LegBones, Skeleton
    from spinecoach.ui.figure.outline import Limb, Station
    from spinecoach.ui.figure.stage import Stage
    from spinecoach.ui.figure.style import Palette, Shape, Tone

_SLEEVE = 0.62
_SHORTS = 0.60
_HEM = 0.10
_THROUGH_CLOTH = 0.6
_EDGE_ON = 45.0
"""Degrees of turn from which a hand shows its edge."""


@dataclass(frozen=True, slots=True)
class Body:
    """The outlines of one instant, in pixels."""

    stage: Stage
    skeleton: Skeleton
    grip: Grip
    near_arm: Limb
    far_arm: Limb
    near_leg: Limb
    far_leg: Limb
    near_sleeve: Limb
    far_sleeve: Limb
    near_shorts: Limb
    far_shorts: Limb
    trunk: Limb
    neck: Limb
    arm_points: tuple[tuple[complex, ...], tuple[complex, ...]]
    leg_points: tuple[tuple[complex, ...], tuple[complex, ...]]
    trunk_points: tuple[complex, ...]
    shape: Shape

    def spot(self, part: str, t: float, w: float) -> complex:
        """Return the pixel `t` along a near part and `w` across it, see `glow`."""
        pelvis, lumbar, chest = self.trunk_points
        arm, leg = self.arm_points[0], self.leg_points[0]
        if part == "trunk":
            share = bones.LUMBAR / (bones.LUMBAR + bones.THORAX)
            if t < share:
                return self._across(pelvis, lumbar, t / share, -w, self._reach_of(t, w))
            return self._across(lumbar, chest, (t - share) / (1 - share), -w, self._reach_of(t, w))
        if part == "seat":  # between the trunk and the thigh, turning by halves
            trunk = self._across(pelvis, lumbar, t, -w, self._reach_of(0.0, w))
            thigh = self._across(leg[0], leg[1], -t * 0.25, w, self._reach_of(0.0, w))
            return (trunk + thigh) / 2.0
        start, end, profile = {
            "upper_arm": (arm[0], arm[1], self.shape.upper_arm),
            "forearm": (arm[1], arm[2], self.shape.forearm),
            "thigh": (leg[0], leg[1], self.shape.thigh),
        }[part]
        return self._across(start, end, t, w, _reach(profile, t, 1 if w > 0 else 2))

    def _reach_of(self, t: float, w: float) -> float:
        return _reach(self.shape.trunk, t, 1 if w > 0 else 2)

    def _across(self, start: complex, end: complex, t: float, w: float, reach: float) -> complex:
        way = end - start
        normal = outline.unit(start, end) * outline.FRONT
        return start + way * t + normal * w * reach * self.stage.scale


def build(skeleton: Skeleton, grip: Grip, shape: Shape, stage: Stage, breath: float = 0.0) -> Body:
    """Put the flesh of `shape` on the bones; `breath` 0 to 1 widens the chest a little."""
    size = stage.scale
    shared = grip in (Grip.SHARED, Grip.CLASPED)
    near_arm = _arm_points(skeleton.near_arm, -shape.shoulder_depth, stage, shared=shared)
    far_arm = _arm_points(skeleton.far_arm, shape.shoulder_depth, stage, shared=shared)
    near_leg = _leg_points(skeleton.near_leg, -shape.hip_depth, stage)
    far_leg = _leg_points(skeleton.far_leg, shape.hip_depth, stage)
    trunk = tuple(stage.place(p) for p in (skeleton.pelvis, skeleton.lumbar, skeleton.chest))
    arm_profile = (shape.upper_arm, shape.forearm)
    leg_profile = (shape.thigh, shape.shank)
    return Body(
        stage=stage,
        skeleton=skeleton,
        grip=grip,
        near_arm=outline.limb(near_arm[:3], arm_profile, size),
        far_arm=outline.limb(far_arm[:3], arm_profile, size),
        near_leg=outline.limb(near_leg[:3], leg_profile, size),
        far_leg=outline.limb(far_leg[:3], leg_profile, size),
        near_sleeve=_sleeve(near_arm, shape, size),
        far_sleeve=_sleeve(far_arm, shape, size),
        near_shorts=_shorts(trunk, near_leg, shape, size),
        far_shorts=_shorts(trunk, far_leg, shape, size),
        trunk=_trunk(trunk, shape, size, breath),
        neck=outline.limb(
            (trunk[2], stage.place(skeleton.neck), stage.place(skeleton.head)),
            (
                ((0.0, 0.030, 0.030), (1.0, 0.030, 0.024)),
                ((0.0, 0.030, 0.024), (0.8, 0.034, 0.022)),
            ),
            size,
        ),
        arm_points=(near_arm, far_arm),
        leg_points=(near_leg, far_leg),
        trunk_points=trunk,
        shape=shape,
    )


def _arm_points(arm: ArmBones, depth: float, stage: Stage, *, shared: bool) -> tuple[complex, ...]:
    """Shoulder, elbow, wrist, palm; hands that share a dumbbell meet in the middle plane."""
    depths = (depth, depth * 0.72, depth * 0.26, depth * 0.16) if shared else (depth,) * 4
    joints = (arm.shoulder, arm.elbow, arm.wrist, arm.grip)
    return tuple(stage.place(p, d) for p, d in zip(joints, depths, strict=True))


def _leg_points(leg: LegBones, depth: float, stage: Stage) -> tuple[complex, ...]:
    """Hip, knee, ankle, heel, ball, toe."""
    joints = (leg.hip, leg.knee, leg.ankle, leg.heel, leg.ball, leg.toe)
    return tuple(stage.place(p, depth) for p in joints)


def _sleeve(joints: tuple[complex, ...], shape: Shape, size: float) -> Limb:
    """The sleeve: round over the shoulder, a little wider than the flesh, open at the seam."""
    end = joints[0] + (joints[1] - joints[0]) * _SLEEVE
    wide = tuple(
        (t, reach[0] + 0.003 + 0.005 * t, reach[1] + 0.003 + 0.004 * t)
        for t in (0.0, 0.3, 0.65, 1.0)
        for reach in [
            (_reach(shape.upper_arm, t * _SLEEVE, 1), _reach(shape.upper_arm, t * _SLEEVE, 2))
        ]
    )
    top = ((-0.27, 0.010, 0.010), (-0.20, 0.024, 0.024))
    return outline.limb((joints[0], end), ((*top, *wide),), size)


def _reach(profile: tuple[Station, ...], t: float, column: int) -> float:
    """Read a profile between its stations."""
    t = max(0.0, t)
    for before, after in pairwise(profile):
        if t <= after[0]:
            share = (t - before[0]) / (after[0] - before[0])
            return before[column] + (after[column] - before[column]) * share
    return profile[-1][column]


def _shorts(
    trunk: tuple[complex, ...], leg: tuple[complex, ...], shape: Shape, size: float
) -> Limb:
    """One leg of the shorts with its half of the seat; the shirt covers the waistband."""
    shift = (leg[0] - trunk[0]) * 0.5
    hem = leg[0] + (leg[1] - leg[0]) * _SHORTS
    waist = tuple(
        (1.0 - t / 0.3, _reach(shape.trunk, t, 1) - tuck, _reach(shape.trunk, t, 2) - tuck)
        for t, tuck in ((0.3, 0.008), (0.16, 0.002), (0.0, 0.0))
    )
    thigh = tuple(
        (t / _SHORTS, _reach(shape.thigh, t, 1) + ease, _reach(shape.thigh, t, 2) + ease * 1.3)
        for t, ease in ((0.0, 0.0), (0.2, 0.004), (0.42, 0.007), (_SHORTS, 0.009))
    )
    top = trunk[0] + (trunk[1] - trunk[0]) * (0.3 / (bones.LUMBAR / (bones.LUMBAR + bones.THORAX)))
    return outline.limb((top + shift, leg[0], hem), (waist, thigh), size)


def _trunk(points: tuple[complex, ...], shape: Shape, size: float, breath: float) -> Limb:
    """The shirt: from its hem at the hips to the collar, bending at the lumbar level."""
    pelvis, lumbar, chest = points
    share = bones.LUMBAR / (bones.LUMBAR + bones.THORAX)
    swell = 0.005 * breath

    def stations(column: int, collar: tuple[tuple[float, float], ...]) -> list[list[Station]]:
        # Seen from the hip upwards, the front lies on the other hand.
        marks = [(_HEM, _reach(shape.trunk, _HEM, column) + 0.006)]
        marks += [(s[0], s[column] + 0.003) for s in shape.trunk if s[0] > _HEM + 0.02]
        marks += collar
        joint = _reach(shape.trunk, share, column) + 0.004
        lower = [(t / share, r, r) for t, r in marks if t < share]
        upper = [
            ((t - share) / (1 - share), r + swell, r + swell) for t, r in marks if t > share + 0.02
        ]
        return [[*lower, (1.0, joint, joint)], upper]

    chain = (pelvis, lumbar, chest)
    front = outline.side(chain, stations(1, ((1.035, 0.027),)), size, front=False)
    back = outline.side(chain, stations(2, ((1.07, 0.038), (1.12, 0.031))), size, front=True)
    return outline.Limb(back, front)


class Brush:
    """Ink and fill: the only two gestures of the drawing."""

    def __init__(self, painter: QPainter, palette: Palette, scale: float) -> None:
        self.painter = painter
        self.palette = palette
        self.scale = scale
        self._ink = QPen(palette.ink, 2.0 * CONTOUR * scale)
        self._ink.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self._ink.setCapStyle(Qt.PenCapStyle.RoundCap)
        self._thin = QPen(self._ink)
        self._thin.setWidthF(CONTOUR * 0.8 * scale)

    def shape(self, colour: QColor, *paths: QPainterPath) -> None:
        """Draw shapes of one colour that grow together."""
        for path in paths:
            self.painter.strokePath(path, self._ink)
        self.fill(colour, *paths)

    def ink(self, *paths: QPainterPath) -> None:
        """Draw only the contour, to be filled over."""
        for path in paths:
            self.painter.strokePath(path, self._ink)

    def fill(self, colour: QColor, *paths: QPainterPath) -> None:
        """Fill shapes without a contour."""
        brush = QBrush(colour)
        for path in paths:
            self.painter.fillPath(path, brush)

    def line(self, *paths: QPainterPath, colour: QColor | None = None) -> None:
        """Draw inner lines, thinner than the contour."""
        pen = self._thin
        if colour is not None:
            pen = QPen(pen)
            pen.setColor(colour)
        for path in paths:
            self.painter.strokePath(path, pen)

    def at(self, origin: complex, turn: float) -> None:
        """Begin to draw in a part's own frame, turned by `turn` degrees (clockwise)."""
        self.painter.save()
        self.painter.translate(QPointF(origin.real, origin.imag))
        self.painter.rotate(turn)

    def back(self) -> None:
        """End the part's frame."""
        self.painter.restore()


def draw(body: Body, palette: Palette, painter: QPainter, levels: Mapping[Muscle, float]) -> None:
    """Paint the person from far to near, muscles glowing as `levels` say."""
    brush = Brush(painter, palette, body.stage.scale)
    held = {dumbbell.near: dumbbell for dumbbell in body.skeleton.dumbbells}
    holds_far = body.grip in (Grip.PAIR, Grip.SHARED, Grip.CLASPED)
    _draw_arm(brush, body, near=False, gripping=holds_far, held=held.get(False))
    _draw_leg(brush, body, near=False)
    _draw_head(brush, body)
    _draw_leg(brush, body, near=True)
    glow.paint(painter, body, glow.LEGS, levels, palette)
    _draw_trunk(brush, body)
    glow.paint(painter, body, glow.TRUNK, levels, palette)
    holds_near = body.grip is not Grip.EMPTY
    _draw_arm(brush, body, near=True, gripping=holds_near, held=held.get(True))
    _shine_through(painter, body, levels, palette)
    glow.paint(painter, body, glow.ARM, levels, palette)


def _shine_through(
    painter: QPainter, body: Body, levels: Mapping[Muscle, float], palette: Palette
) -> None:
    """Show the muscles of the back through the sleeve that covers them when the elbow is up."""
    painter.save()
    painter.setClipPath(body.near_sleeve.cloth())
    painter.setOpacity(_THROUGH_CLOTH)
    glow.paint(painter, body, glow.TRUNK, levels, palette)
    painter.restore()


def _tone(tone: Tone, *, near: bool) -> QColor:
    return tone.near if near else tone.far


def _draw_leg(brush: Brush, body: Body, *, near: bool) -> None:
    colours = brush.palette
    limb = body.near_leg if near else body.far_leg
    points = body.leg_points[0 if near else 1]
    brush.shape(_tone(colours.skin, near=near), limb.path())
    shank = outline.unit(points[1], points[2])
    upper, sole, laces = parts.shoe(points[2:6], shank, brush.scale)
    brush.ink(upper, sole)
    brush.fill(_tone(colours.shoe, near=near), upper)
    brush.fill(colours.sole, sole)
    brush.line(laces, colour=colours.sole)
    shorts = body.near_shorts if near else body.far_shorts
    brush.shape(_tone(colours.shorts, near=near), shorts.cloth())


def _draw_trunk(brush: Brush, body: Body) -> None:
    brush.shape(brush.palette.shirt.near, body.trunk.cloth(bulge=-0.1))


def _draw_arm(
    brush: Brush, body: Body, *, near: bool, gripping: bool, held: Dumbbell | None
) -> None:
    colours = brush.palette
    limb = body.near_arm if near else body.far_arm
    sleeve = (body.near_sleeve if near else body.far_sleeve).cloth()
    points = body.arm_points[0 if near else 1]
    skin = _tone(colours.skin, near=near)
    if held is not None:
        _draw_dumbbell(brush, held, points[3], near=near)
    bones_of = body.skeleton.near_arm if near else body.skeleton.far_arm
    arm = limb.path()
    brush.ink(arm)
    brush.at(points[2], degrees(phase(outline.unit(points[2], points[3]) / 1j)))
    _draw_hand(brush, skin, bones_of.turn, gripping=gripping)
    brush.back()
    brush.fill(skin, arm)
    brush.shape(_tone(colours.shirt, near=near), sleeve)
    if near:
        _melt(brush, body, points[0])


def _draw_hand(brush: Brush, skin: QColor, turn: float, *, gripping: bool) -> None:
    """The hand in its own frame; turned palm down, it shows its narrow side."""
    hand, thumb, lines = parts.hand(brush.scale, gripping=gripping)
    if gripping or turn < _EDGE_ON:
        brush.shape(skin, hand, thumb)
        brush.line(lines)
        return
    # A palm that faces the floor lies on the front side of an arm that hangs in front.
    brush.shape(skin, *parts.flat_hand(brush.scale))


def _melt(brush: Brush, body: Body, shoulder: complex) -> None:
    """Let the near sleeve grow out of the shirt: no contour across the shoulder."""
    painter = brush.painter
    painter.save()
    painter.setClipPath(body.trunk.cloth(bulge=-0.1))
    patch = QPainterPath()
    radius = 0.043 * brush.scale
    patch.addEllipse(QPointF(shoulder.real, shoulder.imag), radius, radius)
    brush.fill(brush.palette.shirt.near, patch)
    painter.restore()


def _draw_dumbbell(brush: Brush, dumbbell: Dumbbell, centre: complex, *, near: bool) -> None:
    colours = brush.palette
    handle, heads, shine = parts.dumbbell(brush.scale, round(dumbbell.slant, 2))
    brush.at(centre, 90.0 - dumbbell.bearing)
    brush.shape(colours.handle, handle)
    brush.shape(_tone(colours.iron, near=near), heads)
    brush.fill(colours.handle, shine)
    brush.back()


def _draw_head(brush: Brush, body: Body) -> None:
    colours = brush.palette
    size = bones.HEAD * brush.scale
    face, lines = parts.head(size)
    hair = parts.hair(size, long=body.shape.long_hair)
    brush.shape(colours.skin.near, body.neck.path())
    brush.at(body.stage.place(body.skeleton.head), body.skeleton.head_tilt)
    brush.ink(face, hair)
    brush.fill(colours.skin.near, face, parts.nape(size))
    brush.fill(colours.hair, hair)
    brush.fill(colours.skin.near, parts.ear(size))
    brush.fill(colours.hair, parts.eye(size))
    brush.line(lines, colour=colours.hair)
    brush.back()
