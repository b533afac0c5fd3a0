"""Before a workout: each step has its sheet, and each button and key is an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from spinecoach.core.coaching.pain_lines import PainLine
from spinecoach.core.coaching.starter import TABLE, StartStep
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.workout.commands import Command, Number
from spinecoach.ui.pages.before import BeforePage, CommandSheet

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

PAIN = Phrases().pain


@pytest.fixture
def page(qtbot: QtBot) -> BeforePage:
    page = BeforePage(Phrases())
    qtbot.addWidget(page)
    page.show()
    page.show_step(StartStep.PAIN)
    page.begin()
    return page


@pytest.fixture
def answers(page: BeforePage) -> list[object]:
    """Everything that the page answered, in its order."""
    given: list[object] = []
    page.wanted.connect(given.append)
    return given


def test_the_screen_asks_in_the_words_of_the_voice(page: BeforePage) -> None:
    words = [label.text() for label in page.asking.findChildren(QLabel)]
    asked = PAIN.question_and_how(PAIN.hurts_before(), PAIN.press_a_number())
    assert {PAIN.hurts_before(), PAIN.press_a_number()} <= {*words}
    assert asked == PAIN.aloud(PainLine.BEFORE)


def test_in_a_large_window_the_numbers_are_in_its_middle(qtbot: QtBot, page: BeforePage) -> None:
    scale = page.asking.scale
    page.resize(1920, 1080)

    def middle() -> float:
        return scale.mapTo(page, scale.rect().center()).y() / page.height()

    qtbot.waitUntil(lambda: 0.35 < middle() < 0.65)


def test_a_number_is_shown_and_answers_with_enter(page: BeforePage, answers: list[object]) -> None:
    QTest.keyClick(page, Qt.Key.Key_4)
    assert answers == []
    assert page.asking.scale.chosen == 4
    QTest.keyClick(page, Qt.Key.Key_Return)
    assert answers == [Number(4)]


@pytest.mark.parametrize("first", [Qt.Key.Key_1, Qt.Key.Key_0])
def test_ten_is_one_and_zero_or_two_zeros(
    page: BeforePage, answers: list[object], first: Qt.Key
) -> None:
    for key in (first, Qt.Key.Key_0, Qt.Key.Key_Return):
        QTest.keyClick(page, key)
    assert answers == [Number(10)]


def test_escape_takes_the_number_back_and_then_leaves(
    page: BeforePage, answers: list[object]
) -> None:
    for key in (Qt.Key.Key_4, Qt.Key.Key_Escape):
        QTest.keyClick(page, key)
    assert (page.asking.scale.chosen, answers) == (None, [])
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert answers == [Command.CANCEL]


def test_the_question_may_be_passed_over(page: BeforePage, answers: list[object]) -> None:
    page.asking.skip.click()
    assert answers == [Command.CONFIRM]


@pytest.mark.parametrize(
    "step", [StartStep.PAUSE, StartStep.EASE, StartStep.TOO_MUCH, StartStep.LINES]
)
def test_the_buttons_of_a_step_are_what_is_possible_at_it(
    page: BeforePage, answers: list[object], step: StartStep
) -> None:
    page.show_step(step, 4)
    sheet = page.sheet
    assert isinstance(sheet, CommandSheet)
    for button in sheet.commands:
        button.click()
    assert set(answers) == {command for at, command in TABLE if at is step}


@pytest.mark.parametrize("step", [StartStep.EASE, StartStep.TOO_MUCH])
def test_the_number_that_was_given_can_be_changed(page: BeforePage, step: StartStep) -> None:
    page.show_step(step, 7)
    sheet = page.sheet
    assert isinstance(sheet, CommandSheet)
    assert "7" in sheet.change.text()


def test_a_question_that_comes_back_has_forgotten_its_number(page: BeforePage) -> None:
    QTest.keyClick(page, Qt.Key.Key_4)
    page.show_step(StartStep.EASE, 4)
    page.show_step(StartStep.PAIN, 4)
    assert page.asking.scale.chosen is None


def test_while_the_voice_is_prepared_one_enter_too_many_does_nothing(
    page: BeforePage, answers: list[object]
) -> None:
    page.show_step(StartStep.LINES)
    page.waiting.show_progress(3, 10)
    page.begin()
    QTest.keyClick(page.focusWidget() or page, Qt.Key.Key_Return)
    assert answers == []
    assert (page.waiting.bar.value(), page.waiting.bar.maximum()) == (3, 10)
