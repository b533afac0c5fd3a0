"""What holds for every test: no deadline by the wall clock, and nothing left behind.

A test that leaves a thread, a child process or an active timer behind fails,
whatever it found out before.
"""

from __future__ import annotations

import gc
import os
import shutil
import sys
import tempfile
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from spinecoach import session_bus
from tests.patience import PATIENCE
from tests.running import active_timers, children, threads
from tests.session_bus import Bus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

# Machines are noisy: a property is true or false, not fast or slow. In continuous integration the
# examples are the same each time; on a developer's machine every run looks for new ones.
settings.register_profile("spinecoach", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("spinecoach")

# Whatever the machine speaks, the sentences of a test are English, also in its child processes.
os.environ["LC_ALL"] = "C.UTF-8"
os.environ.pop("LANGUAGE", None)

# No test reaches the desktop, the system or the sound of whoever runs it, or starts a sound server
# for them: each starts its own.
os.environ["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/nonexistent"
os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = "unix:path=/nonexistent"
os.environ["PULSE_SERVER"] = "unix:/nonexistent"
os.environ["PIPEWIRE_RUNTIME_DIR"] = "/nonexistent"

# Nor is anything left in the person's own folders, such as notes about data folders or unsaved
# records: a later run uses the same names for its folders, and the program would find them there.
HOME = tempfile.mkdtemp(prefix="spinecoach-tests-")
for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
    os.environ[name] = HOME
for name in ("DATA", "CONFIG", "STATE", "CACHE"):
    os.environ.pop(f"XDG_{name}_HOME", None)

TESTS = 200
"""After so many tests all objects are looked through for garbage; after each its own alone."""


def pytest_configure(config: pytest.Config) -> None:
    """Let the window's tests wait as long as a busy machine needs."""
    if config.pluginmanager.hasplugin("pytest-qt"):
        from pytestqt.qtbot import QtBot

        waits = (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals)
        for wait in (*waits, QtBot.waitActive, QtBot.waitExposed):
            usual = wait.__kwdefaults__ or {}
            wait.__kwdefaults__ = {**usual, "timeout": round(1000 * PATIENCE)}


def pytest_collection_finish() -> None:
    """Let no thread that a test starts destroy a widget: garbage goes between two tests."""
    gc.collect()
    gc.freeze()
    gc.disable()


def pytest_unconfigure() -> None:
    """Remove what was left in the tests' own home."""
    shutil.rmtree(HOME, ignore_errors=True)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown() -> Iterator[None]:
    """Collect what the test left, in the thread that made the widgets."""
    yield
    gc.disable()
    gc.collect(2 if gc.get_count()[1] > TESTS else 0)


def collections() -> int:
    """How often garbage was looked for."""
    return sum(generation["collections"] for generation in gc.get_stats())


def running(began: int | None = None) -> dict[str, set[int]]:
    """Everything that runs beside the test; with the timers if `began` is given.

    `began` is how often garbage had been looked for when the test began.
    """
    return {
        "threads": threads(),
        "children": children(),
        "timers": set() if began is None else active_timers(all_ages=collections() != began),
    }


def application() -> QApplication | None:
    """Return the application whose letters and colours all windows share; None without one."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    found = None if widgets is None else widgets.QApplication.instance()
    return found if widgets is not None and isinstance(found, widgets.QApplication) else None


@pytest.fixture(autouse=True)
def _next_test_finds_the_same_looks(request: pytest.FixtureRequest) -> Iterator[None]:
    """Put back letters, colours and motion after a test that ran the whole program."""
    if "qapp" in request.fixturenames:
        request.getfixturevalue("qapp")  # the first such test makes it
    before = application()
    if before is None:
        yield
        return
    font, palette, moves = before.font(), before.palette(), before.property("moves")
    yield
    if before.font() != font:
        before.setFont(font)
    if before.palette() != palette:
        before.setPalette(palette)
    before.setProperty("moves", moves)


@pytest.fixture(autouse=True)
def _nothing_is_left_running(request: pytest.FixtureRequest) -> Iterator[None]:
    before = running()
    began = collections() if "qtbot" in request.fixturenames else None
    yield
    end = time.monotonic() + PATIENCE
    while True:
        left = {kind: now - before[kind] for kind, now in running(began).items()}
        if not any(left.values()):
            return
        if time.monotonic() > end:
            pytest.fail(f"left running: {left}")
        time.sleep(0.02)


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[Bus]:
    """A session bus of the test's own, for what talks to the desktop or to players."""
    bus = Bus()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
    monkeypatch.setattr(session_bus, "AGAIN_S", 0.02)
    yield bus
    bus.close()
