"""One table of keys: no key means two things, and every key that ever worked works on."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.workout.commands import Command, Digit
from spinecoach.core.workout.frame import Frame, State
from spinecoach.core.workout.keymap import (
    BINDINGS,
    LISTED,
    Context,
    NamedKey,
    button_label,
    context_of,
    key_label,
    keys_of,
    listed_keys,
    wish_of,
)
from spinecoach.core.workout.own_pace import waiting
from spinecoach.core.workout.timeline import BlockKind, Planned, Waits, build_timeline
from tests.core.scenes import exercise


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


def test_in_own_pace_the_largest_keys_end_a_rep_and_the_others_stay_as_they_are() -> None:
    for key in ("space", "enter", "page_down", "media_toggle", "media_play"):
        assert wish_of(Context.OWN_PACE, key) is Command.REP
    for key in ("p", "media_pause"):
        assert wish_of(Context.OWN_PACE, key) is Command.TOGGLE
    moved = {"space", "enter", "page_down", "media_toggle", "media_play"}
    for binding in BINDINGS:
        if Context.WORKOUT in binding.contexts:
            for key in {*binding.keys} - moved:
                assert wish_of(Context.OWN_PACE, key) == binding.wish


def test_what_a_key_is_pressed_to_follows_the_moment() -> None:
    plan = [Planned(exercise(), 1, 2, 20.0)]
    timeline = waiting(build_timeline(plan, Phrases()), Waits(reps=True))
    kinds = [block.kind for block in timeline.blocks]
    for kind, context in (
        (BlockKind.INTRO, Context.WORKOUT),
        (BlockKind.GET_READY, Context.OWN_PACE),
        (BlockKind.WORK, Context.OWN_PACE),
        (BlockKind.FINISH, Context.WORKOUT),
    ):
        moment = Frame(State.RUNNING, timeline, kinds.index(kind), 0.0)
        assert context_of(moment) is context
        assert context_of(replace(moment, state=State.PAUSED)) is Context.PAUSED
        assert context_of(replace(moment, state=State.ASKING)) is Context.STOPPING
        assert context_of(replace(moment, state=State.RESUMING)) is Context.WORKOUT
    counted = Frame(State.RUNNING, timeline, kinds.index(BlockKind.GET_READY), 4.0)
    assert context_of(counted) is Context.WORKOUT  # three, two, one is the clock's


def test_every_listed_command_has_a_key_to_be_listed() -> None:
    assert all(listed_keys(command) for command in LISTED)
    assert listed_keys(Command.REP)[0] is NamedKey.SPACE
