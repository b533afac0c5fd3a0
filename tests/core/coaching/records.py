"""A history in memory, as far as a workout needs it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from spinecoach.core.record.logbook import (
    Ending,
    LoggedSet,
    LoggedWorkout,
    PlannedEntry,
    Unfinished,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spinecoach.core.record.logbook import DayDone
    from spinecoach.core.trouble import Trouble
    from spinecoach.core.workout.cues import Record
    from spinecoach.core.workout.timeline import Timeline


@dataclass
class OpenRecord:
    """The journal of one workout."""

    id: str
    timeline: Timeline
    records: list[Record] = field(default_factory=list)
    practice: bool = False

    def record(self, record: Record) -> None:
        self.records.append(record)


@dataclass
class WorkoutRecords:
    """Begins workouts, and holds one that was cut off."""

    trouble: Trouble | None = None
    left: Unfinished | None = None
    begun: list[OpenRecord] = field(default_factory=list)
    kept: list[Unfinished] = field(default_factory=list)
    discarded: list[Unfinished] = field(default_factory=list)

    def begin(
        self, timeline: Timeline, *, target_days: int = 3, practice: bool = False
    ) -> OpenRecord:
        del target_days
        self.begun.append(OpenRecord("new", timeline, practice=practice))
        return self.begun[-1]

    def resume(self, unfinished: Unfinished, timeline: Timeline) -> OpenRecord:
        self.begun.append(OpenRecord(unfinished.workout.id, timeline))
        return self.begun[-1]

    def unfinished(self) -> Unfinished | None:
        return self.left

    def keep(self, unfinished: Unfinished) -> None:
        self.kept.append(unfinished)

    def discard(self, unfinished: Unfinished) -> None:
        self.discarded.append(unfinished)

    def days(self, since: date) -> Sequence[DayDone]:
        del since
        return ()

    def first_day(self) -> date | None:
        return None

    def close(self) -> None:
        """Nothing to close."""


def cut_off(reps: int = 8, **said: object) -> Unfinished:
    """Return a workout of two exercises that was cut off in the first set of the first."""
    sets = (LoggedSet("s", "superman", "Superman", 1, reps, 8),) if reps else ()
    workout = LoggedWorkout(
        id="old",
        title="Mine",
        began=datetime(2026, 11, 15, 18, tzinfo=UTC),
        ended=None,
        planned_sets=4,
        sets=sets,
        ending=Ending.OPEN,
        **said,  # type: ignore[arg-type]
    )
    plan = (
        PlannedEntry("superman", "Superman", "", 2, 9, 60.0),
        PlannedEntry("bent-over-row", "Bent-over row", "", 2, 9, 60.0),
    )
    return Unfinished(workout, plan, 1.25)
