"""A session bus of a test's own, without Qt."""

from __future__ import annotations

import subprocess


class Bus:
    """The bus; `address` is where it listens."""

    def __init__(self) -> None:
        self._daemon = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._daemon.stdout is not None
        self.address = self._daemon.stdout.readline().strip()

    def close(self) -> None:
        """End it, as at the end of a desktop's session."""
        if self._daemon.poll() is None:
            self._daemon.terminate()
            self._daemon.communicate()
