"""A question in the terminal that is answered with a number from 0 to 10."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.core.coaching.number_entry import NumberEntry
from spinecoach.core.coaching.typed_number import digit_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.terminal.keys import Keys

STEPS = {"left": -1, "right": 1}
UNDOES = frozenset({"escape", "backspace"})


class NumberQuestion:
    """Asks for numbers with `keys`, shows each choice with `say` and reads the time from `now`."""

    def __init__(
        self, keys: Keys, say: Callable[[str], None], now: Callable[[], float], phrases: Phrases
    ) -> None:
        self._keys = keys
        self._say = say
        self._now = now
        self._phrases = phrases

    def ask(
        self, question: str, patience: float | None = None, *, counts_alone: bool = True
    ) -> int | None:
        """Return the number that counts; None if it was skipped or nobody answered in time.

        `patience` is how many seconds the question waits; None waits for ever. With `counts_alone`
        False a number waits for Enter; it also counts if the terminal is closed.
        """
        self._say(question)
        entry = NumberEntry(counts_alone=counts_alone)
        until = None if patience is None else self._now() + patience
        while True:
            key = self._keys.wait(_soonest(entry.deadline, until, self._now()))
            now = self._now()
            if not key and entry.deadline is not None:
                # The time is up, even if the clock rounds it down.
                return entry.poll(max(now, entry.deadline))
            skipped = key == "enter" and entry.chosen is None
            if skipped or (not key and (until is not None or not self._keys.present)):
                return None if counts_alone else entry.chosen
            before = entry.chosen
            self._take(entry, key, now)
            if (number := entry.poll(now)) is not None:
                return number
            if entry.chosen != before:
                number, words = entry.chosen, self._phrases.pain
                self._say(words.undone() if number is None else words.chosen(number))

    @staticmethod
    def _take(entry: NumberEntry, key: str, now: float) -> None:
        if (digit := digit_of(key)) is not None:
            entry.digit(digit, now)
        elif key in STEPS:
            entry.step(STEPS[key], now)
        elif key == "enter":
            entry.confirm(now)
        elif key in UNDOES:
            entry.undo(now)


def _soonest(deadline: float | None, until: float | None, now: float) -> float | None:
    """Return the seconds until the first of two moments; None if there is neither."""
    moments = [moment for moment in (deadline, until) if moment is not None]
    return max(0.0, min(moments) - now) if moments else None
