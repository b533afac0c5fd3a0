"""The rigid parts: head, hands, shoes and dumbbells.

Each is made once in its own frame, in body heights, and cached as an outline in pixels; a
frame of the movement only moves and turns it. The frame of a part has x to the front and y
down, as if the person stood upright.
"""

from __future__ import annotations

from cmath import rect
from functools import lru_cache
from math import pi
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF, QTransform

from spinecoach.core.body.skeleton import IRON_LENGTH, IRON_RADIUS
from spinecoach.ui.figure.outline import Cutout, Piece, Placed, closed, opened, rounded, unit

if TYPE_CHECKING:
    from collections.abc import Sequence

_Outline = tuple[tuple[float, float], ...]

_THICK = 0.036
END_ON = 0.35
"""The slant up to which a dumbbell is seen from its end, in front of the hand."""

# The head in units of its height: chin at y = 0.5, crown at y = -0.5.
_FACE: _Outline = (
    (-0.02, -0.5),
    (0.2, -0.455),
    (0.345, -0.33),
    (0.4, -0.17),
    (0.405, -0.07),
    (0.385, -0.01),
    (0.43, 0.075),
    (0.485, 0.135),
    (0.468, 0.165),
    (0.415, 0.178),
    (0.412, 0.205),
    (0.432, 0.24),
    (0.412, 0.272),
    (0.426, 0.31),
    (0.392, 0.352),
    (0.4, 0.42),
    (0.37, 0.475),
    (0.29, 0.495),
    (0.14, 0.43),
    (0.015, 0.33),
    (-0.07, 0.18),
    (-0.28, 0.26),
    (-0.4, 0.13),
    (-0.462, -0.04),
    (-0.45, -0.22),
    (-0.36, -0.39),
    (-0.2, -0.475),
)
_SHORT_HAIR: _Outline = (
    (-0.04, -0.55),
    (0.18, -0.53),
    (0.345, -0.44),
    (0.41, -0.315),
    (0.345, -0.285),
    (0.23, -0.295),
    (0.125, -0.235),
    (0.09, -0.1),
    (0.07, 0.06),
    (0.025, 0.07),
    (0.01, -0.05),
    (-0.06, -0.085),
    (-0.12, -0.02),
    (-0.12, 0.11),
    (-0.2, 0.225),
    (-0.33, 0.245),
    (-0.43, 0.12),
    (-0.5, -0.06),
    (-0.49, -0.26),
    (-0.4, -0.43),
    (-0.23, -0.525),
)
_LONG_HAIR: _Outline = (
    (-0.05, -0.55),
    (0.17, -0.53),
    (0.33, -0.45),
    (0.405, -0.325),
    (0.32, -0.335),
    (0.19, -0.3),
    (0.09, -0.19),
    (0.045, -0.05),
    (-0.03, -0.085),
    (-0.1, -0.04),
    (-0.125, 0.075),
    (-0.2, 0.185),
    (-0.31, 0.24),
    (-0.42, 0.15),
    (-0.495, -0.02),
    (-0.495, -0.2),
    (-0.43, -0.4),
    (-0.26, -0.515),
)
_BUN: _Outline = (  # high, so that it is not under the head when lying
    (-0.37, -0.38),
    (-0.46, -0.49),
    (-0.45, -0.61),
    (-0.34, -0.69),
    (-0.21, -0.66),
    (-0.14, -0.56),
    (-0.16, -0.46),
)
_HIDDEN = 0.31
"""Where an arm beside the head begins to hide the face: a line inside that arm."""
_NAPE = (-0.14, 0.27, 0.135, 0.13)
"""Where the head joins the neck: middle and half axes."""
_EAR = (-0.03, 0.03, 0.058, 0.088)
# Hands in body heights, from the wrist (y = 0) on; the palm's middle is at y = .054.
_FIST: _Outline = (
    (-0.011, -0.014),
    (-0.0140, 0.004),
    (-0.018, 0.018),
    (-0.0235, 0.036),
    (-0.0255, 0.056),
    (-0.0215, 0.0735),
    (-0.008, 0.0785),
    (0.008, 0.0785),
    (0.0215, 0.0735),
    (0.0265, 0.056),
    (0.025, 0.038),
    (0.019, 0.018),
    (0.0140, 0.004),
    (0.011, -0.014),
)
_OPEN: _Outline = (
    (-0.011, -0.014),
    (-0.0140, 0.004),
    (-0.0165, 0.018),
    (-0.0185, 0.042),
    (-0.0165, 0.072),
    (-0.010, 0.098),
    (-0.001, 0.107),
    (0.008, 0.099),
    (0.0135, 0.072),
    (0.0165, 0.048),
    (0.0185, 0.022),
    (0.0140, 0.004),
    (0.011, -0.014),
)
_FLAT: _Outline = (
    (-0.011, -0.014),
    (-0.0140, 0.004),
    (-0.0125, 0.030),
    (-0.0100, 0.055),
    (-0.0095, 0.080),
    (-0.0060, 0.1030),
    (0.0000, 0.1075),
    (0.0050, 0.1030),
    (0.0060, 0.080),
    (0.0095, 0.052),
    (0.0125, 0.028),
    (0.0140, 0.004),
    (0.011, -0.014),
)
_FLAT_THUMB: _Outline = (
    (-0.002, 0.022),
    (0.0075, 0.030),
    (0.0120, 0.046),
    (0.0110, 0.063),
    (0.0060, 0.062),
    (0.0030, 0.048),
    (-0.004, 0.034),
)
_OPEN_THUMB: _Outline = (
    (0.010, 0.018),
    (0.0205, 0.030),
    (0.0255, 0.046),
    (0.0245, 0.063),
    (0.0195, 0.064),
    (0.0165, 0.052),
    (0.0105, 0.040),
)
_FIST_THUMB: _Outline = (
    (0.012, 0.026),
    (0.0265, 0.036),
    (0.031, 0.050),
    (0.027, 0.064),
    (0.019, 0.064),
    (0.016, 0.052),
    (0.008, 0.044),
)


def _scaled(outline: _Outline, size: float) -> list[complex]:
    return [complex(x * size, y * size) for x, y in outline]


def _line(points: Sequence[tuple[float, float]], size: float) -> QPainterPath:
    return opened([complex(x * size, y * size) for x, y in points])


@lru_cache(maxsize=64)
def head(size: float, *, nose: bool = True) -> tuple[Cutout, QPainterPath]:
    """Return (outline, features drawn as lines) of a head `size` pixels high.

    Without its nose it ends where an arm hides the rest of the face.
    """
    lines = QPainterPath()
    features: list[_Outline] = [
        ((-0.045, -0.005), (-0.005, -0.03), (0.015, 0.02), (-0.02, 0.075)),  # ear
    ]
    if nose:
        features += [
            ((0.235, -0.125), (0.29, -0.158), (0.36, -0.138)),  # brow
            ((0.325, 0.27), (0.37, 0.268), (0.405, 0.268)),  # mouth
            ((0.425, 0.165), (0.4, 0.155), (0.397, 0.13)),  # nostril
        ]
    for points in features:
        lines.addPath(_line(points, size))
    face = Cutout(closed(_scaled(_FACE, size)))
    return face if nose else Piece(face, _before_the_arm(size)), lines


def _before_the_arm(size: float) -> QPainterPath:
    """Return the area of a head of `size` pixels that an arm beside the face leaves visible."""
    shown = QPainterPath()
    shown.addRect(-size, -size, (1.0 + _HIDDEN) * size, 2.0 * size)
    return shown


@lru_cache(maxsize=64)
def nape(size: float) -> QPainterPath:
    """Return the patch that joins a head of `size` pixels to its neck."""
    return _disc(_NAPE, size)


@lru_cache(maxsize=64)
def ear(size: float) -> QPainterPath:
    """Return the ear of a head `size` pixels high; it is drawn over the hair."""
    return _disc(_EAR, size)


def _disc(disc: tuple[float, float, float, float], size: float) -> QPainterPath:
    path = QPainterPath()
    x, y, wide, high = (value * size for value in disc)
    path.addEllipse(QPointF(x, y), wide, high)
    return path


@lru_cache(maxsize=64)
def eye(size: float) -> QPainterPath:
    """Return the eye of a head `size` pixels high."""
    path = QPainterPath()
    path.addEllipse(QPointF(0.312 * size, -0.03 * size), 0.022 * size, 0.038 * size)
    return path


@lru_cache(maxsize=64)
def hair(size: float, *, long: bool, brow: bool = True) -> tuple[Cutout, ...]:
    """Return the shapes of the hair of a head `size` pixels high; long hair is tied to a bun.

    Without a brow it ends where an arm hides the face.
    Overlapping shapes are not united: that cuts their curves into hundreds of pieces,
    which are slow to draw.
    """
    cap = Cutout(closed(_scaled(_LONG_HAIR if long else _SHORT_HAIR, size)))
    if not brow:
        cap = Piece(cap, _before_the_arm(size))
    return (cap, Cutout(closed(_scaled(_BUN, size)))) if long else (cap,)


Hand = tuple[Cutout, Cutout, QPainterPath]
"""The shapes of a hand: palm and fingers, the thumb, the lines between the fingers."""


@lru_cache(maxsize=64)
def hand(scale: float, *, gripping: bool, edge: bool) -> Hand:
    """Return a hand for a body of `scale` pixels height.

    `edge` shows an open hand from its edge, as when the palm faces the floor.
    """
    shape, thumb = (_FIST, _FIST_THUMB) if gripping else (_OPEN, _OPEN_THUMB)
    if edge:
        shape, thumb = _FLAT, _FLAT_THUMB
    lines = _line((*thumb[1:],), scale)
    if gripping:
        for x in (-0.0125, 0.0, 0.0125):
            lines.addPath(_line(((x, 0.062), (x * 1.06, 0.076)), scale))
    elif not edge:
        for x in (-0.007, 0.0015):
            lines.addPath(_line(((x, 0.075), (x * 0.9, 0.100)), scale))
    return Cutout(closed(_scaled(shape, scale))), Cutout(closed(_scaled(thumb, scale))), lines


@lru_cache(maxsize=64)
def dumbbell(scale: float, slant: float) -> tuple[Cutout, Cutout, QPainterPath]:
    """Return (handle, heads, light edges) of a hexagonal dumbbell, its handle along x.

    `slant` 1 shows it from the side; towards 0 it becomes shorter until it is seen from its end.
    """
    radius = IRON_RADIUS * scale
    heads, light = QPainterPath(), QPainterPath()
    if slant <= END_ON:
        corners = [rect(radius * 1.06, pi * (i / 3.0 + 0.5)) for i in range(6)]
        heads.addPolygon(QPolygonF([QPointF(c.real, c.imag) for c in corners]))
        heads.closeSubpath()
        light.addEllipse(QPointF(0.0, 0.0), radius * 0.42, radius * 0.42)
        return Cutout(heads), Cutout(heads), light
    half = IRON_LENGTH * slant * scale
    grip = 0.0105 * scale
    handle = QPainterPath()
    handle.addRect(QRectF(-half, -grip, 2 * half, 2 * grip))
    thick = _THICK * scale * slant
    for side in (-1, 1):
        outer, inner = side * half, side * max(0.0, half - thick)
        heads.addPath(_head_of_dumbbell(inner, outer, radius))
        x = inner + (outer - inner) * 0.36
        light.addRect(QRectF(x - 0.0022 * scale, -radius * 0.5, 0.0044 * scale, radius))
    return Cutout(handle), Cutout(heads), light


def _head_of_dumbbell(inner: float, outer: float, radius: float) -> QPainterPath:
    """Return a prism with bevelled ends."""
    path = QPainterPath()
    bevel = radius * 0.3
    side = 1.0 if outer >= inner else -1.0
    thick = abs(outer - inner)
    cut = min(bevel, thick * 0.4) * side
    points = [
        (inner, -radius + bevel * 0.5),
        (inner + cut * 0.6, -radius),
        (outer - cut, -radius),
        (outer, -radius + bevel),
        (outer, radius - bevel),
        (outer - cut, radius),
        (inner + cut * 0.6, radius),
        (inner, radius - bevel * 0.5),
    ]
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in points]))
    path.closeSubpath()
    return path


def shoe(
    foot: tuple[complex, ...], shank: complex, scale: float
) -> tuple[Placed, Placed, QPainterPath]:
    """Return (shoe, sole, laces) on a foot that can bend at the ball.

    `foot` holds ankle, heel, ball and toe; `shank` is the direction of the shin
    (down, length 1).
    """
    ankle, along = foot[0], unit(foot[1], foot[2])
    back = along.conjugate()
    own = tuple(rounded((point - ankle) * back) for point in foot)
    upper, sole, laces = _shoe(own, rounded(shank * back * scale) / scale, scale)
    place = QTransform(along.real, along.imag, -along.imag, along.real, ankle.real, ankle.imag)
    return Placed(upper, place), Placed(sole, place), place.map(laces)


@lru_cache(maxsize=8)
def _shoe(
    foot: tuple[complex, ...], shank: complex, scale: float
) -> tuple[Cutout, Cutout, QPainterPath]:
    """Return a shoe in its own frame: the ankle at 0, the sole along x."""
    ankle, heel, ball, toe = foot
    h = scale
    along = unit(heel, ball)
    forward = unit(ball, toe) if toe != ball else along
    up = along * -1j
    shin = shank * -1j
    upper = opened(
        [
            heel + up * 0.006 * h,
            heel - along * 0.005 * h + up * 0.016 * h,
            heel - along * 0.001 * h + up * 0.034 * h,
            ankle - along * 0.028 * h - shank * 0.006 * h,
            ankle + shin * 0.030 * h - shank * 0.010 * h,
            ankle + (along + shin) * 0.025 * h - up * 0.004 * h,
            ball - along * 0.004 * h + up * 0.031 * h,
            toe - forward * (0.012 + 0.023j) * h,
            toe + forward * (0.003 - 0.010j) * h,
            toe - forward * 0.006j * h,
        ]
    )
    upper.lineTo(ball.real, ball.imag)
    upper.closeSubpath()
    laces = QPainterPath()
    for share in (0.0, 0.5, 1.0):
        base = ankle + along * (0.046 + 0.026 * share) * h - up * (0.010 + 0.006 * share) * h
        laces.moveTo(base.real, base.imag)
        end = base - along * 0.016 * h - up * 0.007 * h
        laces.lineTo(end.real, end.imag)
    return Cutout(upper), Cutout(_sole(heel, ball, toe, h)), laces


def _sole(heel: complex, ball: complex, toe: complex, h: float) -> QPainterPath:
    along = unit(heel, ball)
    forward = unit(ball, toe) if toe != ball else along
    up = along * -1j
    sole = opened(
        [
            heel + along * 0.004 * h,
            heel - along * 0.006 * h + up * 0.004 * h,
            heel - along * 0.006 * h + up * 0.012 * h,
            heel + along * 0.03 * h + up * 0.013 * h,
            ball - along * 0.02 * h + up * 0.011 * h,
            ball + forward * (0.012 - 0.010j) * h,
            toe + forward * (0.002 - 0.011j) * h,
            toe + forward * (0.004 - 0.004j) * h,
            toe - forward * 0.004 * h,
        ]
    )
    sole.lineTo(ball.real, ball.imag)
    sole.closeSubpath()
    return sole
