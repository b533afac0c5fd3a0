"""What a window gets once it is on the screen: nothing of this is needed to see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.ui.window import screen_reader
from spinecoach.ui.window.dropped_files import DroppedFiles
from spinecoach.ui.window.frame import take_icon
from spinecoach.ui.window.sharing_watch import follow_sharing
from spinecoach.ui.window.shortcuts import listen

if TYPE_CHECKING:
    from collections.abc import Callable

    from spinecoach.core.workout.window_keymap import WindowCommand
    from spinecoach.ui.services import Services
    from spinecoach.ui.window.main_window import MainWindow


def equip(window: MainWindow, services: Services, obey: Callable[[WindowCommand], bool]) -> None:
    """Give it its keys, roles for screen readers, its icon, dropped files and shared records.

    `obey` does what a key stands for.
    """
    listen(window, obey)
    screen_reader.install()
    take_icon(window)
    DroppedFiles(window, window.open_file)
    follow_sharing(window, services.records)
