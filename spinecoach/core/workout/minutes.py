"""A length of time in whole minutes, as it is shown and said everywhere."""

from __future__ import annotations


def whole_minutes(seconds: float) -> int:
    """Return the nearest number of minutes for some seconds, at least one."""
    return max(1, round(seconds / 60))
