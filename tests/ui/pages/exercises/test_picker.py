"""An exercise is chosen from a list or a drop-down, which always agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.ui.pages.exercises.picker import ExercisePicker
from tests.ui.figure.pictures import ROW, SQUEEZES, SUPERMAN

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from spinecoach.core.exercise.exercise import Exercise


class Chosen(QWidget):
    """A picker on a widget, and all that it emits."""

    def __init__(self, qtbot: QtBot) -> None:
        super().__init__()
        qtbot.addWidget(self)
        self.picker = ExercisePicker(Phrases(), self)
        column = QVBoxLayout(self)
        for form in (self.picker.list, self.picker.drop):
            column.addWidget(form)
        self.heard: list[Exercise] = []
        self.picker.chosen.connect(self.heard.append)
        self.picker.show_exercises([SUPERMAN, ROW], [SQUEEZES])


def test_the_movements_of_the_warm_up_have_a_heading_of_their_own(qtbot: QtBot) -> None:
    chosen = Chosen(qtbot)
    picker = chosen.picker
    titles = [one.title for one in (SUPERMAN, ROW, SQUEEZES)]
    assert [button.text() for button in picker.buttons] == titles
    assert [picker.drop.itemText(at) for at in range(picker.drop.count())] == titles
    assert [line.text() for line in picker.list.findChildren(QLabel)] == ["Warm-up"]


def test_both_forms_show_what_is_selected_and_say_nothing_of_it(qtbot: QtBot) -> None:
    chosen = Chosen(qtbot)
    chosen.picker.select(ROW)
    assert chosen.picker.selected.text() == chosen.picker.drop.currentText() == ROW.title
    assert chosen.heard == []


def test_what_the_person_chooses_is_told_by_either(qtbot: QtBot) -> None:
    chosen = Chosen(qtbot)
    chosen.picker.buttons[2].click()
    chosen.picker.drop.setCurrentIndex(1)
    assert chosen.heard == [SQUEEZES, ROW]


def test_the_arrow_keys_go_down_the_list(qtbot: QtBot) -> None:
    chosen = Chosen(qtbot)
    with qtbot.waitExposed(chosen):
        chosen.show()
    chosen.picker.select(SUPERMAN)
    chosen.picker.selected.setFocus()
    QTest.keyClick(chosen.picker.selected, Qt.Key.Key_Down)
    assert chosen.heard == [ROW]
