"""Finds out whether there is a session bus, without starting one."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def has_session_bus() -> bool:
    """Return whether the desktop names a session bus, or has one at the usual place.

    Otherwise the library that connects would start a new bus and not end it.
    """
    if sys.platform != "linux":
        return False
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    usual = bool(runtime) and Path(str(runtime), "bus").exists()
    return usual or bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS"))
