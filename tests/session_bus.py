"""A session bus of a test's own, without Qt."""

from __future__ import annotations

import subprocess
from signal import SIGCONT, SIGSTOP


class Bus:
    """The bus; `address` is where it listens."""

    def __init__(self) -> None:
        self.address = ""
        self.begin()

    def begin(self) -> None:
        """Begin it; after `close` it is there again at the same address, as after an update."""
        where = [f"--address={self.address.partition(',')[0]}"] if self.address else []
        self._daemon = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address", *where],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._daemon.stdout is not None
        self.address = self._daemon.stdout.readline().strip()

    def freeze(self) -> None:
        """Let it hang: it listens, and does nothing."""
        self._daemon.send_signal(SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        self._daemon.send_signal(SIGCONT)

    def close(self) -> None:
        """End it, as at the end of a desktop's session."""
        if self._daemon.poll() is None:
            self._daemon.terminate()
            self._daemon.communicate()
