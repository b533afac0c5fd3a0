"""Rules for changing the keys of a workout: which key may be given to which command.

A change is a new table for `Preferences.keys`: only what differs from the standard is in it, so a
later version can give further keys to the commands that nobody changed.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from spinecoach.core.workout.commands import Command
from spinecoach.core.workout.keymap import NEEDED, WORKOUT_KEYS, Keymap, NamedKey

if TYPE_CHECKING:
    from collections.abc import Mapping


class KeyStays(StrEnum):
    """Why a key cannot be given to a command, or not be taken away from it."""

    LEAVES = "leaves"
    """Esc leads out of every workout."""
    NUMBER = "number"
    """A digit answers how much it hurts, and corrects the reps of a set."""
    BUTTON = "button"
    """Enter presses the button that is marked; it can only end a rep."""
    MOVES = "moves"
    """Tab goes from button to button."""
    WINDOW = "window"
    """The window has that key, also in a workout."""
    NEEDED = "needed"
    """A command that must have a key would have none."""


OF_WINDOW = frozenset({"f1", "f11"})
"""Keys without a modifier that are the window's (`window_keymap`)."""

SHARING = frozenset({Command.TOGGLE, Command.NEXT})
"""What may have a key together with `Command.REP`: it ends the rep if the coach waits for it."""


def refusal(keymap: Keymap, command: Command, key: str) -> KeyStays | None:
    """Return why a key cannot be given to a command; None if it can."""
    if key == NamedKey.ESCAPE:
        return KeyStays.LEAVES
    if key.isdecimal():
        return KeyStays.NUMBER
    if key == NamedKey.ENTER and command is not Command.REP:
        return KeyStays.BUTTON
    if key == NamedKey.TAB:
        return KeyStays.MOVES
    if key in OF_WINDOW:
        return KeyStays.WINDOW
    return None if Keymap(given(keymap, command, key)).obeyed else KeyStays.NEEDED


def owner(keymap: Keymap, command: Command, key: str) -> Command | None:
    """Return which other command would lose a key that is given to a command."""
    return next(
        (
            other
            for other, keys in keymap.keys.items()
            if key in keys and other is not command and not _share(other, command)
        ),
        None,
    )


def given(keymap: Keymap, command: Command, key: str) -> dict[str, str]:
    """Return the keys after a command was given one, which is shown first from then on."""
    loses = owner(keymap, command, key)
    changed = {command: (key, *(one for one in keymap.keys[command] if one != key))}
    if loses is not None:
        changed[loses] = tuple(one for one in keymap.keys[loses] if one != key)
    return _differing({**keymap.keys, **changed})


def irremovable(keymap: Keymap, command: Command, key: str) -> KeyStays | None:
    """Return why a key cannot be taken away from a command; None if it can."""
    if command is Command.STOP and key == NamedKey.ESCAPE:
        return KeyStays.LEAVES
    # Only commands of `NEEDED` can lack a key; a whole table is not made for the others.
    stays = command in NEEDED and not Keymap(removed(keymap, command, key)).obeyed
    return KeyStays.NEEDED if stays else None


def removed(keymap: Keymap, command: Command, key: str) -> dict[str, str]:
    """Return the keys after one was taken away from a command."""
    left = tuple(one for one in keymap.keys[command] if one != key)
    return _differing({**keymap.keys, command: left})


def _share(one: Command, other: Command) -> bool:
    return Command.REP in {one, other} and not SHARING.isdisjoint({one, other})


def _differing(keys: Mapping[Command, tuple[str, ...]]) -> dict[str, str]:
    return {
        command.value: " ".join(keys[command])
        for command, standard in WORKOUT_KEYS.items()
        if keys[command] != standard
    }
