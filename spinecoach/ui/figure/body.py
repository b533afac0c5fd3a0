"""The drawing itself: one skeleton in, one illustrated person out.

Painted from far to near: far arm and leg, head, near leg, shirt, shorts, near
arm. Each part is first stroked in ink and then filled, so that only the outer
half of the contour stays and parts of one colour grow together without a seam.
"""

from __future__ import annotations

import itertools
from cmath import phase
from dataclasses import dataclass
from math import degrees
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPen

from spinecoach.core import skeleton as bones
from spinecoach.ui.figure import outline, parts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QColor

    from spinecoach.core.skeleton import ArmBones, Dumbbell, LegBones, Point, Skeleton
    from spinecoach.ui.figure.outline import Limb, Station
    from spinecoach.ui.figure.style import Palette, Shape, Tone

DEPTH_X = 0.20
DEPTH_Y = 0.13
"""How far one body height of depth moves a point to the front and up in the picture."""
CONTOUR = 0.0052
"""Width of the contour outside the body, in body heights."""
_SLEEVE = 0.62
_SHORTS = 0.60


@dataclass(frozen=True, slots=True)
class Stage:
    """Where the figure's plane lies in the picture: pixels per body height, and its origin."""

    scale: float
    origin: complex

    def place(self, point: Point, depth: float = 0.0) -> complex:
        """Return the pixel of a point `depth` body heights behind the middle plane."""
        x = point.x + DEPTH_X * depth
        y = point.y + DEPTH_Y * depth
        return self.origin + complex(x, -y) * self.scale


@dataclass(frozen=True, slots=True)
class Body:
    """The outlines of one instant, in pixels."""

    stage: Stage
    skeleton: Skeleton
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


def build(skeleton: Skeleton, shape: Shape, stage: Stage, breath: float = 0.0) -> Body:
    """Put the flesh of `shape` on the bones; `breath` 0 to 1 widens the chest a little."""
    size = stage.scale
    shared = len(skeleton.dumbbells) == 1 and skeleton.near_arm.grip == skeleton.far_arm.grip
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
        near_arm=outline.limb(near_arm[:3], arm_profile, size),
        far_arm=outline.limb(far_arm[:3], arm_profile, size),
        near_leg=outline.limb(near_leg[:3], leg_profile, size),
        far_leg=outline.limb(far_leg[:3], leg_profile, size),
        near_sleeve=_cloth(near_arm, shape.upper_arm, _SLEEVE, 0.006, size),
        far_sleeve=_cloth(far_arm, shape.upper_arm, _SLEEVE, 0.006, size),
        near_shorts=_shorts(trunk, near_leg, shape, size),
        far_shorts=_shorts(trunk, far_leg, shape, size),
        trunk=_trunk(trunk, shape, size, breath),
        neck=outline.limb(
            (trunk[2], stage.place(skeleton.neck), stage.place(skeleton.head)),
            (
                ((0.0, 0.030, 0.036), (1.0, 0.028, 0.031)),
                ((0.0, 0.028, 0.031), (0.8, 0.026, 0.034)),
            ),
            size,
        ),
        arm_points=(near_arm, far_arm),
        leg_points=(near_leg, far_leg),
        trunk_points=trunk,
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


def _cloth(
    joints: tuple[complex, ...],
    profile: tuple[Station, ...],
    length: float,
    ease: float,
    size: float,
) -> Limb:
    """A sleeve: the first `length` of a bone, `ease` body heights wider than the flesh."""
    end = joints[0] + (joints[1] - joints[0]) * length
    flare = 0.003
    stations = tuple(
        (
            t,
            _reach(profile, t * length, 1) + ease + flare * t,
            _reach(profile, t * length, 2) + ease,
        )
        for t in (-0.22, 0.0, 0.3, 0.6, 1.0)
    )
    first = (stations[0][0], stations[0][1] * 0.62, stations[0][2] * 0.62)
    start = joints[0]
    return outline.limb(
        (start, end), ((*((0.0, s[1], s[2]) for s in (first,)), *stations[1:]),), size
    )


def _reach(profile: tuple[Station, ...], t: float, column: int) -> float:
    """Read a profile between its stations."""
    t = max(0.0, t)
    for before, after in itertools.pairwise(profile):
        if t <= after[0]:
            share = (t - before[0]) / (after[0] - before[0])
            return before[column] + (after[column] - before[column]) * share
    return profile[-1][column]


def _shorts(
    trunk: tuple[complex, ...], leg: tuple[complex, ...], shape: Shape, size: float
) -> Limb:
    waist = trunk[1] + (trunk[2] - trunk[1]) * 0.05
    shift = leg[0] - trunk[0]
    hem = leg[0] + (leg[1] - leg[0]) * _SHORTS
    hip = shape.trunk[0]
    top = _reach(shape.trunk, 0.25, 1), _reach(shape.trunk, 0.25, 2)
    return outline.limb(
        (waist + shift * 0.5, leg[0], hem),
        (
            (
                (0.0, top[0] + 0.004, top[1] + 0.004),
                (0.5, _reach(shape.trunk, 0.12, 1) + 0.003, _reach(shape.trunk, 0.12, 2) + 0.003),
                (1.0, hip[1], hip[2] + 0.003),
            ),
            (
                (0.0, hip[1], hip[2]),
                (0.35, _reach(shape.thigh, 0.2, 1) + 0.005, _reach(shape.thigh, 0.2, 2) + 0.007),
                (0.7, _reach(shape.thigh, 0.4, 1) + 0.007, _reach(shape.thigh, 0.4, 2) + 0.009),
                (1.0, _reach(shape.thigh, 0.6, 1) + 0.009, _reach(shape.thigh, 0.6, 2) + 0.010),
            ),
        ),
        size,
    )


def _trunk(points: tuple[complex, ...], shape: Shape, size: float, breath: float) -> Limb:
    """The shirt: from the hip to the collar, bending at the lumbar level."""
    pelvis, lumbar, chest = points
    share = bones.LUMBAR / (bones.LUMBAR + bones.THORAX)
    swell = 0.005 * breath
    # Seen from the hip upwards, the front lies on the other hand: swap the columns.
    lower = tuple((t / share, back, front) for t, front, back in shape.trunk if t < share)
    upper = tuple(
        ((t - share) / (1.0 - share), back + swell * 0.4, front + swell)
        for t, front, back in shape.trunk
        if t >= share
    )
    joint = _reach(shape.trunk, share, 1), _reach(shape.trunk, share, 2)
    collar = (1.11, 0.036, 0.029)
    return outline.limb(
        (pelvis, lumbar, chest),
        ((*lower, (1.0, joint[1], joint[0])), (*upper, collar)),
        size,
    )


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


def draw(body: Body, shape: Shape, palette: Palette, painter: QPainter) -> None:
    """Paint the person from far to near."""
    brush = Brush(painter, palette, body.stage.scale)
    held = {dumbbell.near: dumbbell for dumbbell in body.skeleton.dumbbells}
    shared = _is_shared(body)
    gripping_far = False in held or shared
    _draw_arm(brush, body, near=False, gripping=gripping_far, held=held.get(False))
    _draw_leg(brush, body, near=False)
    _draw_head(brush, body, shape)
    _draw_leg(brush, body, near=True)
    _draw_trunk(brush, body)
    _draw_arm(brush, body, near=True, gripping=True in held, held=held.get(True))


def _is_shared(body: Body) -> bool:
    skeleton = body.skeleton
    return len(skeleton.dumbbells) == 1 and skeleton.near_arm.grip == skeleton.far_arm.grip


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
    if not near:
        brush.shape(_tone(colours.shorts, near=False), body.far_shorts.path())


def _draw_trunk(brush: Brush, body: Body) -> None:
    colours = brush.palette
    trunk = body.trunk.path()
    shorts = body.near_shorts.path()
    brush.ink(trunk, shorts)
    brush.fill(colours.shirt.near, trunk)
    brush.fill(colours.shorts.near, shorts)


def _draw_arm(
    brush: Brush, body: Body, *, near: bool, gripping: bool, held: Dumbbell | None
) -> None:
    colours = brush.palette
    limb = body.near_arm if near else body.far_arm
    sleeve = (body.near_sleeve if near else body.far_sleeve).path()
    points = body.arm_points[0 if near else 1]
    skin = _tone(colours.skin, near=near)
    if held is not None:
        _draw_dumbbell(brush, held, points[3], near=near)
    turn = -degrees(phase(outline.unit(points[2], points[3]) / 1j)) * -1.0
    hand, thumb, lines = parts.hand(brush.scale, gripping=gripping)
    arm = limb.path()
    brush.ink(arm)
    brush.at(points[2], turn)
    brush.shape(skin, hand, thumb)
    brush.line(lines)
    brush.back()
    brush.fill(skin, arm)
    brush.shape(_tone(colours.shirt, near=near), sleeve)
    if near:
        _melt(brush, body, points[0])


def _melt(brush: Brush, body: Body, shoulder: complex) -> None:
    """Let the near sleeve grow out of the shirt: no contour across the shoulder."""
    painter = brush.painter
    painter.save()
    painter.setClipPath(body.trunk.path())
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


def _draw_head(brush: Brush, body: Body, shape: Shape) -> None:
    colours = brush.palette
    size = bones.HEAD * brush.scale
    face, lines = parts.head(size)
    hair = parts.hair(size, long=shape.long_hair)
    brush.shape(colours.skin.near, body.neck.path())
    brush.at(body.stage.place(body.skeleton.head), body.skeleton.head_tilt)
    brush.ink(face, hair)
    brush.fill(colours.skin.near, face)
    brush.back()
    brush.fill(colours.skin.near, body.neck.path())
    brush.at(body.stage.place(body.skeleton.head), body.skeleton.head_tilt)
    brush.fill(colours.hair, hair)
    brush.fill(colours.skin.near, parts.ear(size))
    features = colours.hair
    brush.fill(features, parts.eye(size))
    brush.line(lines, colour=features)
    brush.back()


def bounds(paths: Iterable[QPainterPath]) -> QPainterPath:
    """Return one path that holds them all."""
    whole = QPainterPath()
    for path in paths:
        whole.addPath(path)
    return whole
