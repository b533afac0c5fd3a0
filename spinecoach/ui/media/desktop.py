"""Whether there is a session bus, found out without starting one."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def has_session_bus() -> bool:
    """Return whether the desktop names a session bus, or keeps one at the usual place.

    If neither is so, the library that connects would start a bus of its own and leave it behind.
    """
    if sys.platform != "linux":
        return False
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    usual = bool(runtime) and Path(str(runtime), "bus").exists()
    return usual or bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS"))
