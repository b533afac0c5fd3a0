"""After a crash: from what was kept of a workout back to a session that goes on with it.

The plan is built again from the names that were kept with the workout; it goes
on at the first set that does not count yet, with the way that leads there: the
set-up of its exercise, or the rest before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.core.recipe import PACE, REPS, REST, SETS
from spinecoach.core.routine import BlockKind, Planned

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spinecoach.core.exercise import Exercise
    from spinecoach.core.logbook import LoggedWorkout, PlannedEntry, Unfinished
    from spinecoach.core.routine import Routine


def replan(entries: Iterable[PlannedEntry], exercises: Iterable[Exercise]) -> tuple[Planned, ...]:
    """Plan again what was planned; an exercise that is gone from the shelf is left out.

    No number is believed beyond what a plan can hold: a torn row makes no endless workout.
    """
    shelf = {exercise.id: exercise for exercise in exercises}
    return tuple(
        Planned(
            exercise=shelf[entry.exercise],
            sets=round(_within(entry.sets, (1, SETS[1]))),
            reps=round(_within(entry.reps, REPS)),
            rest=_within(entry.rest, (1.0, REST[1])),
            variant=next(
                (v for v in shelf[entry.exercise].variants if v.id == entry.variant), None
            ),
            weight_kg=entry.weight_kg,
            pace=_within(entry.pace, PACE),
        )
        for entry in entries
        if entry.exercise in shelf
    )


def first_block(routine: Routine, workout: LoggedWorkout) -> int:
    """Return the index of the block at which to go on; the last one where all is done."""
    done = {(item.exercise, item.number) for item in workout.sets if item.counts}
    for index, block in enumerate(routine.blocks):
        planned = block.planned
        if block.kind is not BlockKind.WORK or planned is None:
            continue
        if (planned.exercise.id, block.set_number) not in done:
            return _way_to(routine, index)
    return len(routine.blocks) - 1


def can_go_on(unfinished: Unfinished, exercises: Iterable[Exercise]) -> bool:
    """Whether there is anything left to go on with."""
    done = {(item.exercise, item.number) for item in unfinished.workout.sets if item.counts}
    return any(
        (planned.exercise.id, number) not in done
        for planned in replan(unfinished.plan, exercises)
        for number in range(1, planned.sets + 1)
    )


def _within(value: float, span: tuple[float, float]) -> float:
    return min(max(value, span[0]), span[1])


def _way_to(routine: Routine, work: int) -> int:
    """From a set back over its get-ready and set-up, or over the rest before it."""
    index = work
    while index > 0 and routine.blocks[index - 1].kind in {BlockKind.GET_READY, BlockKind.INTRO}:
        index -= 1
    if index == work and work > 0 and routine.blocks[work - 1].kind is BlockKind.REST:
        index -= 1
    return index
