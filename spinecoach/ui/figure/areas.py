"""Where each layer of the picture is: rectangles round the joints of the body.

The smaller they are, the less of a page is painted again when something moves, and the fewer
transparent pixels a cached image has: skipping those takes as long as drawing the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spinecoach.ui.figure.body import Body
    from spinecoach.ui.figure.stage import Stage

Disc = tuple[complex, float]
"""(middle, radius) in pixels: a joint with the flesh round it."""

_SOFT = 2.0
"""Pixels round a shape in which its edge is still to be seen."""
_ARM = (0.075, 0.05, 0.04, 0.07)
"""Body heights that an arm reaches round shoulder, elbow, wrist and palm."""
_IRON = 0.10
"""Body heights round the palm if it holds a dumbbell."""
_LEG = (0.09, 0.06, 0.05, 0.035, 0.03, 0.03)
"""Body heights that a leg reaches round hip, knee, ankle, heel, ball and toe."""
_TRUNK = (0.09, 0.085, 0.085)
"""Body heights round pelvis, lumbar and chest."""
_HEAD = (0.04, 0.05, 0.08, 0.07)
"""Body heights round the chest, the neck, the base of the head and the crown, with long hair."""


def round_points(stage: Stage, points: Iterable[tuple[float, float]], margin: float) -> QRectF:
    """Return the rectangle round some points of the figure, `margin` in body heights."""
    origin, scale = stage.origin, stage.scale
    return _round([(origin + complex(x, -y) * scale, margin * scale) for x, y in points])


def of_person(body: Body) -> dict[str, QRectF]:
    """Return the rectangle of each layer of the person."""
    held = {dumbbell.near for dumbbell in body.skeleton.dumbbells}
    near_arm = _round(_arm(body, near=True, held=True in held))
    trunk = _sized(body, body.trunk_points, _TRUNK)
    near_leg, far_leg = (_sized(body, points, _LEG) for points in body.leg_points)
    neck = (body.trunk_points[-1], body.stage.place(body.skeleton.neck))
    shirt = _round(trunk)
    return {
        "far arm": _round(_arm(body, near=False, held=False in held)),
        "head": _round(_sized(body, (*neck, *body.head), _HEAD)),
        "legs": _round([*near_leg, *far_leg, *trunk[:2]]),
        "seat light": _round(near_leg[:2]),
        "trunk": shirt,
        "trunk light": shirt,
        "near arm": near_arm,
        "arm light": near_arm,
    }


def _arm(body: Body, *, near: bool, held: bool) -> list[Disc]:
    reaches = (*_ARM[:3], _IRON) if held else _ARM
    return _sized(body, body.arm_points[0 if near else 1], reaches)


def _sized(body: Body, points: Sequence[complex], reaches: Sequence[float]) -> list[Disc]:
    scale = body.stage.scale
    return [(point, reach * scale) for point, reach in zip(points, reaches, strict=True)]


def _round(discs: Sequence[Disc]) -> QRectF:
    """Return the rectangle round all discs."""
    left = min([middle.real - radius for middle, radius in discs]) - _SOFT
    top = min([middle.imag - radius for middle, radius in discs]) - _SOFT
    right = max([middle.real + radius for middle, radius in discs]) + _SOFT
    bottom = max([middle.imag + radius for middle, radius in discs]) + _SOFT
    return QRectF(left, top, right - left, bottom - top)
