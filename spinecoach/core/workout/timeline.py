"""From a plan to the ordered blocks of one workout.

A block is a part of the workout of one kind: the set-up of an exercise, a set, a rest. Every block
is a sequence of spans (a step, a countdown, a phase of a rep) of known lengths, so everyone who
asks where the workout is at a second gets the same answer. Where the coach waits for the person, a
span is open: an event ends it, and its length is an estimate (`own_pace`).
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import reduce
from itertools import accumulate, takewhile
from typing import TYPE_CHECKING, NamedTuple

from spinecoach.core.exercise.equipment import Equipment
from spinecoach.core.exercise.exercise import PhaseKind
from spinecoach.core.exercise.pose import Grip, Posture
from spinecoach.core.workout.moves import MOVES, SECONDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from spinecoach.core.exercise.exercise import Exercise, Movement, Phase, Step, Variant
    from spinecoach.core.phrases.phrases import Phrases

SPEAKING_RATE = 140
"""Words a minute by which the length of a line is estimated if no voice gives it."""

STEP_PAUSE = 1.2
"""Seconds of silence after each spoken step of a set-up, to do what was said."""

STEP_LEAST = 4.0
"""Seconds that a step stays on the screen at least."""

TOLD_PAUSE = 0.4
"""Seconds of silence between two sentences of the overview, or of a change of posture."""

OPENING_LEAST = 3.0
"""The least seconds of each line of the overview at Start."""

TAKE_LEAST = 8.0
"""The least seconds to pick up what is on the floor, or to put something there."""

TAKE_PAUSE = 5.0
"""The least seconds for that after the end of the sentence that asks for it."""

GET_READY = 6.0
"""Seconds to get ready after a set-up, whose last step has just led into the position.

With the pause after that step, the position is held for at most eight seconds.
"""

GET_READY_SHORT = 10.0
"""Seconds to get ready after a short set-up, in which no position has to be held."""

GET_READY_MOVED = 20.0
"""Seconds to get ready after a short set-up with a change of posture."""

REST_BETWEEN_EXERCISES = 20.0
"""Seconds of rest before the next exercise, whose set-up is also time to rest."""

FINISH = 6.0
"""Seconds of the farewell."""


class BlockKind(StrEnum):
    """What a block is."""

    OVERVIEW = "overview"
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
    of its first set: above 1 if the sets before it were done in another variant. `note` is said
    once in the set-up.
    """

    exercise: Exercise
    sets: int
    reps: int
    rest: float
    variant: Variant | None = None
    weight_kg: float | None = None
    pace: float = 1.0
    first: int = 1
    note: str = ""

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
    def variant_title(self) -> str:
        """The variant's whole title; "" if it is the exercise itself."""
        return self.variant.title if self.variant else ""

    @property
    def short_variant_title(self) -> str:
        """The variant's short title, or its title; "" if it is the exercise itself."""
        return (self.variant.short or self.variant.title) if self.variant else ""

    @property
    def equipment(self) -> Equipment:
        """What to have at hand."""
        return self.variant.equipment if self.variant else self.exercise.equipment

    @property
    def carries(self) -> bool:
        """Whether the hands hold a dumbbell."""
        return self.movement.grip.carries

    @property
    def holds_two(self) -> bool:
        """Whether each hand holds a dumbbell of its own."""
        return self.movement.grip is Grip.PAIR

    def mirrored(self, set_number: int) -> bool:
        """Return whether left and right are exchanged in that set (from 1): in every second one."""
        return self.movement.alternates and set_number % 2 == 0


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a block: `seconds` long, with the phase of a rep or the step that fills it.

    `line` is what is said in it. If that is not the sentence of its `step`, the step is only shown.
    A span that is `open` ends when the person says so.
    """

    seconds: float
    phase: Phase | None = None
    step: Step | None = None
    line: str = ""
    rep: int = 0
    open: bool = False


class Waits(NamedTuple):
    """Where the coach waits for the person: after each rep, at the end of a set-up."""

    reps: bool = False
    ready: bool = False


ON_THE_CLOCK = Waits()
"""The coach waits nowhere."""


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the workout of one kind.

    `planned` and `set_number` say what it belongs to; a rest, a move and a get-ready belong to what
    comes after them. `starts` are the starts of the spans, in seconds from the start of the block.
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
        """How many reps the block has: 0 for all kinds but work."""
        return self.spans[-1].rep

    @property
    def mirrored(self) -> bool:
        """Whether near and far side are exchanged in this block."""
        return self.planned is not None and self.planned.mirrored(self.set_number)


def block(kind: BlockKind, planned: Planned | None, number: int, spans: Sequence[Span]) -> Block:
    """Return a block of these spans, one after the other."""
    ends = tuple(accumulate(span.seconds for span in spans))
    return Block(kind, planned, number, tuple(spans), (0.0, *ends[:-1]), ends[-1])


@dataclass(frozen=True, slots=True)
class Timeline:
    """The blocks of one workout in their order; weights are said in its `unit`, "kg" or "lb".

    `waits` tells where it has open spans.
    """

    title: str
    plan: tuple[Planned, ...]
    blocks: tuple[Block, ...]
    pace: float
    unit: str = "kg"
    waits: Waits = ON_THE_CLOCK

    @property
    def seconds(self) -> float:
        """How long the whole takes."""
        return sum(block.seconds for block in self.blocks)

    @property
    def planned_sets(self) -> int:
        """How many sets are planned in all."""
        return sum(planned.sets for planned in self.plan)

    @property
    def equipment(self) -> Equipment:
        """What to have at hand, each thing once, in the order in which they are needed."""
        return reduce(Equipment.with_also, (item.equipment for item in self.plan), Equipment())


def spoken_seconds(line: str, rate: float = SPEAKING_RATE) -> float:
    """Estimate how long a line takes to say at that many words a minute."""
    return len(line.split()) * 60.0 / rate + 0.2


def plan_exercise(exercise: Exercise, variant: Variant | None = None, sets: int = 0) -> Planned:
    """Plan an exercise at the low end of its dose; `sets` = 0 means the number of the dose.

    If a rep works one side only, the number of sets is made even, so that both sides get the same.
    """
    chosen = variant or exercise
    dose = chosen.dose
    count = sets or dose.sets
    if chosen.movement.one_sided:
        count += count % 2
    return Planned(exercise, count, dose.reps_low, dose.rest, variant)


@dataclass(frozen=True, slots=True)
class Telling:
    """How the changes of posture and the set-ups of a workout are said.

    `spoken` returns how many seconds a line takes to say, so that no step ends before its sentence.
    With `short` only the sentences about the movement and the last step of each set-up are said,
    for a person who knows the set-up. Weights are said in `unit`, "kg" or "lb". `opening` is said
    first.
    """

    spoken: Callable[[str], float] = spoken_seconds
    short: bool = False
    unit: str = "kg"
    opening: tuple[str, ...] = ()


def build_timeline(
    plan: Sequence[Planned],
    phrases: Phrases,
    *,
    title: str = "Strong spine",
    pace: float = 1.0,
    warm_up: Sequence[Planned] = (),
    telling: Telling | None = None,
) -> Timeline:
    """Lay out a workout, after the movements of a `warm_up`, in which nothing is counted.

    The seconds of every phase but the holds are divided by `pace` (0.5 to 2). Raises `ValueError`
    for an empty plan.
    """
    if not plan:
        raise ValueError("a routine needs at least one exercise")
    telling = telling or Telling()
    set_ups = _SetUps(phrases, telling, (*warm_up, *plan))
    blocks: list[Block] = []
    if telling.opening:
        lines = [(line, OPENING_LEAST) for line in telling.opening]
        blocks.append(
            block(BlockKind.OVERVIEW, set_ups.all[0], set_ups.all[0].first, set_ups.told(lines))
        )
    for number, planned in enumerate(warm_up):
        blocks += set_ups.move(number)
        blocks.append(block(BlockKind.WARM_UP, planned, 1, _loose(planned)))
    for number, planned in enumerate(plan, start=len(warm_up)):
        # No rest at the beginning or after the warm-up.
        if number > len(warm_up):
            rest = [Span(REST_BETWEEN_EXERCISES)]
            blocks.append(block(BlockKind.REST, planned, planned.first, rest))
        blocks += set_ups.set_up(number)
        blocks += _sets(planned, pace * planned.pace)
    blocks.append(block(BlockKind.FINISH, None, 0, set_ups.finish()))
    return Timeline(title, tuple(plan), tuple(blocks), pace, telling.unit)


class _SetUps:
    """The moves between exercises, and the set-ups; `all` are the exercises in order."""

    def __init__(self, phrases: Phrases, telling: Telling, planned: tuple[Planned, ...]) -> None:
        self.all = planned
        self._said = phrases.spoken
        self._telling = telling

    def told(self, lines: Iterable[tuple[str, float]]) -> list[Span]:
        """Return a span for each line, at least `least` seconds long, with a pause after it."""
        return [
            Span(max(least, self._telling.spoken(line) + TOLD_PAUSE), line=line)
            for line, least in lines
        ]

    def move(self, number: int) -> list[Block]:
        """Return the change from the posture of the exercise before, if that is another one."""
        if not number:
            return []
        planned = self.all[number]
        moves = MOVES.get((self.all[number - 1].movement.posture, planned.movement.posture), ())
        lines = [*self._to_lay_ready(number)] if moves else []
        lines += [(self._said.move(move), SECONDS[move]) for move in moves]
        if not lines:
            return []
        return [block(BlockKind.MOVE, planned, planned.first, self.told(lines))]

    def set_up(self, number: int) -> list[Block]:
        """Return the change of posture, the set-up and the time to get ready."""
        planned = self.all[number]
        move = self.move(number)
        ready = GET_READY
        lies = planned.movement.posture is not Posture.STANDING and not planned.carries
        if self._telling.short and lies:
            ready = GET_READY_MOVED if move else GET_READY_SHORT
        headline = self._said.headline(
            planned.title, planned.short_variant_title, planned.sets, planned.reps
        )
        spans = [self._step(headline)]
        if planned.note:
            spans.append(self._step(self._said.said(planned.note)))
        if not number:
            spans += self.told(self._to_lay_ready(number))
        return [
            *move,
            block(BlockKind.INTRO, planned, planned.first, [*spans, *self._steps(planned)]),
            block(BlockKind.GET_READY, planned, planned.first, [Span(ready)]),
        ]

    def finish(self) -> list[Span]:
        """Return how to leave the last position, and the farewell."""
        last = self.all[-1].movement
        line = self._said.put_down(last.posture, last.grip)
        farewell = Span(FINISH, line=self._said.farewell())
        return [*(self.told([(line, TAKE_LEAST)]) if line else ()), farewell]

    def _steps(self, planned: Planned) -> list[Span]:
        """Return the steps of a set-up; what to take comes before the first step that holds it."""
        movement = planned.movement
        steps = movement.steps
        if self._telling.short:
            steps = tuple(step for step in steps if step.movement or step is steps[-1])
        spans: list[Span] = []
        taken = not planned.carries
        before = movement.steps[0]
        for step in steps:
            if not taken and (step.grip or movement.grip).carries:
                taken = True
                line = self._said.take(self._weight(planned), two=planned.holds_two)
                seconds = max(TAKE_LEAST, self._telling.spoken(line) + TAKE_PAUSE)
                empty = replace(before, grip=Grip.EMPTY)
                spans.append(Span(seconds, step=empty, line=line))
            # A person who holds a weight must not have to wait for a sentence that is only read.
            least = 0.0 if taken and planned.carries else STEP_LEAST
            spans.append(self._step(step.say, step, least))
            before = step
        return spans

    def _step(self, line: str, step: Step | None = None, least: float = STEP_LEAST) -> Span:
        seconds = max(least, self._telling.spoken(line) + STEP_PAUSE)
        return Span(seconds, step=step, line=line)

    def _weight(self, planned: Planned) -> str:
        return self._said.weight(planned.weight_kg, self._telling.unit)

    def _to_lay_ready(self, number: int) -> list[tuple[str, float]]:
        """Return what to put beside the mat before going down, for all that is done there."""
        before = self.all[number - 1].movement.posture if number else Posture.STANDING
        if before is not Posture.STANDING:
            return []
        on_the_floor = takewhile(
            lambda planned: planned.movement.posture is not Posture.STANDING, self.all[number:]
        )
        lines = [
            self._said.lay_ready(self._weight(planned), two=planned.holds_two)
            for planned in on_the_floor
            if planned.carries
        ]
        return [(line, TAKE_LEAST) for line in dict.fromkeys(lines)]


def _sets(planned: Planned, pace: float) -> list[Block]:
    """Return the sets of an exercise with the rests between them."""
    blocks, reps = [], _reps(planned, pace)
    for number in planned.numbers:
        if number > planned.first:
            blocks.append(block(BlockKind.REST, planned, number, [Span(planned.rest)]))
        blocks.append(block(BlockKind.WORK, planned, number, reps))
    return blocks


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


def _reps(planned: Planned, pace: float) -> tuple[Span, ...]:
    # The length of a hold is a dose, not a tempo: three seconds stay three at any pace.
    return tuple(
        Span(
            phase.seconds if phase.kind is PhaseKind.ISOMETRIC else phase.seconds / pace,
            phase=phase,
            rep=rep,
        )
        for rep in range(1, planned.reps + 1)
        for phase in planned.movement.phases
    )
