"""Check each value that is read from the file, so that no invalid value leaves the history.

A disk, another program or a person with a database browser may put a word in the place of a number,
or a day that does not exist. The readers of rows check every value here. A row with an invalid
value is left out and named by `history check`; in the file it is not changed.

The checks are those of `files.table.Table`, one value at a time: a row counts no more as soon as
one value is wrong, and a table for each of ten thousands of rows would take three times as long.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, timedelta, timezone
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from spinecoach.adapters.files.table import describe
from spinecoach.core.mistake import Expected, Mistake, Wanted, WrongValueError
from spinecoach.core.record.limits import HEAVIEST_KG, MOST, PACE, WORST

if TYPE_CHECKING:
    from enum import StrEnum

    from spinecoach.adapters.history.writer import Store

    Choice = TypeVar("Choice", bound=StrEnum)

YEARS = range(1900, 9000)
"""Years that leave room on both sides for weeks and for offsets from UTC."""

FURTHEST = 24 * 60
"""The offset of any place from UTC is less than this many minutes."""

NONSENSE = (ValueError, TypeError, OverflowError, ArithmeticError, LookupError, OSError)
"""The exceptions that reading a row with invalid or missing values may raise."""


class Readable:
    """Skips a row whose values are invalid; the history's `news` says so.

    It is entered for each row of ten years: a generator would take three times as long.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def __enter__(self) -> None:
        """Do nothing."""

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: object) -> bool:
        """Return whether the row has to be skipped."""
        if kind is None or not issubclass(kind, NONSENSE):
            return False
        self._store.unreadable = True
        return True


def text(name: str, value: object) -> str:
    """Return the value if it is a text; raises `WrongValueError`, as all of these functions do."""
    if isinstance(value, str):
        return value
    raise _wrong(name, Expected(Wanted.TEXT), value)


def whole(name: str, value: object, most: int = MOST) -> int:
    """Return a whole number from 0 to `most`."""
    if type(value) is int and 0 <= value <= most:
        return value
    raise _wrong(name, Expected(Wanted.WHOLE, 0, most), value)


def number(name: str, value: object, most: float = MOST, least: float = 0) -> float:
    """Return a number from `least` to `most`, never infinity or NaN."""
    if isinstance(value, (int, float)) and least <= value <= most:
        return float(value)
    raise _wrong(name, Expected(Wanted.NUMBER, least, most), value)


def scale(name: str, value: object) -> int | None:
    """Return a pain or an effort, 0 to 10, or None if there is none."""
    return None if value is None else whole(name, value, WORST)


def weight(name: str, value: object) -> float | None:
    """Return kilograms, or None if there was no weight."""
    return None if value is None else number(name, value, HEAVIEST_KG)


def pace(value: object) -> float:
    """Return a pace: 1 is the exercise's own tempo, 2 is twice as fast."""
    return number("pace", value, PACE[1], PACE[0])


def choice(name: str, value: object, kind: type[Choice]) -> Choice:
    """Return the member of the enumeration with that value."""
    if isinstance(value, str) and value in set(kind):
        return kind(value)
    raise _wrong(name, Expected(Wanted.CHOICE, choices=tuple(map(str, kind))), value)


def day(name: str, value: object) -> date:
    """Return a day as the file has it: "2026-11-22"."""
    with suppress(ValueError):
        found = date.fromisoformat(text(name, value))
        if found.isoformat() == value and found.year in YEARS:
            return found
    raise _wrong(name, Expected(Wanted.DATE), value)


def moment(name: str, stamp: object, minutes: object) -> datetime:
    """Return a time of the file as an aware time with the offset, given in minutes."""
    if type(minutes) is not int or abs(minutes) >= FURTHEST:
        raise _wrong(f"{name} (UTC+)", Expected(Wanted.WHOLE, 1 - FURTHEST, FURTHEST - 1), minutes)
    with suppress(ValueError):
        found = datetime.fromisoformat(text(name, stamp))
        if found.tzinfo is not None and found.year in YEARS:
            return found.astimezone(_zone(minutes))
    raise _wrong(name, Expected(Wanted.MOMENT), stamp)


@cache
def _zone(minutes: int) -> timezone:
    return timezone(timedelta(minutes=minutes))


def _wrong(name: str, expected: Expected, value: object) -> WrongValueError:
    return WrongValueError(Mistake((name,), expected, describe(value)))
