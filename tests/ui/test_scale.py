"""Eleven numbers, each one key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from spinecoach.core.coaching.pain import PAIN_WORDS
from spinecoach.ui.widgets.scale import SECOND_ZERO_MS, Scale

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def scale(qtbot: QtBot) -> Scale:
    made = Scale("Pain", PAIN_WORDS)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def answers(scale: Scale) -> list[int]:
    given: list[int] = []
    scale.answered.connect(given.append)
    return given


@pytest.mark.parametrize("number", range(1, 10))
def test_a_number_answers_at_once(scale: Scale, answers: list[int], number: int) -> None:
    assert scale.press(Qt.Key.Key_0 + number)
    assert answers == [number]


def test_zero_waits_a_moment_for_its_second(qtbot: QtBot, scale: Scale, answers: list[int]) -> None:
    assert scale.press(Qt.Key.Key_0)
    assert answers == []
    qtbot.waitUntil(lambda: answers == [0], timeout=5 * SECOND_ZERO_MS)


def test_zero_twice_is_ten(scale: Scale, answers: list[int]) -> None:
    scale.press(Qt.Key.Key_0)
    scale.press(Qt.Key.Key_0)
    assert answers == [10]


def test_another_number_takes_the_place_of_a_zero(scale: Scale, answers: list[int]) -> None:
    scale.press(Qt.Key.Key_0)
    scale.press(Qt.Key.Key_4)
    assert answers == [4]
    assert not scale._zero.isActive()


def test_other_keys_are_left_alone(scale: Scale, answers: list[int]) -> None:
    assert not scale.press(Qt.Key.Key_A)
    assert not scale.press(Qt.Key.Key_Escape)
    assert answers == []


def test_every_number_is_a_button_with_its_word(scale: Scale, answers: list[int]) -> None:
    assert [button.text() for button in scale.buttons] == [str(n) for n in range(11)]
    assert scale.buttons[10].accessibleName() == "Pain: 10 the worst"
    scale.buttons[10].click()
    assert answers == [10]


def test_it_is_one_stop_of_the_keyboard_and_enter_alone_answers_nothing(
    qtbot: QtBot, scale: Scale, answers: list[int]
) -> None:
    scale.take_keys()
    scale.show()
    scale.activateWindow()
    qtbot.waitUntil(scale.isActiveWindow)
    scale.setFocus()
    QTest.keyClick(scale, Qt.Key.Key_Return)
    assert answers == []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(scale.focusWidget(), key)
    assert scale.focusWidget() is scale.buttons[1]
    QTest.keyClick(scale.buttons[1], Qt.Key.Key_Return)
    assert answers == [1]
    QTest.keyClick(scale.buttons[1], Qt.Key.Key_7)
    assert answers == [1, 7]


@pytest.mark.parametrize("width", [500, 700, 1400])
def test_no_word_is_cut_however_little_room_there_is(scale: Scale, width: int) -> None:
    scale.resize(width, 200)
    scale.show()
    for words in scale._words:
        for part in words.text().split():
            assert words.fontMetrics().horizontalAdvance(part) <= words.width() + 1
    assert scale.buttons[10].geometry().right() <= width
