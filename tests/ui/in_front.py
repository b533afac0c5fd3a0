"""The window as a person has it before them: painted, of a usual size, and active."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from spinecoach.ui.window.main_window import MainWindow


@contextmanager
def in_front(window: MainWindow, qtbot: QtBot) -> Iterator[MainWindow]:
    """Show a window and wait until it has the keyboard; close it at the end."""
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.first_painted):
        window.resize(1366, 768)
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    window.close()
