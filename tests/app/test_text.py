"""Whole workouts in the terminal, in the real program, started as a person would start it."""

from __future__ import annotations

import os
import pty
import select
import signal
import sqlite3
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.files.settings import JsonSettings
from spinecoach.adapters.system.instance_lock import Instance
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = [sys.executable, "-m", "spinecoach"]
REHEARSAL = ["--text", "--pace", "1000"]


@pytest.fixture
def surroundings(tmp_path: Path) -> dict[str, str]:
    """A person's environment, without any display and with an empty home."""
    left_out = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "PYTHONUNBUFFERED"}
    kept = {k: v for k, v in os.environ.items() if k not in left_out}
    (tmp_path / "home").mkdir()
    own = {"HOME": "home", "TMPDIR": "home", "XDG_DATA_HOME": "share"}
    return {**kept, **{name: str(tmp_path / folder) for name, folder in own.items()}}


def coached(arguments: list[str], surroundings: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*PROGRAM, *arguments],
        env=surroundings,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def rows(data: Path, question: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(data / "history.db") as db:
        found = db.execute(question).fetchall()
    db.close()
    return found


def test_a_whole_workout_runs_by_itself_and_is_in_the_history(
    tmp_path: Path, surroundings: dict[str, str]
) -> None:
    data = tmp_path / "data"
    done = coached([*REHEARSAL, "--data-dir", str(data)], surroundings)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert "Warm-up: March on the spot, 60 seconds" in lines
    assert lines[0].startswith("Strong spine: about ")
    for title in ("Dumbbell pullover", "Superman", "Shoulder squeezes", "Bent-over row"):
        assert f"{title}: set 1 of 1" in done.stdout
    assert lines[-1] == "4 of 4 sets, 36 reps. Saved."
    kept = rows(data, "SELECT exercise, number, reps FROM sets ORDER BY began_utc, number")
    assert len(kept) == 4
    assert sum(int(str(row[2])) for row in kept) == 36
    assert rows(data, "SELECT ending FROM workouts") == [("complete",)]


def test_without_a_display_it_says_so_in_one_line_and_coaches_in_the_terminal(
    tmp_path: Path, surroundings: dict[str, str]
) -> None:
    done = coached(["--pace", "1000", "--data-dir", str(tmp_path / "data")], surroundings)
    assert done.returncode == 0
    first, second = done.stdout.splitlines()[:2]
    assert first == "There is no display here. Coaching in the terminal instead."
    assert second.startswith("Strong spine")
    assert done.stdout.endswith("Saved.\n")


def test_everything_that_is_written_lies_below_the_folder_that_was_named(
    tmp_path: Path, surroundings: dict[str, str]
) -> None:
    data = tmp_path / "data"
    coached([*REHEARSAL, "--data-dir", str(data)], surroundings)
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert written
    assert all(data in path.parents for path in written)


def test_files_that_are_damaged_or_no_files_are_named_before_the_workout(
    tmp_path: Path, surroundings: dict[str, str]
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "settings.json").write_text("nonsense")
    (data / "equipment.json").mkdir()
    (data / "readiness.json").mkdir()
    done = coached([*REHEARSAL, "--data-dir", str(data)], surroundings)
    notes = [line for line in done.stdout.splitlines() if line.startswith("Note: ")]
    (aside,) = data.glob("settings-damaged-*.json")
    assert str(aside) in notes[0]
    assert any(f"{data / 'equipment.json'} is not a file" in note for note in notes)
    assert any(f"{data / 'readiness.json'} is not a file" in note for note in notes)
    assert done.stdout.endswith("Saved.\n")


@pytest.mark.skipif(os.name == "nt", reason="Windows deletes no open file")
@pytest.mark.parametrize("listen", [True, False])
def test_whoever_switched_on_spoken_commands_is_told_that_a_terminal_does_not_listen(
    tmp_path: Path, surroundings: dict[str, str], *, listen: bool
) -> None:
    data = tmp_path / "data"
    JsonSettings(data).change(listen=listen)
    done = coached([*REHEARSAL, "--data-dir", str(data)], surroundings)
    assert (done.returncode, done.stderr) == (0, "")
    assert ("Note: Only the window listens" in done.stdout) is listen


def test_a_history_that_is_deleted_meanwhile_is_told_at_the_end(
    tmp_path: Path, surroundings: dict[str, str]
) -> None:
    data = tmp_path / "data"
    words = [*PROGRAM, "--text", "--pace", "200", "--data-dir", str(data)]
    with subprocess.Popen(
        words, env=surroundings, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True
    ) as coach:
        assert coach.stdout is not None
        for line in coach.stdout:
            if "rep 3 of" in line:
                break
        (data / "history.db").unlink()
        end = coach.stdout.read()
    assert "Note: The history was moved or deleted while it was open." in end
    assert end.endswith("4 of 4 sets, 36 reps. Saved.\n")
    assert rows(data, "SELECT sum(reps) FROM sets") == [(36,)]


def test_in_a_folder_where_nothing_can_be_written_it_coaches_and_says_that_it_cannot_save(
    tmp_path: Path, surroundings: dict[str, str]
) -> None:
    file = tmp_path / "a file, no folder"
    file.write_text("")
    done = coached([*REHEARSAL, "--data-dir", str(file / "data")], surroundings)
    assert done.returncode == 0
    assert "4 of 4 sets, 36 reps. Not saved yet: " in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    (spool,) = (tmp_path / "home").glob("*.json")
    assert f"what you did is in {spool}" in done.stderr
    file.unlink()
    again = coached([*REHEARSAL, "--data-dir", str(file / "data")], surroundings)
    assert "Note: What could not be written last time is in the history now." in again.stdout
    assert rows(file / "data", "SELECT count(*), sum(reps) FROM sets") == [(8, 72)]
    assert not spool.exists()


def test_a_second_copy_is_told_to_wait(tmp_path: Path, surroundings: dict[str, str]) -> None:
    first = Instance.acquire(tmp_path)
    assert first is not None
    done = coached([*REHEARSAL, "--data-dir", str(tmp_path)], surroundings)
    first.release()
    assert done.returncode == 1
    assert done.stderr == (f"SpineCoach is already running on {tmp_path}. Close it there first.\n")


def test_a_closed_pipe_gets_no_traceback(tmp_path: Path, surroundings: dict[str, str]) -> None:
    command = [*PROGRAM, "--text", "--pace", "300", "--data-dir", str(tmp_path)]
    with subprocess.Popen(
        command,
        env=surroundings,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.readline()
        program.stdout.close()
        assert program.stderr.read() == ""
        assert program.wait(PATIENCE) == 0


class Terminal:
    """A real terminal with the program in it, and somebody who reads and presses keys."""

    def __init__(self, arguments: list[str], surroundings: dict[str, str]) -> None:
        self.shown = ""
        pid, self._desk = pty.fork()
        if pid == 0:  # the program's side
            os.execve(PROGRAM[0], [*PROGRAM, *arguments], surroundings)
        self.pid = pid

    def read_until(self, words: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while words not in self.shown and time.monotonic() < deadline:
            if select.select([self._desk], [], [], 1.0)[0]:
                try:
                    self.shown += os.read(self._desk, 4096).decode()
                except OSError:  # the program has left its terminal
                    break
        assert words in self.shown, self.shown

    def press(self, keys: str) -> None:
        os.write(self._desk, keys.encode())

    def leave(self) -> int:
        _, status = os.waitpid(self.pid, 0)
        os.close(self._desk)
        return os.waitstatus_to_exitcode(status)


def test_enter_alone_is_no_answer_to_the_questions_before_the_first_workout(
    tmp_path: Path, surroundings: dict[str, str]
) -> None:
    terminal = Terminal(["--text", "--data-dir", str(tmp_path)], surroundings)
    terminal.read_until("n = none of these.")
    terminal.shown = ""
    terminal.press("\n")
    terminal.read_until("n = none of these.")
    terminal.press("n")
    terminal.read_until("Does anything hurt right now?")
    terminal.press("9")
    terminal.read_until("Enter = not today, c = change the number")
    terminal.shown = ""
    terminal.press("c")
    terminal.read_until("Does anything hurt right now?")
    terminal.press("1")
    terminal.press("0")
    terminal.read_until("10: Enter confirms")
    terminal.press("\n")
    terminal.read_until("Enter = not today, c = change the number")
    terminal.press("\n")
    terminal.read_until("Nothing was begun.")
    assert terminal.leave() == 0


def test_keys_in_a_real_terminal_pause_skip_and_stop(
    tmp_path: Path, surroundings: dict[str, str]
) -> None:
    JsonSettings(tmp_path).change(warm_up=False)
    arguments = ["--text", "--pace", "3", "--data-dir", str(tmp_path)]
    terminal = Terminal(arguments, surroundings)
    terminal.read_until("Keys: Space or P = pause")
    terminal.press("\x1b[C")
    terminal.read_until("Set-up,")
    terminal.press("\x1b[C")
    terminal.read_until("Get ready, 6 seconds")
    terminal.press(" ")
    terminal.read_until("Paused. Space goes on.")
    terminal.press(" ")
    terminal.read_until("Going on.")
    terminal.press("q")
    terminal.read_until("S or Y = Stop")
    terminal.press("y")
    terminal.read_until("Saved.")
    assert terminal.leave() == 0
    assert rows(tmp_path, "SELECT ending FROM workouts") == [("stopped",)]


def test_a_terminal_that_is_closed_ends_the_workout_and_keeps_it_without_a_traceback(
    tmp_path: Path, surroundings: dict[str, str]
) -> None:
    JsonSettings(tmp_path).change(warm_up=False)
    arguments = ["--text", "--pace", "60", "--data-dir", str(tmp_path)]
    said = tmp_path / "said"
    command = 'exec 2>"$0"; exec "$@"'
    pid, desk = pty.fork()
    if pid == 0:  # the program's side
        os.execve("/bin/sh", ["sh", "-c", command, str(said), *PROGRAM, *arguments], surroundings)
    shown = b""
    while b"rep 2 of 8" not in shown:
        shown += os.read(desk, 4096)
    os.close(desk)
    _, status = os.waitpid(pid, 0)
    assert os.waitstatus_to_exitcode(status) in {0, 130}
    assert said.read_text() == ""
    assert rows(tmp_path, "SELECT ending FROM workouts") == [("stopped",)]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_control_c_and_other_signals_keep_what_was_done(
    tmp_path: Path, surroundings: dict[str, str], number: signal.Signals
) -> None:
    JsonSettings(tmp_path).change(warm_up=False)
    arguments = ["--text", "--pace", "60", "--data-dir", str(tmp_path)]
    terminal = Terminal(arguments, surroundings)
    terminal.read_until("rep 2 of 8")
    os.kill(terminal.pid, number)
    terminal.read_until("Stopped. What you did is kept.")
    assert terminal.leave() == 130
    reps = rows(tmp_path, "SELECT reps FROM sets")[0][0]
    assert isinstance(reps, int)
    assert reps >= 2
    assert rows(tmp_path, "SELECT ending FROM workouts") == [("stopped",)]


def test_in_a_terminal_the_keys_of_the_person_are_named_and_obeyed(
    tmp_path: Path, surroundings: dict[str, str]
) -> None:
    keys = {"toggle": "f5 p", "next": "b", "back": "left"}
    JsonSettings(tmp_path).change(warm_up=False, keys=keys)
    terminal = Terminal(["--text", "--pace", "3", "--data-dir", str(tmp_path)], surroundings)
    terminal.read_until("Keys: F5 or P = pause")
    terminal.press("b")
    terminal.read_until("Set-up,")
    terminal.press("\x1b[15~")
    terminal.read_until("Paused. F5 goes on.")
    terminal.press(" ")  # means nothing now
    terminal.press("q")
    terminal.read_until("S or Y = Stop")
    terminal.press("y")
    terminal.read_until("Saved.")
    assert terminal.leave() == 0
