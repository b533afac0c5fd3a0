"""Installs the wheel into fresh environments of several Pythons and uses it there."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from package.environments import QUIET, python_of, run

if TYPE_CHECKING:
    from collections.abc import Sequence

PYTHONS = ("python3.11", "python3.12", "python3.13", "python3.14")
SHOWN = 60.0
"""Seconds after which a window must be shown."""


def use(wheel: Path, pythons: Sequence[str]) -> None:
    """Try the wheel on each Python that is there; end with what failed."""
    for python in pythons:
        if shutil.which(python) and not subprocess.call([python, "--version"]):
            with tempfile.TemporaryDirectory() as folder:
                _use(wheel, python, Path(folder))
        else:
            print(f"{python}: not here, not tried")


def hears(process: int) -> bool:
    """Return whether a process obeys SIGTERM itself: the window does once it is painted."""
    status = Path(f"/proc/{process}/status")
    if not status.exists():
        return False
    caught = status.read_text(encoding="utf-8").partition("SigCgt:")[2].split()
    return bool(caught) and bool(int(caught[0], 16) >> (signal.SIGTERM - 1) & 1)


def _use(wheel: Path, python: str, folder: Path) -> None:
    began = time.monotonic()
    run([python, "-m", "venv", str(folder / "venv")])
    run([str(python_of(folder / "venv")), "-m", "pip", "install", *QUIET, str(wheel)])
    program = python_of(folder / "venv").with_name("spinecoach")
    data = ["--data-dir", str(folder / "data")]
    done = subprocess.check_output(
        [program, "--text", "--pace", "300", *data], stdin=subprocess.DEVNULL, encoding="utf-8"
    )
    if "Saved." not in done:
        sys.exit(f"{python}: no workout was saved:\n{done}")
    _window(program, data, folder / "data/log/spinecoach.log")
    print(f"{python}: installed, a workout kept, a window shown; {time.monotonic() - began:.0f} s")


def _window(program: Path, data: Sequence[str], log: Path) -> None:
    """Show the window without a screen and close it as the end of a session does."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen([program, *data], env=environment) as window:
        until = time.monotonic() + SHOWN
        while not hears(window.pid) and time.monotonic() < until:
            time.sleep(0.1)
        window.send_signal(signal.SIGTERM)
        code = window.wait(SHOWN)
    if code or "Traceback" in log.read_text(encoding="utf-8"):
        sys.exit(f"The window ended with {code}; {log}:\n{log.read_text(encoding='utf-8')}")
