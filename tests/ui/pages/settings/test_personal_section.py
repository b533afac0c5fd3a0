"""The section about the person: answers that can be deleted, and days for a calendar."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from spinecoach.core.coaching.readiness import Readiness
from spinecoach.ui.pages.settings.personal_section import FILE, PersonalSection
from tests.ui.stage import Stage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def stage() -> Stage:
    return Stage()


@pytest.fixture
def section(qtbot: QtBot, stage: Stage) -> PersonalSection:
    section = PersonalSection(stage)
    qtbot.addWidget(section)
    section.show()
    return section


def test_answers_are_dated_and_can_be_deleted(section: PersonalSection, stage: Stage) -> None:
    its = stage.phrases.settings
    assert section.answered.text() == its.no_answers()
    assert not section.forget.isEnabled()
    stage.profile.answer(Readiness(date(2026, 11, 1)))
    section.hide()
    section.show()
    assert section.answered.text() == its.answered_on(date(2026, 11, 1))
    section.forget.click()
    assert stage.profile.readiness() is None
    assert section.answered.text() == its.no_answers()
    assert not section.forget.isEnabled()


def test_its_controls_are_aligned_beside_the_longest_name(section: PersonalSection) -> None:
    rows = section.form.grid.rows
    longest = next(row.name for row in rows if row.name is not None).widget()
    assert isinstance(longest, QLabel)
    longest.setText("Questions about your health and about your weights")
    section.resize(1200, 600)
    QApplication.processEvents()
    controls = (section.form.after, section.form.unit, section.routine, section.again)
    assert len({control.mapTo(section, QPoint()).x() for control in controls}) == 1


def test_its_buttons_lead_to_the_questions_and_to_the_routine(
    section: PersonalSection, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(section.questions_wanted):
        section.again.click()
    with qtbot.waitSignal(section.routine_wanted):
        section.routine.click()


@pytest.mark.parametrize("refusal", ["", "The disk is full."])
def test_a_calendar_is_saved_where_one_says_or_the_reason_is_said(
    section: PersonalSection, stage: Stage, monkeypatch: pytest.MonkeyPatch, refusal: str
) -> None:
    asked: list[str] = []

    def choose(_: object, __: str, suggested: str, *more: str) -> tuple[str, str]:
        del more
        asked.append(suggested)
        return "/home/me/days.ics", ""

    stage.refuses_calendar = refusal
    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    assert section.calendar_saved.isHidden()
    section.calendar.click()
    assert asked == [FILE]
    assert stage.saved == "/home/me/days.ics"
    said = refusal or stage.phrases.settings.calendar_saved("/home/me/days.ics")
    assert section.calendar_saved.text() == said
    assert section.calendar_saved.isVisible()


def test_a_calendar_that_is_not_wanted_after_all_is_not_saved(
    section: PersonalSection, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    section.calendar.click()
    assert stage.saved == ""
    assert section.calendar_saved.isHidden()


def test_without_a_time_the_system_cannot_remind_and_the_section_says_why(
    section: PersonalSection, stage: Stage
) -> None:
    assert not section.closed.isEnabled()
    assert section.closed_words.text() == "Choose a time for the reminder first."
    assert section.closed.accessibleDescription() == section.closed_words.text()
    section.form.reminder.setText("7:30")
    section.form.reminder.editingFinished.emit()
    assert stage.settings.get().reminder == "07:30"
    assert section.closed.isEnabled()
    assert "is quiet otherwise" in section.closed_words.text()


def test_the_system_reminds_while_closed_from_one_click_to_the_next(qtbot: QtBot) -> None:
    stage = Stage(reminder="07:30")
    section = PersonalSection(stage)
    qtbot.addWidget(section)
    section.show()
    section.closed.click()
    assert stage.closed_reminder.installed
    assert section.closed.isChecked()
    section.closed.click()
    assert not stage.closed_reminder.installed
    assert not section.closed.isChecked()


def test_what_the_system_says_against_it_is_shown_and_the_switch_stays_off(qtbot: QtBot) -> None:
    stage = Stage(reminder="07:30")
    stage.closed_reminder.refuses = "no bus"
    section = PersonalSection(stage)
    qtbot.addWidget(section)
    section.show()
    section.closed.click()
    assert not section.closed.isChecked()
    assert section.closed_words.text() == "Your system did not do that: no bus"


def test_a_reminder_that_is_installed_can_be_removed_without_a_time(qtbot: QtBot) -> None:
    stage = Stage()
    stage.closed_reminder.installed = True
    section = PersonalSection(stage)
    qtbot.addWidget(section)
    section.show()
    assert section.closed.isChecked()
    section.closed.click()
    assert not stage.closed_reminder.installed
