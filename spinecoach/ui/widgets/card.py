"""A card: a rounded background that sets its content apart from the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QFrame

from spinecoach.ui.style.paint import fill, ground, outline

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

BAR = 5
"""Width in pixels of the bar at the left edge of a notice."""


class Card(QFrame):
    """A frame with a background in a colour of the theme; `ground` is its role.

    `corner` is its radius in pixels; with a `barred` left edge it is a notice. While it is held by
    the pointer, it has an outline.
    """

    ground = QPalette.ColorRole.AlternateBase
    corner = 14
    barred = False
    _held = False

    def hold(self, *, held: bool) -> None:
        """Show whether it is held."""
        self._held = held
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the background and the bar."""
        del event
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ground(painter, QRectF(self.rect()), self.corner, self.palette(), self.ground)
            if self.barred:
                ink = self.palette().brush(QPalette.ColorRole.WindowText)
                fill(painter, QRectF(0, 0, BAR, self.height()), 2, ink)
            if self._held:
                accent = self.palette().color(QPalette.ColorRole.Accent)
                outline(painter, QRectF(self.rect()), self.corner, accent, 2)
