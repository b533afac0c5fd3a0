"""The pose of the figure at any second of a workout.

In a set the figure follows the phases, and waits in the start pose; in a set-up it moves into the
pose of each step; in a rest it shows the next exercise slowly; at the end it puts the weights down
and stands.
"""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from spinecoach.core.body.easing import ease
from spinecoach.core.exercise.exercise import Breath, Movement, Phase, PhaseKind, Step
from spinecoach.core.exercise.pose import Grip, Pose, Posture, blend
from spinecoach.core.workout.timeline import BlockKind

if TYPE_CHECKING:
    from spinecoach.core.workout.timeline import Block, Timeline

PREVIEW_PACE = 0.6
"""Pace at which a rest shows the next exercise, as a share of its own pace."""

STEP_TRAVEL = 1.5
"""Seconds that the figure takes to move into the pose of a step."""


STAND_UP = 3.0
"""Seconds that the figure takes to stand up after the last exercise."""

UPRIGHT = Pose()

STANDING = Movement(
    Posture.STANDING,
    Grip.EMPTY,
    (Step("", UPRIGHT),),
    (Phase("stand", PhaseKind.PAUSE, 1.0, Breath.STEADY, "", (), UPRIGHT),),
)
"""A standing person: the end of a workout whose last exercise is done on the floor."""


def movement_at(timeline: Timeline, index: int, position: float) -> Movement:
    """Return what the figure shows: the block's movement; at the end, standing up."""
    block = timeline.blocks[index]
    if block.planned is not None:
        return block.planned.movement
    last = timeline.plan[-1].movement
    if last.posture is Posture.STANDING or not _says_farewell(block, position):
        return last
    return STANDING


def _says_farewell(block: Block, position: float) -> bool:
    """Return whether the weights are put down and the workout is over."""
    return block.span_at(position) == len(block.spans) - 1


def pose_at(timeline: Timeline, index: int, position: float) -> Pose:
    """Return the pose at `position` seconds of the block with that index."""
    block = timeline.blocks[index]
    if block.planned is None:
        movement = movement_at(timeline, index, position)
        if movement.posture is Posture.STANDING:
            return blend(movement.start, UPRIGHT, ease(min(1.0, position / STAND_UP)))
        return movement.start
    movement = block.planned.movement
    if block.kind in {BlockKind.WORK, BlockKind.WARM_UP}:
        return _in_set(movement, block, position)
    if block.kind is BlockKind.INTRO:
        return _in_intro(movement, block, position)
    if block.kind is BlockKind.REST:
        return pose_in_rep(movement, position * PREVIEW_PACE)
    return movement.start


def moves_at(timeline: Timeline, index: int, position: float) -> bool:
    """Return whether the figure moves then: not in a hold, in a set-up only towards a step."""
    block = timeline.blocks[index]
    number = block.span_at(position)
    phase = block.spans[number].phase
    if block.planned is None:
        return position < STAND_UP
    if phase is not None:
        return block.planned.movement.before(phase).pose != phase.pose
    if block.kind is BlockKind.INTRO:
        return position - block.starts[number] < STEP_TRAVEL
    return block.kind is BlockKind.REST


def grip_at(timeline: Timeline, index: int, position: float) -> Grip | None:
    """Return what the hands hold then, if the step says it; None for the movement's own grip."""
    block = timeline.blocks[index]
    if block.planned is None:
        # The weights are put down while the line about them is said.
        down = position >= block.seconds / 2 or _says_farewell(block, position)
        return Grip.EMPTY if down else None
    if block.kind is not BlockKind.INTRO:
        return None
    step = block.spans[block.span_at(position)].step
    return (step or block.planned.movement.steps[0]).grip


def previewed_at(timeline: Timeline, index: int, position: float) -> Phase | None:
    """Return the phase of the next exercise that a rest shows then; None outside a rest."""
    block = timeline.blocks[index]
    if block.planned is None or block.kind is not BlockKind.REST:
        return None
    movement = block.planned.movement
    return phase_at(movement, position * PREVIEW_PACE % movement.rep_seconds)[0]


def key_pose_at(timeline: Timeline, index: int, position: float) -> Pose:
    """Return the pose at which the phase or step of that moment ends, for reduced motion."""
    block = timeline.blocks[index]
    number = block.span_at(position)
    span = block.spans[number]
    goal = span.phase or span.step or previewed_at(timeline, index, position)
    if goal:
        return goal.pose
    return pose_at(timeline, index, block.starts[number] + span.seconds)


def phase_at(movement: Movement, second: float) -> tuple[Phase, float]:
    """Return the phase `second` seconds into a rep, and how much of it (0 to 1) has passed."""
    ends = accumulate((phase.seconds for phase in movement.phases), initial=0.0)
    for phase, (begin, end) in zip(movement.phases, pairwise(ends), strict=True):
        if second < end:
            return phase, max(0.0, second - begin) / phase.seconds
    return movement.phases[-1], 1.0


def pose_in_rep(movement: Movement, seconds: float) -> Pose:
    """Return the pose after `seconds` of endlessly repeated reps at the movement's own pace."""
    phase, part = phase_at(movement, seconds % movement.rep_seconds)
    return blend(movement.before(phase).pose, phase.pose, ease(part))


def _in_set(movement: Movement, block: Block, position: float) -> Pose:
    number = block.span_at(position)
    span = block.spans[number]
    if span.phase is None:  # the coach waits for the person
        return movement.start
    part = min(1.0, (position - block.starts[number]) / span.seconds)
    return blend(movement.before(span.phase).pose, span.phase.pose, ease(part))


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
