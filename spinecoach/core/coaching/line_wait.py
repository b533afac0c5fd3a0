"""Waits, for a limited time, for lines that are being rendered.

Rules:

- It waits for the lines with which a workout begins, as long as the engine shows signs of life.
- If there was none for `LIMIT` seconds, it gives up: the workout then goes on with captions.
- After READY and GAVE_UP the rendering goes on: other lines come later
  (`core.coaching.loaded_lines`).
- It can be cancelled at any time: the rendering stops, and the wait has no other result.
- Ready, given up and cancelled are final.

Time is an argument, in seconds of any steady clock.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spinecoach.core.workout.ports import Preparation

LIMIT = 5.0
"""Seconds without a sign of life after which the wait gives up."""


class Wait(Enum):
    """The state of a wait; all but WAITING are final."""

    WAITING = "waiting"
    READY = "ready"
    GAVE_UP = "gave up"
    CANCELLED = "cancelled"


class LineWait:
    """Waits for one preparation from `now` on; without one (None) it is ready at once.

    It needs its `first` lines only, None = all of them.
    """

    def __init__(
        self, preparation: Preparation | None, now: float, first: int | None = None
    ) -> None:
        self.state = Wait.WAITING
        self._preparation = preparation
        self._first = first
        self._signs = preparation.signs if preparation else 0
        self._moved = now

    @property
    def progress(self) -> tuple[int, int]:
        """How many of the lines that it needs are rendered, and how many it needs."""
        preparation = self._preparation
        if preparation is None:
            return (0, 0)
        needed = preparation.total if self._first is None else self._first
        return min(preparation.done, needed), needed

    def poll(self, now: float) -> Wait:
        """Return the state of the wait at `now` seconds."""
        if self.state is not Wait.WAITING:
            return self.state
        preparation = self._preparation
        if preparation is None or preparation.finished or self._has_first(preparation):
            self.state = Wait.READY
        elif preparation.signs != self._signs:
            self._signs, self._moved = preparation.signs, now
        elif now - self._moved >= LIMIT:
            self.give_up()
        return self.state

    def _has_first(self, preparation: Preparation) -> bool:
        return self._first is not None and preparation.done >= self._first

    def give_up(self) -> None:
        """End the wait with the lines that are there, if it has not ended yet."""
        if self.state is Wait.WAITING:
            self.state = Wait.GAVE_UP

    def cancel(self) -> None:
        """End the wait without a result, if it has not ended yet."""
        if self.state is Wait.WAITING:
            self.state = Wait.CANCELLED
            if self._preparation is not None:
                self._preparation.cancel()
