"""What runs in this process beside the test: threads, child processes, Qt timers."""

from __future__ import annotations

import gc
import sys
import threading
from contextlib import suppress
from pathlib import Path


def threads() -> set[int]:
    """The threads of Python."""
    return {thread.ident or 0 for thread in threading.enumerate()}


def children() -> set[int]:
    """The processes that this one has started and not yet seen end; none except on Linux."""
    found: set[int] = set()
    for listed in Path("/proc/self/task").glob("*/children"):
        with suppress(FileNotFoundError):  # that thread has just ended
            found.update(map(int, listed.read_text().split()))
    return found


def active_timers(*, all_ages: bool) -> set[int]:
    """The Qt timers that would still fire, by identity; empty if Qt was never imported.

    Only those made since garbage was last looked for, unless `all_ages`: few to go through.
    """
    core = sys.modules.get("PySide6.QtCore")
    if core is None or core.QCoreApplication.instance() is None:
        return set()
    from shiboken6 import isValid

    core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)
    objects = gc.get_objects(None if all_ages else 0)
    timers = (thing for thing in objects if isinstance(thing, core.QTimer))
    return {id(timer) for timer in timers if isValid(timer) and timer.isActive()}
