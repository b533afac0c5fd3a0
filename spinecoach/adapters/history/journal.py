"""Write the running workout: each record is one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from spinecoach.adapters.history.rows import (
    ADD_PLAN,
    ADD_SET,
    ADD_WORKOUT,
    NO_WORKOUT,
    SetRow,
    offset,
    utc,
    written_extra,
)
from spinecoach.core.record.logbook import NO_EXTRA, Ending, Origin
from spinecoach.core.workout.cues import (
    RepDone,
    SetBegan,
    SetEnded,
    TimelineChanged,
    WorkoutBegan,
    WorkoutEnded,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from spinecoach.adapters.history.held import Statement
    from spinecoach.adapters.history.writer import Store
    from spinecoach.core.workout.cues import Record
    from spinecoach.core.workout.timeline import Planned, Timeline


COUNT = "UPDATE sets SET reps = ?, ended_utc = ? WHERE (workout, block, attempt) = (?, ?, ?)"
TIME = "UPDATE sets SET seconds = ?, extra = ? WHERE (workout, block, attempt) = (?, ?, ?)"
NO_PLAN = "DELETE FROM plans WHERE workout = ?"
END = """
UPDATE workouts SET ending = ?, ended_utc = ?, ended_offset = ?, revision = revision + 1
 WHERE id = ?
"""


class WorkoutJournal:
    """Writes one running workout (`core.workout.ports.Journal`)."""

    def __init__(
        self,
        store: Store,
        now: Callable[[], datetime],
        timeline: Timeline,
        workout: str,
        *,
        target_days: int = 0,
        practice: bool = False,
        wait: float | None = None,
    ) -> None:
        self.id = workout
        self._store = store
        self._now = now
        self._timeline = timeline
        self._target_days = target_days
        self._practice = practice
        self._wait = wait
        self._begun = False
        self._position = 0
        self._attempts: Mapping[int, int] = {}
        self._times: dict[tuple[int, int], list[float | None]] = {}

    def go_on_after(self, sets: int, attempts: Mapping[int, int]) -> None:
        """Continue a workout that already has `sets` sets, and so many attempts for each block."""
        self._begun = True
        self._position = sets
        self._attempts = attempts

    def record(self, record: Record) -> None:
        """Write one record. Never raises: `History.trouble` says what went wrong."""
        now = self._now()
        match record:
            case WorkoutBegan():
                self._begin(now)
            case SetBegan(block, attempt):
                self._begin(now)
                self._begin_set(block, attempt, now)
            case RepDone(block, attempt, rep, seconds):
                self._count(block, attempt, rep, None, *self._time(block, attempt, rep, seconds))
            case SetEnded(block, attempt, reps, _):
                self._count(block, attempt, reps, now)
            case TimelineChanged(timeline):
                self._begin(now)
                self._timeline = timeline
                self._write((NO_PLAN, (self.id,)), *self._plan())
            case WorkoutEnded(complete):
                self._begin(now)
                self._end(now, Ending.COMPLETE if complete else Ending.STOPPED)

    def _write(self, *statements: Statement) -> None:
        self._store.write(*statements, wait=self._wait)

    def _begin(self, now: datetime) -> None:
        if self._begun:
            return
        self._begun = True
        timeline = self._timeline
        workout = {
            "id": self.id,
            "title": timeline.title,
            "began_utc": utc(now),
            "began_offset": offset(now),
            "day": now.date().isoformat(),
            "ending": Ending.OPEN,
            "origin": Origin.COACHED,
            "pace": timeline.pace,
            "target_days": self._target_days,
            "planned_sets": 0 if self._practice else timeline.planned_sets,
        }
        self._write((ADD_WORKOUT, {**NO_WORKOUT, **workout}), *self._plan())

    def _plan(self) -> list[Statement]:
        """Return the statements for the plan, from which a cut-off workout is continued."""
        return [
            (
                ADD_PLAN,
                {
                    "workout": self.id,
                    "position": position,
                    "exercise": planned.exercise.id,
                    "title": planned.title,
                    "variant": _variant(planned),
                    "sets": planned.sets,
                    "reps": planned.reps,
                    "rest": planned.rest,
                    "weight_kg": planned.weight_kg,
                    "pace": planned.pace,
                },
            )
            for position, planned in enumerate(self._timeline.plan)
        ]

    def _begin_set(self, block: int, attempt: int, now: datetime) -> None:
        work = self._timeline.blocks[block]
        if work.planned is None:
            return
        self._position += 1
        row = SetRow(
            id=str(uuid4()),
            workout=self.id,
            position=self._position,
            block=block,
            attempt=attempt + self._attempts.get(block, 0),
            exercise=work.planned.exercise.id,
            title=work.planned.title,
            variant=_variant(work.planned),
            number=work.set_number,
            target_reps=work.reps,
            reps=0,
            weight_kg=work.planned.weight_kg,
            began_utc=utc(now),
        )
        self._write((ADD_SET, row))

    def _count(
        self, block: int, attempt: int, reps: int, ended: datetime | None, *also: Statement
    ) -> None:
        row = self._row(block, attempt)
        self._write((COUNT, (reps, utc(ended) if ended else None, *row)), *also)

    def _time(self, block: int, attempt: int, rep: int, seconds: float | None) -> list[Statement]:
        """Return the statement that stores how long the reps took that the person ended.

        The time of the whole set is stored only if the clock ended none of them.
        """
        times = self._times.setdefault((block, attempt), [])
        times += [None] * (rep - len(times))
        times[rep - 1] = seconds
        if not any(times):
            return []
        known = [one for one in times if one]
        whole = round(sum(known), 2) if len(known) == len(times) else None
        told = written_extra(NO_EXTRA, tuple(one and round(one, 1) for one in times))
        return [(TIME, (whole, told, *self._row(block, attempt)))]

    def _row(self, block: int, attempt: int) -> tuple[str, int, int]:
        return self.id, block, attempt + self._attempts.get(block, 0)

    def _end(self, now: datetime, ending: Ending) -> None:
        ended = (END, (ending, utc(now), offset(now), self.id))
        self._store.write(ended, wait=self._wait, settle=True)


def _variant(planned: Planned) -> str:
    return planned.variant.id if planned.variant else ""
