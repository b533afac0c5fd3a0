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
    NEEDED,
    WORKING,
    WORKOUT_KEYS,
    Context,
    Keymap,
    NamedKey,
    button_label,
    context_of,
    key_label,
)
from spinecoach.core.workout.own_pace import waiting
from spinecoach.core.workout.timeline import BlockKind, Planned, Waits, build_timeline
from tests.core.scenes import exercise

STANDARD = Keymap()


def test_no_key_means_two_things_at_once() -> None:
    for context in Context:
        keys = [key for one in BINDINGS if context in one.contexts for key in one.keys]
        assert len(keys) == len(set(keys)), context
    # In own pace the key that ends a rep is one that pauses or skips on the clock.
    keys = [key for of, keys in WORKOUT_KEYS.items() if of is not Command.REP for key in keys]
    assert len(keys) == len(set(keys))


def test_a_key_is_one_character_or_has_a_name() -> None:
    for keys in (*(binding.keys for binding in BINDINGS), *WORKOUT_KEYS.values()):
        for key in keys:
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
        assert STANDARD.wish_of(context, key) is command


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
        assert STANDARD.wish_of(context, key) is command


def test_digits_are_numbers_if_a_number_is_asked_for_or_corrected() -> None:
    for context in (Context.NUMBER, Context.WORKOUT, Context.PAUSED):
        assert STANDARD.wish_of(context, "7") == Digit(7)
    assert STANDARD.wish_of(Context.CHOICE, "7") is None
    assert STANDARD.wish_of(Context.STOPPING, "7") is None


def test_a_key_of_another_context_means_nothing() -> None:
    assert STANDARD.wish_of(Context.CHOICE, NamedKey.ESCAPE) is None
    assert STANDARD.wish_of(Context.STOPPING, NamedKey.RIGHT) is None


def test_the_key_to_be_shown_comes_first() -> None:
    assert STANDARD.keys_of(Context.WORKOUT, Command.NEXT)[0] is NamedKey.RIGHT
    assert STANDARD.keys_of(Context.CHOICE, Command.STOP)[0] == "s"
    assert STANDARD.keys_of(Context.NUMBER, Command.MUTE) == ()


def test_a_button_names_its_key() -> None:
    assert button_label(Context.WORKOUT, Command.TOGGLE, "Pause", Phrases()) == "Pause (Space)"
    assert key_label("h", Phrases()) == "H"
    previous = NamedKey.MEDIA_PREVIOUS
    assert key_label(str(previous), Phrases()) == key_label(previous, Phrases())


def test_in_own_pace_the_largest_keys_end_a_rep_and_the_others_stay_as_they_are() -> None:
    for key in ("space", "enter", "page_down", "media_toggle", "media_play"):
        assert STANDARD.wish_of(Context.OWN_PACE, key) is Command.REP
    for key in ("p", "media_pause"):
        assert STANDARD.wish_of(Context.OWN_PACE, key) is Command.TOGGLE
    moved = {"space", "enter", "page_down", "media_toggle", "media_play"}
    for command, keys in WORKOUT_KEYS.items():
        for key in {*keys} - moved:
            assert STANDARD.wish_of(Context.OWN_PACE, key) is command


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


def test_every_command_of_a_workout_is_listed_and_no_key_twice() -> None:
    assert STANDARD.listed() == LISTED
    assert {*LISTED} == {*WORKOUT_KEYS}
    keys = [key for command in LISTED for key in STANDARD.listed_keys(command)]
    assert len(keys) == len(set(keys))
    # Space pauses and goes on, so Enter stands for the end of a rep.
    assert STANDARD.listed_keys(Command.REP) == (NamedKey.ENTER,)


def test_a_command_takes_the_keys_that_a_person_gave_it_instead_of_its_own() -> None:
    keymap = Keymap({"next": "f13 #191 right"})
    for context in WORKING:
        assert keymap.keys_of(context, Command.NEXT) == ("f13", "#191", NamedKey.RIGHT)
        assert keymap.wish_of(context, "media_next") is None
        assert keymap.wish_of(context, "b") is Command.BACK
    assert keymap.keys_of(Context.WORKOUT, Command.NEXT)[2] is NamedKey.RIGHT
    assert [key_label(key, Phrases()) for key in ("f13", "launch_mail")] == ["F13", "Launch mail"]


def test_a_command_without_a_key_is_not_listed_and_its_button_names_none() -> None:
    keymap = Keymap({"time_left": ""})
    assert Command.TIME_LEFT not in keymap.listed()
    phrases = Phrases()
    phrases.take_keys({"time_left": "", "next": "f13"})
    label = button_label(Context.WORKOUT, Command.TIME_LEFT, "Time left", phrases)
    assert label == "Time left"
    assert button_label(Context.WORKOUT, Command.NEXT, "Skip", phrases) == "Skip (F13)"


def test_the_key_that_pauses_answers_that_the_workout_goes_on() -> None:
    keymap = Keymap({"toggle": "f13"})
    assert keymap.wish_of(Context.STOPPING, "f13") is Command.KEEP_GOING
    assert keymap.wish_of(Context.STOPPING, "y") is Command.STOP


def test_keys_that_answer_a_question_stay_what_they_are() -> None:
    keymap = Keymap({"next": "7 escape s f13", "hurts": "f14 n"})
    for context in (*WORKING, Context.NUMBER):
        assert keymap.wish_of(context, "7") == Digit(7)
    for context in WORKING:
        assert keymap.wish_of(context, "escape") is Command.STOP
    assert keymap.wish_of(Context.STOPPING, "s") is Command.STOP
    assert keymap.wish_of(Context.STOPPING, "n") is Command.KEEP_GOING
    assert keymap.wish_of(Context.STOPPING, "f14") is Command.HURTS


def test_esc_leads_out_whatever_is_written_in_the_settings() -> None:
    assert Keymap({"stop": "f13"}).keys_of(Context.WORKOUT, Command.STOP) == ("escape", "f13")


@pytest.mark.parametrize("command", NEEDED)
def test_if_a_command_that_is_needed_has_no_key_the_standard_holds(command: Command) -> None:
    keymap = Keymap({command: "7", "next": "f13"})
    if command is Command.STOP:
        assert keymap.wish_of(Context.WORKOUT, "f13") is Command.NEXT  # it has Esc all the same
        return
    assert not keymap.obeyed
    assert keymap.keys == WORKOUT_KEYS
    assert keymap.wish_of(Context.WORKOUT, "f13") is None


def test_the_key_of_an_offer_gives_way_to_whatever_a_person_gave_it_to() -> None:
    assert STANDARD.wish_of(Context.WORKOUT, "u") is Command.MICROPHONE
    own = Keymap({"louder": "u"})
    assert own.wish_of(Context.WORKOUT, "u") is Command.LOUDER
    assert own.keys_of(Context.WORKOUT, Command.MICROPHONE) == ()
