"""Which numbers a recorded workout may hold, and from when on a set counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinecoach.core.record.limits import MOST_REPS, set_counts

REPS = st.integers(0, MOST_REPS)


@given(reps=REPS, target=REPS)
def test_a_set_counts_from_half_of_its_target_on_and_never_without_a_rep(
    reps: int, target: int
) -> None:
    assert set_counts(reps, target) is (reps > 0 and 2 * reps >= target)


@pytest.mark.parametrize(
    ("reps", "target", "counts"),
    [(0, 12, False), (5, 12, False), (6, 12, True), (0, 0, False), (3, 0, True)],
)
def test_a_set_counts_from_half_of_its_reps_on(*, reps: int, target: int, counts: bool) -> None:
    assert set_counts(reps, target) is counts
