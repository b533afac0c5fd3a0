"""Before a workout: one number tells whether to go on, to go gently, or not today."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from spinecoach.ui.pages.before import BeforePage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Heard:
    """Everything that the page raised, in its order."""

    def __init__(self, page: BeforePage) -> None:
        self.all: list[object] = []
        page.ready.connect(lambda number: self.all.append(("ready", number)))
        page.not_today.connect(lambda: self.all.append("not today"))
        page.stopped.connect(lambda: self.all.append("stopped"))


@pytest.fixture
def page(qtbot: QtBot) -> BeforePage:
    page = BeforePage()
    qtbot.addWidget(page)
    page.show()
    page.ask(pause=False)
    page.begin()
    return page


@pytest.fixture
def heard(page: BeforePage) -> Heard:
    return Heard(page)


@pytest.mark.parametrize("number", [1, 2])
def test_a_little_leads_straight_on(page: BeforePage, heard: Heard, number: int) -> None:
    QTest.keyClick(page, Qt.Key(Qt.Key.Key_0 + number))
    QTest.keyClick(page, Qt.Key.Key_Return)
    assert heard.all == [("ready", number)]


@pytest.mark.parametrize("number", [3, 4, 5])
def test_some_pain_offers_the_gentle_workout_and_keeps_the_number(
    page: BeforePage, heard: Heard, number: int
) -> None:
    QTest.keyClick(page, Qt.Key(Qt.Key.Key_0 + number))
    QTest.keyClick(page, Qt.Key.Key_Return)
    assert page.sheet is page.easing
    assert heard.all == []
    page.easing.go_on.click()
    assert heard.all == [("ready", number)]


@pytest.mark.parametrize("number", [6, 9])
def test_much_pain_ends_it_before_it_begins(page: BeforePage, heard: Heard, number: int) -> None:
    QTest.keyClick(page, Qt.Key(Qt.Key.Key_0 + number))
    QTest.keyClick(page, Qt.Key.Key_Return)
    assert page.sheet is page.stopping
    assert heard.all == ["stopped"]
    page.stopping.later.click()
    assert heard.all == ["stopped", "not today"]


def test_two_noughts_are_ten(page: BeforePage, heard: Heard) -> None:
    for key in (Qt.Key.Key_0, Qt.Key.Key_0, Qt.Key.Key_Return):
        QTest.keyClick(page, key)
    assert heard.all == ["stopped"]


def test_the_question_may_be_passed_over(page: BeforePage, heard: Heard) -> None:
    page.asking.skip.click()
    assert heard.all == [("ready", None)]


def test_after_two_workouts_that_hurt_a_break_comes_first(page: BeforePage, heard: Heard) -> None:
    page.ask(pause=True)
    assert page.pausing.isVisible()
    QTest.keyClick(page, Qt.Key.Key_1)  # no answer yet to what was not asked
    assert heard.all == []
    page.pausing.go_on.click()
    assert page.asking.isVisible()
    page.ask(pause=True)
    page.pausing.later.click()
    assert heard.all == ["not today"]


def test_escape_is_not_today_and_a_nought_before_it_is_forgotten(
    page: BeforePage, heard: Heard
) -> None:
    QTest.keyClick(page, Qt.Key.Key_0)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert heard.all == ["not today"]
    assert page.asking.scale.chosen is None
