"""How the window fills the screen for a workout, and is what it was before when that is over.

Letters that are read from three metres need all of the screen. The shape that the
window had is kept meanwhile, so that a program closed in mid-workout opens again
as a window.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class FullScreen:
    """One window's way to the full screen and back."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._was_full = False
        self._shape = ""

    def toggle(self) -> None:
        """Fill the screen, or be a window again."""
        from PySide6.QtCore import Qt  # not before the first paint, as told in `ui.style.paint`

        if not self._window.isFullScreen():
            self._shape = self._geometry()
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def begin(self, *, fill: bool) -> None:
        """A workout begins: fill the screen, if that is wanted and not so already."""
        self._was_full = self._window.isFullScreen()
        if fill and not self._was_full:
            self.toggle()

    def end(self) -> None:
        """The workout is over: be as before it, whatever was toggled meanwhile."""
        if self._window.isFullScreen() is not self._was_full:
            self.toggle()

    @property
    def shape(self) -> str:
        """Size and place of the window, to be restored at the next start: never the full screen."""
        return self._shape if self._window.isFullScreen() else self._geometry()

    def _geometry(self) -> str:
        return bytes(self._window.saveGeometry().toBase64().data()).decode("ascii")
