"""What a bundled program knows of itself: whether it is one, and the file that starts it."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def bundled() -> bool:
    """Return whether this is a bundle, which brings its own Python."""
    return bool(getattr(sys, "frozen", False))


def started_file() -> Path:
    """Return the file that starts the bundle: of an AppImage itself, mounted elsewhere each time.

    The variables may also be those of another AppImage, in whose terminal this one was started.
    """
    file, mounted = os.environ.get("APPIMAGE"), os.environ.get("APPDIR")
    own = bool(mounted) and Path(sys.executable).is_relative_to(mounted or "")
    return Path(file if file and own else sys.executable)


def from_package() -> bool:
    """Return whether the system's own packages installed the bundle: a .deb or an .rpm."""
    return Path(sys.executable).is_relative_to("/usr")


def folder_beside() -> Path:
    """Return the folder in which the bundle lies, as a person sees it: of an app for macOS too."""
    file = started_file()
    return next((each for each in file.parents if each.suffix == ".app"), file).parent
