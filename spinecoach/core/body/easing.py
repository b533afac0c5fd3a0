"""Computes how a body moves from one pose to the next: it starts and ends slowly.

People move a hand or a weight so that the jerk (the change of acceleration) stays smallest. That
path is a polynomial of the fifth degree. A figure that follows it looks alive; one that moves at a
constant speed looks like a machine.
"""

from __future__ import annotations


def ease(t: float) -> float:
    """Return how far a movement has come (0 to 1) when `t` (0 to 1) of its time has passed.

    Minimum-jerk path (Flash and Hogan 1985, J Neurosci 5:1688): speed and
    acceleration are zero at both ends. Values outside 0 to 1 count as the ends.
    """
    t = min(1.0, max(0.0, t))
    return min(1.0, t * t * t * (10.0 + t * (6.0 * t - 15.0)))


FASTEST = 1.875
"""The greatest speed of `ease`, reached half-way, as a multiple of the mean speed."""
