"""Lives that use the real window: generators that yield what they wait for."""

from __future__ import annotations

import sys
import time
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest

from spinecoach.local_time import local_now
from spinecoach.ui.pages.before import BeforePage
from spinecoach.ui.pages.summary.page import SummaryPage
from spinecoach.ui.pages.workout.page import WorkoutPage
from spinecoach.ui.window.tabs import Tab
from tests.soak.held import Held

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from spinecoach.ui.window.main_window import MainWindow
    from tests.first_paint import GoOn, Painted

    Life = Iterator[Callable[[], object]]

LOOKED_MS = 20
"""Milliseconds between two looks whether what is waited for has come."""

MINUTE = 60.0


class Calendar:
    """The time of day now, some days later."""

    def __init__(self) -> None:
        self.days = 0

    def __call__(self) -> datetime:
        return local_now() + timedelta(days=self.days)


class Living(QObject):
    """Goes on with a life whenever what it waits for has come; closes the window at its end."""

    def __init__(self, window: MainWindow, life: Life) -> None:
        super().__init__(window)
        self._window = window
        self._life = life
        self._come: Callable[[], object] = lambda: True
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(LOOKED_MS)

    def _look(self) -> None:
        if not self._come():
            return
        try:
            self._come = next(self._life)
        except StopIteration:
            self._timer.stop()
            self._window.close()


def days(window: MainWindow, calendar: Calendar, count: int, moments: list[Held]) -> Life:
    """Live so many days: a workout, its questions, every page; one moment at the end of each."""
    for _ in range(count):
        yield from workout(window)
        yield from look_around(window)
        tell(moments)
        calendar.days += 1


def minutes(window: MainWindow, count: int, moments: list[Held]) -> Life:
    """Train for so many minutes; one moment for each minute on the workout page."""
    end = time.monotonic() + count * MINUTE
    while time.monotonic() < end:
        window.today.start.click()
        yield from begun(window)
        while window._running is not None and time.monotonic() < end:
            tell(moments)
            yield partial(over, window, time.monotonic() + MINUTE)
        if window._running is not None:
            window._running.flow.conductor.stop()
        yield from answered(window)


def over(window: MainWindow, until: float) -> bool:
    """Return whether the workout is over, or that second has come."""
    return window._running is None or time.monotonic() > until


def workout(window: MainWindow) -> Life:
    """Do a workout from Start to the answers after it."""
    window.today.start.click()
    yield from begun(window)
    yield from answered(window)


def begun(window: MainWindow) -> Life:
    """Answer what is asked before a workout."""
    yield lambda: isinstance(window.open_page, BeforePage)
    window._start_flow.before.asking.skip.click()
    yield lambda: isinstance(window.open_page, WorkoutPage)


def answered(window: MainWindow) -> Life:
    """Wait for the end of a workout, and answer what is asked then."""
    yield lambda: isinstance(window.open_page, SummaryPage)
    for key in (Qt.Key.Key_1, Qt.Key.Key_Return, Qt.Key.Key_4, Qt.Key.Key_Return):
        QTest.keyClick(window.focusWidget() or window, key)
        yield lambda: True
    window.summary.today_wanted.emit()
    for line in window.today.suggestions.lines:
        line.yes.click()
    yield lambda: True


def look_around(window: MainWindow) -> Life:
    """Open every page, and the page of every exercise."""
    for tab in Tab:
        window.go(tab)
        yield lambda: True
    for exercise in window._services.exercises.packs.exercises():
        window._show_exercise(exercise.id)
        yield lambda: True
    window._change_routine()
    yield lambda: True
    window.go(Tab.TODAY)
    yield lambda: True


def tell(moments: list[Held]) -> None:
    """Take down one moment more."""
    moments.append(Held.now())
    sys.stdout.write(f"{len(moments):3}  {moments[-1]}\n")
    sys.stdout.flush()


def painted(life: Callable[[MainWindow], Life]) -> Painted:
    """Return what begins a life once the window is painted."""

    def begin(window: MainWindow, go_on: GoOn) -> None:
        go_on(window)
        Living(window, life(window))

    return begin
