"""The working muscles, glowing on the body and moving with it.

A region is a ring of marks on one part of the body. A mark is (t, w): `t` runs
along the bone from its root (0) to its end (1); `w` across the flesh from the
back outline (-1) over the bone (0) to the front outline (1). So a region fits
every body shape and follows every pose.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QRadialGradient

from spinecoach.core.muscles import Muscle
from spinecoach.ui.figure.outline import closed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QPainter

    from spinecoach.ui.figure.body import Body
    from spinecoach.ui.figure.style import Palette

Mark = tuple[float, float]
Region = tuple[str, tuple[Mark, ...]]

TRUNK: dict[Muscle, Region] = {
    Muscle.ERECTOR_SPINAE: (
        "trunk",
        (
            (0.12, -0.9),
            (0.5, -0.92),
            (0.85, -0.92),
            (1.02, -0.8),
            (1.0, -0.6),
            (0.7, -0.6),
            (0.4, -0.52),
            (0.16, -0.5),
        ),
    ),
    Muscle.MULTIFIDUS: (
        "trunk",
        ((0.1, -0.86), (0.28, -0.92), (0.45, -0.9), (0.42, -0.62), (0.25, -0.5), (0.11, -0.55)),
    ),
    Muscle.TRAPEZIUS_MIDDLE: (
        "trunk",
        ((0.8, -0.93), (0.92, -0.95), (1.04, -0.86), (1.02, -0.45), (0.95, -0.2), (0.86, -0.35)),
    ),
    Muscle.TRAPEZIUS_LOWER: (
        "trunk",
        ((0.46, -0.92), (0.65, -0.94), (0.84, -0.92), (0.9, -0.5), (0.76, -0.55), (0.6, -0.76)),
    ),
    Muscle.RHOMBOIDS: (
        "trunk",
        ((0.7, -0.92), (0.86, -0.94), (0.95, -0.82), (0.9, -0.5), (0.78, -0.42), (0.68, -0.62)),
    ),
    Muscle.LATISSIMUS_DORSI: (
        "trunk",
        (
            (0.9, -0.02),
            (0.86, -0.42),
            (0.68, -0.76),
            (0.42, -0.88),
            (0.22, -0.82),
            (0.3, -0.42),
            (0.52, -0.1),
            (0.74, 0.12),
        ),
    ),
    Muscle.TERES_MAJOR: (
        "trunk",
        ((0.92, -0.1), (0.93, -0.45), (0.84, -0.72), (0.78, -0.55), (0.84, -0.15)),
    ),
    Muscle.PECTORALIS_MAJOR: (
        "trunk",
        ((0.96, 0.1), (0.95, 0.62), (0.84, 0.92), (0.7, 0.94), (0.66, 0.62), (0.78, 0.2)),
    ),
    Muscle.SERRATUS_ANTERIOR: (
        "trunk",
        ((0.78, 0.1), (0.76, 0.4), (0.62, 0.55), (0.48, 0.4), (0.52, 0.12), (0.66, -0.02)),
    ),
    Muscle.RECTUS_ABDOMINIS: (
        "trunk",
        ((0.64, 0.92), (0.4, 0.94), (0.14, 0.92), (0.12, 0.66), (0.36, 0.66), (0.62, 0.66)),
    ),
    Muscle.OBLIQUES: (
        "trunk",
        ((0.56, 0.55), (0.3, 0.6), (0.12, 0.5), (0.16, 0.0), (0.34, -0.05), (0.54, 0.18)),
    ),
}
LEGS: dict[Muscle, Region] = {
    Muscle.GLUTEUS_MAXIMUS: (
        "seat",
        ((0.75, -0.55), (0.62, -0.93), (0.25, -0.95), (-0.02, -0.85), (-0.06, -0.45), (0.3, -0.12)),
    ),
    Muscle.HAMSTRINGS: (
        "thigh",
        (
            (0.2, -0.3),
            (0.22, -0.9),
            (0.5, -0.92),
            (0.8, -0.9),
            (0.95, -0.7),
            (0.85, -0.35),
            (0.5, -0.2),
        ),
    ),
    Muscle.QUADRICEPS: (
        "thigh",
        ((0.15, 0.25), (0.2, 0.88), (0.5, 0.92), (0.8, 0.9), (0.92, 0.55), (0.7, 0.2), (0.4, 0.1)),
    ),
}
ARM: dict[Muscle, Region] = {
    Muscle.DELTOID_POSTERIOR: (
        "upper_arm",
        ((-0.1, -0.3), (-0.04, -0.85), (0.16, -0.95), (0.36, -0.7), (0.42, -0.2), (0.2, 0.0)),
    ),
    Muscle.BICEPS_BRACHII: (
        "upper_arm",
        (
            (0.28, 0.3),
            (0.36, 0.88),
            (0.6, 0.95),
            (0.84, 0.85),
            (0.95, 0.4),
            (0.75, 0.1),
            (0.45, 0.08),
        ),
    ),
    Muscle.BRACHIALIS: (
        "upper_arm",
        ((0.58, 0.15), (0.7, 0.55), (0.9, 0.7), (0.98, 0.35), (0.85, 0.0), (0.68, -0.05)),
    ),
    Muscle.TRICEPS_BRACHII: (
        "upper_arm",
        (
            (0.2, -0.3),
            (0.3, -0.9),
            (0.55, -0.94),
            (0.82, -0.85),
            (0.92, -0.45),
            (0.7, -0.15),
            (0.4, -0.1),
        ),
    ),
    Muscle.BRACHIORADIALIS: (
        "forearm",
        ((-0.08, 0.3), (0.1, 0.85), (0.35, 0.9), (0.6, 0.7), (0.62, 0.35), (0.3, 0.15)),
    ),
}


def paint(
    painter: QPainter,
    body: Body,
    regions: Mapping[Muscle, Region],
    levels: Mapping[Muscle, float],
    palette: Palette,
) -> None:
    """Let the muscles of `regions` shine as brightly as `levels` say."""
    for muscle in sorted(levels.keys() & regions.keys(), key=levels.__getitem__):
        level = levels[muscle]
        part, marks = regions[muscle]
        ring = [body.spot(part, t, w) for t, w in marks]
        middle = sum(ring) / len(ring)
        reach = max(abs(point - middle) for point in ring)
        light = QRadialGradient(QPointF(middle.real, middle.imag), reach)
        core, edge = QColor(palette.glow), QColor(palette.glow)
        core.setAlphaF(0.92 * level)
        edge.setAlphaF(0.45 * level)
        light.setColorAt(0.0, core)
        light.setColorAt(0.45, core)
        light.setColorAt(1.0, edge)
        painter.fillPath(closed(ring), light)
