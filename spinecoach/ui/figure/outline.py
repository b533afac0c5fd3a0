"""Smooth outlines: what turns bones into a body.

A limb is a chain of bones with a profile: at stations along each bone, how far
the flesh reaches to the front and to the back. Offsetting the chain by its
profile gives points; a spline through them gives the outline. At a bent joint
the outer side runs round the joint and the inner side folds into one crease, so
that a knee is neither a gap nor a sausage.

Points are complex numbers in pixels (x to the right, y down): turning and
measuring are then one multiplication each.
"""

from __future__ import annotations

import itertools
from cmath import phase, rect
from dataclasses import dataclass
from math import cos, tan
from typing import TYPE_CHECKING

from PySide6.QtGui import QPainterPath

if TYPE_CHECKING:
    from collections.abc import Sequence

Station = tuple[float, float, float]
"""(place along the bone 0 to 1, reach to the front, reach to the back)."""

FRONT = -1j
"""Turns a bone's direction into the direction of its front side."""
_DEEPEST_FOLD = 1.35
_LEAST = 1e-6


@dataclass(frozen=True, slots=True)
class Limb:
    """The two sides of a limb, each from its root to its end."""

    front: tuple[complex, ...]
    back: tuple[complex, ...]

    def path(self) -> QPainterPath:
        """The closed outline."""
        return closed((*self.front, *reversed(self.back)))


def closed(points: Sequence[complex]) -> QPainterPath:
    """Return the closed spline through `points` (Catmull-Rom)."""
    path = QPainterPath()
    count = len(points)
    path.moveTo(points[0].real, points[0].imag)
    for i in range(count):
        _piece(path, points[i - 1], points[i], points[(i + 1) % count], points[(i + 2) % count])
    path.closeSubpath()
    return path


def opened(points: Sequence[complex]) -> QPainterPath:
    """Return the open spline through `points`, from the first to the last."""
    path = QPainterPath()
    path.moveTo(points[0].real, points[0].imag)
    last = len(points) - 1
    for i in range(last):
        _piece(path, points[max(0, i - 1)], points[i], points[i + 1], points[min(last, i + 2)])
    return path


def _piece(path: QPainterPath, before: complex, a: complex, b: complex, after: complex) -> None:
    one = a + (b - before) / 6.0
    two = b - (after - a) / 6.0
    path.cubicTo(one.real, one.imag, two.real, two.imag, b.real, b.imag)


def unit(a: complex, b: complex) -> complex:
    """Return the direction from `a` to `b` as a number of length 1."""
    way = b - a
    length = abs(way)
    return way / length if length > _LEAST else 1j


def limb(joints: Sequence[complex], profiles: Sequence[Sequence[Station]], size: float) -> Limb:
    """Return the outline of the chain through `joints`.

    `profiles` has one list of stations for each bone; `size` is the number of
    pixels that a reach of 1 stands for.
    """
    return Limb(
        _side(joints, profiles, size, front=True), _side(joints, profiles, size, front=False)
    )


def _side(
    joints: Sequence[complex],
    profiles: Sequence[Sequence[Station]],
    size: float,
    *,
    front: bool,
) -> tuple[complex, ...]:
    column = 1 if front else 2
    turn = FRONT if front else -FRONT
    ways = [unit(a, b) for a, b in itertools.pairwise(joints)]
    points: list[complex] = []
    trimmed = 0.0
    for i, way in enumerate(ways):
        start = joints[i]
        length = abs(joints[i + 1] - start)
        last = i == len(ways) - 1
        reach = profiles[i][-1][column] * size
        fold = 0.0 if last else _fold(way, ways[i + 1], front=front)
        cut = reach * tan(fold / 2.0) if fold > 0.0 else 0.0
        for station in profiles[i]:
            place = station[0] * length
            if trimmed <= place <= length - cut and (last or station[0] < 1.0):
                points.append(start + way * place + way * turn * station[column] * size)
        if not last:
            points.extend(_joint(joints[i + 1], way * turn, ways[i + 1] * turn, reach, fold))
        trimmed = max(cut, _LEAST) if not last else 0.0
    return tuple(points)


def _fold(way: complex, following: complex, *, front: bool) -> float:
    """How far (radians) the chain bends towards this side; negative = away from it."""
    bend = -phase(following * way.conjugate())
    return bend if front else -bend


def _joint(
    joint: complex, before: complex, after: complex, reach: float, fold: float
) -> list[complex]:
    middle = unit(0j, before + after)
    if fold > 0.0:
        return [joint + middle * min(reach / cos(fold / 2.0), reach * _DEEPEST_FOLD)]
    quarter = rect(1.0, phase(after / before) / 4.0)
    return [
        joint + before * quarter * reach,
        joint + middle * reach,
        joint + after / quarter * reach,
    ]


def along(points: Sequence[complex], share: float) -> complex:
    """Return the point at `share` (0 to 1) of the way along the polyline `points`."""
    lengths = [abs(b - a) for a, b in itertools.pairwise(points)]
    rest = share * sum(lengths)
    for start, end, length in zip(points, points[1:], lengths, strict=False):
        if rest <= length and length > _LEAST:
            return start + (end - start) * (rest / length)
        rest -= length
    return points[-1]
