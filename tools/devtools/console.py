"""Progress that a person can follow: one live line on a terminal, short lines in a log.

Everything goes to stderr, so that what the program itself prints on stdout stays clean.
"""

from __future__ import annotations

import queue
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

WIDTH = 76
TICK_S = 0.5
LOG_EVERY_S = 3.0


def say(line: str = "") -> None:
    """One line on stderr."""
    print(line, file=sys.stderr, flush=True)


class Progress:
    """The name of one step, what it is doing just now, and at its end how long it took."""

    def __init__(self, label: str, out: TextIO | None = None) -> None:
        self._label = label
        self._out = out or sys.stderr
        self._live = self._out.isatty()
        self._began = time.monotonic()
        self._doing = self._logged = ""
        self._logged_at = self._began
        if not self._live:
            self._print(f"  {label} ...\n")

    def note(self, doing: str) -> None:
        """Say what is being done now; a log gets one such line every few seconds."""
        self._doing = doing
        self.tick()

    def tick(self) -> None:
        """Let the seconds of the live line run on, or write what a log is due."""
        now = time.monotonic()
        if self._live:
            text = f"  {self._label} ... {self._seconds()}  {self._doing}"
            self._print(f"\r{text[:WIDTH]:<{WIDTH}}")
        elif self._doing != self._logged and now - self._logged_at >= LOG_EVERY_S:
            self._logged, self._logged_at = self._doing, now
            self._print(f"    {self._doing}\n")

    def close(self, *, ok: bool) -> None:
        """End the step."""
        text = f"  {self._label}: {'done' if ok else 'failed'} after {self._seconds()}"
        self._print(f"\r{text:<{WIDTH}}\n" if self._live else f"{text}\n")

    def _seconds(self) -> str:
        return f"{time.monotonic() - self._began:.0f} s"

    def _print(self, text: str) -> None:
        self._out.write(text)
        self._out.flush()


def follow(
    command: Sequence[str],
    label: str,
    describe: Callable[[str], str | None],
    environment: Mapping[str, str] | None = None,
    folder: str | None = None,
) -> tuple[int, list[str]]:
    """Run a talkative command behind one line of progress.

    `describe` turns a line of its output into what is being done now, or None. It runs in `folder`
    (here, if None). Returns the exit status and all the lines.
    """
    progress = Progress(label)
    lines: list[str] = []
    with subprocess.Popen(
        command,
        env=environment,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as process:
        for line in _arriving(process):
            if line is None:
                progress.tick()
                continue
            lines.append(line.rstrip())
            doing = describe(lines[-1])
            if doing:
                progress.note(doing)
    progress.close(ok=process.returncode == 0)
    return process.returncode, lines


def _arriving(process: subprocess.Popen[str]) -> Iterator[str | None]:
    """The lines of a process as they come, and None each time that none came for a while."""
    arrived: queue.SimpleQueue[str | None] = queue.SimpleQueue()

    def read() -> None:
        for line in process.stdout or ():
            arrived.put(line)
        arrived.put(None)

    reader = threading.Thread(target=read, daemon=True)
    reader.start()
    while True:
        try:
            line = arrived.get(timeout=TICK_S)
        except queue.Empty:
            yield None
            continue
        if line is None:
            return
        yield line
