"""Strokes and fills shapes: the two operations that the drawing is made of.

Pens keep Qt's default joins and caps: outlines are smooth, so it hardly shows, and the
name `Qt` with its hundred enumerations costs more at start than the rest of the figure.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPen

from spinecoach.ui.figure.stage import CONTOUR

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QPainterPath

    from spinecoach.ui.figure.outline import Cutout, Placed
    from spinecoach.ui.figure.style import Palette


@lru_cache(maxsize=16)
def _pen(colour: int, width: float) -> QPen:
    return QPen(QColor(colour), width)


class Brush:
    """Draws shapes with a contour: stroked first, then filled, so that its outer half remains."""

    def __init__(self, painter: QPainter, palette: Palette, scale: float) -> None:
        self.painter = painter
        self.palette = palette
        self.scale = scale
        self._ink = _pen(palette.ink.rgb(), 2.0 * CONTOUR * scale)
        self._thin = _pen(palette.ink.rgb(), CONTOUR * 0.8 * scale)

    def shape(self, colour: QColor, *shapes: Cutout | Placed) -> None:
        """Draw shapes of one colour as one, with one contour round all."""
        self.ink(*shapes)
        for shape in shapes:
            self.painter.fillPath(shape.path, colour)

    def ink(self, *shapes: Cutout | Placed) -> None:
        """Draw only the contour, to be filled later."""
        for shape in shapes:
            self.painter.fillPath(shape.edge(self._ink), self.palette.ink)

    def fill(self, colour: QColor, path: QPainterPath) -> None:
        """Fill a shape without a contour."""
        self.painter.fillPath(path, colour)

    def line(self, path: QPainterPath, colour: QColor | None = None) -> None:
        """Draw inner lines, thinner than the contour."""
        pen = self._thin
        if colour is not None:
            pen = QPen(pen)
            pen.setColor(colour)
        self.painter.strokePath(path, pen)

    def at(self, origin: complex, turn: float) -> None:
        """Begin to draw in a part's own frame, turned by `turn` degrees (clockwise)."""
        self.painter.save()
        self.painter.translate(QPointF(origin.real, origin.imag))
        self.painter.rotate(turn)

    def back(self) -> None:
        """End the part's frame."""
        self.painter.restore()
