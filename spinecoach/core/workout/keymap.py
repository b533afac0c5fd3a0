"""Which key means what: one table for the window, the terminal, remotes and media keys.

A front end translates what its system reports into the names used here: one character stands for
itself ("h", "?", "7"), every other key is a `NamedKey`. What a key means depends on what is asked:
the same key may pause a workout and choose an answer. Buttons, tooltips and every list of keys
are made from this table too, so they cannot name a key that does something else.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from spinecoach.core.workout.commands import Command, Digit, Wish
from spinecoach.core.workout.frame import State

if TYPE_CHECKING:
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
    PAGE_UP = "page_up"
    PAGE_DOWN = "page_down"
    MEDIA_PLAY = "media_play"
    MEDIA_PAUSE = "media_pause"
    MEDIA_TOGGLE = "media_toggle"
    MEDIA_NEXT = "media_next"
    MEDIA_PREVIOUS = "media_previous"
    MEDIA_STOP = "media_stop"


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
    """What some keys mean in some contexts; the first key is the one that is shown."""

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

_WORKING = (Context.WORKOUT, Context.OWN_PACE, Context.PAUSED)
_ON_THE_CLOCK = (Context.WORKOUT, Context.PAUSED)

BINDINGS = (
    Binding(Command.TOGGLE, (NamedKey.SPACE, *PLAY_KEYS, "p"), _ON_THE_CLOCK),
    # A headset sends "play" in a pause, and "pause" while the workout runs.
    Binding(Command.TOGGLE, ("p", NamedKey.MEDIA_PAUSE), (Context.OWN_PACE,)),
    Binding(
        Command.REP,
        (
            *(NamedKey.SPACE, NamedKey.ENTER, NamedKey.PAGE_DOWN),
            *(NamedKey.MEDIA_TOGGLE, NamedKey.MEDIA_PLAY),
        ),
        (Context.OWN_PACE,),
    ),
    Binding(Command.OWN_PACE, ("o",), _WORKING),
    Binding(Command.GO_ON, (NamedKey.ENTER,), (Context.PAUSED,)),
    Binding(Command.NEXT, (NamedKey.RIGHT, NamedKey.MEDIA_NEXT, "n"), (Context.OWN_PACE,)),
    Binding(
        Command.NEXT,
        (NamedKey.RIGHT, NamedKey.PAGE_DOWN, NamedKey.MEDIA_NEXT, "n"),
        _ON_THE_CLOCK,
    ),
    Binding(
        Command.BACK, (NamedKey.LEFT, NamedKey.PAGE_UP, NamedKey.MEDIA_PREVIOUS, "b"), _WORKING
    ),
    Binding(Command.REPEAT, ("r",), _WORKING),
    Binding(Command.LONGER, ("l",), _WORKING),
    Binding(Command.HURTS, ("h",), (*_WORKING, Context.STOPPING, Context.JUMPING)),
    Binding(Command.MUTE, ("m",), _WORKING),
    Binding(Command.LOUDER, ("+", "="), _WORKING),
    Binding(Command.SOFTER, ("-",), _WORKING),
    Binding(Command.TIME_LEFT, ("t",), _WORKING),
    Binding(Command.FULL_SCREEN, ("f",), _WORKING),
    Binding(Command.HELP, ("?",), _WORKING),
    Binding(Command.STOP, (NamedKey.ESCAPE, NamedKey.MEDIA_STOP, "q"), _WORKING),
    Binding(Command.STOP, ("s", "y"), (Context.STOPPING,)),
    Binding(
        Command.KEEP_GOING,
        (NamedKey.SPACE, "n", NamedKey.ESCAPE, NamedKey.ENTER, *PLAY_KEYS),
        (Context.STOPPING,),
    ),
    Binding(Command.CONFIRM, (NamedKey.ENTER, NamedKey.SPACE), (Context.JUMPING,)),
    Binding(Command.CANCEL, (NamedKey.ESCAPE, "n"), (Context.JUMPING,)),
    *(Binding(Digit(digit), (str(digit),), (Context.NUMBER, *_WORKING)) for digit in range(10)),
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

_WISHES = {
    (context, key): binding.wish
    for binding in BINDINGS
    for context in binding.contexts
    for key in binding.keys
}


def context_of(frame: Frame) -> Context:
    """Return the context at a moment in which nothing else is asked."""
    if frame.state is State.RUNNING:
        return Context.OWN_PACE if frame.takes_press else Context.WORKOUT
    return _STANDING.get(frame.state, Context.WORKOUT)


def listed_keys(command: Command) -> tuple[str, ...]:
    """Return the keys of a command as they are listed: if possible, those of a running workout."""
    return keys_of(Context.WORKOUT, command) or keys_of(Context.OWN_PACE, command)


def wish_of(context: Context, key: str) -> Wish | None:
    """Return what a key means in a context; None if it means nothing."""
    return _WISHES.get((context, key))


def keys_of(context: Context, wish: Wish) -> tuple[str, ...]:
    """Return the keys that mean a wish in a context, the one to be shown first."""
    return tuple(
        key
        for binding in BINDINGS
        if binding.wish == wish and context in binding.contexts
        for key in binding.keys
    )


def key_label(key: str, phrases: Phrases) -> str:
    """Return the label of a key."""
    return phrases.workout.key(key) if isinstance(key, NamedKey) else key.upper()


def button_label(context: Context, command: Command, label: str, phrases: Phrases) -> str:
    """Return the label of a button with its key: "Pause (Space)"."""
    first = keys_of(context, command)[0]
    return phrases.workout.with_key(label, key_label(first, phrases))
