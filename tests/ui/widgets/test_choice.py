"""A choice among few."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from spinecoach.ui.style.reading import ONE_OF_MANY
from spinecoach.ui.widgets.choice import Choice
from tests.ui.reader import Role

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.reader import Reader

PACES = {"Slow": 0.75, "Steady": 1.0, "Brisk": 1.25}


def test_a_pressed_button_emits_its_value(qtbot: QtBot) -> None:
    choice = Choice("Pace", PACES)
    qtbot.addWidget(choice)
    choice.show_value(1.0)
    with qtbot.waitSignal(choice.chosen) as told:
        choice.buttons[1.25].click()
    assert told.args == [1.25]
    assert choice.value == 1.25
    assert not choice.buttons[1.0].isChecked()


def test_a_value_that_no_button_has_presses_none(qtbot: QtBot) -> None:
    choice = Choice("Pace", PACES)
    qtbot.addWidget(choice)
    choice.show_value(1.0)
    choice.show_value(1.1)
    assert choice.value is None


def test_showing_a_value_emits_nothing(qtbot: QtBot) -> None:
    choice = Choice("Pace", PACES)
    qtbot.addWidget(choice)
    with qtbot.assertNotEmitted(choice.chosen):
        choice.show_value(0.75)


def test_a_screen_reader_reads_a_named_group_of_one_of_many(qtbot: QtBot, reader: Reader) -> None:
    choice = Choice("Pace", PACES)
    qtbot.addWidget(choice)
    choice.show_value(0.75)
    group = reader.read(choice)
    assert (group.role.name, group.name) == (ONE_OF_MANY, "Pace")
    slow, steady = (reader.read(choice.buttons[pace]) for pace in (0.75, 1.0))
    assert (slow.role, slow.name, slow.checked) == (Role.RadioButton, "Slow", True)
    assert (steady.name, steady.checked) == ("Steady", False)


def test_tab_stops_at_the_pressed_button_only(qtbot: QtBot) -> None:
    choice = Choice("Pace", {"Slow": 1, "Steady": 2, "Brisk": 3})
    qtbot.addWidget(choice)

    def stops() -> list[object]:
        tab = Qt.FocusPolicy.TabFocus
        return [value for value, button in choice.buttons.items() if button.focusPolicy() & tab]

    choice.show_value(2)
    assert stops() == [2]
    choice.buttons[3].click()
    assert stops() == [3]
    choice.show_value(None)
    assert stops() == [1]
