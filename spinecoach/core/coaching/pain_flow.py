"""The conversation about pain in the middle of a workout, as one table.

Rules:

- "It hurts" stops the movement at once, whatever the workout does, and asks for a number.
- After a number up to 5 the person is offered what can be done: an easier variant if there is one,
  the next exercise, to stop, to go on. Without a number (the question was skipped) the offer is the
  same.
- After a number that is too high, or has risen twice in a row (`core.coaching.pain`), only stopping
  is offered. The day is excused as soon as that is shown.
- A number that is shown can be undone; the question then waits as if it had just been asked.
- Whoever answers the next question while a number is shown (E, N, S) has confirmed the number.
- If it hurt before the workout, the same question comes after each exercise. It waits `PATIENCE`
  seconds, then the workout goes on without an answer. "Nothing hurts" is 0 there; after "it hurts"
  it means that "it hurts" was pressed by mistake.
- The greater pain of an exercise is kept: a later, smaller number never replaces it.
- An easier variant waits for its lines. Meanwhile the workout stays paused; one can go on without
  waiting (in the easier variant, with captions for the missing lines), step back to the offer or
  stop. Only the first of these keeps the change.
- If nobody can answer any more (the terminal was closed), the workout goes on as the person chose
  last; if it hurts too much, it ends.
- A wish that has no row in the table is refused, and the answer says so.

Wishes, frames and the second go in; orders come out as values, for a front end to carry out, and
`prompt` is what it shows. Nothing here reads a clock or knows how a question looks.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from spinecoach.core.coaching.easier_variant import POLL
from spinecoach.core.coaching.line_wait import Wait
from spinecoach.core.coaching.number_entry import NumberEntry
from spinecoach.core.coaching.pain import Advice, advice, advice_after, asks_between, easier
from spinecoach.core.coaching.pain_lines import PainLine
from spinecoach.core.workout.commands import Command, Digit, Number
from spinecoach.core.workout.events import Event
from spinecoach.core.workout.frame import State
from spinecoach.core.workout.keymap import Context
from spinecoach.core.workout.timeline import BlockKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from spinecoach.core.coaching.easier_variant import VariantChange
    from spinecoach.core.coaching.pain import Feeling
    from spinecoach.core.workout.commands import Wish
    from spinecoach.core.workout.frame import Frame
    from spinecoach.core.workout.timeline import Planned, Timeline

PATIENCE = 20.0
"""Seconds for which the question after an exercise waits."""


class Topic(StrEnum):
    """What the conversation is about now; the states of the table."""

    NOTHING = "nothing"
    HURTS = "hurts"
    AFTER = "after an exercise"
    CHOICE = "choice"
    PREPARING = "preparing"
    TOO_MUCH = "too much"
    OVER = "over"


class Turn(StrEnum):
    """Events that are not wishes of the person."""

    EXERCISE_OVER = "exercise over"
    BEARABLE = "bearable"
    TOO_MUCH = "too much"
    NO_ANSWER = "no answer"
    LINES_READY = "lines ready"
    NOBODY_THERE = "nobody there"
    WORKOUT_OVER = "workout over"


class Action(StrEnum):
    """What is done on the way from one topic to the next; each is one method."""

    ASK = "stop the movement, ask"
    ASK_AFTER = "pause, ask after the exercise"
    OFFER = "offer what can be done"
    GO_ON = "go on"
    PREPARE = "prepare the easier variant"
    BACK = "forget the easier variant, offer again"
    CHANGE = "go on in the easier variant"
    SKIP = "go on with the next exercise"
    TELL_STOP = "tell to stop, excuse the day"
    END = "excuse the day, end the workout"
    CLOSE = "end the conversation"


TABLE: dict[tuple[Topic, Command | Turn], tuple[Topic, Action]] = {
    (Topic.NOTHING, Command.HURTS): (Topic.HURTS, Action.ASK),
    (Topic.NOTHING, Turn.EXERCISE_OVER): (Topic.AFTER, Action.ASK_AFTER),
    (Topic.HURTS, Turn.BEARABLE): (Topic.CHOICE, Action.OFFER),
    (Topic.HURTS, Turn.TOO_MUCH): (Topic.TOO_MUCH, Action.TELL_STOP),
    (Topic.HURTS, Command.CONFIRM): (Topic.CHOICE, Action.OFFER),
    (Topic.HURTS, Command.CANCEL): (Topic.NOTHING, Action.GO_ON),
    (Topic.AFTER, Turn.BEARABLE): (Topic.NOTHING, Action.GO_ON),
    (Topic.AFTER, Turn.TOO_MUCH): (Topic.TOO_MUCH, Action.TELL_STOP),
    (Topic.AFTER, Turn.NO_ANSWER): (Topic.NOTHING, Action.GO_ON),
    (Topic.AFTER, Command.CONFIRM): (Topic.NOTHING, Action.GO_ON),
    (Topic.CHOICE, Command.EASIER): (Topic.PREPARING, Action.PREPARE),
    (Topic.CHOICE, Command.SKIP_EXERCISE): (Topic.NOTHING, Action.SKIP),
    (Topic.CHOICE, Command.STOP): (Topic.OVER, Action.END),
    (Topic.CHOICE, Command.GO_ON): (Topic.NOTHING, Action.GO_ON),
    (Topic.PREPARING, Turn.LINES_READY): (Topic.NOTHING, Action.CHANGE),
    (Topic.PREPARING, Command.GO_ON): (Topic.NOTHING, Action.CHANGE),
    (Topic.PREPARING, Command.CANCEL): (Topic.CHOICE, Action.BACK),
    (Topic.PREPARING, Command.STOP): (Topic.OVER, Action.END),
    (Topic.TOO_MUCH, Command.STOP): (Topic.OVER, Action.END),
    (Topic.HURTS, Turn.NOBODY_THERE): (Topic.NOTHING, Action.GO_ON),
    (Topic.AFTER, Turn.NOBODY_THERE): (Topic.NOTHING, Action.GO_ON),
    (Topic.CHOICE, Turn.NOBODY_THERE): (Topic.NOTHING, Action.GO_ON),
    (Topic.PREPARING, Turn.NOBODY_THERE): (Topic.NOTHING, Action.CHANGE),
    (Topic.TOO_MUCH, Turn.NOBODY_THERE): (Topic.OVER, Action.END),
    **{
        (topic, Turn.WORKOUT_OVER): (Topic.OVER, Action.CLOSE)
        for topic in Topic
        if topic is not Topic.OVER
    },
}

CONTEXTS = {
    Topic.HURTS: Context.NUMBER,
    Topic.AFTER: Context.NUMBER,
    Topic.CHOICE: Context.CHOICE,
    Topic.PREPARING: Context.PREPARING,
    Topic.TOO_MUCH: Context.TOLD_TO_STOP,
}
"""What the keys mean while a topic is open."""

_OFFERED = frozenset({Command.EASIER, Command.SKIP_EXERCISE})
"""What is possible only if it is offered."""


_CONFIRMING = frozenset({*_OFFERED, Command.STOP})
"""What answers the next question, and so confirms the number that is shown."""


@dataclass(frozen=True, slots=True)
class Speak:
    """Say this line in the place of what is being said; None says nothing more."""

    line: PainLine | None


@dataclass(frozen=True, slots=True)
class Keep:
    """Keep what was said about the workout so far."""

    feeling: Feeling


@dataclass(frozen=True, slots=True)
class Change:
    """Go on with this timeline at block `index`."""

    timeline: Timeline
    index: int


Order = Event | Speak | Keep | Change
"""What a front end carries out; an `Event` goes to the workout."""


class Reply(NamedTuple):
    """Whether a wish was done, and what is to be carried out, in order."""

    done: bool
    orders: tuple[Order, ...] = ()


@dataclass(frozen=True, slots=True)
class Prompt:
    """What is asked now.

    `answers` are the commands that answer it besides a number, in the order of the buttons; `about`
    is the exercise in question; `number` is chosen and does not count yet; `until` is the second at
    which the workout goes on without an answer; `rising` says why to stop: the numbers keep rising
    (True) or the number itself is too high (False).
    """

    topic: Topic
    answers: tuple[Command, ...]
    about: Planned | None = None
    number: int | None = None
    until: float | None = None
    rising: bool = False

    @property
    def context(self) -> Context:
        """What the keys mean now."""
        return CONTEXTS[self.topic]


class PainFlow:
    """One conversation for one workout; `feeling` is all that was said so far.

    `begin_change` begins the change to the easier variant of what a frame shows
    (`core.coaching.easier_variant`). All seconds are of one steady clock.
    """

    def __init__(
        self, feeling: Feeling, begin_change: Callable[[Frame], VariantChange | None]
    ) -> None:
        self.feeling = feeling
        self.topic = Topic.NOTHING
        self._begin_change = begin_change
        self._readings = [] if feeling.pain_before is None else [feeling.pain_before]
        self._entry = NumberEntry()
        self._about: Planned | None = None
        self._current: Planned | None = None
        self._answers: tuple[Command, ...] = ()
        self._until: float | None = None
        self._change: VariantChange | None = None

    @property
    def prompt(self) -> Prompt | None:
        """What is asked now; None while nothing is asked."""
        if self.topic not in CONTEXTS:
            return None
        until = self._until if self._entry.chosen is None else None
        rising = self.topic is Topic.TOO_MUCH and self._rising
        return Prompt(self.topic, self._answers, self._about, self._entry.chosen, until, rising)

    @property
    def _rising(self) -> bool:
        """Whether the latest number leads to a stop only because it has risen twice in a row."""
        return advice(self._readings[-1]) is not Advice.STOP

    def wakes_at(self, now: float) -> float | None:
        """Return the second at which `watch` is to be called at the latest; None for never."""
        if self.topic is Topic.PREPARING:
            return now + POLL
        return self._entry.deadline or self._until

    def handle(self, wish: Wish, frame: Frame, now: float) -> Reply:
        """Take a wish at `now` seconds; a wish that does not fit is not done."""
        due = self.watch(frame, now)
        if due:  # the wish was an answer to the question before
            return Reply(done=False, orders=due)
        if self._asks and self._enters(wish, now):
            number = self._entry.poll(now)
            return Reply(done=True) if number is None else self._count(number, frame, now)
        if wish in _CONFIRMING and self.topic is Topic.HURTS and self._entry.confirm(now):
            return self._confirmed_by(wish, frame, now)
        if not isinstance(wish, Command) or (wish in _OFFERED and wish not in self._answers):
            return Reply(done=False)
        return self._turn(wish, frame, now)

    def watch(self, frame: Frame, now: float) -> tuple[Order, ...]:
        """Look at the workout and at the time; return what is to be carried out."""
        if frame.state in {State.FINISHED, State.STOPPED}:
            return self._turn(Turn.WORKOUT_OVER, frame, now).orders
        if self.topic is Topic.NOTHING:
            return self._notice_next_exercise(frame, now)
        if self._asks and (number := self._entry.poll(now)) is not None:
            return self._count(number, frame, now).orders
        if self._until is not None and self._entry.chosen is None and now >= self._until:
            return self._turn(Turn.NO_ANSWER, frame, now).orders
        if self._change is not None and self._change.poll(now) is not Wait.WAITING:
            return self._turn(Turn.LINES_READY, frame, now).orders
        return ()

    def leave(self, frame: Frame, now: float) -> tuple[Order, ...]:
        """Close an open question because nobody can answer it any more."""
        return self._turn(Turn.NOBODY_THERE, frame, now).orders

    def close(self) -> None:
        """End the conversation where it is, as when the window closes: nothing goes on waiting."""
        self._forget()
        self.topic = Topic.OVER

    # -- numbers -----------------------------------------------------------------

    @property
    def _asks(self) -> bool:
        """Whether a number is asked for."""
        return CONTEXTS.get(self.topic) is Context.NUMBER

    def _enters(self, wish: Wish, now: float) -> bool:
        """Hand a wish to the number that is being entered; return whether it took it."""
        match wish:
            case Digit(value):
                return self._entry.digit(value, now)
            case Number(value):
                return self._entry.number(value, now)
            case Command.CONFIRM:
                return self._entry.confirm(now)
            case Command.UNDO if self._entry.undo(now):
                if self._until is not None:  # the time to answer begins again
                    self._until = now + PATIENCE
                return True
            case Command.CANCEL if self.topic is Topic.AFTER:
                return self._entry.number(0, now)
            case _:
                return False

    def _count(self, number: int, frame: Frame, now: float) -> Reply:
        self._readings.append(number)
        keep: list[Order] = []
        if self._about is not None:
            name, said = self._about.exercise.id, self.feeling.exercises
            greatest = max(number, said.get(name, 0))
            keep = self._keep(replace(self.feeling, exercises={**said, name: greatest}))
        too_much = advice_after(self._readings) is Advice.STOP
        reply = self._turn(Turn.TOO_MUCH if too_much else Turn.BEARABLE, frame, now)
        return Reply(done=True, orders=(*keep, *reply.orders))

    def _confirmed_by(self, wish: Wish, frame: Frame, now: float) -> Reply:
        """Count the number that is shown, then take the wish that came before its time was over."""
        counted = self._count(self._entry.poll(now) or 0, frame, now)
        taken = self.handle(wish, frame, now)
        return Reply(taken.done, (*counted.orders, *taken.orders))

    def _keep(self, feeling: Feeling) -> list[Order]:
        self.feeling = feeling
        return [Keep(feeling)]

    # -- the table ---------------------------------------------------------------

    def _turn(self, event: Command | Turn, frame: Frame, now: float) -> Reply:
        row = TABLE.get((self.topic, event))
        if row is None or frame.state is State.IDLE:
            return Reply(done=False)
        if row[1] is Action.PREPARE and not self._prepare(frame):
            return Reply(done=False)
        self.topic, action = row
        orders = self._act(action, frame, now)
        return Reply(done=True, orders=tuple(orders))

    def _act(self, action: Action, frame: Frame, now: float) -> list[Order]:
        orders: list[Order] = []
        match action:
            case Action.ASK:
                self._forget()
                self._about = frame.planned or self._current
                orders = self._ask(frame, PainLine.ASK_HURT)
            case Action.ASK_AFTER:
                self._until = now + PATIENCE
                orders = self._ask(frame, PainLine.ASK_AFTER)
            case Action.OFFER | Action.BACK:
                orders = self._offer(frame)
            case Action.PREPARE:
                self._answers = (Command.GO_ON, Command.CANCEL, Command.STOP)
                orders = [Speak(None), *self.watch(frame, now)]
            case Action.CHANGE if self._change is not None:
                self._change.give_up()  # stops waiting; does nothing if all lines have come
                orders = self._go_on([Change(self._change.timeline, self._change.index)])
            case Action.SKIP:
                orders = self._go_on(_skips(frame))
            case Action.GO_ON:
                orders = self._go_on([])
            case Action.TELL_STOP:
                self._forget()
                self._answers = (Command.STOP,)
                orders = [*self._excuse(), Speak(PainLine.RISEN if self._rising else PainLine.STOP)]
            case Action.END:
                self._forget()
                orders = [*self._excuse(), Speak(None), Event.STOP, Event.STOP]
            case _:  # CLOSE
                self._forget()
        return orders

    def _excuse(self) -> list[Order]:
        return self._keep(replace(self.feeling, excused=True))

    def _ask(self, frame: Frame, line: PainLine) -> list[Order]:
        self._answers = (Command.CANCEL,)
        orders: list[Order] = []
        if frame.state is State.ASKING:  # the question whether to stop is closed first
            orders.append(Event.RESUME)
        if frame.state is not State.PAUSED:
            orders.append(Event.PAUSE)
        return [*orders, Speak(line)]

    def _offer(self, frame: Frame) -> list[Order]:
        self._forget()
        here = frame.planned
        planned = any(here is one for one in frame.timeline.plan)
        gentler = here is not None and planned and easier(here) is not None
        self._answers = (
            *((Command.EASIER,) if gentler else ()),
            *((Command.SKIP_EXERCISE,) if here is not None else ()),
            *(Command.STOP, Command.GO_ON),
        )
        return [Speak(PainLine.CHOOSE_EASIER if gentler else PainLine.CHOOSE)]

    def _prepare(self, frame: Frame) -> bool:
        self._change = self._begin_change(frame)
        return self._change is not None

    def _go_on(self, first: list[Order]) -> list[Order]:
        self._forget()
        return [*first, Speak(None), Event.RESUME]

    def _forget(self) -> None:
        """Forget everything that waits: a number, an answer, lines."""
        self._entry.clear()
        self._until = None
        self._answers = ()
        if self._change is not None:
            self._change.cancel()
            self._change = None

    # -- between exercises -------------------------------------------------------

    def _notice_next_exercise(self, frame: Frame, now: float) -> tuple[Order, ...]:
        """Ask when an exercise is over, if it hurt before the workout."""
        if frame.state is not State.RUNNING or frame.block.kind is BlockKind.FINISH:
            return ()
        before, self._current = self._current, frame.planned
        if before is None or frame.planned is None or not asks_between(self.feeling.pain_before):
            return ()
        warm_up = all(before is not planned for planned in frame.timeline.plan)
        if warm_up or before.exercise.id == frame.planned.exercise.id:
            return ()
        self._about = before
        return self._turn(Turn.EXERCISE_OVER, frame, now).orders


def _skips(frame: Frame) -> list[Order]:
    """Return one skip for each block ahead that still belongs to the running exercise."""
    ahead = frame.timeline.blocks[frame.index :]
    return [Event.SKIP for _ in takewhile(lambda block: block.planned is frame.planned, ahead)]
