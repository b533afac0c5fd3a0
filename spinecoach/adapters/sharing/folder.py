"""A folder that something else carries: which files of machines are in it, read within bounds.

Anything may lie there: half files, copies under other names, pipes, links, files of others. Only
what has our ending is looked at, whatever stands before it: a program that carries files renames
the copies of which it does not know the right one. The folder is never made: if a stick is out,
it is not there.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, NamedTuple

from spinecoach.adapters.archive import container
from spinecoach.adapters.archive.container import ArchiveFault
from spinecoach.adapters.files.whole_file import write_whole
from spinecoach.adapters.sharing.machine_file import MOST_BYTES
from spinecoach.core.record.archive import RefusalKind
from spinecoach.core.record.sharing import ENDING
from spinecoach.regular import NotRegularError, why

if TYPE_CHECKING:
    from pathlib import Path

MOST_FILES = 1000
"""So many files of a folder are looked at: years of machines of one person, and copies of them."""

OURS = re.compile(rf"spinecoach-[0-9a-f]{{8}}(?:-\d{{4}})?{re.escape(ENDING)}")
"""A name as `path_of` makes it. These are looked at first of all: there may be many copies."""


class Entry(NamedTuple):
    """A file in the folder, and by what one sees that it changed."""

    path: Path
    size: int
    modified_ns: int
    inode: int

    @property
    def name(self) -> str:
        """Its name."""
        return self.path.name


def entries(folder: Path) -> list[Entry]:
    """Return the files in a folder that may be those of machines; raises `OSError`."""
    names = [name for name in os.listdir(folder) if name.endswith(ENDING)]  # noqa: PTH208
    names.sort(key=lambda name: (OURS.fullmatch(name) is None, name))
    found = (entry_of(folder / name) for name in names[:MOST_FILES])
    return [entry for entry in found if entry is not None]


def entry_of(path: Path) -> Entry | None:
    """Return what is at a path now; None where nothing is."""
    try:
        told = path.lstat()
    except FileNotFoundError:
        return None
    return Entry(path, told.st_size, told.st_mtime_ns, told.st_ino)


def content_of(entry: Entry) -> bytes:
    """Return the bytes of a file; raises `ArchiveFault` for what is none of ours."""
    try:
        if entry.path.is_symlink():
            raise ArchiveFault(RefusalKind.FOREIGN)
        return container.content_of(entry.path, MOST_BYTES)
    except NotRegularError as error:
        raise ArchiveFault(RefusalKind.FOREIGN) from error
    except OSError as error:
        raise ArchiveFault(RefusalKind.UNREADABLE, why(error)) from error


def path_of(folder: Path, machine: str, part: str) -> Path:
    """Return where the file of a machine with a part of its history is ("" = with all of it)."""
    return folder / f"{'-'.join(filter(None, ('spinecoach', machine, part)))}{ENDING}"


def write(path: Path, content: bytes) -> None:
    """Write a file of our own, whole or not at all; raises `OSError`."""
    if path.is_symlink() or (path.exists() and not path.is_file()):
        path.unlink()  # somebody put something else in its place
    write_whole(path, content)
