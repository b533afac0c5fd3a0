"""Listens to the keys of `core.workout.window_keymap` that no page uses itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut

from spinecoach.core.workout.window_keymap import PLAIN, SHORTCUTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from spinecoach.core.workout.window_keymap import WindowCommand


def listen(window: QWidget, obey: Callable[[WindowCommand], bool]) -> None:
    """Call `obey` with the command of each key."""
    for command, keys in SHORTCUTS.items():
        for key in keys:
            if key not in PLAIN:
                shortcut = QShortcut(QKeySequence(key), window)
                shortcut.setAutoRepeat(False)
                shortcut.activated.connect(lambda command=command: obey(command))
