"""The traps that our dependencies have set, each with a test that falls in if it comes back."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import PySide6
from PySide6.QtGui import QPainterPath

CALLS = 500


def test_a_call_that_returns_nothing_takes_no_reference_to_none() -> None:
    # PySide6 6.12.0 on Python below 3.12 loses one at every such call and aborts the interpreter
    # after some thousand. From 3.12 on None is immortal, and its count stands still anyway.
    path = QPainterPath()
    path.moveTo(0.0, 0.0)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        path.moveTo(1.0, 1.0)
    assert abs(sys.getrefcount(None) - before) < CALLS // 10


def test_pyside_stays_below_its_broken_release_where_that_breaks() -> None:
    if sys.version_info < (3, 12):
        assert tuple(map(int, PySide6.__version__.split(".")[:2])) < (6, 12)
    project = Path(__file__).parents[1] / "pyproject.toml"
    wanted = tomllib.loads(project.read_text(encoding="utf-8"))["project"]["dependencies"]
    for package in ("PySide6-Essentials", "PySide6-Addons"):
        (old,) = (line for line in wanted if package in line and "python_version < '3.12'" in line)
        assert "<6.12" in old
