"""After the real program is killed it opens again, and at most the current rep is lost."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.history.sqlite import SqliteHistory

if TYPE_CHECKING:
    from pathlib import Path

KILLS = 8
"""How often the program is killed here; `tests/benchmarks/bench_history.py` does it 200 times."""


TEXT = ("spinecoach", "--text", "--pace", "1000")
WINDOW = ("tests.journeys.eager", "--pace", "1000")
"""The two front ends in a hurry; the window comes as somebody presses Start at once."""


def killed(folder: Path, after: float) -> int:
    """Start a fast workout, kill the program so many seconds later; return the reps it showed."""
    folder.mkdir(exist_ok=True)
    told = folder / "told.txt"
    with (
        told.open("w", encoding="utf-8") as out,
        subprocess.Popen(
            [sys.executable, "-m", *TEXT, "--data-dir", str(folder / "data")],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.DEVNULL,
        ) as process,
    ):
        try:
            assert process.wait(timeout=after) == 0
        except subprocess.TimeoutExpired:
            process.kill()
    return sum(line.strip().startswith("rep ") for line in told.read_text("utf-8").splitlines())


def check_after_kill(folder: Path, shown: int) -> None:
    """Open the history as the next start does, and compare it with what was shown."""
    if not shown and not (folder / "data").exists():
        return  # killed before it came to that
    with closing(SqliteHistory(folder / "data")) as history:
        assert (history.trouble, history.loss) == (None, None)
        assert history.store.ask("PRAGMA integrity_check")[0][0] == "ok"
        workouts = history.workouts()
        kept = sum(workout.reps for workout in workouts)
        # Kept before it is shown: at most the one being shown when the program died.
        assert shown <= kept <= shown + 1
        unfinished = history.unfinished()
        if workouts and workouts[-1].ended is None:
            assert unfinished is not None
            assert unfinished.workout.reps == kept
            assert len(unfinished.plan) == 4
        else:
            assert unfinished is None


def kill_the_window(folder: Path, reps: int, later: float = 0.0) -> None:
    """Kill the window so many seconds after it has told of so many reps; look at what is left."""
    folder.mkdir(exist_ok=True)
    command = [sys.executable, "-m", *WINDOW, "--data-dir", str(folder / "data")]
    surroundings = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    quiet = subprocess.DEVNULL
    with subprocess.Popen(
        command, stdin=quiet, stdout=subprocess.PIPE, stderr=quiet, env=surroundings
    ) as window:
        assert window.stdout is not None
        for _ in range(reps):
            assert window.stdout.readline() == b"rep done\n"
        time.sleep(later)
        window.kill()
        reps += len(window.stdout.readlines())
    check_after_kill(folder, reps)


def whole_run(folder: Path) -> float:
    """How many seconds the program takes for the whole fast workout, from start to end."""
    began = time.perf_counter()
    killed(folder, 120.0)
    return time.perf_counter() - began


@pytest.fixture(scope="module")
def seconds(tmp_path_factory: pytest.TempPathFactory) -> float:
    return whole_run(tmp_path_factory.mktemp("whole"))


@pytest.mark.parametrize("number", range(KILLS))
def test_killed_at_any_instant_it_loses_at_most_the_current_rep(
    tmp_path: Path, seconds: float, number: int
) -> None:
    after = random.Random(number).uniform(0.1, 1.0) * seconds
    check_after_kill(tmp_path, killed(tmp_path, after))


@pytest.mark.parametrize("reps", [1, 12, 24])
def test_the_window_loses_no_more(tmp_path: Path, reps: int) -> None:
    kill_the_window(tmp_path, reps)
