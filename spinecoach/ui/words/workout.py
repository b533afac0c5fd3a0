"""The words of the workout page at a moment, made only from a frame and the phrase book.

Kept apart from the widgets so that the words of every kind of block can be read
and tested without a window.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from spinecoach.core.exercise.exercise import PhaseKind
from spinecoach.core.workout.commands import Command
from spinecoach.core.workout.keymap import Context, key_label
from spinecoach.core.workout.timeline import BlockKind

if TYPE_CHECKING:
    from spinecoach.core.exercise.exercise import Movement, Phase
    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.core.workout.frame import Frame
    from spinecoach.core.workout.timeline import Block, Planned, Timeline

SETTING_UP = frozenset(
    {BlockKind.OVERVIEW, BlockKind.WARM_UP, BlockKind.INTRO, BlockKind.MOVE, BlockKind.FINISH}
)
"""The blocks that show a sentence instead of a count."""

WAITING = frozenset({BlockKind.GET_READY, BlockKind.REST})
"""The blocks that show a countdown instead of a count."""


@dataclass(frozen=True, slots=True)
class Words:
    """Everything that is written on the page besides the numbers.

    `cue` is the one line to be read from a distance: in a set the phase's cue, in a set-up the
    step's sentence, in a rest what comes next. `among` are all cues of the block, which are written
    in letters of one size. `detail` and `remaining` are read from near.
    """

    title: str
    progress: str
    detail: str
    remaining: str
    cue: str
    among: tuple[str, ...]
    phase: str
    breath: str
    following: str
    fetch: str
    caption: str


def words(frame: Frame, phrases: Phrases) -> Words:
    """Put the moment into words."""
    phase, common, block = frame.phase, phrases.common, frame.block
    over = block.kind is BlockKind.FINISH
    cue = _cue(frame, phrases)
    return Words(
        title=_title(frame, phrases),
        progress=_progress(frame, phrases),
        detail=_detail(frame, phrases),
        remaining="" if over else _remaining(frame, phrases),
        cue=cue,
        among=tuple(dict.fromkeys((*_among(block), *_presses(frame, phrases), cue))),
        phase=common.capitalised(phase.word) if phase else _turn(frame, phrases),
        breath=phrases.workout.breath(phase.breath) if phase else "",
        following=_following(frame, phrases),
        fetch=_fetch(frame, phrases),
        caption=_caption(frame, cue, phrases),
    )


def _caption(frame: Frame, cue: str, phrases: Phrases) -> str:
    """Return the caption; "" if the page already shows the same in larger letters."""
    shown = (cue, frame.phase.word if frame.phase else "")
    if frame.block.kind in SETTING_UP or frame.caption in map(phrases.spoken.said, shown):
        return ""
    return phrases.common.capitalised(frame.caption)


def _remaining(frame: Frame, phrases: Phrases) -> str:
    its = phrases.workout
    waits = any(frame.timeline.waits)
    return (its.about_minutes_left if waits else its.short_minutes_left)(frame.remaining)


def _turn(frame: Frame, phrases: Phrases) -> str:
    """Return what is shown instead of a phase while the coach waits for the end of a rep."""
    return phrases.workout.your_turn() if frame.waits else ""


def where(frame: Frame, phrases: Phrases) -> str:
    """Return the place in the workout in one line, for a person who moves in a pause."""
    block, phase = frame.block, frame.phase
    if block.kind is BlockKind.WORK and phase is not None:
        return phrases.workout.at_rep(frame.rep, block.reps, phase.word)
    return part(block, phrases)


def part(block: Block, phrases: Phrases) -> str:
    """Return the name of a part of the workout in one line."""
    its = phrases.workout
    if block.planned is None:
        return its.at_the_end()
    name, number = block.planned.title, block.set_number
    places = {
        BlockKind.OVERVIEW: its.at_overview(),
        BlockKind.WARM_UP: its.at_warm_up(name),
        BlockKind.MOVE: its.at_move(name),
        BlockKind.INTRO: its.at_set_up(name),
        BlockKind.GET_READY: its.at_get_ready(name, number),
        BlockKind.WORK: its.at_set(name, number),
        BlockKind.REST: its.at_rest(name, number),
    }
    return places[block.kind]


def whole_seconds(left: float) -> int:
    """Return what a countdown shows: 3 from three seconds left on, 0 only when nothing is left."""
    return ceil(left - 1e-6)


def strongest(movement: Movement) -> Phase:
    """Return the phase whose end shows a movement best: its hold, else its lift."""
    order = (PhaseKind.ISOMETRIC, PhaseKind.CONCENTRIC)
    ranked = {kind: rank for rank, kind in enumerate(order)}
    return min(movement.phases, key=lambda phase: ranked.get(phase.kind, len(order)))


def _title(frame: Frame, phrases: Phrases) -> str:
    block = frame.block
    if block.kind is BlockKind.REST:
        return phrases.workout.rest()
    if block.planned is None or block.kind is BlockKind.OVERVIEW:
        return phrases.common.routine(frame.timeline.title)
    return block.planned.title


def _opens(block: Block) -> bool:
    """Return whether the block belongs to the first set of its exercise or of its variant."""
    return block.planned is not None and block.set_number == block.planned.first


def _progress(frame: Frame, phrases: Phrases) -> str:
    block, its = frame.block, phrases.workout
    planned = block.planned
    if planned is None:
        return ""
    match block.kind:
        case BlockKind.OVERVIEW:
            said = its.at_overview()
        case BlockKind.WARM_UP:
            movements = [one.planned for one in frame.timeline.blocks if one.kind is block.kind]
            said = its.warm_up_of(movements.index(planned) + 1, len(movements))
        case BlockKind.MOVE:
            said = its.coming()
        case BlockKind.INTRO:
            # The first span names the exercise.
            number, last = frame.span_index, len(block.spans) - 1
            said = its.step_of(number, last) if number else its.set_up()
        case BlockKind.REST if _opens(block):
            said = its.next_exercise_of(*_place(frame.timeline, planned))
        case BlockKind.REST:
            said = its.next_set(block.set_number, planned.numbers[-1])
        case _:
            said = its.set_of(block.set_number, planned.numbers[-1])
    return said


def _place(timeline: Timeline, planned: Planned) -> tuple[int, int]:
    """Return the number of an exercise and how many there are; 0 for a warm-up movement.

    An exercise that is continued in an easier variant is in the plan twice but counts once.
    """
    own = dict.fromkeys(one.exercise.id for one in timeline.plan)
    counted = any(planned is one for one in timeline.plan)
    return (list(own).index(planned.exercise.id) + 1 if counted else 0), len(own)


def _detail(frame: Frame, phrases: Phrases) -> str:
    """Return place, variant and weight of the exercise; in a rest they are shown large."""
    block, its = frame.block, phrases.workout
    after_set = frame.index and frame.timeline.blocks[frame.index - 1].kind is BlockKind.WORK
    if after_set and frame.reps_done:
        return its.how_many(frame.reps_done)
    if block.planned is None or block.kind is BlockKind.REST or block.kind is BlockKind.OVERVIEW:
        return ""
    number, of = _place(frame.timeline, block.planned)
    place = its.exercise_of(number, of) if number else ""
    return its.facts(
        [fact for fact in (place, *_variant_and_pace(frame, block.planned, phrases)) if fact]
    )


def _variant_and_pace(frame: Frame, planned: Planned, phrases: Phrases) -> tuple[str, str]:
    """Return variant and weight of an exercise, "" if it has none."""
    return planned.variant_title, _weight(planned, frame.timeline.unit, phrases)


def _weight(planned: Planned, unit: str, phrases: Phrases) -> str:
    if planned.weight_kg is None or not planned.carries:
        return ""
    weight = phrases.common.weight(planned.weight_kg, unit)
    return phrases.workout.in_each_hand(weight) if planned.holds_two else weight


def _fetch(frame: Frame, phrases: Phrases) -> str:
    """Return variant and weight of what comes after a rest, and what to fetch for an exercise."""
    planned = frame.block.planned
    if planned is None or frame.block.kind is not BlockKind.REST:
        return ""
    facts = [*_variant_and_pace(frame, planned, phrases)]
    if _opens(frame.block) and (things := phrases.common.equipment(planned.equipment)):
        facts.append(phrases.workout.have_ready(things))
    return phrases.workout.facts([fact for fact in facts if fact])


def _among(block: Block) -> tuple[str, ...]:
    """Return all sentences of a set-up, or all cues of a set."""
    if block.kind in SETTING_UP:
        return tuple(dict.fromkeys(span.line for span in block.spans))
    phases = dict.fromkeys(span.phase for span in block.spans if span.phase)
    return tuple(cue for phase in phases for cue in phase.cues)


def _presses(frame: Frame, phrases: Phrases) -> tuple[str, ...]:
    """Return the texts for waits of the coach, if it waits in this block."""
    waits = any(span.open for span in frame.block.spans)
    return (_press(frame, phrases),) if waits else ()


def _press(frame: Frame, phrases: Phrases) -> str:
    """Return which key goes on while the coach waits."""
    key = key_label(phrases.keymap.keys_of(Context.OWN_PACE, Command.REP)[0], phrases)
    its = phrases.workout
    rep = frame.block.kind is BlockKind.WORK
    return its.press_after_rep(key) if rep else its.press_when_ready(key)


def _cue(frame: Frame, phrases: Phrases) -> str:
    kind = frame.block.kind
    if frame.waits:
        return _press(frame, phrases)
    if kind is BlockKind.FINISH and frame.span is frame.block.spans[-1]:
        return phrases.workout.farewell()
    if kind in SETTING_UP:
        return frame.span.line
    if kind is BlockKind.REST and frame.block.planned is not None:
        return frame.block.planned.title
    if kind is BlockKind.GET_READY:
        return phrases.workout.get_ready()
    cues = frame.phase.cues if frame.phase else ()
    return cues[(frame.rep - 1) % len(cues)] if cues else ""


def _following(frame: Frame, phrases: Phrases) -> str:
    """Return what comes after the block; in a rest this is shown large elsewhere."""
    block, its = frame.next_block, phrases.workout
    if block is None or frame.block.kind in SETTING_UP or frame.block.kind is BlockKind.REST:
        return ""
    if block.planned is None:
        return its.next_done()
    if block.kind is BlockKind.REST:
        return _rest_then(block, block.planned.title, phrases)
    if frame.block.kind is BlockKind.GET_READY:
        return its.next_reps(block.reps)
    if block.kind is BlockKind.WORK:
        return its.next_set(block.set_number, block.planned.numbers[-1])
    return its.next_exercise(block.planned.title)


def _rest_then(block: Block, title: str, phrases: Phrases) -> str:
    seconds = round(block.seconds)
    if _opens(block):
        return phrases.workout.next_rest_then(seconds, title)
    return phrases.workout.next_rest_then_set(seconds, block.set_number)
