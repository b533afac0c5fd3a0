"""Single keys from a real terminal; none from a pipe or without input."""

from __future__ import annotations

import os
import pty
import sys
import termios
from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.system import keyboard
from spinecoach.adapters.system.keyboard import Keyboard
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator


class Desk:
    """A terminal with a person at its other end."""

    def __init__(self) -> None:
        self.person, self.program = pty.openpty()
        self.stdin = os.fdopen(self.program, "r")

    def press(self, keys: str) -> None:
        os.write(self.person, keys.encode())


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    desk = Desk()
    monkeypatch.setattr(sys, "stdin", desk.stdin)
    # The test process is not the foreground job of the terminal that it made itself.
    monkeypatch.setattr(os, "tcgetpgrp", lambda _: os.getpgrp())
    yield desk
    desk.stdin.close()
    os.close(desk.person)


@pytest.mark.parametrize(
    ("pressed", "name"),
    [
        (" ", "space"),
        ("\x1b[C", "right"),
        ("\x1b[D", "left"),
        ("\x1b[A", "up"),
        ("\x1bOP", "f1"),
        ("\x1b[15~", "f5"),
        ("\x1b[24~", "f12"),
        ("\x1b[25~", "f13"),
        ("\x1b[34~", "f20"),
        ("\x1b[5~", "page_up"),
        ("\x1b[6~", "page_down"),
        ("\x1b", "escape"),
        ("\n", "enter"),
        ("Q", "q"),
        ("Ö", "ö"),
        ("€", "€"),
        ("🙂", "🙂"),
        ("?", "?"),
    ],
)
def test_a_key_is_known_by_its_name_at_once(desk: Desk, pressed: str, name: str) -> None:
    with Keyboard().listening() as keys:
        assert keys.present
        desk.press(pressed)
        assert keys.wait(PATIENCE) == name


def test_without_a_key_it_waits_its_time_and_no_longer(desk: Desk) -> None:
    with Keyboard().listening() as keys:
        assert keys.wait(0.01) == ""
        desk.press("ab")
        assert [keys.wait(PATIENCE), keys.wait(PATIENCE)] == ["a", "b"]


def test_the_terminal_is_restored_afterwards(desk: Desk) -> None:
    before = termios.tcgetattr(desk.program)
    with Keyboard().listening():
        assert termios.tcgetattr(desk.program) != before
    assert termios.tcgetattr(desk.program) == before


@pytest.mark.usefixtures("desk")
def test_a_terminal_that_goes_away_leaves_no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    with Keyboard().listening() as keys:
        monkeypatch.setattr(keyboard, "_read_key", lambda _: None)
        assert keys.wait(PATIENCE) == ""
        assert not keys.present


def test_in_a_pipe_there_is_nobody_to_press_a_key(monkeypatch: pytest.MonkeyPatch) -> None:
    read, write = os.pipe()
    with os.fdopen(read) as end:
        monkeypatch.setattr(sys, "stdin", end)
        with Keyboard().listening() as keys:
            assert not keys.present
            assert keys.wait(0.0) == ""
    os.close(write)


def test_without_any_input_there_are_no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with Keyboard().listening() as keys:
        assert not keys.present
