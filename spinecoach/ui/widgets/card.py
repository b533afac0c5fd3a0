"""The quiet card on which an offer stands: a rounded ground, a little apart from the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QFrame

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

CORNER = 14
"""Corner radius in pixels."""


class Card(QFrame):
    """A frame that paints its own ground in the colours of the theme; `ground` is their role."""

    ground = QPalette.ColorRole.AlternateBase

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        del event
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.palette().color(self.ground))
            painter.drawRoundedRect(QRectF(self.rect()), CORNER, CORNER)
