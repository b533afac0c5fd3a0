"""Correct what was recorded; every change is marked, and the original value is kept.

The first value of a field is written into `changes` before the field is set; if the field gets it
back later, the row says so. A deleted workout keeps its rows and can be brought back; an excuse
that is removed keeps its row, without a reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import uuid4

from spinecoach.adapters.history.rows import local, utc
from spinecoach.adapters.history.training import EXCUSE
from spinecoach.adapters.history.validation import readable, text
from spinecoach.core.record.checks import (
    MEASURES,
    FutureDayError,
    check_set,
    check_workout,
    is_original,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date, datetime

    from spinecoach.adapters.history.writer import Statement, Store
    from spinecoach.core.record.logbook import LoggedWorkout

READ = {
    "pain_before": "SELECT pain_before FROM workouts WHERE id = ?",
    "pain_after": "SELECT pain_after FROM workouts WHERE id = ?",
    "effort": "SELECT effort FROM workouts WHERE id = ?",
    "note": "SELECT note FROM workouts WHERE id = ?",
    "began_utc": "SELECT began_utc FROM workouts WHERE id = ?",
    "reps": "SELECT reps FROM sets WHERE id = ?",
    "weight_kg": "SELECT weight_kg FROM sets WHERE id = ?",
    "seconds": "SELECT seconds FROM sets WHERE id = ?",
    "distance_m": "SELECT distance_m FROM sets WHERE id = ?",
}

SET = {
    "pain_before": "UPDATE workouts SET pain_before = ? WHERE id = ?",
    "pain_after": "UPDATE workouts SET pain_after = ? WHERE id = ?",
    "effort": "UPDATE workouts SET effort = ? WHERE id = ?",
    "note": "UPDATE workouts SET note = ? WHERE id = ?",
    "reps": "UPDATE sets SET reps = ? WHERE id = ?",
    "weight_kg": "UPDATE sets SET weight_kg = ? WHERE id = ?",
    "seconds": "UPDATE sets SET seconds = ? WHERE id = ?",
    "distance_m": "UPDATE sets SET distance_m = ? WHERE id = ?",
}

MOVE = """
UPDATE workouts SET began_utc = ?, ended_utc = ?, day = ? WHERE id = ?
"""

MOVE_SETS = """
UPDATE sets SET began_utc = strftime('%Y-%m-%dT%H:%M:%fZ', began_utc, ?1),
    ended_utc = strftime('%Y-%m-%dT%H:%M:%fZ', ended_utc, ?1)
 WHERE workout = ?2
"""
"""Moves the sets of a workout; the first parameter is "+2 days" or "-2 days"."""

MARK = """
INSERT INTO changes (id, at_utc, workout, set_id, field, original) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (workout, set_id, field) DO UPDATE SET at_utc = excluded.at_utc
"""

ORIGINALS = """
SELECT * FROM changes WHERE ?1 IS NULL OR workout = ?1 ORDER BY workout, set_id, field
"""

COMPARE = """
UPDATE changes SET taken_back = original IS ?4 WHERE (workout, set_id, field) = (?1, ?2, ?3)
"""
"""Notes whether the present value, as text, is the original one."""


class Change(NamedTuple):
    """One corrected field, with its first value and when it was corrected last (UTC).

    `item` is the id of its set, "" for the workout itself.
    """

    item: str
    field: str
    original: str | None
    at: str


class Corrections:
    """Changes to one history; each raises `OutOfRangeError` for an impossible value."""

    def __init__(self, store: Store, now: Callable[[], datetime]) -> None:
        self._store = store
        self._now = now

    def change_workout(self, workout: str, **changes: int | str | None) -> None:
        """Change `pain_before`, `pain_after`, `effort` (0 to 10 or None) or `note`."""
        for field, value in changes.items():
            check_workout(field, value)
        self._change(workout, "", changes)

    def change_set(self, workout: str, item: str, **changes: float | None) -> None:
        """Change `reps`, `weight_kg`, `seconds` or `distance_m` of one set.

        None stands for an unknown weight, and for no seconds or metres, as 0 does.
        """
        for field, value in changes.items():
            check_set(field, value)
            if field in MEASURES and value is not None:
                changes[field] = float(value) if value or field == "weight_kg" else None
        self._change(workout, item, changes)

    def move(self, workout: str, day: date) -> None:
        """Move a workout to another day, at the time of day that it had.

        Raises `FutureDayError` for a day that has not come yet.
        """
        if day > self._now().date():
            raise FutureDayError(day)
        rows = self._store.ask("SELECT * FROM workouts WHERE id = ?", (workout,))
        if not rows:
            return
        row = rows[0]
        began = local(row["began_utc"], row["began_offset"])
        moved = began.replace(year=day.year, month=day.month, day=day.day)
        ended = None
        if row["ended_utc"]:
            ended = local(row["ended_utc"], row["began_offset"]) + (moved - began)
        statements = self._marked(workout, "", "began_utc", row["began_utc"], utc(moved))
        values = (utc(moved), utc(ended) if ended else None, day.isoformat(), workout)
        sets = (f"{(moved - began).days:+} days", workout)
        self._store.write(*statements, (MOVE, values), (MOVE_SETS, sets), wait=None)

    def delete(self, workout: str) -> None:
        """Mark a workout as deleted; its rows stay."""
        self._store.write(
            ("UPDATE workouts SET deleted_utc = ? WHERE id = ?", (utc(self._now()), workout)),
            wait=None,
        )

    def undelete(self, workout: str) -> None:
        """Bring a deleted workout back."""
        self._store.write(
            ("UPDATE workouts SET deleted_utc = NULL WHERE id = ?", (workout,)), wait=None
        )

    def originals(self, workout: str) -> dict[tuple[str, str], str | None]:
        """Return the originals of one workout, by set ("" = the workout itself) and field.

        A field that has its first value again is left out.
        """
        return self._originals(workout, taken_back=False).get(workout, {})

    def all_originals(self) -> dict[str, dict[tuple[str, str], str | None]]:
        """Return all originals, by workout, then by set and field.

        Also those that a field has again: a document contains them too.
        """
        return self._originals(None, taken_back=True)

    def all_edited(self) -> dict[str, dict[tuple[str, str], str]]:
        """Return when each field was corrected last (UTC), by workout, then by set and field."""
        found: dict[str, dict[tuple[str, str], str]] = {}
        for row in self._store.ask(ORIGINALS, (None,)):
            with readable(self._store):
                key = (text("the set", row["set_id"]), text("the field", row["field"]))
                found.setdefault(row["workout"], {})[key] = text("the time", row["at_utc"])
        return found

    def _originals(
        self, workout: str | None, *, taken_back: bool
    ) -> dict[str, dict[tuple[str, str], str | None]]:
        found: dict[str, dict[tuple[str, str], str | None]] = {}
        for row in self._store.ask(ORIGINALS, (workout,)):
            if row["taken_back"] and not taken_back:
                continue
            with readable(self._store):
                key = (text("the set", row["set_id"]), text("the field", row["field"]))
                original = row["original"]
                value = None if original is None else text("the original", original)
                if not is_original(key[1], value):
                    raise ValueError(key)
                found.setdefault(row["workout"], {})[key] = value
        return found

    def excuse(self, day: date, reason: str) -> None:
        """Excuse a day; an empty reason takes the excuse back."""
        row = (day.isoformat(), reason, utc(self._now()))
        self._store.write((EXCUSE, row), wait=None)

    def _change(self, workout: str, item: str, changes: Mapping[str, Any]) -> None:
        statements: list[Statement] = []
        for field, value in changes.items():
            target = item or workout
            before = self._store.ask(READ[field], (target,))
            if before and before[0][0] != value:
                statements += self._marked(workout, item, field, before[0][0], value)
                statements.append((SET[field], (value, target)))
        if statements:
            self._store.write(*statements, wait=None)

    def _marked(
        self,
        workout: str,
        item: str,
        field: str,
        before: object,
        after: object,
    ) -> list[Statement]:
        """Keep the original of a field, once, and note whether the field has that value again."""
        return marked(utc(self._now()), (workout, item, field), _text(before), after)


def marked(
    at: str, place: tuple[str, str, str], original: str | None, value: object
) -> list[Statement]:
    """Return the statements that note that a field has the new `value` since `at` (UTC).

    `place` is the id of the workout, that of the set ("" = the workout itself), and the field.
    """
    return [
        (MARK, (str(uuid4()), at, *place, original)),
        (COMPARE, (*place, _text(value))),
    ]


def value_of(workout: LoggedWorkout, item: str, field: str) -> object:
    """Return the value of a field as it stands in the file; of a workout if `item` is ""."""
    if field == "began_utc":
        return utc(workout.began)
    return getattr(next((one for one in workout.sets if one.id == item), workout), field)


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def taken_over(
    store: Store, workout: LoggedWorkout, change: Change, own: str | None
) -> tuple[list[Statement], bool]:
    """Return the statements that take over a correction made elsewhere, and if a value changes.

    There are none if it was corrected here later; `own` is the time of the correction here, None if
    there was none. Of two corrections at the same time the greater value holds, so that all
    machines end with the same one. The original value that either side knows is kept.
    """
    item, field, original, at = change
    value = value_of(workout, item, field)
    target = item or workout.id
    before = store.ask(READ[field], (target,))
    if not before or (
        own is not None and (at, _text(value) or "") <= (own, _text(before[0][0]) or "")
    ):
        return [], False
    marks = marked(at, (workout.id, item, field), original, value)
    if before[0][0] == value:
        return marks, False
    if field != "began_utc":
        return [*marks, (SET[field], (value, target))], True
    ended = utc(workout.ended) if workout.ended else None
    moves: list[Statement] = [(MOVE, (value, ended, workout.day.isoformat(), workout.id))]
    moves += [
        ("UPDATE sets SET began_utc = ? WHERE id = ?", (utc(one.began), one.id))
        for one in workout.sets
        if one.began
    ]
    return [*marks, *moves], True
