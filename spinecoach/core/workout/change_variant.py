"""Another way for the rest of a workout: what was done stays, the gentler variant takes over.

Used in mid-workout, where something hurts. The blocks that lie behind keep their
places, so that everything on record still means what it meant; from the set
under way on, the exercise is set up and done anew in its other variant.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from spinecoach.core.workout.timeline import BlockKind, Routine, build_routine, spoken_seconds

if TYPE_CHECKING:
    from collections.abc import Callable

    from spinecoach.core.workout.timeline import Planned


def detour(
    routine: Routine,
    index: int,
    planned: Planned,
    spoken: Callable[[str], float] = spoken_seconds,
) -> Routine:
    """The same routine with `planned` in the place of what is done from block `index` on.

    The new blocks begin at `index`. Raises `ValueError` where that block belongs
    to no exercise.
    """
    old = routine.blocks[index].planned
    if old is None:
        raise ValueError("only an exercise can be done in another way")
    at = next(number for number, one in enumerate(routine.plan) if one is old)
    done = _sets_before(routine, index, old)
    left = old.sets - done
    if planned.movement.one_sided:
        left += left % 2
    rest = [replace(planned, sets=left, first=old.first + done), *routine.plan[at + 1 :]]
    # Built behind one rep of the old way, so that a change of posture is led.
    ahead = build_routine([replace(old, sets=1, reps=1), *rest], pace=routine.pace, spoken=spoken)
    first = next(n for n, block in enumerate(ahead.blocks) if block.kind is BlockKind.WORK)
    tail = ahead.blocks[first + 2 :]
    before = [replace(old, sets=done)] if done else []
    plan = (*routine.plan[:at], *before, *rest)
    head = [
        replace(block, planned=before[0]) if before and block.planned is old else block
        for block in routine.blocks[:index]
    ]
    return Routine(routine.title, plan, (*head, *tail), routine.pace)


def _sets_before(routine: Routine, index: int, planned: Planned) -> int:
    """How many sets of an exercise lie behind a block."""
    return sum(
        block.kind is BlockKind.WORK and block.planned is planned
        for block in routine.blocks[:index]
    )
