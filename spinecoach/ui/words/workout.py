"""What the workout page writes at a moment, taken from the frame and nothing else.

Kept apart from the widgets so that the words of every kind of block can be read
and tested without a window.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from spinecoach.core.exercise.exercise import Breath, PhaseKind
from spinecoach.core.workout.timeline import BlockKind
from spinecoach.ui.words.phrases import sentence

if TYPE_CHECKING:
    from spinecoach.core.exercise.exercise import Movement, Phase
    from spinecoach.core.workout.frame import Frame
    from spinecoach.core.workout.timeline import Block

BREATHS = {
    Breath.IN: "breathe in",
    Breath.OUT: "breathe out",
    Breath.STEADY: "keep breathing",
}

SETTING_UP = frozenset({BlockKind.WARM_UP, BlockKind.INTRO, BlockKind.MOVE, BlockKind.FINISH})
"""The blocks in which a sentence takes the place of the count."""

WAITING = frozenset({BlockKind.GET_READY, BlockKind.REST})
"""The blocks in which a countdown takes the place of the count."""


@dataclass(frozen=True, slots=True)
class Words:
    """Everything that is written on the page beside the numbers.

    `cue` is the one line to be read from afar: in a set the phase's cue, in a
    set-up the step's sentence, in a rest what it is.
    """

    title: str
    progress: str
    cue: str
    phase: str
    breath: str
    following: str
    caption: str


def words(frame: Frame) -> Words:
    """Put the moment into words."""
    phase = frame.phase
    return Words(
        title=_title(frame),
        progress=_progress(frame),
        cue=_cue(frame),
        phase=sentence(phase.word.rstrip(".")) if phase else "",
        breath=BREATHS[phase.breath] if phase else "",
        following=_following(frame),
        # A sentence that fills the page is not written a second time below it.
        caption="" if frame.block.kind in SETTING_UP else sentence(frame.caption),
    )


def where(frame: Frame) -> str:
    """Say in one line where in the workout one is, as for somebody who skips in a pause."""
    block = frame.block
    if block.planned is None:
        return "The end"
    name, number = block.planned.title, f"set {block.set_number}"
    places = {
        BlockKind.WARM_UP: f"Warm-up: {name}",
        BlockKind.MOVE: f"On the way to {name}",
        BlockKind.INTRO: f"{name}, set-up",
        BlockKind.GET_READY: f"{name}, {number}, get ready",
        BlockKind.WORK: f"{name}, {number}, rep {frame.rep}",
        BlockKind.REST: f"Rest, then {name}, {number}",
    }
    return places[block.kind]


def whole_seconds(left: float) -> int:
    """What a countdown shows: 3 from three seconds left on, 0 only when nothing is left."""
    return ceil(left - 1e-6)


def strongest(movement: Movement) -> Phase:
    """The phase whose end shows a movement best: its hold, or else its lift."""
    order = (PhaseKind.ISOMETRIC, PhaseKind.CONCENTRIC)
    ranked = {kind: rank for rank, kind in enumerate(order)}
    return min(movement.phases, key=lambda phase: ranked.get(phase.kind, len(order)))


def _title(frame: Frame) -> str:
    block = frame.block
    if block.planned is None:
        return frame.timeline.title
    ahead = block.kind in {BlockKind.REST, BlockKind.MOVE} and _opens(block)
    return f"Next: {block.planned.title}" if ahead else block.planned.name


def _opens(block: Block) -> bool:
    """Whether the block belongs to the first set of its exercise, or of its way to be done."""
    return block.planned is not None and block.set_number == block.planned.first


def _progress(frame: Frame) -> str:
    block = frame.block
    if block.planned is None:
        return ""
    # What is in no plan is no exercise: a movement of the warm-up, or the way to it.
    if all(block.planned is not planned for planned in frame.timeline.plan):
        return "Warm-up"
    return f"Set {block.set_number} of {block.planned.numbers[-1]}"


def _cue(frame: Frame) -> str:
    kind = frame.block.kind
    if kind is BlockKind.FINISH:
        return frame.span.line.replace(". ", ".\n")
    if kind in SETTING_UP:
        return frame.span.line
    if kind is BlockKind.REST:
        return "Rest"
    if kind is BlockKind.GET_READY:
        return "Get ready"
    cues = frame.phase.cues if frame.phase else ()
    return cues[(frame.rep - 1) % len(cues)].rstrip(".") if cues else ""


def _following(frame: Frame) -> str:
    """What comes after the block, in a few words; a set-up leads to its own set anyway."""
    block = frame.next_block
    if block is None or frame.block.kind in SETTING_UP:
        return ""
    return f"Next: {_named(block, frame)}"


def _named(block: Block, frame: Frame) -> str:
    planned = block.planned
    if block.kind is BlockKind.REST and planned is not None:
        then = planned.title if _opens(block) else f"set {block.set_number}"
        return f"rest {block.seconds:.0f} s, then {then}"
    if planned is None:
        return "done"
    if block.kind is BlockKind.WORK:
        reps = f"{block.reps} reps"
        return f"{reps}" if frame.block.kind is BlockKind.GET_READY else f"set {block.set_number}"
    return planned.title
