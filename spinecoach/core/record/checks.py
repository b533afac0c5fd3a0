"""Checks of single values that a person or a file wants to put into a recorded workout."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from spinecoach.core.record.limits import (
    HARDEST_RPE,
    HEAVIEST_KG,
    LONGEST_NOTE,
    LONGEST_WORD,
    MOST_METRES,
    MOST_REPS,
    MOST_SECONDS,
    WORST,
)

if TYPE_CHECKING:
    from spinecoach.core.record.logbook import SetExtra

SCALES = ("pain_before", "pain_after", "effort")
"""Numbers of a workout from 0 to `WORST`; None if nothing was said."""

MEASURES = {"weight_kg": HEAVIEST_KG, "seconds": MOST_SECONDS, "distance_m": MOST_METRES}
"""Numbers of a set that need not be whole, each with the largest; None if there is none."""


class OutOfRangeError(ValueError):
    """Raised for a value that no workout or set can have; `phrases.history.refused` has the words.

    `field` is the name of the column, `most` the largest number or, for a note, the most
    characters.
    """

    def __init__(self, field: str, most: float) -> None:
        unit = " characters" if field == "note" else ""
        super().__init__(f"{field} must be from 0 to {most:g}{unit}")
        self.field = field
        self.most = most


class FutureDayError(ValueError):
    """Raised for a day in the future, on which no workout can have been done."""

    def __init__(self, day: date) -> None:
        super().__init__(f"{day} lies in the future")
        self.day = day


def writable(text: str) -> bool:
    """Return whether a text can be written as UTF-8: half of a surrogate pair cannot."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def check_workout(field: str, value: object) -> None:
    """Raise `OutOfRangeError` if a workout's `note` or one of its `SCALES` cannot be `value`."""
    if field == "note":
        if not isinstance(value, str) or len(value) > LONGEST_NOTE or not writable(value):
            raise OutOfRangeError(field, LONGEST_NOTE)
    elif field not in SCALES:
        raise KeyError(field)
    elif value is not None and not (type(value) is int and 0 <= value <= WORST):
        raise OutOfRangeError(field, WORST)


def check_set(field: str, value: object) -> None:
    """Raise `OutOfRangeError` if a set's `reps` or one of its `MEASURES` cannot be `value`."""
    if field == "reps":
        if type(value) is not int or not 0 <= value <= MOST_REPS:
            raise OutOfRangeError(field, MOST_REPS)
    elif value is None:
        return
    elif (
        isinstance(value, bool)
        or not isinstance(value, (int, float))
        or not 0 <= value <= MEASURES[field]
    ):
        raise OutOfRangeError(field, MEASURES[field])


def is_original(field: str, original: str | None) -> bool:
    """Return whether a text can be what stood in a field before it was corrected.

    Originals are kept as texts; None stands for an unknown value. `began_utc` is the time at which
    a workout began before it was moved.
    """
    if original is None:
        return field in {*SCALES, *MEASURES}
    try:
        match field:
            case "note":
                check_workout(field, original)
            case "reps":
                check_set(field, int(original))
            case _ if field in MEASURES:
                check_set(field, float(original))
            case "began_utc":
                return datetime.fromisoformat(original).tzinfo is not None
            case _:
                check_workout(field, int(original))
    except (ValueError, KeyError):
        return False
    return True


def set_extra(told: object) -> SetExtra:
    """Return what another program says about a set; values that make no sense are left out."""
    from spinecoach.core.record.logbook import NO_EXTRA, SetExtra

    if not told or not isinstance(told, Mapping):
        return NO_EXTRA
    return SetExtra(
        kind=_text(told.get("kind"), LONGEST_WORD),
        superset=_text(told.get("superset"), LONGEST_WORD),
        rpe=above_zero(told.get("rpe"), HARDEST_RPE),
        note=_text(told.get("note"), LONGEST_NOTE),
        assisted_kg=above_zero(told.get("assisted_kg"), HEAVIEST_KG),
    )


def rep_seconds(told: object) -> tuple[float | None, ...]:
    """Return how long each rep of a set took; None for a time that makes no sense."""
    if not isinstance(told, list) or len(told) > MOST_REPS:
        return ()
    found = tuple(above_zero(one, MOST_SECONDS) for one in told)
    return found if any(found) else ()


def above_zero(value: object, most: float) -> float | None:
    """Return a number above 0 and up to `most`, None for everything else."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return float(value) if 0 < value <= most else None


def _text(value: object, longest: int) -> str:
    return value[:longest] if isinstance(value, str) and writable(value) else ""
