"""What each system is told reads back as the command that was meant."""

from __future__ import annotations

import plistlib
import shutil
import subprocess
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from spinecoach.adapters.system import schedule_files

if TYPE_CHECKING:
    from pathlib import Path

COMMAND = ["/opt/My Coach/spine", "remind", "--data-dir", '/home/me/50% of "it" $HOME \\ `x`']
TASK = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"


def words(line: str) -> list[str]:
    """Return the words of a line as a shell reads them: both formats quote as it does."""
    script = f'for word in {line}; do printf "%s\\n" "$word"; done'
    told = subprocess.run(["sh", "-c", script], capture_output=True, text=True, check=True)
    return told.stdout.splitlines()


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="without systemd")
def test_systemd_finds_nothing_wrong_with_the_units(tmp_path: Path) -> None:
    program = tmp_path / "a program"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    service, timer = tmp_path / "some.service", tmp_path / "some.timer"
    service.write_text(schedule_files.systemd_service([str(program), *COMMAND[1:]]))
    timer.write_text(schedule_files.systemd_timer("07:30"))
    verified = subprocess.run(
        ["systemd-analyze", "--user", "verify", str(service), str(timer)],
        capture_output=True,
        text=True,
        check=False,
        env={"XDG_RUNTIME_DIR": str(tmp_path), "PATH": "/usr/bin:/bin"},
    )
    assert "some." not in verified.stderr, verified.stderr
    read = subprocess.run(
        ["systemd-analyze", "calendar", "*-*-* 07:30:00"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "07:30:00" in read.stdout


def test_a_unit_leaves_nothing_in_the_command_to_be_replaced() -> None:
    unit = schedule_files.systemd_service(COMMAND)
    (line,) = [line for line in unit.splitlines() if line.startswith("ExecStart=")]
    assert "50%% of" in line
    assert "$$HOME" in line
    plain = line.removeprefix("ExecStart=").replace("%%", "%").replace("$$", "\\$")
    assert words(plain.replace("`", "\\`")) == COMMAND


def test_a_timer_makes_up_for_a_time_at_which_the_computer_was_off() -> None:
    timer = schedule_files.systemd_timer("07:30").splitlines()
    assert "OnCalendar=*-*-* 07:30:00" in timer
    assert {"Persistent=true", "OnStartupSec=1min"} <= set(timer)


def test_an_autostart_entry_reads_back_as_the_command() -> None:
    entry = schedule_files.autostart_entry(COMMAND, "Reminds")
    (line,) = [line for line in entry.splitlines() if line.startswith("Exec=")]
    value = line.removeprefix("Exec=").replace("\\\\", "\\").replace("%%", "%")
    assert words(value) == COMMAND
    assert "Comment=Reminds" in entry


def test_an_agent_of_macos_runs_the_command_at_that_time() -> None:
    agent = plistlib.loads(schedule_files.launch_agent("org.us", COMMAND, "07:05"))
    assert agent["ProgramArguments"] == COMMAND
    assert agent["StartCalendarInterval"] == {"Hour": 7, "Minute": 5}
    assert agent["Label"] == "org.us"


def test_a_task_of_windows_runs_the_command_at_that_time_or_afterwards() -> None:
    task = schedule_files.windows_task([r"C:\Program Files\coach.exe", "remind", "a & b"], "07:05")
    assert task.startswith((b"\xff\xfe", b"\xfe\xff"))
    root = ET.fromstring(task)  # noqa: S314 - our own
    assert root.findtext(f".//{TASK}Command") == r"C:\Program Files\coach.exe"
    assert root.findtext(f".//{TASK}Arguments") == 'remind "a & b"'
    assert str(root.findtext(f".//{TASK}StartBoundary")).endswith("T07:05:00")
    assert root.findtext(f".//{TASK}StartWhenAvailable") == "true"
