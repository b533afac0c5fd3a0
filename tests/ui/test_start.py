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
    costly = {"QtCore": "Qt", "QtGui": "QKeySequence", "QtWidgets": "QStyle"}
    names = [one for module, one in costly.items() if one in vars(sys.modules[f"PySide6.{module}"])]
    shown = type(window.open_page).__name__, window.today.facts.text()
    print(json.dumps([*shown, names, sorted(sys.modules), sorted(linecache.cache)]))
    sys.stdout.flush()
    if sys.argv[2] == "second":
        os._exit(0)
    go_on(window)
    window.close()

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
    "spinecoach.core.trouble",
    "spinecoach.core.workout.session",
    "spinecoach.ui.conductor",
    "spinecoach.ui.figure",
    "spinecoach.ui.pages.settings.page",
    "spinecoach.ui.pages.workout.page",
    "spinecoach.ui.sound.speaker",
    "spinecoach.ui.window.described",
    "spinecoach.ui.widgets.card",
)
"""What is only loaded when it is used, or after the first paint."""


LATER_AT_FIRST = {
    *LATER,
    "spinecoach.core.coaching.coach",
    "spinecoach.core.coaching.workouts",
    "spinecoach.ui.pages.first_run.personal_form",
    "spinecoach.ui.window.fade",
}.difference({"dataclasses", "spinecoach.ui.widgets.card"})
"""What the first start of all loads after the first questions are on the screen."""


class Painted(NamedTuple):
    """The page at the first paint, what Today says, costly names of Qt, what is loaded.

    `sources` are the modules whose source was read.
    """

    page: str
    facts: str
    names: list[str]
    modules: list[str]
    sources: list[str]


def start(folder: Path, which: str) -> Painted:
    """Start the program with its files in a folder, and close it after the first paint."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", START, str(folder), which]
    ended = subprocess.run(command, env=environment, capture_output=True, check=True)
    return Painted(*json.loads(ended.stdout))


@pytest.fixture(scope="module")
def painted(tmp_path_factory: pytest.TempPathFactory) -> Painted:
    """The first paint of a second start."""
    folder: Path = tmp_path_factory.mktemp("data")
    known = {"asked": date(2026, 11, 16).isoformat(), "yes": [], "professional": False}
    (folder / "readiness.json").write_text(json.dumps(known), encoding="utf-8")
    start(folder, "first")
    return start(folder, "second")


def test_the_plan_is_on_the_screen_at_the_first_paint(painted: Painted) -> None:
    assert painted.facts.startswith("4 exercises, about ")


def test_nothing_is_loaded_that_is_not_on_the_screen(painted: Painted) -> None:
    assert not set(painted.modules).intersection(LATER)


def test_qt_reads_the_source_of_none_of_our_modules(painted: Painted) -> None:
    assert "spinecoach.ui.pages.today.page" in painted.modules
    assert [source for source in painted.sources if "spinecoach" in source] == []


def test_the_names_of_qt_are_made_after_the_first_paint(painted: Painted) -> None:
    # `Qt` takes a fifth of the time of a bare window, `QStyle` a twentieth.
    assert painted.names == []


def test_the_very_first_start_loads_only_its_questions(tmp_path: Path) -> None:
    first = start(tmp_path, "second")
    assert (first.page, first.names) == ("FirstRunPage", [])
    assert not LATER_AT_FIRST.intersection(first.modules)
