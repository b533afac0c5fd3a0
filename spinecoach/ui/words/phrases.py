"""A number of things; `core.phrases.common` takes its place."""

from __future__ import annotations


def counted(count: int, thing: str) -> str:
    """Return a number of things: "1 set", "3 sets"."""
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"
