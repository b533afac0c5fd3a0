"""Full screen during a workout, and back afterwards; the size and place of the window.

Letters that are read from three metres need all of the screen. The window's size and place are
kept meanwhile, so that a program closed in the middle of a workout opens as a window again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

FIRST_SIZE = QSize(1240, 800)
ROOM = 0.94
"""The window's size at the very first start, and the part of the screen that it takes at most."""


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
        """Fill the screen for a workout, if that is wanted and not so already."""
        self._was_full = self._window.isFullScreen()
        if fill and not self._was_full:
            self.toggle()

    def end(self) -> None:
        """Be as before the workout, whatever was toggled meanwhile."""
        if self._window.isFullScreen() is not self._was_full:
            self.toggle()

    @property
    def shape(self) -> str:
        """Size and place of the window, to be restored at the next start: never the full screen."""
        return self._shape if self._window.isFullScreen() else self._geometry()

    def restore(self, shape: str) -> None:
        """Give the window its size and place of last time; "" or one unreadable: the first size."""
        window = self._window
        if not (shape and window.restoreGeometry(QByteArray.fromBase64(shape.encode("ascii")))):
            window.resize(FIRST_SIZE.boundedTo(window.screen().availableSize() * ROOM))

    def _geometry(self) -> str:
        return bytes(self._window.saveGeometry().toBase64().data()).decode("ascii")
