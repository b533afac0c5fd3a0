"""Files that are written whole or not at all."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


BINARY = getattr(os, "O_BINARY", 0)
"""Without this flag Windows changes the ends of lines."""

DATABASES = (b"SQLite format 3", b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83")
"""How a database and its log begin (SQLite file format, 1.3 and 4.1)."""


def write_whole(path: Path, content: bytes) -> None:
    """Write a file beside its place, make it safe, then move it there; raises `OSError`.

    Whatever happens, the place holds what it held before or all of the new. Its
    owner alone may read it. What is no file but a device is written to as it is.
    """
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, "it is a folder", str(path))
    if path.exists() and not path.is_file():
        path.write_bytes(content)
        return
    _spare_databases(path)
    part = path.with_name(f".{path.name[:200]}.part")
    try:
        own = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | BINARY, 0o600)
        with os.fdopen(own, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _spare_databases(path: Path) -> None:
    """Refuse to write over a history, or a backup of it, that was named by mistake."""
    if path.exists():
        with path.open("rb") as file:
            start = file.read(max(map(len, DATABASES)))
        if start.startswith(DATABASES):
            raise FileExistsError(errno.EEXIST, "it is a database, choose another name", str(path))
