"""A number is shown before it counts: typed, stepped to, pressed, changed, confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from spinecoach.core.coaching.number_entry import ONE_STANDS, STANDS, NumberEntry, stands
from spinecoach.core.coaching.pain import MOST

if TYPE_CHECKING:
    from collections.abc import Callable

    Key = Callable[[NumberEntry, float], bool]


def typed(digit: int) -> Key:
    return lambda entry, now: entry.digit(digit, now)


def pressed(number: int) -> Key:
    return lambda entry, now: entry.number(number, now)


def left(entry: NumberEntry, now: float) -> bool:
    return entry.step(-1, now)


def right(entry: NumberEntry, now: float) -> bool:
    return entry.step(1, now)


def enter(entry: NumberEntry, now: float) -> bool:
    return entry.confirm(now)


SOON = STANDS - 0.01
"""The last moment in which a number may still be changed."""


@pytest.mark.parametrize(
    ("keys", "chosen", "counts"),
    [
        ([(0.0, typed(4))], 4, False),
        ([(0.0, typed(4)), (0.1, enter)], 4, True),
        ([(0.0, typed(4)), (SOON, typed(5))], 5, False),
        ([(0.0, typed(1)), (SOON, typed(0))], MOST, False),
        ([(0.0, typed(1)), (0.5, typed(0)), (0.6, enter)], MOST, True),
        ([(0.0, typed(0)), (SOON, typed(0))], MOST, False),
        ([(0.0, typed(0)), (0.5, typed(1))], 1, False),
        ([(0.0, typed(0)), (0.5, typed(1)), (1.0, typed(0))], MOST, False),
        ([(0.0, typed(1)), (0.5, typed(3)), (0.9, typed(0))], 0, False),
        ([(0.0, typed(1)), (0.5, typed(0)), (0.9, typed(0))], 0, False),
        ([(0.0, typed(1)), (0.5, typed(0)), (0.9, typed(4))], 4, False),
        ([(0.0, right)], 0, False),
        ([(0.0, left)], MOST, False),
        ([(0.0, left), (0.1, right)], MOST, False),
        ([(0.0, right), (0.1, left)], 0, False),
        ([(0.0, typed(4)), (0.1, left), (9.0, right)], 4, False),
        ([(0.0, typed(4)), (0.1, left), (9.0, enter)], 3, True),
        ([(0.0, right), (0.1, right), (0.2, typed(0))], 0, False),
        ([(0.0, pressed(10))], MOST, True),
        ([(0.0, typed(2)), (0.1, pressed(7))], 7, True),
    ],
)
def test_what_is_shown_and_whether_it_counts(
    keys: list[tuple[float, Key]], chosen: int, *, counts: bool
) -> None:
    entry = NumberEntry()
    assert all(key(entry, now) for now, key in keys)
    assert (entry.chosen, entry.confirmed) == (chosen, counts)
    now = keys[-1][0]
    assert entry.poll(now) == (chosen if counts else None)


@pytest.mark.parametrize("digit", range(10))
def test_a_digit_counts_by_itself_after_it_was_seen(digit: int) -> None:
    entry = NumberEntry()
    entry.digit(digit, 5.0)
    assert entry.deadline == 5.0 + stands(digit)
    assert entry.poll(5.0 + SOON) is None
    assert entry.poll(5.0 + stands(digit)) == digit
    assert entry.deadline is None


@pytest.mark.parametrize("key", [typed(0), pressed(3), left, enter])
def test_what_comes_when_a_number_counts_is_refused(key: Key) -> None:
    """Also where nobody looked in between: a 0 that comes too late makes no 10."""
    entry = NumberEntry()
    entry.digit(1, 0.0)
    assert not key(entry, ONE_STANDS)
    assert entry.poll(ONE_STANDS) == 1


def test_a_slow_typists_ten_is_no_one() -> None:
    entry = NumberEntry()
    entry.digit(1, 0.0)
    assert entry.poll(3.5) is None
    assert entry.digit(0, 3.6)
    assert entry.poll(9.0) == MOST


@pytest.mark.parametrize("digit", range(10))
def test_where_nobody_waits_a_number_stands_until_it_is_confirmed(digit: int) -> None:
    entry = NumberEntry(counts_alone=False)
    entry.digit(digit, 0.0)
    assert (entry.deadline, entry.poll(3600.0)) == (None, None)
    assert entry.confirm(3600.0)
    assert entry.poll(3600.0) == digit


@pytest.mark.parametrize("first", [0, 1])
def test_where_nobody_waits_a_ten_may_take_a_minute(first: int) -> None:
    entry = NumberEntry(counts_alone=False)
    entry.digit(first, 0.0)
    assert entry.digit(0, 60.0)
    assert entry.chosen == MOST
    assert entry.step(-1, 61.0)
    assert entry.step(-8, 62.0)
    assert entry.digit(0, 63.0)
    assert entry.chosen == 0  # an arrow chose the 1


def test_a_number_is_undone_until_it_counts() -> None:
    entry = NumberEntry()
    assert not entry.undo(0.0)
    entry.digit(4, 0.0)
    assert entry.undo(0.1)
    assert (entry.chosen, entry.deadline) == (None, None)
    entry.digit(1, 0.2)
    assert not entry.undo(0.2 + ONE_STANDS)
    assert entry.poll(9.0) == 1


def test_nothing_is_confirmed_before_a_number_is_chosen() -> None:
    entry = NumberEntry()
    assert not entry.confirm(0.0)
    assert entry.poll(100.0) is None


def test_a_number_is_forgotten() -> None:
    entry = NumberEntry()
    entry.digit(1, 0.0)
    entry.clear()
    assert (entry.chosen, entry.poll(100.0)) == (None, None)
    entry.number(3, 0.0)
    entry.clear()
    assert entry.digit(0, 0.1)
    assert entry.chosen == 0
