"""Which key means what: one table for the window, the terminal, remotes and media keys.

A front end translates what its system reports into the names used here: one character stands for
itself ("h", "?", "7"), a key that everybody has is a `NamedKey`, any other one is called as its
system calls it ("f13", "launch_mail"). What a key means depends on what is asked: the same key may
pause a workout and choose an answer. The keys of a workout can be changed (`own_keys`); those that
answer a question cannot. Buttons, tooltips, spoken hints and every list of keys are made from this
table too, so they cannot name a key that does something else.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import product
from typing import TYPE_CHECKING

from spinecoach.core.workout.commands import Command, Digit, Wish
from spinecoach.core.workout.frame import State

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.core.workout.frame import Frame


class NamedKey(StrEnum):
    """A key that is not a character."""

    SPACE = "space"
    ENTER = "enter"
    ESCAPE = "escape"
    BACKSPACE = "backspace"
    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"
    PAGE_UP = "page_up"
    PAGE_DOWN = "page_down"
    HOME = "home"
    END = "end"
    INSERT = "insert"
    DELETE = "delete"
    TAB = "tab"
    MEDIA_PLAY = "media_play"
    MEDIA_PAUSE = "media_pause"
    MEDIA_TOGGLE = "media_toggle"
    MEDIA_NEXT = "media_next"
    MEDIA_PREVIOUS = "media_previous"
    MEDIA_STOP = "media_stop"
    VOLUME_UP = "volume_up"
    VOLUME_DOWN = "volume_down"
    VOLUME_MUTE = "volume_mute"


class Context(StrEnum):
    """What is asked or going on when a key is pressed; it decides what the key means."""

    WORKOUT = "workout"
    OWN_PACE = "own_pace"
    """The workout runs, and waits for a press of the person now or later."""
    PAUSED = "paused"
    STOPPING = "stopping"
    """The workout asks whether to stop."""
    NUMBER = "number"
    """A number for the pain is asked for."""
    CHOICE = "choice"
    """The number is known: what now?"""
    PREPARING = "preparing"
    """The lines of the easier variant are being rendered."""
    JUMPING = "jumping"
    """The workout asks whether to go to another part."""
    TOLD_TO_STOP = "told_to_stop"
    """It hurts too much: the only choice is to stop."""


@dataclass(frozen=True, slots=True)
class Binding:
    """What some keys mean in some contexts; the first key is the one to be shown."""

    wish: Wish
    keys: tuple[str, ...]
    contexts: tuple[Context, ...]


LISTED = (
    Command.TOGGLE,
    Command.REP,
    Command.OWN_PACE,
    Command.NEXT,
    Command.BACK,
    Command.REPEAT,
    Command.LONGER,
    Command.HURTS,
    Command.STOP,
    Command.MUTE,
    Command.LOUDER,
    Command.SOFTER,
    Command.TIME_LEFT,
    Command.FULL_SCREEN,
    Command.HELP,
)
"""The commands of a workout whose keys are listed for a person, in this order."""

_STANDING = {State.PAUSED: Context.PAUSED, State.ASKING: Context.STOPPING}

PLAY_KEYS = (NamedKey.MEDIA_PLAY, NamedKey.MEDIA_PAUSE, NamedKey.MEDIA_TOGGLE)

WORKING = (Context.WORKOUT, Context.OWN_PACE, Context.PAUSED)
"""Where nothing is asked: the contexts of the keys that can be changed."""

WORKOUT_KEYS: dict[Command, tuple[str, ...]] = {
    Command.STOP: (NamedKey.ESCAPE, NamedKey.MEDIA_STOP, "q"),
    Command.HURTS: ("h",),
    Command.REP: (
        *(NamedKey.SPACE, NamedKey.ENTER, NamedKey.PAGE_DOWN),
        *(NamedKey.MEDIA_TOGGLE, NamedKey.MEDIA_PLAY),
    ),
    Command.TOGGLE: (NamedKey.SPACE, "p", *PLAY_KEYS),
    Command.OWN_PACE: ("o",),
    Command.NEXT: (NamedKey.RIGHT, NamedKey.PAGE_DOWN, NamedKey.MEDIA_NEXT, "n"),
    Command.BACK: (NamedKey.LEFT, NamedKey.PAGE_UP, NamedKey.MEDIA_PREVIOUS, "b"),
    Command.REPEAT: ("r",),
    Command.LONGER: ("l",),
    Command.MUTE: ("m",),
    Command.LOUDER: ("+", "="),
    Command.SOFTER: ("-",),
    Command.TIME_LEFT: ("t",),
    Command.FULL_SCREEN: ("f",),
    Command.HELP: ("?",),
}
"""The keys of each command while nothing is asked, the one to be shown first.

Where two commands have a key, the first of them has it: in own pace, Space ends a rep. A headset
says "play" to what stands still, and "pause" to what runs; so "pause" pauses in own pace too.
"""

NEEDED = (Command.STOP, Command.HURTS, Command.REP, Command.TOGGLE, Command.HELP)
"""The commands that always have a key."""

_CONTEXTS = {
    Command.REP: (Context.OWN_PACE,),
    Command.HURTS: (*WORKING, Context.STOPPING, Context.JUMPING),
}
"""Where the keys of a command mean it; those of the others in `WORKING`."""

BINDINGS = (
    *(Binding(Digit(digit), (str(digit),), (Context.NUMBER, *WORKING)) for digit in range(10)),
    Binding(Command.GO_ON, (NamedKey.ENTER,), (Context.PAUSED,)),
    Binding(Command.STOP, ("s", "y"), (Context.STOPPING,)),
    Binding(
        Command.KEEP_GOING,
        (NamedKey.SPACE, "n", NamedKey.ESCAPE, NamedKey.ENTER, *PLAY_KEYS),
        (Context.STOPPING,),
    ),
    Binding(Command.CONFIRM, (NamedKey.ENTER, NamedKey.SPACE), (Context.JUMPING,)),
    Binding(Command.CANCEL, (NamedKey.ESCAPE, "n"), (Context.JUMPING,)),
    Binding(Command.CONFIRM, (NamedKey.ENTER,), (Context.NUMBER,)),
    Binding(Command.CANCEL, (NamedKey.ESCAPE,), (Context.NUMBER, Context.PREPARING)),
    Binding(Command.UNDO, (NamedKey.BACKSPACE,), (Context.NUMBER,)),
    Binding(Command.EASIER, ("e",), (Context.CHOICE, Context.NUMBER)),
    Binding(Command.SKIP_EXERCISE, ("n",), (Context.CHOICE, Context.NUMBER)),
    Binding(Command.GO_ON, (NamedKey.SPACE,), (Context.CHOICE, Context.PREPARING)),
    Binding(Command.STOP, ("s",), (Context.PREPARING, Context.NUMBER)),
    Binding(Command.STOP, ("s", NamedKey.ENTER), (Context.CHOICE,)),
    Binding(Command.STOP, ("s", NamedKey.ENTER, NamedKey.SPACE), (Context.TOLD_TO_STOP,)),
)
"""The keys that answer a question, and the digits; nobody changes them."""


OFFERED = Binding(Command.MICROPHONE, ("u",), WORKING)
"""What a notice offers, which names the key; a person may give that to any command."""


class Keymap:
    """The keys of one person.

    `own` are the keys of the commands that the person changed, with blanks between them ("" =
    none). A table in which a command of `NEEDED` has no key is not obeyed at all; nor is a key that
    belongs to a question there.
    """

    def __init__(self, own: Mapping[str, str] | None = None) -> None:
        self.keys = self._chosen(own or {})
        """The keys of each command while nothing is asked."""
        self._give_meanings()
        self.obeyed = self._is_complete()
        """Whether the person's own keys are obeyed, and not the standard in their place."""
        if not self.obeyed:
            self.keys = WORKOUT_KEYS
            self._give_meanings()

    @staticmethod
    def _chosen(own: Mapping[str, str]) -> dict[Command, tuple[str, ...]]:
        chosen = {
            command: tuple(map(_named, own[command].split())) if command in own else keys
            for command, keys in WORKOUT_KEYS.items()
        }
        if NamedKey.ESCAPE not in chosen[Command.STOP]:
            chosen[Command.STOP] = (NamedKey.ESCAPE, *chosen[Command.STOP])
        return chosen

    def _give_meanings(self) -> None:
        self._wishes: dict[tuple[Context, str], Wish] = {}
        self._keys: dict[Wish, tuple[str, ...]] = {}
        for wish, keys, contexts in self._rows():
            for at in product(contexts, keys):
                self._wishes.setdefault(at, wish)
            self._keys[wish] = tuple(dict.fromkeys((*self._keys.get(wish, ()), *keys)))

    def _rows(self) -> Iterator[tuple[Wish, tuple[str, ...], tuple[Context, ...]]]:
        """Yield what keys mean in which context; of two rows, the first counts."""
        for one in BINDINGS:
            yield one.wish, one.keys, one.contexts
        for command, keys in self.keys.items():
            yield command, keys, _CONTEXTS.get(command, WORKING)
        # Whoever pauses by a pedal answers by it that the workout goes on.
        standard = WORKOUT_KEYS[Command.TOGGLE]
        added = tuple(key for key in self.keys[Command.TOGGLE] if key not in standard)
        yield Command.KEEP_GOING, added, (Context.STOPPING,)
        yield OFFERED.wish, OFFERED.keys, OFFERED.contexts

    def _is_complete(self) -> bool:
        """Return whether every command of `NEEDED` can be given wherever it may be wanted."""
        return all(
            self.keys_of(context, command)
            for command in NEEDED
            for context in _CONTEXTS.get(command, WORKING)
            if context in WORKING
        )

    def wish_of(self, context: Context, key: str) -> Wish | None:
        """Return what a key means in a context; None if it means nothing."""
        return self._wishes.get((context, key))

    def keys_of(self, context: Context, wish: Wish) -> tuple[str, ...]:
        """Return the keys that mean a wish in a context, the one to be shown first."""
        named = self._keys.get(wish, ())
        return tuple(key for key in named if self._wishes.get((context, key)) == wish)

    def listed_keys(self, command: Command) -> tuple[str, ...]:
        """Return the keys of a command as they are listed: those on the clock, if it has any there.

        Else those that mean nothing on the clock, so that no key is listed twice.
        """
        own = self.keys_of(Context.OWN_PACE, command)
        alone = tuple(key for key in own if self.wish_of(Context.WORKOUT, key) is None)
        return self.keys_of(Context.WORKOUT, command) or alone or own

    def listed(self) -> tuple[Command, ...]:
        """Return the commands of a workout that have keys, in the order of their list."""
        return tuple(command for command in LISTED if self.listed_keys(command))


def context_of(frame: Frame) -> Context:
    """Return the context at a moment in which nothing else is asked."""
    if frame.state is State.RUNNING:
        return Context.OWN_PACE if frame.takes_press else Context.WORKOUT
    return _STANDING.get(frame.state, Context.WORKOUT)


def _named(key: str) -> str:
    return NamedKey(key) if key in set(NamedKey) else key


def key_label(key: str, phrases: Phrases) -> str:
    """Return what is written on a key; one that only its system knows is called as it is there."""
    key = _named(key)  # a headset's button comes as plain text
    if isinstance(key, NamedKey):
        return phrases.workout.key(key)
    return key.upper() if len(key) == 1 else key.replace("_", " ").capitalize()


def button_label(context: Context, command: Command, label: str, phrases: Phrases) -> str:
    """Return what a button says, with its key if it has one: "Pause (Space)"."""
    keymap = phrases.keymap
    keys = keymap.keys_of(context, command) or keymap.listed_keys(command)
    return phrases.workout.with_key(label, key_label(keys[0], phrases)) if keys else label
