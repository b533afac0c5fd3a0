"""A short run of the script that damages the worker's protocol; the long run is its own."""

from __future__ import annotations

import pytest

from tests.fuzz import fuzz_worker


@pytest.mark.parametrize("seed", range(3))
def test_no_damage_to_the_protocol_leaves_a_traceback_or_a_hang(seed: int) -> None:
    assert fuzz_worker.run(200, seed) < fuzz_worker.LIMIT
