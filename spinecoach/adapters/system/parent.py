"""What the program does with a worker process of its own: start it, read it, end it.

`child` is what such a process does first. It gets a clean environment: neither PYTHONPATH nor the
current folder can put another module in the place of one that it imports.
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

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterable, Iterator, Sequence

LONGEST = 1 << 20
"""Bytes of the longest line that is read in one piece; a greeting has some thousand."""

ROOT = Path(__file__).resolve().parents[3]
"""The folder in which the package `spinecoach` is."""

BOOTSTRAP = """
import sys
sys.path.append({root!r})
from spinecoach.adapters.{room}.worker import main
main()
"""
"""What the worker runs: our package comes last, so that a file beside it hides no other module."""

OTHERS_SETTINGS = ("PYTHON", "PIP_")
"""Environment variables that begin so are not handed on: they change which modules are found."""

FROZEN_FLAG = "--{room}-worker"
"""What a bundled program is called with to be the worker, for want of `python -m`."""


def worker_command(room: str = "speech") -> list[str]:
    """Return the command that starts this program's worker, or that of another room of adapters."""
    if getattr(sys, "frozen", False):
        return [sys.executable, FROZEN_FLAG.format(room=room)]
    return [sys.executable, "-P", "-c", BOOTSTRAP.format(root=str(ROOT), room=room)]


def started(command: Sequence[str]) -> subprocess.Popen[bytes]:
    """Start a worker that is talked to by its pipes; raises `OSError`."""
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_clean_environment(),
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def answers_of(process: subprocess.Popen[bytes]) -> Iterator[dict[str, Any]]:
    """Yield what a worker answers, an object a line, until it ends; garbage is dropped."""
    if process.stdout is not None:
        for line in iter(partial(process.stdout.readline, LONGEST), b""):
            answer = object_in(line)
            if answer:
                yield answer


def end(process: subprocess.Popen[bytes], threads: Iterable[threading.Thread]) -> None:
    """Kill a worker, and wait for it and for the threads that talk to it."""
    process.kill()
    process.wait()
    for thread in threads:
        thread.join()
    for pipe in (process.stdin, process.stdout):
        # What was not sent yet raises here; nobody waits for it.
        with suppress(OSError):
            if pipe is not None:
                pipe.close()


def _clean_environment() -> dict[str, str]:
    """Return the environment without what changes where Python finds modules."""
    return {
        name: value for name, value in os.environ.items() if not name.startswith(OTHERS_SETTINGS)
    }
