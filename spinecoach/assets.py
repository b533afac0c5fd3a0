"""Where the files of `resources/` are: in a checkout, in an installed wheel, in a bundle.

The only place in the program that knows. Everything else asks here for a thing by its name and gets
a path, or an `AssetError` that says what to do. Its words stand here and not in the phrase book: if
these files are missing, the translations are missing too.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path


class AssetError(Exception):
    """A file that belongs to the program is not there; the text says where it was looked for."""


def candidates() -> tuple[Path, ...]:
    """The folders that may be `resources/`, in the order in which they are tried."""
    package = Path(__file__).resolve().parent
    bundle = getattr(sys, "_MEIPASS", None)  # where PyInstaller unpacks a bundle's data
    bundled = (Path(bundle) / "resources",) if bundle else ()
    return (*bundled, package / "resources", package.parent / "resources")


@cache
def root() -> Path:
    """The folder `resources/`; raises `AssetError` if there is none."""
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
    """The folder of exercises that come along and are on nobody's shelf until they are added."""
    return root() / "exercises-optional"


def warm_up_dir() -> Path:
    """The folder of the movements of the warm-up."""
    return root() / "warm-up"


def locale_dir() -> Path:
    """The folder of the languages, one folder each."""
    return root() / "locale"


def pronunciation_file() -> Path:
    """The list of words that an engine says wrongly; raises `AssetError` if there is none."""
    return _file("", "pronunciation.toml")


def sound(name: str) -> Path:
    """The tone of that name, a WAV file; raises `AssetError` if there is none."""
    return _file("sounds", f"{name}.wav")


def icon(name: str) -> Path:
    """The icon of that name, an SVG file; raises `AssetError` if there is none."""
    return _file("icons", f"{name}.svg")


def _file(folder: str, name: str) -> Path:
    path = root() / folder / name
    if not path.is_file():
        raise AssetError(f"SpineCoach misses its file {path}. Install it again.")
    return path
