"""Highlights the working muscles on the body; they move with it.

A region is a ring of points on one part of the body. A point is (t, w): `t` is the place
along the bone from its root (0) to its end (1), `w` the place across it from the back
outline (-1) over the bone (0) to the front outline (1). So a region fits every body shape;
it is made once for each size and then only turned with its bone.
"""

from __future__ import annotations

from cmath import phase
from functools import lru_cache
from itertools import pairwise
from math import degrees
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainterPath

from spinecoach.core.exercise.muscles import Muscle
from spinecoach.ui.figure.outline import closed, read
from spinecoach.ui.figure.style import mix

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QPainter

    from spinecoach.ui.figure.body import Body
    from spinecoach.ui.figure.style import Palette, Shape

Mark = tuple[float, float]
Places = tuple[tuple[str, tuple[Muscle, ...]], ...]
"""Parts of the body with the muscles that lie on them."""

_SHELLS = ((1.0, 0.55), (0.66, 0.9))
"""(size, strength) of the layers of light: flat colours, as gradients cost ten times as much."""
_FAINT = 0.03
_WARMING = 1.5
"""How fast the light changes from its palest colour to its full one, on skin and sleeves."""

REGIONS: dict[Muscle, tuple[Mark, ...]] = {
    Muscle.ERECTOR_SPINAE: (
        (0.12, -0.8),
        (0.25, -0.74),
        (0.38, -0.8),
        (0.55, -0.84),
        (0.85, -0.9),
        (1.02, -0.8),
        (1.0, -0.6),
        (0.7, -0.58),
        (0.4, -0.46),
        (0.16, -0.46),
    ),
    Muscle.MULTIFIDUS: (
        (0.11, -0.78),
        (0.25, -0.72),
        (0.44, -0.8),
        (0.42, -0.55),
        (0.25, -0.45),
        (0.12, -0.5),
    ),
    Muscle.TRAPEZIUS_MIDDLE: (
        (0.8, -0.93),
        (0.92, -0.95),
        (1.04, -0.86),
        (1.02, -0.45),
        (0.95, -0.2),
        (0.86, -0.35),
    ),
    Muscle.TRAPEZIUS_LOWER: (
        (0.46, -0.92),
        (0.65, -0.94),
        (0.84, -0.92),
        (0.9, -0.5),
        (0.76, -0.55),
        (0.6, -0.76),
    ),
    Muscle.RHOMBOIDS: (
        (0.7, -0.92),
        (0.86, -0.94),
        (0.95, -0.82),
        (0.9, -0.5),
        (0.78, -0.42),
        (0.68, -0.62),
    ),
    Muscle.LATISSIMUS_DORSI: (
        (0.9, -0.02),
        (0.86, -0.42),
        (0.68, -0.74),
        (0.42, -0.78),
        (0.24, -0.68),
        (0.3, -0.38),
        (0.52, -0.1),
        (0.74, 0.12),
    ),
    Muscle.TERES_MAJOR: ((0.92, -0.1), (0.93, -0.45), (0.84, -0.72), (0.78, -0.55), (0.84, -0.15)),
    Muscle.PECTORALIS_MAJOR: (
        (0.96, 0.1),
        (0.95, 0.62),
        (0.84, 0.92),
        (0.7, 0.94),
        (0.66, 0.62),
        (0.78, 0.2),
    ),
    Muscle.SERRATUS_ANTERIOR: (
        (0.78, 0.1),
        (0.76, 0.4),
        (0.62, 0.55),
        (0.48, 0.4),
        (0.52, 0.12),
        (0.66, -0.02),
    ),
    Muscle.RECTUS_ABDOMINIS: (
        (0.64, 0.92),
        (0.4, 0.94),
        (0.14, 0.92),
        (0.12, 0.66),
        (0.36, 0.66),
        (0.62, 0.66),
    ),
    Muscle.OBLIQUES: (
        (0.56, 0.55),
        (0.3, 0.6),
        (0.12, 0.5),
        (0.16, 0.0),
        (0.34, -0.05),
        (0.54, 0.18),
    ),
    Muscle.GLUTEUS_MAXIMUS: (
        (-0.6, -0.5),
        (-0.5, -0.85),
        (-0.1, -0.97),
        (0.3, -0.9),
        (0.44, -0.5),
        (0.1, -0.12),
        (-0.35, -0.2),
    ),
    Muscle.HAMSTRINGS: (
        (0.2, -0.3),
        (0.22, -0.9),
        (0.5, -0.92),
        (0.8, -0.9),
        (0.95, -0.7),
        (0.85, -0.35),
        (0.5, -0.2),
    ),
    Muscle.QUADRICEPS: (
        (0.15, 0.25),
        (0.2, 0.88),
        (0.5, 0.92),
        (0.8, 0.9),
        (0.92, 0.55),
        (0.7, 0.2),
        (0.4, 0.1),
    ),
    Muscle.DELTOID_POSTERIOR: (
        (-0.1, -0.3),
        (-0.04, -0.85),
        (0.16, -0.95),
        (0.36, -0.7),
        (0.42, -0.2),
        (0.2, 0.0),
    ),
    Muscle.BICEPS_BRACHII: (
        (0.28, 0.3),
        (0.36, 0.88),
        (0.6, 0.95),
        (0.84, 0.85),
        (0.95, 0.4),
        (0.75, 0.1),
        (0.45, 0.08),
    ),
    Muscle.BRACHIALIS: (
        (0.58, 0.15),
        (0.7, 0.55),
        (0.9, 0.7),
        (0.98, 0.35),
        (0.85, 0.0),
        (0.68, -0.05),
    ),
    Muscle.TRICEPS_BRACHII: (
        (0.2, -0.3),
        (0.3, -0.9),
        (0.55, -0.94),
        (0.82, -0.85),
        (0.92, -0.45),
        (0.7, -0.15),
        (0.4, -0.1),
    ),
    Muscle.BRACHIORADIALIS: (
        (-0.08, 0.3),
        (0.1, 0.85),
        (0.35, 0.9),
        (0.6, 0.7),
        (0.62, 0.35),
        (0.3, 0.15),
    ),
}
SEAT: Places = (
    ("seat", (Muscle.GLUTEUS_MAXIMUS,)),
    ("thigh", (Muscle.HAMSTRINGS, Muscle.QUADRICEPS)),
)
BACK: Places = (
    (
        "trunk",
        (
            Muscle.TRAPEZIUS_MIDDLE,
            Muscle.TRAPEZIUS_LOWER,
            Muscle.RHOMBOIDS,
            Muscle.LATISSIMUS_DORSI,
            Muscle.TERES_MAJOR,
        ),
    ),
)
TRUNK: Places = (
    (
        "trunk",
        (
            *BACK[0][1],
            Muscle.ERECTOR_SPINAE,
            Muscle.MULTIFIDUS,
            Muscle.PECTORALIS_MAJOR,
            Muscle.SERRATUS_ANTERIOR,
            Muscle.RECTUS_ABDOMINIS,
            Muscle.OBLIQUES,
        ),
    ),
)
ARM: Places = (
    (
        "upper_arm",
        (
            Muscle.DELTOID_POSTERIOR,
            Muscle.BICEPS_BRACHII,
            Muscle.BRACHIALIS,
            Muscle.TRICEPS_BRACHII,
        ),
    ),
    ("forearm", (Muscle.BRACHIORADIALIS,)),
)


def paint(
    painter: QPainter,
    body: Body,
    places: Places,
    levels: Mapping[Muscle, float],
    palette: Palette,
    *,
    cloth: QColor | None = None,
) -> None:
    """Draw the muscles of `places` as brightly as `levels` say.

    On `cloth` of one colour the light is mixed with it beforehand: opaque colours are
    painted several times as fast as translucent ones.
    """
    for part, muscles in places:
        for level in sorted({levels[m] for m in muscles if levels.get(m, 0.0) > _FAINT}):
            lit = tuple(m for m in muscles if levels.get(m) == level)
            origin, axis, bone = body.frame(part)
            painter.save()
            painter.translate(QPointF(origin.real, origin.imag))
            painter.rotate(degrees(phase(axis)))
            painter.scale(abs(axis) / (bone * body.stage.scale), 1.0)
            for size, strength in _SHELLS:
                light = _light(part, lit, body.shape, body.stage.scale, bone, size)
                painter.fillPath(light, _colour(palette, strength * level, cloth))
            painter.restore()


def muscle_at(body: Body, spot: complex, levels: Mapping[Muscle, float]) -> Muscle | None:
    """Return the topmost highlighted muscle at a pixel of the picture; None if none is."""
    for part, muscles in reversed((*SEAT, *TRUNK, *ARM)):
        origin, axis, bone = body.frame(part)
        along = (spot - origin) / (axis / abs(axis))
        place = QPointF(along.real * bone * body.stage.scale / abs(axis), along.imag)
        for muscle in reversed(muscles):
            if levels.get(muscle, 0.0) > _FAINT:
                region = _light(part, (muscle,), body.shape, body.stage.scale, bone, 1.0)
                if region.contains(place):
                    return muscle
    return None


def levels_at(levels: Mapping[Muscle, float], *places: Places) -> tuple[float, ...]:
    """Return the brightness of each muscle at `places`; () if none is highlighted."""
    found = tuple(levels.get(m, 0.0) for place in places for _, own in place for m in own)
    return found if any(level > _FAINT for level in found) else ()


def _colour(palette: Palette, share: float, cloth: QColor | None) -> QColor:
    under = None if cloth is None else cloth.rgb()
    return _mixed(under, palette.halo.rgb(), palette.glow.rgb(), share)


@lru_cache(maxsize=256)
def _mixed(cloth: int | None, halo: int, light: int, share: float) -> QColor:
    """Return the colour of light on `cloth`, or translucent; colours are numbers, to be cached."""
    if cloth is not None:  # through a light colour: mixed directly the result is grey
        return mix(mix(QColor(cloth), QColor(halo), share), QColor(light), share * share)
    colour = mix(QColor(halo), QColor(light), min(1.0, share * _WARMING))
    colour.setAlphaF(share)
    return colour


@lru_cache(maxsize=128)
def _light(
    part: str, muscles: tuple[Muscle, ...], shape: Shape, scale: float, bone: float, size: float
) -> QPainterPath:
    """Return the regions of some muscles on one part as one shape; x runs along the bone.

    All rings have the same direction, so that overlapping regions are filled once: uniting
    them would cut their curves into hundreds of pieces.
    """
    from PySide6.QtCore import Qt  # imported here: not needed for the first paint

    whole = QPainterPath()
    whole.setFillRule(Qt.FillRule.WindingFill)
    profile = shape.profile(part)
    # Seen from its root, the front of the trunk is on the other side than that of a limb.
    hand = 1.0 if part == "trunk" else -1.0
    for muscle in muscles:
        ring = [
            complex(t * bone, hand * w * read(profile, t, 1 if w > 0 else 2)) * scale
            for t, w in REGIONS[muscle]
        ]
        middle = sum(ring) / len(ring)
        shrunk = [middle + (point - middle) * size for point in ring]
        turning = sum((a.conjugate() * b).imag for a, b in pairwise([*shrunk, shrunk[0]]))
        whole.addPath(closed(shrunk if turning > 0.0 else shrunk[::-1]))
    return whole
