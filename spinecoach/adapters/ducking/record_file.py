"""Where the worker notes which players it turned down, and whether one that was killed left some.

Quick to import: each start of the program asks.
"""

from __future__ import annotations

import os
from pathlib import Path

from spinecoach.regular import read_regular
from spinecoach.session_bus import NoBusError

FILE = "spinecoach-players.json"

ROOM = 1 << 16
"""The most bytes of the record."""


def record_file() -> Path:
    """Return where the record is: in the folder of the person's session, which ends with it.

    Raises `NoBusError` if there is no such folder, or if it is another person's (`sudo` keeps the
    variable): a file of ours would be in their way.
    """
    folder = Path(os.environ.get("XDG_RUNTIME_DIR") or "/nowhere")
    try:
        own = folder.stat().st_uid == os.getuid()
    except OSError:
        own = False
    if not own:
        raise NoBusError
    return folder / FILE


def players_left_soft() -> bool:
    """Return whether players are soft: now, or since a worker and its program were killed."""
    try:
        return read_regular(record_file(), ROOM).startswith(b'{"')
    except (NoBusError, OSError):
        return False
