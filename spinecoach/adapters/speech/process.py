"""The parent's end of the speech worker: starts it, asks it, and never waits too long.

One request is under way at a time. Whatever is not the answer to it (garbage, an
answer that comes too late) is dropped. A worker that is silent for longer than
its limit is killed; who owns the link decides whether to start another.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from contextlib import suppress
from functools import partial
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any

from spinecoach.adapters.files.json_file import object_in

if TYPE_CHECKING:
    from collections.abc import Sequence

LINE_LIMIT = 5.0
"""Seconds that a worker may take for a line; it needs some hundredths."""

START_LIMIT = 8.0
"""Seconds for its start: on Windows the first one ever writes COM wrappers."""

LONGEST = 1 << 20
"""Bytes of the longest line that is read in one piece; a greeting has some thousand."""

FROZEN_FLAG = "--speech-worker"
"""What a bundled program is called with to be the worker, for want of `python -m`."""


class WorkerLostError(Exception):
    """The worker died or did not answer in time; it is gone now."""


def worker_command() -> list[str]:
    """How this program starts its worker."""
    if getattr(sys, "frozen", False):
        return [sys.executable, FROZEN_FLAG]
    return [sys.executable, "-m", "spinecoach.adapters.speech.worker"]


class SpeechLink:
    """One worker process at a time, started when first asked. Used by one thread."""

    def __init__(
        self,
        command: Sequence[str] = (),
        *,
        line_limit: float = LINE_LIMIT,
        start_limit: float = START_LIMIT,
    ) -> None:
        self._command = list(command) or worker_command()
        self._line_limit = line_limit
        self._start_limit = start_limit
        self._process: subprocess.Popen[bytes] | None = None
        self._reader: threading.Thread | None = None
        self._answers: SimpleQueue[dict[str, Any] | None] = SimpleQueue()
        self._last_id = 0

    @property
    def running(self) -> bool:
        """Whether there is a worker."""
        return self._process is not None

    def start(self) -> dict[str, Any]:
        """Start a worker and return its greeting; raises `WorkerLostError`."""
        self.close()
        self._answers = SimpleQueue()
        try:
            self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            raise WorkerLostError(str(error)) from error
        self._reader = threading.Thread(
            target=_read, args=(self._process, self._answers), name="speech-reader", daemon=True
        )
        self._reader.start()
        return self._answer(0, self._start_limit)

    def ask(self, **request: object) -> dict[str, Any]:
        """Send a request and return its answer; raises `WorkerLostError`."""
        if self._process is None or self._process.stdin is None:
            raise WorkerLostError("not started")
        # Ids go on over restarts, so that no worker answers for another.
        self._last_id += 1
        line = json.dumps({"id": self._last_id, **request}) + "\n"
        try:
            self._process.stdin.write(line.encode())
            self._process.stdin.flush()
        except OSError as error:
            self.close()
            raise WorkerLostError("it died") from error
        return self._answer(self._last_id, self._line_limit)

    def kill(self) -> None:
        """Make the worker die under a request; any thread may do so."""
        process = self._process
        if process is not None:
            process.kill()

    def close(self) -> None:
        """End the worker, whatever it is doing."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        if self._reader is not None:
            self._reader.join()
        for pipe in (process.stdin, process.stdout):
            # What is still unsent makes a pipe complain, in vain.
            with suppress(OSError):
                if pipe is not None:
                    pipe.close()

    def _answer(self, wanted: int, limit: float) -> dict[str, Any]:
        end = time.monotonic() + limit
        try:
            while (left := end - time.monotonic()) > 0:
                answer = self._answers.get(timeout=left)
                if answer is None:
                    self.close()
                    raise WorkerLostError("it died")
                if answer["id"] == wanted:
                    return answer
        except Empty:
            pass
        self.close()
        raise WorkerLostError("it did not answer")


def _read(process: subprocess.Popen[bytes], answers: SimpleQueue[dict[str, Any] | None]) -> None:
    """Gather the worker's answers until it ends; None tells of its end."""
    if process.stdout is not None:
        for line in iter(partial(process.stdout.readline, LONGEST), b""):
            answer = object_in(line)
            if answer and "id" in answer:
                answers.put(answer)
    answers.put(None)
