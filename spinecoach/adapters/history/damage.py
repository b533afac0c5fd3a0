"""Damaged histories that were set aside, and what the person decided about them.

A damaged file stays under a name with the date until somebody removes it by hand. It is pending
until a backup is restored or the notice is dismissed. After that, an empty file of the same name
with `SETTLED` at its end says so, now and at every later start.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from spinecoach.adapters.files.whole_file import write_whole
from spinecoach.adapters.history.file import SIDES
from spinecoach.regular import open_regular

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path

PATTERN = "history-damaged-????-??-??T??????*.db"
SETTLED = ".settled"
_DAY = slice(len("history-damaged-"), len("history-damaged-") + len("2026-11-22"))


def set_aside(path: Path, now: datetime) -> Path:
    """Rename the file and its log to a name with the date; return that. Raises `OSError`."""
    stamp = now.strftime("%Y-%m-%dT%H%M%S")
    aside = path.with_name(f"history-damaged-{stamp}.db")
    number = 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"history-damaged-{stamp}-{number}.db")
    path.rename(aside)
    for side in SIDES:
        log = path.with_name(path.name + side)
        if log.exists():
            log.rename(aside.with_name(aside.name + side))
    return aside


def keep_log(path: Path, log: bytes, now: datetime) -> Path:
    """Write a damaged log into a file named with the date; return its path. Raises `OSError`."""
    stamp = now.strftime("%Y-%m-%dT%H%M%S")
    kept = path.with_name(f"history-log-damaged-{stamp}.wal")
    write_whole(kept, log)
    return kept


def pending(folder: Path) -> list[Path]:
    """Return the damaged files that nobody has decided about, the oldest first."""
    return sorted(path for path in folder.glob(PATTERN) if not is_settled(path))


def day_of(damaged: Path) -> str:
    """Return the day on which a file was found damaged: "2026-11-22"."""
    return damaged.name[_DAY]


def is_settled(path: Path) -> bool:
    """Return whether a damaged file, or a backup that holds more, was decided about."""
    return path.with_name(path.name + SETTLED).exists()


def settle(paths: Iterable[Path]) -> None:
    """Mark files as decided about; if the marks cannot be written, the question comes again."""
    for path in paths:
        with suppress(OSError):
            mark = path.with_name(path.name + SETTLED)
            os.close(open_regular(mark, os.O_WRONLY | os.O_CREAT))
