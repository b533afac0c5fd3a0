"""Draws what is around the figure: mat, shadow, chair, dumbbells on the floor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from spinecoach.core.body.skeleton import IRON_RADIUS, Point
from spinecoach.core.exercise.pose import Posture
from spinecoach.ui.figure.stage import CONTOUR, DEPTH_X, DEPTH_Y
from spinecoach.ui.figure.style import mix

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spinecoach.core.body.skeleton import Skeleton
    from spinecoach.ui.figure.stage import Stage
    from spinecoach.ui.figure.style import Palette

Spot = tuple[float, float, float]
"""A shadow: (place, half width, weight), in body heights."""

_MAT_DEPTH = 0.19
"""Half the width of a mat, 60 to 65 cm wide."""
_MAT_THICK = 0.014
_MAT_INSET = 0.050
_SHADE_DEPTH = 0.022
_STEPS = ((1.0, 0.06), (0.84, 0.12), (0.68, 0.18))
"""(size, strength) of each step of a shadow."""
_ROUND = 8.0
"""Length of the round end of a shadow divided by its height."""
_LOW = 0.30
_CONTACT = 0.09
"""Height from which a part of the body no longer darkens the floor below it."""
_SEAT = 0.27
_SEAT_WIDTH = 0.24
_WOOD = 0.019
_WITHIN_REACH = 0.11


def paint_mat(painter: QPainter, stage: Stage, left: float, right: float, colours: Palette) -> None:
    """Draw the mat from `left` to `right` in body heights: a thin slab seen from above."""
    left, right = left + _MAT_INSET, right - _MAT_INSET
    shift = complex(DEPTH_X, -DEPTH_Y) * _MAT_DEPTH * stage.scale
    a = stage.origin + left * stage.scale - shift
    b = stage.origin + right * stage.scale - shift
    drop = 1j * _MAT_THICK * stage.scale
    edge = [a, b, b + drop, a + drop]
    top = [a, b, b + 2 * shift, a + 2 * shift]
    for corners, colour in ((edge, colours.mat_edge), (top, colours.mat)):
        slab = QPainterPath()
        slab.addPolygon(QPolygonF([QPointF(c.real, c.imag) for c in corners]))
        painter.fillPath(slab, colour)


def paint_shadow(painter: QPainter, stage: Stage, spots: Sequence[Spot], colours: Palette) -> None:
    """Draw soft shadows on the mat: wide under the body, dark where the body touches it.

    Three opaque steps from light to dark: much cheaper than gradients, and vectors. Wide
    ones are round only at their ends, since nearly level edges take longest to fill.
    """
    for size, strength in _STEPS:
        colour = mix(colours.mat, colours.shadow, strength)
        for x, reach, weight in spots:
            rim = _SHADE_DEPTH * (1.0 - size * weight)
            if rim < min(reach, _SHADE_DEPTH):
                centre = stage.origin + x * stage.scale
                wide, high = (reach - rim) * stage.scale, (_SHADE_DEPTH - rim) * stage.scale
                oval = QPainterPath()
                place = QRectF(centre.real - wide, centre.imag - high, 2.0 * wide, 2.0 * high)
                oval.addRoundedRect(place, min(wide, _ROUND * high), high)
                painter.fillPath(oval, colour)


def shade(skeleton: Skeleton) -> list[Spot]:
    """Return the shadows that the body casts on the mat."""
    low = [point.x for point in skeleton.points() if point.y < _LOW]
    left, right = min(low), max(low)
    spots = [((left + right) / 2.0, (right - left) / 2.0, 0.8)]
    contacts = [(skeleton.pelvis, 0.2, 0.06)]
    for leg in (skeleton.near_leg, skeleton.far_leg):
        middle = (leg.heel.x + leg.toe.x) / 2.0
        contacts.append((Point(middle, min(leg.heel.y, leg.ball.y)), 0.085, 0.0))
    contacts.append((skeleton.near_arm.wrist, 0.07, 0.02))
    for point, reach, rest in contacts:
        weight = 1.0 - (point.y - rest) / _CONTACT
        if weight > 0.0:
            spots.append((point.x, reach, min(1.0, weight)))
    # Rounded, so that a shadow that hardly changes is not drawn again.
    rounded = ((round(x, 2), round(reach, 2), round(weight, 1)) for x, reach, weight in spots)
    return list(dict.fromkeys(rounded))  # feet side by side cast one shadow


def lying(skeleton: Skeleton, posture: Posture, count: int) -> list[tuple[Point, float]]:
    """Return (place, depth) of `count` dumbbells that lie on the floor, the farthest first.

    They lie in front of the feet of someone who stands, otherwise beside the hip.
    """
    if posture is Posture.STANDING:
        x = max(skeleton.near_leg.toe.x, skeleton.far_leg.toe.x) + _WITHIN_REACH
        return [(Point(x, IRON_RADIUS), depth) for depth in (0.06, -0.06)[-count:]]
    x = skeleton.pelvis.x - 0.04
    return [(Point(x - 0.17 * number, IRON_RADIUS), -0.19) for number in range(count)]


def paint_chair(
    painter: QPainter, stage: Stage, hand: Point, depth: float, colours: Palette
) -> None:
    """Draw a plain chair with its back to the figure and the top of the back under `hand`."""
    top = hand.y - 0.02
    back = hand.x + 0.01
    front = back + _SEAT_WIDTH
    for inset, colour in ((0.09, colours.wood.far), (-0.09, colours.wood.near)):
        near = depth + inset

        def spot(x: float, y: float, near: float = near) -> QPointF:
            place = stage.place(Point(x, y), near)
            return QPointF(place.real, place.imag)

        frame = QPainterPath(spot(back, top))
        frame.lineTo(spot(back, 0.0))
        frame.moveTo(spot(back, _SEAT))
        frame.lineTo(spot(front, _SEAT))
        frame.lineTo(spot(front, 0.0))
        _wood(painter, frame, stage.scale, colours, colour)
    rails = QPainterPath()
    for x, y in ((back, top), (back, top - 0.1), (back, _SEAT), (front, _SEAT)):
        for number, inset in enumerate((-0.09, 0.09)):
            place = stage.place(Point(x, y), depth + inset)
            spot_on = QPointF(place.real, place.imag)
            rails.lineTo(spot_on) if number else rails.moveTo(spot_on)
    _wood(painter, rails, stage.scale, colours, colours.wood.near)


def _wood(
    painter: QPainter, path: QPainterPath, scale: float, colours: Palette, colour: QColor
) -> None:
    from PySide6.QtCore import Qt  # imported here: not needed for the first paint

    for ink, width in ((colours.ink, _WOOD + 2 * CONTOUR), (colour, _WOOD)):
        pen = QPen(ink, width * scale)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(path, pen)
