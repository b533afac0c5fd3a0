"""The outline of a field: soft, and in the accent of the theme while it has the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from spinecoach.ui.widgets.field import Field

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize("focus", [False, True])
def test_the_outline_shows_where_one_types(qtbot: QtBot, *, focus: bool) -> None:
    field = Field("Superman")
    qtbot.addWidget(field)
    field.resize(200, 40)
    field.hasFocus = lambda: focus  # type: ignore[method-assign]
    image = field.grab().toImage()
    middle = image.height() // 2
    edge = [image.pixelColor(x, middle) for x in range(4)]
    role = QPalette.ColorRole.Accent if focus else QPalette.ColorRole.Dark
    wanted = field.palette().color(role)
    assert min(abs(one.hslHue() - wanted.hslHue()) for one in edge) <= 3
    assert len(set(map(str, edge))) > 1


def test_a_field_inside_a_sheet_has_the_ground_of_the_sheet(qtbot: QtBot) -> None:
    field = Field("Superman", inset=6)
    qtbot.addWidget(field)
    assert field.text() == "Superman"
    assert field.textMargins().left() == field.textMargins().right() == 6
    assert field.palette().color(QPalette.ColorRole.Base).alpha() == 0


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
def test_tab_selects_the_text_only_after_the_focus_has_come(qtbot: QtBot, key: Qt.Key) -> None:
    page, fields = QWidget(), [Field("Superman"), Field("Bird dog")]
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    for field in fields:
        column.addWidget(field)
    page.show()
    page.activateWindow()
    fields[0].setFocus()
    qtbot.waitUntil(fields[0].hasFocus)
    heard: list[str] = []
    fields[1].selectionChanged.connect(lambda: heard.append("selected"))
    with qtbot.waitSignal(fields[1].selectionChanged):
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(told := lambda *_: heard.append("focus"))
        QTest.keyClick(fields[0], key)
    application.focusChanged.disconnect(told)
    assert heard == ["focus", "selected"]
    assert fields[1].selectedText() == "Bird dog"
