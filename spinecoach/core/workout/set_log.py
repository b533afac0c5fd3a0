"""What is done of each set: its attempts, its reps, and what a person corrects afterwards."""

from __future__ import annotations

from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING

from spinecoach.core.workout.cues import SetBegan, SetEnded

if TYPE_CHECKING:
    from spinecoach.core.workout.cues import Cue
    from spinecoach.core.workout.timeline import Timeline

TYPED = 2.0
"""Seconds within which a second digit and the one before it make one number."""


class SetLog:
    """Counts the sets of one workout; a set is known by the index of its block."""

    def __init__(self) -> None:
        self._attempts: dict[int, int] = {}
        self._block = 0
        self._reps: int | None = None  # of the running set
        self._ended: SetEnded | None = None
        self._typed = (0, -inf)

    def attempt(self, block: int) -> int:
        """Return the number of the latest attempt at a set; 0 if it was never begun."""
        return self._attempts.get(block, 0)

    def begin(self, block: int) -> list[Cue]:
        """Begin an attempt at a set, unless it is running already; return its record."""
        if self._reps is not None:
            return []
        self._block, self._reps = block, 0
        self._attempts[block] = self.attempt(block) + 1
        return [SetBegan(block, self._attempts[block])]

    def count(self, rep: int) -> None:
        """Count the reps of the running set up to this one."""
        self._reps = rep

    def close(self, *, complete: bool) -> list[Cue]:
        """End the running set; return its record, or nothing if no set is running."""
        if self._reps is None:
            return []
        self._ended = SetEnded(self._block, self.attempt(self._block), self._reps, complete)
        self._reps = None
        return [self._ended]

    def reps_done(self, block: int) -> int:
        """Return the reps of the running set; before its first one, those of the set before."""
        before = self._before(block)
        return self._reps or (before.reps if before else 0)

    def correct(self, digit: int, now: float, timeline: Timeline, block: int) -> SetEnded | None:
        """Take a digit for the reps of the set right before a block; return its new record.

        A digit soon after another makes one number with it, if the set has that many reps. None if
        no set ended right before, or if it has fewer reps.
        """
        ended = self._before(block)
        if ended is None:
            return None
        planned = timeline.blocks[ended.block].reps
        before, at = self._typed
        together = 10 * before + digit
        reps = together if now - at <= TYPED and together <= planned else digit
        self._typed = (reps, now)
        if reps > planned:
            return None
        self._ended = replace(ended, reps=reps, complete=reps == planned)
        return self._ended

    def _before(self, block: int) -> SetEnded | None:
        """Return the set that ended right before a block; None if it is another block."""
        ended = self._ended
        return ended if ended is not None and ended.block == block - 1 else None
