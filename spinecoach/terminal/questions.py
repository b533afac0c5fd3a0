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
from spinecoach.core.workout.events import Event
from spinecoach.core.workout.frame import State
from spinecoach.core.workout.timeline import BlockKind
from spinecoach.terminal.number import NumberQuestion
from spinecoach.terminal.start import say_lists

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
        feeling: Feeling | None = None,
    ) -> None:
        self.feeling = feeling or Feeling()
        self.keep: Callable[[Feeling], None] = lambda _: None
        self._care = care
        self._keys = keys
        self._say = say
        self._now = now
        self._gentler = gentler
        self._numbers = NumberQuestion(keys, say, now, phrases)
        before = self.feeling.pain_before
        self._readings = [] if before is None else [before]
        self._current: Planned | None = None

    @property
    def asks(self) -> bool:
        """Whether there is somebody to ask."""
        return self._care.asks and self._keys.present

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
            say_lists(self._say)
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
            say_lists(self._say)

    # -- words and keys ----------------------------------------------------------

    def _keep(self, feeling: Feeling) -> None:
        self.feeling = feeling
        self.keep(feeling)
