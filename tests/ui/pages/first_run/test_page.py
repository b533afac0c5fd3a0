"""The first minute: the questions have to be answered, the rest may be left as it is."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from spinecoach.core.coaching.progression import ExerciseResult
from spinecoach.core.coaching.readiness import HealthQuestion, Readiness
from spinecoach.ui.pages.first_run.page import FirstRunPage, WrappedSwitch
from tests.ui.stage import Stage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def stage() -> Stage:
    made = Stage()
    made.asks = True
    return made


def opened(qtbot: QtBot, stage: Stage) -> tuple[FirstRunPage, list[str]]:
    page = FirstRunPage(stage)
    qtbot.addWidget(page)
    heard: list[str] = []
    page.done.connect(lambda: heard.append("done"))
    page.lists_wanted.connect(lambda: heard.append("lists"))
    return page, heard


def test_none_of_these_leads_to_what_makes_it_ones_own(qtbot: QtBot, stage: Stage) -> None:
    page, heard = opened(qtbot, stage)
    assert len(page.questions.ticks) == len(HealthQuestion)
    page.questions.none.click()
    assert stage.profile.answers == Readiness(stage.today)
    assert page.sheet is page.personal
    page.personal.ready.click()
    assert heard == ["done"]


@pytest.mark.parametrize("width", [760, 900, 1080, 1366])
def test_the_seven_days_are_in_one_row_of_a_tall_window_and_its_letters_are_larger(
    qtbot: QtBot, stage: Stage, width: int
) -> None:
    page, _ = opened(qtbot, stage)
    page.questions.none.click()
    page.resize(width, 1920)
    page.show()
    QApplication.processEvents()
    days = page.personal.form.days.values()
    assert len({day.y() for day in days}) == 1
    assert all(day.geometry().right() < page.personal.form.width() for day in days)
    if width >= 900:
        usual = QApplication.font().pointSizeF()
        assert all(day.font().pointSizeF() > usual for day in days)


def test_wrong_input_is_explained_and_can_be_left(qtbot: QtBot, stage: Stage) -> None:
    page, heard = opened(qtbot, stage)
    page.questions.none.click()
    page.personal.form.dumbbells.setText("0")
    page.personal.ready.click()
    form = page.personal.form
    assert "not 0 kg" in form.refusals[form.dumbbells].text()
    assert heard == []
    page.personal.form.dumbbells.setText("")
    page.personal.ready.click()
    assert heard == ["done"]


def test_without_a_tick_one_cannot_continue(qtbot: QtBot, stage: Stage) -> None:
    page, _ = opened(qtbot, stage)
    assert page.questions.go_on.isHidden()
    assert not page.questions.none.isHidden()
    page.questions.ticks["heart"].toggle()
    assert not page.questions.go_on.isHidden()
    assert page.questions.none.isHidden()  # the two answers never stand side by side
    page.questions.ticks["heart"].toggle()
    assert page.questions.go_on.isHidden()
    assert not page.questions.none.isHidden()
    page.questions.go_on.click()
    assert "Tick what is true" in page.questions.notice.text
    assert stage.profile.answers is None


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_without_looking_confirms_nothing(qtbot: QtBot, stage: Stage, key: Qt.Key) -> None:
    page, heard = opened(qtbot, stage)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.begin()
    first = page.questions.ticks["back"]
    assert page.focusWidget() is first
    for _ in range(3):
        QTest.keyClick(page.focusWidget(), key)
    assert stage.profile.answers is None
    assert heard == []
    for tick in list(page.questions.ticks.values())[1:]:
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        assert page.focusWidget() is tick
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    assert page.focusWidget() is page.questions.none


def test_a_yes_is_kept_and_asks_for_a_professional(qtbot: QtBot, stage: Stage) -> None:
    page, heard = opened(qtbot, stage)
    page.questions.ticks["heart"].toggle()
    page.questions.go_on.click()
    assert stage.profile.answers == Readiness(stage.today, frozenset({"heart"}))
    assert page.sheet is page.ask_first
    page.ask_first.later.click()
    assert heard == ["done"]
    page.ask_first.confirm.click()
    assert stage.profile.answers.professional
    assert not page.personal.isHidden()


def test_asked_again_there_are_the_questions_alone(qtbot: QtBot, stage: Stage) -> None:
    stage.profile.answers = Readiness(stage.today - timedelta(days=400))
    day = stage.today - timedelta(days=399)
    stage.training.past = [ExerciseResult("w", day, "superman", "", None, 8, 1, (8,))]
    page, heard = opened(qtbot, stage)
    assert page.sheet is page.questions
    page.questions.none.click()
    assert heard == ["done"]


def test_after_the_professional_the_personal_form_comes_too(qtbot: QtBot, stage: Stage) -> None:
    stage.profile.answers = Readiness(stage.today, frozenset({"heart"}))
    page, _ = opened(qtbot, stage)
    assert page.sheet is page.ask_first
    page.ask_first.confirm.click()
    assert page.in_form


@pytest.mark.parametrize("size", [(500, 300), (1920, 1080)])
def test_a_statement_of_one_line_stands_beside_the_middle_of_its_switch(
    qtbot: QtBot, stage: Stage, size: tuple[int, int]
) -> None:
    page, _ = opened(qtbot, stage)
    page.resize(*size)
    page.show()
    QApplication.processEvents()
    for tick in page.findChildren(WrappedSwitch):
        (words,) = tick.findChildren(QLabel)
        assert words.height() >= tick.switch.height()


def test_the_lists_are_one_press_away(qtbot: QtBot, stage: Stage) -> None:
    page, heard = opened(qtbot, stage)
    page.questions.lists.click()
    assert heard == ["lists"]
