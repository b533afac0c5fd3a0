"""Change the rest of a workout to another variant of the running exercise; keep what was done.

Used during a workout when something hurts. The blocks before the change keep their indexes, so the
records of the workout stay right. From the current set on, the exercise is set up and done in its
other variant.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from spinecoach.core.workout.own_pace import waiting
from spinecoach.core.workout.timeline import (
    BlockKind,
    Telling,
    build_timeline,
    spoken_seconds,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.core.workout.timeline import Planned, Timeline


def change_variant(
    timeline: Timeline,
    index: int,
    planned: Planned,
    phrases: Phrases,
    spoken: Callable[[str], float] = spoken_seconds,
) -> Timeline:
    """Return the timeline with `planned` instead of the exercise of block `index`, from there on.

    The new blocks begin at `index`. Raises `ValueError` if that block belongs to no exercise.
    """
    old = timeline.blocks[index].planned
    if old is None:
        raise ValueError("only an exercise has variants")
    at = next(number for number, one in enumerate(timeline.plan) if one is old)
    done = _sets_before(timeline, index, old)
    left = old.sets - done
    if planned.movement.one_sided:
        left += left % 2
    rest = [replace(planned, sets=left, first=old.first + done), *timeline.plan[at + 1 :]]
    # Laid out after one rep of the old variant, so that a change of posture is announced.
    ahead = build_timeline(
        [replace(old, sets=1, reps=1), *rest],
        phrases,
        pace=timeline.pace,
        telling=Telling(spoken, unit=timeline.unit),
    )
    first = next(n for n, block in enumerate(ahead.blocks) if block.kind is BlockKind.WORK)
    tail = waiting(ahead, timeline.waits).blocks[first + 2 :]
    before = [replace(old, sets=done)] if done else []
    plan = (*timeline.plan[:at], *before, *rest)
    head = [
        replace(block, planned=before[0]) if before and block.planned is old else block
        for block in timeline.blocks[:index]
    ]
    return replace(timeline, plan=plan, blocks=(*head, *tail))


def _sets_before(timeline: Timeline, index: int, planned: Planned) -> int:
    """Return how many sets of an exercise come before a block."""
    return sum(
        block.kind is BlockKind.WORK and block.planned is planned
        for block in timeline.blocks[:index]
    )
