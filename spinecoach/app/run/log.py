"""The log: what the program did and why it failed, for people who help.

It begins before the first page is built and names no person: the home folder, which may hold a
name, is written "~"; nothing of history, answers or settings is in it. Only its owner can read it.
It imports late and raises nothing, since what is broken may be something that it needs.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from pathlib import Path

NAME = "spinecoach.log"

LARGEST = 200_000
"""Bytes of a log before it becomes the older one; the one before that is deleted."""


def started(data_dir: Path | None, what: str) -> None:
    """Log the start of a run: version, Python, system and what is started.

    From now on a crash in C code writes its traceback into the log too.
    """
    path = write(data_dir, f"started: {what}", new=False)
    if path is not None:
        with suppress(Exception):
            _log_crashes(path)


def write(data_dir: Path | None, text: str, *, new: bool = True) -> Path | None:
    """Add an entry; return the file, None if nothing can be written.

    With `new`, a temporary file is made if the usual one cannot be written.
    """
    text = without_home(text)
    for place in (usual, _temporary) if new else (usual,):
        with suppress(Exception):
            path = place(data_dir)
            _append(path, f"{_now()} {os.getpid()} {_version()}\n{text}\n")
            return path
    return None


def without_home(text: str) -> str:
    """Return a text without the path of the home folder, which may contain a name."""
    with suppress(RuntimeError):
        return text.replace(str(Path.home()), "~")
    return text


def usual(data_dir: Path | None) -> Path:
    """Return the log's file; its folder is made. Raises `OSError`."""
    folder = _named(data_dir) if data_dir is not None else None
    if folder is None:
        from platformdirs import user_log_path

        folder = user_log_path("spinecoach", appauthor=False)
    if not folder.is_dir():
        from spinecoach.regular import make_folder

        make_folder(folder)
    return folder / NAME


def _named(data_dir: Path) -> Path | None:
    """Return the folder of the log below a named folder; None if the disk of that is away."""
    from spinecoach.app.run.missing import missing
    from spinecoach.app.run.paths import Paths

    paths = Paths.of(data_dir)
    return None if missing(paths) is not None else paths.data / "log"


def _temporary(_data_dir: Path | None) -> Path:
    """Return a new private file, for the case that the usual folder cannot be written."""
    import tempfile

    handle, path = tempfile.mkstemp(prefix="spinecoach-", suffix=".log")
    os.close(handle)
    return Path(path)


def _log_crashes(path: Path) -> None:
    """Let the interpreter write its traceback there when a signal such as SIGSEGV ends it."""
    import faulthandler

    if faulthandler.is_enabled():
        return
    number = _opened(path)
    faulthandler.enable(number)  # the file must stay open until the process ends


def _append(path: Path, entry: str) -> None:
    if path.exists() and path.stat().st_size > LARGEST:
        path.replace(path.with_suffix(".old.log"))
    with os.fdopen(_opened(path), "a", encoding="utf-8", errors="replace") as file:
        file.write(entry)


def _opened(path: Path) -> int:
    from spinecoach.regular import open_regular

    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
    return open_regular(path, flags)


def _now() -> str:
    return time.strftime("%Y-%m-%d %H:%M:%S UTC", time.gmtime())


def _version() -> str:
    from spinecoach import __version__

    return f"SpineCoach {__version__}, Python {sys.version.split()[0]}, {sys.platform}"
