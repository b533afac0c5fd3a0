"""The command line of the program, as Python runs it and as a bundle is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from spinecoach import __version__
from spinecoach.app.run.program import command_line, doctor_command


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


@pytest.mark.parametrize(
    ("mounted", "started"),
    [("/tmp/.mount_x", "/home/me/Coach.AppImage"), ("/tmp/.mount_y", "/tmp/.mount_x/usr/coach")],  # noqa: S108
    ids=["it is that AppImage", "it was started from another one"],
)
def test_an_appimage_is_started_again_by_its_file_and_not_from_where_it_is_mounted(
    monkeypatch: pytest.MonkeyPatch, mounted: str, started: str
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/tmp/.mount_x/usr/coach")  # noqa: S108
    monkeypatch.setenv("APPDIR", mounted)
    monkeypatch.setenv("APPIMAGE", "/home/me/Coach.AppImage")
    assert command_line(None, "remind") == [started, "remind"]


def test_a_bundled_program_is_its_own_doctor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.executable", "/opt/spinecoach/spinecoach")
    start = ["/opt/spinecoach/spinecoach", "-P", "-m", "spinecoach"]
    rest = ["doctor", "--json", "--language", "de"]
    assert doctor_command(None, "de") == [*start, *rest]
    monkeypatch.setattr("sys.frozen", True, raising=False)
    assert doctor_command(tmp_path, "de") == [start[0], *rest, "--data-dir", str(tmp_path)]


def test_the_window_has_the_files_of_who_trains_looked_at() -> None:
    assert doctor_command(None, "en")[-2:] == ["--language", "en"]
    assert doctor_command(None, "en", "Ben")[-1] == "--person=Ben"
