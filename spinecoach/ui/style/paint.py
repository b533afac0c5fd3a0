"""Rounded shapes, filled or outlined, as every widget here is made of.

On the way to the first paint nobody asks for the name `Qt`: PySide6 would build
its hundred enumerations at once, and so a fifth of the time that a bare window
takes. It does the same for every call that could be meant with one of them, as
`QPen(colour)`, `QBrush(colour)`, `setPen` and `setBrush`. So paths are filled
with the palette's own brushes, texts take the pen that a painter has of its
widget (the foreground role), and the one flag that they need is a number.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtGui import QPainterPath, QPen

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QBrush, QColor, QPainter

CENTRE = 0x0084
"""`Qt.AlignmentFlag.AlignCenter`."""


def paint_in_one_thread() -> None:
    """Let Qt fill every shape in the thread that paints; to be said before anything is painted.

    Else it hands parts of any shape higher than some hundred pixels to other threads and
    waits for them. Ours are filled in the time that it takes to wake one, and the
    waking, two thousand times a second, cost more than the figure.
    """
    os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")


def rounded(place: QRectF, radius: float) -> QPainterPath:
    """A rectangle with round corners."""
    path = QPainterPath()
    path.addRoundedRect(place, radius, radius)
    return path


def fill(painter: QPainter, place: QRectF, radius: float, brush: QBrush) -> None:
    """Fill a rounded rectangle."""
    painter.fillPath(rounded(place, radius), brush)


def outline(painter: QPainter, place: QRectF, radius: float, colour: QColor, width: float) -> None:
    """Draw the outline of a rounded rectangle, `width` pixels wide."""
    pen = QPen()
    pen.setColor(colour)
    pen.setWidthF(width)
    painter.strokePath(rounded(place, radius), pen)
