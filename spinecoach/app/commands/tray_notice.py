"""The reminder of `spinecoach remind` in the tray, on systems without a session bus.

Written for macOS and Windows, and not tried there by us. Qt is loaded only if there is something to
remind of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from spinecoach import assets
from spinecoach.adapters.system.desktop_notice import NoNoticeError
from spinecoach.ui.window.reminder_tray import ReminderTray

if TYPE_CHECKING:
    from spinecoach.core.phrases.phrases import Phrases


class TrayNotice:
    """One reminder from `show` to `close`, as a `DesktopNotice` is.

    `begin` and `later` are the answers of its menu.
    """

    def __init__(self, title: str, words: str, phrases: Phrases, begin: str, later: str) -> None:
        self._application = QApplication.instance() or QApplication(["spinecoach"])
        self._said = (title, words)
        icon = QIcon(str(assets.icon("spinecoach").with_suffix(".png")))
        self._tray = ReminderTray(icon, phrases.week)
        self._loop = QEventLoop()
        self._answer: str | None = None
        self._tray.begun.connect(lambda: self._take(begin))
        self._tray.put_off.connect(lambda: self._take(later))
        self._tray.put_away.connect(lambda: self._take(""))

    def _take(self, answer: str) -> None:
        self._answer = answer
        self._loop.quit()

    def show(self) -> None:
        """Show it; raise `NoNoticeError` if the desktop has no tray."""
        if not self._tray.remind(*self._said):
            raise NoNoticeError

    def wait(self, seconds: float) -> str | None:
        """Wait for an answer; return it, "" if it was put away, None if nothing happened yet."""
        timer = QTimer()
        timer.setSingleShot(True)
        timer.timeout.connect(self._loop.quit)
        timer.start(round(seconds * 1000))
        if self._answer is None:
            self._loop.exec()
        timer.stop()
        return self._answer

    def close(self) -> None:
        """Take it away."""
        self._tray.hide()
