"""Lock a data folder, so that two processes do not write into one history.

The lock belongs to the process, not to the file: it ends with the process, even after a crash, and
a file that is left over locks nothing. The content of the file says whether the process has a
window.
"""

from __future__ import annotations

import errno
import os
import sys
from typing import IO, TYPE_CHECKING

from spinecoach.regular import make_folder, open_regular, read_beginning

if TYPE_CHECKING:
    from pathlib import Path

LOCK_NAME = "spinecoach.lock"
WINDOW = b"window\n"

TAKEN = (errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK)
"""The errors if another process holds the lock; any other means that there are no locks."""

if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        file.seek(1024)  # far far after the content, which others read
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Instance:
    """The lock on one data folder, held until `release` or the end of the process.

    `certain` is False if nothing could be locked, so that another process may run.
    """

    def __init__(self, file: IO[bytes] | None, *, certain: bool = False) -> None:
        self._file = file
        self.certain = certain

    @classmethod
    def acquire(cls, data_dir: Path, *, window: bool = False) -> Instance | None:
        """Lock the folder for this process; None if another process holds it.

        If no file can be made, no history can be written either; and if the file system has no
        locks (SMB, sshfs), the program must start anyway. The lock is then not `certain`. `window`
        says that this process answers others that want to raise its window.
        """
        try:
            make_folder(data_dir)
            own = open_regular(data_dir / LOCK_NAME, os.O_RDWR | os.O_CREAT)
        except OSError:
            return cls(None)
        file = os.fdopen(own, "r+b", buffering=0)
        try:
            _lock(file)
        except OSError as error:
            if error.errno in TAKEN:
                file.close()
                return None
            return cls(file)
        try:
            file.truncate(0)
            file.seek(0)
            file.write(WINDOW if window else b"")
        except OSError:
            pass  # a full disk: others then assume that there is a window
        return cls(file, certain=True)

    def release(self) -> None:
        """Give up the lock."""
        if self._file is not None:
            self._file.close()
            self._file = None


def in_use(data_dir: Path) -> bool:
    """Return whether another process holds the lock; no file is made or changed."""
    try:
        own = open_regular(data_dir / LOCK_NAME, os.O_RDWR)
    except OSError:
        return False
    with os.fdopen(own, "r+b", buffering=0) as file:
        try:
            _lock(file)
        except OSError as error:
            return error.errno in TAKEN
    return False


def has_window(data_dir: Path) -> bool:
    """Return whether the process that holds the lock has a window; True if that is unknown."""
    try:
        return read_beginning(data_dir / LOCK_NAME) == WINDOW
    except OSError:
        return True
