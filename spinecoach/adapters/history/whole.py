"""All that a history holds, as one document, and what stands for all of it."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spinecoach.adapters.history.sqlite import SqliteHistory
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


def mark_of(history: SqliteHistory) -> str:
    """Return what stands for all that the history holds now."""
    found = [tuple(row) for mark in MARKS for row in history.store.ask(mark)]
    return sha256(repr(found).encode()).hexdigest()


def whole_document(
    history: SqliteHistory,
    workouts: Iterable[LoggedWorkout],
    deleted: Iterable[tuple[LoggedWorkout, str]],
) -> bytes:
    """Return these workouts of a history, with all that was ever changed in it, as a document."""
    from spinecoach.adapters.exchange.document import document

    corrections = history.corrections
    return document(
        workouts,
        corrections.all_originals(),
        history.excuses(),
        corrections.all_edited(),
        deleted,
        corrections.edits.all(),
    )
