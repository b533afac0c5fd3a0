"""A long write that can be followed by the one who waits for it, and given up until it is safe."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from threading import Event

EVERY_S = 0.1
"""Seconds between two looks at how far it is."""

STEP = 500
"""How many statements are executed between two looks whether it was given up."""


class GivenUp(Exception):  # noqa: N818 - the person's wish
    """The one who waits does not want it any more: nothing of it is kept."""


class Watched:
    """How far a write is, as its two threads see it."""

    def __init__(self) -> None:
        self.share = 0.0
        """How much of it is executed, 0 to 1."""
        self.given_up = False
        self.safe = False
        """Whether it was committed: nothing can take it back then."""

    def step(self, number: int, of: int) -> None:
        """Note that that many statements are executed; raises `GivenUp`."""
        if number % STEP == 0:
            self.share = number / of
            if self.given_up:
                raise GivenUp

    def wait(self, done: Event, progress: Callable[[float], None]) -> None:
        """Wait until it is done and tell how far it is.

        What `progress` raises gives the write up, and is raised again if that was in time.
        """
        try:
            while not done.wait(EVERY_S):
                progress(self.share)
        except BaseException:
            self.given_up = True
            done.wait()
            if not self.safe:
                raise
