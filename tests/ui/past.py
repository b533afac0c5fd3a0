"""A history in memory for the pages, behind the same protocol."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from spinecoach.core.preferences import Preferences
from spinecoach.core.record.logbook import DayDone, ExerciseDay, FeltDay, LoggedSet, LoggedWorkout

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime


class PastForTests:
    """Implements `HistoryReader`, `Corrections` and `Settings`."""

    def __init__(self, workouts: Sequence[LoggedWorkout]) -> None:
        self.kept = {workout.id: workout for workout in workouts}
        self.deleted: dict[str, LoggedWorkout] = {}
        self.reasons: dict[date, str] = {}
        self.preferences = Preferences()
        self.trouble: Any = None

    def get(self) -> Preferences:
        return self.preferences

    def change(self, **changes: Any) -> Preferences:  # noqa: ANN401
        self.preferences = self.preferences._replace(**changes)
        return self.preferences

    def days(self, since: date) -> list[DayDone]:
        done = {
            w.day: DayDone(w.day, w.planned_sets, w.done_sets, w.target_days, w.excused)
            for w in self._all()
        }
        for day in self.reasons:
            done[day] = replace(done.get(day, DayDone(day, 0, 0)), excused=True)
        return [done[day] for day in sorted(done) if day >= since]

    @property
    def corrections(self) -> PastForTests:
        return self

    def workouts(self, since: date, until: date) -> list[LoggedWorkout]:
        found = [w for w in self.kept.values() if since <= w.day <= until]
        return sorted(found, key=lambda w: w.began)

    def exercises(self) -> list[tuple[str, str]]:
        return list(dict.fromkeys((s.exercise, s.title) for w in self._all() for s in w.sets))

    def exercise_days(self, exercise: str, since: date) -> list[ExerciseDay]:
        found = []
        for workout in self._all():
            sets = [item for item in workout.sets if item.exercise == exercise]
            if sets and workout.day >= since:
                weights = [item.weight_kg for item in sets if item.weight_kg is not None]
                volume = sum(item.reps * (item.weight_kg or 0) for item in sets)
                reps = sum(item.reps for item in sets)
                seconds = sum(item.seconds or 0.0 for item in sets)
                metres = sum(item.distance_m or 0.0 for item in sets)
                heaviest = max(weights, default=None)
                found.append(ExerciseDay(workout.day, reps, heaviest, volume, seconds, metres))
        return found

    def felt_days(self, since: date) -> list[FeltDay]:
        return [
            FeltDay(w.day, w.pain_before, w.pain_after, w.effort)
            for w in self._all()
            if w.day >= since and (w.pain_before, w.pain_after, w.effort) != (None, None, None)
        ]

    def workout(self, own: str) -> LoggedWorkout | None:
        return self.kept.get(own)

    def write_down(
        self,
        began: datetime,
        title: str,
        sets: Sequence[tuple[str, int, float | None]],
        note: str = "",
    ) -> None:
        done = tuple(
            LoggedSet(f"new-{n}", name, name, n, reps, reps, weight_kg=weight)
            for n, (name, reps, weight) in enumerate(sets)
        )
        workout = LoggedWorkout("new", title, began, None, len(done), done, note=note)
        self.kept[workout.id] = workout

    # -- corrections -------------------------------------------------------------

    def change_workout(self, workout: str, **changes: Any) -> None:  # noqa: ANN401
        self.kept[workout] = replace(self.kept[workout], changed=True, **changes)

    def change_set(self, workout: str, item: str, **changes: Any) -> None:  # noqa: ANN401
        sets = tuple(
            replace(found, changed=True, **changes) if found.id == item else found
            for found in self.kept[workout].sets
        )
        self.kept[workout] = replace(self.kept[workout], changed=True, sets=sets)

    def move(self, workout: str, day: date) -> None:
        began = self.kept[workout].began.replace(year=day.year, month=day.month, day=day.day)
        self.kept[workout] = replace(self.kept[workout], changed=True, began=began)

    def delete(self, workout: str) -> None:
        self.deleted[workout] = self.kept.pop(workout)

    def undelete(self, workout: str) -> None:
        self.kept[workout] = self.deleted.pop(workout)

    def originals(self, workout: str) -> dict[tuple[str, str], str | None]:
        return {("", "note"): ""} if self.kept[workout].changed else {}

    def excuse(self, day: date, reason: str) -> None:
        self.reasons.pop(day, None)
        if reason:
            self.reasons[day] = reason

    def excused(self) -> dict[date, str]:
        return self.reasons

    def _all(self) -> list[LoggedWorkout]:
        return sorted(self.kept.values(), key=lambda w: w.began)

    def first_day(self) -> date | None:
        return min((w.day for w in self.kept.values()), default=None)
