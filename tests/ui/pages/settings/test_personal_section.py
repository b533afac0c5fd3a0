"""The section about the person: answers that can be deleted, and days for a calendar."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

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
