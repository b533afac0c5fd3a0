"""Edits in the history file: read, added, and what the columns that they change follow from.

The columns are brought to the value of the latest edit by SQLite itself, in the transaction that
adds edits. So it does not matter what else was written between looking and writing.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import uuid4

from spinecoach.adapters.history.machine import MachineNotes
from spinecoach.adapters.history.rows import marks_for
from spinecoach.adapters.history.validation import Readable
from spinecoach.core.record.edits import (
    BEGAN,
    DELETED,
    EXCUSE,
    OF_PERSON,
    OF_SET,
    OF_WORKOUT,
    Edit,
    Place,
    heads,
    is_edit,
    next_stamp,
    order,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spinecoach.adapters.history.held import Statement
    from spinecoach.adapters.history.writer import Store

BETWEEN = " "
"""Stands between the stamps that an edit was made over."""

EDITS = "SELECT workout, set_id, field, stamp, value, over FROM edits"
OF_PLACE = """
SELECT workout, set_id, field, stamp, value, over FROM edits
 WHERE (workout, set_id, field) = (?, ?, ?)
"""
OF_DAYS = """
SELECT e.workout, e.set_id, e.field, e.stamp, e.value, e.over
  FROM edits e LEFT JOIN workouts w ON w.id = e.workout
 WHERE iif(e.field = 'excuse', e.set_id, coalesce(w.day, ?)) BETWEEN ? AND ?
"""
OF_FIELDS = f"{EDITS} WHERE workout = '' AND field IN ({{marks}})"
LATEST = "SELECT max(stamp) FROM edits"

ADD = "INSERT OR IGNORE INTO edits VALUES (?, ?, ?, ?, ?, ?)"

PARTS = {
    "last": """FROM edits WHERE (workout, set_id, field) = (:workout, :item, :field)
               ORDER BY stamp DESC, value DESC, over DESC LIMIT 1""",
    "at": "substr(stamp, 1, instr(stamp, '/') - 1)",
    "days": "(round(julianday((SELECT value {last})) - julianday(began_utc)) || ' days')",
}
"""What the statements below have in common."""

KEEP_FIRST = """
INSERT OR IGNORE INTO changes (id, at_utc, workout, set_id, field, original)
SELECT :own, '', id, :item, :field, :original FROM workouts WHERE id = :workout
"""
"""Keeps the first value of a field, once; nothing if the workout is not here."""

COMPARE = """
UPDATE changes SET at_utc = (SELECT {at} {last}),
       taken_back = coalesce(original, '') = (SELECT value {last})
 WHERE (workout, set_id, field) = (:workout, :item, :field)
"""
"""Notes when a field was corrected last, and whether it has its first value again."""

OF_A_WORKOUT = "UPDATE workouts SET {field} = (SELECT nullif(value, '') {last}) WHERE id = :workout"
OF_A_SET = "UPDATE sets SET {field} = (SELECT nullif(value, '') {last}) WHERE id = :item"
NOTE = "UPDATE workouts SET note = (SELECT value {last}) WHERE id = :workout"

MOVE_SETS = """
UPDATE sets SET began_utc = strftime('%Y-%m-%dT%H:%M:%fZ', sets.began_utc, moved.days),
                ended_utc = strftime('%Y-%m-%dT%H:%M:%fZ', sets.ended_utc, moved.days)
  FROM (SELECT {days} AS days FROM workouts WHERE id = :workout) AS moved
 WHERE sets.workout = :workout
"""
MOVE = """
UPDATE workouts SET ended_utc = strftime('%Y-%m-%dT%H:%M:%fZ', ended_utc, {days}),
       began_utc = (SELECT value {last}),
       day = date((SELECT value {last}), began_offset || ' minutes')
 WHERE id = :workout
"""
"""Both move a workout by whole days."""

DELETE = """
UPDATE workouts SET deleted_utc = (SELECT CASE value WHEN '' THEN NULL ELSE {at} END {last})
 WHERE id = :workout
"""

EXCUSED = "INSERT OR REPLACE INTO excused_days SELECT set_id, value, {at} {last}"


def _whole(statement: str, field: str = "") -> str:
    """Return a statement with the parts that stand in it; they may stand in each other."""
    return statement.format(field=field, **PARTS).format(**PARTS)


FOLLOW = {
    **{field: (_whole(OF_A_WORKOUT, field),) for field in OF_WORKOUT},
    **{field: (_whole(OF_A_SET, field),) for field in OF_SET},
    "note": (_whole(NOTE),),
    BEGAN: (_whole(MOVE_SETS), _whole(MOVE)),
    DELETED: (_whole(DELETE),),
    EXCUSE: (_whole(EXCUSED),),
    **dict.fromkeys(OF_PERSON, ()),
}
"""What brings each field to the value of its latest edit."""


def added(edit: Edit) -> Statement:
    """Return what adds an edit, if it is not here yet."""
    return ADD, (*edit.place, edit.stamp, edit.value, BETWEEN.join(edit.over))


def followed(place: Place, original: str | None) -> list[Statement]:
    """Return what brings a field to the value of its latest edit.

    `original` is its first value, as text; it is kept where none is kept yet.
    """
    own = {**place._asdict(), "own": str(uuid4()), "original": original}
    statements = FOLLOW[place.field]
    if place.field not in (DELETED, EXCUSE, *OF_PERSON):
        statements = (KEEP_FIRST, *statements, _whole(COMPARE))
    return [(statement, own) for statement in statements]


def _in_order(edits: Iterable[Edit]) -> list[Edit]:
    return sorted(edits, key=lambda edit: (edit.place, *order(edit)))


class EditBook:
    """The edits of one history."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> list[Edit]:
        """Return all edits, in one order everywhere."""
        return _in_order(self._read(EDITS))

    def of_days(self, since: date, until: date) -> list[Edit]:
        """Return the edits of days, and of the workouts of these days, in the same order.

        Those of a person, and of a workout that is not here, belong to the first day of all.
        """
        days = (date.min.isoformat(), since.isoformat(), until.isoformat())
        return _in_order(self._read(OF_DAYS, days))

    def of_fields(self, fields: Sequence[str]) -> list[Edit]:
        """Return the edits of fields of the person, in the same order."""
        return _in_order(self._read(OF_FIELDS.format(marks=marks_for(fields)), fields))

    @property
    def latest(self) -> str:
        """The latest stamp that is known; "" where there is none."""
        rows = self._store.ask(LATEST)
        return str(rows[0][0] or "") if rows else ""

    def made(self, now: str, *changes: tuple[Place, str, str | None]) -> list[Statement]:
        """Return what makes edits at `now` (UTC) over all that is known here.

        Each change is a place, its new value and its first one, both as texts.
        """
        latest = self.latest
        own = MachineNotes(self._store).id
        statements: list[Statement] = []
        for place, value, original in changes:
            latest = next_stamp(now, latest, own)
            known = sorted(self._read(OF_PLACE, place), key=order)
            over = tuple(edit.stamp for edit in heads(known) if edit.marked)
            statements += [added(Edit(place, latest, value, over)), *followed(place, original)]
        return statements

    def _read(self, question: str, parameters: Iterable[str] = ()) -> list[Edit]:
        found = []
        for row in self._store.ask(question, tuple(parameters)):
            with Readable(self._store):
                edit = Edit(Place(*row[:3]), row[3], row[4], tuple(row[5].split()))
                if is_edit(edit):
                    found.append(edit)
        return found
