"""Which column means what: known by its name, or by the order in which Strong writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinecoach.adapters.exchange.columns import (
    NAMES,
    STRONG,
    Column,
    foreign_layout,
    layout_of,
    unit_of,
)
from spinecoach.core.record.imported import WeightUnit
from tests.adapters.exchange.files import FITNOTES, HEVY, ROW, STRONG_6, STRONGLIFTS
from tests.adapters.exchange.files import STRONG as STRONG_HEADER

if TYPE_CHECKING:
    from collections.abc import Mapping


@given(st.permutations([name for name in NAMES if name != "time"]))
def test_every_name_is_known_in_any_order_and_any_letters(names: list[str]) -> None:
    places = layout_of([f" {name.upper()}  " for name in names]).places
    assert set(places) == set(NAMES.values())
    for column, place in places.items():
        assert NAMES[names[place]] is column
        assert column not in map(NAMES.get, names[:place])  # the first of that meaning counts


def test_a_time_without_a_column_for_its_day_holds_the_day_as_well() -> None:
    own = layout_of(["Start Time", "end_time", "Exercise Title", "Reps"])
    assert own.places == {
        Column.BEGAN: 0,
        Column.ENDED: 1,
        Column.EXERCISE: 2,
        Column.REPS: 3,
    }
    beside = layout_of(["Start Time", "Date", "exercise", "reps"])
    assert (beside.places[Column.BEGAN], beside.places[Column.START_TIME]) == (1, 0)


@pytest.mark.parametrize(
    ("header", "unit", "metres"),
    [
        ("Weight Lbs", WeightUnit.LB, None),
        ("weight_lbs", WeightUnit.LB, None),
        ("Weight (kg)", WeightUnit.KG, None),
        ("Weight", None, None),
        ("Set 1 (kg)", WeightUnit.KG, None),
        ("distance_km", None, 1000.0),
        ("Distance (miles)", None, 1609.344),
        ("Distance (feet)", None, 0.3048),
        ("Distance (mi.)", None, 1609.344),
        ("Weight (lbs.)", WeightUnit.LB, None),
    ],
)
def test_a_unit_stands_in_the_name_of_its_column(
    header: str, unit: WeightUnit | None, metres: float | None
) -> None:
    layout = layout_of(["Date", header])
    assert (layout.unit, layout.metres) == (unit, metres)


@pytest.mark.parametrize("name", ["Weight (stone)", "Distance (laps)"])
def test_a_column_of_an_unknown_unit_is_not_read(name: str) -> None:
    layout = layout_of(["Date", "Exercise", "Reps", name])
    assert layout.unknown(["Date", "Exercise", "Reps", name]) == {3: name}


@pytest.mark.parametrize(
    "header",
    [
        cells.replace('"', "").replace(";", ",")
        for cells in (HEVY, STRONG_HEADER, STRONG_6, FITNOTES, STRONGLIFTS)
    ],
)
def test_nothing_is_missing_in_the_files_of_the_programs(header: str) -> None:
    assert layout_of(header.split(",")).missing == []


def test_what_is_missing_is_named() -> None:
    assert layout_of([]).missing == [Column.BEGAN, Column.EXERCISE, Column.REPS]
    assert layout_of(["date", "exercise", "seconds"]).missing == []


def test_the_sets_of_a_wide_row_are_found_with_their_weights() -> None:
    layout = layout_of(["date", "Set 1 (Reps)", "Set 1 (LB)", "Set 2 (Reps)", "Set 3 (LB)"])
    assert layout.wide == ((1, 2), (3, -1))
    assert layout.unit is WeightUnit.LB


def foreign(columns: tuple[Column, ...], weight: str) -> list[str]:
    """A header of which only the unit of the weight can be read."""
    return [weight if column is Column.WEIGHT else f"\u5217{n}" for n, column in enumerate(columns)]


CELLS = {
    Column.BEGAN: "2025-11-22 08:00:00",
    Column.WORKOUT: "Abend",
    Column.EXERCISE: "Rudern",
    Column.SET: "1",
    Column.WEIGHT: "10,5",
    Column.REPS: "12",
    Column.UNIT: "kg",
}


def cells_of(columns: tuple[Column, ...], others: Mapping[Column, str] | None = None) -> list[str]:
    return [(CELLS | dict(others or {})).get(one, "") for one in columns]


@pytest.mark.parametrize("columns", STRONG)
@pytest.mark.parametrize(
    ("weight", "unit"), [("Gewicht (lbs)", WeightUnit.LB), ("\u91cd\u91cf", None)]
)
def test_each_order_of_strong_is_known_by_its_first_row(
    columns: tuple[Column, ...], weight: str, unit: WeightUnit | None
) -> None:
    layout = foreign_layout(foreign(columns, weight), [cells_of(columns)])
    assert layout is not None
    assert layout.unit is unit
    assert {column: columns[place] for column, place in layout.places.items()} == {
        column: column for column in columns
    }


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        (Column.BEGAN, "Saturday"),
        (Column.SET, "one"),
        (Column.EXERCISE, "12"),
        (Column.WEIGHT, "heavy"),
        (Column.REPS, "many"),
    ],
)
def test_a_row_that_does_not_fit_is_no_file_of_strong(column: Column, cell: str) -> None:
    columns = STRONG[0]
    assert foreign_layout(foreign(columns, "kg"), [cells_of(columns, {column: cell})]) is None


def test_a_rest_timer_or_another_order_of_the_date_in_the_first_rows_is_no_hindrance() -> None:
    columns = STRONG[2]
    timer = cells_of(columns, {Column.SET: "Rest Timer"})
    dated = cells_of(columns, {Column.BEGAN: "22.11.2025 08:00"})
    assert foreign_layout(foreign(columns, "kg"), [timer, dated]) is not None
    assert foreign_layout(foreign(columns, "kg"), [timer, timer]) is None


def test_a_header_of_another_length_is_no_file_of_strong() -> None:
    assert foreign_layout(["one", "two"], [ROW.split(",")]) is None


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        (" KG ", WeightUnit.KG),
        ("kilograms", WeightUnit.KG),
        ("Lbs", WeightUnit.LB),
        ("stone", None),
        ("", None),
    ],
)
def test_a_unit_is_known_by_its_names(text: str, unit: WeightUnit | None) -> None:
    assert unit_of(text) is unit
