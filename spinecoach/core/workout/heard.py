"""Which words mean which wish: one table of wordings, and when a wish counts as certain.

What a word means depends on what is asked, as with keys (`keymap`): a wording counts only if a key
for the same wish does. While a workout runs every command begins with "coach", because people talk;
when a question waits the answer alone suffices.

A recogniser scores the phrases that may be said now (`said_in`) against the sound. From their
scores `understand` decides whether one was meant. The rules:

- A phrase that fits the sound hardly better than it fits noise was not meant for us.
- A wish is certain if nearly all of the probability falls on phrases that mean that wish.
- An uncertain number and an uncertain "stop" are asked about, other uncertain wishes are not
  fulfilled.

The words are English, whatever language the coach speaks: so are the weights.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import exp
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from spinecoach.core.workout.commands import Command, Number
from spinecoach.core.workout.keymap import Context

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spinecoach.core.workout.commands import Wish

Meaning = TypeVar("Meaning")

LANGUAGE = "en"
"""The language of the words that are understood."""

WAKE = "coach"
"""The word that a command begins with while no question waits."""

MOVING = (Context.WORKOUT, Context.OWN_PACE)
"""Where the body moves, or is counted in to move."""

CALLED = (*MOVING, Context.PAUSED)
"""Where a command begins with `WAKE`."""

MEANT = 0.5
"""The score from which a phrase was meant for us; `bench listen` measures what of other speech
reaches it."""

MEANT_EARLY = 4.0
"""The same before the stretch has ended: "nobody should pause in the middle" has a moment of quiet
after "pause"."""

MEANT_AS_ANSWER = -1.0
"""The same while a question waits: then words are probably its answer."""

MEANT_IN_TALK = 6.0
"""The same in a long stretch of speech: somebody talks, or a television does."""

MEANT_BESIDE_US = 3.0
"""The same if a line of ours sounded meanwhile: alone, none of them reaches it."""

CERTAIN = 0.97
"""The share of all probability that a wish needs to be certain, once `MEANT` is reached."""

CERTAIN_TO_STOP = 0.998
"""The same for "stop", since a workout that was ended by mistake costs more than a question."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Words that mean a wish in some contexts: the different ways in which people say it."""

    wish: Wish
    words: tuple[str, ...]
    contexts: tuple[Context, ...]


_ASKED_YES_NO = (Context.STOPPING, Context.JUMPING)
_COUNTED = (
    *("zero", "one", "two", "three", "four", "five"),
    *("six", "seven", "eight", "nine", "ten"),
)

WORDINGS = (
    Wording(Command.REP, ("up", "done", "ready"), (Context.OWN_PACE,)),
    Wording(Command.PAUSE, ("pause", "hold on", "wait"), CALLED),
    Wording(Command.GO_ON, ("go on", "continue", "carry on"), CALLED),
    Wording(Command.NEXT, ("next", "skip", "next one"), CALLED),
    Wording(Command.BACK, ("back", "go back", "previous"), CALLED),
    Wording(Command.REPEAT, ("again", "repeat", "once more"), CALLED),
    Wording(Command.LONGER, ("longer", "more time"), CALLED),
    Wording(Command.HURTS, ("it hurts", "that hurts", "pain"), (*CALLED, *_ASKED_YES_NO)),
    Wording(Command.STOP, ("stop", "end the workout"), CALLED),
    Wording(Command.LOUDER, ("louder", "speak up"), CALLED),
    Wording(Command.SOFTER, ("softer", "quieter"), CALLED),
    Wording(Command.TIME_LEFT, ("how long", "how much longer", "time left"), CALLED),
    Wording(Command.STOP, ("yes", "stop", "yes, stop"), (Context.STOPPING,)),
    Wording(Command.KEEP_GOING, ("no", "keep going", "go on"), (Context.STOPPING,)),
    Wording(Command.CONFIRM, ("yes", "go there"), (Context.JUMPING,)),
    Wording(Command.CANCEL, ("no", "stay here"), (Context.JUMPING,)),
    *(Wording(Number(value), (word,), (Context.NUMBER,)) for value, word in enumerate(_COUNTED)),
    Wording(Command.CANCEL, ("never mind", "cancel"), (Context.NUMBER, Context.PREPARING)),
    Wording(Command.EASIER, ("easier", "make it easier"), (Context.CHOICE,)),
    Wording(Command.SKIP_EXERCISE, ("next", "next exercise", "skip it"), (Context.CHOICE,)),
    Wording(Command.GO_ON, ("go on", "continue"), (Context.CHOICE, Context.PREPARING)),
    Wording(Command.STOP, ("stop", "stop here"), (Context.CHOICE, Context.PREPARING)),
    Wording(Command.STOP, ("stop", "yes", "okay"), (Context.TOLD_TO_STOP,)),
)
"""The table. No words mean two wishes in one context."""

_MEANT = {
    (context, f"{WAKE}, {words}" if context in CALLED else words): one.wish
    for one in WORDINGS
    for context in one.contexts
    for words in one.words
}

YES, NO = ("yes", "that is right"), ("no", "wrong")
"""The answers to "Did you say ...?"."""


class Scored(NamedTuple):
    """A phrase, and its score: the logarithm of its probability now to that in noise."""

    text: str
    score: float


class Heard(NamedTuple):
    """What a recogniser made of a stretch of speech.

    A stretch is recognised early, as soon as it may be over, and once more when it is: `final`. Of
    a `long` one only the end was examined.
    """

    phrases: tuple[Scored, ...]
    stretch: int = 0
    final: bool = True
    long: bool = False


class Sureness(StrEnum):
    """What to do about what was heard."""

    NOTHING = "nothing"
    """It was not meant for us."""
    UNCLEAR = "unclear"
    """It was meant for us but not understood."""
    ASK = "ask"
    """Ask whether that was said."""
    SURE = "sure"


class Understood(NamedTuple):
    """A wish and how certain it is; the wish is None if there is nothing to do."""

    sureness: Sureness
    wish: Wish | None = None


def said_in(context: Context) -> tuple[str, ...]:
    """Return the phrases that mean something in a context."""
    return tuple(words for where, words in _MEANT if where is context)


def all_phrases() -> tuple[str, ...]:
    """Return every phrase that means something anywhere, in the order of the alphabet."""
    return tuple(sorted({words for _, words in _MEANT} | {*YES, *NO}))


def wish_said(context: Context, words: str) -> Wish | None:
    """Return what a phrase means in a context; None if it means nothing."""
    return _MEANT.get((context, words))


def understand(context: Context, heard: Heard, *, beside_us: bool = False) -> Understood:
    """Decide what the person wants, from the scores of the phrases of a context.

    `beside_us` tells whether a line of ours sounded meanwhile.
    """
    meanings: list[tuple[Wish | None, Scored]] = [
        (wish_said(context, one.text), one) for one in heard.phrases
    ]
    found: tuple[Wish | None, float, float] = _foremost(meanings)
    wish, share, best = found
    called = MEANT if heard.final else MEANT_EARLY
    meant = called if context in CALLED else MEANT_AS_ANSWER
    if wish is None or best < _least(meant, heard, beside_us=beside_us):
        return Understood(Sureness.NOTHING)
    if share >= (CERTAIN_TO_STOP if wish is Command.STOP else CERTAIN):
        return Understood(Sureness.SURE, wish)
    if wish is Command.STOP or isinstance(wish, Number):
        return Understood(Sureness.ASK, wish)
    return Understood(Sureness.UNCLEAR)


def answered(heard: Heard) -> bool | None:
    """Return the answer to "Did you say ...?"; None if no answer is certain."""
    meanings = [(one.text in YES, one) for one in heard.phrases if one.text in YES + NO]
    yes, share, best = _foremost(meanings)
    return yes if share >= CERTAIN and best >= _least(MEANT_AS_ANSWER, heard) else None


def _least(meant: float, heard: Heard, *, beside_us: bool = False) -> float:
    """Return the score from which a phrase was meant for us, usually `meant`."""
    beside, talk = MEANT_BESIDE_US if beside_us else meant, MEANT_IN_TALK if heard.long else meant
    return max(meant, beside, talk)


def _foremost(
    meanings: Sequence[tuple[Meaning | None, Scored]],
) -> tuple[Meaning | None, float, float]:
    """Return the most probable meaning, its share of all probability, and its best score."""
    known = [(meaning, one.score) for meaning, one in meanings if meaning is not None]
    if not known:
        return None, 0.0, 0.0
    first, best = max(known, key=lambda pair: pair[1])
    chances = [(meaning, exp(score - best)) for meaning, score in known]
    own = sum(chance for meaning, chance in chances if meaning == first)
    return first, own / sum(chance for _, chance in chances), best
