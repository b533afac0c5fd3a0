"""A source of keys that says a question as soon as its line is rendered, while it waits.

The question is on the screen at once. It can be answered before it is said, and if the line is
rendered too late, the question is not said at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.core.coaching.starter import POLL

if TYPE_CHECKING:
    from collections.abc import Callable

    from spinecoach.terminal.keys import Keys

LATEST = 6.0
"""Seconds after which a question is no longer said."""


class AloudKeys:
    """Keys from `keys`; `say` says a line and returns whether it is rendered.

    `present` is whether a person can press keys.
    """

    def __init__(self, keys: Keys, say: Callable[[str], bool]) -> None:
        self.present = keys.present
        self._keys = keys
        self._say = say
        self._line = ""
        self._left = 0.0

    def ask(self, line: str) -> None:
        """Say that line now, or while the next key is waited for."""
        self._line, self._left = "" if self._say(line) else line, LATEST

    def wait(self, seconds: float | None) -> str:
        """Wait for a key at most so long; "" when none came."""
        key = self._wait(seconds)
        self.present = self._keys.present
        return key

    def _wait(self, seconds: float | None) -> str:
        while self._line and self._left > 0 and (seconds is None or seconds > POLL):
            key = self._keys.wait(POLL)
            if key or not self._keys.present:
                self._line = ""
                return key
            self._left -= POLL
            if seconds is not None:
                seconds -= POLL
            if self._say(self._line):
                self._line = ""
        return self._keys.wait(seconds)
