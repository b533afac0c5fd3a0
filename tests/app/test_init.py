"""The entry point starts what was asked for: a command, a front end, the speech worker."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.system.parent import worker_command
from spinecoach.app import _Start, main
from spinecoach.app.commands.options import parse
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from pathlib import Path

    from spinecoach.app.run.paths import Paths


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, float, Path]]:
    """Which front end was started, at which pace, for which folder."""
    started: list[tuple[str, float, Path]] = []

    def front_end(name: str, code: int) -> object:
        def run(paths: Paths, pace: float, *_: object, **__: object) -> int:
            started.append((name, pace, paths.data))
            return code

        return run

    monkeypatch.setattr("spinecoach.app.text.run", front_end("terminal", 3))
    monkeypatch.setattr("spinecoach.app.window.lifecycle.open_window", front_end("window", 4))
    return started


def test_the_window_opens_if_there_is_a_screen(
    started: list[tuple[str, float, Path]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert main(["--data-dir", str(tmp_path), "--pace", "2"]) == 4
    assert started == [("window", 2.0, tmp_path)]


def test_the_terminal_coaches_if_it_is_wanted(
    started: list[tuple[str, float, Path]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--text", "--data-dir", str(tmp_path), "--pace", "10"]) == 3
    assert started == [("terminal", 10.0, tmp_path)]
    assert capsys.readouterr().out == ""


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="there always is a screen")
def test_the_terminal_coaches_and_says_why_if_there_is_no_screen(
    started: list[tuple[str, float, Path]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main(["--data-dir", str(tmp_path)]) == 3
    assert started == [("terminal", 1.0, tmp_path)]
    assert "display" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["x.spineplan", "x.spinecoach"])
def test_in_the_terminal_a_file_that_is_named_is_shown(
    started: list[tuple[str, float, Path]],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
) -> None:
    (tmp_path / name).write_bytes(b"PK\x03\x04")
    assert main(["--text", "--data-dir", str(tmp_path / "data"), str(tmp_path / name)]) == 1
    assert capsys.readouterr().err.startswith(f"{name} is cut off or damaged")
    assert started == []


def test_a_command_starts_no_front_end(
    started: list[tuple[str, float, Path]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack = tmp_path / "bad.toml"
    pack.write_text("title = 3\n", encoding="utf-8")
    assert main(["packs", "check", str(pack)]) == 1
    assert str(pack) in capsys.readouterr().out
    assert started == []


def test_the_hook_for_errors_is_the_former_one_afterwards(
    started: list[tuple[str, float, Path]], tmp_path: Path
) -> None:
    before = sys.excepthook
    main(["--text", "--data-dir", str(tmp_path)])
    assert started
    assert sys.excepthook is before


@pytest.mark.parametrize(
    ("typed", "in_window"),
    [([], True), (["--text"], False), (["history", "list"], False), (None, True)],
)
def test_an_error_is_shown_in_a_window_if_one_was_asked_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, typed: list[str] | None, *, in_window: bool
) -> None:
    told: list[tuple[str, Path | None, bool]] = []
    monkeypatch.setattr(
        "spinecoach.app.run.failure.report",
        lambda error, folder, *, in_window: told.append((str(error), folder, in_window)),
    )
    start = _Start()
    if typed is not None:
        start.options = parse(["--data-dir", str(tmp_path), *typed])
    error = OSError("no such luck")
    start.failed(OSError, error, None)
    assert told == [("no such luck", None if typed is None else tmp_path, in_window)]


def test_an_interruption_is_no_error(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("spinecoach.app.run.failure.report", pytest.fail)
    _Start().failed(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert capsys.readouterr().err.endswith("KeyboardInterrupt\n")


@pytest.mark.parametrize("room", ["speech", "listening", "ducking"])
def test_a_bundle_is_its_own_worker_of_each_room(
    room: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []
    monkeypatch.setattr(f"spinecoach.adapters.{room}.worker.main", lambda: begun.append(room))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert main(worker_command(room)[1:]) == 0
    assert begun == [room]


def test_a_bundle_is_its_own_speech_worker() -> None:
    command = [sys.executable, "-m", "spinecoach", "--speech-worker"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as worker:
        assert worker.stdin is not None
        assert worker.stdout is not None
        greeting = json.loads(worker.stdout.readline())
        assert greeting["id"] == 0
        assert "error" not in greeting
        worker.stdin.close()
        assert worker.wait(PATIENCE) == 0


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("words", [("history", "check"), ("--help",)])
def test_a_command_whose_reader_has_enough_ends_without_complaint(
    tmp_path: Path, words: tuple[str, ...], unbuffered: str
) -> None:
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "spinecoach", *words, "--data-dir", str(tmp_path)]
    environ = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    ended = subprocess.run(
        command, env=environ, stdout=write, stderr=subprocess.PIPE, check=False, timeout=PATIENCE
    )
    os.close(write)
    assert ended.stderr == b""
    assert not list(tmp_path.rglob("*.log"))


@pytest.mark.skipif(os.name == "nt", reason="the shell there closes no streams")
def test_without_input_and_output_a_workout_is_coached_and_kept(tmp_path: Path) -> None:
    program = [sys.executable, "-m", "spinecoach", "--data-dir", str(tmp_path)]
    workout = [*program, "--text", "--pace", "1000"]
    closed = ["sh", "-c", 'exec "$@" <&- >&- 2>&-', "sh"]
    assert subprocess.call([*closed, *workout], timeout=PATIENCE) == 0
    told = subprocess.check_output([*program, "history", "list"], encoding="utf-8")
    assert "Strong spine" in told
