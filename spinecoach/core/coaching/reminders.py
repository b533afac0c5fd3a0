"""When to remind: on the person's days, at their time, once, and never after the workout.

This holds only if a time was chosen. A snoozed reminder comes back once, after half an hour. If the
clock is set back to an earlier day, that day is reminded of again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

SNOOZE = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class ReminderState:
    """The day of the latest reminder, and until when it is snoozed."""

    reminded: date | None = None
    snoozed: datetime | None = None

    def due(self, now: datetime, at: str, *, wanted: bool) -> bool:
        """Whether to remind now; `at` is a time such as "07:30" ("" = never).

        `wanted` is whether a workout is planned for today and not done yet.
        """
        if not at or not wanted:
            return False
        if self.snoozed is not None and self.snoozed.date() == now.date():
            return now >= self.snoozed
        return self.reminded != now.date() and now.time() >= time.fromisoformat(at)

    def after_reminding(self, now: datetime) -> ReminderState:
        """Return the state after a reminder was shown."""
        return ReminderState(reminded=now.date())

    def snooze(self, now: datetime) -> ReminderState:
        """Return the state snoozed for half an hour, but not beyond midnight."""
        later = now + SNOOZE
        return ReminderState(now.date(), later if later.date() == now.date() else None)
