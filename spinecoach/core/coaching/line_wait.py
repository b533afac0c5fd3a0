"""Waits for lines that are being rendered, but not for ever.

Rules:

- It waits as long as lines keep coming.
- Where no line has come for `LIMIT` seconds it gives up: the workout then goes on with captions.
  The rendering goes on too, for a voice that is late (`core.coaching.loaded_lines`).
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
"""Seconds without a new line after which the wait gives up."""


class Wait(Enum):
    """The state of a wait; all but WAITING are final."""

    WAITING = "waiting"
    READY = "ready"
    GAVE_UP = "gave up"
    CANCELLED = "cancelled"


class LineWait:
    """Waits for one preparation from `now` on; without one (None) it is ready at once."""

    def __init__(self, preparation: Preparation | None, now: float) -> None:
        self.state = Wait.WAITING
        self._preparation = preparation
        self._done = preparation.done if preparation else 0
        self._moved = now

    @property
    def progress(self) -> tuple[int, int]:
        """How many lines are rendered, and of how many."""
        return (self._preparation.done, self._preparation.total) if self._preparation else (0, 0)

    def poll(self, now: float) -> Wait:
        """Return the state of the wait at `now` seconds."""
        if self.state is not Wait.WAITING:
            return self.state
        if self._preparation is None or self._preparation.finished:
            self.state = Wait.READY
        elif self._preparation.done != self._done:
            self._done, self._moved = self._preparation.done, now
        elif now - self._moved >= LIMIT:
            self.give_up()
        return self.state

    def give_up(self) -> None:
        """End the wait with the lines that are there, where it has not ended yet."""
        if self.state is Wait.WAITING:
            self.state = Wait.GAVE_UP

    def cancel(self) -> None:
        """End the wait without a result, where it has not ended yet."""
        if self.state is Wait.WAITING:
            self.state = Wait.CANCELLED
            if self._preparation is not None:
                self._preparation.cancel()
