"""How a body starts and stops: never at once."""

from __future__ import annotations


def ease(part: float) -> float:
    """Smooth a part of a way, 0 to 1, so that it starts and ends at rest."""
    part = min(1.0, max(0.0, part))
    return part * part * (3.0 - 2.0 * part)
