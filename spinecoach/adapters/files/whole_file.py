"""Write files atomically: whole or not at all."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

from spinecoach.regular import make_new, read_beginning

if TYPE_CHECKING:
    from pathlib import Path


DATABASES = (b"SQLite format 3", b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83")
"""How a database and its log begin (SQLite file format, 1.3 and 4.1)."""


def write_whole(path: Path, content: bytes) -> None:
    """Write a file beside its place, sync it to the disk, then move it there; raises `OSError`.

    Whatever happens, the path then holds either the old content or all of the new. Only its owner
    may read it. A device at the path is written to directly.
    """
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, "it is a folder", str(path))
    if path.exists() and not path.is_file():
        _write_device(path, content)
        return
    _spare_databases(path)
    part = path.with_name(f".{path.name[:200]}.part")
    try:
        own = make_new(part)
        with os.fdopen(own, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _write_device(path: Path, content: bytes) -> None:
    """Write to a device, or to a pipe; raises `OSError` if nobody reads the pipe."""
    own = os.open(path, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(own, "wb") as device:
        if os.name != "nt":
            os.set_blocking(own, True)
        device.write(content)


def _spare_databases(path: Path) -> None:
    """Refuse to write over a history, or a backup of it, that was named by mistake."""
    if path.exists():
        start = read_beginning(path, max(map(len, DATABASES)))
        if start.startswith(DATABASES):
            raise FileExistsError(errno.EEXIST, "it is a database, choose another name", str(path))
