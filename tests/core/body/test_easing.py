"""Movements begin and end slowly, and never go back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinecoach.core.body.easing import FASTEST, ease

times = st.floats(0.0, 1.0)


def test_it_begins_at_the_beginning_and_ends_at_the_end() -> None:
    assert (ease(0.0), ease(0.5), ease(1.0)) == (0.0, 0.5, 1.0)
    assert (ease(-3.0), ease(7.0)) == (0.0, 1.0)


@given(times, times)
def test_it_never_turns_back(one: float, other: float) -> None:
    first, second = sorted((one, other))
    assert ease(first) <= ease(second) + 1e-12


@given(times)
def test_easing_out_mirrors_easing_in(t: float) -> None:
    assert ease(t) + ease(1.0 - t) == pytest.approx(1.0)


@given(st.floats(0.0, 0.99))
def test_no_instant_is_faster_than_it_says(t: float) -> None:
    assert (ease(t + 0.01) - ease(t)) / 0.01 <= FASTEST + 1e-6


def test_it_starts_and_stops_gently() -> None:
    assert ease(0.02) < 0.001
    assert ease(0.98) > 0.999
