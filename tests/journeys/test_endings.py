"""The real program in a process of its own, while its surroundings end, sleep or run out."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.history.faults import PROBE
from spinecoach.adapters.history.sqlite import SqliteHistory
from tests.journeys.test_crash import TEXT, WINDOW, check_after_kill
from tests.journeys.test_privacy import may_trace
from tests.patience import PATIENCE
from tests.soak.__main__ import prepare

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

REPS = 3
"""Reps that are done before something happens."""

PYTHON = (sys.executable, "-P", "-m")

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals and displays")


@contextmanager
def training(folder: Path, **surroundings: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run the window in mid-workout, some reps done; what it prints of later ones is unread."""
    with subprocess.Popen(
        [*PYTHON, *WINDOW, "--data-dir", str(folder / "data")],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"} | surroundings,
    ) as window:
        assert window.stdout is not None
        try:
            for _ in range(REPS):
                assert window.stdout.readline() == b"rep done\n"
            yield window
        finally:
            window.kill()  # has no effect on one that has ended


def later(window: subprocess.Popen[bytes]) -> int:
    """How many reps were done after the first ones, until the window ended."""
    assert window.stdout is not None
    return len(window.stdout.readlines())


@posix
@pytest.mark.parametrize("number", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_session_that_ends_closes_the_window_and_keeps_every_rep(
    tmp_path: Path, number: str
) -> None:
    with training(tmp_path) as window:
        window.send_signal(getattr(signal, number))
        assert window.wait(PATIENCE) == 0
        check_after_kill(tmp_path, REPS + later(window))
    assert [path.name for path in (tmp_path / "data").glob("history.db*")] == ["history.db"]


@posix
@pytest.mark.skipif(not shutil.which("Xvfb"), reason="there is no display to take away")
def test_a_display_that_goes_ends_the_window_and_every_rep_is_kept(tmp_path: Path) -> None:
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as display:
        number = os.read(read, 16).decode().strip()
        with training(tmp_path, DISPLAY=f":{number}", QT_QPA_PLATFORM="xcb") as window:
            display.kill()
            assert window.wait(PATIENCE) not in {0, None}
            check_after_kill(tmp_path, REPS + later(window))
    os.close(read)
    os.close(write)


def test_after_an_hour_of_sleep_the_workout_is_paused_and_goes_on_by_space(
    tmp_path: Path,
) -> None:
    prepare(tmp_path)
    slept = subprocess.run(
        [*PYTHON, "tests.journeys.asleep", str(tmp_path)],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert slept.returncode == 0
    assert "Paused" in slept.stdout


@pytest.mark.skipif(not may_trace(), reason="no program can be traced here")
def test_a_quota_that_is_used_up_is_said_and_what_is_done_waits_elsewhere(tmp_path: Path) -> None:
    home, data = tmp_path / "home", tmp_path / "data"
    home.mkdir()

    def train(*under: str) -> str:
        ended = subprocess.run(
            [*under, *PYTHON, *TEXT, "--data-dir", str(data)],
            env=os.environ | {"HOME": str(home)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=True,
            timeout=PATIENCE,
        )
        return ended.stdout

    train()
    history = data / "history.db"
    files = [f"--trace-path={history}{ending}" for ending in ("", "-wal", PROBE)]
    refused = ["-e", "inject=pwrite64,write:error=EDQUOT"]
    told = train("strace", "--follow-forks", "-qq", "-o", os.devnull, *files, *refused)
    assert "your share of it, is full" in told
    assert "Saved after all" not in told
    assert len(list(home.rglob("spinecoach-not-yet-kept-*.json"))) == 1
    train()
    with closing(SqliteHistory(data)) as kept:
        assert [workout.reps for workout in kept.workouts()] == [36, 36, 36]
