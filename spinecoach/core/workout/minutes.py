"""A duration in whole minutes, as it is shown and said everywhere."""

from __future__ import annotations


def whole_minutes(seconds: float) -> int:
    """Return the seconds rounded to whole minutes, at least one."""
    return max(1, round(seconds / 60))
