"""The reminder in the tray: a click, its menu, and a desktop that has none."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.ui.window.reminder_tray import ReminderTray

pytestmark = [
    pytest.mark.usefixtures("qapp"),
    # What Qt's platform without a screen says of a tray, which it does not have.
    pytest.mark.qt_log_ignore("systemTrayWindowChanged", "No Icon set"),
]


def test_its_menu_and_a_click_tell_what_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    tray, told = ReminderTray(QIcon(), Phrases().week), list[str]()
    tray.begun.connect(lambda: told.append("begin"))
    tray.put_off.connect(lambda: told.append("later"))
    tray.put_away.connect(lambda: told.append("away"))
    assert tray.remind("Time", "About 12 minutes.")
    assert tray._tray.toolTip() == "About 12 minutes."
    tray._tray.messageClicked.emit()
    for action in tray._menu.actions():
        action.trigger()
    assert told == ["begin", "begin", "later", "away"]
    assert not tray._tray.isVisible()


def test_a_desktop_without_a_tray_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: False)
    tray = ReminderTray(QIcon(), Phrases().week)
    assert not tray.remind("Time", "About 12 minutes.")
    assert not tray._tray.isVisible()
