"""A quiet reminder on one's days: a notification of the desktop, where it has a tray.

Looks once a minute, and only while a time is chosen. It tells once, may be put
off for half an hour, and says nothing any more when the workout is done.
Reminds while the program is open; one's own calendar reminds otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from spinecoach.core.coaching.reminders import TITLE, WORDS, Reminding

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QWidget

    from spinecoach.ui.services import Services

LOOK_MS = 60_000
"""How often it looks whether it is time."""


class Reminder(QObject):
    """Reminds by `tell`; `wanted` is raised when the person wants to begin.

    `now` gives the local time. `tell` shows a title and a sentence; by default
    it is the tray's.
    """

    wanted = Signal()

    def __init__(
        self,
        services: Services,
        now: Callable[[], datetime],
        icon: QIcon,
        parent: QWidget,
        tell: Callable[[str, str], None] | None = None,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._now = now
        self._icon = icon
        self._own = tell
        self._state = Reminding()
        self._tray: QSystemTrayIcon | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self.refresh()

    def refresh(self) -> None:
        """Begin or stop looking: the time may have been chosen or taken back."""
        if self._services.settings.get().reminder:
            self._timer.start()
        else:
            self._timer.stop()
            self._put_away()

    def look(self) -> None:
        """Remind if it is time."""
        at = self._services.settings.get().reminder
        now = self._now()
        wanted = bool(at) and self._services.care.week().wanted_today
        if self._state.due(now, at, wanted=wanted):
            self._state = self._state.tell(now)
            timeline = self._services.timeline()
            minutes = round(timeline.seconds / 60) if timeline else 0
            self._tell(TITLE, WORDS.format(minutes))
        elif not wanted:
            self._put_away()

    def snooze(self) -> None:
        """Remind again in half an hour."""
        self._state = self._state.snooze(self._now())
        self._put_away()

    def _tell(self, title: str, words: str) -> None:
        if self._own is not None:
            self._own(title, words)
        elif QSystemTrayIcon.isSystemTrayAvailable():
            self._show_in_tray(title, words)

    def _show_in_tray(self, title: str, words: str) -> None:
        if self._tray is None:
            self._tray = tray = QSystemTrayIcon(self._icon, self)
            menu = QMenu()
            menu.addAction("Begin").triggered.connect(self.wanted)
            menu.addAction("In half an hour").triggered.connect(self.snooze)
            menu.addAction("Not today").triggered.connect(self._put_away)
            tray.setContextMenu(menu)
            tray.messageClicked.connect(self.wanted)
            tray.activated.connect(self.wanted)
            self._menu = menu
        self._tray.setToolTip(words)
        self._tray.show()
        self._tray.showMessage(title, words, self._icon)

    def _put_away(self) -> None:
        if self._tray is not None:
            self._tray.hide()
