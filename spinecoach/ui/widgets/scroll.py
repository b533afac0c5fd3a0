"""A page that scrolls when it must, with a bar that stays in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QScrollArea, QScrollBar

from spinecoach.ui.paint import fill

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

WIDTH = 14
"""Pixels across the bar."""

HANDLE = 6.0
"""Pixels across its handle."""

SHORTEST = 40
"""Pixels along the handle at least."""


class SlimScrollBar(QScrollBar):
    """A vertical bar without arrows: a rounded handle on nothing."""

    def sizeHint(self) -> QSize:
        """Slim."""
        return QSize(WIDTH, SHORTEST)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the handle where the value is, on the page's own ground."""
        del event
        role = QPalette.ColorRole
        span = self.maximum() - self.minimum() + self.pageStep()
        long = max(SHORTEST, round(self.height() * self.pageStep() / max(1, span)))
        moved = self.sliderPosition() - self.minimum()
        at = (self.height() - long) * moved / max(1, self.maximum() - self.minimum())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            held = self.isSliderDown() or self.underMouse()
            brush = self.palette().brush(role.PlaceholderText if held else role.Mid)
            handle = QRectF((self.width() - HANDLE) / 2, at + 2, HANDLE, long - 4)
            fill(painter, QRectF(self.rect()), 0, self.palette().brush(role.Window))
            fill(painter, handle, HANDLE / 2, brush)


class ScrollPage(QScrollArea):
    """A frameless page that scrolls up and down; sideways only where letters are huge."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setVerticalScrollBar(SlimScrollBar())
