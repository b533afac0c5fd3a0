"""Single values of other programs: read as they were meant, or refused by name."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinecoach.adapters.exchange.fault import WrongValue
from spinecoach.adapters.exchange.values import (
    apart,
    duration,
    name,
    number,
    reps,
    weight_kg,
)
from spinecoach.core.record.imported import FlawKind, WeightUnit
from spinecoach.core.record.limits import HEAVIEST_KG, LONGEST_TITLE, MOST_REPS, MOST_SECONDS


@given(st.integers(-999_999, 999_999), st.integers(0, 99), st.sampled_from(".,"))
def test_a_number_has_a_point_or_a_comma(whole: int, part: int, mark: str) -> None:
    assert number(f"{whole}{mark}{part:02}") == float(f"{whole}.{part:02}")


@pytest.mark.parametrize("text", ["", "inf", "nan", "1e9", "1.2.3", "eight", "9" * 13, "1_000"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert number(text) is None


@given(st.integers(0, MOST_REPS), st.integers(0, 9))
def test_whole_reps_are_read_and_a_part_is_told(whole: int, part: int) -> None:
    text = f"{min(whole, MOST_REPS - 1)}.{part}"
    assert reps(text, "reps") == (min(whole, MOST_REPS - 1), part != 0)


def test_no_reps_are_none_done() -> None:
    assert reps("", "reps") == (0, False)


@pytest.mark.parametrize("text", ["-1", str(MOST_REPS + 1), "many"])
def test_impossible_reps_are_refused_with_their_column(text: str) -> None:
    with pytest.raises(WrongValue) as caught:
        reps(text, "Reps")
    mistake = caught.value.mistake
    assert (mistake.kind, mistake.place, mistake.value) == (FlawKind.REPS, "Reps", text)


@pytest.mark.parametrize("mark", ["\N{ARABIC DECIMAL SEPARATOR}", "\N{FULLWIDTH FULL STOP}"])
def test_a_number_may_be_in_the_digits_of_any_script(mark: str) -> None:
    arabic = [chr(ord("\N{ARABIC-INDIC DIGIT ZERO}") + digit) for digit in range(10)]
    assert number(f"\N{MINUS SIGN}{arabic[1]}{arabic[2]}{mark}{arabic[5]}") == -12.5
    assert reps(arabic[8], "reps") == (8, False)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("12.5 kg", ("12.5", "kg")),
        ("27lbs.", ("27", "lbs")),
        ("12,5", ("12,5", "")),
        ("kg", ("kg", "")),
    ],
)
def test_a_value_is_split_from_its_unit(text: str, parts: tuple[str, str]) -> None:
    assert apart(text) == parts


def test_a_mere_number_is_a_duration_in_the_unit_of_its_column() -> None:
    assert duration("1,5", unit="hours") == timedelta(minutes=90)
    assert duration("45", unit="min") == timedelta(minutes=45)
    assert duration("45", unit="h:mm") == timedelta(seconds=45)
    assert duration("1h 5m", unit="hours") == timedelta(minutes=65)


def test_a_weight_is_kept_in_kilograms() -> None:
    assert weight_kg("10,5", WeightUnit.KG, "Weight") == 10.5
    assert weight_kg("10", WeightUnit.LB, "Weight") == 4.536
    assert weight_kg("-20", WeightUnit.KG, "Weight") == -20.0  # a machine helps
    assert weight_kg("", WeightUnit.KG, "Weight") is None


def test_the_heaviest_weight_is_a_limit_in_kilograms_whatever_the_unit() -> None:
    assert weight_kg(f"{HEAVIEST_KG:.0f}", WeightUnit.KG, "Weight") == HEAVIEST_KG
    assert weight_kg("2204", WeightUnit.LB, "Weight") == 999.718
    for text, unit in (("1001", WeightUnit.KG), ("2206", WeightUnit.LB), ("heavy", WeightUnit.KG)):
        with pytest.raises(WrongValue) as caught:
            weight_kg(text, unit, "Weight")
        assert caught.value.mistake.kind is FlawKind.WEIGHT


@given(st.integers(0, 99), st.integers(0, 59), st.integers(0, 59))
def test_every_way_to_write_a_duration_means_the_same(
    hours: int, minutes: int, seconds: int
) -> None:
    span = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    for text in (
        f"{hours}:{minutes:02}:{seconds:02}",
        f"{hours}h {minutes}m {seconds}s",
        f"{hours} Std. {minutes} Min. {seconds} Sek.",
        str(int(span.total_seconds())),
    ):
        assert duration(text) == span


def test_a_clock_of_two_numbers_is_read_as_its_column_says() -> None:
    assert duration("1:05") == timedelta(minutes=1, seconds=5)
    assert duration("1:05", hours_first=True) == timedelta(hours=1, minutes=5)


@pytest.mark.parametrize(
    "text", ["", "soon", "5 apples", "h", "5m soon", f"{MOST_SECONDS * 10 + 1:.0f}", "-5"]
)
def test_what_is_no_duration_is_none(text: str) -> None:
    assert duration(text) is None


def test_a_name_is_needed_and_no_longer_than_a_line() -> None:
    assert name("Pull Up", "exercise") == "Pull Up"
    assert len(name("x" * 500, "exercise")) == LONGEST_TITLE
    with pytest.raises(WrongValue) as caught:
        name("", "exercise")
    assert caught.value.mistake.kind is FlawKind.NO_NAME
