"""Keep which day was reminded of, and until when the reminder is put off.

The window and `spinecoach remind` share it, so nobody is reminded twice. If the file is damaged or
cannot be written, the worst is one reminder too many, so nothing is said about it. All times are
those of the clock on the wall, as the chosen time of the reminder is.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from spinecoach.adapters.files.json_file import JsonFile
from spinecoach.core.coaching.reminders import ReminderState

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FILE_NAME = "reminder.json"


class JsonReminderMemory:
    """Implements `core.coaching.ports.ReminderMemory` by a small file in the data folder."""

    def __init__(self, folder: Path, now: Callable[[], datetime] = datetime.now) -> None:
        self._file = JsonFile(folder / FILE_NAME, now)

    def get(self) -> ReminderState:
        """Return what is known; nothing if there is no file, or one that means nothing."""
        kept = self._file.read()
        try:
            reminded, snoozed = kept.get("reminded"), kept.get("snoozed")
            return ReminderState(
                date.fromisoformat(reminded) if reminded else None,
                datetime.fromisoformat(snoozed).replace(tzinfo=None) if snoozed else None,
            )
        except (TypeError, ValueError):
            return ReminderState()

    def keep(self, state: ReminderState) -> None:
        """Keep it for the next look, whoever looks."""
        self._file.write(
            {
                "reminded": state.reminded.isoformat() if state.reminded else None,
                "snoozed": state.snoozed.isoformat() if state.snoozed else None,
            }
        )
