"""The parts of a row stand side by side, or one below the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from spinecoach.ui.widgets.beside import put_beside

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_what_is_not_beside_is_below_and_comes_back(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    row, first, second = QHBoxLayout(page), QLabel("one"), QLabel("two")
    row.addWidget(first)
    row.addWidget(second)
    for beside in (False, True):
        put_beside(row, beside=beside)
        row.setGeometry(QRect(0, 0, 300, 200))
        assert (second.x() > first.x(), second.y() > first.y()) == (beside, not beside)
