"""The parent's side of the worker that recognises spoken commands.

Sound is sent to the worker and results come back without blocking the caller: one thread writes,
one reads. If the worker is too slow, sound is dropped, so that no command is understood long after
it was said. A worker that dies or hangs is started once more in a workout.
"""

from __future__ import annotations

import base64
import json
import threading
import time
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any

from spinecoach.adapters.system.parent import answers_of, end, plain, started, worker_command
from spinecoach.core.trouble import Trouble, TroubleKind
from spinecoach.core.workout.heard import Heard, Scored

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MOST_WAITING = 40
"""The most messages that wait to be written, two seconds of sound; more are dropped."""

HANGS = 20.0
"""Seconds in which a worker that takes nothing of what waits is taken for one that hangs; on a
machine that is busy with other work it may wait for some."""

STALE = 1.0
"""Seconds behind from which a worker's answers are about what was said long ago, and for which they
are when it has caught up."""

STARTS = 2
"""The most starts of a worker in one workout."""

KINDS = {
    "missing": TroubleKind.LISTENING_MISSING,
    "damaged": TroubleKind.LISTENING_DAMAGED,
}


class WorkerListener:
    """Implements `core.workout.ports.Listener` by a process of its own."""

    def __init__(
        self, command: Sequence[str] = (), clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._clock = clock
        self._behind_since: float | None = None
        self._stale_until = 0.0
        self._command = list(command) or worker_command("listening")
        self._worker: _Worker | None = None
        self._starts = 0
        self._phrases: tuple[str, ...] = ()
        self._loaded = False
        self.trouble: Trouble | None = None
        self.loud = False

    @property
    def ready(self) -> bool:
        """Whether it is loaded, and not so far behind that sound is dropped."""
        return self._loaded and self._behind_since is None

    def begin(self) -> None:
        """Start the worker; it needs a second or two to load."""
        self.close()
        self.trouble, self._starts = None, 0
        self._start()

    def listen_for(self, phrases: Sequence[str]) -> None:
        """Set the phrases that may be said from now on."""
        if tuple(phrases) != self._phrases:
            self._phrases = tuple(phrases)
            self._send(phrases=self._phrases)

    def take(self, sound: bytes) -> None:
        """Pass sound on."""
        if not self._loaded:
            return
        if self._send(sound=base64.b64encode(sound).decode()):
            if self._behind >= STALE:
                self._stale_until = self._clock() + STALE
                self.deaf()
            self._behind_since = None
        elif self._behind_since is None:
            self._behind_since = self._clock()

    def deaf(self) -> None:
        """Make the worker forget what it just heard."""
        self._send(deaf=True)

    def heard(self) -> Heard | None:
        """Return what was heard since the last call, and notice if the worker ended or hangs."""
        if self._behind > HANGS:
            self._lost()
        while self._worker is not None:
            try:
                told = self._worker.answers.get_nowait()
            except Empty:
                return None
            if told is None:
                self._lost()
                continue
            heard = self._understand(told)
            late = self._behind >= STALE or self._clock() < self._stale_until
            if heard is not None and not late:
                return heard
        return None

    @property
    def _behind(self) -> float:
        """The seconds for which sound has been dropped; from `STALE` on it hears what is past."""
        return 0.0 if self._behind_since is None else self._clock() - self._behind_since

    def close(self) -> None:
        """End the worker at once."""
        worker, self._worker = self._worker, None
        self._loaded = self.loud = False
        self._behind_since = None
        if worker is not None:
            worker.close()

    def _start(self) -> None:
        self._starts += 1
        try:
            self._worker = _Worker(self._command)
        except OSError as error:
            self.trouble = Trouble(TroubleKind.LISTENING_DAMAGED, reason=str(error))
            return
        self._send(phrases=self._phrases)

    def _lost(self) -> None:
        self.close()
        if self.trouble is not None:
            return
        if self._starts < STARTS:
            self._start()
        else:
            self.trouble = Trouble(TroubleKind.LISTENING_DIES)

    def _understand(self, told: dict[str, Any]) -> Heard | None:
        """Take one answer of the worker; return what was heard, None if it is another answer."""
        if "error" in told:
            kind = KINDS.get(str(told["error"]), TroubleKind.LISTENING_DAMAGED)
            self.trouble = Trouble(kind, reason=plain(told.get("reason", "")))
        self._loaded = self._loaded or told.get("ready") is True
        if isinstance(loud := told.get("loud"), bool):
            self.loud = loud
        return heard_in(told) if "stretch" in told else None

    def _send(self, **message: object) -> bool:
        """Send a message, if a worker runs; return whether it was not dropped."""
        return self._worker is None or self._worker.send(message)


def heard_in(told: dict[str, Any]) -> Heard | None:
    """Return what was heard according to an answer; None if the answer is invalid."""
    try:
        phrases = tuple(Scored(str(text), float(score)) for text, score in told["phrases"])
        return Heard(phrases, int(told["stretch"]), told["final"] is True, told["long"] is True)
    except (KeyError, TypeError, ValueError, OverflowError):
        return None


class _Worker:
    """One process and the two threads that talk to it; None in `answers` means that it ended."""

    def __init__(self, command: Sequence[str]) -> None:
        self.answers: SimpleQueue[dict[str, Any] | None] = SimpleQueue()
        self._messages: SimpleQueue[bytes | None] = SimpleQueue()
        self._process = started(command)
        self._threads = [
            threading.Thread(target=target, name=f"listening-{target.__name__}", daemon=True)
            for target in (self._read, self._write)
        ]
        for thread in self._threads:
            thread.start()

    def send(self, message: dict[str, object]) -> bool:
        """Queue a message; sound is dropped if too much waits. Return whether it was queued."""
        if "sound" in message and self._messages.qsize() >= MOST_WAITING:
            return False
        self._messages.put(json.dumps(message).encode() + b"\n")
        return True

    def close(self) -> None:
        """Kill the process and wait for the threads."""
        self._messages.put(None)
        end(self._process, self._threads)

    def _read(self) -> None:
        for told in answers_of(self._process):
            self.answers.put(told)
        self.answers.put(None)

    def _write(self) -> None:
        with suppress(OSError):  # it died: the reading thread reports that
            while (message := self._messages.get()) is not None and self._process.stdin is not None:
                self._process.stdin.write(message)
                self._process.stdin.flush()
