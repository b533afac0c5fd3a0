"""The report from the command line: the same bytes wherever it is made."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import qInstallMessageHandler, qWarning

from spinecoach.adapters.history.sqlite import SqliteHistory
from spinecoach.app.commands.report import report
from spinecoach.core.phrases.phrases import Phrases
from tests.histories import WallClock, years
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

WORKOUTS = years(6)
PERIOD = (WORKOUTS[0].day, WORKOUTS[-1].day)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    with closing(SqliteHistory(tmp_path / "data", WallClock(), wait=None)) as history:
        history.add(WORKOUTS)
    return tmp_path / "data"


def exported(data: Path, out: Path, **environment: str) -> bytes:
    """The report that the program writes, started by a person there."""
    kept = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "QT_QPA_PLATFORM", "TZ"}}
    since, until = (day.isoformat() for day in PERIOD)
    command = [sys.executable, "-m", "spinecoach", "--data-dir", str(data), "export"]
    command += ["--format", "pdf", "--since", since, "--until", until, "--out", str(out)]
    ended = subprocess.run(
        command,
        env=kept | environment,
        capture_output=True,
        check=False,
        text=True,
        timeout=PATIENCE,
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    return out.read_bytes()


def test_it_is_the_same_in_every_time_zone_and_without_a_screen(data: Path, tmp_path: Path) -> None:
    here = exported(data, tmp_path / "here.pdf", TZ="Asia/Tokyo", PYTHONHASHSEED="1")
    there = exported(data, tmp_path / "there.pdf", TZ="America/Lima", QT_QPA_PLATFORM="xcb")
    assert here.startswith(b"%PDF-")
    assert here == there


def test_within_a_program_with_a_window_it_leaves_qt_as_it_was(
    data: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    del qtbot
    for name in ("QT_QPA_PLATFORM", "TZ", "QT_HASH_SEED"):
        monkeypatch.setenv(name, os.environ.get(name, ""))  # so that they are put back
    told: list[str] = []
    before = qInstallMessageHandler(lambda *message: told.append(message[-1]))
    try:
        with closing(SqliteHistory(data, WallClock(), wait=None)) as history:
            assert report(history, data, WORKOUTS, PERIOD, Phrases()).startswith(b"%PDF-")
        qWarning("is heard again")
    finally:
        qInstallMessageHandler(before)
    assert told == ["is heard again"]
