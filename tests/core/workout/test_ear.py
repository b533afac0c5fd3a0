"""Freeze first, then say, then do: what a workout does about what it heard."""

from __future__ import annotations

from itertools import count

import pytest

from spinecoach.core.workout.commands import Command, Number
from spinecoach.core.workout.ear import (
    ANNOUNCED,
    ANSWERED,
    FIRST_NEEDED,
    SHOWN,
    Acknowledge,
    Ask,
    Do,
    Ear,
    EarStatus,
    Refuse,
    listed_words,
)
from spinecoach.core.workout.heard import NO, WAKE, YES, Heard, Scored, said_in, wish_said
from spinecoach.core.workout.keymap import Context
from spinecoach.core.workout.voice_track import all_lines
from tests.core.workout.heard import PHRASES, a_timeline

PAUSE, ON = Do(Command.PAUSE), Do(Command.GO_ON)


STRETCHES = count()


def clear(words: str) -> Heard:
    return Heard((Scored(words, 5.0),), next(STRETCHES))


def doubtful(words: str, other: str) -> Heard:
    return Heard((Scored(words, 5.0), Scored(other, 4.5)), next(STRETCHES))


@pytest.mark.parametrize("words", ["next", "back", "again", "longer"])
def test_a_wish_to_go_elsewhere_freezes_is_said_and_is_done_when_it_was_said(words: str) -> None:
    ear = Ear()
    orders = ear.hear(clear(f"coach, {words}"), Context.WORKOUT, 10.0, moving=True)
    assert orders[0] == PAUSE
    (said,) = orders[1:]
    assert isinstance(said, Acknowledge)
    assert ear.watch(10.0 + ANNOUNCED - 0.01, paused=True) == ()
    assert ear.watch(10.0 + ANNOUNCED, paused=True) == (Do(said.wish), ON)
    assert ear.watch(99.0, paused=True) == ()


def test_in_a_pause_one_moves_about_and_stays_paused() -> None:
    ear = Ear()
    orders = ear.hear(clear("coach, next"), Context.PAUSED, 0.0, moving=False)
    assert orders == (Acknowledge(Command.NEXT),)
    assert ear.watch(ANNOUNCED, paused=True) == (Do(Command.NEXT),)


@pytest.mark.parametrize(
    ("words", "orders"),
    [
        ("coach, pause", (PAUSE,)),
        ("coach, stop", (PAUSE, Do(Command.STOP))),
        ("coach, it hurts", (PAUSE, Do(Command.HURTS))),
    ],
)
def test_pause_stop_and_hurts_share_one_safe_act_and_stay(
    words: str, orders: tuple[Do, ...]
) -> None:
    ear = Ear()
    assert ear.hear(clear(words), Context.WORKOUT, 0.0, moving=True) == orders
    assert ear.watch(60.0, paused=True) == ()


def test_a_pause_that_is_there_is_asked_for_as_a_key_would() -> None:
    ear = Ear()
    assert ear.hear(clear("coach, pause"), Context.PAUSED, 0.0, moving=False) == (PAUSE,)


def test_a_question_to_the_coach_is_answered_and_the_workout_goes_on() -> None:
    ear = Ear()
    orders = ear.hear(clear("coach, how long"), Context.WORKOUT, 0.0, moving=True)
    assert orders == (PAUSE, Do(Command.TIME_LEFT))
    assert ear.watch(ANSWERED - 0.1, paused=True) == ()
    assert ear.watch(ANSWERED, paused=True) == (ON,)


def test_an_answer_needs_no_calling() -> None:
    ear = Ear()
    assert ear.hear(clear("three"), Context.NUMBER, 0.0, moving=False) == (Do(Number(3)),)


def test_a_newer_wish_takes_the_place_of_the_older_one() -> None:
    ear = Ear()
    ear.hear(clear("coach, next"), Context.WORKOUT, 0.0, moving=True)
    orders = ear.hear(clear("coach, again"), Context.PAUSED, 0.5, moving=False)
    assert orders == (Acknowledge(Command.REPEAT),)
    assert ear.watch(5.0, paused=True) == (Do(Command.REPEAT), ON)  # it moved when all began


def test_a_key_that_ends_the_pause_ends_what_the_ear_had_in_mind() -> None:
    ear = Ear()
    ear.hear(clear("coach, next"), Context.WORKOUT, 0.0, moving=True)
    assert ear.watch(0.5, paused=False) == ()
    assert ear.watch(5.0, paused=True) == ()


def test_an_uncertain_stop_is_asked_about_in_the_pause() -> None:
    ear = Ear()
    doubt = doubtful("coach, stop", "coach, skip")
    orders = ear.hear(doubt, Context.WORKOUT, 0.0, moving=True)
    assert orders == (PAUSE, Ask(Command.STOP))
    assert ear.status(60.0, loud=True) is EarStatus.ASKING
    assert ear.phrases(Context.PAUSED) == YES + NO
    assert ear.watch(60.0, paused=True) == ()  # silence stops nothing
    assert ear.hear(clear("mumble"), Context.PAUSED, 61.0, moving=False) == ()
    assert ear.hear(clear("yes"), Context.PAUSED, 62.0, moving=False) == (Do(Command.STOP),)
    assert ear.phrases(Context.STOPPING) == said_in(Context.STOPPING)


def test_a_command_is_called_unless_an_answer_alone_suffices() -> None:
    ear = Ear()
    assert ear.called(Context.WORKOUT)
    assert not ear.called(Context.NUMBER)
    ear.hear(doubtful("coach, stop", "coach, skip"), Context.WORKOUT, 0.0, moving=True)
    assert not ear.called(Context.PAUSED)  # "yes" or "no" is enough


def test_beside_a_line_of_ours_a_command_must_be_clearer() -> None:
    faint = Heard((Scored("coach, pause", 2.5),), next(STRETCHES))
    assert Ear().hear(faint, Context.WORKOUT, 0.0, moving=True, beside_us=True) == ()
    assert Ear().hear(faint, Context.WORKOUT, 0.0, moving=True) == (PAUSE,)


def test_no_line_of_ours_calls_the_coach() -> None:
    spoken = all_lines(a_timeline(), PHRASES)
    assert spoken
    assert not [line for line in spoken if WAKE in line.casefold().split()[:1]]


@pytest.mark.parametrize(("moving", "orders"), [(True, (ON,)), (False, ())])
def test_no_lets_whoever_moved_go_on(*, moving: bool, orders: tuple[Do, ...]) -> None:
    ear = Ear()
    doubt = doubtful("coach, stop", "coach, skip")
    ear.hear(doubt, Context.WORKOUT, 0.0, moving=moving)
    assert ear.hear(clear("no"), Context.PAUSED, 1.0, moving=False) == orders
    assert ear.status(1.0, loud=False) is EarStatus.LISTENING


def test_a_key_answers_for_the_voice() -> None:
    ear = Ear()
    ear.hear(doubtful("coach, stop", "coach, skip"), Context.WORKOUT, 0.0, moving=True)
    ear.watch(1.0, paused=False)
    assert ear.phrases(Context.WORKOUT) == said_in(Context.WORKOUT)


def test_the_status_shows_what_was_heard_for_a_while() -> None:
    ear = Ear()
    assert ear.status(0.0, loud=False) is EarStatus.LISTENING
    assert ear.status(0.0, loud=True) is EarStatus.TOO_LOUD
    ear.hear(clear("coach, next"), Context.WORKOUT, 1.0, moving=True)
    assert (ear.status(1.0, loud=True), ear.about) == (EarStatus.HEARD, Command.NEXT)
    assert ear.status(1.0 + SHOWN, loud=False) is EarStatus.LISTENING


def test_what_is_not_understood_is_shown_and_freezes_nothing() -> None:
    ear = Ear()
    doubt = doubtful("coach, next", "coach, again")
    assert ear.hear(doubt, Context.WORKOUT, 0.0, moving=True) == ()
    assert ear.status(0.0, loud=False) is EarStatus.NOT_UNDERSTOOD


def test_talk_is_passed_over_without_a_word() -> None:
    ear = Ear()
    talk = Heard((Scored("coach, next", -5.0),))
    assert ear.hear(talk, Context.WORKOUT, 0.0, moving=True) == ()
    assert ear.status(0.0, loud=False) is EarStatus.LISTENING


def test_what_is_sure_is_done_before_its_silence_is_over_and_once() -> None:
    ear = Ear()
    early = clear("coach, next")._replace(final=False)
    assert ear.hear(early, Context.WORKOUT, 0.0, moving=True) == (PAUSE, Acknowledge(Command.NEXT))
    final = early._replace(final=True)
    assert ear.hear(final, Context.PAUSED, 0.5, moving=False) == ()


def test_what_is_not_sure_waits_for_its_end() -> None:
    ear = Ear()
    final = doubtful("coach, stop", "coach, skip")
    early = final._replace(final=False)
    assert ear.hear(early, Context.WORKOUT, 0.0, moving=True) == ()
    assert ear.hear(final, Context.WORKOUT, 0.5, moving=True) == (PAUSE, Ask(Command.STOP))


@pytest.mark.parametrize("words", ["done", "up"])
def test_at_ones_own_pace_a_word_ends_the_rep_and_freezes_nothing(words: str) -> None:
    ear = Ear()
    heard = clear(f"coach, {words}")
    assert ear.hear(heard, Context.OWN_PACE, 0.0, moving=True) == (Do(Command.REP),)
    assert (ear.status(0.0, loud=False), ear.about) == (EarStatus.HEARD, Command.REP)
    assert ear.watch(60.0, paused=True) == ()


@pytest.mark.parametrize("context", FIRST_NEEDED)
def test_while_nothing_is_asked_one_command_is_shown_which_means_something(
    context: Context,
) -> None:
    (hint,) = Ear().hints(context)
    assert hint.startswith(WAKE)
    assert wish_said(context, hint) is not None


def test_where_something_is_asked_all_possible_answers_are_shown() -> None:
    ear = Ear()
    assert ear.hints(Context.NUMBER) == ("zero", "ten", "never mind")
    assert ear.hints(Context.CHOICE, (Command.SKIP_EXERCISE,)) == ("next", "go on", "stop")
    assert ear.hints(Context.TOLD_TO_STOP) == ("stop",)
    ear.hear(doubtful("coach, stop", "coach, skip"), Context.WORKOUT, 0.0, moving=True)
    assert ear.hints(Context.PAUSED) == ("yes", "no")


def test_beside_the_keys_of_a_pause_are_the_words_for_the_same() -> None:
    words = listed_words()
    assert (words[Command.REPEAT], words[Command.TOGGLE]) == ("again", "go on")
    assert wish_said(Context.OWN_PACE, f"{WAKE}, {words[Command.REP]}") is Command.REP


def test_while_our_own_question_sounds_nothing_is_listened_to() -> None:
    ear = Ear()
    assert ear.status(0.0, loud=True, deaf=True) is EarStatus.DEAF
    ear.hear(clear("three"), Context.NUMBER, 0.0, moving=False)
    assert ear.status(0.0, loud=False, deaf=True) is EarStatus.HEARD
    ear.hear(doubtful("coach, stop", "coach, skip"), Context.WORKOUT, 9.0, moving=True)
    assert ear.status(9.0, loud=False, deaf=True) is EarStatus.DEAF


def test_a_wish_to_move_on_that_is_not_possible_is_refused_aloud_and_the_workout_goes_on() -> None:
    ear, longer = Ear(), clear("coach, longer")
    impossible = (Command.LONGER,)
    orders = ear.hear(longer, Context.WORKOUT, 0.0, moving=True, impossible=impossible)
    assert orders == (PAUSE, Refuse(Command.LONGER))
    assert ear.watch(ANSWERED - 0.1, paused=True) == ()
    assert ear.watch(ANSWERED, paused=True) == (ON,)


def test_in_a_pause_what_is_refused_changes_nothing() -> None:
    ear, longer = Ear(), clear("coach, longer")
    impossible = (Command.LONGER,)
    orders = ear.hear(longer, Context.PAUSED, 0.0, moving=False, impossible=impossible)
    assert orders == (Refuse(Command.LONGER),)
    assert ear.watch(99.0, paused=True) == ()
