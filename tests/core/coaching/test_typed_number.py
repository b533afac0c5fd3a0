"""Numbers as people type them in any country."""

from __future__ import annotations

from math import isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinecoach.core.coaching.typed_number import DECIMAL_SIGNS, LONGEST, digit_of, read_number


@given(st.floats(-999, 999), st.sampled_from(DECIMAL_SIGNS))
def test_every_number_is_read_as_it_is_written(number: float, sign: str) -> None:
    written = f"{number:.2f}"
    assert read_number(written.replace(".", sign), 2) == float(written)


@pytest.mark.parametrize(
    ("typed", "digit"),
    [("7", 7), ("\N{ARABIC-INDIC DIGIT THREE}", 3), ("x", None), ("", None), ("10", None)],
)
def test_a_digit_of_any_script_is_one(typed: str, digit: int | None) -> None:
    assert digit_of(typed) == digit


@given(st.text(max_size=14))
def test_no_text_makes_the_reader_fail(text: str) -> None:
    number = read_number(text, 2)
    assert number is None or isfinite(number)


@pytest.mark.parametrize(
    "text",
    [
        "",
        ".",
        "1.000,5",
        "1,234",
        "12..5",
        "1 250",
        "-",
        "--2",
        "2-",
        "12½",
        "1_0",
        "1e1",
        "nan",
        "²",
    ],
)
def test_what_is_no_number_is_none(text: str) -> None:
    assert read_number(text, 2) is None


def test_a_number_is_read_whole_or_not_at_all() -> None:
    assert read_number("0" * (LONGEST - 2) + "12") == 12.0
    assert read_number("0" * (LONGEST - 2) + "12.5", 2) is None


def test_a_number_below_zero_has_either_minus() -> None:
    assert read_number("-2,5", 1) == read_number("\N{MINUS SIGN}2.5", 1) == -2.5
    assert read_number("-" + "0" * (LONGEST - 1) + "2") == -2.0


def test_a_whole_number_has_no_decimal_sign() -> None:
    assert read_number("12") == 12.0
    assert read_number("12.") is None
