"""Faults of our dependencies that once broke the program; each test fails if one comes back."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

from PySide6.QtGui import QPainterPath

CALLS = 500

COLLECTED = """
import gc
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

class Inner(QWidget):
    chosen = Signal()

class Window(QWidget):
    def __init__(self):
        super().__init__()
        self.inner = Inner()
        self.inner.chosen.connect(lambda: self.objectName())
        row = QHBoxLayout()
        row.addWidget(self.inner)
        QVBoxLayout(self).addLayout(row)

application = QApplication([])
for _ in range(20):
    Window()
    gc.collect()
"""
"""Windows in a cycle of references, with a row that was filled before it was given its place."""


def test_a_call_that_returns_nothing_takes_no_reference_to_none() -> None:
    # PySide6 6.12.0 on Python below 3.12 loses one at every such call and aborts the interpreter
    # after some thousand. From 3.12 on None is immortal, and its count stands still anyway.
    path = QPainterPath()
    path.moveTo(0.0, 0.0)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        path.moveTo(1.0, 1.0)
    assert abs(sys.getrefcount(None) - before) < CALLS // 10


def test_windows_are_collected_without_harm() -> None:
    # PySide6 6.12.0 deletes the row twice, on every Python: a crash now or later.
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    ended = subprocess.run(
        [sys.executable, "-c", COLLECTED], env=environ, capture_output=True, check=False
    )
    assert (ended.returncode, ended.stderr) == (0, b"")


def test_pyside_stays_below_its_broken_release() -> None:
    project = Path(__file__).parents[1] / "pyproject.toml"
    wanted = tomllib.loads(project.read_text(encoding="utf-8"))["project"]["dependencies"]
    for package in ("PySide6-Essentials", "PySide6-Addons"):
        lines = [line for line in wanted if package in line]
        assert lines
        assert all("<6.12" in line for line in lines)
