"""What a process holds at one moment, and whether that grows."""

from __future__ import annotations

import gc
import os
import statistics
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from tests.running import children, threads

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST = 1.05
"""How many times the memory may be what it was; all else may not grow at all."""

MB = 1 << 20


class Held(NamedTuple):
    """What the process holds: memory in MB, and the number of each thing that could be left."""

    memory: float
    threads: int
    children: int
    files: int
    timers: int
    widgets: int

    @classmethod
    def now(cls) -> Held:
        """Measure this process, on Linux, after its garbage was collected."""
        gc.collect()
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        return cls(
            pages * os.sysconf("SC_PAGE_SIZE") / MB,
            len(threads()),
            len(children()),
            sum(1 for _ in Path("/proc/self/fd").iterdir()),
            repeating_timers(),
            len(QApplication.allWidgets()),
        )

    def __str__(self) -> str:
        return ", ".join(f"{name} {value:.0f}" for name, value in self._asdict().items())


def repeating_timers() -> int:
    """Return how many active timers fire again and again; one that fires once ends by itself."""
    timers = [each for each in gc.get_objects() if isinstance(each, QTimer) and isValid(each)]
    return sum(timer.isActive() and not timer.isSingleShot() for timer in timers)


def grown(moments: Sequence[Held]) -> list[str]:
    """Return what grew between the second and the last quarter of the moments, in words.

    The first quarter is left out: pages are built and caches filled then. Memory is compared by
    its median, all else by the most that there ever was.
    """
    quarter = len(moments) // 4
    if not quarter:
        return []
    early, late = moments[quarter : 2 * quarter], moments[-quarter:]
    found = []
    for name in Held._fields:
        before, after = ([getattr(each, name) for each in part] for part in (early, late))
        if name == "memory":
            was, now = statistics.median(before), statistics.median(after)
            more = now > was * MOST
        else:
            was, now = max(before), max(after)
            more = now > was
        if more:
            found.append(f"{name} grew from {was:.0f} to {now:.0f}")
    return found
