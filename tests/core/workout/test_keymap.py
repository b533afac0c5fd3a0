"""One table of keys: no key means two things, and every key that ever worked works on."""

from __future__ import annotations

from itertools import product

import pytest

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.workout.commands import Command, Digit
from spinecoach.core.workout.keymap import (
    BINDINGS,
    Context,
    NamedKey,
    button_label,
    key_label,
    keys_of,
    wish_of,
)


def test_no_key_means_two_things_at_once() -> None:
    for context in Context:
        keys = [key for one in BINDINGS if context in one.contexts for key in one.keys]
        assert len(keys) == len(set(keys)), context


def test_a_key_is_one_character_or_has_a_name() -> None:
    for binding in BINDINGS:
        for key in binding.keys:
            assert isinstance(key, NamedKey) or (len(key) == 1 and key == key.lower())


@pytest.mark.parametrize(
    ("keys", "command"),
    [
        ("space media_play media_pause media_toggle", Command.TOGGLE),
        ("right page_down media_next n", Command.NEXT),
        ("left page_up media_previous b", Command.BACK),
        ("r", Command.REPEAT),
        ("escape media_stop q", Command.STOP),
        ("h", Command.HURTS),
        ("m", Command.MUTE),
        ("f", Command.FULL_SCREEN),
        ("?", Command.HELP),
    ],
)
def test_keys_of_a_workout_work_in_a_pause_too(keys: str, command: Command) -> None:
    for key, context in product(keys.split(), (Context.WORKOUT, Context.PAUSED)):
        assert wish_of(context, key) is command


@pytest.mark.parametrize(
    ("context", "keys", "command"),
    [
        (Context.PAUSED, "enter", Command.GO_ON),
        (Context.STOPPING, "s y", Command.STOP),
        (Context.STOPPING, "n escape space enter media_play media_toggle", Command.KEEP_GOING),
        (Context.STOPPING, "h", Command.HURTS),
        (Context.NUMBER, "escape", Command.CANCEL),
        (Context.NUMBER, "backspace", Command.UNDO),
        (Context.CHOICE, "e", Command.EASIER),
        (Context.CHOICE, "n", Command.SKIP_EXERCISE),
        (Context.CHOICE, "s enter", Command.STOP),
        (Context.CHOICE, "space", Command.GO_ON),
        (Context.PREPARING, "escape", Command.CANCEL),
        (Context.PREPARING, "s", Command.STOP),
        (Context.TOLD_TO_STOP, "s space enter", Command.STOP),
    ],
)
def test_answers_have_their_keys(context: Context, keys: str, command: Command) -> None:
    for key in keys.split():
        assert wish_of(context, key) is command


def test_digits_are_numbers_where_a_number_is_asked_for_or_corrected() -> None:
    for context in (Context.NUMBER, Context.WORKOUT, Context.PAUSED):
        assert wish_of(context, "7") == Digit(7)
    assert wish_of(Context.CHOICE, "7") is None
    assert wish_of(Context.STOPPING, "7") is None


def test_a_key_of_another_context_means_nothing() -> None:
    assert wish_of(Context.CHOICE, NamedKey.ESCAPE) is None
    assert wish_of(Context.STOPPING, NamedKey.RIGHT) is None


def test_the_key_to_be_shown_comes_first() -> None:
    assert keys_of(Context.WORKOUT, Command.NEXT)[0] is NamedKey.RIGHT
    assert keys_of(Context.CHOICE, Command.STOP)[0] == "s"
    assert keys_of(Context.NUMBER, Command.MUTE) == ()


def test_a_button_names_its_key() -> None:
    assert button_label(Context.WORKOUT, Command.TOGGLE, "Pause", Phrases()) == "Pause (Space)"
    assert key_label("h", Phrases()) == "H"
