"""Keys that a person changes: what is refused, what another command loses, what is kept."""

from __future__ import annotations

import pytest

from spinecoach.core.workout.commands import Command
from spinecoach.core.workout.keymap import NEEDED, WORKING, WORKOUT_KEYS, Context, Keymap, NamedKey
from spinecoach.core.workout.own_keys import (
    KeyStays,
    given,
    irremovable,
    owner,
    refusal,
    removed,
)

STANDARD = Keymap()


@pytest.mark.parametrize(
    ("key", "why"),
    [
        ("escape", KeyStays.LEAVES),
        ("0", KeyStays.NUMBER),
        ("9", KeyStays.NUMBER),
        ("enter", KeyStays.BUTTON),
        ("tab", KeyStays.MOVES),
        ("f1", KeyStays.WINDOW),
        ("f11", KeyStays.WINDOW),
        ("?", KeyStays.NEEDED),
        ("h", KeyStays.NEEDED),
        ("f13", None),
        ("page_up", None),
        ("#191", None),
    ],
)
def test_a_key_that_must_always_work_is_given_to_nothing_else(
    key: str, why: KeyStays | None
) -> None:
    assert refusal(STANDARD, Command.NEXT, key) is why


def test_enter_may_end_a_rep_and_nothing_else() -> None:
    assert refusal(STANDARD, Command.REP, NamedKey.ENTER) is None
    for command in {*WORKOUT_KEYS} - {Command.REP}:
        assert refusal(STANDARD, command, NamedKey.ENTER) is KeyStays.BUTTON


def test_a_free_key_comes_first_and_the_others_stay() -> None:
    assert owner(STANDARD, Command.NEXT, "f13") is None
    own = given(STANDARD, Command.NEXT, "f13")
    assert own == {"next": "f13 right page_down media_next n"}
    assert Keymap(own).keys_of(Context.WORKOUT, Command.NEXT)[0] == "f13"


def test_a_key_of_another_command_is_named_and_then_lost_by_it() -> None:
    assert owner(STANDARD, Command.LONGER, "page_up") is Command.BACK
    keymap = Keymap(given(STANDARD, Command.LONGER, "page_up"))
    assert keymap.keys[Command.BACK] == ("left", "media_previous", "b")
    for context in WORKING:
        assert keymap.wish_of(context, "page_up") is Command.LONGER


def test_a_command_may_lose_its_only_key() -> None:
    assert refusal(STANDARD, Command.NEXT, "t") is None
    keymap = Keymap(given(STANDARD, Command.NEXT, "t"))
    assert keymap.obeyed
    assert keymap.keys[Command.TIME_LEFT] == ()


def test_a_key_of_its_own_is_moved_to_the_front() -> None:
    assert owner(STANDARD, Command.NEXT, "n") is None
    assert given(STANDARD, Command.NEXT, "n") == {"next": "n right page_down media_next"}


def test_one_pedal_may_end_a_rep_and_pause_as_space_does() -> None:
    keymap = Keymap(given(STANDARD, Command.TOGGLE, "f13"))
    assert owner(keymap, Command.REP, "f13") is None
    keymap = Keymap(given(keymap, Command.REP, "f13"))
    assert keymap.wish_of(Context.OWN_PACE, "f13") is Command.REP
    assert keymap.wish_of(Context.PAUSED, "f13") is Command.TOGGLE
    assert keymap.wish_of(Context.WORKOUT, "f13") is Command.TOGGLE


def test_a_rep_cannot_take_the_last_key_that_pauses_in_own_pace() -> None:
    keymap = Keymap({"toggle": "space p"})
    assert refusal(keymap, Command.REP, "p") is KeyStays.NEEDED
    assert owner(keymap, Command.REP, "h") is Command.HURTS


@pytest.mark.parametrize("command", NEEDED)
def test_the_last_key_of_a_command_that_is_needed_cannot_be_taken_away(command: Command) -> None:
    keymap = STANDARD
    left = list(keymap.keys[command])
    while left and irremovable(keymap, command, left[-1]) is None:
        keymap = Keymap(removed(keymap, command, left.pop()))
        assert keymap.obeyed
    assert left
    assert all(keymap.keys_of(Context.OWN_PACE, one) for one in NEEDED)
    stays = KeyStays.LEAVES if command is Command.STOP else KeyStays.NEEDED
    assert irremovable(keymap, command, left[-1]) is stays


def test_whoever_gives_everything_back_has_the_standard_and_later_ones_too() -> None:
    keymap = Keymap(given(STANDARD, Command.NEXT, "f13"))
    assert removed(keymap, Command.NEXT, "f13") == {}
