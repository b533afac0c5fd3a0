"""The window that asks who trains, before there is another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.ui.window import who_window
from spinecoach.ui.window.full_screen import FullScreen
from spinecoach.ui.window.who_window import WhoWindow
from tests.ui.family import BEN, family

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot


def opened(qtbot: QtBot, shape: str = "") -> WhoWindow:
    window = WhoWindow(family(last=BEN.own), Phrases(), shape)
    qtbot.addWidget(window)
    window.show()
    return window


def test_it_closes_as_soon_as_somebody_is_chosen(qtbot: QtBot) -> None:
    window = opened(qtbot)
    assert window.windowIcon().availableSizes()
    QTest.keyClick(window.page, Qt.Key.Key_2)
    assert window.person == BEN
    assert not window.isVisible()


def test_closed_without_a_choice_it_names_nobody(qtbot: QtBot) -> None:
    window = opened(qtbot)
    window.close()
    assert window.person is None


def test_it_has_the_size_of_the_last_window(qtbot: QtBot) -> None:
    before = opened(qtbot)
    before.resize(777, 555)
    after = opened(qtbot, FullScreen(before).shape)
    assert after.size() == before.size()


def test_it_comes_to_the_front_when_a_second_copy_asks(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened(qtbot)
    raised: list[object] = []
    monkeypatch.setattr(who_window, "come_forward", raised.append)  # this platform cannot
    window.come_forward()
    assert raised == [window]
