"""The choice of a way: all in sight, grouped, by mouse, by keyboard and by ear."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from spinecoach.core.exercise.exercise import Level
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.ui.pages.exercises.variants import VariantChoice
from tests.ui.figure.pictures import EXERCISES, SUPERMAN

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from spinecoach.core.exercise.exercise import Exercise


def ways_of(qtbot: QtBot, exercise: Exercise) -> tuple[VariantChoice, list[str]]:
    """The ways, and where what was chosen is heard."""
    ways = VariantChoice(exercise, Phrases())
    qtbot.addWidget(ways)
    heard: list[str] = []
    ways.chosen.connect(lambda variant: heard.append(variant.id if variant else ""))
    return ways, heard


@pytest.mark.parametrize("exercise", EXERCISES.values(), ids=EXERCISES)
def test_every_variant_is_in_sight_below_its_level(qtbot: QtBot, exercise: Exercise) -> None:
    ways, heard = ways_of(qtbot, exercise)
    easier = [each.id for each in exercise.variants if each.level is Level.EASIER]
    harder = [each.id for each in exercise.variants if each.level is Level.HARDER]
    assert list(ways.buttons) == ["", *easier, *harder]
    assert [line.text() for line in ways.findChildren(QLabel)] == ["Easier", "Harder"]
    for button in ways.buttons.values():
        button.click()
    assert heard == list(ways.buttons)


def test_one_way_is_chosen_and_at_first_the_exercise_as_it_stands(qtbot: QtBot) -> None:
    ways, _ = ways_of(qtbot, SUPERMAN)
    chosen = [name for name, button in ways.buttons.items() if button.isChecked()]
    assert chosen == [""]
    ways.buttons["legs-only"].click()
    chosen = [name for name, button in ways.buttons.items() if button.isChecked()]
    assert chosen == ["legs-only"]


def test_the_arrow_keys_go_from_way_to_way(qtbot: QtBot) -> None:
    ways, heard = ways_of(qtbot, SUPERMAN)
    with qtbot.waitExposed(ways):
        ways.show()
    first, second, *_ = ways.buttons.values()
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert second.isChecked()
    assert heard == [SUPERMAN.variants[0].id]


def test_a_screen_reader_hears_the_level_and_the_reason(qtbot: QtBot) -> None:
    ways, _ = ways_of(qtbot, SUPERMAN)
    assert ways.accessibleName() == "Ways to do it"
    button = ways.buttons["legs-only"]
    assert button.accessibleName() == "Easier: Legs only"
    assert button.accessibleDescription() == SUPERMAN.variant("legs-only").why
    assert button.toolTip() == SUPERMAN.variant("legs-only").why
