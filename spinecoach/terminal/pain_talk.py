"""Shows the conversation about pain in lines of text and carries out what it decides.

The rules are in `core.coaching.pain_flow`; this adds the terminal and the running workout.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from spinecoach.core.coaching.pain_flow import Change, Keep, PainFlow, Speak, Topic
from spinecoach.core.workout.keymap import Context
from spinecoach.terminal.keys import answer_keys
from spinecoach.terminal.start import say_lists

if TYPE_CHECKING:
    from collections.abc import Callable

    from spinecoach.core.coaching.easier_variant import VariantChange
    from spinecoach.core.coaching.pain import Feeling
    from spinecoach.core.coaching.pain_flow import Order, Prompt
    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.core.workout.commands import Wish
    from spinecoach.core.workout.events import Event
    from spinecoach.core.workout.frame import Frame
    from spinecoach.core.workout.timeline import Timeline


class Workout(Protocol):
    """The running workout, as the conversation needs it."""

    @property
    def frame(self) -> Frame:
        """The frame of this moment."""

    def send(self, event: Event) -> bool:
        """Pass an event on, with the present second; return whether it was done."""

    def tell(self, line: str) -> None:
        """Say a line outside the voice track; "" ends what is being said."""

    def change(self, timeline: Timeline, index: int) -> bool:
        """Go on with another timeline at one of its blocks; return whether it was done."""


class PainTalk:
    """The conversation of one workout.

    `say` prints a line, `keep` stores the answers, `begin_change` begins the change to the easier
    variant of what a frame shows. All seconds are of one steady clock.
    """

    def __init__(
        self,
        say: Callable[[str], None],
        phrases: Phrases,
        keep: Callable[[Feeling], None],
        begin_change: Callable[[Frame], VariantChange | None],
        feeling: Feeling,
    ) -> None:
        self._flow = PainFlow(feeling, begin_change)
        self._say = say
        self._phrases = phrases
        self._keep = keep
        self._shown: Prompt | None = None

    @property
    def feeling(self) -> Feeling:
        """All answers so far."""
        return self._flow.feeling

    @property
    def context(self) -> Context | None:
        """What the keys mean while a question is open; None while none is."""
        prompt = self._flow.prompt
        return prompt.context if prompt else None

    def begin(self) -> None:
        """Store what was said before the workout, now that it has begun."""
        self._keep(self.feeling)

    def wakes_at(self, now: float) -> float | None:
        """Return the second at which `watch` is to be called at the latest; None for never."""
        return self._flow.wakes_at(now)

    def handle(self, wish: Wish, workout: Workout, now: float) -> bool:
        """Take a wish; return whether it was done."""
        reply = self._flow.handle(wish, workout.frame, now)
        self._carry_out(reply.orders, workout)
        return reply.done

    def watch(self, workout: Workout, now: float) -> None:
        """Check the workout and the time."""
        self._carry_out(self._flow.watch(workout.frame, now), workout)

    def leave(self, workout: Workout, now: float) -> None:
        """Close an open question because nobody can answer it any more."""
        self._carry_out(self._flow.leave(workout.frame, now), workout)

    def _carry_out(self, orders: tuple[Order, ...], workout: Workout) -> None:
        self._show()
        for order in orders:
            match order:
                case Speak(line):
                    workout.tell(self._phrases.pain.aloud(line) if line else "")
                case Keep(feeling):
                    self._keep(feeling)
                case Change(timeline, index):
                    workout.change(timeline, index)
                case event:
                    workout.send(event)

    # -- words -------------------------------------------------------------------

    def _show(self) -> None:
        """Print a question when it comes up, and a number when it is chosen."""
        before, self._shown = self._shown, self._flow.prompt
        prompt = self._shown
        if prompt is None:
            return
        if before is None or (before.topic, before.answers) != (prompt.topic, prompt.answers):
            self._ask(prompt)
        elif prompt.number != before.number:
            number, words = prompt.number, self._phrases.pain
            self._say(words.undone() if number is None else words.chosen(number))

    def _ask(self, prompt: Prompt) -> None:
        its = self._phrases.workout
        match prompt.topic:
            case Topic.AFTER:
                self._say(its.pain_after(prompt.about.title if prompt.about else ""))
            case Topic.HURTS:
                self._say(self._phrases.pain.how_much())
            case Topic.CHOICE:
                self._say(its.what_now())
                self._say(self._phrases.pain.warning_signs())
            case Topic.PREPARING:
                self._say(its.preparing_easier())
            case _:
                words = self._phrases.pain
                risen = prompt.rising
                self._say(words.risen_and_excused() if risen else words.stop_and_excused())
                say_lists(self._say, self._phrases)
        if prompt.context is Context.NUMBER:
            words = self._phrases.pain
            waits = prompt.topic is Topic.AFTER
            how = words.press_or_wait() if waits else words.press_a_number()
            self._say(self._phrases.terminal.pain_number_how(how))
        else:
            self._say(answer_keys(prompt.context, prompt.answers, self._phrases))
