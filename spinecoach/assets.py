"""Where the files of `resources/` are: in a checkout, in an installed wheel, in a bundle.

Only this module knows it. Everything else asks here by name and gets a path, or an `AssetError`
that says what to do. Its sentences are here and not in the phrase book: if these files are missing,
the translations are missing too.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path


class AssetError(Exception):
    """A file of the program is missing; the text says where it was looked for."""


def candidates() -> tuple[Path, ...]:
    """The folders that may be `resources/`, in the order in which they are tried."""
    package = Path(__file__).resolve().parent
    bundle = getattr(sys, "_MEIPASS", None)  # where PyInstaller unpacks a bundle's data
    bundled = (Path(bundle) / "resources",) if bundle else ()
    return (*bundled, package / "resources", package.parent / "resources")


@cache
def root() -> Path:
    """The folder `resources/`; raises `AssetError` if it is missing."""
    for folder in candidates():
        if (folder / "exercises").is_dir():
            return folder
    looked = ", ".join(str(folder) for folder in candidates())
    raise AssetError(
        f"SpineCoach cannot find its own files; it looked in {looked}. "
        "Install it again, or start it from a complete checkout."
    )


def exercises_dir() -> Path:
    """The folder of the built-in exercises."""
    return root() / "exercises"


def optional_exercises_dir() -> Path:
    """The folder of exercises that come with the program but are used only when they are added."""
    return root() / "exercises-optional"


def warm_up_dir() -> Path:
    """The folder of the movements of the warm-up."""
    return root() / "warm-up"


def locale_dir() -> Path:
    """The folder of the languages, one folder each."""
    return root() / "locale"


def commands_file() -> Path:
    """The file with the numbers of the network that scores spoken commands."""
    return root() / "listening" / "commands.npz"


def pronunciation_file() -> Path:
    """The list of words that engines say wrongly; raises `AssetError` if it is missing."""
    return _file("", "pronunciation.toml")


def sound(name: str) -> Path:
    """The WAV file of a tone; raises `AssetError` if it is missing."""
    return _file("sounds", f"{name}.wav")


def icon(name: str) -> Path:
    """The SVG file of an icon; raises `AssetError` if it is missing."""
    return _file("icons", f"{name}.svg")


def _file(folder: str, name: str) -> Path:
    path = root() / folder / name
    if not path.is_file():
        raise AssetError(f"SpineCoach misses its file {path}. Install it again.")
    return path
