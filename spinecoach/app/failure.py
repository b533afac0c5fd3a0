"""Logs why the program ends, and says so in the terminal and, where there is none, in a window.

The cause of the failure may be something that this module would use. So it imports late, expects
every step to fail, and keeps its few sentences here instead of asking the phrase book.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

NAME = "spinecoach.log"

LARGEST = 200_000
"""Bytes of a log before it becomes the older one; the one before that is deleted."""


def report(error: BaseException, data_dir: Path | None, *, in_window: bool) -> None:
    """Log why the program ends, and say it."""
    path = log(error, data_dir)
    details = f" The details are in {path}." if path else ""
    say(f"SpineCoach could not go on ({described(error)}).{details}", in_window=in_window)


def say(text: str, *, in_window: bool) -> None:
    """Say why the program ends: in the terminal, and in a window where one was asked for."""
    with suppress(OSError, ValueError, AttributeError):  # there may be no terminal
        sys.stderr.write(f"{text}\n")
    if in_window:
        shown = False
        with suppress(Exception):
            shown = _shown(text)
        if not shown:
            with suppress(Exception):
                _notify(text)


def described(error: BaseException) -> str:
    """Return in one line what is wrong, as far as an error says it."""
    if isinstance(error, OSError) and error.strerror:
        where = f": {error.filename}" if error.filename else ""
        return f"{error.strerror}{where}"
    return " ".join(str(error).split()) or type(error).__name__


def log(error: BaseException, data_dir: Path | None) -> Path | None:
    """Add an error to the log; return where that is, None where nothing can be written.

    Only its owner can read the log, and the home folder, which may hold a name, is written "~".
    """
    import traceback

    entry = "".join(traceback.format_exception(error))
    with suppress(RuntimeError):
        entry = entry.replace(str(Path.home()), "~")
    for place in (_usual, _temporary):
        with suppress(Exception):
            path = place(data_dir)
            _append(path, f"{_now()} {_version()}\n{entry}\n")
            return path
    return None


def _shown(text: str) -> bool:
    """Show a message box until it is closed; return False where somebody is left uninformed."""
    from spinecoach.app.display import has_viewer

    if not has_viewer():
        return True
    from PySide6.QtWidgets import QApplication

    from spinecoach.ui.window.failure_box import failure_box

    application = QApplication.instance() or QApplication(sys.argv[:1])
    failure_box(text).exec()
    del application
    return True


def _notify(text: str) -> None:
    """Show a notification of the desktop: Qt cannot be used."""
    import shutil
    import subprocess

    program = shutil.which("notify-send")
    if program is not None:
        subprocess.run([program, "SpineCoach", text], check=False, timeout=10)


def _usual(data_dir: Path | None) -> Path:
    if data_dir is not None:
        folder = data_dir.expanduser().absolute() / "log"
    else:
        from platformdirs import user_log_path

        folder = user_log_path("spinecoach", appauthor=False)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder / NAME


def _temporary(_data_dir: Path | None) -> Path:
    """Return a new file of this user alone, where the usual folder cannot be written."""
    import tempfile

    handle, path = tempfile.mkstemp(prefix="spinecoach-", suffix=".log")
    os.close(handle)
    return Path(path)


def _append(path: Path, entry: str) -> None:
    if path.exists() and path.stat().st_size > LARGEST:
        path.replace(path.with_suffix(".old.log"))
    from spinecoach.regular import open_regular

    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
    with os.fdopen(open_regular(path, flags), "a", encoding="utf-8", errors="replace") as file:
        file.write(entry)


def _now() -> str:
    from datetime import UTC, datetime

    return f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC"


def _version() -> str:
    from spinecoach import __version__

    return f"SpineCoach {__version__}, Python {sys.version.split()[0]}, {sys.platform}"
