"""The button: pressed by mouse, Space or Enter; its state is visible without colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from spinecoach.ui.widgets.button import Button, ButtonKind

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot


def picture(button: Button) -> QImage:
    return button.grab().toImage()


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_keys_press_the_button(qtbot: QtBot, key: Qt.Key) -> None:
    button = Button("Start", ButtonKind.PRIMARY)
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)


def test_a_key_that_is_held_down_presses_once(qtbot: QtBot) -> None:
    button = Button("Start")
    qtbot.addWidget(button)
    presses = []
    button.clicked.connect(lambda: presses.append(1))
    QTest.keyPress(button, Qt.Key.Key_Return)
    QTest.keyRelease(button, Qt.Key.Key_Return)
    assert len(presses) == 1


def test_a_button_never_cuts_its_text(qtbot: QtBot) -> None:
    button = Button("As the exercise says", ButtonKind.CHOICE)
    qtbot.addWidget(button)
    needed = button.fontMetrics().horizontalAdvance(button.text())
    assert button.minimumSizeHint().width() > needed


@pytest.mark.parametrize("kind", list(ButtonKind))
def test_the_focus_is_visible(qtbot: QtBot, kind: ButtonKind) -> None:
    button = Button("Go", kind)
    qtbot.addWidget(button)
    button.show()
    button.clearFocus()
    without = picture(button)
    qtbot.waitExposed(button)
    button.activateWindow()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    assert picture(button) != without


@pytest.mark.parametrize("kind", [ButtonKind.CHOICE, ButtonKind.TAB])
def test_a_selected_button_looks_different(qtbot: QtBot, kind: ButtonKind) -> None:
    button = Button("Go", kind)
    qtbot.addWidget(button)
    before = picture(button)
    button.setChecked(True)
    assert picture(button) != before


def test_a_pressed_button_looks_different(qtbot: QtBot) -> None:
    button = Button("Go", ButtonKind.PRIMARY)
    qtbot.addWidget(button)
    before = picture(button)
    button.setDown(True)
    assert picture(button) != before


def test_an_ampersand_is_shown_and_is_no_shortcut(qtbot: QtBot) -> None:
    button = Button("Tom & Jerry")
    qtbot.addWidget(button)
    assert button.text() == "Tom & Jerry"
    assert button.shortcut().isEmpty()
    button.setText("&Squat")
    assert button.text() == "&Squat"
    assert button.shortcut().isEmpty()
