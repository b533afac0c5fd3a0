"""Finds a case that waits: one in which no thread of the process, and no child, wants to run.

The system is asked ten times a second (Linux alone tells). A look that comes late, because the
machine is busy, counts no more than one in time: so a case is never blamed for waiting its turn.
"""

from __future__ import annotations

import faulthandler
import os
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterator

EVERY = 0.1
"""Seconds between two looks."""

_PROCESSES = Path("/proc")


class Watch:
    """Ends the process, with all its tracebacks, if a case sleeps for `limit` seconds."""

    def __init__(self, limit: float) -> None:
        self._limit = limit
        self._case = ""
        self._slept = 0.0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, name="watch", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def begin(self, case: str) -> None:
        """Count anew, for the case of that name."""
        self._case, self._slept = case, 0.0

    def _look(self) -> None:
        own = threading.get_native_id()
        while not self._over.wait(EVERY):
            if not all_asleep(os.getpid(), own):
                continue
            self._slept += EVERY
            if self._slept >= self._limit:
                sys.stderr.write(f"{self._case}: waited {self._slept:.1f} s\n")
                faulthandler.dump_traceback(file=2)
                sys.stderr.flush()
                os._exit(1)


def all_asleep(process: int, but: int = 0) -> bool:
    """Return whether every thread of a process and its children sleeps; `but` is not looked at.

    A thread that runs, waits for its turn or for the disk does not sleep.
    """
    return all(state == "S" for thread, state in _states(process) if thread != but)


def _states(process: int) -> Iterator[tuple[int, str]]:
    """Yield each thread of a process and of its children, with its state (proc(5))."""
    try:
        for task in (_PROCESSES / str(process) / "task").iterdir():
            yield int(task.name), (task / "stat").read_text().rpartition(")")[2].split()[0]
            for child in (task / "children").read_text().split():
                yield from _states(int(child))
    except OSError:
        yield process, ""  # one ended while we looked, or the system does not tell
