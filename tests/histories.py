"""Histories for the tests: workouts performed by the real session, and years made from a seed."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.record.logbook import Ending, LoggedSet, LoggedWorkout
from spinecoach.core.workout.cues import Hush, Say, Sound
from spinecoach.core.workout.events import Event
from spinecoach.core.workout.session import Session
from spinecoach.core.workout.timeline import BlockKind, Timeline, build_timeline, plan_exercise
from tests.core.scenes import DOSE, ROW, exercise

if TYPE_CHECKING:
    from collections.abc import Callable

    from spinecoach.core.workout.cues import Record
    from spinecoach.core.workout.ports import Journal

SCHEMA_5 = Path(__file__).parent / "fixtures" / "schema-5"
"""A data folder with a history as schema 5 wrote it."""

HERE = timezone(timedelta(hours=1))
SUNDAY = datetime(2026, 11, 22, 18, 0, tzinfo=HERE)


class WallClock:
    """A clock that stands still until it is moved."""

    def __init__(self, at: datetime = SUNDAY) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def forward(self, **span: float) -> None:
        self.at += timedelta(**span)


def timeline() -> Timeline:
    """Two exercises, two sets of eight reps each."""
    return build_timeline(
        [plan_exercise(exercise("superman")), plan_exercise(exercise("row", ROW, DOSE))], Phrases()
    )


def works(made: Timeline) -> list[int]:
    """The indices of the blocks in which reps are done."""
    return [n for n, block in enumerate(made.blocks) if block.kind is BlockKind.WORK]


def perform(
    journal: Journal,
    made: Timeline,
    clock: WallClock,
    until: Callable[[Record], bool] = lambda _record: False,
) -> None:
    """Play the workout and record it, until `until` returns True for a record."""
    session = Session(made, Phrases())
    began = clock.at
    cues = session.handle(Event.START, 0.0).cues
    while True:
        for cue in cues:
            if isinstance(cue, (Say, Sound, Hush)):
                continue
            journal.record(cue)
            if until(cue):
                return
        deadline = session.next_deadline()
        if deadline is None:
            return
        clock.at = began + timedelta(seconds=deadline)
        cues = session.handle(Event.WAKE, deadline).cues


EXERCISES = (("pullover", "Dumbbell pullover"), ("superman", "Superman"))
MORE = (("shoulder-squeezes", "Shoulder squeezes"), ("bent-over-row", "Bent-over row"))


def years(weeks: int, seed: int = 7, until: datetime = SUNDAY) -> list[LoggedWorkout]:
    """Make so many weeks of a plausible life that end at `until`; the same seed, the same life.

    About five workouts a week of twelve sets each: some stopped early, some weeks
    empty, weights that rise slowly, pain and effort now and then.
    """
    chance = random.Random(seed)
    monday = (until - timedelta(days=until.weekday())).replace(hour=7, minute=0, second=0)
    made = []
    for week in range(weeks):
        start = monday - timedelta(weeks=weeks - 1 - week)
        wanted = chance.choices((0, 1, 2, 4, 5, 6, 7), (2, 2, 3, 9, 45, 37, 2))[0]
        for day in sorted(chance.sample(range(7), wanted)):
            began = start + timedelta(days=day, minutes=chance.randrange(0, 700))
            if began <= until:
                made.append(_workout(chance, began, week / max(weeks, 52)))
    return made


def _workout(chance: random.Random, began: datetime, progress: float) -> LoggedWorkout:
    stopped = chance.random() < 0.02
    sets = []
    for position in range(chance.randrange(2, 10) if stopped else 12):
        exercise_id, title = (EXERCISES + MORE)[position // 3]
        target = 12 if exercise_id == "superman" else 10
        weight = None if exercise_id == "superman" else round(2 + 6 * progress) / 2 + 1
        sets.append(
            LoggedSet(
                id=_uuid(chance),
                exercise=exercise_id,
                title=title,
                number=position % 3 + 1,
                reps=max(1, target - chance.choice((0, 0, 0, 0, 0, 1, 2, 7))),
                target_reps=target,
                weight_kg=weight,
                began=began + timedelta(seconds=150 * position),
            )
        )
    felt = chance.random() < 0.6
    return LoggedWorkout(
        id=_uuid(chance),
        title="Strong spine",
        began=began,
        ended=began + timedelta(seconds=150 * len(sets)),
        planned_sets=12,
        sets=tuple(sets),
        ending=Ending.STOPPED if stopped else Ending.COMPLETE,
        target_days=3,
        pain_before=chance.choice((0, 0, 1, 2, 3)) if felt else None,
        pain_after=chance.choice((0, 0, 1, 2)) if felt else None,
        effort=chance.choice((2, 3, 3, 4, 4, 5, 6)) if felt else None,
    )


def _uuid(chance: random.Random) -> str:
    return str(UUID(int=chance.getrandbits(128), version=4))


def with_plank(workout: LoggedWorkout) -> LoggedWorkout:
    """Add two sets of another program that count no reps: a plank in seconds, a walk in metres."""
    plank = LoggedSet(f"{workout.id}-p", "plank", "Plank", 1, 0, 0, seconds=60.0)
    walk = LoggedSet(f"{workout.id}-w", "walk", "Walk", 1, 0, 0, distance_m=2500.0)
    return replace(workout, sets=(*workout.sets, plank, walk))
