"""From a plan to the ordered blocks of one workout.

A block is a part of the workout of one kind: the set-up of an exercise, a set, a rest. Every
block is a row of spans (a step, a countdown, a phase of a rep) of known lengths, so the place at
any second is the same for every reader.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate
from typing import TYPE_CHECKING

from spinecoach.core.exercise.exercise import PhaseKind
from spinecoach.core.workout.moves import MOVES, SECONDS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spinecoach.core.exercise.exercise import Exercise, Movement, Phase, Step, Variant
    from spinecoach.core.phrases.phrases import Phrases

SPEAKING_RATE = 140
"""Words a minute at which lines are timed where no voice says how long they take."""

STEP_PAUSE = 1.2
"""Seconds of silence after each spoken step of a set-up, to do what was said."""

STEP_LEAST = 4.0
"""Seconds that a step stays on the screen at least."""

GET_READY = 10.0
"""Seconds to get ready where the posture stays (docs/reference.md, section 8)."""

GET_READY_MOVED = 20.0
"""Seconds to get ready after a change of posture."""

REST_BETWEEN_EXERCISES = 20.0
"""Seconds of rest before the next exercise; its set-up is rest as well."""

FINISH = 6.0
"""Seconds of the farewell."""


class BlockKind(StrEnum):
    """What a block is."""

    WARM_UP = "warm_up"
    MOVE = "move"
    INTRO = "intro"
    GET_READY = "get_ready"
    WORK = "work"
    REST = "rest"
    FINISH = "finish"


@dataclass(frozen=True, slots=True)
class Planned:
    """One exercise of the plan: which variant, how many sets and reps, what rest in seconds.

    `weight_kg` is the dumbbell in each hand that holds one, None where there is
    none or nobody knows; `pace` multiplies the workout's own. `first` is the number
    of its first set: above 1 where the sets before it were done in another way.
    """

    exercise: Exercise
    sets: int
    reps: int
    rest: float
    variant: Variant | None = None
    weight_kg: float | None = None
    pace: float = 1.0
    first: int = 1

    @property
    def numbers(self) -> range:
        """The numbers of its sets."""
        return range(self.first, self.first + self.sets)

    @property
    def movement(self) -> Movement:
        """What is performed: the variant's movement, or the exercise's own."""
        return self.variant.movement if self.variant else self.exercise.movement

    @property
    def title(self) -> str:
        """The exercise's name on the screen."""
        return self.exercise.title

    @property
    def way(self) -> str:
        """The variant's title up to a comma or bracket, "" where it is the exercise's own way."""
        return self.variant.title.split(",")[0].split(" (")[0] if self.variant else ""

    @property
    def name(self) -> str:
        """The name with its variant, in short: "Superman, on hands and knees"."""
        return f"{self.title}, {self.way[:1].lower()}{self.way[1:]}" if self.way else self.title

    @property
    def equipment(self) -> tuple[str, ...]:
        """What to have at hand."""
        return self.variant.equipment if self.variant else self.exercise.equipment

    def mirrored(self, set_number: int) -> bool:
        """Return whether left and right change places in that set (from 1): every second one."""
        return self.movement.alternates and set_number % 2 == 0


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a block: `seconds` long, with the phase of a rep or the step that fills it."""

    seconds: float
    phase: Phase | None = None
    step: Step | None = None
    line: str = ""
    rep: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the workout of one kind.

    `planned` and `set_number` say what it belongs to; a rest, a move and a
    get-ready belong to what comes after them. `starts` are the spans' begins in
    seconds from the block's own.
    """

    kind: BlockKind
    planned: Planned | None
    set_number: int
    spans: tuple[Span, ...]
    starts: tuple[float, ...]
    seconds: float

    def span_at(self, position: float) -> int:
        """Return the index of the span at that second of the block."""
        return max(0, bisect_right(self.starts, position) - 1)

    @property
    def reps(self) -> int:
        """How many reps the block holds: 0 for all but work."""
        return self.spans[-1].rep

    @property
    def mirrored(self) -> bool:
        """Whether near and far side change places in this block."""
        return self.planned is not None and self.planned.mirrored(self.set_number)


def block(kind: BlockKind, planned: Planned | None, number: int, spans: Sequence[Span]) -> Block:
    """Return a block of these spans, one after the other."""
    ends = tuple(accumulate(span.seconds for span in spans))
    return Block(kind, planned, number, tuple(spans), (0.0, *ends[:-1]), ends[-1])


@dataclass(frozen=True, slots=True)
class Timeline:
    """The blocks of one workout in their order."""

    title: str
    plan: tuple[Planned, ...]
    blocks: tuple[Block, ...]
    pace: float

    @property
    def seconds(self) -> float:
        """How long the whole takes."""
        return sum(block.seconds for block in self.blocks)

    @property
    def planned_sets(self) -> int:
        """How many sets are planned in all."""
        return sum(planned.sets for planned in self.plan)

    @property
    def equipment(self) -> tuple[str, ...]:
        """What to have at hand, each thing once, in the order of need."""
        return tuple(dict.fromkeys(thing for item in self.plan for thing in item.equipment))


def spoken_seconds(line: str, rate: float = SPEAKING_RATE) -> float:
    """Estimate how long a line takes to say at so many words a minute."""
    return len(line.split()) * 60.0 / rate + 0.2


def plan_exercise(exercise: Exercise, variant: Variant | None = None, sets: int = 0) -> Planned:
    """Plan an exercise at the low end of its dose; `sets` = 0 leaves the dose's own number.

    Where a rep works one side only, the sets are made even, so that no side goes without.
    """
    chosen = variant or exercise
    dose = chosen.dose
    count = sets or dose.sets
    if chosen.movement.one_sided:
        count += count % 2
    return Planned(exercise, count, dose.reps_low, dose.rest, variant)


def build_timeline(
    plan: Sequence[Planned],
    phrases: Phrases,
    *,
    title: str = "Strong spine",
    pace: float = 1.0,
    spoken: Callable[[str], float] = spoken_seconds,
    warm_up: Sequence[Planned] = (),
    short: bool = False,
) -> Timeline:
    """Lay out a workout, behind the movements of a `warm_up`, of which nothing is counted.

    `pace` (0.5 to 2) divides the seconds of every phase but the holds; `spoken` tells how many
    seconds a line takes to say, so that no step ends before its sentence does. `short` tells each
    set-up by its last step alone, for a person who knows the set-up.
    Raises `ValueError` for an empty plan.
    """
    if not plan:
        raise ValueError("a routine needs at least one exercise")
    blocks: list[Block] = []
    before: Planned | None = None
    for planned in warm_up:
        blocks += _move(before, planned, phrases, spoken)
        blocks.append(block(BlockKind.WARM_UP, planned, 1, _loose(planned)))
        before = planned
    for planned in plan:
        # No rest at the begin or after the warm-up.
        if before is not None and planned is not plan[0]:
            rest = [Span(REST_BETWEEN_EXERCISES)]
            blocks.append(block(BlockKind.REST, planned, planned.first, rest))
        blocks += _set_up(before, planned, phrases, spoken, short=short)
        blocks += _sets(planned, pace * planned.pace)
        before = planned
    blocks.append(block(BlockKind.FINISH, None, 0, [Span(FINISH, line=phrases.spoken.farewell())]))
    return Timeline(title, tuple(plan), tuple(blocks), pace)


def _set_up(
    before: Planned | None,
    planned: Planned,
    phrases: Phrases,
    spoken: Callable[[str], float],
    *,
    short: bool,
) -> list[Block]:
    """Return the change of posture, the set-up and the time to get ready."""
    move = _move(before, planned, phrases, spoken)
    ready = GET_READY_MOVED if move else GET_READY
    steps = planned.movement.steps[-1 if short else 0 :]
    headline = phrases.spoken.headline(planned.title, planned.way, planned.sets, planned.reps)
    lines = [(headline, None), *((step.say, step) for step in steps)]
    spans = [
        Span(max(STEP_LEAST, spoken(line) + STEP_PAUSE), step=step, line=line)
        for line, step in lines
    ]
    return [
        *move,
        block(BlockKind.INTRO, planned, planned.first, spans),
        block(BlockKind.GET_READY, planned, planned.first, [Span(ready)]),
    ]


def _sets(planned: Planned, pace: float) -> list[Block]:
    """Return the sets of an exercise with the rests between them."""
    blocks = []
    for number in planned.numbers:
        if number > planned.first:
            blocks.append(block(BlockKind.REST, planned, number, [Span(planned.rest)]))
        blocks.append(block(BlockKind.WORK, planned, number, _reps(planned, pace)))
    return blocks


def _move(
    before: Planned | None, planned: Planned, phrases: Phrases, spoken: Callable[[str], float]
) -> list[Block]:
    """Return the way from one posture to another, where they differ."""
    if before is None:
        return []
    moves = MOVES.get((before.movement.posture, planned.movement.posture), ())
    lines = [(phrases.spoken.move(move), SECONDS[move]) for move in moves]
    spans = [Span(max(seconds, spoken(line)), line=line) for line, seconds in lines]
    return [block(BlockKind.MOVE, planned, planned.first, spans)] if spans else []


def _loose(planned: Planned) -> list[Span]:
    """Return the phases of a warm-up movement, repeated, with its sentences spread over them."""
    movement = planned.movement
    phases = [phase for _ in range(planned.reps) for phase in movement.phases]
    return [
        Span(
            phase.seconds,
            phase=phase,
            line=movement.steps[number * len(movement.steps) // len(phases)].say,
        )
        for number, phase in enumerate(phases)
    ]


def _reps(planned: Planned, pace: float) -> list[Span]:
    # A hold is a dose, not a tempo: three seconds stay three at any pace.
    return [
        Span(
            phase.seconds if phase.kind is PhaseKind.ISOMETRIC else phase.seconds / pace,
            phase=phase,
            rep=rep,
        )
        for rep in range(1, planned.reps + 1)
        for phase in planned.movement.phases
    ]
