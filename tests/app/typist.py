"""A person at a terminal, for a command that asks."""

from __future__ import annotations

from io import StringIO


class Terminal(StringIO):
    """Somebody at a terminal who types this."""

    def isatty(self) -> bool:
        return True
