"""The reminder: once on the person's days, never after the workout."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QWidget

from spinecoach.core.record.logbook import DayDone
from spinecoach.ui.window.reminder import Reminder
from tests.ui.stage import Stage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

MORNING = datetime.fromisoformat("2026-11-16T07:30")


class Desk:
    """A desktop that shows what it is told, if it has a tray, and a clock on it."""

    def __init__(self, qtbot: QtBot, stage: Stage) -> None:
        self.now = MORNING
        self.told: list[tuple[str, str]] = []
        self.tray = True
        self.widget = QWidget()
        qtbot.addWidget(self.widget)
        self.reminder = Reminder(stage, lambda: self.now, QIcon(), self.widget, self.show)

    def show(self, title: str, words: str) -> bool:
        if self.tray:
            self.told.append((title, words))
        return self.tray


@pytest.fixture
def stage() -> Stage:
    return Stage(reminder="07:30")


def test_it_reminds_once_with_the_minutes(qtbot: QtBot, stage: Stage) -> None:
    desk = Desk(qtbot, stage)
    for _ in range(3):
        desk.reminder.look()
    ((title, words),) = desk.told
    assert title == "Time for your spine"
    assert "minutes" in words


def test_a_snoozed_reminder_comes_back_after_half_an_hour(qtbot: QtBot, stage: Stage) -> None:
    desk = Desk(qtbot, stage)
    desk.reminder.look()
    desk.reminder.snooze()
    desk.now += timedelta(minutes=20)
    desk.reminder.look()
    assert len(desk.told) == 1
    desk.now += timedelta(minutes=10)
    desk.reminder.look()
    assert len(desk.told) == 2


def test_what_could_not_be_shown_is_not_remembered_as_shown(qtbot: QtBot, stage: Stage) -> None:
    desk = Desk(qtbot, stage)
    desk.tray = False
    desk.reminder.look()
    assert stage.reminder_memory.get().due(desk.now, "07:30", wanted=True)
    desk.tray = True
    desk.reminder.look()
    assert len(desk.told) == 1


def test_there_is_none_after_the_workout_and_on_other_days(
    qtbot: QtBot, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = [DayDone(stage.today, 4, 4)]
    with monkeypatch.context() as patch:
        patch.setattr(stage.history, "days", lambda _: done)
        desk = Desk(qtbot, stage)
        desk.reminder.look()
    stage.settings.change(days="tue")
    desk.reminder.look()
    assert desk.told == []


def test_without_a_time_it_does_not_look_at_the_clock(qtbot: QtBot, stage: Stage) -> None:
    desk = Desk(qtbot, stage)
    assert desk.reminder._timer.isActive()
    stage.settings.change(reminder="")
    desk.reminder.refresh()
    assert not desk.reminder._timer.isActive()
    desk.reminder.look()
    assert desk.told == []


def test_without_a_tray_nothing_breaks(qtbot: QtBot, stage: Stage) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    Reminder(stage, lambda: MORNING, QIcon(), widget).look()


def test_what_was_reminded_of_while_the_window_was_closed_is_not_said_again(
    qtbot: QtBot, stage: Stage
) -> None:
    desk = Desk(qtbot, stage)
    stage.reminder_memory.keep(stage.reminder_memory.get().after_reminding(MORNING))
    desk.reminder.look()
    assert desk.told == []
