"""Where the body is at any second of a workout.

In a set it follows the phases; in a set-up it moves into each step's picture;
in a rest it shows the next exercise slowly, so that one sees what is coming.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.core.easing import ease
from spinecoach.core.pose import blend
from spinecoach.core.routine import BlockKind

if TYPE_CHECKING:
    from spinecoach.core.exercise import Movement
    from spinecoach.core.pose import Grip, Pose
    from spinecoach.core.routine import Block, Routine

PREVIEW_PACE = 0.6
"""How fast a rest shows the next exercise, against its own pace."""

STEP_TRAVEL = 1.5
"""Seconds in which the figure moves into the picture of a step."""


def pose_at(routine: Routine, index: int, position: float) -> Pose:
    """The pose at `position` seconds of block number `index`."""
    block = routine.blocks[index]
    if block.planned is None:
        return routine.plan[-1].movement.start
    movement = block.planned.movement
    if block.kind in {BlockKind.WORK, BlockKind.WARM_UP}:
        return _in_set(movement, block, position)
    if block.kind is BlockKind.INTRO:
        return _in_intro(movement, block, position)
    if block.kind is BlockKind.REST:
        return pose_in_rep(movement, position * PREVIEW_PACE)
    return movement.start


def grip_at(routine: Routine, index: int, position: float) -> Grip | None:
    """What the hands hold then, where a step of the set-up says so; else the movement's own."""
    block = routine.blocks[index]
    if block.planned is None or block.kind is not BlockKind.INTRO:
        return None
    step = block.spans[block.span_at(position)].step
    return (step or block.planned.movement.steps[0]).grip


def pose_in_rep(movement: Movement, seconds: float) -> Pose:
    """The pose after so many seconds of endless reps at the movement's own pace."""
    seconds %= movement.rep_seconds
    before = movement.start
    *earlier, last = movement.phases
    for phase in earlier:
        if seconds < phase.seconds:
            return blend(before, phase.pose, ease(seconds / phase.seconds))
        seconds -= phase.seconds
        before = phase.pose
    return blend(before, last.pose, ease(seconds / last.seconds))


def _in_set(movement: Movement, block: Block, position: float) -> Pose:
    number = block.span_at(position)
    span = block.spans[number]
    part = min(1.0, (position - block.starts[number]) / span.seconds)
    phases = movement.phases
    before = phases[number % len(phases) - 1].pose
    return blend(before, phases[number % len(phases)].pose, ease(part))


def _in_intro(movement: Movement, block: Block, position: float) -> Pose:
    number = block.span_at(position)
    step = block.spans[number].step
    before = block.spans[number - 1].step if number else None
    if step is None:
        return movement.steps[0].pose
    if before is None:
        return step.pose
    part = min(1.0, (position - block.starts[number]) / STEP_TRAVEL)
    return blend(before.pose, step.pose, ease(part))
