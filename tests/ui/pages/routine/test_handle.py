"""The handle of a card is seen, and shows when it is held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from spinecoach.ui.pages.routine.handle import Handle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_it_has_six_dots(qtbot: QtBot) -> None:
    handle = Handle("Drag")
    qtbot.addWidget(handle)
    handle.resize(handle.sizeHint())
    image = handle.grab().toImage()
    ground = image.pixelColor(0, 0)
    x, y = handle.width() // 2, handle.height() // 2
    dots = [(x + across, y + down) for across in (-4, 4) for down in (-8, 0, 8)]
    assert all(image.pixelColor(*dot) != ground for dot in dots)


def test_it_is_held_as_long_as_it_is_pressed(qtbot: QtBot) -> None:
    handle = Handle("Drag")
    qtbot.addWidget(handle)
    assert handle.cursor().shape() is Qt.CursorShape.OpenHandCursor
    QTest.mousePress(handle, Qt.MouseButton.LeftButton)
    assert handle.cursor().shape() is Qt.CursorShape.ClosedHandCursor
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton)
    assert handle.cursor().shape() is Qt.CursorShape.OpenHandCursor
