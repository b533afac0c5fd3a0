"""A ring that empties as time runs out, with the seconds left inside it.

Quiet, it shows the seconds of a phase; loud, it is the three-second hold with
its three, two, one, or the countdown of a rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPalette, QPen
from PySide6.QtWidgets import QWidget

from spinecoach.ui.theme import lettering

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

LOUD_STROKE = 0.085
QUIET_STROKE = 0.03
"""Width of the ring as a part of its diameter."""

SIXTEENTHS = 16
"""Qt counts angles in sixteenths of a degree."""


class Ring(QWidget):
    """Seconds left, as a number in a ring that empties clockwise from the top.

    `digits` is the height of the number as a part of the ring's diameter.
    """

    def __init__(self, parent: QWidget | None = None, *, digits: float = 0.38) -> None:
        super().__init__(parent)
        self._digits = digits
        self._part = 0.0
        self._seconds = 0
        self._loud = False

    def show_time(self, seconds: int, part: float, *, loud: bool) -> None:
        """Show whole `seconds` and the `part` (1 to 0) of the time that is left."""
        if (seconds, part, loud) == (self._seconds, self._part, self._loud):
            return
        if seconds != self._seconds:
            self.setAccessibleName(f"{seconds} seconds left")
        self._seconds, self._part, self._loud = seconds, part, loud
        self.update()

    @property
    def shown(self) -> tuple[int, bool]:
        """The number inside, and whether the ring is loud."""
        return self._seconds, self._loud

    def digit_height(self) -> float:
        """Height of the digits in pixels."""
        return self._digits * min(self.width(), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring and the number."""
        del event
        role = QPalette.ColorRole
        side = float(min(self.width(), self.height()))
        stroke = side * (LOUD_STROKE if self._loud else QUIET_STROKE)
        circle = QRectF(0, 0, side - stroke - 2, side - stroke - 2)
        circle.moveCenter(QRectF(self.rect()).center())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.palette().color(role.AlternateBase), stroke))
            painter.drawEllipse(circle)
            arc = role.Accent if self._loud else role.PlaceholderText
            pen = QPen(self.palette().color(arc), stroke)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            span = round(360 * SIXTEENTHS * self._part)
            if span:
                painter.drawArc(circle, 90 * SIXTEENTHS, span)
            self._paint_number(painter, circle)

    def _paint_number(self, painter: QPainter, circle: QRectF) -> None:
        weight = QFont.Weight.Bold if self._loud else QFont.Weight.Medium
        letters = lettering(self.font(), self.digit_height(), weight)
        metrics = QFontMetricsF(letters)
        text = str(self._seconds)
        role = QPalette.ColorRole.WindowText if self._loud else QPalette.ColorRole.PlaceholderText
        painter.setPen(self.palette().color(role))
        painter.setFont(letters)
        left = circle.center().x() - metrics.horizontalAdvance(text) / 2
        painter.drawText(round(left), round(circle.center().y() + metrics.capHeight() / 2), text)
