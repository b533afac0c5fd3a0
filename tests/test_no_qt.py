"""The plugin `tests.no_qt` makes every import of Qt fail."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

SCENE = """
import importlib.util

import pytest


@pytest.mark.parametrize("name", ["PySide6", "PySide6.QtCore", "shiboken6"])
def test_qt_is_not_there(name):
    with pytest.raises(ModuleNotFoundError, match="without Qt"):
        __import__(name)


def test_everything_else_is():
    assert importlib.util.find_spec("platformdirs")
"""


def test_a_run_without_qt_has_no_qt(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    scene = tmp_path / "test_scene.py"
    scene.write_text(SCENE)
    plugins = ["-p", "no:pytest-qt", "-p", "tests.no_qt", "-p", "no:cacheprovider"]
    run = subprocess.run(
        [sys.executable, "-m", "pytest", *plugins, "-c", str(pytestconfig.inipath), str(scene)],
        cwd=pytestconfig.rootpath,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == pytest.ExitCode.OK, run.stdout
    assert "4 passed" in run.stdout
