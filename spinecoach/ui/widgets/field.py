"""A line to type in, with an outline that is visible in all themes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QLineEdit

from spinecoach.ui.style.paint import fill, outline

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

CORNER = 8.0
INSET = 12
"""Pixels: corner radius, and space before the text."""


class Field(QLineEdit):
    """One line of text."""

    def __init__(
        self, text: str = "", parent: QWidget | None = None, *, inset: int = INSET
    ) -> None:
        super().__init__(text, parent)
        self.setFrame(False)
        self.setTextMargins(inset, 0, inset, 0)
        self.setMinimumHeight(self.fontMetrics().height() * 2)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(palette)
        self._wrong = False

    def mark(self, *, wrong: bool) -> None:
        """Mark a refused text by a strong outline."""
        self._wrong = wrong
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the background and the outline, then the text."""
        parent = self.parentWidget()
        palette = (parent or self).palette()
        role = QPalette.ColorRole
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            body = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            fill(painter, body, CORNER, palette.base())
            usual = role.WindowText if self._wrong else role.Dark
            colour = palette.color(role.Accent if self.hasFocus() else usual)
            outline(painter, body, CORNER, colour, 2.0 if self.hasFocus() or self._wrong else 1.0)
        super().paintEvent(event)
