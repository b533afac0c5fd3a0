"""Decides what to do about a spoken command: freeze, say what was understood, do it, go on.

Rules:

- A stretch of speech is one wish: a certain one is fulfilled at once, an uncertain one when the
  stretch has ended.
- A wish that is understood while somebody moves first stops the movement: so a wrong guess costs a
  moment, never a rep. If the wish is not a pause, the workout goes on when it is fulfilled.
- "Done" ends a rep at one's own pace, and freezes nothing: the next one begins.
- "Pause", "stop" and "it hurts" are fulfilled at once; so are answers to questions.
- A wish that moves to another place is first said aloud, then done. A person who hears that it was
  misunderstood has that time to speak again: a newer wish replaces the older one.
- A wish to move on that is not possible now is refused aloud, and the workout goes on.
- A question ("Did you say stop?") waits in the pause until it is answered, or something else is
  said or pressed: silence never stops a workout and never starts one.
- A key that ends the pause cancels all orders that wait.

Orders come out as values for a front end to carry out; time is an argument, in seconds.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from spinecoach.core.workout.commands import Command, Number
from spinecoach.core.workout.heard import (
    CALLED,
    NO,
    WAKE,
    YES,
    Sureness,
    answered,
    said_in,
    understand,
    wish_said,
)
from spinecoach.core.workout.keymap import Context

if TYPE_CHECKING:
    from collections.abc import Collection

    from spinecoach.core.workout.commands import Wish
    from spinecoach.core.workout.heard import Heard

SHOWN = 4.0
"""Seconds for which the page shows what was heard."""

ANNOUNCED = 1.0
"""Seconds from saying a wish aloud to doing it."""

ANSWERED = 2.5
"""Seconds that an answer of the coach ("Twelve minutes left") sounds before the workout goes on."""

MOVES_ON = (Command.NEXT, Command.BACK, Command.REPEAT, Command.LONGER)
"""The commands that are said aloud first; the workout goes on after them."""

ANSWERS = (Command.LOUDER, Command.SOFTER, Command.TIME_LEFT)
"""The commands that the coach answers; the workout goes on after the answer."""

FIRST_NEEDED = {Context.WORKOUT: "pause", Context.OWN_PACE: "done", Context.PAUSED: "go on"}
"""The one command that is shown where many may be said: a pause lists all others."""

OFFERED = frozenset({Command.EASIER, Command.SKIP_EXERCISE})
"""The answers that are not always possible where their question is asked."""


class EarStatus(StrEnum):
    """What the page shows about listening."""

    LISTENING = "listening"
    HEARD = "heard"
    NOT_UNDERSTOOD = "not understood"
    ASKING = "asking"
    DEAF = "deaf"
    """Our own question sounds, which must not answer itself."""
    TOO_LOUD = "too loud"


@dataclass(frozen=True, slots=True)
class Acknowledge:
    """Say aloud which wish was understood."""

    wish: Wish


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask aloud whether that was said."""

    wish: Wish


@dataclass(frozen=True, slots=True)
class Do:
    """Fulfil a wish, as if a key had been pressed for it."""

    wish: Wish


@dataclass(frozen=True, slots=True)
class Refuse:
    """Say aloud that a wish is not possible now."""

    wish: Wish


Order = Acknowledge | Ask | Do | Refuse


class Later(NamedTuple):
    """An order and the second at which it is due."""

    at: float
    order: Order


class Ear:
    """Handles the spoken wishes of one workout; `about` is the wish that its status is about."""

    def __init__(self) -> None:
        self.about: Wish | None = None
        self._status = EarStatus.LISTENING
        self._shown_until = 0.0
        self._asked: Wish | None = None
        self._later: tuple[Later, ...] = ()
        self._taken = -1  # the number of the stretch whose wish was fulfilled last
        self._moved = False  # the body moved before the freeze, and will go on

    def status(self, now: float, *, loud: bool, deaf: bool = False) -> EarStatus:
        """Return what the page shows.

        `loud` is whether the room is too loud for words, `deaf` whether nothing is listened to.
        """
        if self._asked is not None:
            return EarStatus.DEAF if deaf else EarStatus.ASKING
        if now < self._shown_until:
            return self._status
        if deaf:
            return EarStatus.DEAF
        return EarStatus.TOO_LOUD if loud else EarStatus.LISTENING

    def called(self, context: Context) -> bool:
        """Return whether commands begin with the wake word now, so that no line of ours is one."""
        return self._asked is None and context in CALLED

    def phrases(self, context: Context) -> tuple[str, ...]:
        """Return what may be said now."""
        return said_in(context) if self._asked is None else YES + NO

    def hints(self, context: Context, answers: Collection[Wish] = ()) -> tuple[str, ...]:
        """Return what a person who has forgotten the words should read now.

        While nothing is asked it is one phrase; else all answers, of those in `OFFERED` only the
        ones in `answers`, and of the numbers only the first and the last.
        """
        if self._asked is not None:
            return YES[0], NO[0]
        if context in FIRST_NEEDED:
            return (f"{WAKE}, {FIRST_NEEDED[context]}",)
        words = first_words(context)
        numbers = tuple(said for wish, said in words.items() if isinstance(wish, Number))
        others = tuple(
            said
            for wish, said in words.items()
            if not isinstance(wish, Number) and (wish in answers or wish not in OFFERED)
        )
        return (*numbers[:1], *numbers[-1:], *others)

    def hear(
        self,
        heard: Heard,
        context: Context,
        now: float,
        *,
        moving: bool,
        beside_us: bool = False,
        impossible: Collection[Wish] = (),
    ) -> tuple[Order, ...]:
        """Take an utterance.

        `moving` tells whether the body moves, or is counted in to move; `beside_us` whether a line
        of ours sounded meanwhile; `impossible` are the wishes to move on that are not possible now.
        """
        if heard.stretch == self._taken:
            return ()
        if self._asked is not None:
            return self._answer(heard, now)
        found = understand(context, heard, beside_us=beside_us)
        if not heard.final and found.sureness is not Sureness.SURE:
            return ()  # more speech may follow
        if found.wish is None:
            if found.sureness is Sureness.UNCLEAR:
                self._show(EarStatus.NOT_UNDERSTOOD, None, now)
            return ()
        self._taken = heard.stretch
        moving = moving and found.wish is not Command.REP
        self._moved = moving or (self._moved and bool(self._later))
        freeze = (Do(Command.PAUSE),) if moving else ()
        self._later = ()
        if found.sureness is Sureness.ASK:
            self._asked = self.about = found.wish
            return (*freeze, Ask(found.wish))
        if found.wish not in impossible:
            orders = self._fulfil(found.wish, now, frozen=moving)
        else:
            orders = self._refuse(found.wish, now)
        return (*freeze, *orders)

    def watch(self, now: float, *, paused: bool) -> tuple[Order, ...]:
        """Return the orders that are due; cancel all of them if a key ended the pause."""
        if not paused:
            self._later, self._asked = (), None
            return ()
        due = tuple(one.order for one in self._later if now >= one.at)
        self._later = tuple(one for one in self._later if now < one.at)
        return due

    def _answer(self, heard: Heard, now: float) -> tuple[Order, ...]:
        yes, wish = answered(heard), self._asked
        if yes is None or wish is None:
            return ()
        self._asked, self._taken = None, heard.stretch
        if yes:
            return self._fulfil(wish, now, frozen=False)
        self._show(EarStatus.LISTENING, None, now)
        return self._on

    def _refuse(self, wish: Wish, now: float) -> tuple[Order, ...]:
        self._show(EarStatus.HEARD, wish, now)
        self._later = tuple(Later(now + ANSWERED, one) for one in self._on)
        return (Refuse(wish),)

    @property
    def _on(self) -> tuple[Do, ...]:
        """What lets a body that moved before go on."""
        return (Do(Command.GO_ON),) if self._moved else ()

    def _fulfil(self, wish: Wish, now: float, *, frozen: bool) -> tuple[Order, ...]:
        self._show(EarStatus.HEARD, wish, now)
        on = self._on
        if wish in MOVES_ON:
            self._later = tuple(Later(now + ANNOUNCED, one) for one in (Do(wish), *on))
            return (Acknowledge(wish),)
        if wish in ANSWERS:
            self._later = tuple(Later(now + ANSWERED, one) for one in on)
        # The freeze has already done this.
        return () if frozen and wish is Command.PAUSE else (Do(wish),)

    def _show(self, status: EarStatus, about: Wish | None, now: float) -> None:
        self._status, self.about, self._shown_until = status, about, now + SHOWN


def first_words(context: Context) -> dict[Wish | None, str]:
    """Return for each wish the first of the phrases that mean it in a context, in their order."""
    found: dict[Wish | None, str] = {}
    for phrase in said_in(context):
        found.setdefault(wish_said(context, phrase), phrase)
    return found


def listed_words() -> dict[Wish | None, str]:
    """Return what may be said instead of a key, for the list of keys; without the wake word."""
    words = {
        wish: said.removeprefix(f"{WAKE}, ") for wish, said in first_words(Context.PAUSED).items()
    }
    return {
        **words,
        Command.TOGGLE: FIRST_NEEDED[Context.PAUSED],
        Command.REP: FIRST_NEEDED[Context.OWN_PACE],
    }
