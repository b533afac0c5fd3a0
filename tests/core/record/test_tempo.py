"""The tempo of sets at own pace: a usual rep, and what became of it towards the end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinecoach.core.record.tempo import CHANGED, FEWEST, Drift, Tempo, tempo_of

SECONDS = st.floats(1.0, 60.0)


@given(st.lists(st.lists(SECONDS | st.none(), max_size=12), max_size=4))
def test_a_usual_rep_is_none_that_was_never_done(sets: list[list[float | None]]) -> None:
    known = [seconds for one in sets for seconds in one if seconds]
    found = tempo_of(sets)
    assert (found is None) is (not known)
    assert found is None or min(known) <= found.seconds <= max(known)


@pytest.mark.parametrize(
    ("seconds", "drift"),
    [
        ([4.0] * 8, Drift.STEADY),
        ([4.0] * 4 + [4.0 * CHANGED + 0.1] * 4, Drift.SLOWER),
        ([4.0] * 4 + [4.0 * CHANGED - 0.1] * 4, Drift.STEADY),
        ([4.0] * 4 + [3.0] * 4, Drift.QUICKER),
        ([4.0] * (FEWEST - 2) + [9.0], Drift.STEADY),  # too few for that
        ([4.0] * 4 + [5.0, 60.0, 4.0, 4.0], Drift.STEADY),  # the doorbell
        ([None, 4.0, 4.0, None, 6.0, 6.0], Drift.SLOWER),
    ],
)
def test_slower_at_the_end_is_more_than_chance(seconds: list[float | None], drift: Drift) -> None:
    found = tempo_of([seconds])
    assert found is not None
    assert found.drift is drift


def test_of_several_sets_most_decide() -> None:
    steady, slower = [4.0] * 8, [4.0] * 4 + [6.0] * 4
    assert tempo_of([slower, steady, slower]) == Tempo(4.0, Drift.SLOWER)
    assert tempo_of([slower, steady, steady]) == Tempo(4.0)


def test_of_an_even_number_of_reps_it_is_between_the_two_in_the_middle() -> None:
    assert tempo_of([[3.0, 5.0]]) == Tempo(4.0)
    assert tempo_of([[3.0, 5.0, 9.0]]) == Tempo(5.0)
