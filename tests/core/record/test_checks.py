"""Only values that a workout can have are accepted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.record.checks import (
    SCALES,
    OutOfRangeError,
    above_zero,
    check_set,
    check_workout,
    is_original,
    rep_seconds,
    set_extra,
    writable,
)
from spinecoach.core.record.limits import LONGEST_NOTE, MOST_REPS, MOST_SECONDS
from spinecoach.core.record.logbook import NO_EXTRA, SetExtra

MOST_OF_A_SET = {"reps": 9999, "weight_kg": 1000, "seconds": 100_000, "distance_m": 1_000_000}
ODD = st.integers() | st.floats() | st.none() | st.text() | st.booleans()

JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=6) | st.dictionaries(st.text(max_size=2), inner),
    max_leaves=8,
)
"""Whatever may stand in a file."""


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("pain_before", 11, "Pain before is a whole number from 0 to 10."),
        ("pain_after", -1, "Pain after is a whole number from 0 to 10."),
        ("effort", 4.5, "Effort is a whole number from 0 to 10."),
        ("effort", True, "Effort is a whole number from 0 to 10."),
        ("note", "x" * (LONGEST_NOTE + 1), "A note is a text of at most 2000 characters."),
        ("note", None, "A note is a text of at most 2000 characters."),
        ("note", "\ud800", "A note is a text of at most 2000 characters."),
    ],
)
def test_a_wrong_value_of_a_workout_is_refused_and_said(
    field: str, value: object, words: str
) -> None:
    with pytest.raises(OutOfRangeError) as refused:
        check_workout(field, value)
    assert Phrases().history.refused(refused.value) == words


def test_the_longest_note_and_the_greatest_numbers_are_taken() -> None:
    check_workout("note", "x" * LONGEST_NOTE)
    check_workout("effort", 10)
    for field, most in MOST_OF_A_SET.items():
        check_set(field, most)


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("reps", MOST_REPS + 1, "Reps are a whole number from 0 to 9999."),
        ("reps", None, "Reps are a whole number from 0 to 9999."),
        ("weight_kg", -0.5, "A weight is a number from 0 to 1000 kg."),
        ("weight_kg", "8", "A weight is a number from 0 to 1000 kg."),
        ("weight_kg", True, "A weight is a number from 0 to 1000 kg."),
        ("seconds", 100_001, "Seconds are a number from 0 to 100000."),
        ("distance_m", float("nan"), "Metres are a number from 0 to 1000000."),
    ],
)
def test_a_wrong_value_of_a_set_is_refused_and_said(field: str, value: object, words: str) -> None:
    with pytest.raises(OutOfRangeError) as refused:
        check_set(field, value)
    assert Phrases().history.refused(refused.value) == words


def test_a_field_that_no_workout_has_is_a_mistake_of_the_program() -> None:
    with pytest.raises(KeyError):
        check_workout("mood", 3)


@pytest.mark.parametrize("field", MOST_OF_A_SET)
def test_a_set_may_have_nothing_and_the_most_of_each(field: str) -> None:
    check_set(field, 0)
    if field != "reps":
        check_set(field, None)
    check_set(field, MOST_OF_A_SET[field])


@given(st.sampled_from(sorted(MOST_OF_A_SET)), ODD)
def test_no_set_gets_a_number_beyond_its_range(field: str, value: object) -> None:
    try:
        check_set(field, value)
    except ValueError:
        return
    assert (value is None and field != "reps") or (
        isinstance(value, (int, float)) and 0 <= value <= MOST_OF_A_SET[field]
    )


@given(st.sampled_from(SCALES), st.integers())
def test_a_scale_goes_from_zero_to_ten(field: str, value: int) -> None:
    try:
        check_workout(field, value)
    except ValueError:
        assert not 0 <= value <= 10
    else:
        assert 0 <= value <= 10


def test_a_note_of_usual_words_is_taken() -> None:
    check_workout("note", "quiet evening")


@given(st.text(st.characters(codec="utf-8")))
def test_every_text_that_can_be_encoded_is_writable(text: str) -> None:
    assert writable(text)


@pytest.mark.parametrize(
    ("field", "original", "good"),
    [
        ("note", "", True),
        ("note", None, False),
        ("reps", "8", True),
        ("reps", "abc", False),
        ("reps", "8.5", False),
        ("reps", None, False),
        ("weight_kg", "2.5", True),
        ("weight_kg", "nan", False),
        ("weight_kg", None, True),
        ("seconds", "60.5", True),
        ("seconds", "inf", False),
        ("distance_m", None, True),
        ("distance_m", "-1", False),
        ("effort", "4", True),
        ("effort", "11", False),
        ("effort", None, True),
        ("began_utc", "2026-11-22T11:12:42.125Z", True),
        ("began_utc", "2026-11-22T11:12:42", False),
        ("began_utc", "yesterday", False),
        ("mood", "3", False),
    ],
)
def test_only_what_can_have_stood_in_a_field_is_its_original(
    field: str, original: str | None, *, good: bool
) -> None:
    assert is_original(field, original) is good


def test_what_another_program_tells_of_a_set_is_kept_if_it_makes_sense() -> None:
    told = {"kind": "warmup", "superset": 3, "rpe": 8, "note": "\ud800", "assisted_kg": -1}
    assert set_extra(told) == SetExtra("warmup", rpe=8.0)
    assert set_extra([told]) is NO_EXTRA


@given(ODD)
def test_a_number_above_zero_is_one(value: object) -> None:
    found = above_zero(value, 10)
    assert found is None or 0 < found <= 10
    assert (found is None) or found == value


@pytest.mark.parametrize(
    ("value", "number"), [(8, 8.0), (10, 10.0), (0, None), (10.5, None), (True, None), ("8", None)]
)
def test_a_number_above_zero_and_up_to_the_most(value: object, number: float | None) -> None:
    assert above_zero(value, 10) == number


@given(JSON)
def test_whatever_is_told_of_reps_their_times_can_have_been(told: object) -> None:
    found = rep_seconds(told)
    assert all(one is None or 0 < one <= MOST_SECONDS for one in found)
    assert not found or any(found)
    assert rep_seconds(list(found)) == found


def test_of_the_times_of_reps_what_makes_no_sense_is_unknown() -> None:
    assert rep_seconds([4, "4", -1, None, True, float("nan"), 3.5]) == (4.0, *[None] * 5, 3.5)
    assert rep_seconds([4.0] * MOST_REPS) == (4.0,) * MOST_REPS
    for nothing in (None, "4.0", {"1": 4.0}, [], [None], [4.0] * (MOST_REPS + 1)):
        assert rep_seconds(nothing) == ()
