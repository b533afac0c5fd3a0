"""What to do at a start if the history is not in its folder, although it was there before.

This is checked before anything changes the folder: a new file there would be hidden as soon as the
disk with the history is back. Whoever goes on without it has another folder meanwhile. The module
of the history is imported only when it is opened, since at a first start this runs before the first
paint.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from spinecoach.adapters.history import FILE_NAME
from spinecoach.adapters.history.whereabouts import holds_history
from spinecoach.local_time import local_now

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from spinecoach.adapters.history.sqlite import SqliteHistory
    from spinecoach.app.run.paths import Paths
    from spinecoach.core.record.outcomes import WhenMissing
    from spinecoach.core.trouble import Trouble

    Ask = Callable[[Trouble], WhenMissing | Path]
    """Asks what is to be done; a folder is where the history is."""


def missing(paths: Paths) -> Trouble | None:
    """Return the trouble that the history is missing; None if it is not."""
    if holds_history(paths.data):
        return None
    seen = paths.whereabouts.seen(paths.data)
    if seen is None:
        return None
    from spinecoach.core.trouble import Trouble, TroubleKind

    return Trouble(TroubleKind.HISTORY_MISSING, str(paths.data), number=seen.workouts)


def settle(paths: Paths, ask: Ask) -> Paths | None:
    """Ask until it is decided; return the paths to go on with, None to end the program."""
    while (trouble := missing(paths)) is not None:
        from spinecoach.core.record.outcomes import WhenMissing

        match ask(trouble):
            case WhenMissing.LEAVE:
                return None
            case WhenMissing.WITHOUT:
                return paths.without()
            case WhenMissing.BEGIN_NEW:
                begin_new(paths)
                return paths
            case WhenMissing():
                pass  # check again
            case folder:
                if holds_history(folder):
                    paths.whereabouts.go(paths.data, folder)
                paths = paths.at(folder) if holds_history(folder) else paths
    return paths


def begin_new(paths: Paths) -> None:
    """Let a new history begin; spool files of the former one keep waiting."""
    from sqlite3 import Error

    from spinecoach.adapters.history.file import open_history

    with suppress(Error, OSError):  # reported when the history is opened
        open_history(paths.data / FILE_NAME, local_now()).close()
        paths.whereabouts.forget(paths.data)


def keep_note(history: SqliteHistory, paths: Paths) -> None:
    """Note what the history holds, so that a later start notices if it is missing."""
    if paths.noted and (seen := history.latest()) is not None:
        paths.whereabouts.note(paths.history, seen)


def opened(paths: Paths, now: Callable[[], datetime], *, waits: bool = False) -> SqliteHistory:
    """Open the history of a person, and note it if it was not noted before.

    With `waits` each record is safe on the disk before the caller goes on.
    """
    from spinecoach.adapters.history.sqlite import SqliteHistory
    from spinecoach.adapters.history.writer import PATIENCE

    wait = None if waits else PATIENCE
    seen = paths.whereabouts.seen(paths.history)
    history = SqliteHistory(paths.history, now, wait, elsewhere=paths.elsewhere, seen=seen)
    if seen is None:
        keep_note(history, paths)
    return history
