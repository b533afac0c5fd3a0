"""Arrows that show the direction of a movement: the paths of hands, elbows and feet.

A path is computed from the movement, between two poses, and moved a little outwards so
that the arrow runs beside the body.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from spinecoach.core.body.skeleton import Point, solve
from spinecoach.core.exercise.pose import blend
from spinecoach.ui.figure.outline import opened, unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spinecoach.core.body.skeleton import Skeleton
    from spinecoach.core.exercise.pose import Grip, Pose, Posture
    from spinecoach.ui.figure.stage import Stage
    from spinecoach.ui.figure.style import Palette

LEAST = 0.03
"""Body heights that a part must move to get an arrow."""
_SAMPLES = 12
_ASIDE = {"hand": 0.085, "elbow": 0.06, "foot": 0.05, "knee": 0.06}
_LEGS = (("near foot", "near knee"), ("far foot", "far knee"))
_MOST = 2
"""At most this many arrows are shown: more cannot be read at once."""
_BENT = 30.0
"""Degrees of elbow movement from which the elbow leads the arm, as in a row."""
_SHORTEST = 0.13
_LOWEST = 0.03
_WIDTH = 0.016
_HALO = 0.010

Track = tuple[Point, ...]


@lru_cache(maxsize=128)
def tracks(before: Pose, after: Pose, posture: Posture, grip: Grip) -> tuple[Track, ...]:
    """Return the paths of what moves from `before` to `after`, in body heights.

    An arm shows its hand, or its elbow if that leads; a leg shows its foot or its knee, whichever
    moves more. If both sides move alike, only the near one is shown; if more than two limbs move,
    the two that move farthest are shown.
    """
    path = [solve(blend(before, after, i / (_SAMPLES - 1)), posture, grip) for i in range(_SAMPLES)]
    found: dict[Track, float] = {}
    for candidates in (*_leading(before, after), *_LEGS):
        travel, name = max((_length([mark(name, s)[0] for s in path]), name) for name in candidates)
        if travel >= LEAST:
            track = _aside([mark(name, s) for s in path], _ASIDE[name.split()[1]])
            found.setdefault(track, travel)
    told = sorted(found, key=found.__getitem__, reverse=True)[:_MOST]
    return tuple(track for track in found if track in told)


def _leading(before: Pose, after: Pose) -> Iterator[tuple[str]]:
    """Yield the point that shows the path of each arm."""
    for side, a, b in (
        ("near", before.near_arm, after.near_arm),
        ("far", before.far_arm, after.far_arm),
    ):
        yield (f"{side} elbow" if abs(b.elbow - a.elbow) > _BENT else f"{side} hand",)


def mark(name: str, skeleton: Skeleton) -> tuple[Point, Point]:
    """Return the point of that name ("near hand") and the joint that it turns round."""
    side, part = name.split()
    if part in ("hand", "elbow"):
        arm = skeleton.near_arm if side == "near" else skeleton.far_arm
        return (arm.grip if part == "hand" else arm.elbow), arm.shoulder
    leg = skeleton.near_leg if side == "near" else skeleton.far_leg
    return (leg.toe if part == "foot" else leg.knee), leg.hip


def _length(points: list[Point]) -> float:
    first, last = points[0], points[-1]
    return abs(complex(*last) - complex(*first))


def _aside(path: list[tuple[Point, Point]], gap: float) -> Track:
    """Return a path moved away from the joint it turns round; a very short one is stretched."""
    points = [complex(*point) for point, _ in path]
    outward = [unit(complex(*root), complex(*point)) for point, root in path]
    travel = unit(points[0], points[-1])
    turning = abs((travel * outward[0].conjugate()).imag)
    push = gap * min(1.0, turning * 1.4)
    moved = [p + o * push for p, o in zip(points, outward, strict=True)]
    short = _SHORTEST - abs(moved[-1] - moved[0])
    if short > 0.0:
        moved = [m + travel * short * i / (_SAMPLES - 1) for i, m in enumerate(moved)]
    lift = max(0.0, _LOWEST - min(m.imag for m in moved))
    return tuple(Point(m.real, max(_LOWEST, m.imag + lift)) for m in moved)


def paint(painter: QPainter, stage: Stage, track: Track, palette: Palette) -> None:
    """Draw an arrow along a path."""
    from PySide6.QtCore import Qt  # imported here: not needed for the first paint

    shaft, head = _arrow([stage.place(point) for point in track], stage.scale)
    for colour, wider in ((palette.ground, _HALO), (palette.arrow, 0.0)):
        pen = QPen(QColor(colour), (_WIDTH + wider) * stage.scale)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(shaft, pen)
        painter.fillPath(head, QColor(colour))
        if wider:
            pen.setWidthF(wider * stage.scale)
            painter.strokePath(head, pen)


def _arrow(points: list[complex], scale: float) -> tuple[QPainterPath, QPainterPath]:
    """Return the shaft as a curve and the head as a triangle at its end."""
    size = 0.042 * scale
    tip = points[-1]
    neck = next((p for p in reversed(points) if abs(p - tip) >= size), points[0])
    direction = unit(neck, tip)
    base = tip - direction * size
    shaft = [p for p in points if abs(p - tip) > size * 1.2]
    if not shaft[1:]:
        shaft = [points[0], base]
    else:
        shaft.append(base)
    side = direction * 1j * size * 0.62
    head = QPainterPath()
    corners = (tip, base + side, base - side)
    head.addPolygon(QPolygonF([QPointF(c.real, c.imag) for c in corners]))
    head.closeSubpath()
    return opened(shaft), head
