"""Whole workouts through the real window, by keyboard alone."""

from __future__ import annotations

import sqlite3
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from spinecoach.adapters.settings import JsonSettings
from spinecoach.app.house import House
from spinecoach.app.places import Places
from spinecoach.core.frame import State
from spinecoach.ui.main_window import MainWindow
from spinecoach.ui.widgets.week_chart import WeekChart

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from spinecoach.core.frame import Frame

FAST = 1000.0
"""How fast the clock of these journeys runs: a workout of eighteen minutes in seconds."""


class Visitor:
    """Somebody who opens the window on an empty folder and has a keyboard."""

    def __init__(self, qtbot: QtBot, data: Path, closing: ExitStack, pace: float = FAST) -> None:
        self.qtbot = qtbot
        self.data = data
        self.house = House(Places.of(data), JsonSettings(data), pace, closing)
        self.window = MainWindow(self.house)
        qtbot.addWidget(self.window)
        with qtbot.waitSignal(self.window.first_painted):
            self.window.resize(1366, 768)
            self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            target = self.window.focusWidget() or self.window
            QTest.keyClick(target, key)

    def wait_for(self, page: str) -> None:
        self.qtbot.waitUntil(lambda: type(self.page).__name__ == page, timeout=60_000)

    @property
    def page(self) -> QWidget:
        return self.window.open_page

    @property
    def state(self) -> State:
        return self.frame.state

    @property
    def frame(self) -> Frame:
        conductor = self.window._conductor
        assert conductor is not None
        return conductor.frame

    def wait_until(self, state: State) -> None:
        self.qtbot.waitUntil(lambda: self.state is state, timeout=10_000)

    def sets(self) -> list[tuple[str, int, int]]:
        """What SQLite holds: exercise, set number and reps, in the order of doing."""
        with sqlite3.connect(self.data / "history.db") as db:
            rows = db.execute(
                "SELECT exercise, number, reps FROM sets ORDER BY began_utc"
            ).fetchall()
        db.close()
        return rows


@pytest.fixture
def closing() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


def test_enter_leads_through_all_four_exercises_to_saved(
    qtbot: QtBot, tmp_path: Path, closing: ExitStack
) -> None:
    JsonSettings(tmp_path).change(sets=2)
    visitor = Visitor(qtbot, tmp_path, closing)
    visitor.press(Qt.Key.Key_Return)
    visitor.wait_for("WorkoutPage")
    visitor.wait_for("SummaryPage")
    closing.close()
    assert visitor.sets() == [
        (exercise, number, reps)
        for exercise, reps in (
            ("dumbbell-pullover", 8),
            ("superman", 12),
            ("shoulder-squeezes", 8),
            ("bent-over-row", 8),
        )
        for number in (1, 2)
    ]


def test_the_finished_workout_stands_in_the_chart(
    qtbot: QtBot, tmp_path: Path, closing: ExitStack
) -> None:
    visitor = Visitor(qtbot, tmp_path, closing)
    visitor.press(Qt.Key.Key_Space)
    visitor.wait_for("SummaryPage")
    visitor.window.summary.progress_wanted.emit()
    visitor.wait_for("ProgressPage")
    chart = visitor.page.findChild(WeekChart)
    assert chart is not None
    assert chart.weeks[-1].done == 1


def test_space_pauses_goes_on_and_escape_asks_once(
    qtbot: QtBot, tmp_path: Path, closing: ExitStack
) -> None:
    visitor = Visitor(qtbot, tmp_path, closing, pace=5.0)
    visitor.press(Qt.Key.Key_Return)
    visitor.wait_for("WorkoutPage")
    visitor.press(Qt.Key.Key_Space)
    visitor.wait_until(State.PAUSED)
    visitor.press(Qt.Key.Key_Space)
    visitor.wait_until(State.RUNNING)
    visitor.press(Qt.Key.Key_Escape)
    visitor.wait_until(State.ASKING)
    visitor.press(Qt.Key.Key_Escape)
    visitor.wait_until(State.RUNNING)
    visitor.press(Qt.Key.Key_PageDown, Qt.Key.Key_Right, Qt.Key.Key_Escape)
    visitor.wait_until(State.ASKING)
    visitor.press(Qt.Key.Key_Return)
    visitor.wait_for("SummaryPage")
    closing.close()
    assert visitor.sets() == [("dumbbell-pullover", 1, 0)]


def test_closing_the_window_in_mid_workout_keeps_what_was_done(
    qtbot: QtBot, tmp_path: Path, closing: ExitStack
) -> None:
    visitor = Visitor(qtbot, tmp_path, closing, pace=100.0)
    visitor.press(Qt.Key.Key_Return)
    visitor.wait_for("WorkoutPage")
    qtbot.waitUntil(lambda: visitor.frame.reps_done >= 2, timeout=20_000)
    visitor.window.close()
    closing.close()
    ((exercise, number, reps),) = visitor.sets()
    assert (exercise, number) == ("dumbbell-pullover", 1)
    assert reps >= 2
