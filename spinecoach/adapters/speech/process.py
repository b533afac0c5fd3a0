"""The parent's side of the speech worker: starts it, asks it, and waits with a time limit.

There is one request at a time. Anything that is not the answer to it (garbage, a late answer) is
dropped. A worker that does not answer within its limit is killed; the owner of the link decides
whether to start another.
"""

from __future__ import annotations

import json
import threading
import time
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any

from spinecoach.adapters.system.parent import answers_of, end, started, worker_command

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable, Sequence

LINE_LIMIT = 10.0
"""Seconds that a worker may take for a line; on an idle computer it needs hundredths."""

START_LIMIT = 30.0
"""Seconds for its start: on Windows the very first one generates COM wrappers. Nobody waits so long
for a workout (`voice.PATIENCE`)."""


class WorkerLostError(Exception):
    """The worker died or could not be started.

    `reason` is the system's message if it could not be started, else "".
    """

    def __init__(self, words: str, reason: str = "") -> None:
        super().__init__(words)
        self.reason = reason


class WorkerHangsError(WorkerLostError):
    """The worker did not answer in time and was killed."""


class SpeechLink:
    """One worker process at a time, started when first asked. Used by one thread.

    `alive` is called each time the worker reports a step of loading, before it answers.
    """

    def __init__(
        self,
        command: Sequence[str] = (),
        *,
        line_limit: float = LINE_LIMIT,
        start_limit: float = START_LIMIT,
    ) -> None:
        self.alive: Callable[[], None] = lambda: None
        self._command = list(command) or worker_command()
        self._line_limit = line_limit
        self._start_limit = start_limit
        self._process: subprocess.Popen[bytes] | None = None
        self._reader: threading.Thread | None = None
        self._answers: SimpleQueue[dict[str, Any] | None] = SimpleQueue()
        self._last_id = 0

    @property
    def running(self) -> bool:
        """Return whether there is a worker."""
        return self._process is not None

    def start(self) -> dict[str, Any]:
        """Start a worker and return its greeting; raises `WorkerLostError`."""
        self.close()
        self._answers = SimpleQueue()
        try:
            self._process = started(self._command)
        except OSError as error:
            raise WorkerLostError(str(error), reason=str(error)) from error
        self._reader = threading.Thread(
            target=_read, args=(self._process, self._answers), name="speech-reader", daemon=True
        )
        self._reader.start()
        return self._answer(0, self._start_limit)

    def ask(self, *, loads: bool = False, **request: object) -> dict[str, Any]:
        """Send a request and return its answer; raises `WorkerLostError`.

        If the request `loads` a model, it may take as long as a start, and each step as long again.
        """
        if self._process is None or self._process.stdin is None:
            raise WorkerLostError("not started")
        # Ids continue after a restart, so that no worker's answer is taken for another's.
        self._last_id += 1
        line = json.dumps({"id": self._last_id, **request}) + "\n"
        try:
            self._process.stdin.write(line.encode())
            self._process.stdin.flush()
        except OSError as error:
            self.close()
            raise WorkerLostError("it died") from error
        limit = self._start_limit if loads else self._line_limit
        return self._answer(self._last_id, limit)

    def kill(self) -> None:
        """Kill the worker, also while it works on a request; any thread may call this."""
        process = self._process
        if process is not None:
            process.kill()

    def close(self) -> None:
        """End the worker at once."""
        process, self._process = self._process, None
        if process is not None:
            end(process, filter(None, [self._reader]))

    def _answer(self, wanted: int, limit: float) -> dict[str, Any]:
        deadline = time.monotonic() + limit
        with suppress(Empty):
            while (left := deadline - time.monotonic()) > 0:
                answer = self._answers.get(timeout=left)
                if answer is None:
                    self.close()
                    raise WorkerLostError("it died")
                if answer["id"] != wanted:
                    continue
                if "loads" not in answer:
                    return answer
                self.alive()
                deadline = time.monotonic() + limit
        self.close()
        raise WorkerHangsError("it did not answer")


def _read(process: subprocess.Popen[bytes], answers: SimpleQueue[dict[str, Any] | None]) -> None:
    """Put the worker's answers into the queue until it ends, then None."""
    for answer in answers_of(process):
        if "id" in answer:
            answers.put(answer)
    answers.put(None)
