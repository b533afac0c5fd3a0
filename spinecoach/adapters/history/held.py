"""Writes to the history that wait in memory, and what becomes of them in a transaction.

An entry that contradicts the rest of the history would never be taken: it is written into a file
beside the history and holds nothing else up.
"""

from __future__ import annotations

import json
import os
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from spinecoach.adapters.history.faults import HOPELESS, KNOWN_ALREADY
from spinecoach.adapters.history.file import check_rules
from spinecoach.adapters.history.watched import GivenUp, Watched
from spinecoach.core.trouble import Trouble, TroubleKind
from spinecoach.regular import open_regular

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    Parameters = Sequence[Any] | Mapping[str, Any]
    Statement = tuple[str, Parameters]

REFUSED = "history-refused.jsonl"
"""The file for entries that contradict the rest, one JSON object in each line."""


class Held(NamedTuple):
    """The statements of one entry; `again` if they were already in an earlier file."""

    statements: Sequence[Statement]
    again: bool = False
    watched: Watched | None = None


def write_all(
    db: sqlite3.Connection,
    entries: Iterable[Held],
    aside: Callable[[Held, Exception], Trouble | None],
) -> tuple[list[Held], dict[int, Trouble | None]]:
    """Write the entries in one transaction, each as a whole or not at all.

    `aside` keeps an entry that contradicts the history elsewhere; None if that failed. Returns what
    was written and, by position, what was not: with the trouble if it was kept aside, with None if
    it must still be held. Raises what SQLite raises; the transaction is then still open.
    """
    written: list[Held] = []
    refused: dict[int, Trouble | None] = {}
    db.execute("BEGIN IMMEDIATE")
    for position, held in enumerate(entries):
        db.execute("SAVEPOINT held")
        try:
            _execute(db, held)
            written.append(held)
        except GivenUp:
            db.execute("ROLLBACK TO held")
        except HOPELESS as error:
            db.execute("ROLLBACK TO held")
            check_rules(db)
            code = getattr(error, "sqlite_errorcode", 0)
            if not (held.again and code in KNOWN_ALREADY):
                refused[position] = aside(held, error)
        db.execute("RELEASE held")
    db.execute("COMMIT")
    for held in written:
        if held.watched is not None:
            held.watched.safe = True
    return written, refused


def keep_aside(history: Path, now: datetime, held: Held, error: Exception) -> Trouble | None:
    """Append what contradicts the history to a file beside it; None if that fails."""
    path = history.with_name(REFUSED)
    entry = {"at": now.isoformat(), "why": str(error), "statements": held.statements}
    try:
        own = open_regular(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        with os.fdopen(own, "a", encoding="ascii") as file:
            file.write(json.dumps(entry, default=repr) + "\n")
    except OSError:
        return None
    return Trouble(TroubleKind.HISTORY_REFUSED, str(path), str(error))


def _execute(db: sqlite3.Connection, held: Held) -> None:
    """Execute the statements in their order; raises `GivenUp` and what SQLite raises."""
    number = 0
    for statement, run in groupby(held.statements, key=itemgetter(0)):
        if held.watched is not None:
            held.watched.step(number, len(held.statements))
        parameters = [each for _, each in run]
        number += len(parameters)
        if len(parameters) == 1:
            db.execute(statement, parameters[0])
        else:
            db.executemany(statement, parameters)
