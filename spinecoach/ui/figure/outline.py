"""Makes smooth outlines round bones.

A limb is a chain of bones with a profile: at stations along each bone, how far the body
reaches to the front and to the back. Offsetting the chain by its profile gives points; a
spline through them gives the outline. At a bent joint the outer side runs round the joint
and the inner side folds into one crease.

Points are complex numbers in pixels (x to the right, y down): turning and measuring are
then one multiplication each.
"""

from __future__ import annotations

from cmath import phase, rect
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from math import cos, inf, tan
from typing import TYPE_CHECKING

from PySide6.QtGui import QPainterPath, QPainterPathStroker, QTransform

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from PySide6.QtGui import QPen

Station = tuple[float, float, float]
"""(place along the bone 0 to 1, reach to the front, reach to the back)."""

DOWN = 1j
FRONT = -1j
"""Factor that turns a bone's direction to its front side."""
_DEEPEST_FOLD = 1.35
_LEAST = 1e-6
_KEPT = 48
"""Forms that are cached: from frame to frame most limbs only move and turn."""
_FINE = 32.0
"""Parts of a pixel to which points in a limb's own frame are rounded."""
_EDGE = 13.0
"""Precision of a stroke's edge, as half the parts of its pen: more corners take longer to fill,
and on a broad line fewer are visible."""


class Cutout:
    """A closed outline that can be drawn many times, and the outer edge of its stroke.

    Stroking an outline costs twice as much as filling it, since the pen has two edges and
    only the outer one is visible. So that edge is made as a path and filled instead.
    """

    def __init__(self, path: QPainterPath) -> None:
        self.path = path
        self._edge: QPainterPath | None = None

    def edge(self, pen: QPen) -> QPainterPath:
        """Return what `pen` covers, the shape included; a shape is drawn with one pen only."""
        if self._edge is None:
            self._edge = self._inked(pen)
        return self._edge

    def _inked(self, pen: QPen) -> QPainterPath:
        return _edge(self.path, pen)


class Piece(Cutout):
    """The part of a shape inside an area; the cut has no contour."""

    def __init__(self, whole: Cutout, room: QPainterPath) -> None:
        super().__init__(whole.path.intersected(room))
        self._whole = whole
        self._room = room

    def _inked(self, pen: QPen) -> QPainterPath:
        return self._whole.edge(pen).intersected(self._room)


class Placed:
    """A shape at the place where it is drawn."""

    def __init__(self, shape: Cutout, place: QTransform) -> None:
        self._shape = shape
        self._place = place
        self.path = place.map(shape.path)

    def edge(self, pen: QPen) -> QPainterPath:
        """Return what `Cutout.edge` returns."""
        return self._place.map(self._shape.edge(pen))


def _edge(path: QPainterPath, pen: QPen) -> QPainterPath:
    """Return the outer edge of a stroked outline: the rings of its stroke that are in no other."""
    edge = QPainterPathStroker(pen).createStroke(path)
    fine = _EDGE / pen.widthF()
    rings = edge.toSubpathPolygons(QTransform.fromScale(fine, fine))
    rooms = [ring.boundingRect() for ring in rings]
    edge.clear()  # what remains is the rule to fill it by: overlapping parts are filled too
    back = QTransform.fromScale(1.0 / fine, 1.0 / fine)
    for ring, room in zip(rings, rooms, strict=True):
        if not any(other.contains(room) for other in rooms if other is not room):
            edge.addPolygon(back.map(ring))
    return edge


class LimbForm:
    """The two sides of a limb in its own frame, and the outlines along them.

    The frame has the limb's root at 0 and its first bone straight down. While no joint
    bends, a form is used again in each frame, wherever the limb moves.
    """

    def __init__(self, front: tuple[complex, ...], back: tuple[complex, ...]) -> None:
        self.front = front
        self.back = back

    @cached_property
    def flesh(self) -> Cutout:
        """The closed outline, round at both ends."""
        return Cutout(closed((*self.front, *reversed(self.back))))

    @cached_property
    def cloth(self) -> Cutout:
        """The closed outline with two seams: sharp corners, the far seam a little round."""
        return self._cut(0.12)

    @cached_property
    def shirt(self) -> Cutout:
        """The closed outline with two seams, the far one a little hollow."""
        return self._cut(-0.1)

    def _cut(self, bulge: float) -> Cutout:
        path = opened(self.front)
        start, end = self.front[-1], self.back[-1]
        middle = (start + end) / 2.0 + (end - start) * FRONT * bulge
        path.quadTo(middle.real, middle.imag, end.real, end.imag)
        _continue(path, tuple(reversed(self.back)))
        path.closeSubpath()
        return Cutout(path)


@dataclass(frozen=True, slots=True)
class Limb:
    """A form at its place: `root` in pixels, `turn` from straight down as a number of length 1."""

    form: LimbForm
    root: complex
    turn: complex

    def flesh(self) -> Placed:
        """The closed outline, round at both ends."""
        return Placed(self.form.flesh, self._place())

    def cloth(self) -> Placed:
        """The closed outline with two seams, the far one a little round."""
        return Placed(self.form.cloth, self._place())

    def shirt(self) -> Placed:
        """The closed outline with two seams, the far one a little hollow."""
        return Placed(self.form.shirt, self._place())

    def _place(self) -> QTransform:
        turn, root = self.turn, self.root
        return QTransform(turn.real, turn.imag, -turn.imag, turn.real, root.real, root.imag)


def closed(points: Sequence[complex]) -> QPainterPath:
    """Return the closed spline through `points`."""
    path = QPainterPath()
    path.moveTo(points[0].real, points[0].imag)
    count = len(points)
    _curve(path, [points[i % count] for i in range(-1, count + 2)])
    path.closeSubpath()
    return path


def opened(points: Sequence[complex]) -> QPainterPath:
    """Return the open spline through `points`, from the first to the last."""
    path = QPainterPath()
    path.moveTo(points[0].real, points[0].imag)
    _continue(path, points)
    return path


def _continue(path: QPainterPath, points: Sequence[complex]) -> None:
    """Add an open spline to the end of the path."""
    _curve(path, [2 * points[0] - points[1], *points, 2 * points[-1] - points[-2]])


def _curve(path: QPainterPath, points: Sequence[complex]) -> None:
    """Add the spline from the second to the last but one of `points`.

    Each tangent is that of the parabola through a point and its neighbours, so stations at
    any distance give no kinks and no overshoot.
    """
    last, begin = points[0], points[1]
    length = abs(begin - last) or _LEAST
    slope, before = (begin - last) / length, None
    for end in points[2:]:
        step = end - begin
        following = abs(step) or _LEAST
        steeper = step / following
        after = (slope * following + steeper * length) / (length + following)
        if before is not None:
            one, two = last + before * length / 3.0, begin - after * length / 3.0
            path.cubicTo(one.real, one.imag, two.real, two.imag, begin.real, begin.imag)
        last, begin, before, length, slope = begin, end, after, following, steeper


def unit(a: complex, b: complex) -> complex:
    """Return the direction from `a` to `b` as a number of length 1."""
    step = b - a
    length = abs(step)
    return step / length if length > _LEAST else 1j


@dataclass(frozen=True, slots=True, eq=False)
class LimbProfile:
    """Stations for each bone of a chain.

    Compared by identity, which is fast: forms are cached by them.
    """

    bones: tuple[tuple[Station, ...], ...]


def limb(joints: tuple[complex, ...], profile: LimbProfile, size: float) -> Limb:
    """Return the limb round the chain through `joints`.

    `size` is the number of pixels that a reach of 1 in the profile stands for.
    """
    return placed(_limb_form, joints, profile, size)


def placed(make: Callable[..., LimbForm], joints: tuple[complex, ...], *how: Hashable) -> Limb:
    """Return the limb through `joints`, its form made in its own frame by `make(joints, *how)`.

    Joints are rounded to a part of a pixel, so that a limb that only turns keeps its form.
    """
    root = joints[0]
    turn = unit(root, joints[1]) / DOWN
    back = turn.conjugate()
    own = (0j, *(rounded((joint - root) * back) for joint in joints[1:]))
    return Limb(make(own, *how), root, turn)


def rounded(point: complex) -> complex:
    """Return a point rounded to a part of a pixel, to cache by."""
    return complex(round(point.real * _FINE) / _FINE, round(point.imag * _FINE) / _FINE)


@lru_cache(maxsize=_KEPT)
def _limb_form(joints: tuple[complex, ...], profile: LimbProfile, size: float) -> LimbForm:
    return LimbForm(
        side(joints, profile.bones, size, front=True),
        side(joints, profile.bones, size, front=False),
    )


def side(
    joints: Sequence[complex],
    profiles: Sequence[Sequence[Station]],
    size: float,
    *,
    front: bool,
) -> tuple[complex, ...]:
    """Return one side of a limb, from its root to its end."""
    column = 1 if front else 2
    turn = FRONT if front else -FRONT
    directions = [unit(a, b) for a, b in pairwise(joints)]
    lengths = [abs(b - a) for a, b in pairwise(joints)]
    points: list[complex] = []
    trimmed = -inf
    for i, (direction, length) in enumerate(zip(directions, lengths, strict=True)):
        start = joints[i]
        last = i == len(directions) - 1
        fold = 0.0 if last else _fold(direction, directions[i + 1], front=front)
        reach = profiles[i][-1][column] * size
        cut = _LEAST
        if fold > 0.0:
            flesh = max(s[column] for s in (*profiles[i][-2:], *profiles[i + 1][:2]))
            # In the sharpest fold the crease is longer than a bone, whose far end stays.
            longest = min(length, lengths[i + 1]) - _LEAST
            cut = min(max(flesh * size * tan(fold / 2.0), _LEAST), longest)
        until = inf if last else length - cut
        for station in profiles[i]:
            place = station[0] * length
            if trimmed < place < until:
                points.append(start + direction * place + direction * turn * station[column] * size)
        if not last:
            points.extend(
                _joint(joints[i + 1], direction * turn, directions[i + 1] * turn, reach, fold)
            )
        trimmed = cut
    return tuple(points)


def _fold(direction: complex, following: complex, *, front: bool) -> float:
    """Return how far (radians) the chain bends towards this side; negative = away from it."""
    bend = -phase(following * direction.conjugate())
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


def read(profile: Sequence[Station], t: float, column: int) -> float:
    """Read a profile between its stations; `column` 1 is the front, 2 the back."""
    t = max(0.0, t)
    for before, after in pairwise(profile):
        if t <= after[0]:
            share = (t - before[0]) / (after[0] - before[0])
            return before[column] + (after[column] - before[column]) * share
    return profile[-1][column]
