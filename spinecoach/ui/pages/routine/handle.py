"""The handle of a card: dots by which it is dragged to another place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QWidget

from spinecoach.ui.style.theme import grown

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent

DOT = 2.2
"""Radius in pixels of a dot."""


class Handle(QWidget):
    """Six dots by which a card is dragged; `dragged` carries the pointer on the screen (QPoint)."""

    dragged = Signal(object)
    dropped = Signal()

    def __init__(self, tip: str) -> None:
        super().__init__()
        self.setToolTip(tip)
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def sizeHint(self) -> QSize:
        """Return room for the dots and for a finger."""
        return QSize(grown(24), grown(40))

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to drag."""
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Emit the place of the pointer."""
        self.dragged.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the drag."""
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.dropped.emit()
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the dots."""
        del event
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.palette().color(QPalette.ColorRole.Dark))
            x, y = self.width() / 2, self.height() / 2
            for across in (-4, 4):
                for down in (-8, 0, 8):
                    painter.drawEllipse(QPointF(x + across, y + down), DOT, DOT)
