"""Makes an AppImage: one file that runs without being installed, from the bundle and `share`.

The folder that it is made from is tried like a bundle; `appimagetool`, which packs it, is taken if
it is on the path.
"""

from __future__ import annotations

import os
import platform
import shutil
from typing import TYPE_CHECKING

from package.description import DIST, OUT
from package.environments import run

if TYPE_CHECKING:
    from pathlib import Path

    from package.description import Description

FOLDER = OUT / "SpineCoach.AppDir"
TOOL = "appimagetool"


def make(bundle: Path, share: Path, told: Description) -> list[Path]:
    """Make the folder of an AppImage and, if its tool is there, the AppImage; return that."""
    lay_out(bundle, share, FOLDER)
    if not shutil.which(TOOL):
        return []
    made = DIST / f"SpineCoach-{told.full_version}-{platform.machine()}.AppImage"
    run([TOOL, "--no-appstream", str(FOLDER), str(made)], {"ARCH": platform.machine()})
    return [made]


def lay_out(bundle: Path, share: Path, folder: Path) -> None:
    """Lay the files out as an AppImage wants them: what starts it, and how it is shown, on top."""
    shutil.rmtree(folder, ignore_errors=True)
    program = folder / "usr/lib/spinecoach"
    # Links take no room: the packing reads through them, and the bundle is not changed.
    shutil.copytree(bundle, program, symlinks=True, copy_function=os.link)
    shutil.copytree(share, folder / "usr/share", symlinks=True, copy_function=os.link)
    tops = {
        "AppRun": "usr/lib/spinecoach/spinecoach",
        "spinecoach.desktop": "usr/share/applications/spinecoach.desktop",
        "spinecoach.png": "usr/share/icons/hicolor/256x256/apps/spinecoach.png",
        ".DirIcon": "spinecoach.png",
    }
    for name, target in tops.items():
        (folder / name).symlink_to(target)
