"""What the program does with a worker process of its own: start it, read it, end it.

`child` is what such a process does first. It gets a clean environment: neither PYTHONPATH nor the
current folder can replace a module that it imports.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spinecoach.adapters.files.json_file import object_in
from spinecoach.adapters.system.bundle import bundled

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterable, Iterator, Sequence

LONGEST = 1 << 20
"""The most bytes of a line that is read in one piece; a greeting has some thousand."""

LONGEST_TEXT = 200
"""Characters of the longest text that is shown of what a worker says."""

ROOT = Path(__file__).resolve().parents[3]
"""The folder that contains the package `spinecoach`."""

BOOTSTRAP = """
import sys
sys.path.append({root!r})
from spinecoach.adapters.{room}.worker import main
main()
"""
"""What the worker runs. Our folder is last in the path, so that no file there hides a module."""

OTHERS_SETTINGS = ("PYTHON", "PIP_")
"""Environment variables with these prefixes are not passed on: they change what is imported."""

NOTHING_SENT = {"ORT_DISABLE_TELEMETRY": "1"}
"""Set for every worker. Otherwise onnxruntime, which renders the natural voice, writes a mark of
the machine below the home folder and reports its use to its maker."""

FROZEN_FLAG = "--{room}-worker"
"""The argument that makes a bundled program run as the worker; it has no `python -m`."""


def worker_command(room: str = "speech") -> list[str]:
    """Return the command that starts the worker of a folder of adapters."""
    if bundled():
        return [sys.executable, FROZEN_FLAG.format(room=room)]
    return [sys.executable, "-P", "-c", BOOTSTRAP.format(root=str(ROOT), room=room)]


def started(command: Sequence[str]) -> subprocess.Popen[bytes]:
    """Start a worker with pipes to talk to it; raises `OSError`."""
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_clean_environment(),
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def answers_of(process: subprocess.Popen[bytes]) -> Iterator[dict[str, Any]]:
    """Yield a worker's answers, one object in each line, until it ends; garbage is dropped."""
    if process.stdout is not None:
        for line in iter(partial(process.stdout.readline, LONGEST), b""):
            answer = object_in(line)
            if answer:
                yield answer


def plain(told: object) -> str:
    """Return what a worker says as a text that can be shown: bounded, without half characters."""
    return str(told).encode(errors="replace").decode()[:LONGEST_TEXT]


def end(process: subprocess.Popen[bytes], threads: Iterable[threading.Thread]) -> None:
    """Kill a worker; wait for its end and for the end of the threads that talk to it."""
    process.kill()
    process.wait()
    for thread in threads:
        thread.join()
    for pipe in (process.stdin, process.stdout):
        # Closing raises if something was not sent yet; that does not matter any more.
        with suppress(OSError):
            if pipe is not None:
                pipe.close()


def _clean_environment() -> dict[str, str]:
    """Return the environment without the variables that change which modules are found.

    No library of a worker may report anything (`NOTHING_SENT`).
    """
    inherited = {
        name: value for name, value in os.environ.items() if not name.startswith(OTHERS_SETTINGS)
    }
    return inherited | NOTHING_SENT
