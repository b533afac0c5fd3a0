"""A number from 0 to 10 as it is entered: first it is chosen and shown, then it counts.

Rules:

- A digit chooses its number at once. The number counts after it was shown for `STANDS` seconds, or
  at once when it is confirmed: nobody on a mat has to press a second key. Only a 1 may still become
  10, so it waits until it is confirmed: a 10 that is typed slowly must never count as 1.
- If nobody waits for the answer (after a workout), no number counts by itself: a typed number waits
  until it is confirmed, however late the second digit comes.
- A 0 while 1 or 0 is shown chooses 10; any other digit replaces the number that is shown.
- A step (an arrow key) chooses the number beside it; such a number counts only when it is
  confirmed.
- A whole number (a button that shows it, a voice) counts at once.
- A number that does not count yet can be undone.
- A number that counts stays: all later events are refused, until `clear`.
- An event after the moment in which a number counts finds it counted, even if nobody called `poll`
  at that moment.

Every event answers whether it was taken. Time is an argument, in seconds of any steady clock.
"""

from __future__ import annotations

from spinecoach.core.coaching.pain import MOST

STANDS = 1.2
"""Seconds that a typed number is shown before it counts."""


class NumberEntry:
    """`chosen` is the number that is shown, `confirmed` whether it counts.

    `deadline` is the second at which it counts by itself; None if it waits for a confirmation, as
    every number does with `counts_alone` False.
    """

    def __init__(self, *, counts_alone: bool = True) -> None:
        self.chosen: int | None = None
        self.confirmed = False
        self.deadline: float | None = None
        self._counts_alone = counts_alone
        self._typed = False  # the chosen number was typed, not reached by a step

    def digit(self, value: int, now: float) -> bool:
        """Take one digit, 0 to 9."""
        self.poll(now)
        if self.confirmed:
            return False
        # If an arrow chose the number, a digit begins a new one.
        ten = value == 0 and self.chosen in {0, 1} and self._typed
        self.chosen, self._typed = MOST if ten else value, True
        alone = self._counts_alone and self.chosen != 1
        self.deadline = now + STANDS if alone else None
        return True

    def step(self, by: int, now: float) -> bool:
        """Choose the number beside the chosen one; the first from below, the last from above."""
        self.poll(now)
        if self.confirmed:
            return False
        if self.chosen is None:
            self.chosen = 0 if by > 0 else MOST
        else:
            self.chosen = max(0, min(MOST, self.chosen + by))
        self.deadline, self._typed = None, False
        return True

    def number(self, value: int, now: float) -> bool:
        """Take a whole number, 0 to 10."""
        self.poll(now)
        if self.confirmed:
            return False
        self.chosen = value
        self._count()
        return True

    def confirm(self, now: float) -> bool:
        """Let the chosen number count now; refused if none is chosen."""
        self.poll(now)
        if self.confirmed or self.chosen is None:
            return False
        self._count()
        return True

    def undo(self, now: float) -> bool:
        """Forget the chosen number; refused if none is chosen or it counts."""
        self.poll(now)
        if self.confirmed or self.chosen is None:
            return False
        self.clear()
        return True

    def poll(self, now: float) -> int | None:
        """Return the number if it counts, else None."""
        if self.deadline is not None and now >= self.deadline:
            self._count()
        return self.chosen if self.confirmed else None

    def clear(self) -> None:
        """Forget the number, whether it counts or not."""
        self.chosen, self.confirmed, self.deadline = None, False, None
        self._typed = False

    def _count(self) -> None:
        self.confirmed, self.deadline = True, None
