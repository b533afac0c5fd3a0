"""What each window of the program has: its icon, and the way to the front."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def come_forward(window: QWidget) -> None:
    """Bring a window to the front, also one that was minimized."""
    from PySide6.QtCore import Qt

    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


def take_icon(window: QWidget) -> None:
    """Set the icon from the PNG file; loading QtSvg for the drawing would take longer."""
    from PySide6.QtGui import QIcon

    from spinecoach import assets

    with suppress(assets.AssetError):
        window.setWindowIcon(QIcon(str(assets.icon("spinecoach").with_suffix(".png"))))
