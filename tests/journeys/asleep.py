"""Runs the real window, and lets the computer sleep for an hour in mid-workout.

A program of its own. It prints what the person sees after the sleep, then goes on and closes.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from spinecoach.adapters.system import clock
from spinecoach.core.workout.frame import State
from tests import first_paint
from tests.soak.lives import begun, painted

if TYPE_CHECKING:
    from spinecoach.ui.window.main_window import MainWindow
    from tests.soak.lives import Life

HOUR = 3600.0


def sleeper(window: MainWindow) -> Life:
    """Begin a workout, sleep, look, press Space, and leave."""

    def state() -> State:
        running = window._running
        assert running is not None
        return running.flow.frame.state

    window.today.start.click()
    yield from begun(window)
    yield lambda: state() is State.RUNNING
    awake = clock.steady_seconds
    # As in a real sleep: this clock of the system has gone on, and no timer of Qt has.
    clock.steady_seconds = lambda: awake() + HOUR
    yield lambda: state() is State.PAUSED
    overlay = window.workout.overlays.shown
    assert overlay is not None
    shown = [label.text() for label in overlay.findChildren(QLabel) if label.isVisible()]
    sys.stdout.write(f"{shown}\n")
    QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Space)
    yield lambda: state() is State.RUNNING


if __name__ == "__main__":
    sys.exit(first_paint.run(sys.argv[1], painted(sleeper)))
