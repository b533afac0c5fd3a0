"""The conversation about pain: every row of its table, on a clock that the test sets."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from spinecoach.core.coaching.easier_variant import VariantChange, begin_change
from spinecoach.core.coaching.line_wait import LIMIT
from spinecoach.core.coaching.loaded_lines import LoadedLines
from spinecoach.core.coaching.number_entry import STANDS
from spinecoach.core.coaching.pain import Feeling
from spinecoach.core.coaching.pain_flow import (
    CONTEXTS,
    PATIENCE,
    TABLE,
    Change,
    Keep,
    Order,
    PainFlow,
    Prompt,
    Reply,
    Speak,
    Topic,
    Turn,
)
from spinecoach.core.coaching.pain_lines import PainLine
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.preferences import Preferences
from spinecoach.core.workout.commands import Command, Digit, Number, Wish
from spinecoach.core.workout.events import Event
from spinecoach.core.workout.frame import Frame, State
from spinecoach.core.workout.keymap import Context, Keymap
from spinecoach.core.workout.timeline import BlockKind, Planned, build_timeline
from tests.core.coaching.voices import QuietSpeaker, SlowVoice
from tests.core.scenes import ROW, exercise

WARM_UP = Planned(exercise("march"), 1, 2, 0.0)
PLAN = (Planned(exercise(), 2, 2, 20.0), Planned(exercise("row", ROW), 1, 2, 20.0))
TIMELINE = build_timeline(PLAN, Phrases(), warm_up=(WARM_UP,))
GO_ON: tuple[Order, ...] = (Speak(None), Event.RESUME)
END: tuple[Order, ...] = (Speak(None), Event.STOP, Event.STOP)


class Mat:
    """A person in a workout: what they say, what is shown to them and what becomes of it."""

    def __init__(self, before: int | None = None) -> None:
        self.voice = SlowVoice()
        self.now = 100.0
        self.frame = self.at(BlockKind.WORK)
        self.changes: list[VariantChange] = []
        self.flow = PainFlow(Feeling(pain_before=before), self.begin_change)

    @staticmethod
    def at(kind: BlockKind, exercise_id: str = "superman", state: State = State.RUNNING) -> Frame:
        """The first moment of a block of that kind; of any exercise at the end."""
        for index, block in enumerate(TIMELINE.blocks):
            if block.kind is kind and (block.planned or WARM_UP).exercise.id == exercise_id:
                return Frame(state, TIMELINE, index, 0.0)
        return Frame(state, TIMELINE, len(TIMELINE.blocks) - 1, 0.0)

    def begin_change(self, frame: Frame) -> VariantChange | None:
        sound = (self.voice, LoadedLines(self.voice, QuietSpeaker()))
        change = begin_change(frame, sound, Preferences(), Phrases(), self.now)
        self.changes += [change] if change is not None else []
        return change

    def wish(self, *wishes: Wish) -> Reply:
        """Say one thing after the other; return the reply to the last one."""
        reply = Reply(done=False)
        for wish in wishes:
            reply = self.flow.handle(wish, self.frame, self.now)
            self.follow(reply.orders)
        return reply

    def wait(self, seconds: float) -> tuple[Order, ...]:
        self.now += seconds
        orders = self.flow.watch(self.frame, self.now)
        self.follow(orders)
        return orders

    def follow(self, orders: tuple[Order, ...]) -> None:
        """Put the workout into the state after these orders."""
        if Event.PAUSE in orders:
            self.frame = replace(self.frame, state=State.PAUSED)
        if Event.RESUME in orders and Event.PAUSE not in orders:
            self.frame = replace(self.frame, state=State.RUNNING)

    def come_to(self, frame: Frame) -> tuple[Order, ...]:
        self.frame = frame
        return self.wait(0.0)

    def next_exercise(self) -> tuple[Order, ...]:
        """Finish Superman and come to the row."""
        self.come_to(self.at(BlockKind.WORK))
        return self.come_to(self.at(BlockKind.REST, "row"))

    def hurts(self, number: int) -> Reply:
        return self.wish(Command.HURTS, Number(number))

    @property
    def prompt(self) -> Prompt:
        prompt = self.flow.prompt
        assert prompt is not None
        return prompt

    @property
    def said(self) -> dict[str, int]:
        return dict(self.flow.feeling.exercises)


# -- it hurts --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "events"),
    [
        (State.RUNNING, (Event.PAUSE,)),
        (State.RESUMING, (Event.PAUSE,)),
        (State.PAUSED, ()),
        (State.ASKING, (Event.RESUME, Event.PAUSE)),
    ],
)
def test_it_hurts_stops_the_movement_in_every_state(
    state: State, events: tuple[Event, ...]
) -> None:
    mat = Mat()
    mat.frame = replace(mat.frame, state=state)
    assert mat.wish(Command.HURTS) == Reply(done=True, orders=(*events, Speak(PainLine.ASK_HURT)))
    assert mat.prompt == Prompt(Topic.HURTS, (Command.CANCEL,), PLAN[0])


@pytest.mark.parametrize("state", [State.IDLE, State.FINISHED, State.STOPPED])
def test_if_there_is_no_workout_nothing_is_asked(state: State) -> None:
    mat = Mat()
    mat.frame = replace(mat.frame, state=state)
    assert mat.wish(Command.HURTS) == Reply(done=False)
    assert mat.flow.prompt is None


@pytest.mark.parametrize("number", range(6))
def test_a_bearable_number_is_kept_and_offers_what_can_be_done(number: int) -> None:
    mat = Mat()
    feeling = Feeling(exercises={"superman": number})
    assert mat.hurts(number).orders == (Keep(feeling), Speak(PainLine.CHOOSE_EASIER))
    answers = (Command.EASIER, Command.SKIP_EXERCISE, Command.STOP, Command.GO_ON)
    assert mat.prompt == Prompt(Topic.CHOICE, answers, PLAN[0])


@pytest.mark.parametrize("number", range(6, 11))
def test_too_much_pain_only_offers_to_stop_and_excuses_the_day(number: int) -> None:
    mat = Mat()
    kept = Feeling(exercises={"superman": number}, excused=True)
    assert mat.hurts(number).orders[1:] == (Keep(kept), Speak(PainLine.STOP))
    assert mat.prompt == Prompt(Topic.TOO_MUCH, (Command.STOP,), PLAN[0])
    assert not mat.wish(Command.GO_ON).done
    assert mat.wish(Command.STOP).orders == (Keep(kept), *END)


def test_numbers_that_keep_rising_end_the_workout_with_the_reason() -> None:
    mat = Mat(before=3)
    mat.hurts(4)
    mat.wish(Command.GO_ON)
    assert mat.hurts(5).orders[-1] == Speak(PainLine.RISEN)
    assert mat.prompt.rising


def test_a_later_smaller_pain_never_replaces_the_greater() -> None:
    mat = Mat()
    mat.hurts(5)
    mat.wish(Command.GO_ON)
    mat.hurts(2)
    assert mat.said == {"superman": 5}


def test_it_hurts_by_mistake_is_taken_back_and_nothing_is_kept() -> None:
    mat = Mat()
    assert mat.wish(Command.HURTS, Command.CANCEL) == Reply(done=True, orders=GO_ON)
    assert mat.flow.feeling == Feeling()


def test_without_a_number_the_offer_is_the_same() -> None:
    mat = Mat()
    mat.wish(Command.HURTS, Command.CONFIRM)
    assert mat.prompt.topic is Topic.CHOICE
    assert mat.said == {}


# -- numbers ---------------------------------------------------------------------


def test_a_digit_is_seen_before_it_counts() -> None:
    mat = Mat()
    assert mat.wish(Command.HURTS, Digit(4)) == Reply(done=True)
    assert mat.prompt.number == 4
    assert mat.flow.wakes_at(mat.now) == mat.now + STANDS
    mat.wait(STANDS)
    assert mat.said == {"superman": 4}


def test_one_and_zero_are_ten() -> None:
    mat = Mat()
    mat.wish(Command.HURTS, Digit(1), Digit(0))
    mat.wait(STANDS)
    assert mat.prompt.topic is Topic.TOO_MUCH
    assert mat.said == {"superman": 10}


def test_a_one_waits_for_its_zero_as_long_as_it_takes() -> None:
    mat = Mat()
    mat.wish(Command.HURTS, Digit(1))
    mat.wait(10.0)
    assert (mat.prompt.number, mat.said) == (1, {})
    mat.wish(Digit(0))
    mat.wait(STANDS)
    assert mat.said == {"superman": 10}


def test_enter_lets_the_number_count_at_once() -> None:
    mat = Mat()
    mat.wish(Command.HURTS, Digit(3), Command.CONFIRM)
    assert mat.said == {"superman": 3}


@pytest.mark.parametrize(
    ("wish", "topic"),
    [
        (Command.EASIER, Topic.PREPARING),
        (Command.SKIP_EXERCISE, Topic.NOTHING),
        (Command.STOP, Topic.OVER),
    ],
)
def test_who_answers_the_next_question_at_once_has_confirmed_the_number(
    wish: Command, topic: Topic
) -> None:
    mat = Mat()
    mat.wish(Command.HURTS, Digit(1))
    assert mat.wish(wish).done
    assert mat.said == {"superman": 1}
    assert mat.flow.topic is topic


def test_a_number_is_undone_and_the_question_is_still_open() -> None:
    mat = Mat()
    mat.wish(Command.HURTS)
    assert not mat.wish(Command.UNDO).done
    mat.wish(Digit(8))
    assert mat.wish(Command.UNDO) == Reply(done=True)
    mat.wait(PATIENCE)
    assert (mat.prompt.topic, mat.prompt.number, mat.said) == (Topic.HURTS, None, {})


def test_after_an_undone_number_the_question_waits_anew() -> None:
    mat = Mat(before=3)
    mat.next_exercise()
    mat.wait(PATIENCE - 1)
    mat.wish(Digit(8), Command.UNDO)
    assert mat.prompt.until == mat.now + PATIENCE
    mat.wait(PATIENCE)
    assert (mat.flow.topic, mat.said) == (Topic.NOTHING, {})


@pytest.mark.parametrize("wish", [Command.EASIER, Command.SKIP_EXERCISE, Command.STOP])
def test_without_a_number_there_is_nothing_to_confirm(wish: Command) -> None:
    mat = Mat()
    mat.wish(Command.HURTS)
    assert not mat.wish(wish).done
    assert mat.prompt.topic is Topic.HURTS


def test_a_wish_that_comes_after_the_number_counts_is_no_answer_to_the_next_question() -> None:
    mat = Mat()
    mat.wish(Command.HURTS, Digit(3))
    mat.now += STANDS
    assert not mat.wish(Digit(9)).done
    assert mat.said == {"superman": 3}
    assert mat.prompt.topic is Topic.CHOICE


def test_a_number_that_nobody_asked_for_is_refused() -> None:
    assert not Mat().wish(Digit(3)).done
    assert not Mat().wish(Number(3)).done


# -- what now --------------------------------------------------------------------


def test_go_on_goes_on() -> None:
    mat = Mat()
    mat.hurts(2)
    assert mat.wish(Command.GO_ON) == Reply(done=True, orders=GO_ON)
    assert mat.flow.prompt is None


def test_the_next_exercise_skips_all_that_belongs_to_this_one() -> None:
    mat = Mat()
    mat.hurts(2)
    skips = mat.wish(Command.SKIP_EXERCISE).orders[: -len(GO_ON)]
    assert set(skips) == {Event.SKIP}
    after = TIMELINE.blocks[mat.frame.index + len(skips)]
    assert after.planned is PLAN[1]
    assert TIMELINE.blocks[mat.frame.index + len(skips) - 1].planned is PLAN[0]


def test_stop_excuses_the_day_and_ends_the_workout() -> None:
    mat = Mat()
    mat.hurts(2)
    excused = Feeling(exercises={"superman": 2}, excused=True)
    assert mat.wish(Command.STOP).orders == (Keep(excused), *END)
    assert not mat.wish(Command.HURTS).done


@pytest.mark.parametrize(
    ("frame", "answers"),
    [
        (Mat.at(BlockKind.WARM_UP, "march"), (Command.SKIP_EXERCISE,)),
        (Mat.at(BlockKind.FINISH, ""), ()),
    ],
)
def test_only_what_can_be_done_here_is_offered(frame: Frame, answers: tuple[Command, ...]) -> None:
    mat = Mat()
    mat.frame = frame
    assert mat.hurts(2).orders[-1] == Speak(PainLine.CHOOSE)
    assert mat.prompt.answers == (*answers, Command.STOP, Command.GO_ON)
    assert not mat.wish(Command.EASIER).done
    assert mat.prompt.topic is Topic.CHOICE


def test_at_the_farewell_the_pain_belongs_to_the_last_exercise() -> None:
    mat = Mat()
    mat.come_to(mat.at(BlockKind.WORK, "row"))
    mat.frame = mat.at(BlockKind.FINISH, "")
    mat.hurts(2)
    assert mat.said == {"row": 2}


def test_before_the_first_frame_the_pain_belongs_to_no_exercise() -> None:
    mat = Mat()
    mat.frame = mat.at(BlockKind.FINISH, "")
    assert mat.hurts(7).orders == (
        Keep(Feeling(excused=True)),
        Speak(PainLine.STOP),
    )


# -- the easier variant ----------------------------------------------------------


def preparing() -> Mat:
    """Somebody who asked for the easier variant and waits for its lines."""
    mat = Mat()
    mat.hurts(2)
    assert mat.wish(Command.EASIER) == Reply(done=True, orders=(Speak(None),))
    assert mat.prompt.topic is Topic.PREPARING
    return mat


def gentler(orders: tuple[Order, ...]) -> bool:
    """Whether the workout goes on in the easier variant."""
    changes = [order for order in orders if isinstance(order, Change)]
    variants = [planned.variant for change in changes for planned in change.timeline.plan]
    return orders[-2:] == GO_ON and any(variants)


def test_the_easier_variant_waits_for_its_lines_and_goes_on_with_them() -> None:
    mat = preparing()
    wake = mat.flow.wakes_at(mat.now)
    assert wake is not None
    assert mat.now < wake < mat.now + 0.2
    assert mat.wait(0.1) == ()
    mat.voice.rendering.done = mat.voice.rendering.total
    assert gentler(mat.wait(0.1))
    assert mat.flow.prompt is None


def test_lines_that_are_there_already_are_not_waited_for() -> None:
    mat = Mat()
    mat.voice.rendering.done = mat.voice.rendering.total
    mat.hurts(2)
    assert gentler(mat.wish(Command.EASIER).orders)


def test_a_speech_engine_that_hangs_leaves_captions() -> None:
    mat = preparing()
    assert gentler(mat.wait(LIMIT))
    assert not mat.voice.rendering.cancelled


def test_without_waiting_the_workout_goes_on_in_the_easier_variant() -> None:
    mat = preparing()
    assert gentler(mat.wish(Command.GO_ON).orders)
    assert not mat.voice.rendering.cancelled


def test_stop_while_it_waits_ends_the_workout_and_the_wait() -> None:
    mat = preparing()
    assert mat.wish(Command.STOP).orders[-3:] == END
    assert mat.voice.rendering.cancelled
    mat.voice.rendering.done = mat.voice.rendering.total
    assert mat.wait(1.0) == ()


def test_escape_while_it_waits_leads_back_to_the_offer() -> None:
    mat = preparing()
    assert mat.wish(Command.CANCEL).orders == (Speak(PainLine.CHOOSE_EASIER),)
    assert mat.voice.rendering.cancelled
    assert mat.prompt.answers[0] is Command.EASIER


def test_a_window_that_closes_while_it_waits_leaves_nothing_waiting() -> None:
    mat = preparing()
    mat.flow.close()
    assert mat.voice.rendering.cancelled
    assert mat.flow.prompt is None
    assert mat.wait(LIMIT) == ()


def test_an_offer_that_comes_to_nothing_is_refused() -> None:
    mat = Mat()
    mat.hurts(2)
    mat.flow._begin_change = lambda _: None
    assert not mat.wish(Command.EASIER).done
    assert mat.prompt.topic is Topic.CHOICE


# -- between exercises -----------------------------------------------------------


def test_if_it_hurt_before_it_is_asked_after_each_exercise() -> None:
    mat = Mat(before=3)
    assert mat.next_exercise() == (Event.PAUSE, Speak(PainLine.ASK_AFTER))
    assert mat.prompt == Prompt(Topic.AFTER, (Command.CANCEL,), PLAN[0], until=mat.now + PATIENCE)
    assert mat.wish(Number(3)).orders == (Keep(Feeling(3, exercises={"superman": 3})), *GO_ON)


@pytest.mark.parametrize("before", [None, 0, 2])
def test_if_nothing_hurt_before_nobody_asks_in_between(before: int | None) -> None:
    assert Mat(before).next_exercise() == ()


def test_nobody_asks_after_the_warm_up_within_an_exercise_or_at_the_end() -> None:
    mat = Mat(before=3)
    assert mat.come_to(mat.at(BlockKind.WARM_UP, "march")) == ()
    assert mat.come_to(mat.at(BlockKind.WORK)) == ()
    assert mat.come_to(mat.at(BlockKind.REST)) == ()
    assert mat.come_to(mat.at(BlockKind.FINISH, "")) == ()
    assert mat.come_to(mat.at(BlockKind.WORK, "row", State.PAUSED)) == ()


def test_without_an_answer_it_goes_on_and_nothing_is_kept() -> None:
    mat = Mat(before=3)
    mat.next_exercise()
    assert mat.flow.wakes_at(mat.now) == mat.now + PATIENCE
    assert mat.wait(PATIENCE - 0.1) == ()
    assert mat.wait(0.1) == GO_ON
    assert mat.said == {}
    assert mat.flow.wakes_at(mat.now) is None


def test_a_number_in_the_last_moment_counts_and_the_question_waits_for_it() -> None:
    mat = Mat(before=3)
    mat.next_exercise()
    mat.wait(PATIENCE - 0.1)
    mat.wish(Digit(4))
    assert mat.prompt.until is None
    assert mat.wait(0.2) == ()
    mat.wait(STANDS)
    assert mat.said == {"superman": 4}


def test_after_an_exercise_nothing_hurts_is_zero_and_enter_skips_the_question() -> None:
    mat = Mat(before=3)
    mat.next_exercise()
    mat.wish(Command.CANCEL)
    assert mat.said == {"superman": 0}
    other = Mat(before=3)
    other.next_exercise()
    assert other.wish(Command.CONFIRM) == Reply(done=True, orders=GO_ON)
    assert other.said == {}


def test_too_much_after_an_exercise_ends_the_workout() -> None:
    mat = Mat(before=3)
    mat.next_exercise()
    mat.wish(Number(6))
    assert mat.prompt.topic is Topic.TOO_MUCH


# -- the table -------------------------------------------------------------------


def reached(topic: Topic) -> Mat:
    """Somebody in the middle of that topic, with an exercise before and one after."""
    mat = Mat(before=3)
    match topic:
        case Topic.HURTS:
            mat.wish(Command.HURTS)
        case Topic.AFTER:
            mat.next_exercise()
        case Topic.CHOICE:
            mat.hurts(2)
        case Topic.PREPARING:
            mat.hurts(2)
            mat.wish(Command.EASIER)
        case Topic.TOO_MUCH:
            mat.hurts(9)
        case Topic.OVER:
            mat.flow.close()
        case _:
            pass
    assert mat.flow.topic is topic
    return mat


@pytest.mark.parametrize(("topic", "command"), list(product(Topic, Command)))
def test_a_command_is_done_if_the_table_has_it_and_refused_elsewhere(
    topic: Topic, command: Command
) -> None:
    mat = reached(topic)
    row = TABLE.get((topic, command))
    answers_zero = (topic, command) == (Topic.AFTER, Command.CANCEL)
    assert mat.wish(command).done is (row is not None or answers_zero)
    if not answers_zero:
        assert mat.flow.topic is (row[0] if row else topic)


@pytest.mark.parametrize("topic", Topic)
def test_if_nobody_answers_any_more_no_question_stays_open(topic: Topic) -> None:
    mat = reached(topic)
    orders = mat.flow.leave(mat.frame, mat.now)
    assert mat.flow.prompt is None
    ends = {Topic.TOO_MUCH: END, Topic.NOTHING: (), Topic.OVER: ()}
    expected = ends.get(topic, GO_ON)
    assert orders[len(orders) - len(expected) :] == expected
    assert gentler(orders) is (topic is Topic.PREPARING)


@pytest.mark.parametrize("topic", [topic for topic in Topic if topic is not Topic.OVER])
def test_the_end_of_the_workout_ends_the_conversation(topic: Topic) -> None:
    mat = reached(topic)
    mat.frame = replace(mat.frame, state=State.STOPPED)
    assert mat.wait(0.0) == ()
    assert mat.flow.prompt is None
    assert not any(change._wait.state.name == "WAITING" for change in mat.changes)


@pytest.mark.parametrize("topic", CONTEXTS)
def test_every_offered_command_has_a_key(topic: Topic) -> None:
    prompt = reached(topic).prompt
    assert prompt.answers
    for answer in prompt.answers:
        assert Keymap().keys_of(prompt.context, answer), answer


def test_every_row_is_reached_by_a_key_or_by_what_happens() -> None:
    for topic, event in TABLE:
        if isinstance(event, Command):
            context = CONTEXTS.get(topic, Context.WORKOUT)
            assert Keymap().keys_of(context, event), (topic, event)
        else:
            assert event in Turn
