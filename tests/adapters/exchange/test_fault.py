"""What a message quotes of a file: enough to find it, never more than fits into a line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinecoach.adapters.exchange.fault import LONGEST_SHOWN, ImportFault, mistake, shown
from spinecoach.core.record.imported import Flaw, FlawKind

ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=8,
)


@given(ANY)
def test_any_value_is_quoted_within_its_limit(value: object) -> None:
    assert len(shown(value)) <= LONGEST_SHOWN


@pytest.mark.parametrize(
    ("value", "quoted"),
    [
        ("eight", "eight"),
        ("x" * 60, "x" * 60),
        ("x" * 61, "x" * 57 + "..."),
        (8.5, "8.5"),
        (None, "None"),
        ([1, 2], "[...]"),
        ({"a": 1}, "{...}"),
    ],
)
def test_a_value_is_quoted_as_it_stands_in_the_file(value: object, quoted: str) -> None:
    assert shown(value) == quoted


def test_a_number_of_thousands_of_digits_is_not_written_out() -> None:
    assert shown(-(10**5000)) == "..."


def test_a_mistake_names_its_place_and_its_line() -> None:
    assert mistake(FlawKind.REPS, "many", "Reps" * 30, 7) == Flaw(
        FlawKind.REPS, 7, ("Reps" * 30)[:LONGEST_SHOWN], "many"
    )


def test_a_fault_holds_all_of_its_mistakes() -> None:
    both = (mistake(FlawKind.REPS, "x", line=2), mistake(FlawKind.WEIGHT, "y", line=3))
    assert ImportFault(*both).mistakes == both
