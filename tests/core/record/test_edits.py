"""Edits of several machines: the latest holds, what nobody saw is a conflict, nothing is lost."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinecoach.core.record.edits import (
    BEGAN,
    CHOSEN,
    DECLINED,
    DELETED,
    DUMBBELLS,
    EXCUSE,
    EXERCISE,
    LONGEST_THING,
    MOST_IN_A_MS,
    ROUTINE,
    SETTING,
    YES,
    Conflict,
    Edit,
    Place,
    by_place,
    conflicts,
    heads,
    is_edit,
    is_stamp,
    machine_of,
    made_at,
    next_stamp,
    unmarked,
)

NOON = "2026-11-22T12:00:00.000Z"
LATER = "2026-11-22T12:00:01.000Z"
NEXT_YEAR = "2027-11-22T12:00:00.000Z"
LAPTOP, DESK = "aaaaaaaa", "dddddddd"
NOTE = Place("w", "", "note")


def test_a_stamp_is_the_time_on_the_wall_and_the_machine() -> None:
    stamp = next_stamp(NOON, "", LAPTOP)
    assert (made_at(stamp), machine_of(stamp)) == (NOON, LAPTOP)
    assert is_stamp(stamp)
    assert next_stamp(LATER, stamp, DESK) == f"{LATER}/0000-{DESK}"


def test_what_follows_a_clock_that_was_a_year_ahead_is_still_later() -> None:
    ahead = next_stamp(NEXT_YEAR, "", DESK)
    first = next_stamp(NOON, ahead, LAPTOP)
    second = next_stamp(NOON, first, LAPTOP)
    assert ahead < first < second
    assert made_at(second) == NEXT_YEAR


def test_the_time_of_an_edit_without_a_mark_is_no_obstacle() -> None:
    assert next_stamp(NOON, unmarked(NOON), LAPTOP) == f"{NOON}/0000-{LAPTOP}"
    assert machine_of(unmarked(NOON)) == ""


@pytest.mark.parametrize("latest", ["", "zzz", "zzz/0001-aaaaaaaa", "2026-13-41T00:00:00.000Z/x"])
def test_a_damaged_stamp_stops_no_clock(latest: str) -> None:
    assert next_stamp(NOON, latest, LAPTOP) == f"{NOON}/0000-{LAPTOP}"


def test_a_counter_that_is_full_goes_on_in_the_next_millisecond() -> None:
    full = f"{NOON}/{MOST_IN_A_MS:04x}-{LAPTOP}"
    assert next_stamp(NOON, full, LAPTOP) == f"2026-11-22T12:00:00.001Z/0000-{LAPTOP}"


@given(st.lists(st.tuples(st.integers(0, 99), st.integers(0, 2)), max_size=30))
def test_stamps_grow_with_whatever_clocks_and_no_two_are_the_same(
    told: list[tuple[int, int]],
) -> None:
    stamps: list[str] = []
    for second, machine in told:
        now = f"2026-11-22T12:00:{second % 60:02}.000Z"
        stamps.append(next_stamp(now, max(stamps, default=""), f"{machine:08x}"))
    assert stamps == sorted(set(stamps))
    assert all(map(is_stamp, stamps))


def chain(*told: tuple[str, str, tuple[Edit, ...]]) -> list[Edit]:
    """Make edits of one note: each by a machine, to a value, over some others."""
    made: list[Edit] = []
    for machine, value, over in told:
        stamp = next_stamp(NOON, max((one.stamp for one in made), default=""), machine)
        made.append(Edit(NOTE, stamp, value, tuple(one.stamp for one in over)))
    return made


def test_an_edit_over_another_is_no_conflict_and_holds() -> None:
    (first,) = chain((LAPTOP, "stiff", ()))
    (_, second) = chain((LAPTOP, "stiff", ()), (DESK, "sore", (first,)))
    assert heads([first, second]) == [second]
    assert conflicts([second, first]) == []


def test_two_edits_of_which_neither_was_seen_are_a_conflict_until_one_is_chosen() -> None:
    first, second = chain((LAPTOP, "stiff", ()), (DESK, "sore", ()))
    assert conflicts([second, first]) == [Conflict(NOTE, (first, second))]
    *_, chosen = chain(
        (LAPTOP, "stiff", ()), (DESK, "sore", ()), (LAPTOP, "stiff", (first, second))
    )
    for order in permutations([first, second, chosen]):
        assert conflicts(order) == []
        assert by_place(order)[NOTE][-1] == chosen


def test_two_machines_that_came_to_one_value_agree() -> None:
    assert conflicts(chain((LAPTOP, "stiff", ()), (DESK, "stiff", ()))) == []


def test_each_value_is_in_a_conflict_once() -> None:
    one, two, three = chain((LAPTOP, "stiff", ()), (DESK, "sore", ()), ("eeeeeeee", "stiff", ()))
    (found,) = conflicts([one, two, three])
    assert [edit.value for edit in found.edits] == ["sore", "stiff"]


def test_an_edit_of_an_earlier_version_gives_way_to_every_later_one() -> None:
    old = Edit(NOTE, unmarked(LATER), "old")
    older = Edit(NOTE, unmarked(""), "older")
    (new,) = chain((LAPTOP, "new", ()))
    assert heads(by_place([older, old])[NOTE]) == [old]
    assert conflicts([older, old]) == []
    assert by_place([old, new])[NOTE] == [new, old]  # by its time: it was made later
    assert conflicts([old, new]) == [Conflict(NOTE, (new, old))]
    late = Edit(NOTE, next_stamp(NEXT_YEAR, "", DESK), "late")
    assert conflicts([old, late]) == []


@pytest.mark.parametrize(
    ("place", "values"),
    [
        (NOTE, ("", "stiff")),
        (Place("w", "", "effort"), ("", "0", "10")),
        (Place("w", "s", "reps"), ("0", "9999")),
        (Place("w", "s", "weight_kg"), ("", "2.5", "20.0")),
        (Place("w", "", BEGAN), (NOON,)),
        (Place("w", "", DELETED), ("", YES)),
        (Place("", "2026-11-22", EXCUSE), ("", "flu")),
        (Place("", "pace", SETTING), ("0.8", "true", '"dark"', "[1]", '{"superman": "easy"}', "")),
        (Place("", "Strong", ROUTINE), ("{}", "")),
        (Place("", "my-lift", EXERCISE), ('{"my-lift.toml": "x"}', "")),
        (Place("", "", DUMBBELLS), ("[2.5, 5]", "")),
        (Place("", "", CHOSEN), ("Strong", "")),
        (Place("", "more sets", DECLINED), (YES,)),
    ],
)
def test_an_edit_has_a_place_and_a_value_that_can_be(place: Place, values: tuple[str, ...]) -> None:
    for value in values:
        assert is_edit(Edit(place, unmarked(NOON), value))
        assert is_edit(Edit(place, unmarked(""), value))
        assert is_edit(Edit(place, next_stamp(NOON, "", LAPTOP), value))


@pytest.mark.parametrize(
    "edit",
    [
        Edit(NOTE, "soon/", ""),
        Edit(NOTE, "2026-11-22T99:00:00.000Z/", ""),
        Edit(NOTE, f"2026-11-22T99:00:00.000Z/0000-{LAPTOP}", ""),
        Edit(NOTE, f"9026-11-22T12:00:00.000Z/0000-{LAPTOP}", ""),
        Edit(NOTE, f"{NOON}/0000-LAPTOP", ""),
        Edit(NOTE, f"{NOON}/0000-{LAPTOP}", "", ("then",)),
        Edit(NOTE, f"{NOON}/0000-{LAPTOP}", "", (f"{LATER}/0000-{DESK}",)),
        Edit(NOTE, unmarked(LATER), "", (f"{NOON}/0000-{DESK}",)),
        Edit(NOTE, unmarked(NOON), "x" * 2001),
        Edit(NOTE, unmarked(NOON), "\ud800"),
        Edit(Place("w", "", "title"), unmarked(NOON), "x"),
        Edit(Place("w", "", "reps"), unmarked(NOON), "1"),
        Edit(Place("w", "s", "note"), unmarked(NOON), "x"),
        Edit(Place("w", "s", "reps"), unmarked(NOON), ""),
        Edit(Place("w", "s", "reps"), unmarked(NOON), "1_0"),
        Edit(Place("w", "s", "reps"), unmarked(NOON), " 7"),
        Edit(Place("w", "s", "reps"), unmarked(NOON), "many"),
        Edit(Place("w", "s", "weight_kg"), unmarked(NOON), "nan"),
        Edit(Place("w", "s", "weight_kg"), unmarked(NOON), "20"),
        Edit(Place("w", "", "effort"), unmarked(NOON), "11"),
        Edit(Place("w", "", BEGAN), unmarked(NOON), ""),
        Edit(Place("w", "", BEGAN), unmarked(NOON), "1026-11-22T12:00:00.000Z"),
        Edit(Place("w", "", DELETED), unmarked(NOON), "yes"),
        Edit(Place("", "2026-11-22", "note"), unmarked(NOON), "flu"),
        Edit(Place("", "pace", SETTING), unmarked(NOON), "{"),
        Edit(Place("", "pace", SETTING), unmarked(NOON), "[" * 100_000),
        Edit(Place("", "pace", SETTING), unmarked(NOON), "null"),
        Edit(Place("", "pace", SETTING), unmarked(NOON), "NaN"),
        Edit(Place("", "pace", SETTING), unmarked(NOON), "-1e999"),
        Edit(Place("", "after", SETTING), unmarked(NOON), f'"{"x" * LONGEST_THING}"'),
        Edit(Place("", "x" * 201, ROUTINE), unmarked(NOON), "{}"),
        Edit(Place("", "Strong", ROUTINE), unmarked(NOON), "[]"),
        Edit(Place("", "my-lift", EXERCISE), unmarked(NOON), "7"),
        Edit(Place("", "", DUMBBELLS), unmarked(NOON), "{}"),
        Edit(Place("", "", DUMBBELLS), unmarked(NOON), '["two"]'),
        Edit(Place("", "", DUMBBELLS), unmarked(NOON), "[true]"),
        Edit(Place("", "", DUMBBELLS), unmarked(NOON), "[NaN]"),
        Edit(Place("", "", DUMBBELLS), unmarked(NOON), f"[1{'0' * 400}]"),
        Edit(Place("", "", CHOSEN), unmarked(NOON), "x" * 201),
        Edit(Place("", "more sets", DECLINED), unmarked(NOON), ""),
        Edit(Place("", "tomorrow", EXCUSE), unmarked(NOON), "flu"),
        Edit(Place("", "20261122", EXCUSE), unmarked(NOON), "flu"),
        Edit(Place("", "2026-11-22", EXCUSE), unmarked(NOON), "x" * 201),
        Edit(Place("w", "", EXCUSE), unmarked(NOON), "flu"),
    ],
)
def test_whatever_else_is_told_is_no_edit(edit: Edit) -> None:
    assert not is_edit(edit)
