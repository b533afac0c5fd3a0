"""A short run of `fuzz_history`."""

from __future__ import annotations

from tests.fuzz.fuzz_history import fuzz


def test_spoilt_bytes_of_a_history_raise_nothing_hang_nowhere_and_cost_no_workout() -> None:
    assert fuzz(seed=1, count=25) == ""
