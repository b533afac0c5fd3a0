"""What the workout page writes at a moment, made from a frame and the phrase book alone.

Kept apart from the widgets so that the words of every kind of block can be read
and tested without a window.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from spinecoach.core.exercise.exercise import PhaseKind
from spinecoach.core.workout.timeline import BlockKind

if TYPE_CHECKING:
    from spinecoach.core.exercise.exercise import Movement, Phase
    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.core.workout.frame import Frame
    from spinecoach.core.workout.timeline import Block

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


def words(frame: Frame, phrases: Phrases) -> Words:
    """Put the moment into words."""
    phase, common = frame.phase, phrases.common
    return Words(
        title=_title(frame, phrases),
        progress=_progress(frame, phrases),
        cue=_cue(frame, phrases),
        phase=common.capitalised(phase.word) if phase else "",
        breath=phrases.workout.breath(phase.breath) if phase else "",
        following=_following(frame, phrases),
        # A sentence that fills the page is not written a second time below it.
        caption="" if frame.block.kind in SETTING_UP else common.capitalised(frame.caption),
    )


def where(frame: Frame, phrases: Phrases) -> str:
    """Return the place in the workout in one line, for a person who skips in a pause."""
    block, its = frame.block, phrases.workout
    if block.planned is None:
        return its.at_the_end()
    name, number = block.planned.title, block.set_number
    places = {
        BlockKind.WARM_UP: its.at_warm_up(name),
        BlockKind.MOVE: its.at_move(name),
        BlockKind.INTRO: its.at_set_up(name),
        BlockKind.GET_READY: its.at_get_ready(name, number),
        BlockKind.WORK: its.at_rep(name, number, frame.rep),
        BlockKind.REST: its.at_rest(name, number),
    }
    return places[block.kind]


def whole_seconds(left: float) -> int:
    """Return what a countdown shows: 3 from three seconds left on, 0 only when nothing is left."""
    return ceil(left - 1e-6)


def strongest(movement: Movement) -> Phase:
    """Return the phase whose end shows a movement best: its hold, or else its lift."""
    order = (PhaseKind.ISOMETRIC, PhaseKind.CONCENTRIC)
    ranked = {kind: rank for rank, kind in enumerate(order)}
    return min(movement.phases, key=lambda phase: ranked.get(phase.kind, len(order)))


def _title(frame: Frame, phrases: Phrases) -> str:
    block = frame.block
    if block.planned is None:
        return frame.timeline.title
    ahead = block.kind in {BlockKind.REST, BlockKind.MOVE} and _opens(block)
    planned, its = block.planned, phrases.workout
    return its.next_exercise(planned.title) if ahead else its.exercise(planned.title, planned.way)


def _opens(block: Block) -> bool:
    """Return whether the block belongs to the first set of its exercise or of its variant."""
    return block.planned is not None and block.set_number == block.planned.first


def _progress(frame: Frame, phrases: Phrases) -> str:
    block = frame.block
    if block.planned is None:
        return ""
    # Not in the plan: a movement of the warm-up, or the change of position before it.
    if all(block.planned is not planned for planned in frame.timeline.plan):
        return phrases.workout.warm_up()
    return phrases.workout.set_of(block.set_number, block.planned.numbers[-1])


def _cue(frame: Frame, phrases: Phrases) -> str:
    kind = frame.block.kind
    if kind is BlockKind.FINISH:
        return phrases.workout.farewell()
    if kind in SETTING_UP:
        return frame.span.line
    if kind is BlockKind.REST:
        return phrases.workout.rest()
    if kind is BlockKind.GET_READY:
        return phrases.workout.get_ready()
    cues = frame.phase.cues if frame.phase else ()
    return cues[(frame.rep - 1) % len(cues)] if cues else ""


def _following(frame: Frame, phrases: Phrases) -> str:
    """Return what comes after the block; a set-up leads to its own set anyway."""
    block, its = frame.next_block, phrases.workout
    if block is None or frame.block.kind in SETTING_UP:
        return ""
    if block.planned is None:
        return its.next_done()
    match block.kind:
        case BlockKind.REST:
            return _rest_then(block, block.planned.title, phrases)
        case BlockKind.WORK:
            ready = frame.block.kind is BlockKind.GET_READY
            return its.next_reps(block.reps) if ready else its.next_set(block.set_number)
        case _:
            return its.next_exercise(block.planned.title)


def _rest_then(block: Block, title: str, phrases: Phrases) -> str:
    seconds = round(block.seconds)
    if _opens(block):
        return phrases.workout.next_rest_then(seconds, title)
    return phrases.workout.next_rest_then_set(seconds, block.set_number)
