"""`dev.py` on an old Python prints one clear line instead of a traceback."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import dev

if TYPE_CHECKING:
    import pytest


def test_no_environment_variable_makes_it_find_the_modules_of_others(tmp_path: Path) -> None:
    for module in ("subprocess", "json", "platformdirs"):
        (tmp_path / f"{module}.py").write_text(f"raise SystemExit('another {module}')")
    done = subprocess.run(
        [sys.executable, dev.__file__, "--help"],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("usage:")


def test_an_old_python_names_the_one_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.version_info", (3, 9, 2))
    monkeypatch.setattr("sys.argv", ["packaging/dev.py", "run"])
    monkeypatch.setattr("shutil.which", lambda name: name if name == "python3.12" else None)
    assert dev.too_old() == (
        "SpineCoach needs Python 3.11 or newer; this is 3.9. Type: python3.12 packaging/dev.py run"
    )


def test_if_there_is_no_newer_one_the_line_says_where_to_get_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    line = dev.too_old()
    assert "python.org" in line
    assert "\n" not in line


def test_an_old_python_can_read_dev_py() -> None:
    ast.parse(Path(dev.__file__).read_text(encoding="utf-8"), feature_version=(3, 6))
