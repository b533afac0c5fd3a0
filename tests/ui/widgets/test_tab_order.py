"""Tab goes in the order that one sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from spinecoach.ui.widgets.tab_order import follow_layout

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_what_is_built_late_but_stands_first_has_the_first_tab(qtbot: QtBot) -> None:
    page, box = QWidget(), QWidget()
    column, row = QVBoxLayout(page), QHBoxLayout()
    column.addLayout(row)
    column.addWidget(QLabel("Plan"))
    column.addWidget(box)
    column.addStretch(1)
    inside = QVBoxLayout(box)
    last, second, first = (QPushButton(name) for name in ("last", "second", "first"))
    inside.addWidget(last)
    row.addWidget(first)
    row.addWidget(second)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    follow_layout(column)
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    met = []
    for _ in range(3):
        at = page.focusWidget()
        assert isinstance(at, QPushButton)
        met.append(at.text())
        QTest.keyClick(at, Qt.Key.Key_Tab)
    assert met == ["first", "second", "last"]
