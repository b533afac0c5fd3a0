"""Find folders and files that only this user can have written; no others are trusted."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH


def private_folder(folder: Path, *, make: bool) -> Path | None:
    """Return the folder itself if only this user can write to it, else a private one in it.

    In a shared folder, such as /tmp, the private one has the user's number in its name; with `make`
    it is made. None if there is none, or if another user made it.
    """
    if is_private(folder):
        return folder
    if sys.platform == "win32":
        return None
    own = folder / f"spinecoach-{os.getuid()}"
    if make:
        with suppress(OSError):  # it exists, or cannot be made: checked below
            own.mkdir(mode=0o700)
    return own if is_private(own) else None


def is_private(folder: Path) -> bool:
    """Return whether a folder is not a link, is this user's, and nobody else can write to it."""
    try:
        found = folder.lstat()
    except (OSError, ValueError):
        return False
    return stat.S_ISDIR(found.st_mode) and _is_own(found)


def is_as_private_as(folder: Path, program: Path) -> bool:
    """Return whether a folder is not a link and only the owner of a program can write to it.

    What lies beside a program is run with it, but others may have put it into a shared folder.
    """
    if sys.platform == "win32":
        return folder.is_dir()
    try:
        found, owner = folder.lstat(), program.stat().st_uid
    except OSError:
        return False
    alone = found.st_uid == owner and not found.st_mode & OTHERS_WRITE
    return stat.S_ISDIR(found.st_mode) and alone


def is_own_file(path: Path) -> bool:
    """Return whether a path is a plain file with one name that only this user can have written."""
    try:
        found = path.lstat()
    except (OSError, ValueError):
        return False
    return stat.S_ISREG(found.st_mode) and found.st_nlink == 1 and _is_own(found)


def _is_own(found: os.stat_result) -> bool:
    if sys.platform == "win32":
        return True  # Windows protects a person's folders by access control lists, not by a mode
    return found.st_uid == os.getuid() and not found.st_mode & OTHERS_WRITE
