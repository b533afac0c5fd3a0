"""A reminder in the tray of the desktop, with a menu: begin, in half an hour, not today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

    from spinecoach.core.phrases.week import WeekPhrases


class ReminderTray(QObject):
    """Shows reminders; `begun`, `put_off` and `put_away` tell what the person answered."""

    begun = Signal()
    put_off = Signal()
    put_away = Signal()

    def __init__(self, icon: QIcon, phrases: WeekPhrases, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._tray = QSystemTrayIcon(icon, self)
        self._menu = QMenu()
        self._menu.addAction(phrases.begin()).triggered.connect(self.begun)
        self._menu.addAction(phrases.snooze()).triggered.connect(self.put_off)
        self._menu.addAction(phrases.not_today()).triggered.connect(self.put_away)
        self.put_away.connect(self.hide)
        self._tray.setContextMenu(self._menu)
        self._tray.messageClicked.connect(self.begun)
        self._tray.activated.connect(self.begun)

    def remind(self, title: str, words: str) -> bool:
        """Show a reminder; return False if the desktop has no tray."""
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return False
        self._tray.setToolTip(words)
        self._tray.show()
        self._tray.showMessage(title, words, self._icon)
        return True

    def hide(self) -> None:
        """Take the icon away."""
        self._tray.hide()
