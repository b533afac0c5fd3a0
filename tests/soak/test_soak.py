"""A short life in the real window, and whether growth would be seen."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.patience import PATIENCE
from tests.soak.held import Held, grown

STEADY = Held(memory=100.0, threads=3, children=1, files=20, timers=2, widgets=300)


def life(*late: Held) -> list[Held]:
    """Four quarters of a life: the first and the third are never compared."""
    begin = STEADY._replace(memory=50.0, widgets=10)
    return [begin, begin, STEADY, STEADY, STEADY._replace(files=99), STEADY, *late]


def test_of_three_moments_none_is_compared() -> None:
    assert grown([STEADY, STEADY, STEADY._replace(files=99)]) == []


def test_what_is_as_it_was_has_not_grown() -> None:
    assert grown(life(STEADY, STEADY._replace(memory=104.0, threads=2))) == []


@pytest.mark.parametrize("name", ["threads", "children", "files", "timers", "widgets"])
def test_one_thing_more_has_grown(name: str) -> None:
    more = STEADY._replace(**{name: getattr(STEADY, name) + 1})
    (line,) = grown(life(STEADY, more))
    assert line.startswith(f"{name} grew from ")


def test_a_twentieth_more_memory_has_grown() -> None:
    more = STEADY._replace(memory=106.0)
    assert grown(life(more, more)) == ["memory grew from 100 to 106"]


@pytest.mark.skipif(sys.platform != "linux", reason="no other system tells what a process holds")
def test_some_days_in_one_window_leave_nothing() -> None:
    lived = subprocess.run(
        [sys.executable, "-m", "tests.soak", "days", "4"],
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert lived.stdout.splitlines()[-1] == "Nothing grew, nothing is left."
