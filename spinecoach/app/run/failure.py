"""Logs why the program fails, and says it in the terminal and, if there is none, in a window.

The cause of the failure may be something that this module needs. So it imports late, expects every
step to fail, and has its few sentences here instead of in the phrase book.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def report(error: BaseException, data_dir: Path | None, *, in_window: bool) -> None:
    """Log why the program fails, and say it."""
    path = log(error, data_dir)
    details = f" The details are in {path}." if path else ""
    words = f"SpineCoach could not go on ({described(error)}).{details}"
    say(words, in_window=in_window, log_file=path)


def say(text: str, *, in_window: bool, log_file: Path | None = None) -> None:
    """Say why the program fails: in the terminal, and in a window if one was to be opened.

    The window offers to show `log_file`.
    """
    with suppress(OSError, ValueError, AttributeError):  # there may be no terminal
        sys.stderr.write(f"{text}\n")
    if in_window:
        shown = False
        with suppress(Exception):
            shown = _shown(text, log_file)
        if not shown:
            with suppress(Exception):
                _notify(text)


def described(error: BaseException) -> str:
    """Return in one line what an error says is wrong."""
    if isinstance(error, OSError) and error.strerror:
        where = f": {error.filename}" if error.filename else ""
        return f"{error.strerror}{where}"
    return " ".join(str(error).split()) or type(error).__name__


def log(error: BaseException, data_dir: Path | None) -> Path | None:
    """Add an error to the log; return its path, None if nothing can be written."""
    import traceback

    from spinecoach.app.run.log import write

    return write(data_dir, "".join(traceback.format_exception(error)))


def _shown(text: str, log_file: Path | None) -> bool:
    """Show a message box until it is closed; return False if it could not be shown."""
    from spinecoach.app.run.display import has_viewer

    if not has_viewer():
        return True
    from PySide6.QtWidgets import QApplication

    from spinecoach.ui.window.failure_box import failure_box

    application = QApplication.instance() or QApplication(sys.argv[:1])
    failure_box(text, log_file).exec()
    del application
    return True


def _notify(text: str) -> None:
    """Show a notification of the desktop: Qt cannot be used."""
    import shutil
    import subprocess

    from spinecoach.adapters.system.desktop_notice import escaped

    program = shutil.which("notify-send")
    if program is not None:
        subprocess.run([program, "SpineCoach", escaped(text)], check=False, timeout=10)
