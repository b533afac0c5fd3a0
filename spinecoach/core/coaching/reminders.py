"""When to remind: on a person's days, at their time, once, and never after the workout.

Only where a time was chosen. A snooze comes back once after half an hour. Where
the clock is set back, a day that was told is told again: that is a day later.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

SNOOZE = timedelta(minutes=30)

TITLE = "Time for your spine"
WORDS = "Today is one of your days: about {} minutes."


@dataclass(frozen=True, slots=True)
class Reminding:
    """What was told today, and until when it was put off."""

    told: date | None = None
    snoozed: datetime | None = None

    def due(self, now: datetime, at: str, *, wanted: bool) -> bool:
        """Whether to remind now; `at` is a time such as "07:30" ("" = never).

        `wanted` is whether today's workout is planned and not done yet.
        """
        if not at or not wanted:
            return False
        if self.snoozed is not None and self.snoozed.date() == now.date():
            return now >= self.snoozed
        return self.told != now.date() and now.time() >= time.fromisoformat(at)

    def tell(self, now: datetime) -> Reminding:
        """After it was told."""
        return Reminding(told=now.date())

    def snooze(self, now: datetime) -> Reminding:
        """Put off for half an hour; what would come after midnight is left to the next day."""
        later = now + SNOOZE
        return Reminding(now.date(), later if later.date() == now.date() else None)
