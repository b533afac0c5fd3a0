"""Opens the history for a command: to read it, or alone, to write to it.

Only commands that write need the lock: a history can be read while the coach runs.
"""

from __future__ import annotations

import os
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from spinecoach.adapters.history import FILE_NAME
from spinecoach.adapters.history.sqlite import SqliteHistory
from spinecoach.adapters.system.instance_lock import Instance
from spinecoach.app.commands.usual_options import paths_of
from spinecoach.app.run.console import CannotDoError, complain
from spinecoach.app.run.missing import keep_note, missing
from spinecoach.regular import is_there

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from pathlib import Path

    from spinecoach.app.run.paths import Paths
    from spinecoach.core.phrases.phrases import Phrases


def where_it_was(options: argparse.Namespace) -> Paths:
    """Return where a person's files are.

    Raises `CannotDoError` if their history is missing, or is another user's.
    """
    paths = paths_of(options)
    if (shut := shut_to_us(paths.data / FILE_NAME)) is not None:
        words = options.phrases.history
        raise CannotDoError(words.not_yours(str(shut), owner_of(shut)))
    if (away := missing(paths)) is not None:
        raise CannotDoError(options.phrases.troubles.cause(away))
    return paths


def shut_to_us(path: Path) -> Path | None:
    """Return the file or folder on the way to a path that this user may not read, or None."""
    there = next((part for part in (path, *path.parents) if is_there(part)), None)
    if there is None:
        return None
    wanted = os.X_OK if there.is_dir() else os.R_OK
    return None if os.access(there, wanted) else there


def owner_of(path: Path) -> str:
    """Return the name of the user whom a file or folder belongs to; "" if nobody knows."""
    try:
        return path.owner()
    except (KeyError, OSError, NotImplementedError):  # a deleted user; Windows
        return ""


@contextmanager
def reading(options: argparse.Namespace) -> Iterator[SqliteHistory]:
    """Open the history to read it, also while the coach runs; no file is changed."""
    data = where_it_was(options).data
    if not (data / FILE_NAME).exists():
        raise CannotDoError(options.phrases.history.no_history(str(data)))
    with closing(SqliteHistory(data, only_read=True)) as history:
        if history.trouble is not None:
            raise CannotDoError(options.phrases.troubles.cause(history.trouble))
        yield history


@contextmanager
def alone(options: argparse.Namespace) -> Iterator[Paths]:
    """Keep the coach from running meanwhile; raises `CannotDoError` if it runs."""
    paths = where_it_was(options)
    lock = Instance.acquire(paths.home)
    if lock is None:
        raise CannotDoError(options.phrases.commands.already_running(str(paths.data)))
    try:
        yield paths
    finally:
        lock.release()


@contextmanager
def writing(options: argparse.Namespace) -> Iterator[SqliteHistory]:
    """Open the history to write to it; raises `CannotDoError` if that is not possible."""
    with alone(options) as paths, closing(SqliteHistory(paths.data, wait=None)) as history:
        if history.trouble is not None:
            raise CannotDoError(options.phrases.troubles.cause(history.trouble))
        tell_news(history, options.phrases)
        yield history
        keep_note(history, paths)


def tell_news(history: SqliteHistory, phrases: Phrases) -> None:
    """Say what happened to the history and was repaired."""
    for trouble in filter(None, (history.loss, *history.news)):
        complain(phrases.troubles.sentence(trouble))


def end(history: SqliteHistory, phrases: Phrases) -> int:
    """Print what was wrong while the history was read; return the exit code."""
    tell_news(history, phrases)
    if history.trouble is not None:
        complain(phrases.troubles.cause(history.trouble))
    return 1 if history.trouble is not None else 0
