"""The back from behind: how the shoulder blades come together and down.

A side view hides this. So when the shoulder blades move, a round inset beside the figure shows the
upright back at the same moment.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import cos, radians
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath, QTransform

from spinecoach.core.body import skeleton as bones
from spinecoach.core.exercise.muscles import Muscle
from spinecoach.core.exercise.pose import Grip
from spinecoach.ui.figure import outline, parts
from spinecoach.ui.figure.body import arm_profile
from spinecoach.ui.figure.brush import Brush
from spinecoach.ui.figure.outline import LimbProfile
from spinecoach.ui.figure.style import mix

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QPainter

    from spinecoach.core.exercise.pose import Pose
    from spinecoach.ui.figure.style import Palette, Shape

_STEPS = 24
_LIFTED = 75.0
"""Degrees from the hanging upper arm to the top of a row."""
_LEAST = 0.25
"""The smallest visible share of a forearm: its thickness."""
RADIUS = 0.33
"""Body heights that the inset shows round the middle of the back."""
SLIM = 0.65
"""Share of the inset's width that the back takes."""

_SHOULDER = complex(0.112, -0.105)
_TORSO = (
    (0.0, -0.163), (0.03, -0.16), (0.05, -0.143), (0.10, -0.128), (0.135, -0.10), (0.128, -0.05),
    (0.108, 0.0), (0.094, 0.07), (0.085, 0.14), (0.092, 0.22), (0.1, 0.36), (0.0, 0.36),
)  # fmt: skip
_BLADE = (
    (0.0, -0.048), (0.030, -0.055), (0.058, -0.045), (0.052, -0.015), (0.030, 0.035),
    (0.014, 0.058), (0.003, 0.038),
)  # fmt: skip
_BETWEEN = ((0.0, -0.1), (0.045, -0.085), (0.05, 0.0), (0.012, 0.045), (0.0, 0.1))
"""Where the muscles between the shoulder blades are highlighted."""
_NECK = LimbProfile((((0.0, 0.034, 0.034), (0.5, 0.034, 0.034), (1.0, 0.032, 0.032)),))
_SLEEVE = LimbProfile(
    (((-0.26, 0.006, 0.010), (-0.17, 0.026, 0.026), (0.1, 0.036, 0.036), (1.0, 0.035, 0.035)),)
)
_FIST = 0.045j
_BLADE_PLACE = complex(0.036, -0.052)
_TOGETHER = complex(-0.021, 0.013)
"""How far full retraction moves a blade; drawn 1.5 times as far so that it is visible."""


@dataclass(frozen=True, slots=True)
class Back:
    """What the inset shows, as shares: retraction, height of each elbow, highlighted muscles.

    `hang` is the visible share of each forearm's length: 1 hanging, less when held forward.
    Values are rounded to less than a pixel, so that the inset is not drawn again in every
    frame. From behind, the near arm is the right one; `held` says which hands, left and
    right, hold a dumbbell.
    """

    squeeze: float
    lifts: tuple[float, float]
    hang: tuple[float, float]
    held: tuple[bool, bool]
    shine: float


def back_of(pose: Pose, grip: Grip, levels: Mapping[Muscle, float]) -> Back:
    """Return how the back looks in `pose`."""
    arms = (pose.far_arm, pose.near_arm)
    left, right = (min(1.0, max(0.0, (pose.trunk - arm.shoulder) / _LIFTED)) for arm in arms)
    bearings = (arm.shoulder + arm.elbow - pose.trunk for arm in arms)
    far, near = (max(_LEAST, cos(radians(bearing))) for bearing in bearings)
    return Back(
        squeeze=_rounded(pose.scapula),
        lifts=(_rounded(left), _rounded(right)),
        hang=(_rounded(far), _rounded(near)),
        held=(grip is Grip.PAIR, grip in (Grip.PAIR, Grip.SINGLE)),
        shine=max(levels.get(Muscle.RHOMBOIDS, 0.0), levels.get(Muscle.TRAPEZIUS_MIDDLE, 0.0)),
    )


def _rounded(share: float) -> float:
    return round(share * _STEPS) / _STEPS


def paint_window(
    painter: QPainter, place: tuple[complex, float], colours: Palette, shape: Shape
) -> None:
    """Draw the inset and the head in it; `place` is its middle and its radius in pixels."""
    middle, radius = place
    brush = Brush(painter, colours, radius / RADIUS)
    painter.save()
    painter.translate(middle.real, middle.imag)
    brush.shape(colours.mat, _window(radius))
    painter.setClipPath(_window(radius).path)
    _draw_head(brush, brush.scale, shape)
    painter.restore()


def paint(
    painter: QPainter, place: tuple[complex, float], back: Back, colours: Palette, shape: Shape
) -> None:
    """Draw what moves in the inset: arms, shirt and shoulder blades."""
    middle, radius = place
    scale = radius / RADIUS
    brush = Brush(painter, colours, scale)
    painter.save()
    painter.translate(middle.real, middle.imag)
    painter.setClipPath(_window(radius).path)
    for side in (-1, 1):
        _draw_arm(brush, scale, shape, back, side)
    brush.shape(colours.shirt.near, _both(_TORSO, scale))
    _draw_blades(brush, scale, back)
    painter.restore()


@lru_cache(maxsize=8)
def _window(radius: float) -> outline.Cutout:
    window = QPainterPath()
    window.addEllipse(QPointF(0.0, 0.0), radius, radius)
    return outline.Cutout(window)


@lru_cache(maxsize=8)
def _both(half: tuple[tuple[float, float], ...], scale: float) -> outline.Cutout:
    right = [complex(x, y) * scale for x, y in half]
    left = [complex(-x, y) * scale for x, y in reversed(half) if x]
    return outline.Cutout(outline.closed([*right, *left]))


def _draw_head(brush: Brush, scale: float, shape: Shape) -> None:
    neck = outline.limb((0j, -0.2j * scale), _NECK, scale)
    brush.shape(brush.palette.skin.near, neck.flesh())
    hair, bun = QPainterPath(), QPainterPath()
    hair.addEllipse(QPointF(0.0, -0.262 * scale), 0.052 * scale, 0.064 * scale)
    if shape.long_hair:
        bun.addEllipse(QPointF(0.0, -0.315 * scale), 0.026 * scale, 0.024 * scale)
    brush.shape(brush.palette.hair, outline.Cutout(hair), outline.Cutout(bun))


def _draw_arm(brush: Brush, scale: float, shape: Shape, back: Back, side: int) -> None:
    """Draw an arm from behind: a raised elbow points towards the viewer."""
    lift, held = back.lifts[side > 0], back.held[side > 0]
    drawn = _TOGETHER * 0.4 * back.squeeze
    shoulder = _mirror(_SHOULDER + drawn, side) * scale
    upper = bones.UPPER_ARM * (1.0 - 0.52 * lift)
    elbow = shoulder + _mirror(complex(0.018 + 0.03 * lift, upper), side) * scale
    forearm = complex(-0.012 * lift, bones.FOREARM * back.hang[side > 0])
    hand = elbow + _mirror(forearm, side) * scale
    skin = brush.palette.skin.near
    arm = outline.limb((shoulder, elbow, hand), arm_profile(shape), scale)
    brush.shape(skin, arm.flesh())
    brush.at(hand, 0.0)
    fist, thumb, _ = parts.hand(scale, gripping=True, edge=False)
    brush.shape(skin, fist, thumb)
    brush.back()
    if held:
        _, heads, shine = parts.dumbbell(scale, 0.0)
        brush.at(hand + _FIST * scale, 0.0)
        brush.shape(brush.palette.iron.near, heads)
        brush.fill(brush.palette.handle, shine)
        brush.back()
    end = shoulder + (elbow - shoulder) * 0.66
    sleeve = outline.limb((shoulder, end), _SLEEVE, scale)
    brush.shape(brush.palette.shirt.near, sleeve.cloth())


def _draw_blades(brush: Brush, scale: float, back: Back) -> None:
    """Draw the spine and the shoulder blades, with arrows for their movement."""
    colours = brush.palette
    spine = outline.opened([complex(0.0, y) * scale for y in (-0.15, -0.05, 0.06, 0.2, 0.3)])
    brush.line(spine, mix(colours.shirt.near, colours.ink, 0.45))
    pale = mix(colours.shirt.near, colours.halo, back.shine)
    between = mix(pale, colours.glow, back.shine * back.shine)
    brush.fill(between, _both(_BETWEEN, scale).path)
    bone = mix(colours.shirt.near, colours.sole, 0.6)
    for side in (-1, 1):
        place = _mirror(_BLADE_PLACE + _TOGETHER * back.squeeze, side) * scale
        moved = QTransform.fromTranslate(place.real, place.imag)
        brush.shape(bone, outline.Placed(_blade(scale, side), moved))


@lru_cache(maxsize=16)
def _blade(scale: float, side: int) -> outline.Cutout:
    return outline.Cutout(
        outline.closed([_mirror(complex(*point), side) * scale for point in _BLADE])
    )


def _mirror(point: complex, side: int) -> complex:
    return complex(point.real * side, point.imag)
