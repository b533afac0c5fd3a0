"""The list of keys covers the page, says what each key does, and gives the focus back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.workout.window_keymap import WindowCommand
from spinecoach.ui.window.keys_panel import KeysPanel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_it_covers_the_page_until_it_is_closed(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    page = QWidget()
    row = QHBoxLayout(window)
    row.addWidget(page)
    field = QLineEdit(page)
    panel = KeysPanel(page, Phrases())
    window.resize(900, 600)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    field.setFocus()
    for close in (panel.close_it.click, lambda: QTest.keyClick(panel, Qt.Key.Key_Escape)):
        panel.toggle()
        assert panel.size() == page.size()
        assert window.focusWidget() is panel.close_it
        close()
        assert panel.isHidden()
        assert window.focusWidget() is field


def test_it_covers_the_page_when_that_grows(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(500, 300)
    page.show()
    panel = KeysPanel(page, Phrases())
    panel.toggle()
    page.resize(900, 600)
    assert panel.size() == page.size()


def test_it_lists_every_command_of_the_window(qtbot: QtBot) -> None:
    over = QWidget()
    qtbot.addWidget(over)
    listed = dict(KeysPanel(over, Phrases()).listed)
    its = Phrases().window
    assert {its.does(command) for command in WindowCommand} <= {*listed.values()}
    assert listed["Ctrl+1"] == "Today"
    assert listed["F1"] == "these keys"


@pytest.mark.parametrize("width", [500, 1240])
def test_what_a_key_does_is_never_cut(qtbot: QtBot, width: int) -> None:
    over = QWidget()
    qtbot.addWidget(over)
    over.resize(width, 700)
    over.show()
    panel = KeysPanel(over, Phrases())
    panel.toggle()
    for words in panel.findChildren(QLabel):
        assert words.height() >= words.heightForWidth(words.width()), words.text()
