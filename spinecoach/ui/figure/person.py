"""The drawing itself: one body in, one illustrated person out.

Painted from far to near in three layers: the far arm; legs, head and trunk; the
near arm. Each part is first stroked in ink and then filled, so that only the
outer half of the contour stays and parts of one colour grow together.
"""

from __future__ import annotations

from cmath import phase
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPainterPath, QTransform

from spinecoach.core import skeleton as bones
from spinecoach.core.pose import Grip
from spinecoach.ui.figure import glow, outline, parts
from spinecoach.ui.figure.brush import Brush

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QColor

    from spinecoach.core.muscles import Muscle
    from spinecoach.core.skeleton import Dumbbell, Point
    from spinecoach.ui.figure.body import Body
    from spinecoach.ui.figure.stage import Stage
    from spinecoach.ui.figure.style import Palette, Tone

_THROUGH_CLOTH = 0.6
_NOSE = 0.37
"""Where the nose begins, in heights of the head before its middle."""
_EDGE_ON = 45.0
"""Degrees of turn from which a hand shows its edge."""


def draw_far_arm(painter: QPainter, body: Body, palette: Palette) -> None:
    """Paint what lies behind everything else."""
    held = next((d for d in body.skeleton.dumbbells if not d.near), None)
    gripping = body.grip in (Grip.PAIR, Grip.SHARED, Grip.CLASPED)
    brush = Brush(painter, palette, body.stage.scale)
    _draw_arm(brush, body, near=False, gripping=gripping, held=held)


def draw_middle(
    painter: QPainter, body: Body, palette: Palette, levels: Mapping[Muscle, float]
) -> None:
    """Paint legs, head and trunk, their muscles glowing as `levels` say."""
    brush = Brush(painter, palette, body.stage.scale)
    _draw_leg(brush, body, near=False)
    _draw_head(brush, body)
    _draw_leg(brush, body, near=True)
    glow.paint(painter, body, glow.SEAT, levels, palette)
    brush.shape(palette.shirt.near, body.shirt)
    painter.save()
    if body.bent:  # the muscles' frame is straight, and a round back leaves it
        _clip(painter, body.shirt.path)
    glow.paint(painter, body, glow.TRUNK, levels, palette, cloth=palette.shirt.near)
    painter.restore()


def draw_near_arm(
    painter: QPainter, body: Body, palette: Palette, levels: Mapping[Muscle, float]
) -> None:
    """Paint the near arm with what it holds."""
    held = next((d for d in body.skeleton.dumbbells if d.near), None)
    brush = Brush(painter, palette, body.stage.scale)
    _draw_arm(brush, body, near=True, gripping=body.grip is not Grip.EMPTY, held=held)
    _shine_through(painter, body, levels, palette)
    glow.paint(painter, body, glow.ARM, levels, palette)


def draw_lying(
    painter: QPainter, stage: Stage, places: Sequence[tuple[Point, float]], palette: Palette
) -> None:
    """Paint the dumbbells that lie on the floor: where they are, and how far from the middle."""
    brush = Brush(painter, palette, stage.scale)
    for place, depth in places:
        _draw_dumbbell(
            brush, bones.Dumbbell(place, 90.0, 1.0, near=True), stage.place(place, depth), near=True
        )


def _shine_through(
    painter: QPainter, body: Body, levels: Mapping[Muscle, float], palette: Palette
) -> None:
    """Show the muscles of the back through the sleeve that covers them when the elbow is up."""
    shoulder, elbow = body.arm_points[0][:2]
    pelvis, _, chest = body.trunk_points
    behind = (elbow - shoulder) * (chest - pelvis).conjugate()
    if not levels or behind.imag > 0.0 or behind.real > 0.0:
        return
    painter.save()
    painter.setClipPath(body.near_sleeve.cloth().path)
    dimmed = {muscle: level * _THROUGH_CLOTH for muscle, level in levels.items()}
    glow.paint(painter, body, glow.BACK, dimmed, palette, cloth=palette.shirt.near)
    painter.restore()


def _clip(painter: QPainter, path: QPainterPath) -> None:
    """Paint only in `path` from now on, and still only where it was allowed before."""
    from PySide6.QtCore import Qt  # not on the way to the first paint

    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)


def _tone(tone: Tone, *, near: bool) -> QColor:
    return tone.near if near else tone.far


def _draw_leg(brush: Brush, body: Body, *, near: bool) -> None:
    colours = brush.palette
    limb = body.near_leg if near else body.far_leg
    points = body.leg_points[0 if near else 1]
    brush.shape(_tone(colours.skin, near=near), limb.flesh())
    shank = outline.unit(points[1], points[2])
    upper, sole, laces = parts.shoe(points[2:6], shank, brush.scale)
    brush.ink(upper, sole)
    brush.fill(_tone(colours.shoe, near=near), upper.path)
    brush.fill(colours.sole, sole.path)
    if near:
        brush.line(laces, colour=colours.sole)
    shorts = body.near_shorts if near else body.far_shorts
    brush.shape(_tone(colours.shorts, near=near), shorts.cloth())


def _draw_arm(
    brush: Brush, body: Body, *, near: bool, gripping: bool, held: Dumbbell | None
) -> None:
    colours = brush.palette
    limb = body.near_arm if near else body.far_arm
    sleeve = (body.near_sleeve if near else body.far_sleeve).cloth()
    points = body.arm_points[0 if near else 1]
    skin = _tone(colours.skin, near=near)
    end_on = held is not None and held.slant <= parts.END_ON
    if held is not None and not end_on:
        _draw_dumbbell(brush, held, points[3], near=near)
    turn = (body.skeleton.near_arm if near else body.skeleton.far_arm).turn
    hand = parts.hand(brush.scale, gripping=gripping, edge=turn >= _EDGE_ON and not gripping)
    placed = QTransform()
    placed.translate(points[2].real, points[2].imag)
    placed.rotateRadians(phase(outline.unit(points[2], points[3]) / 1j))
    palm, thumb, lines = hand
    brush.shape(skin, limb.flesh(), outline.Placed(palm, placed), outline.Placed(thumb, placed))
    brush.line(placed.map(lines))
    if held is not None and end_on:
        _draw_dumbbell(brush, held, points[3], near=near)
    brush.shape(_tone(colours.shirt, near=near), sleeve)
    if near:
        _melt(brush, body, points[0])


def _melt(brush: Brush, body: Body, shoulder: complex) -> None:
    """Let the near sleeve grow out of the shirt: no contour across the shoulder."""
    painter = brush.painter
    painter.save()
    painter.setClipPath(body.shirt.path)
    patch = QPainterPath()
    radius = 0.043 * brush.scale
    patch.addEllipse(QPointF(shoulder.real, shoulder.imag), radius, radius)
    brush.fill(brush.palette.shirt.near, patch)
    painter.restore()


def _draw_dumbbell(brush: Brush, dumbbell: Dumbbell, centre: complex, *, near: bool) -> None:
    colours = brush.palette
    handle, heads, shine = parts.dumbbell(brush.scale, round(dumbbell.slant, 2))
    brush.at(centre, 90.0 - dumbbell.bearing)
    brush.ink(handle, heads)
    brush.fill(colours.handle, handle.path)
    brush.shape(_tone(colours.iron, near=near), heads)
    brush.fill(colours.handle, shine)
    brush.back()


def _draw_head(brush: Brush, body: Body) -> None:
    colours = brush.palette
    size = bones.HEAD * brush.scale
    face, lines = parts.head(size)
    hair = parts.hair(size, long=body.shape.long_hair)
    brush.shape(colours.skin.near, body.neck.flesh())
    brush.at(body.stage.place(body.skeleton.head), body.skeleton.head_tilt)
    if body.face_hidden:  # all but the tip of the nose, which would look like a slip of the pen
        shown = QPainterPath()
        shown.addRect(-size, -size, (1.0 + _NOSE) * size, 2.0 * size)
        _clip(brush.painter, shown)
    brush.ink(face, *hair)
    brush.fill(colours.skin.near, face.path)
    brush.fill(colours.skin.near, parts.nape(size))
    for tuft in hair:
        brush.fill(colours.hair, tuft.path)
    brush.fill(colours.skin.near, parts.ear(size))
    brush.fill(colours.hair, parts.eye(size))
    brush.line(lines, colour=colours.hair)
    brush.back()
