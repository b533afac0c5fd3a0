"""Draws a person from the outlines of a body.

From far to near: the far arm; head; legs; the trunk; the near arm; on each of them its
highlighted muscles. Each part is first stroked and then filled, so that only the outer half
of the contour remains and parts of one colour join without a line.
"""

from __future__ import annotations

from cmath import phase
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPainterPath, QTransform

from spinecoach.core.body import skeleton as bones
from spinecoach.core.exercise.pose import Grip
from spinecoach.ui.figure import glow, outline, parts
from spinecoach.ui.figure.brush import Brush

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from PySide6.QtGui import QColor

    from spinecoach.core.body.skeleton import Dumbbell, Point
    from spinecoach.core.exercise.muscles import Muscle
    from spinecoach.ui.figure.body import Body
    from spinecoach.ui.figure.stage import Stage
    from spinecoach.ui.figure.style import Palette, Shade

_THROUGH_CLOTH = 0.6
_PARTS = 8.0
"""Parts of a pixel to which points are rounded when layers are compared."""
_EDGE_ON = 45.0
"""Degrees of turn from which a hand is seen from its edge."""


def layers(
    body: Body, palette: Palette, levels: Mapping[Muscle, float]
) -> Iterator[tuple[str, object, Callable[[QPainter], None]]]:
    """Yield (name, what it depends on, how it is drawn) from far to near.

    The muscles are layers of their own, as bright as `levels` say: in a rest they fade on a
    body that does not move.
    """
    near, far = (_seen(points) for points in body.arm_points)
    held = tuple((d.near, round(d.bearing, 1), round(d.slant, 2)) for d in body.skeleton.dumbbells)
    back, leg = _seen(body.trunk_points), _seen(body.leg_points[0])
    trunk = (back, body.breath)
    head = (back[-1], _seen(body.head), body.face_hidden)
    legs = (back[:-1], leg, _seen(body.leg_points[1]))

    def drawn(draw: Callable[..., None], *more: object) -> Callable[[QPainter], None]:
        return lambda painter: draw(Brush(painter, palette, body.stage.scale), body, *more)

    yield "far arm", (far, held), drawn(_draw_far_arm)
    yield "head", head, drawn(_draw_head)
    yield "legs", legs, drawn(_draw_legs)
    if lit := glow.levels_at(levels, glow.SEAT):
        yield "seat light", (leg, back, lit), drawn(_light_seat, levels)
    yield "trunk", trunk, drawn(_draw_trunk)
    if lit := glow.levels_at(levels, glow.TRUNK):
        yield "trunk light", (trunk, body.bent, lit), drawn(_light_trunk, levels)
    yield "near arm", (near, trunk, held), drawn(_draw_near_arm)
    if lit := glow.levels_at(levels, glow.ARM, glow.BACK):
        yield "arm light", (near, trunk, lit), drawn(_light_arm, levels)


def _seen(points: Iterable[complex]) -> tuple[tuple[int, int], ...]:
    """Return rounded points: what moves by less is not painted again."""
    return tuple((round(p.real * _PARTS), round(p.imag * _PARTS)) for p in points)


def _draw_far_arm(brush: Brush, body: Body) -> None:
    held = next((d for d in body.skeleton.dumbbells if not d.near), None)
    gripping = body.grip in (Grip.PAIR, Grip.SHARED, Grip.CLASPED)
    _draw_arm(brush, body, near=False, gripping=gripping, held=held)


def _draw_legs(brush: Brush, body: Body) -> None:
    _draw_leg(brush, body, near=False)
    _draw_leg(brush, body, near=True)


def _light_seat(brush: Brush, body: Body, levels: Mapping[Muscle, float]) -> None:
    glow.paint(brush.painter, body, glow.SEAT, levels, brush.palette)


def _draw_trunk(brush: Brush, body: Body) -> None:
    brush.shape(brush.palette.shirt.near, body.shirt)


def _light_trunk(brush: Brush, body: Body, levels: Mapping[Muscle, float]) -> None:
    painter = brush.painter
    painter.save()
    if body.bent:  # the frame of the muscles is straight, a round back is not
        _clip(painter, body.shirt.path)
    cloth = brush.palette.shirt.near
    glow.paint(painter, body, glow.TRUNK, levels, brush.palette, cloth=cloth)
    painter.restore()


def _draw_near_arm(brush: Brush, body: Body) -> None:
    held = next((d for d in body.skeleton.dumbbells if d.near), None)
    _draw_arm(brush, body, near=True, gripping=body.grip is not Grip.EMPTY, held=held)


def _light_arm(brush: Brush, body: Body, levels: Mapping[Muscle, float]) -> None:
    _shine_through(brush.painter, body, levels, brush.palette)
    glow.paint(brush.painter, body, glow.ARM, levels, brush.palette)


def draw_lying(
    painter: QPainter, stage: Stage, places: Sequence[tuple[Point, float]], palette: Palette
) -> None:
    """Draw the dumbbells that lie on the floor, each by its place and its depth."""
    brush = Brush(painter, palette, stage.scale)
    for place, depth in places:
        _draw_dumbbell(
            brush, bones.Dumbbell(place, 90.0, 1.0, near=True), stage.place(place, depth), near=True
        )


def _shine_through(
    painter: QPainter, body: Body, levels: Mapping[Muscle, float], palette: Palette
) -> None:
    """Draw the muscles of the back over the sleeve that covers them when the elbow is up."""
    shoulder, elbow = body.arm_points[0][:2]
    pelvis, _, chest = body.trunk_points
    behind = (elbow - shoulder) * (chest - pelvis).conjugate()
    if not levels or behind.imag > 0.0 or behind.real > 0.0:
        return
    painter.save()
    painter.setClipPath(body.sleeve(near=True).path)
    dimmed = {muscle: level * _THROUGH_CLOTH for muscle, level in levels.items()}
    glow.paint(painter, body, glow.BACK, dimmed, palette, cloth=palette.shirt.near)
    painter.restore()


def _clip(painter: QPainter, path: QPainterPath) -> None:
    """Clip the painter to `path`, within the clip that it has."""
    from PySide6.QtCore import Qt  # imported here: not needed for the first paint

    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)


def _tone(tone: Shade, *, near: bool) -> QColor:
    return tone.near if near else tone.far


def _draw_leg(brush: Brush, body: Body, *, near: bool) -> None:
    colours = brush.palette
    points = body.leg_points[0 if near else 1]
    brush.shape(_tone(colours.skin, near=near), body.leg(near=near))
    shank = outline.unit(points[1], points[2])
    upper, sole, laces = parts.shoe(points[2:6], shank, brush.scale)
    brush.ink(upper, sole)
    brush.fill(_tone(colours.shoe, near=near), upper.path)
    brush.fill(colours.sole, sole.path)
    if near:
        brush.line(laces, colour=colours.sole)
    brush.shape(_tone(colours.shorts, near=near), body.shorts(near=near))


def _draw_arm(
    brush: Brush, body: Body, *, near: bool, gripping: bool, held: Dumbbell | None
) -> None:
    colours = brush.palette
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
    brush.shape(
        skin, body.arm(near=near), outline.Placed(palm, placed), outline.Placed(thumb, placed)
    )
    brush.line(placed.map(lines))
    if held is not None and end_on:
        _draw_dumbbell(brush, held, points[3], near=near)
    brush.shape(_tone(colours.shirt, near=near), body.sleeve(near=near))
    if near:
        _melt(brush, body, points[0])


def _melt(brush: Brush, body: Body, shoulder: complex) -> None:
    """Join the near sleeve to the shirt without a contour across the shoulder."""
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
    if dumbbell.slant > parts.END_ON:  # else its heads hide it
        brush.ink(handle)
        brush.fill(colours.handle, handle.path)
    brush.shape(_tone(colours.iron, near=near), heads)
    brush.fill(colours.handle, shine)
    brush.back()


def _draw_head(brush: Brush, body: Body) -> None:
    colours = brush.palette
    size = bones.HEAD * brush.scale
    # The bit that would be visible below an arm that hides the face looks like an error.
    seen = not body.face_hidden
    face, lines = parts.head(size, nose=seen)
    hair = parts.hair(size, long=body.shape.long_hair, brow=seen)
    brush.shape(colours.skin.near, body.neck)
    brush.at(body.stage.place(body.skeleton.head), body.skeleton.head_tilt)
    brush.ink(face, *hair)
    brush.fill(colours.skin.near, face.path)
    brush.fill(colours.skin.near, parts.nape(size))
    for tuft in hair:
        brush.fill(colours.hair, tuft.path)
    brush.fill(colours.skin.near, parts.ear(size))
    if seen:
        brush.fill(colours.hair, parts.eye(size))
    brush.line(lines, colour=colours.hair)
    brush.back()
