"""Troubles during a workout: each time a clear sentence, and the workout goes on."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from spinecoach import assets
from spinecoach.adapters.speech import process
from spinecoach.app.run.paths import Paths
from spinecoach.core.record.logbook import Ending
from spinecoach.core.workout.frame import State
from spinecoach.ui.window.single_instance import raise_first
from tests.adapters.speech.test_worker import (
    NO_LIBRARY_AT_ALL,
    NO_NATURAL,
    NO_SYSTEM_ESPEAK,
    command,
)
from tests.histories import SUNDAY, WallClock
from tests.journeys.visitor import Visitor
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

PROGRAM = [sys.executable, "-m", "spinecoach"]


@pytest.fixture
def closing() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


@pytest.fixture
def broken_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """No speech engine can be loaded by the real worker, which runs in a process of its own."""
    broken = command(NO_NATURAL, NO_LIBRARY_AT_ALL, NO_SYSTEM_ESPEAK)
    monkeypatch.setattr(process, "worker_command", lambda: broken)


@pytest.fixture
def no_sound(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without any sound device."""
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere")


@pytest.mark.usefixtures("broken_engine", "no_sound")
def test_without_a_speech_engine_the_workout_goes_on_with_captions_and_says_so_once(
    qtbot: QtBot, tmp_path: Path, closing: ExitStack
) -> None:
    visitor = Visitor(qtbot, tmp_path / "data", closing, pace=1.0)
    visitor.wait_to_read("voice")
    visitor.press(Qt.Key.Key_Return)
    visitor.wait_for("WorkoutPage")
    visitor.wait_until(State.RUNNING)
    qtbot.waitUntil(lambda: visitor.frame.caption.startswith("4 exercises, about "))
    visitor.window.close()


@pytest.mark.usefixtures("no_sound")
def test_without_a_sound_device_the_workout_goes_on_and_says_so(
    qtbot: QtBot, tmp_path: Path, closing: ExitStack
) -> None:
    visitor = Visitor(qtbot, tmp_path / "data", closing, pace=1.0)
    visitor.press(Qt.Key.Key_Return)
    visitor.wait_for("WorkoutPage")
    visitor.wait_to_read("no sound device")
    assert visitor.frame.state is State.RUNNING
    visitor.window.close()


def workers() -> list[int]:
    """The speech workers of this process."""
    command = ["pgrep", "-P", str(os.getpid()), "-f", "speech.worker"]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    return list(map(int, found.stdout.split()))


@pytest.mark.usefixtures("no_sound")
def test_a_worker_that_is_killed_while_it_renders_costs_no_line(
    qtbot: QtBot, tmp_path: Path, closing: ExitStack
) -> None:
    visitor = Visitor(qtbot, tmp_path / "data", closing, pace=1.0)
    qtbot.waitUntil(lambda: bool(workers()))
    for worker in workers():
        os.kill(worker, signal.SIGKILL)
    visitor.press(Qt.Key.Key_Return)
    visitor.wait_for("WorkoutPage")
    assert visitor.frame.state is State.RUNNING
    clip = visitor.services.sound.voice.clip
    first = visitor.frame.timeline.blocks[0].spans[0].line
    qtbot.waitUntil(lambda: all(map(clip, (first, "One.", "Lift."))))
    visitor.window.close()


def test_if_nothing_can_be_written_the_workout_is_done_and_not_saved_is_said(
    qtbot: QtBot, tmp_path: Path, closing: ExitStack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    file = tmp_path / "a file, no folder"
    file.write_text("")
    visitor = Visitor(qtbot, file / "data", closing)
    visitor.wait_to_read("cannot be")
    visitor.press(Qt.Key.Key_Return)
    visitor.wait_for("WorkoutPage")
    visitor.wait_for("SummaryPage")
    assert visitor.window.summary.kept.text() == ""
    visitor.wait_to_read("cannot be")
    visitor.window.close()
    closing.close()
    assert len(list(tmp_path.glob("spinecoach-not-yet-kept-*.json"))) == 1
    file.unlink()
    again = Visitor(qtbot, file / "data", closing)
    again.wait_to_read("could not be written last time is in the history now")
    assert len(again.services.records.history.workouts()) == 1


def test_a_pack_with_a_mistake_is_named_and_the_others_are_coached(
    qtbot: QtBot, tmp_path: Path, closing: ExitStack, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = tmp_path / "exercises"
    shutil.copytree(assets.exercises_dir(), shelf)
    (shelf / "20-superman.toml").write_text("title = 3\n")
    monkeypatch.setattr(assets, "exercises_dir", lambda: shelf)
    visitor = Visitor(qtbot, tmp_path / "data", closing)
    visitor.wait_to_read("20-superman.toml:1")
    visitor.press(Qt.Key.Key_Return)
    visitor.wait_for("WorkoutPage")
    visitor.wait_for("SummaryPage")
    closing.close()
    assert [exercise for exercise, _, _ in visitor.sets()] == [
        "dumbbell-pullover",
        "shoulder-squeezes",
        "bent-over-row",
    ]


def test_of_a_thousand_broken_packs_some_are_named_and_the_others_counted(
    qtbot: QtBot, tmp_path: Path, closing: ExitStack
) -> None:
    own = tmp_path / "exercises"
    own.mkdir()
    for number in range(1000):
        (own / f"{number:03}-mine.toml").write_text("title = 3\n")
    visitor = Visitor(qtbot, tmp_path, closing)
    visitor.wait_to_read("There are 11990 more mistakes")
    named = [text for text in visitor.notices if ".toml:" in text]
    assert len(named) == 10
    visitor.press(Qt.Key.Key_Return)
    visitor.wait_for("WorkoutPage")
    visitor.wait_for("SummaryPage")
    closing.close()
    assert len(visitor.sets()) == 4


@pytest.mark.parametrize("days", [-400, 400])
def test_a_clock_that_is_set_in_mid_workout_changes_nothing_of_it(
    qtbot: QtBot, tmp_path: Path, closing: ExitStack, days: int
) -> None:
    clock = WallClock()
    visitor = Visitor(qtbot, tmp_path, closing, now=clock)
    visitor.press(Qt.Key.Key_Return)
    visitor.wait_for("WorkoutPage")
    qtbot.waitUntil(lambda: "Superman" in visitor.window.workout.title.text())
    clock.forward(days=days)
    visitor.wait_for("SummaryPage")
    closing.close()
    with ExitStack() as later:
        (kept,) = Visitor(qtbot, tmp_path, later).services.records.history.workouts()
    assert (kept.day, kept.ending, kept.reps) == (SUNDAY.date(), Ending.COMPLETE, 36)


def test_a_second_copy_brings_the_first_ones_window_to_the_front_and_goes(
    qtbot: QtBot, tmp_path: Path
) -> None:
    command = [*PROGRAM, "--data-dir", str(tmp_path)]
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(command, env=surroundings) as first:
        qtbot.waitUntil(lambda: raise_first(Paths.of(tmp_path).socket))
        second = subprocess.run(
            command, env=surroundings, capture_output=True, text=True, timeout=PATIENCE, check=False
        )
        assert (second.returncode, second.stderr) == (0, "")
        assert second.stdout.startswith("SpineCoach is already open")
        assert first.poll() is None
        first.send_signal(signal.SIGTERM)
        assert first.wait(PATIENCE) == 0


def test_of_four_copies_started_at_once_one_stays_and_the_others_raise_it(
    qtbot: QtBot, tmp_path: Path
) -> None:
    command = [*PROGRAM, "--data-dir", str(tmp_path)]
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with ExitStack() as stack:
        copies = [
            stack.enter_context(
                subprocess.Popen(command, env=surroundings, stdout=subprocess.PIPE, text=True)
            )
            for _ in range(4)
        ]
        qtbot.waitUntil(lambda: [copy.poll() for copy in copies].count(None) == 1)
        first = next(copy for copy in copies if copy.poll() is None)
        assert [copy.returncode for copy in copies if copy is not first] == [0, 0, 0]
        first.send_signal(signal.SIGTERM)
        assert first.wait(PATIENCE) == 0
