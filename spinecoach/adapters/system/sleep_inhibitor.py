"""Keeps the screen from sleeping in a workout: nobody touches the machine for twenty minutes.

wakepy asks the system in its own way on each of the three. Where it cannot, the
workout goes on and the screen does what it always does. Asking can take a
moment or hang with a broken desktop service, so it is done beside the workout.
"""

from __future__ import annotations

from threading import Event, Thread

PATIENCE = 1.0
"""Seconds for which the end of the program waits for the system to be told."""


class SleepInhibitor:
    """`hold` keeps the screen on until `release`."""

    def __init__(self) -> None:
        self._over = Event()
        self._thread: Thread | None = None

    def hold(self) -> None:
        """Ask that the screen stay on; asking twice is asking once."""
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
