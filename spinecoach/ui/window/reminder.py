"""Reminds on the person's days by a desktop notification, if the desktop has a tray.

Checks once a minute, and only while a time is chosen. It reminds once, can be snoozed for half an
hour, and does not remind after the workout. Where the desktop has no tray nothing was shown and
nothing is remembered, so that `spinecoach remind` reminds, which needs none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from spinecoach.core.workout.minutes import whole_minutes
from spinecoach.ui.window.reminder_tray import ReminderTray

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QWidget

    from spinecoach.ui.services import Services

LOOK_MS = 60_000
"""Milliseconds between two checks of the time."""


class Reminder(QObject):
    """Reminds of a workout; `wanted` is emitted when the person wants to begin.

    `now` returns the local time. `notify` shows a title and a sentence, by default in the tray, and
    returns whether it could.
    """

    wanted = Signal()

    def __init__(
        self,
        services: Services,
        now: Callable[[], datetime],
        icon: QIcon,
        parent: QWidget,
        notify: Callable[[str, str], bool] | None = None,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._now = now
        self._icon = icon
        self._notify = notify or self._show_in_tray
        self._phrases = services.phrases.week
        self._memory = services.reminder_memory
        self._tray: ReminderTray | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self.refresh()

    def refresh(self) -> None:
        """Start or stop checking, because the time may have been chosen or removed."""
        if self._services.settings.get().reminder:
            self._timer.start()
        else:
            self._timer.stop()
            self._hide_tray()

    def look(self) -> None:
        """Remind if it is time."""
        at = self._services.settings.get().reminder
        now = self._now()
        wanted = bool(at) and self._services.coach.week(self._services.first_weekday()).wanted_today
        state = self._memory.get()
        if state.due(now, at, wanted=wanted):
            timeline = self._services.workouts.estimate()
            minutes = whole_minutes(timeline.seconds) if timeline else 1
            if self._notify(self._phrases.reminder(), self._phrases.reminder_text(minutes)):
                self._memory.keep(state.after_reminding(now))
        elif not wanted:
            self._hide_tray()

    def snooze(self) -> None:
        """Remind again in half an hour."""
        self._memory.keep(self._memory.get().snooze(self._now()))
        self._hide_tray()

    def _show_in_tray(self, title: str, words: str) -> bool:
        if self._tray is None:
            self._tray = ReminderTray(self._icon, self._phrases, self)
            self._tray.begun.connect(self.wanted)
            self._tray.put_off.connect(self.snooze)
        return self._tray.remind(title, words)

    def _hide_tray(self) -> None:
        if self._tray is not None:
            self._tray.hide()
