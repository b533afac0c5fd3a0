"""The list of an exercise's variants on its card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from spinecoach.core.exercise.exercise import Level
from spinecoach.ui.style.theme import grown
from spinecoach.ui.widgets.controls import DropDown

if TYPE_CHECKING:
    from spinecoach.core.exercise.exercise import Exercise
    from spinecoach.core.phrases.exercises import ExercisesPhrases

LEAST_LIST = 150
USUAL_LIST = 400
"""The width of the list in pixels: if there is little room, and usually."""


class VariantList(DropDown):
    """The easier variants, the exercise itself, the harder ones; each carries its id."""

    def __init__(self, exercise: Exercise | None, words: ExercisesPhrases) -> None:
        super().__init__()
        self.setMinimumWidth(grown(LEAST_LIST))
        variants = exercise.variants if exercise else ()
        easier = [one for one in variants if one.level is Level.EASIER]
        for one in easier:
            self.addItem(words.variant_of_level(one.title, one.level), one.id)
        self.addItem(words.standard(), "")
        for one in variants:
            if one not in easier:
                self.addItem(words.variant_of_level(one.title, one.level), one.id)

    def sizeHint(self) -> QSize:
        """Return the usual width, so that the next widgets are aligned on all cards.

        It is wider if a title needs it.
        """
        return super().sizeHint().expandedTo(QSize(grown(USUAL_LIST), 0))
