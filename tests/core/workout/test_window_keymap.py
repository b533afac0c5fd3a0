"""The window's keys: each means one thing, and none takes a workout away."""

from __future__ import annotations

import pytest

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.workout.window_keymap import (
    IN_WORKOUT,
    SHORTCUTS,
    TABS,
    WindowCommand,
    plain_command,
)


def test_every_command_has_a_key_and_no_key_two_commands() -> None:
    keys = [key for command in WindowCommand for key in SHORTCUTS[command]]
    assert len(keys) == len(set(keys))
    assert all(SHORTCUTS[command] for command in WindowCommand)


def test_the_places_are_numbered_in_their_order() -> None:
    assert [SHORTCUTS[place][0] for place in TABS] == [f"Ctrl+{n}" for n in range(1, len(TABS) + 1)]


@pytest.mark.parametrize(
    ("key", "command"),
    [
        ("Esc", WindowCommand.BACK),
        ("?", WindowCommand.KEYS),
        ("F1", None),
        ("Ctrl+1", None),
        ("h", None),
    ],
)
def test_a_key_without_a_modifier_waits_for_the_page(
    key: str, command: WindowCommand | None
) -> None:
    assert plain_command(key) is command


def test_no_key_leaves_a_workout_for_another_page() -> None:
    assert not IN_WORKOUT & {*TABS, WindowCommand.BACK}


def test_the_list_of_keys_says_of_each_what_it_does() -> None:
    its = Phrases().window
    told = [its.does(command) for command in WindowCommand]
    assert len(set(told)) == len(told)
    assert its.does(WindowCommand.BACK) == "go back"
    assert its.does(WindowCommand.PROGRESS) == "Progress"
