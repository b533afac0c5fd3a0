"""A short run of the fuzzers."""

from __future__ import annotations

from tests.fuzz.fuzz_files import SLOWEST, fuzz


def test_no_damaged_file_stops_the_program() -> None:
    assert fuzz(1, 40) < SLOWEST
