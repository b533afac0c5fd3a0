"""The clocks of a workout: the steady one of the machine, and a fast one for rehearsals.

The session only sees seconds. The steady clock goes on while the machine sleeps, so that a closed
lid is noticed as a jump. The fast clock never passes a deadline before it was handled: at a
thousand times the speed a short delay of the machine would otherwise look like a jump.
"""

from __future__ import annotations

import time


def steady_seconds() -> float:
    """Return seconds that never go backwards and, if the system can, include its sleep."""
    boottime = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if boottime is None else time.clock_gettime(boottime)


class SteadyClock:
    """Real time. Implements `core.workout.ports.Clock`."""

    def now(self) -> float:
        """Return the current second."""
        return steady_seconds()

    def wait_for(self, deadline: float) -> float:
        """Return the real seconds until the deadline; 0 when it has passed."""
        return max(0.0, deadline - steady_seconds())

    def arrive(self, deadline: float) -> float:
        """Return the current second, at least the deadline: timers sometimes fire early."""
        return max(deadline, steady_seconds())


class RehearsalClock:
    """Time that runs `pace` times as fast. Implements `core.workout.ports.Clock`."""

    def __init__(self, pace: float) -> None:
        self._pace = pace
        self._arrived = 0.0
        self._since = steady_seconds()
        self._next = float("inf")

    def now(self) -> float:
        """Return the current second, never after the deadline that is waited for."""
        ahead = max(0.0, steady_seconds() - self._since) * self._pace
        return min(self._arrived + ahead, max(self._next, self._arrived))

    def wait_for(self, deadline: float) -> float:
        """Return the real seconds until the deadline."""
        self._next = deadline
        passed = steady_seconds() - self._since
        return max(0.0, (deadline - self._arrived) / self._pace - passed)

    def arrive(self, deadline: float) -> float:
        """Return the deadline; a delay of the machine shortens the wait for the next one."""
        if deadline > self._arrived:
            self._since += (deadline - self._arrived) / self._pace
            self._arrived = deadline
        return self._arrived
