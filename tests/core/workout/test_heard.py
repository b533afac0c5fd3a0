"""One table of wordings: no words mean two things, and what is uncertain is never done unasked."""

from __future__ import annotations

import pytest

from spinecoach.core.workout.commands import Command, Digit, Number
from spinecoach.core.workout.heard import (
    CALLED,
    NO,
    WAKE,
    WORDINGS,
    YES,
    Heard,
    Scored,
    Sureness,
    all_phrases,
    answered,
    said_in,
    understand,
    wish_said,
)
from spinecoach.core.workout.keymap import Context, Keymap

TOGGLED: dict[object, Command] = {Command.PAUSE: Command.TOGGLE, Command.GO_ON: Command.TOGGLE}
"""What a key does in turn has two words."""


def heard(*phrases: tuple[str, float]) -> Heard:
    return Heard(tuple(Scored(*one) for one in phrases))


@pytest.mark.parametrize("context", Context)
def test_no_words_mean_two_wishes(context: Context) -> None:
    words = [word for one in WORDINGS if context in one.contexts for word in one.words]
    assert len(words) == len(set(words))


@pytest.mark.parametrize("context", Context)
def test_every_context_can_be_answered_and_nothing_is_said_that_no_key_can_do(
    context: Context,
) -> None:
    assert said_in(context)
    every = Keymap()
    named = (wish for wish in [*Command, Digit(0)] if every.keys_of(context, wish))
    known = set(named)
    for words in said_in(context):
        wish = wish_said(context, words)
        assert wish is not None
        as_key = Digit(0) if isinstance(wish, Number) else wish
        assert as_key in known or TOGGLED.get(wish) in known, words


def test_all_phrases_are_those_of_every_context_and_the_answers_to_did_you_say() -> None:
    said = [words for context in Context for words in said_in(context)]
    assert all_phrases() == tuple(sorted({*said, *YES, *NO}))


def test_every_wish_of_a_workout_has_two_or_three_wordings() -> None:
    for one in WORDINGS:
        if set(one.contexts) & set(CALLED):
            assert 2 <= len(one.words) <= 3, one.wish


@pytest.mark.parametrize("context", Context)
def test_people_may_talk_while_a_workout_runs(context: Context) -> None:
    called = [words.startswith(f"{WAKE}, ") for words in said_in(context)]
    assert all(called) if context in CALLED else not any(called)


@pytest.mark.parametrize(
    ("context", "words", "wish"),
    [
        (Context.WORKOUT, "coach, pause", Command.PAUSE),
        (Context.WORKOUT, "coach, once more", Command.REPEAT),
        (Context.PAUSED, "coach, carry on", Command.GO_ON),
        (Context.WORKOUT, "coach, it hurts", Command.HURTS),
        (Context.STOPPING, "it hurts", Command.HURTS),
        (Context.STOPPING, "yes", Command.STOP),
        (Context.JUMPING, "yes", Command.CONFIRM),
        (Context.NUMBER, "zero", Number(0)),
        (Context.NUMBER, "ten", Number(10)),
        (Context.CHOICE, "easier", Command.EASIER),
        (Context.CHOICE, "next", Command.SKIP_EXERCISE),
        (Context.TOLD_TO_STOP, "okay", Command.STOP),
        (Context.WORKOUT, "next", None),
        (Context.WORKOUT, "three", None),
        (Context.NUMBER, "eleven", None),
    ],
)
def test_what_words_mean_depends_on_what_is_asked(
    context: Context, words: str, wish: Command | Number | None
) -> None:
    assert wish_said(context, words) == wish


@pytest.mark.parametrize("word", ["up", "done", "ready"])
def test_in_own_pace_a_word_ends_a_rep_and_by_the_clock_it_means_nothing(word: str) -> None:
    assert wish_said(Context.OWN_PACE, f"{WAKE}, {word}") is Command.REP
    assert wish_said(Context.WORKOUT, f"{WAKE}, {word}") is None


def test_a_clear_word_is_sure() -> None:
    found = understand(Context.WORKOUT, heard(("coach, next", 6.0), ("coach, back", -3.0)))
    assert found == (Sureness.SURE, Command.NEXT)


def test_two_wordings_of_one_wish_make_it_surer_together() -> None:
    alike = heard(("coach, next", 6.0), ("coach, next one", 5.9), ("coach, back", 1.0))
    assert understand(Context.WORKOUT, alike) == (Sureness.SURE, Command.NEXT)


def test_what_fits_hardly_better_than_noise_was_not_meant_for_us() -> None:
    talk = heard(("coach, next", 0.3), ("coach, back", -9.0))
    assert understand(Context.WORKOUT, talk) == (Sureness.NOTHING, None)


def test_while_a_question_waits_a_faint_answer_counts() -> None:
    faint = heard(("three", -0.9), ("two", -9.0))
    assert understand(Context.NUMBER, faint) == (Sureness.SURE, Number(3))
    fainter = heard(("three", -1.1), ("two", -9.0))
    assert understand(Context.NUMBER, fainter) == (Sureness.NOTHING, None)


def test_before_the_end_of_a_sentence_only_a_clear_phrase_counts() -> None:
    faint, clear = heard(("coach, pause", 3.9)), heard(("coach, pause", 4.1))
    assert understand(Context.WORKOUT, faint._replace(final=False)) == (Sureness.NOTHING, None)
    assert understand(Context.WORKOUT, faint) == (Sureness.SURE, Command.PAUSE)
    early = understand(Context.WORKOUT, clear._replace(final=False))
    assert early == (Sureness.SURE, Command.PAUSE)


def test_while_somebody_talks_and_talks_only_a_clear_phrase_counts() -> None:
    faint, clear = heard(("coach, next", 5.9)), heard(("coach, next", 6.1))
    assert understand(Context.WORKOUT, faint._replace(long=True)) == (Sureness.NOTHING, None)
    assert understand(Context.WORKOUT, clear._replace(long=True)) == (Sureness.SURE, Command.NEXT)
    assert answered(heard(("yes", 5.9))._replace(long=True)) is None


def test_nothing_that_may_be_said_now_is_nothing() -> None:
    assert understand(Context.WORKOUT, heard(("three", 9.0))) == (Sureness.NOTHING, None)
    assert understand(Context.WORKOUT, heard()) == (Sureness.NOTHING, None)


def test_between_two_wishes_nothing_is_done() -> None:
    doubtful = heard(("coach, next", 3.0), ("coach, it hurts", 2.5))
    assert understand(Context.WORKOUT, doubtful) == (Sureness.UNCLEAR, None)


@pytest.mark.parametrize(
    ("context", "first", "second", "wish"),
    [
        (Context.NUMBER, "five", "nine", Number(5)),
        (Context.STOPPING, "stop", "go on", Command.STOP),
        (Context.WORKOUT, "coach, stop", "coach, skip", Command.STOP),
    ],
)
def test_an_uncertain_number_or_stop_is_asked_about(
    context: Context, first: str, second: str, wish: Command | Number
) -> None:
    doubtful = heard((first, 3.0), (second, 2.0))
    assert understand(context, doubtful) == (Sureness.ASK, wish)


def test_to_stop_must_be_clearer_than_all_else() -> None:
    rather, surely = (heard(("coach, stop", by), ("coach, softer", 0.0)) for by in (5.5, 6.5))
    assert understand(Context.WORKOUT, rather) == (Sureness.ASK, Command.STOP)
    assert understand(Context.WORKOUT, surely) == (Sureness.SURE, Command.STOP)
    pause = heard(("coach, pause", 5.5), ("coach, softer", 0.0))
    assert understand(Context.WORKOUT, pause) == (Sureness.SURE, Command.PAUSE)


@pytest.mark.parametrize(
    ("phrases", "answer"),
    [
        ((("yes", 5.0), ("no", -3.0)), True),
        ((("no", 5.0), ("yes", -3.0)), False),
        ((("yes", -0.9), ("no", -9.0)), True),
        ((("yes", 5.0), ("no", 4.5)), None),
        ((("yes", -1.1), ("no", -8.0)), None),
        ((("five", 5.0),), None),
    ],
)
def test_only_a_certain_answer_counts(
    phrases: tuple[tuple[str, float], ...], *, answer: bool | None
) -> None:
    assert answered(heard(*phrases)) is answer
