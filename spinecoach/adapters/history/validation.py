"""Check each value that is read from the file, so that nothing absurd leaves the history.

A disk, another program or a person with a database browser may put a word where
a number was, or a day that no calendar has. The readers of rows check every value
here. A row with an invalid value is left out, named by `history check`, and stays
in the file as it is.
"""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date, datetime, timedelta, timezone
from functools import cache
from typing import TYPE_CHECKING

from spinecoach.core.record.limits import HEAVIEST_KG, MOST, PACE, WORST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spinecoach.adapters.history.writer import Store

YEARS = range(1900, 9000)
"""Years that leave room on both sides for weeks and for offsets from UTC."""

FURTHEST = 24 * 60
"""Minutes that a place is away from UTC are less than this."""

LONGEST_SHOWN = 40
"""Characters of a value that a message quotes."""

NONSENSE = (ValueError, TypeError, OverflowError, ArithmeticError, LookupError, OSError)
"""What reading a row may raise whose values are invalid or missing."""


@contextmanager
def readable(store: Store) -> Iterator[None]:
    """Skip a row whose values are invalid; the history's `news` says so."""
    try:
        yield
    except NONSENSE:
        store.unreadable = True


def text(name: str, value: object) -> str:
    """Return a value that is a text; raises `ValueError`, as all of these do."""
    if isinstance(value, str):
        return value
    raise ValueError(f"{name} {_shown(value)} is no text")


def whole(name: str, value: object, most: int = MOST) -> int:
    """Return a whole number from 0 to `most`."""
    if type(value) is int and 0 <= value <= most:
        return value
    raise ValueError(f"{name} {_shown(value)} is no whole number from 0 to {most}")


def number(name: str, value: object, most: float = MOST) -> float:
    """Return a number from 0 to `most`; infinity and what is no number at all are not."""
    if isinstance(value, (int, float)) and 0 <= value <= most:
        return float(value)
    raise ValueError(f"{name} {_shown(value)} is no number from 0 to {most:g}")


def scale(name: str, value: object) -> int | None:
    """Return a pain or an effort, 0 to 10, or None where none was told."""
    return None if value is None else whole(name, value, WORST)


def weight(name: str, value: object) -> float | None:
    """Return kilograms, or None where there was no weight."""
    return None if value is None else number(name, value, HEAVIEST_KG)


def pace(value: object) -> float:
    """Return a pace: 1 is the tempo of the data, 2 twice as fast."""
    found = number("the pace", value)
    if not PACE[0] <= found <= PACE[1]:
        raise ValueError(f"the pace {_shown(value)} is not from {PACE[0]:g} to {PACE[1]:g}")
    return found


def day(name: str, value: object) -> date:
    """Return a day as the file has it: "2026-11-22"."""
    try:
        found = date.fromisoformat(text(name, value))
    except ValueError:
        raise ValueError(f"{name} {_shown(value)} is no day") from None
    if found.isoformat() != value or found.year not in YEARS:
        raise ValueError(f"{name} {_shown(value)} is no day")
    return found


def moment(name: str, stamp: object, minutes: object) -> datetime:
    """Return a time of the file with its offset in minutes, as an aware time there."""
    if type(minutes) is not int or abs(minutes) >= FURTHEST:
        raise ValueError(f"{name} has {_shown(minutes)} for an offset from UTC")
    try:
        found = datetime.fromisoformat(text(name, stamp))
    except ValueError:
        raise ValueError(f"{name} {_shown(stamp)} is no time") from None
    if found.tzinfo is None or found.year not in YEARS:
        raise ValueError(f"{name} {_shown(stamp)} is no time")
    return found.astimezone(_zone(minutes))


@cache
def _zone(minutes: int) -> timezone:
    return timezone(timedelta(minutes=minutes))


def _shown(value: object) -> str:
    shown = ascii(value)
    return shown if len(shown) <= LONGEST_SHOWN else f"{shown[: LONGEST_SHOWN - 3]}..."
