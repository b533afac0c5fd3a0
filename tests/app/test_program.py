"""The command line of the program, as Python runs it and as a bundle is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from spinecoach import __version__
from spinecoach.app.program import command_line

if TYPE_CHECKING:
    import pytest


def test_it_runs_this_program_from_any_folder(tmp_path: Path) -> None:
    told = subprocess.run(
        command_line(None, "--version"), cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert told.stdout == f"SpineCoach {__version__}\n"


def test_a_bundle_is_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    folder = Path("/home/me/my data")
    assert command_line(folder, "remind") == [
        sys.executable,
        "remind",
        "--data-dir",
        "/home/me/my data",
    ]
