"""What may be loaded before the first paint, checked in a process of its own.

The time itself is a benchmark (`bench_start`). One heavy import at the top of one module would undo
it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from pathlib import Path

START = """
import json, linecache, os, sys
from tests import first_paint

def painted(window, go_on):
    if sys.argv[2] == "first":
        go_on(window)
        window.close()
        return
    print(json.dumps([window.today.facts.text(), sorted(sys.modules), sorted(linecache.cache)]))
    sys.stdout.flush()
    os._exit(0)

first_paint.run(sys.argv[1], painted)
"""

LATER = (
    "dataclasses",
    "sqlite3",
    "tomllib",
    "numpy",
    "wakepy",
    "icalendar",
    "pyttsx3",
    "asyncio",
    "socket",
    "ctypes",
    "PySide6.QtMultimedia",
    "PySide6.QtNetwork",
    "PySide6.QtSvg",
    "spinecoach.adapters.history.sqlite",
    "spinecoach.adapters.packs.shelf",
    "spinecoach.adapters.speech.voice",
    "spinecoach.core.exercise.exercise",
    "spinecoach.core.workout.session",
    "spinecoach.ui.conductor",
    "spinecoach.ui.figure",
    "spinecoach.ui.pages.settings.page",
    "spinecoach.ui.pages.workout.page",
    "spinecoach.ui.sound.speaker",
    "spinecoach.ui.window.described",
    "spinecoach.ui.widgets.card",  # it needs the names of Qt, which take 40 ms
)
"""What is only loaded when it is used, or after the first paint."""


class Painted(NamedTuple):
    """What Today says at its first paint, the modules that are loaded then, the sources read."""

    facts: str
    modules: list[str]
    sources: list[str]


@pytest.fixture(scope="module")
def painted(tmp_path_factory: pytest.TempPathFactory) -> Painted:
    """The first paint of a second start."""
    folder: Path = tmp_path_factory.mktemp("data")
    known = {"asked": date(2026, 11, 16).isoformat(), "yes": [], "professional": False}
    (folder / "readiness.json").write_text(json.dumps(known), encoding="utf-8")
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    for which in ("first", "second"):
        command = [sys.executable, "-c", START, str(folder), which]
        ended = subprocess.run(command, env=environment, capture_output=True, check=True)
    return Painted(*json.loads(ended.stdout))


def test_the_plan_is_on_the_screen_at_the_first_paint(painted: Painted) -> None:
    assert painted.facts.startswith("4 exercises, about ")


def test_nothing_is_loaded_that_is_not_on_the_screen(painted: Painted) -> None:
    assert not set(painted.modules).intersection(LATER)


def test_qt_reads_the_source_of_none_of_our_modules(painted: Painted) -> None:
    assert "spinecoach.ui.pages.today.page" in painted.modules
    assert [source for source in painted.sources if "spinecoach" in source] == []
