"""Correct what was recorded: every change is an edit of its own, and the original stays.

The first value of a field is written into `changes` before the field is set; if the field gets it
back later, the row says so. A deleted workout keeps its rows and can be brought back; an excuse
that is removed keeps its row, without a reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spinecoach.adapters.history.edits import EditBook
from spinecoach.adapters.history.rows import local, utc
from spinecoach.adapters.history.validation import Readable, text
from spinecoach.core.record.checks import (
    MEASURES,
    FutureDayError,
    check_set,
    check_workout,
)
from spinecoach.core.record.edits import BEGAN, DELETED, EXCUSE, YES, Place, is_first_value

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date, datetime

    from spinecoach.adapters.history.writer import Store
    from spinecoach.core.record.edits import Conflict

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

ORIGINALS = """
SELECT * FROM changes WHERE ?1 IS NULL OR workout = ?1 ORDER BY workout, set_id, field
"""


class SqliteCorrections:
    """Changes to one history; each raises `OutOfRangeError` for an impossible value."""

    def __init__(self, store: Store, now: Callable[[], datetime]) -> None:
        self._store = store
        self._now = now
        self.edits = EditBook(store)

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
        self._edit((Place(workout, "", BEGAN), utc(moved), row["began_utc"]))

    def delete(self, workout: str) -> None:
        """Mark a workout as deleted; its rows stay."""
        self._edit((Place(workout, "", DELETED), YES, None))

    def undelete(self, workout: str) -> None:
        """Bring a deleted workout back."""
        self._edit((Place(workout, "", DELETED), "", None))

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
            with Readable(self._store):
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
            with Readable(self._store):
                key = (text("the set", row["set_id"]), text("the field", row["field"]))
                original = row["original"]
                value = None if original is None else text("the original", original)
                if not is_first_value(*key, value):
                    raise ValueError(key)
                found.setdefault(row["workout"], {})[key] = value
        return found

    def excuse(self, day: date, reason: str) -> None:
        """Excuse a day; an empty reason takes the excuse back."""
        self._edit((Place("", day.isoformat(), EXCUSE), reason, None))

    def choose(self, conflict: Conflict, value: str) -> None:
        """Let one of the values in a conflict hold, or any other one."""
        self._edit((conflict.place, value, None))

    def _change(self, workout: str, item: str, changes: Mapping[str, Any]) -> None:
        changed = []
        for field, value in changes.items():
            before = self._store.ask(READ[field], (item or workout,))
            if before and before[0][0] != value:
                place = Place(workout, item, field)
                changed.append((place, _text(value) or "", _text(before[0][0])))
        if changed:
            self._edit(*changed)

    def _edit(self, *changes: tuple[Place, str, str | None]) -> None:
        """Make edits of some places: each with its new value and the one that is there."""
        self._store.write(*self.edits.made(utc(self._now()), *changes), wait=None)


def _text(value: object) -> str | None:
    return None if value is None else str(value)
