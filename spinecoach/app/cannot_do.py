"""What ends a command: it cannot do what was asked."""

from __future__ import annotations


class CannotDoError(Exception):
    """Raised to end a command; the text says why."""
