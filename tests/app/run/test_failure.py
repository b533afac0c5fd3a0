"""A start that fails says so in one line and leaves a log, whatever failed."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from spinecoach.app.run import failure
from tests.patience import PATIENCE

CHECKOUT = Path(__file__).resolve().parents[3]


def started(
    *arguments: str, code: Path = CHECKOUT, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Start the program in a real process without a screen; it ends by itself."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    kept |= {"PYTHONPATH": str(code), "QT_QPA_PLATFORM": "offscreen", **environment}
    command = [sys.executable, "-m", "spinecoach", *arguments]
    return subprocess.run(
        command, env=kept, cwd=code, capture_output=True, text=True, check=False, timeout=PATIENCE
    )


def logged(folder: Path) -> str:
    (log,) = folder.rglob("*.log")
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    return log.read_text(encoding="utf-8")


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A copy of the program in which something is to be broken."""
    code = tmp_path / "code"
    shutil.copytree(
        CHECKOUT / "spinecoach",
        code / "spinecoach",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    shutil.copytree(CHECKOUT / "resources", code / "resources")
    return code


@pytest.mark.parametrize(
    ("module", "text"),
    [
        ("ui/window/main_window.py", "import no_such_module"),
        ("app/commands/options.py", "this is no Python"),
        ("app/run/paths.py", "raise RuntimeError('no place like home')"),
    ],
)
def test_a_module_that_cannot_be_imported_is_named(
    broken: Path, tmp_path: Path, module: str, text: str
) -> None:
    (broken / "spinecoach" / module).write_text(text)
    ended = started("--data-dir", str(tmp_path / "data"), code=broken, HOME=str(tmp_path / "home"))
    assert ended.returncode == 1
    assert ended.stderr.startswith("SpineCoach could not go on (")
    assert "Traceback" not in ended.stderr
    assert len(ended.stderr.splitlines()) == 1
    assert "Traceback" in logged(tmp_path)


def test_missing_resources_are_named(broken: Path, tmp_path: Path) -> None:
    shutil.rmtree(broken / "resources")
    ended = started("--data-dir", str(tmp_path / "data"), code=broken, HOME=str(tmp_path / "home"))
    assert ended.returncode == 1
    assert "SpineCoach cannot find its own files" in ended.stderr
    assert "AssetError" in logged(tmp_path / "data" / "log")


def test_settings_that_cannot_be_read_are_named(broken: Path, tmp_path: Path) -> None:
    with (broken / "spinecoach/adapters/files/json_file.py").open("a") as module:
        module.write(
            "\n\ndef refuse(self, read=JsonFile.read):\n"
            "    if self.path.name != 'settings.json':\n"
            "        return read(self)\n"
            "    raise PermissionError(13, 'Permission denied', str(self.path))\n\n\n"
            "JsonFile.read = refuse\n"
        )
    ended = started("--data-dir", str(tmp_path / "data"), code=broken, HOME=str(tmp_path / "home"))
    assert ended.returncode == 1
    named = tmp_path / "data" / "settings.json"
    assert ended.stderr.startswith(f"SpineCoach could not go on (Permission denied: {named}).")
    assert "PermissionError" in logged(tmp_path / "data" / "log")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no list of accounts like this one")
def test_a_user_without_a_home_folder_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import pwd\n\n\ndef unknown(_):\n    raise KeyError\n\n\npwd.getpwuid = unknown\n"
    )
    code = os.pathsep.join([str(CHECKOUT), str(tmp_path)])
    ended = started(PYTHONPATH=code, TMPDIR=str(tmp_path))
    assert ended.returncode == 1
    assert "home directory" in ended.stderr
    assert len(ended.stderr.splitlines()) == 1
    assert "Traceback" in logged(tmp_path)


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (PermissionError(13, "Permission denied", "/data"), "Permission denied: /data"),
        (OSError("no\nreason"), "no reason"),
        (ValueError(), "ValueError"),
        (
            RuntimeError("Could not determine home directory."),
            "Could not determine home directory.",
        ),
    ],
)
def test_an_error_is_described_in_one_line(error: Exception, told: str) -> None:
    assert failure.described(error) == told


def test_without_qt_the_desktop_is_notified(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = tmp_path / "heard"
    program = tmp_path / "notify-send"
    program.write_text(f'#!/bin/sh\nprintf "%s|%s" "$1" "$2" > {heard}\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("spinecoach.app.run.display.has_viewer", lambda: True)
    monkeypatch.setitem(sys.modules, "PySide6.QtWidgets", None)
    failure.say("<frozen> & failed.", in_window=True)
    assert heard.read_text() == "SpineCoach|&lt;frozen&gt; &amp; failed."
