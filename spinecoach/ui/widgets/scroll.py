"""A page that scrolls if necessary, with a slim scroll bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QScrollArea, QScrollBar

from spinecoach.ui.style.paint import fill

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

WIDTH = 14
"""Pixels across the bar."""

HANDLE = 6.0
"""Pixels across its handle."""

SHORTEST = 40
"""Least pixels along the handle."""


HORIZONTAL = 1
NO_FOCUS = 0
"""`Qt.Orientation.Horizontal` and `Qt.FocusPolicy.NoFocus`, by number (see `ui.style.paint`)."""


class SlimScrollBar(QScrollBar):
    """A scroll bar without arrows: only a rounded handle; `upright` or horizontal."""

    def __init__(self, *, upright: bool = True) -> None:
        super().__init__()
        self._upright = upright
        if not upright:
            self.setProperty("orientation", HORIZONTAL)

    def sizeHint(self) -> QSize:
        """Return a slim size."""
        slim = QSize(WIDTH, SHORTEST)
        return slim if self._upright else slim.transposed()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the handle at the value, on the page's background."""
        del event
        role = QPalette.ColorRole
        span = self.maximum() - self.minimum() + self.pageStep()
        whole = self.height() if self._upright else self.width()
        long = max(SHORTEST, round(whole * self.pageStep() / max(1, span)))
        moved = self.sliderPosition() - self.minimum()
        at = (whole - long) * moved / max(1, self.maximum() - self.minimum())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            held = self.isSliderDown() or self.underMouse()
            brush = self.palette().brush(role.PlaceholderText if held else role.Dark)
            handle = QRectF((WIDTH - HANDLE) / 2, at + 2, HANDLE, long - 4)
            if not self._upright:
                handle = QRectF(handle.y(), handle.x(), handle.height(), handle.width())
            fill(painter, QRectF(self.rect()), 0, self.palette().brush(role.Window))
            fill(painter, handle, HANDLE / 2, brush)


class ScrollPage(QScrollArea):
    """A page without a frame that scrolls up and down.

    Tab does not stop at the page itself, but at the widgets on it, which then scroll into view. It
    scrolls sideways only if a single word is wider than the window.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setVerticalScrollBar(SlimScrollBar())
        self.setHorizontalScrollBar(SlimScrollBar(upright=False))
        self.setProperty("focusPolicy", NO_FOCUS)
