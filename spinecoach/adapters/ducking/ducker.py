"""The parent's side of the worker that turns other players down: says how long each line lasts."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from spinecoach.adapters.ducking.record_file import record_file
from spinecoach.adapters.system.parent import end, started, worker_command
from spinecoach.session_bus import NoBusError, bus_address

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PATIENCE = 2.0
"""Seconds that the worker has at the end to turn the players up."""


class Ducker:
    """Turns other players down while lines sound, if `wanted`; nothing here waits for them.

    The worker is started by the first line, or by `restore`, if there is a bus then.
    """

    def __init__(self, wanted: Callable[[], bool], command: Sequence[str] = ()) -> None:
        self._wanted = wanted
        self._command = list(command) or worker_command("ducking")
        self._possible = sys.platform == "linux"
        self._worker: subprocess.Popen[bytes] | None = None

    def restore(self) -> None:
        """Turn up what a killed worker left soft: a new one does that first of all."""
        self._there()

    def soften(self, seconds: float) -> None:
        """Turn them down for a line of so many seconds that begins now."""
        if self._possible and self._wanted() and (worker := self._there()) and worker.stdin:
            with suppress(OSError):  # it has just ended: the next line starts it again
                worker.stdin.write(json.dumps({"softer": seconds}).encode() + b"\n")
                worker.stdin.flush()

    def close(self) -> None:
        """Let the worker turn all players up, and end it."""
        worker, self._worker = self._worker, None
        if worker is not None:
            with suppress(OSError, subprocess.TimeoutExpired):
                if worker.stdin is not None:
                    worker.stdin.close()
                worker.wait(PATIENCE)
            end(worker, ())

    def _there(self) -> subprocess.Popen[bytes] | None:
        if self._worker is not None and self._worker.poll() is not None:
            self.close()
        if self._worker is None and self._possible and _is_desktop():
            try:
                self._worker = started(self._command)
            except OSError:
                self._possible = False
        return self._worker


def _is_desktop() -> bool:
    """Whether there is a bus now, and a place for the record."""
    try:
        bus_address()
        record_file()
    except NoBusError:
        return False
    return True
