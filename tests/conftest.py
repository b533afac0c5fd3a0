"""What holds for every test: no deadline of the clock on the wall, and nothing left running.

A test that leaves a thread, a child process or an active timer behind fails,
whatever it found out before.
"""

from __future__ import annotations

import gc
import os
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

# Machines are noisy: a property is true or false, not fast or slow. Where a change is judged the
# examples are the same each time; at a desk every run looks for new ones.
settings.register_profile("spinecoach", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("spinecoach")

# Whatever the machine speaks, the sentences of a test are English, also in its child processes.
os.environ["LC_ALL"] = "C.UTF-8"
os.environ.pop("LANGUAGE", None)

# No workout of a test shows itself to the desktop of whoever runs it.
os.environ["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/nonexistent"

GARBAGE = 50_000
"""So many new objects are worth a look at which of them are garbage."""

PATIENCE = 3.0
"""Seconds for which what is just ending may still be seen."""


def pytest_collection_finish() -> None:
    """Let no thread that a test starts destroy a widget: garbage goes between two tests."""
    gc.collect()
    gc.freeze()
    gc.disable()


def pytest_runtest_teardown() -> None:
    """Collect in the thread that made the widgets, where there is enough to be worth it."""
    gc.disable()
    if gc.get_count()[0] > GARBAGE:
        gc.collect()


def children() -> set[int]:
    """The processes that this one has started and not yet seen end; empty where Linux is not."""
    found: set[int] = set()
    for listed in Path("/proc/self/task").glob("*/children"):
        with suppress(FileNotFoundError):  # that thread has just ended
            found.update(map(int, listed.read_text().split()))
    return found


def active_timers() -> set[int]:
    """The Qt timers that would still fire, by identity; empty where Qt was never imported."""
    core = sys.modules.get("PySide6.QtCore")
    if core is None or core.QCoreApplication.instance() is None:
        return set()
    from shiboken6 import isValid

    core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)
    timers = (thing for thing in gc.get_objects() if isinstance(thing, core.QTimer))
    return {id(timer) for timer in timers if isValid(timer) and timer.isActive()}


def running(*, timers: bool) -> dict[str, set[int]]:
    """Everything that runs beside the test."""
    threads = {thread.ident or 0 for thread in threading.enumerate()}
    return {
        "threads": threads,
        "children": children(),
        "timers": active_timers() if timers else set(),
    }


@pytest.fixture(autouse=True)
def _nothing_is_left_running(request: pytest.FixtureRequest) -> Iterator[None]:
    before = running(timers=False)
    yield
    # Looking for timers takes as long as a small test, so only where there may be some.
    timers = "qtbot" in request.fixturenames
    end = time.monotonic() + PATIENCE
    while True:
        left = {kind: now - before[kind] for kind, now in running(timers=timers).items()}
        if not any(left.values()):
            return
        if time.monotonic() > end:
            pytest.fail(f"left running: {left}")
        time.sleep(0.02)
