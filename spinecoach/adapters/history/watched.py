"""A long write whose progress can be watched, and which can be cancelled until it is safe."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from threading import Event

EVERY_S = 0.1
"""Seconds between two checks of the progress."""


class GivenUp(Exception):  # noqa: N818 - the person's wish
    """The caller cancelled the write: nothing of it is kept."""


class Watched:
    """The progress of a write, shared by its two threads."""

    def __init__(self) -> None:
        self.share = 0.0
        """How much of it is executed, 0 to 1."""
        self.given_up = False
        self.safe = False
        """Whether it was committed: nothing can take it back then."""

    def step(self, number: int, of: int) -> None:
        """Note that `number` statements are executed; raises `GivenUp`."""
        self.share = number / of
        if self.given_up:
            raise GivenUp

    def wait(self, done: Event, progress: Callable[[float], None]) -> None:
        """Wait until it is done, and report the progress meanwhile.

        If `progress` raises, the write is cancelled; if that was in time, the exception is raised
        again.
        """
        try:
            while not done.wait(EVERY_S):
                progress(self.share)
        except BaseException:
            self.given_up = True
            done.wait()
            if not self.safe:
                raise
