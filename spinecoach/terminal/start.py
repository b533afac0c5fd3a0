"""From Start to a workout in the terminal: shows the steps of `core.coaching.starter`."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from spinecoach.core.coaching.readiness import HealthQuestion
from spinecoach.core.coaching.starter import ALOUD, ENDS, POLL, StartStep
from spinecoach.core.workout.commands import Command, Number
from spinecoach.terminal.aloud import AloudKeys
from spinecoach.terminal.number import NumberQuestion

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from spinecoach.core.coaching.coach import Coach
    from spinecoach.core.coaching.starter import Begun, Starter
    from spinecoach.core.coaching.workouts import CutOff
    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.terminal.keys import Keys

LETTERS = "abcdefghijklmnopqrstuvwxyz"

EASE_KEYS = {"enter": Command.GO_ON, "c": Command.BACK, "q": Command.CANCEL}
STOP_KEYS = {"enter": Command.CANCEL, "q": Command.CANCEL, "c": Command.BACK}
WAIT_KEYS = {"space": Command.GO_ON, "q": Command.CANCEL, "escape": Command.CANCEL}
"""The keys at the steps that offer more than yes and no."""


class CutOffChoice(StrEnum):
    """The answers about a workout in which the program ended too early; the values are the keys."""

    GO_ON = "g"
    KEEP = "k"
    DISCARD = "d"


class TerminalStart:
    """Asks with `keys`, prints lines with `say` and reads seconds from `now`.

    `aloud` says a line and returns whether it was rendered.
    """

    def __init__(
        self,
        coach: Coach,
        keys: Keys,
        say: Callable[[str], None],
        now: Callable[[], float],
        phrases: Phrases,
        aloud: Callable[[str], bool] = lambda _: True,
    ) -> None:
        self._coach = coach
        self._keys = AloudKeys(keys, aloud)
        self._say = say
        self._now = now
        self._phrases = phrases
        self._words = phrases.start
        self._numbers = NumberQuestion(self._keys, say, now, phrases)
        self._percent = -1

    def ask_cut_off(self, cut_off: CutOff) -> CutOffChoice:
        """Ask what to do with a workout that was cut off; it is kept if nobody answers."""
        workout = cut_off.workout
        self._say(self._words.cut_off(workout.began, workout.reps))
        if self._keys.present:
            go_on = self._words.cut_off_keys()
            self._say(go_on if cut_off.can_go_on else self._words.cut_off_keys_done())
        while self._keys.present:
            key = self._keys.wait(None)
            if key in set(CutOffChoice) and (cut_off.can_go_on or key != CutOffChoice.GO_ON):
                return CutOffChoice(key)
        self._say(self._words.cut_off_kept())
        return CutOffChoice.KEEP

    def run(self, starter: Starter, welcome: Callable[[], None]) -> Begun | None:
        """Ask what is due and wait for the voice; return the workout, None if none begins.

        `welcome` prints the plan; it is called once, when all questions are answered. Whatever ends
        the program meanwhile leaves the start, as closing the window does: a day on which it hurts
        too much is excused.
        """
        try:
            self._lead(starter, welcome)
        finally:
            starter.handle(Command.CANCEL, self._now())
        if starter.begun is None:
            self._say(self._words.nothing_begun())
        elif starter.begun.captions:
            self._say(self._words.voice_too_slow())
        return starter.begun

    def _lead(self, starter: Starter, welcome: Callable[[], None]) -> None:
        """Ask until a workout begins or none does."""
        welcomed = False
        while True:
            if starter.step in {StartStep.LINES, StartStep.READY} and not welcomed:
                welcomed = True
                welcome()
            if starter.step in ENDS:
                break
            wish = self._ask(starter)
            if wish is not None:
                starter.handle(wish, self._now())

    def _ask(self, starter: Starter) -> Command | Number | None:
        """Ask what the step asks; return the answer, None if there is none yet."""
        asks: dict[StartStep, Callable[[], Command | Number | None]] = {
            StartStep.QUESTIONS: self._ask_questions,
            StartStep.PROFESSIONAL: lambda: self._yes_or_leave(
                self._words.ask_first(), self._words.professional_keys()
            ),
            StartStep.PAUSE: lambda: self._yes_or_leave(
                self._words.break_advice(), self._words.break_keys()
            ),
            StartStep.PAIN: self._ask_pain,
            StartStep.EASE: self._ask_gently,
            StartStep.TOO_MUCH: self._tell_too_much,
            StartStep.LINES: lambda: self._wait_for_lines(starter),
        }
        if starter.step in ALOUD:
            self._keys.ask(self._phrases.pain.aloud(ALOUD[starter.step]))
        return asks[starter.step]()

    def _ask_pain(self) -> Command | Number:
        words = self._phrases.pain
        self._say(words.hurts_before())
        number = self._numbers.ask(self._phrases.terminal.number_or_skip(words.press_a_number()))
        return Command.CONFIRM if number is None else Number(number)

    def _ask_gently(self) -> Command:
        self._say(self._words.easy_title())
        self._say(self._words.easy_how())
        return self._choose(self._words.easy_keys(), EASE_KEYS)

    def _tell_too_much(self) -> Command:
        self._say(self._phrases.pain.stop_and_excused())
        say_lists(self._say, self._phrases)
        return self._choose(self._words.stop_keys(), STOP_KEYS)

    def _ask_questions(self) -> Command:
        """Ask the questions about health and store the answers."""
        self._coach.answer(self._ticked())
        return Command.GO_ON

    def _ticked(self) -> frozenset[str]:
        self._say(self._words.for_whom())
        self._say(self._words.any_true())
        by_letter = dict(zip(LETTERS, HealthQuestion, strict=False))
        for letter, question in by_letter.items():
            self._say(self._words.letter(letter, self._words.question(question)))
        self._say(self._words.letters_how())
        yes: set[HealthQuestion] = set()
        while (key := self._keys.wait(None)) != "n" and self._keys.present:
            if key == "enter":
                if yes:
                    return frozenset(yes)
                # A key pressed by mistake must not answer a question about health.
                self._say(self._words.letters_how())
            elif key in by_letter:
                yes ^= {by_letter[key]}
                ticked = " ".join(letter for letter, one in by_letter.items() if one in yes)
                self._say(self._words.ticked(ticked) if ticked else self._words.none_ticked())
        return frozenset()

    def _yes_or_leave(self, words: str, keys: str) -> Command:
        self._say(words)
        self._say(keys)
        return Command.GO_ON if self._keys.wait(None) == "y" else Command.CANCEL

    def _choose(self, words: str, keys: Mapping[str, Command]) -> Command:
        self._say(words)
        while self._keys.present:
            wish = keys.get(self._keys.wait(None))
            if wish is not None:
                return wish
        return Command.CANCEL

    def _wait_for_lines(self, starter: Starter) -> Command | None:
        done, total = starter.progress
        percent = 10 * (10 * done // max(1, total))
        if percent != self._percent:
            self._percent = percent
            self._say(self._words.waiting_keys(percent))
        wish = WAIT_KEYS.get(self._keys.wait(POLL))
        starter.poll(self._now())
        return wish


def say_lists(say: Callable[[str], None], phrases: Phrases) -> None:
    """Print when to call for help and when to see a professional."""
    words = phrases.pain
    for lead, lines in (
        (words.emergency_lead(), words.emergency()),
        (words.urgent_lead(), words.urgent()),
    ):
        say(words.list_lead(lead))
        for line in lines:
            say(words.list_line(line))
