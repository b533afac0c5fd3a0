"""A row of keys: it waits for one key at a time, and keeps it from everything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.ui.pages.settings.key_row import KeyRow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Desk:
    """Two rows in a window; what the first one wants is written down."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        column = QVBoxLayout(self.window)
        self.row = KeyRow("Next part", Phrases())
        self.other = KeyRow("Stop", Phrases())
        column.addWidget(self.row)
        column.addWidget(self.other)
        self.pressed: list[str] = []
        self.removed: list[str] = []
        self.waits: list[bool] = []
        self.row.pressed.connect(self.pressed.append)
        self.row.remove_wanted.connect(self.removed.append)
        self.row.waits.connect(self.waits.append)
        qtbot.addWidget(self.window)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()
        self.row.add.setFocus()


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot)


def test_the_key_after_the_button_is_the_one(desk: Desk) -> None:
    QTest.keyClick(desk.row.add, Qt.Key.Key_F13)
    assert desk.pressed == []
    desk.row.add.click()
    assert desk.row.add.text() == "Press the button now (Esc: none)"
    QTest.keyClick(desk.row.add, Qt.Key.Key_F13)
    QTest.keyClick(desk.row.add, Qt.Key.Key_F14)
    assert desk.pressed == ["f13"]
    assert desk.row.add.text() == "Add a key"
    assert desk.waits == [True, False]


@pytest.mark.parametrize("begins", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_the_key_that_pressed_the_button_is_not_taken_for_the_one(
    desk: Desk, begins: Qt.Key
) -> None:
    add = desk.row.add
    QTest.keyClick(add, begins)
    assert add.isChecked()
    held = QKeyEvent(QEvent.Type.KeyPress, begins, Qt.KeyboardModifier.NoModifier, "", autorep=True)
    QApplication.sendEvent(add, held)
    assert desk.pressed == []
    QTest.keyClick(add, Qt.Key.Key_Space)
    assert desk.pressed == ["space"]
    assert not add.isChecked()


def test_while_it_waits_no_shortcut_has_the_key_and_tab_leads_nowhere(desk: Desk) -> None:
    add = desk.row.add
    for waits in (False, True):
        add.setChecked(waits)
        override = QKeyEvent(
            QEvent.Type.ShortcutOverride, Qt.Key.Key_F11, Qt.KeyboardModifier.NoModifier
        )
        override.ignore()
        QApplication.sendEvent(add, override)
        assert override.isAccepted() is waits
    QTest.keyClick(add, Qt.Key.Key_Shift)
    assert add.isChecked()  # the key that comes with it is the one
    QTest.keyClick(add, Qt.Key.Key_Tab)
    assert desk.pressed == ["tab"]
    assert add.hasFocus()


def test_esc_a_second_click_and_the_loss_of_the_keyboard_end_the_wait(desk: Desk) -> None:
    add = desk.row.add
    add.click()
    QTest.keyClick(add, Qt.Key.Key_Escape)
    assert not add.isChecked()
    add.click()
    add.click()
    assert not add.isChecked()
    add.click()
    desk.other.add.setFocus()
    assert not add.isChecked()
    add.setFocus()
    add.click()
    desk.window.hide()
    assert not add.isChecked()
    assert desk.pressed == []
    assert desk.waits == 4 * [True, False]


def test_each_key_has_a_button_and_one_that_stays_shows_no_cross(desk: Desk) -> None:
    row = desk.row
    row.show_keys({"f13": True, "q": False})
    cross = "\N{MULTIPLICATION SIGN}"
    assert [button.text() for button in row.keys.values()] == [f"F13 {cross}", "Q"]
    assert row.keys["f13"].accessibleName() == "Take F13 away from “Next part”"
    row.keys["f13"].click()
    assert desk.removed == ["f13"]
    assert row.none.isHidden()
    row.show_keys({})
    assert not row.none.isHidden()


def test_a_question_waits_for_one_of_its_two_answers(desk: Desk) -> None:
    row, agreed = desk.row, []
    row.ask("Use it here?", lambda: agreed.append(True))
    assert row.keep.hasFocus()
    assert row.replace.accessibleDescription() == "Use it here?"
    row.replace.click()
    assert agreed == [True]
    row.keep.click()
    assert row.replace.isHidden()
    assert row.words.isHidden()
    assert row.add.hasFocus()
