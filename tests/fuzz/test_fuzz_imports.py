"""A short run of `fuzz_imports`."""

from __future__ import annotations

import sys

from tests.fuzz.fuzz_imports import fuzz


def test_damaged_files_of_other_programs_are_read_or_refused_in_words() -> None:
    # The memory of the whole test run is no matter of this reader.
    assert fuzz(seed=1, count=300, largest=sys.maxsize) == ""
