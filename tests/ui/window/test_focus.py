"""The keyboard after a press: whatever a button does, the focus stays on something that is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog

from spinecoach.ui.window.main_window import MainWindow
from spinecoach.ui.window.tabs import Tab
from tests.ui.every_page import PAGES, busy
from tests.ui.in_front import in_front

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    for asks in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, asks, lambda *_: (str(tmp_path / "file"), ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: True)
    with in_front(MainWindow(busy()), qtbot) as window:
        yield window


def buttons_of(window: MainWindow) -> list[QAbstractButton]:
    """What Tab stops at and Space presses on the open page."""
    return [
        button
        for button in window.open_page.findChildren(QAbstractButton)
        if button.isVisible()
        and button.isEnabled()
        and button.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def settle() -> None:
    for _ in range(3):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.parametrize("page", PAGES)
def test_whatever_a_button_does_the_focus_is_seen_on_its_page(
    opened: MainWindow, page: str
) -> None:
    lost = []
    PAGES[page](opened)
    settle()
    number = 0
    while number < len(buttons_of(opened)):
        button = buttons_of(opened)[number]
        name = button.text() or button.accessibleName()
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
        settle()
        if opened.renewal is not None:  # all was brought in from elsewhere: another window opens
            break
        found = opened.focusWidget()
        if found is None or not found.isVisible() or not opened.open_page.isAncestorOf(found):
            lost.append(name)
        PAGES[page](opened)
        settle()
        number += 1
    assert number or page == Tab.STOP
    assert lost == []
