"""Where the session bus of a Linux desktop listens."""

from __future__ import annotations

import os
from pathlib import Path


class NoBusError(Exception):
    """There is no session bus: nobody has a desktop here."""


def bus_address() -> str:
    """Return where the session bus listens; raises `NoBusError`.

    No library is asked, since it would start a bus.
    """
    if address := os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return address
    usual = Path(os.environ.get("XDG_RUNTIME_DIR") or "/nowhere", "bus")
    if not usual.exists():
        raise NoBusError
    return f"unix:path={usual}"
