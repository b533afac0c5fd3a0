"""A history in memory for the pages: the same protocol, nothing behind it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from spinecoach.core.ports import DayDone, Preferences

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from spinecoach.core.logbook import LoggedWorkout


class PastForTests:
    """Is a `Past` and the `Settings` beside it."""

    def __init__(self, workouts: Sequence[LoggedWorkout]) -> None:
        self.kept = {workout.id: workout for workout in workouts}
        self.preferences = Preferences()
        self.trouble = ""

    def get(self) -> Preferences:
        return self.preferences

    def change(self, **changes: Any) -> Preferences:  # noqa: ANN401
        self.preferences = replace(self.preferences, **changes)
        return self.preferences

    def days(self, since: date) -> list[DayDone]:
        return [
            DayDone(w.day, w.planned_sets, w.done_sets, w.target_days, w.excused)
            for w in sorted(self.kept.values(), key=lambda w: w.began)
            if w.day >= since
        ]

    def first_day(self) -> date | None:
        return min((w.day for w in self.kept.values()), default=None)
