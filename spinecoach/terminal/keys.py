"""The texts about keys in the terminal, made from the table in `core.workout.keymap`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from spinecoach.core.workout.commands import Command
from spinecoach.core.workout.keymap import Context, key_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spinecoach.core.phrases.phrases import Phrases


class Keys(Protocol):
    """The source of keys; `present` is whether a person can press them."""

    present: bool

    def wait(self, seconds: float | None) -> str:
        """Wait for a key, at most `seconds`; return "" if none came."""


def workout_keys(phrases: Phrases) -> str:
    """Return the line that lists the keys of a workout."""
    commands = [one for one in phrases.keymap.listed() if one is not Command.FULL_SCREEN]
    does = [phrases.workout.does(command) for command in commands]
    return _line(Context.WORKOUT, commands, does, phrases)


def standing_keys(context: Context, phrases: Phrases) -> str:
    """Return the keys in the status line: how to pause, and how to see the others.

    At own pace the key that ends a rep comes first.
    """
    pause, help_, rep = (
        key_label(_keys(context, command, phrases)[0], phrases)
        for command in (Command.TOGGLE, Command.HELP, Command.REP)
    )
    if context is Context.OWN_PACE:
        return phrases.terminal.standing_keys_own_pace(rep, pause, help_)
    return phrases.terminal.standing_keys(pause, help_)


def answer_keys(context: Context, commands: Sequence[Command], phrases: Phrases) -> str:
    """Return the line that lists the keys that answer a question."""
    return _line(context, commands, [phrases.workout.answer(context, c) for c in commands], phrases)


def _line(
    context: Context, commands: Sequence[Command], does: Sequence[str], phrases: Phrases
) -> str:
    entries = [
        phrases.terminal.key_is(_labels(context, command, phrases), words)
        for command, words in zip(commands, does, strict=True)
    ]
    return phrases.terminal.keys(entries)


def _labels(context: Context, command: Command, phrases: Phrases) -> list[str]:
    """Return the keys of a command as they are written: the first, and those that are letters."""
    first, *others = _keys(context, command, phrases)
    return [
        key_label(key, phrases)
        for key in (first, *(k for k in others if k.isalpha() and len(k) == 1))
    ]


def _keys(context: Context, command: Command, phrases: Phrases) -> tuple[str, ...]:
    keymap = phrases.keymap
    return keymap.keys_of(context, command) or keymap.listed_keys(command)
