"""Rounded shapes, filled or outlined, as every widget here is made of.

On the way to the first paint nobody imports the name `Qt`: asking for it makes
PySide6 build all of its 118 enumerations at once, a tenth of the time to a bare
window. Paths are filled and stroked without it, and the one flag that texts
need stands here by its number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainterPath, QPen

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QColor, QPainter

CENTRE = 0x0084
"""`Qt.AlignmentFlag.AlignCenter`."""


def rounded(place: QRectF, radius: float) -> QPainterPath:
    """A rectangle with round corners."""
    path = QPainterPath()
    path.addRoundedRect(place, radius, radius)
    return path


def fill(painter: QPainter, place: QRectF, radius: float, colour: QColor) -> None:
    """Fill a rounded rectangle."""
    painter.fillPath(rounded(place, radius), colour)


def outline(painter: QPainter, place: QRectF, radius: float, colour: QColor, width: float) -> None:
    """Draw the outline of a rounded rectangle, `width` pixels wide."""
    painter.strokePath(rounded(place, radius), QPen(colour, width))
