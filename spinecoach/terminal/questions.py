"""The questions of the window, asked in lines of text where somebody can answer.

Without anybody at the keys nothing is asked: the caution was printed, and it
goes on. The rules are those of the core; here are only the words and the keys.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from spinecoach.core.coaching import pain
from spinecoach.core.coaching.pain import (
    Advice,
    Feeling,
    advice,
    advice_after,
    asks_between,
    easier,
)
from spinecoach.core.coaching.readiness import ASK_FIRST, FOR_WHOM, QUESTIONS, Clearance
from spinecoach.core.workout.events import Event
from spinecoach.core.workout.frame import State
from spinecoach.core.workout.timeline import BlockKind
from spinecoach.terminal.number import NumberQuestion

if TYPE_CHECKING:
    from collections.abc import Callable

    from spinecoach.core.coaching.coach import Coach
    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.core.workout.performance import Performance
    from spinecoach.core.workout.timeline import Planned
    from spinecoach.terminal.coach import Keys

PATIENCE = 20.0
"""Seconds that the question after an exercise waits."""

HEARD_OUT = 5.0
"""Seconds in which the last words are heard out, unless a key is pressed."""

HOW = "Type 0 to 10; Enter alone skips it."
LETTERS = "abcdefghijklmnopqrstuvwxyz"


class TerminalCare:
    """Asks one person before, during and after one workout.

    `now` gives the second of the workout, `gentler` lets a paused workout go on
    in an easier variant, `keep` (set once the workout is on record) keeps what was said.
    """

    def __init__(
        self,
        care: Coach,
        keys: Keys,
        say: Callable[[str], None],
        now: Callable[[], float],
        gentler: Callable[[Performance, Planned], None],
        *,
        phrases: Phrases,
    ) -> None:
        self.feeling = Feeling()
        self.keep: Callable[[Feeling], None] = lambda _: None
        self._care = care
        self._keys = keys
        self._say = say
        self._now = now
        self._gentler = gentler
        self._numbers = NumberQuestion(keys, say, now, phrases)
        self._readings: list[int] = []
        self._current: Planned | None = None

    @property
    def asks(self) -> bool:
        """Whether there is somebody to ask."""
        return self._care.asks and self._keys.present

    # -- before ------------------------------------------------------------------

    def may_start(self) -> bool:
        """Ask what is due; return whether the workout may begin."""
        if not self.asks:
            return True
        standing = self._care.standing()
        if standing in {Clearance.UNASKED, Clearance.AGAIN}:
            standing = self._care.answer(self._ask_questions())
        if standing is Clearance.ASK_FIRST:
            self._say(ASK_FIRST)
            if not self._yes("Did you ask, and may you do this? y = yes, any other key = not yet"):
                return False
            self._care.asked_a_professional()
        if self._care.pause_advised():
            self._say(pain.PAUSE_WORDS)
            if not self._yes("y = I talked to one and go on, any other key = not today"):
                return False
        return self._ask_before()

    @property
    def eased(self) -> bool:
        """Whether the workout is to be the gentler one."""
        return advice(self.feeling.pain_before) is Advice.EASE

    def _ask_questions(self) -> frozenset[str]:
        self._say(FOR_WHOM)
        self._say("Is any of this true for you?")
        for letter, question in zip(LETTERS, QUESTIONS, strict=False):
            self._say(f"  {letter}  {question.text}")
        how = "Press the letters of what is true, then Enter; n = none of these."
        self._say(how)
        by_letter = dict(zip(LETTERS, QUESTIONS, strict=False))
        yes: set[str] = set()
        while (key := self._keys.wait(None)) != "n" and self._keys.present:
            if key == "enter":
                if yes:
                    return frozenset(yes)
                self._say(how)  # a key that slipped answers nothing about one's health
            elif key in by_letter:
                yes ^= {by_letter[key].id}
                ticked = [letter for letter, one in by_letter.items() if one.id in yes]
                self._say(f"  true: {' '.join(ticked) or 'none'}")
        return frozenset()

    def _ask_before(self) -> bool:
        number = self._numbers.ask(f"Does anything hurt right now? {HOW}")
        self.feeling = replace(self.feeling, pain_before=number)
        if number is not None:
            self._readings.append(number)
        match advice(number):
            case Advice.STOP:
                self._say(f"{pain.STOP_WORDS} {pain.STOP_ADVICE}")
                self._say_lists()
                self._care.excuse_today()
                return False
            case Advice.EASE:
                self._say(pain.EASE_WORDS)
        return True

    # -- during ------------------------------------------------------------------

    def watch(self, performance: Performance) -> None:
        """Ask when an exercise is over, where it hurt before the workout."""
        frame = performance.frame(self._now())
        if frame.state is not State.RUNNING or frame.block.kind is BlockKind.FINISH:
            return
        before, self._current = self._current, frame.planned
        if not self.asks or before is None or frame.planned is None:
            return
        over = before.exercise.id != frame.planned.exercise.id
        # The warm-up is no part of the plan.
        over = over and any(before is planned for planned in frame.timeline.plan)
        if over and asks_between(self.feeling.pain_before):
            performance.handle(Event.PAUSE, self._now())
            performance.tell(pain.ASK_AFTER)
            question = f"Pain after {before.title}? {HOW}"
            self._take(performance, before, self._numbers.ask(question, PATIENCE))
            self._resume(performance)

    def hurt(self, performance: Performance) -> None:
        """Stop the movement at once, ask how much it hurts, and offer what can be done."""
        performance.handle(Event.PAUSE, self._now())
        performance.tell(pain.ASK_HURT)
        about = performance.frame(self._now()).planned or self._current
        self._take(performance, about, self._numbers.ask(f"How much does it hurt? {HOW}"))
        if performance.over or about is None:
            return
        gentle = easier(about)
        performance.tell(pain.CHOOSE if gentle is None else pain.CHOOSE_EASIER)
        first = "e = easier variant, " if gentle is not None else ""
        self._say(f"{first}n = next exercise, s = stop here, any other key = go on")
        key = self._keys.wait(None)
        if key == "e" and gentle is not None:
            self._gentler(performance, gentle)
        elif key == "n":
            while performance.frame(self._now()).planned is about:
                performance.handle(Event.SKIP, self._now())
        elif key == "s":
            self._stop(performance)
        self._resume(performance)

    def _take(self, performance: Performance, about: Planned | None, number: int | None) -> None:
        if number is None:
            return
        self._readings.append(number)
        if about is not None:
            said = {**self.feeling.exercises}
            said[about.exercise.id] = max(number, said.get(about.exercise.id, 0))
            self._keep(replace(self.feeling, exercises=said))
        if advice_after(self._readings) is Advice.STOP:
            words = pain.stop_words(self._readings)
            self._say(f"{words} {pain.STOP_ADVICE}")
            self._say_lists()
            self._stop(performance)
            performance.tell(words)
            self._keys.wait(HEARD_OUT)

    def _stop(self, performance: Performance) -> None:
        self._keep(replace(self.feeling, excused=True))
        for _ in range(2):
            performance.handle(Event.STOP, self._now())

    def _resume(self, performance: Performance) -> None:
        if not performance.over:
            performance.tell("")
            performance.handle(Event.RESUME, self._now())

    # -- after -------------------------------------------------------------------

    def begun(self) -> None:
        """Keep what was said before, now that the workout has begun."""
        if self.asks:
            self._keep(self.feeling)

    def after(self) -> None:
        """Ask how it was; who stopped for pain is asked nothing more."""
        if not self.asks or self.feeling.excused:
            return
        number = self._numbers.ask(f"Does anything hurt now? {HOW}")
        self._keep(replace(self.feeling, pain_after=number))
        for value, word in enumerate(pain.EFFORT_WORDS):
            if word:
                self._say(f"  {value:2}  {word}")
        number = self._numbers.ask(f"How hard was the whole workout? {HOW}")
        self._keep(replace(self.feeling, effort=number))
        if advice(self.feeling.pain_after) is Advice.STOP:
            self._say(pain.STOP_WORDS)
            self._say_lists()

    # -- words and keys ----------------------------------------------------------

    def _yes(self, question: str) -> bool:
        self._say(question)
        return self._keys.wait(None) == "y"

    def _say_lists(self) -> None:
        for lead, lines in (
            (pain.EMERGENCY_LEAD, pain.EMERGENCY),
            (pain.URGENT_LEAD, pain.URGENT),
        ):
            self._say(f"{lead}:")
            for line in lines:
                self._say(f"  - {line}")

    def _keep(self, feeling: Feeling) -> None:
        self.feeling = feeling
        self.keep(feeling)
