"""A sheet: its headline, its line, and the button that Enter presses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from spinecoach.ui.widgets.button import Button
from spinecoach.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize("note", ["", "You can change this later."])
def test_a_sheet_says_what_it_is_about_and_enter_presses_its_first_button(
    qtbot: QtBot, note: str
) -> None:
    sheet = Sheet("Before you start", "Three questions.")
    buttons = Button("Go on"), Button("Not now")
    sheet.finish(*buttons, note=note)
    qtbot.addWidget(sheet)
    sheet.show()
    assert sheet.accessibleName() == "Before you start"
    shown = [each.text() for each in sheet.findChildren(QLabel)]
    assert shown == ["Before you start", "Three questions.", *([note] if note else [])]
    sheet.activateWindow()
    sheet.setFocus()
    with qtbot.waitSignal(buttons[0].clicked):
        QTest.keyClick(sheet.focusWidget() or sheet, Qt.Key.Key_Return)
