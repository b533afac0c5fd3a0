"""Keeps the screen on during a workout: nobody touches the machine for twenty minutes.

wakepy knows how to do this on each of the three systems. If it fails, the workout goes on and the
screen sleeps as usual. It can take some time, or hang if a desktop service is broken, so it runs in
a thread of its own.
"""

from __future__ import annotations

from threading import Event, Thread

PATIENCE = 1.0
"""Seconds that the program waits at its end for the system's answer."""


class SleepInhibitor:
    """`hold` keeps the screen on until `release`."""

    def __init__(self) -> None:
        self._over = Event()
        self._thread: Thread | None = None

    def hold(self) -> None:
        """Keep the screen on; a second call changes nothing."""
        if self._thread is None:
            self._over.clear()
            self._thread = Thread(target=self._keep, name="awake", daemon=True)
            self._thread.start()

    def release(self) -> None:
        """Let the screen sleep again."""
        if self._thread is not None:
            self._over.set()
            self._thread.join(PATIENCE)
            self._thread = None

    def _keep(self) -> None:
        from wakepy import keep

        with keep.presenting(on_fail="pass"):
            self._over.wait()
