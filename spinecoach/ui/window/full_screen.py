"""Full screen during a workout, and back afterwards; the size and place of the window.

Letters that are read from three metres need the whole screen. The window's size and place are
remembered, so that a program that is closed during a workout opens as a window again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

FIRST_SIZE = QSize(1240, 800)
ROOM = 0.94
"""The window's size at the very first start, and its greatest share of the screen."""


class FullScreen:
    """Switches one window to full screen and back."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._was_full = False
        self._shape = ""

    def toggle(self) -> None:
        """Switch between full screen and window."""
        from PySide6.QtCore import Qt  # not before the first paint, as told in `ui.style.paint`

        if not self._window.isFullScreen():
            self._shape = self._geometry()
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def begin(self, *, fill: bool) -> None:
        """Switch to full screen for a workout, if the person wants that and it is not on."""
        self._was_full = self._window.isFullScreen()
        if fill and not self._was_full:
            self.toggle()

    def end(self) -> None:
        """Return to the state before the workout, whatever was toggled meanwhile."""
        if self._window.isFullScreen() is not self._was_full:
            self.toggle()

    @property
    def shape(self) -> str:
        """Return size and place of the window for the next start, never those of full screen."""
        return self._shape if self._window.isFullScreen() else self._geometry()

    def restore(self, shape: str) -> None:
        """Restore the window's size and place; if `shape` is "" or invalid, use the first size."""
        window = self._window
        if not (shape and window.restoreGeometry(QByteArray.fromBase64(shape.encode("ascii")))):
            window.resize(first_size(window.screen().availableSize()))

    def _geometry(self) -> str:
        return bytes(self._window.saveGeometry().toBase64().data()).decode("ascii")


def first_size(screen: QSize) -> QSize:
    """Return the size of the first window on a screen: on one that stands upright, it is tall."""
    room = screen * ROOM
    upright = room.height() > room.width()
    size = FIRST_SIZE.expandedTo(FIRST_SIZE.transposed()) if upright else FIRST_SIZE
    return size.boundedTo(room)
