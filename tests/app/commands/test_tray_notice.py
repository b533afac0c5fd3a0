"""The reminder in a tray: what its menu answers, and a desktop without one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QSystemTrayIcon

from spinecoach.adapters.system.desktop_notice import NoNoticeError
from spinecoach.app.commands.tray_notice import TrayNotice
from spinecoach.core.phrases.phrases import Phrases

pytestmark = [
    pytest.mark.usefixtures("qapp"),
    # What Qt's platform without a screen says of a tray, which it does not have.
    pytest.mark.qt_log_ignore("systemTrayWindowChanged", "No Icon set"),
]


@pytest.fixture
def notice() -> TrayNotice:
    return TrayNotice("Time", "About 12 minutes.", Phrases(), "begin", "later")


@pytest.mark.parametrize(("entry", "answer"), [(0, "begin"), (1, "later"), (2, "")])
def test_the_menu_answers(
    notice: TrayNotice, monkeypatch: pytest.MonkeyPatch, entry: int, answer: str
) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    notice.show()
    assert notice._tray._tray.isVisible()
    assert notice.wait(0.001) is None
    QTimer.singleShot(0, notice._tray._menu.actions()[entry].trigger)
    assert notice.wait(20.0) == answer
    assert notice.wait(20.0) == answer
    notice.close()
    assert not notice._tray._tray.isVisible()


def test_a_desktop_without_a_tray_says_so(
    notice: TrayNotice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: False)
    with pytest.raises(NoNoticeError):
        notice.show()
