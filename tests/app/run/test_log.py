"""The log is kept from the start on, does not grow without end and names nobody."""

from __future__ import annotations

import faulthandler
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from spinecoach.app.run import log
from tests.patience import PATIENCE

CRASH = """
import ctypes, sys
from pathlib import Path
from spinecoach.app.run import log
log.started(Path(sys.argv[1]), "window")
ctypes.string_at(0)
"""


def test_a_run_begins_with_what_is_started_and_by_what(tmp_path: Path) -> None:
    log.started(tmp_path, "window")
    path = log.usual(tmp_path)
    first, second = path.read_text().splitlines()
    assert "SpineCoach" in first
    assert "Python" in first
    assert second == "started: window"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_if_nothing_can_be_written_the_program_starts_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("a file where the folder should be")
    log.started(tmp_path, "window")
    assert [path.name for path in tmp_path.iterdir()] == ["log"]


def test_a_crash_in_c_code_leaves_its_place_in_the_log(tmp_path: Path) -> None:
    command = [sys.executable, "-c", CRASH, str(tmp_path)]
    ended = subprocess.run(command, capture_output=True, check=False, timeout=PATIENCE)
    assert ended.returncode != 0
    assert "Fatal Python error" in log.usual(tmp_path).read_text()


def test_a_log_of_crashes_that_somebody_else_keeps_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(faulthandler, "is_enabled", lambda: True)
    monkeypatch.setattr(faulthandler, "enable", pytest.fail)
    log.started(tmp_path, "window")


def test_the_log_names_no_home_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    told = log.write(tmp_path / "own", f"Permission denied: {tmp_path / 'data'}")
    path = tmp_path / "own" / "log" / log.NAME
    assert told == path
    assert str(tmp_path) not in path.read_text()
    assert "~/data" in path.read_text()


def test_the_log_does_not_grow_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "LARGEST", 1000)
    for number in range(40):
        log.write(tmp_path, f"number {number}" * 10)
    logs = sorted((tmp_path / "log").iterdir())
    assert [log.name for log in logs] == ["spinecoach.log", "spinecoach.old.log"]
    assert all(log.stat().st_size < 1500 for log in logs)
    assert "number 39" in logs[0].read_text()
