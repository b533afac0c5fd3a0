"""All that a history holds, as one document or as one for each year, and what stands for it."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING

from spinecoach import __version__
from spinecoach.core.record.edits import ANSWERS
from spinecoach.core.record.logbook import Ending

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spinecoach.adapters.history.sqlite import SqliteHistory
    from spinecoach.core.record.edits import Edit
    from spinecoach.core.record.logbook import LoggedWorkout

MARKS = (
    "SELECT count(*), max(began_utc), count(deleted_utc), max(deleted_utc) FROM workouts",
    "SELECT total(effort), total(pain_before), total(pain_after), count(ended_utc) FROM workouts",
    "SELECT total(length(note)), total(revision) FROM workouts",
    "SELECT count(*), total(reps), total(weight_kg), max(ended_utc) FROM sets",
    "SELECT count(*), max(at_utc), total(taken_back) FROM changes",
    "SELECT count(*), max(at_utc), total(length(reason)) FROM excused_days",
    "SELECT count(*), total(pain), total(slipped) FROM felt",
    "SELECT count(*), max(stamp) FROM edits",
)
"""What changes with everything that is done, corrected, deleted or said."""


PARTS = (
    """
SELECT substr(day, 1, 4), count(*), max(began_utc), max(deleted_utc), total(revision),
       total(excused), count(ended_utc) FROM workouts GROUP BY 1
    """,
    "SELECT substr(day, 1, 4), count(*), max(at_utc) FROM excused_days GROUP BY 1",
    """
SELECT substr(iif(e.field = 'excuse', e.set_id, coalesce(w.day, '0001')), 1, 4), count(*),
       max(e.stamp) FROM edits e LEFT JOIN workouts w ON w.id = e.workout GROUP BY 1
    """,
)
"""By year, what changes with everything that others may know: a workout's revision grows with all
that is recorded of it, and all later changes are edits."""

EARLIEST = "0001"
"""The year of what has no day that can be read."""


def mark_of(history: SqliteHistory) -> str:
    """Return what stands for all that the history holds now."""
    found = [tuple(row) for mark in MARKS for row in history.store.ask(mark)]
    return sha256(repr(found).encode()).hexdigest()


def marks_of(history: SqliteHistory) -> dict[str, str]:
    """Return what stands for each year of the history ("2026") in which something is.

    An empty history has one as well: who reads what it writes knows of the machine.
    """
    found: dict[str, list[tuple[object, ...]]] = {}
    for number, question in enumerate(PARTS):
        for row in history.store.ask(question):
            year = str(row[0])
            own = year if year.isdecimal() and int(year) else EARLIEST
            found.setdefault(own, []).append((number, *row))
    return {year: _digest(found[year]) for year in sorted(found)} or {EARLIEST: _digest([])}


def _digest(found: object) -> str:
    return sha256(repr((__version__, found)).encode()).hexdigest()[:32]


def document_of(history: SqliteHistory, year: str, *, answers: bool = False) -> bytes:
    """Return what others may know of one year: a workout that goes on is told when it is over.

    What was answered about health is in it only with `answers`.
    """
    from spinecoach.adapters.exchange.document import document

    days = date(int(year), 1, 1), date(int(year), 12, 31)
    over = [one for one in history.workouts(*days) if one.ending is not Ending.OPEN]
    deleted = history.deleted(*days)
    excuses = {day: it for day, it in history.excuses().items() if days[0] <= day <= days[1]}
    its = history.corrections
    edits = _told(its.edits.of_days(*days), answers=answers)
    return document(over, its.all_originals(), excuses, its.all_edited(), deleted, edits)


def whole_document(
    history: SqliteHistory,
    workouts: Iterable[LoggedWorkout],
    deleted: Iterable[tuple[LoggedWorkout, str]],
    *,
    answers: bool = False,
) -> bytes:
    """Return these workouts of a history, with all that was ever changed in it, as a document.

    What was answered about health is in it only with `answers`.
    """
    from spinecoach.adapters.exchange.document import document

    corrections = history.corrections
    return document(
        workouts,
        corrections.all_originals(),
        history.excuses(),
        corrections.all_edited(),
        deleted,
        _told(corrections.edits.all(), answers=answers),
    )


def _told(edits: Iterable[Edit], *, answers: bool) -> list[Edit]:
    """Leave out what was answered about health, unless the person wants it told."""
    return [edit for edit in edits if answers or edit.place.field != ANSWERS]
