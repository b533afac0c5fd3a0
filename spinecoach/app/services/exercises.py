"""The exercises of one person: those of the program and those that they added."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from spinecoach import assets

if TYPE_CHECKING:
    from pathlib import Path

    from spinecoach.adapters.packs.library import PackLibrary
    from spinecoach.adapters.packs.shelf import PackShelf


class PersonExercises:
    """Implements `ui.services.ExerciseServices`; `own` is the folder of those that they added.

    Exercises are read when they are first asked for; their words are in `language` if their files
    have it.
    """

    def __init__(self, data: Path, language: str) -> None:
        self.own = data / "exercises"
        self._language = language

    @cached_property
    def packs(self) -> PackShelf:
        """The exercises."""
        from spinecoach.adapters.packs.shelf import PackShelf

        return PackShelf(assets.exercises_dir(), self.own, language=self._language)

    @property
    def warm_ups(self) -> PackShelf:
        """The exercises that warm up."""
        from spinecoach.adapters.packs.shelf import PackShelf

        return PackShelf(assets.warm_up_dir(), language=self._language)

    @cached_property
    def library(self) -> PackLibrary:
        """What adds exercises and removes them."""
        from spinecoach.adapters.packs.library import PackLibrary

        offered = assets.optional_exercises_dir()
        return PackLibrary(self.packs, self.own, offered, self._language)
