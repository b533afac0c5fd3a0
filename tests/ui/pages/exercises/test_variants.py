"""The choice of a variant: all are visible and grouped; by mouse, keyboard or screen reader."""

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


def choice_of(qtbot: QtBot, exercise: Exercise) -> tuple[VariantChoice, list[str]]:
    """Return the choice, and a list of what it emits."""
    choice = VariantChoice(exercise, Phrases())
    qtbot.addWidget(choice)
    heard: list[str] = []
    choice.chosen.connect(lambda variant: heard.append(variant.id if variant else ""))
    return choice, heard


@pytest.mark.parametrize("exercise", EXERCISES.values(), ids=EXERCISES)
def test_every_variant_is_visible_the_easier_above_the_exercise_itself(
    qtbot: QtBot, exercise: Exercise
) -> None:
    choice, heard = choice_of(qtbot, exercise)
    easier = [each.id for each in exercise.variants if each.level is Level.EASIER]
    harder = [each.id for each in exercise.variants if each.level is Level.HARDER]
    assert list(choice.buttons) == [*easier, "", *harder]
    assert [line.text() for line in choice.findChildren(QLabel)] == ["Easier", "Harder"]
    for button in choice.buttons.values():
        button.click()
    assert heard == list(choice.buttons)


def test_one_variant_is_selected_and_at_first_the_exercise_itself(qtbot: QtBot) -> None:
    choice, _ = choice_of(qtbot, SUPERMAN)
    chosen = [name for name, button in choice.buttons.items() if button.isChecked()]
    assert chosen == [""]
    choice.buttons["legs-only"].click()
    chosen = [name for name, button in choice.buttons.items() if button.isChecked()]
    assert chosen == ["legs-only"]


def test_the_arrow_keys_go_from_variant_to_variant(qtbot: QtBot) -> None:
    choice, heard = choice_of(qtbot, SUPERMAN)
    with qtbot.waitExposed(choice):
        choice.show()
    itself = choice.buttons[""]
    itself.setFocus()
    QTest.keyClick(itself, Qt.Key.Key_Down)
    harder = next(each.id for each in SUPERMAN.variants if each.level is Level.HARDER)
    assert choice.buttons[harder].isChecked()
    assert heard == [harder]


def test_a_variant_has_its_level_and_its_reason_for_a_screen_reader(qtbot: QtBot) -> None:
    choice, _ = choice_of(qtbot, SUPERMAN)
    assert choice.accessibleName() == "Ways to do it"
    button = choice.buttons["legs-only"]
    assert button.accessibleName() == "Easier: Legs only"
    assert button.accessibleDescription() == SUPERMAN.variant("legs-only").why
    assert button.toolTip() == SUPERMAN.variant("legs-only").why


def test_the_variant_of_the_routine_is_marked_for_the_eye_and_the_ear(qtbot: QtBot) -> None:
    choice, _ = choice_of(qtbot, SUPERMAN)

    def marked() -> list[tuple[str, str]]:
        buttons = choice.buttons.values()
        return [(one.text(), one.accessibleName()) for one in buttons if "✓" in one.text()]

    assert marked() == []
    choice.mark("legs-only")
    assert marked() == [("Legs only ✓", "Easier: Legs only, in your routine")]
    choice.mark("")
    assert marked() == [("Standard ✓", "Standard, in your routine")]
    choice.mark(None)
    assert marked() == []
