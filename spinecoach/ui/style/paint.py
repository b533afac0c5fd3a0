"""Fills and outlines rounded rectangles, of which all widgets here are made.

Nothing on the way to the first paint uses the name `Qt`: PySide6 would build its hundred
enumerations at once, which takes a fifth of the time of a bare window. It does the same for every
call that could take one of them, such as `QPen(colour)`, `QBrush(colour)`, `setPen` and `setBrush`.
So paths are filled with the palette's brushes, texts use the pen that a painter gets from its
widget (the foreground role), and the only flag that is needed is given as a number.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtGui import QPainterPath, QPen

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QBrush, QColor, QPainter, QPalette

CENTRE = 0x0084
"""`Qt.AlignmentFlag.AlignCenter`."""

MIDDLE = 0x0080
"""`Qt.AlignmentFlag.AlignVCenter`."""

EDGE = 1
"""Pixels that a control leaves free at each side for the soft edge of its outline.

All controls do, so that controls below each other are aligned.
"""

RING = 2
RING_GAP = 4
"""Pixels: width of the ring that shows the focus, and how far inside it the control is drawn."""


def paint_in_one_thread() -> None:
    """Let Qt fill every shape in the painting thread; call this before anything is painted.

    Otherwise Qt lets other threads fill parts of each shape that is higher than some hundred
    pixels, and waits for them. Filling our shapes takes no longer than waking a thread, and to wake
    threads two thousand times a second took longer than drawing the figure.
    """
    os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")


def rounded(place: QRectF, radius: float) -> QPainterPath:
    """Return a rectangle with round corners."""
    path = QPainterPath()
    path.addRoundedRect(place, radius, radius)
    return path


def fill(painter: QPainter, place: QRectF, radius: float, brush: QBrush) -> None:
    """Fill a rounded rectangle."""
    painter.fillPath(rounded(place, radius), brush)


def outline(painter: QPainter, place: QRectF, radius: float, colour: QColor, width: float) -> None:
    """Draw the outline of a rounded rectangle, `width` pixels wide, inside the rectangle.

    On its edge, half of the line would lie in the next row of pixels, and both would be pale.
    """
    pen = QPen()
    pen.setColor(colour)
    pen.setWidthF(width)
    half = width / 2
    inside = place.adjusted(half, half, -half, -half)
    painter.strokePath(rounded(inside, max(0.0, radius - half)), pen)


def ground(
    painter: QPainter, place: QRectF, radius: float, palette: QPalette, role: QPalette.ColorRole
) -> None:
    """Fill a card with the colour of a role; if that is the page's colour too, outline it."""
    fill(painter, place, radius, palette.brush(role))
    if palette.color(role) == palette.color(palette.ColorRole.Window):
        outline(painter, place, radius, palette.color(palette.ColorRole.Dark), 1.0)


def ringed(painter: QPainter, place: QRectF, radius: float, palette: QPalette) -> QRectF:
    """Draw the focus ring at the edge of a control; return the rectangle inside for the control."""
    outline(painter, place, radius, palette.color(palette.ColorRole.Accent), RING)
    return place.adjusted(RING_GAP, RING_GAP, -RING_GAP, -RING_GAP)
