"""One immutable picture of a moment of a workout, for a front end to show.

A `Frame` says everything that a page shows: the place in the workout, the phase and how far it
is, the rep, the seconds left of a hold or a rest, the line that is said and what comes next.
Widgets draw it and keep no state of the workout.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from spinecoach.core.exercise.exercise import PhaseKind
from spinecoach.core.workout.motion import (
    grip_at,
    key_pose_at,
    movement_at,
    moves_at,
    pose_at,
    previewed_at,
)
from spinecoach.core.workout.own_pace import takes_press
from spinecoach.core.workout.timeline import BlockKind

if TYPE_CHECKING:
    from spinecoach.core.exercise.exercise import Movement, Phase
    from spinecoach.core.exercise.pose import Grip, Pose
    from spinecoach.core.workout.timeline import Block, Planned, Span, Timeline


class State(StrEnum):
    """The states of a workout."""

    IDLE = "idle"
    RUNNING = "running"
    PAUSED = "paused"
    RESUMING = "resuming"
    ASKING = "asking"
    FINISHED = "finished"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Frame:
    """The moment at `position` seconds of block number `index`.

    `reps_done` is how many reps of the current set are over, or right after a set how many were
    done; `count_in` the seconds left of the count after a pause (0 when there is none); `caption`
    the line that is said now or that belongs to this phase or step.
    """

    state: State
    timeline: Timeline
    index: int
    position: float
    reps_done: int = 0
    count_in: float = 0.0
    caption: str = ""

    @property
    def block(self) -> Block:
        """The block of this moment."""
        return self.timeline.blocks[self.index]

    @property
    def span_index(self) -> int:
        """Which span of the block it is."""
        return self.block.span_at(self.position)

    @property
    def span(self) -> Span:
        """The step, countdown or phase of this moment."""
        return self.block.spans[self.span_index]

    @property
    def planned(self) -> Planned | None:
        """The exercise that the block belongs to, or leads to."""
        return self.block.planned

    @property
    def movement(self) -> Movement:
        """What the figure shows: the block's movement; at the end, standing up."""
        return movement_at(self.timeline, self.index, self.position)

    @property
    def mirrored(self) -> bool:
        """Whether near and far side change places."""
        return self.block.mirrored

    @property
    def phase(self) -> Phase | None:
        """The phase of the rep; None outside a set, and while the coach waits."""
        return self.span.phase

    @property
    def waits(self) -> bool:
        """Whether the coach waits for the person."""
        return self.span.open

    @property
    def takes_press(self) -> bool:
        """Whether a press of the person ends something in this block, now or later."""
        return self.state is State.RUNNING and takes_press(self.block, self.position)

    @property
    def grip(self) -> Grip | None:
        """What the hands hold at a step of the set-up, if that is not the movement's grip."""
        return grip_at(self.timeline, self.index, self.position)

    @property
    def span_left(self) -> float:
        """Seconds left of the phase, step or countdown."""
        number = self.span_index
        return max(0.0, self.block.starts[number] + self.span.seconds - self.position)

    @property
    def progress(self) -> float:
        """How much of the phase, step or countdown is over, 0 to 1."""
        seconds = self.span.seconds
        return 1.0 - self.span_left / seconds if seconds else 1.0

    @property
    def left(self) -> float:
        """Seconds left of the block."""
        return max(0.0, self.block.seconds - self.position)

    @property
    def rep(self) -> int:
        """The number of the rep, counted from 1; 0 outside a set."""
        return self.span.rep

    @property
    def hold_left(self) -> float | None:
        """Seconds left of an isometric hold; None outside a hold."""
        phase = self.phase
        if phase is None or phase.kind is not PhaseKind.ISOMETRIC:
            return None
        return self.span_left

    @property
    def pose(self) -> Pose:
        """The figure's pose at this moment."""
        return pose_at(self.timeline, self.index, self.position)

    @property
    def moves(self) -> bool:
        """Whether the figure moves at this moment."""
        return moves_at(self.timeline, self.index, self.position)

    @property
    def key_pose(self) -> Pose:
        """The pose at which the phase, the step or the preview ends."""
        return key_pose_at(self.timeline, self.index, self.position)

    @property
    def previewed(self) -> Phase | None:
        """The phase of the next exercise that a rest shows; None outside a rest."""
        return previewed_at(self.timeline, self.index, self.position)

    @property
    def elapsed(self) -> float:
        """Seconds of the workout before this moment, without pauses."""
        return sum(block.seconds for block in self.timeline.blocks[: self.index]) + self.position

    @property
    def remaining(self) -> float:
        """Seconds of the workout after this moment, without pauses; an estimate in own pace."""
        return self.timeline.seconds - self.elapsed

    @property
    def next_block(self) -> Block | None:
        """The block after this one."""
        following = self.index + 1
        blocks = self.timeline.blocks
        return blocks[following] if following < len(blocks) else None

    @property
    def next_up(self) -> Planned | None:
        """The exercise whose set comes next, after this block; None if no set is left."""
        for block in self.timeline.blocks[self.index + 1 :]:
            if block.kind is BlockKind.WORK:
                return block.planned
        return None
