"""The exercises for the window: those of the program and those that the person added."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from spinecoach import assets

if TYPE_CHECKING:
    from pathlib import Path

    from spinecoach.adapters.packs.library import PackLibrary
    from spinecoach.adapters.packs.shelf import PackShelf


class ExerciseServices:
    """Reads exercises when they are first asked for; `own` is the folder of the person's own.

    Their words are in `language` if their files have it.
    """

    def __init__(self, own: Path, language: str) -> None:
        self._own = own
        self._language = language

    @cached_property
    def packs(self) -> PackShelf:
        """The exercises."""
        from spinecoach.adapters.packs.shelf import PackShelf

        return PackShelf(assets.exercises_dir(), self._own, language=self._language)

    @cached_property
    def library(self) -> PackLibrary:
        """What adds exercises and removes them."""
        from spinecoach.adapters.packs.library import PackLibrary

        offered = assets.optional_exercises_dir()
        return PackLibrary(self.packs, self._own, offered, self._language)
