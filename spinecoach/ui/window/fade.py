"""A short fade from page to page: the new page appears out of the background colour.

The page itself reacts to keys and pointer at once; the fade only covers it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from spinecoach.ui.style.motion import begin, may_move, move

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

FADE_MS = 120
"""The duration in milliseconds."""


class Fade(QWidget):
    """Lies over `over` while it fades."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.left = 0.0
        self.moving = move(self, FADE_MS, self._show_left)
        self.moving.finished.connect(self.hide)
        self.hide()

    def begin(self) -> None:
        """Start the fade, if things may move."""
        over = self.parentWidget()
        if over is not None and over.isVisible() and may_move():
            self.setGeometry(over.rect())
            begin(self.moving)
            self.show()
            self.raise_()

    def _show_left(self, part: float) -> None:
        self.left = 1.0 - part
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Cover the page with the background colour, less and less."""
        with QPainter(self) as painter:
            painter.setOpacity(self.left)
            painter.fillRect(event.rect(), self.palette().window())
