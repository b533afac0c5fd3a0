"""Runs the real window and presses Start as soon as it is painted.

A program of its own. It prints each rep on standard output while the window goes on. Like a program
that a person starts, it does not ignore signals, whatever started the tests (`nohup` does).
"""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING
from unittest.mock import patch

from PySide6.QtCore import QTimer

from spinecoach.adapters.history.journal import WorkoutJournal
from spinecoach.app import main
from spinecoach.app.window import lifecycle
from spinecoach.core.workout.cues import Record, RepDone
from spinecoach.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from spinecoach.ui.services import Services

KEEP = WorkoutJournal.record


class EagerWindow(MainWindow):
    """Starts the workout by itself."""

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.first_painted.connect(lambda: QTimer.singleShot(0, self.start_workout))


def keep_and_tell(journal: WorkoutJournal, record: Record) -> None:
    KEEP(journal, record)
    if isinstance(record, RepDone):
        os.write(sys.stdout.fileno(), b"rep done\n")


if __name__ == "__main__":
    for name in ("SIGINT", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
    with (
        patch.object(lifecycle, "MainWindow", EagerWindow),
        patch.object(WorkoutJournal, "record", keep_and_tell),
    ):
        sys.exit(main(sys.argv[1:]))
