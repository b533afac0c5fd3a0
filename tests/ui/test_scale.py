"""Eleven numbers, each one key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from spinecoach.core.pain import PAIN_WORDS
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
