"""One writer: the lock that keeps two copies of the program off one history.

The operating system holds the lock for the process, not the file: it is gone
the moment the process is, however that ended, and a file left behind locks
nobody out.
"""

from __future__ import annotations

import os
import sys
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

LOCK_NAME = "spinecoach.lock"

if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Instance:
    """The lock on one data folder, held until `release` or the end of the process."""

    def __init__(self, file: IO[bytes] | None) -> None:
        self._file = file

    @classmethod
    def acquire(cls, data_dir: Path) -> Instance | None:
        """Lock the folder for this process; None where another process holds it.

        In a folder where no file can be made nobody can write a history either:
        the lock is then held in name only.
        """
        try:
            data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
            own = os.open(data_dir / LOCK_NAME, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            return cls(None)
        file = os.fdopen(own, "r+b")
        try:
            _lock(file)
        except OSError:
            file.close()
            return None
        return cls(file)

    def release(self) -> None:
        """Let the next one in."""
        if self._file is not None:
            self._file.close()
            self._file = None
