"""The grid of all forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spinecoach.ui.widgets.button import Button
from spinecoach.ui.widgets.form import WHOLE, Form

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_controls_of_several_forms_are_aligned(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    buttons = [Button("Change"), Button("Restore"), Button("Save"), Button("Try it")]
    one, other = Form(), Form()
    one.add("Days", buttons[0])
    one.add("", buttons[1])
    row = QHBoxLayout()
    row.addWidget(buttons[2])
    other.add("Safety questions", row)
    other.add("", buttons[3], WHOLE)
    column.addLayout(one)
    column.addLayout(other)
    page.resize(600, 300)
    page.show()
    assert len({button.x() for button in buttons}) == 1
    assert buttons[3].width() > buttons[1].width()
