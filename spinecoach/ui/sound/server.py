"""Checks whether the sound server still runs: on Linux, Qt does not notice when it ends.

When PulseAudio ends, Qt 6.11 still lists its devices, and the next sound aborts the whole program
(`pa_context_get_state(): Assertion 'c' failed`). So we check ourselves: the library that talks to
the server holds a socket that is connected to it, and closes that socket when the server ends.
"""

from __future__ import annotations

import os
import socket
import sys
from contextlib import suppress
from pathlib import Path

DESCRIPTORS = Path("/proc/self/fd")


def connections() -> frozenset[object]:
    """Return the addresses to which this process is connected; none if they cannot be read."""
    if sys.platform != "linux":
        return frozenset()
    found = set()
    for descriptor in DESCRIPTORS.iterdir():
        with suppress(OSError):  # closed meanwhile, or not connected
            if str(descriptor.readlink()).startswith("socket:"):
                with socket.socket(fileno=os.dup(int(descriptor.name))) as connection:
                    found.add(connection.getpeername())
    return frozenset(found - {"", b""})


class SoundServer:
    """The server to which a library connected while it was opened."""

    def __init__(self, before: frozenset[object]) -> None:
        self._addresses = connections() - before

    @property
    def there(self) -> bool:
        """Return whether the library connected to a server."""
        return bool(self._addresses)

    @property
    def alive(self) -> bool:
        """Return whether the connection exists (still or again); True if there is no server."""
        return not self._addresses or not self._addresses.isdisjoint(connections())
