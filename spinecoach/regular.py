"""Open regular files only: a pipe or a device in a file's place must never keep anybody waiting."""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class NotRegularError(OSError):
    """There is a folder, a pipe or a device where a file should be."""


class TooLargeError(OSError):
    """The file is larger than anything of its kind."""


_FLAGS = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""Opening a pipe must not wait for its other end. Windows alone turns line ends about."""


def open_regular(path: Path, flags: int) -> int:
    """Open a file and return its number; a file that is made is its owner's alone.

    Raises `NotRegularError` for anything but a file, and `OSError`.
    """
    try:
        number = os.open(path, flags | _FLAGS, 0o600)
    except ValueError as error:  # a zero byte in the path
        raise FileNotFoundError(errno.ENOENT, str(error)) from error
    except OSError as error:
        if error.errno in (errno.ENXIO, errno.EISDIR):  # a pipe that nobody reads, a folder
            raise _not_regular() from error
        raise
    if not stat.S_ISREG(os.fstat(number).st_mode):
        os.close(number)
        raise _not_regular()
    return number


def _not_regular() -> NotRegularError:
    return NotRegularError(errno.EISDIR, "it is not a regular file")


def read_regular(path: Path, most: int) -> bytes:
    """Return the bytes of a file of at most `most` bytes; raise `OSError` if there is none."""
    data = read_beginning(path, most + 1)
    if len(data) > most:
        raise TooLargeError(errno.EFBIG, f"it is larger than {most // 1024} KiB")
    return data


def read_beginning(path: Path, size: int = -1) -> bytes:
    """Return the first `size` bytes of a file, all by default; raise `OSError` without one."""
    with os.fdopen(open_regular(path, os.O_RDONLY), "rb") as file:
        return file.read(size)


def is_there(path: Path) -> bool:
    """Return whether there is anything at a path; False if this user may not look.

    `Path.exists` raises there.
    """
    return os.path.exists(path)  # noqa: PTH110


def make_folder(folder: Path) -> None:
    """Make a folder and those above it that are missing, each its owner's alone; raises `OSError`.

    `Path.mkdir` lets everybody look into those above: a log below a new data folder opened that.
    """
    if not folder.parent.exists():
        make_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)


def make_new(path: Path) -> int:
    """Make an empty file, its owner's alone, in place of whatever lies there; return its number.

    Raises `OSError`.
    """
    path.unlink(missing_ok=True)
    return open_regular(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL)


def write_new(path: Path, content: bytes) -> None:
    """Write a new file, its owner's alone, in place of whatever lies there; raises `OSError`."""
    with os.fdopen(make_new(path), "wb") as file:
        file.write(content)
