"""A whole run opens local sockets only: nothing leaves the computer (SECURITY.md)."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.patience import PATIENCE

ROOT = Path(__file__).parents[2]
OPENED = re.compile(r"socket\((AF_\w+)")
LOCAL = frozenset({"AF_UNIX", "AF_LOCAL", "AF_NETLINK"})
"""Within the computer; by the third the kernel tells which devices there are."""


def traced(tmp_path: Path, *program: str) -> list[str]:
    """Return the kinds of the sockets that a program of Python and its children open."""
    trace = tmp_path / "trace"
    followed = ["strace", "--follow-forks", "--seccomp-bpf", "-e", "trace=socket", "-o", str(trace)]
    subprocess.run(
        [*followed, sys.executable, "-P", *program],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,  # without a sound device the doctor ends with 1
        timeout=PATIENCE,
    )
    return OPENED.findall(trace.read_text(encoding="utf-8"))


def may_trace() -> bool:
    """Whether strace, which alone sees every socket, is there and may look."""
    looked = ["strace", "-o", os.devnull, "true"]
    there = shutil.which("strace")
    return bool(there) and not subprocess.run(looked, capture_output=True, check=False).returncode


pytestmark = pytest.mark.skipif(not may_trace(), reason="no program can be traced here")


def test_a_socket_to_elsewhere_would_be_seen(tmp_path: Path) -> None:
    assert traced(tmp_path, "-c", "import socket; socket.socket()") == ["AF_INET"]


@pytest.mark.parametrize(
    "arguments",
    [
        # Qt, window libraries, sound, both ends of the voice, bus, history, exercises
        pytest.param(["doctor"], id="everything that the doctor looks at"),
        pytest.param(["--text", "--pace", "1000"], id="a workout"),
    ],
)
def test_only_local_sockets_are_opened(tmp_path: Path, arguments: list[str]) -> None:
    data = tmp_path / "data"
    opened = traced(tmp_path, "-m", "spinecoach", *arguments, "--data-dir", str(data))
    assert data.is_dir(), "it ran"
    assert set(opened) <= LOCAL


def test_a_day_in_the_window_with_a_workout_and_every_page_opens_local_sockets_only(
    tmp_path: Path,
) -> None:
    opened = traced(tmp_path, "-m", "tests.soak", "days", "1")
    assert opened, "it ran"
    assert set(opened) <= LOCAL
