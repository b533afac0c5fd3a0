"""What the commands share: the history opened to read or to write, questions, printed lines.

Each command prints what it did, or one line that says what is wrong, and returns 0 or 1. Only
commands that write need the lock: a history can be read while the coach runs.
"""

from __future__ import annotations

import os
import sys
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from spinecoach.adapters.history import FILE_NAME
from spinecoach.adapters.history.sqlite import SqliteHistory
from spinecoach.adapters.system.instance_lock import Instance
from spinecoach.app.cannot_do import CannotDoError
from spinecoach.app.missing import keep_note, missing
from spinecoach.app.paths import Paths
from spinecoach.app.shutdown import INTERRUPTED
from spinecoach.regular import is_there

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from spinecoach.core.coaching.people import Person
    from spinecoach.core.phrases.phrases import Phrases


def paths_of(options: argparse.Namespace) -> Paths:
    """Return where the files are that a command works on: those of one of several people."""
    paths = Paths.of(options.data_dir)
    who: Person | None = getattr(options, "who", None)
    return paths.of_person(who.own) if who is not None else paths


def data_of(options: argparse.Namespace) -> Path:
    """Return the data folder that a command works on."""
    return paths_of(options).data


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


def can_ask() -> bool:
    """Return whether a person at a terminal can be asked."""
    return sys.stdin is not None and sys.stdin.isatty()


def agreed(options: argparse.Namespace, question: str) -> bool:
    """Return whether the person agrees: by the option `--yes`, or asked at the terminal."""
    if getattr(options, "yes", False):
        return True
    if not can_ask():
        complain(options.phrases.commands.needs_yes())
        return False
    sys.stderr.write(f"{harmless(question)} ")
    sys.stderr.flush()
    answer = sys.stdin.readline().strip().casefold()
    if answer not in options.phrases.commands.yes_words().split():
        complain(options.phrases.commands.not_agreed())
        return False
    return True


def progress(words: Callable[[int], str]) -> Callable[[float], None]:
    """Return the function that shows on a terminal how far long work is; 1 clears the line."""

    def show(share: float) -> None:
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{words(round(share * 100))} ")
            sys.stderr.write("\r\033[K" if share >= 1 else "")
            sys.stderr.flush()

    return show


def interrupted(line: str) -> int:
    """Say what came of work that the person broke off; return the exit code."""
    sys.stderr.write("\n")  # below the ^C and the progress
    complain(line)
    return INTERRUPTED


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{harmless(line)}\n")


def complain(line: str) -> int:
    """Print a line that says what is wrong; return the exit code, 1."""
    sys.stderr.write(f"{harmless(line)}\n")
    return 1


def harmless(line: str) -> str:
    """Return a line in which no character of a file can control the terminal."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in line)
