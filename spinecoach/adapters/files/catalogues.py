"""Reads the catalogues of `resources/locale`: one folder a language, made by `dev.py words`.

A language exists if its compiled catalogue is there. English needs none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.core.phrases.language_tags import SOURCE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from spinecoach.core.phrases.catalogue import Catalogue

COMPILED = ("LC_MESSAGES", "spinecoach.mo")
"""The path of the compiled catalogue in the folder of a language."""

TRIED = range(101)
"""Numbers for which the plural rule is tried; if it fails, the catalogue is damaged."""


class CatalogueError(Exception):
    """A catalogue cannot be read; the text names its file and the cause."""


def offered(folder: Path) -> Sequence[str]:
    """Return the tags of all languages whose catalogue is there, in their order; "en" always is."""
    try:
        found = [place.name for place in folder.iterdir() if place.joinpath(*COMPILED).is_file()]
    except OSError:
        found = []
    return sorted({SOURCE, *found})


def read(folder: Path, language: str) -> Catalogue:
    """Return the catalogue of a language; raises `CatalogueError`, and nothing else."""
    from gettext import GNUTranslations

    path = folder.joinpath(language, *COMPILED)
    try:
        with path.open("rb") as file:
            catalogue = GNUTranslations(file)
        for number in TRIED:
            catalogue.ngettext("", "", number)  # the rule may fail on a number
    except Exception as error:
        # A damaged file can raise almost anything: no text, no table, no rule for plurals.
        raise CatalogueError(f"{path}: {type(error).__name__}: {error}") from error
    return catalogue
