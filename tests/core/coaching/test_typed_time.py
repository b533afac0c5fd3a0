"""Times of day as people type them anywhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinecoach.core.coaching.typed_time import HOURS, MINUTES, read_time

HOUR = st.integers(0, HOURS - 1)
MINUTE = st.integers(0, MINUTES - 1)


@given(HOUR, MINUTE, st.sampled_from([":", ".", "h", " "]))
def test_every_time_is_read_whatever_stands_between_hour_and_minute(
    hour: int, minute: int, sign: str
) -> None:
    time = f"{hour:02}:{minute:02}"
    assert read_time(f"{hour}{sign}{minute:02}") == time
    assert read_time(time) == time
    assert read_time(f"{hour:02}{minute:02}") == time


@given(HOUR, MINUTE)
def test_the_halves_of_the_day_are_those_of_the_clock(hour: int, minute: int) -> None:
    written = f"{hour % 12 or 12}:{minute:02} {'pm' if hour >= 12 else 'am'}"
    assert read_time(written) == f"{hour:02}:{minute:02}"


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("7:30", "07:30"),
        ("7.30", "07:30"),
        ("730", "07:30"),
        ("7:30 am", "07:30"),
        ("7:30 A.M.", "07:30"),
        ("7 pm", "19:00"),
        (" 19h ", "19:00"),
        ("7.30 Uhr", "07:30"),
        ("7 Uhr 30", "07:30"),
        ("7 h 05", "07:05"),
        ("7\uff1a30", "07:30"),
        ("7", "07:00"),
        ("\N{ARABIC-INDIC DIGIT SEVEN}:\N{ARABIC-INDIC DIGIT THREE}0", "07:30"),
    ],
)
def test_a_time_is_read_as_it_is_meant(text: str, time: str) -> None:
    assert read_time(text) == time


@pytest.mark.parametrize("text", ["", "soon", "24:00", "7:60", "13 pm", "0 am", "7:3", "-7", "77"])
def test_what_is_no_time_is_none(text: str) -> None:
    assert read_time(text) is None


@given(st.text(max_size=10))
def test_no_text_makes_the_reader_fail(text: str) -> None:
    assert read_time(text) is None or len(read_time(text) or "") == 5
