"""How long a test waits for what another thread, process or the window does: as long as it takes.

A machine may be busy. A limit is there only so that a test ends whose scene never comes.
"""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

PATIENCE = 120.0
"""Seconds after which something never comes."""


def until(true: Callable[[], object]) -> None:
    """Wait for something that another thread or process does."""
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, "waited in vain"
        threading.Event().wait(0.005)
