"""Read a file that others may have written: only a regular one, and only up to a size."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class NotRegularError(OSError):
    """There is a folder, a pipe or a device where a file should be."""


class TooLargeError(OSError):
    """The file is larger than anything of its kind."""


_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""Opening a pipe must not wait until somebody writes into it."""


def read_regular(path: Path, most: int) -> bytes:
    """Return the bytes of a file of at most `most` bytes; raise `OSError` where there is none."""
    data = read_beginning(path, most + 1)
    if len(data) > most:
        raise TooLargeError(27, f"it is larger than {most // 1024} KiB")
    return data


def read_beginning(path: Path, size: int) -> bytes:
    """Return the first `size` bytes of a file; raise `OSError` where there is none."""
    try:
        handle = os.open(path, _FLAGS)
    except ValueError as error:  # a zero byte in the path
        raise FileNotFoundError(2, str(error)) from error
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise NotRegularError(21, "it is not a regular file")
    with os.fdopen(handle, "rb") as file:
        return file.read(size)
