"""Whole workouts through the real window, by keyboard alone."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from spinecoach.adapters.files.settings import JsonSettings
from spinecoach.core.workout.frame import State
from spinecoach.ui.pages.progress.week_chart import WeekChart
from tests.journeys.visitor import Visitor

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


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
    visitor.press(Qt.Key.Key_PageDown, *(Qt.Key.Key_Right,) * 2)
    visitor.wait_until(State.RUNNING)  # the set is counted in
    visitor.press(Qt.Key.Key_Escape)
    visitor.wait_until(State.ASKING)
    visitor.press(Qt.Key.Key_S)
    visitor.wait_for("SummaryPage")
    closing.close()
    assert visitor.sets() == [("dumbbell-pullover", 1, 0)]


def test_closing_the_window_in_mid_workout_keeps_what_was_done(
    qtbot: QtBot, tmp_path: Path, closing: ExitStack
) -> None:
    visitor = Visitor(qtbot, tmp_path, closing, pace=100.0)
    visitor.press(Qt.Key.Key_Return)
    visitor.wait_for("WorkoutPage")
    qtbot.waitUntil(lambda: visitor.frame.reps_done >= 2)
    visitor.window.close()
    closing.close()
    ((exercise, number, reps),) = visitor.sets()
    assert (exercise, number) == ("dumbbell-pullover", 1)
    assert reps >= 2


def test_closed_in_mid_workout_by_mistake_the_next_start_goes_on_with_it_at_enter(
    qtbot: QtBot, tmp_path: Path, closing: ExitStack
) -> None:
    visitor = Visitor(qtbot, tmp_path, closing)
    visitor.press(Qt.Key.Key_Return)
    visitor.wait_for("WorkoutPage")
    qtbot.waitUntil(lambda: "Superman" in visitor.window.workout.title.text())
    visitor.window.close()
    closing.close()
    done = visitor.sets()
    with ExitStack() as later:
        again = Visitor(qtbot, tmp_path, later)
        assert isinstance(again.window.focusWidget(), QPushButton)
        again.press(Qt.Key.Key_Return)
        again.wait_for("WorkoutPage")
        again.wait_for("SummaryPage")
    assert [kept for kept in again.sets() if kept[0] == "dumbbell-pullover"] == done[:1]
    assert {kept[0] for kept in again.sets()} >= {"superman", "shoulder-squeezes", "bent-over-row"}
