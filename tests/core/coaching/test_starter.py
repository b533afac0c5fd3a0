"""The steps from Start to a workout: the questions, what the answers lead to, and the wait."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from spinecoach.core.coaching.line_wait import LIMIT
from spinecoach.core.coaching.pain import Feeling
from spinecoach.core.coaching.readiness import Readiness
from spinecoach.core.coaching.starter import ENDS, TABLE, Starter, StartStep
from spinecoach.core.coaching.workouts import Practice
from spinecoach.core.workout.commands import Command, Number
from spinecoach.core.workout.timeline import BlockKind
from tests.core.coaching.records import cut_off
from tests.core.coaching.test_workouts import Evening
from tests.core.coaching.voices import Rendering

if TYPE_CHECKING:
    from spinecoach.core.coaching.workouts import CutOff


@pytest.fixture
def evening() -> Evening:
    """Somebody who answered the questions, and a voice that has all lines ready."""
    evening = Evening()
    evening.home.person.answer(Readiness(evening.home.today))
    return evening


def start(evening: Evening, cut_off: CutOff | None = None, *, present: bool = True) -> Starter:
    return Starter(evening.coach, evening.workouts, 0.0, of=cut_off, present=present)


def answered(starter: Starter, *wishes: Command | Number) -> StartStep:
    assert all(starter.handle(wish, 0.0) for wish in wishes)
    return starter.step


@pytest.mark.parametrize(
    ("wishes", "step"),
    [
        ((), StartStep.PAIN),
        ((Number(0),), StartStep.READY),
        ((Number(2),), StartStep.READY),
        ((Command.CONFIRM,), StartStep.READY),
        ((Number(3),), StartStep.EASE),
        ((Number(5),), StartStep.EASE),
        ((Number(6),), StartStep.TOO_MUCH),
        ((Number(10),), StartStep.TOO_MUCH),
        ((Number(4), Command.GO_ON), StartStep.READY),
        ((Number(4), Command.BACK), StartStep.PAIN),
        ((Number(4), Command.BACK, Number(1)), StartStep.READY),
        ((Number(10), Command.BACK, Number(1)), StartStep.READY),
        ((Number(4), Command.CANCEL), StartStep.LEFT),
        ((Command.CANCEL,), StartStep.LEFT),
    ],
)
def test_the_pain_leads_to_a_workout_or_not(
    evening: Evening, wishes: tuple[Command | Number, ...], step: StartStep
) -> None:
    assert answered(start(evening), *wishes) is step
    assert bool(evening.records.begun) is (step is StartStep.READY)
    assert evening.home.training.excuses == 0


LOOKED_AT = [
    ((Number(0),), StartStep.LOOK),
    ((Command.CONFIRM,), StartStep.LOOK),
    ((Number(4),), StartStep.EASE),
    ((Number(4), Command.GO_ON), StartStep.LOOK),
    ((Number(7),), StartStep.TOO_MUCH),
    ((Number(0), Command.GO_ON), StartStep.READY),
    ((Number(0), Command.BACK), StartStep.PAIN),
    ((Number(0), Command.BACK, Number(7)), StartStep.TOO_MUCH),
    ((Number(0), Command.CANCEL), StartStep.LEFT),
]


@pytest.mark.parametrize(("wishes", "step"), LOOKED_AT)
def test_who_wishes_so_looks_at_the_whole_workout_before_it_begins(
    evening: Evening, wishes: tuple[Command | Number, ...], step: StartStep
) -> None:
    starter = Starter(evening.coach, evening.workouts, 0.0, looks=True)
    assert answered(starter, *wishes) is step
    assert bool(evening.records.begun) is (step is StartStep.READY)
    if step is StartStep.LOOK:
        assert starter.plan.exercises == evening.coach.plan(eased=wishes[0] == Number(4))


def test_the_warm_up_is_left_out_today_and_only_today(evening: Evening) -> None:
    evening.home.preferences = evening.home.preferences._replace(warm_up=True)
    starter = Starter(evening.coach, evening.workouts, 0.0, looks=True)
    answered(starter, Number(0))
    assert starter.plan.warm_up == evening.coach.warm_up() != ()
    starter.warm_up(wanted=False)
    assert starter.plan.warm_up == ()
    starter.warm_up(wanted=True)
    starter.warm_up(wanted=False)
    answered(starter, Command.GO_ON)
    assert starter.plan.warm_up == ()
    begun = evening.records.begun[0].timeline
    assert not any(block.kind is BlockKind.WARM_UP for block in begun.blocks)
    assert evening.workouts.plan().warm_up == evening.coach.warm_up()


def test_a_workout_that_was_cut_off_and_a_practice_begin_at_once(evening: Evening) -> None:
    evening.records.left = cut_off(pain_before=2, effort=7)
    for of in (evening.found(), Practice("superman")):
        starter = Starter(evening.coach, evening.workouts, 0.0, of=of, looks=True)
        assert answered(starter, Number(0)) is StartStep.READY


def test_the_workout_carries_what_was_said(evening: Evening) -> None:
    starter = start(evening)
    answered(starter, Number(2))
    assert starter.begun is not None
    assert (starter.begun.feeling, starter.begun.captions) == (Feeling(pain_before=2), False)
    assert starter.begun.performance.timeline is evening.records.begun[0].timeline
    skipped = start(evening)
    answered(skipped, Command.CONFIRM)
    assert skipped.feeling == Feeling()


def test_if_it_hurts_a_little_the_workout_is_eased_unless_the_number_is_changed(
    evening: Evening,
) -> None:
    answered(start(evening), Number(4), Command.GO_ON)
    answered(start(evening), Number(4), Command.BACK, Number(1))
    eased, plain = evening.records.begun
    assert eased.timeline.plan == evening.coach.plan(eased=True)
    assert plain.timeline.plan == evening.coach.plan()


def test_a_day_is_excused_when_one_leaves_and_only_if_it_hurt_too_much(evening: Evening) -> None:
    starter = start(evening)
    answered(starter, Number(7))
    assert evening.home.training.excuses == 0
    answered(starter, Command.BACK, Number(8), Command.CANCEL)
    assert evening.home.training.excuses == 1
    assert starter.step is StartStep.LEFT


def test_a_new_person_answers_the_questions_first(evening: Evening) -> None:
    evening.home.person.forget_answers()
    starter = start(evening)
    assert starter.step is StartStep.QUESTIONS
    assert answered(starter, Command.GO_ON) is StartStep.QUESTIONS  # nothing was answered
    evening.coach.answer({"back"})
    assert answered(starter, Command.GO_ON) is StartStep.PROFESSIONAL
    assert answered(starter, Command.GO_ON) is StartStep.PAIN
    told = Readiness(evening.home.today, frozenset({"back"}), professional=True)
    assert evening.home.person.answers == told


def test_after_two_workouts_that_hurt_a_pause_comes_first(evening: Evening) -> None:
    evening.home.training.pains = [4, 5]
    starter = start(evening)
    assert starter.step is StartStep.PAUSE
    assert not starter.handle(Number(1), 0.0)  # no answer yet to what was not asked
    assert answered(starter, Command.GO_ON) is StartStep.PAIN


@pytest.mark.parametrize("rehearsal", [True, False])
def test_if_nobody_can_answer_nothing_is_asked(evening: Evening, *, rehearsal: bool) -> None:
    evening.home.person.forget_answers()
    evening.coach.asks = not rehearsal
    assert start(evening, present=rehearsal).step is StartStep.READY


def test_if_nobody_is_there_nobody_ends_a_rep(evening: Evening) -> None:
    profile = evening.coach.profile
    routine = replace(evening.coach.routine(), own_pace=True)
    profile.keep_routines(profile.routines().with_routine(routine))
    for present in (True, False):
        assert start(evening, present=present).plan.own_pace is present


def test_the_lines_are_waited_for(evening: Evening) -> None:
    evening.voice.rendering = Rendering(done=3, total=1000)
    starter = start(evening)
    assert starter.progress == (0, 0)
    assert answered(starter, Number(0)) is StartStep.LINES
    plan = evening.workouts.plan()
    lines, first = evening.workouts.script(plan)
    assert 3 < first < len(lines)
    assert (starter.progress, starter.poll(1.0)) == ((3, first), StartStep.LINES)
    evening.voice.rendering.done = first
    assert starter.poll(2.0) is StartStep.READY
    assert starter.begun is not None
    assert not starter.begun.captions
    assert len(evening.records.begun) == 1
    assert starter.poll(3.0) is StartStep.READY
    assert len(evening.records.begun) == 1


def test_a_voice_that_hangs_delays_the_start_only_briefly(evening: Evening) -> None:
    evening.voice.rendering = Rendering()
    starter = start(evening)
    answered(starter, Number(0))
    assert starter.poll(LIMIT) is StartStep.READY
    assert starter.begun is not None
    assert starter.begun.captions


def test_without_waiting_the_workout_begins_with_captions(evening: Evening) -> None:
    evening.voice.rendering = Rendering()
    starter = start(evening)
    assert answered(starter, Number(0), Command.GO_ON) is StartStep.READY
    assert starter.begun is not None
    assert starter.begun.captions


def test_leaving_while_lines_are_rendered_begins_nothing_later(evening: Evening) -> None:
    evening.voice.rendering = Rendering()
    starter = start(evening)
    assert answered(starter, Number(0), Command.CANCEL) is StartStep.LEFT
    evening.voice.rendering.done = 10
    assert starter.poll(1.0) is StartStep.LEFT
    assert evening.voice.rendering.cancelled
    assert evening.records.begun == []


@pytest.mark.parametrize("step", StartStep)
def test_every_wish_that_is_not_in_the_table_is_refused(evening: Evening, step: StartStep) -> None:
    for command in Command:
        if (step, command) not in TABLE:
            starter = start(evening)
            starter.step = step
            assert not starter.handle(command, 0.0)
            assert starter.step is step


def test_a_number_beyond_the_scale_is_refused(evening: Evening) -> None:
    starter = start(evening)
    assert not starter.handle(Number(11), 0.0)
    assert not starter.handle(Number(-1), 0.0)
    assert starter.step is StartStep.PAIN


def test_every_step_but_the_ends_can_be_left() -> None:
    left = {step for step, command in TABLE if command is Command.CANCEL}
    assert left == set(StartStep) - ENDS


def test_of_two_numbers_before_a_workout_that_was_cut_off_the_greater_is_kept(
    evening: Evening,
) -> None:
    evening.records.left = cut_off(pain_before=2, effort=7)
    starter = start(evening, evening.found())
    answered(starter, Number(1))
    assert starter.begun is not None
    assert starter.begun.feeling == Feeling(pain_before=2, effort=7)
    assert evening.workouts.under_way == "old"


@pytest.mark.parametrize(("before", "reps"), [(1, [6, 5]), (4, [9, 9])])
def test_what_is_left_of_an_eased_workout_is_not_eased_twice(
    evening: Evening, before: int, reps: list[int]
) -> None:
    evening.records.left = cut_off(pain_before=before)
    starter = start(evening, evening.found())
    answered(starter, Number(3))
    assert [planned.reps for planned in starter.plan.exercises] == reps


def test_before_a_practice_the_pain_is_asked_about_too(evening: Evening) -> None:
    starter = Starter(evening.coach, evening.workouts, 0.0, of=Practice("superman"))
    assert starter.step is StartStep.PAIN
    answered(starter, Number(4), Command.GO_ON)
    assert evening.records.begun[0].timeline.plan == evening.coach.practice("superman", eased=True)
    assert evening.records.begun[0].practice
