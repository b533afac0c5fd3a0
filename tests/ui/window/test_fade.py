"""From page to page: a short fade that holds nobody up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QVariantAnimation
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from spinecoach.ui.style.motion import let_move
from spinecoach.ui.window.fade import FADE_MS, Fade
from spinecoach.ui.window.main_window import MainWindow
from spinecoach.ui.window.tabs import Tab
from tests.ui.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot


pytestmark = pytest.mark.usefixtures("moving")


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    page.resize(300, 200)
    button = QPushButton("Start", page)
    button.setGeometry(50, 50, 150, 80)
    qtbot.addWidget(page)
    page.show()
    return page


def test_the_page_fades_in_within_150_milliseconds(
    page: QWidget,
) -> None:
    whole = page.grab().toImage()
    fade = Fade(page)
    fade.begin()

    def seen(milliseconds: int) -> QImage:
        fade.moving.setCurrentTime(milliseconds)
        return page.grab().toImage()

    ground = page.palette().window().color()
    assert seen(0).pixelColor(100, 52) == ground
    assert seen(FADE_MS // 3) not in (whole, seen(0))
    assert seen(FADE_MS) == whole
    assert FADE_MS <= 150
    assert fade.isHidden()
    assert fade.moving.state() is QVariantAnimation.State.Stopped


def test_a_press_goes_through_it(page: QWidget) -> None:
    fade = Fade(page)
    fade.begin()
    button = page.findChildren(QPushButton)[0]
    assert page.childAt(100, 90) is button
    fade.moving.stop()


def test_with_less_motion_there_is_none(page: QWidget) -> None:
    let_move(moves=False)
    fade = Fade(page)
    fade.begin()
    assert fade.isHidden()


def test_if_nothing_is_on_show_nothing_fades(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    fade = Fade(page)
    fade.begin()
    assert fade.moving.state() is QVariantAnimation.State.Stopped


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow(Stage(sets=1))
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.first_painted):
        window.resize(1024, 640)
        window.show()
    window.activateWindow()
    yield window
    window._stack._fade.moving.stop()
    window.close()


def test_a_key_in_mid_fade_works_at_once(window: MainWindow) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(window, Qt.Key.Key_5, control)
    assert window._stack._fade.isVisible()
    QTest.keyClick(window, Qt.Key.Key_3, control)
    assert window._nav.tab is Tab.PROGRESS
    QTest.keyClick(window.open_page, Qt.Key.Key_Escape)
    assert window.open_page is window.today
    window._stack._fade.moving.setCurrentTime(FADE_MS)
    assert window._stack._fade.isHidden()


def test_the_page_that_is_open_does_not_fade_again(window: MainWindow) -> None:
    window.go(Tab.TODAY)
    assert window._stack._fade.isHidden()
