"""Open regular files only: a pipe or a device in place of a file could block the program.

Also: what the system says about a file that cannot be used.
"""

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
"""Opening a pipe must not wait for its other end. Only Windows would convert line ends."""


def open_regular(path: Path, flags: int) -> int:
    """Open a file and return its descriptor; a new file is private to its owner.

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
    """Return the bytes of a file of at most `most` bytes; raise `OSError` if it cannot be read."""
    data = read_beginning(path, most + 1)
    if len(data) > most:
        raise TooLargeError(errno.EFBIG, f"it is larger than {most // 1024} KiB")
    return data


def read_beginning(path: Path, size: int = -1) -> bytes:
    """Return the first `size` bytes of a file, all by default; raise `OSError` without one."""
    with os.fdopen(open_regular(path, os.O_RDONLY), "rb") as file:
        return file.read(size)


def why(error: OSError) -> str:
    """Return what the system says about an error."""
    return error.strerror or str(error)


def is_there(path: Path) -> bool:
    """Return whether anything exists at a path; False if this user has no access.

    `Path.exists` would raise without access.
    """
    return os.path.exists(path)  # noqa: PTH110


def make_folder(folder: Path) -> None:
    """Make a folder and its missing parents, each private to its owner; raises `OSError`.

    `Path.mkdir` would make the parents readable for everybody, such as a new data folder above the
    log.
    """
    if not folder.parent.exists():
        make_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)


def make_new(path: Path) -> int:
    """Make an empty private file in place of whatever is there; return its descriptor.

    Raises `OSError`.
    """
    path.unlink(missing_ok=True)
    return open_regular(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL)


def write_new(path: Path, content: bytes) -> None:
    """Write a new private file in place of whatever is there; raises `OSError`."""
    with os.fdopen(make_new(path), "wb") as file:
        file.write(content)
