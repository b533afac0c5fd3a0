"""Histories for the tests: workouts performed by the real session, and years made from a seed."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

from spinecoach.core.cues import Hush, Say, Sound
from spinecoach.core.events import Event
from spinecoach.core.routine import BlockKind, Routine, build_routine, plan_exercise
from spinecoach.core.session import Session
from tests.core.scenes import DOSE, ROW, exercise

if TYPE_CHECKING:
    from collections.abc import Callable

    from spinecoach.core.cues import Record
    from spinecoach.core.ports import Journal

HERE = timezone(timedelta(hours=1))
SUNDAY = datetime(2026, 11, 22, 18, 0, tzinfo=HERE)


class WallClock:
    """A clock on the wall that stands still until it is told otherwise."""

    def __init__(self, at: datetime = SUNDAY) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def forward(self, **span: float) -> None:
        self.at += timedelta(**span)


def routine() -> Routine:
    """Two exercises, two sets of eight reps each."""
    return build_routine(
        [plan_exercise(exercise("superman")), plan_exercise(exercise("row", ROW, DOSE))]
    )


def works(made: Routine) -> list[int]:
    """The indices of the blocks in which reps are done."""
    return [n for n, block in enumerate(made.blocks) if block.kind is BlockKind.WORK]


def perform(
    journal: Journal,
    made: Routine,
    clock: WallClock,
    until: Callable[[Record], bool] = lambda _record: False,
) -> None:
    """Live through the workout, writing it down, until a record of choice has been kept."""
    session = Session(made)
    began = clock.at
    cues = session.handle(Event.START, 0.0)
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
        cues = session.handle(Event.WAKE, deadline)
