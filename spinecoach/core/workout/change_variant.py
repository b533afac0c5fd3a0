"""Another way for the rest of a workout: what was done stays, the gentler variant takes over.

Used in mid-workout, where something hurts. The blocks that lie behind keep their
places, so that everything on record still means what it meant; from the set
under way on, the exercise is set up and done anew in its other variant.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from spinecoach.core.workout.timeline import BlockKind, Timeline, build_timeline, spoken_seconds

if TYPE_CHECKING:
    from collections.abc import Callable

    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.core.workout.timeline import Planned


def change_variant(
    timeline: Timeline,
    index: int,
    planned: Planned,
    phrases: Phrases,
    spoken: Callable[[str], float] = spoken_seconds,
) -> Timeline:
    """The same routine with `planned` in the place of what is done from block `index` on.

    The new blocks begin at `index`. Raises `ValueError` where that block belongs
    to no exercise.
    """
    old = timeline.blocks[index].planned
    if old is None:
        raise ValueError("only an exercise can be done in another way")
    at = next(number for number, one in enumerate(timeline.plan) if one is old)
    done = _sets_before(timeline, index, old)
    left = old.sets - done
    if planned.movement.one_sided:
        left += left % 2
    rest = [replace(planned, sets=left, first=old.first + done), *timeline.plan[at + 1 :]]
    # Built behind one rep of the old way, so that a change of posture is led.
    ahead = build_timeline(
        [replace(old, sets=1, reps=1), *rest], phrases, pace=timeline.pace, spoken=spoken
    )
    first = next(n for n, block in enumerate(ahead.blocks) if block.kind is BlockKind.WORK)
    tail = ahead.blocks[first + 2 :]
    before = [replace(old, sets=done)] if done else []
    plan = (*timeline.plan[:at], *before, *rest)
    head = [
        replace(block, planned=before[0]) if before and block.planned is old else block
        for block in timeline.blocks[:index]
    ]
    return Timeline(timeline.title, plan, (*head, *tail), timeline.pace)


def _sets_before(timeline: Timeline, index: int, planned: Planned) -> int:
    """How many sets of an exercise lie behind a block."""
    return sum(
        block.kind is BlockKind.WORK and block.planned is planned
        for block in timeline.blocks[:index]
    )
