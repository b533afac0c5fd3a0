"""A number is shown before it counts: typed, stepped to, pressed, changed, confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from spinecoach.core.coaching.number_entry import STANDS, NumberEntry
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


@pytest.mark.parametrize("keys", [[0], [1, 0], *([digit] for digit in range(2, 10))])
def test_a_number_counts_by_itself_after_it_was_seen(keys: list[int]) -> None:
    entry = NumberEntry()
    for digit in keys:
        entry.digit(digit, 5.0)
    number = MOST if keys == [1, 0] else keys[0]
    assert entry.deadline == 5.0 + STANDS
    assert entry.poll(5.0 + SOON) is None
    assert entry.poll(5.0 + STANDS) == number
    assert entry.deadline is None


@pytest.mark.parametrize("key", [typed(0), pressed(3), left, enter])
def test_what_comes_when_a_number_counts_is_refused(key: Key) -> None:
    """Also if nobody looked in between."""
    entry = NumberEntry()
    entry.digit(2, 0.0)
    assert not key(entry, STANDS)
    assert entry.poll(STANDS) == 2


@pytest.mark.parametrize("pause", [3.0, 10.0, 600.0])
def test_a_slow_typists_ten_is_never_one(pause: float) -> None:
    entry = NumberEntry()
    entry.digit(1, 0.0)
    assert (entry.deadline, entry.poll(pause)) == (None, None)
    assert entry.digit(0, pause)
    assert entry.poll(pause + STANDS) == MOST


def test_a_one_counts_when_it_is_confirmed() -> None:
    entry = NumberEntry()
    entry.digit(1, 0.0)
    assert entry.confirm(10.0)
    assert entry.poll(10.0) == 1
    assert not entry.digit(0, 11.0)


@pytest.mark.parametrize("digit", range(10))
def test_if_nobody_waits_a_number_stands_until_it_is_confirmed(digit: int) -> None:
    entry = NumberEntry(counts_alone=False)
    entry.digit(digit, 0.0)
    assert (entry.deadline, entry.poll(3600.0)) == (None, None)
    assert entry.confirm(3600.0)
    assert entry.poll(3600.0) == digit


@pytest.mark.parametrize("first", [0, 1])
def test_if_nobody_waits_a_ten_may_take_a_minute(first: int) -> None:
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
    entry.digit(5, 0.2)
    assert not entry.undo(0.2 + STANDS)
    assert entry.poll(9.0) == 5


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
