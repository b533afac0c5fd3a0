"""Chooses the exercise that is shown: from a list of buttons or, if it is narrow, a drop-down.

The exercises come first, then the movements of the warm-up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from spinecoach.ui.style.reading import ONE_OF_MANY, read_as
from spinecoach.ui.style.theme import grown
from spinecoach.ui.widgets.button import Button, ButtonKind
from spinecoach.ui.widgets.choice import stop_at_chosen
from spinecoach.ui.widgets.controls import DropDown
from spinecoach.ui.widgets.label import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spinecoach.core.exercise.exercise import Exercise
    from spinecoach.core.phrases.phrases import Phrases

LEAST = 230
"""Least width of the list, in pixels."""


class ExercisePicker(QObject):
    """`list` and `drop` are its two forms; `chosen` carries the exercise.

    `buttons` are those of the list in order. Only the person or `select` chooses an exercise.
    """

    chosen = Signal(object)

    def __init__(self, phrases: Phrases, parent: QObject) -> None:
        super().__init__(parent)
        self._phrases = phrases.exercises
        self._all: list[Exercise] = []
        self.buttons: list[Button] = []
        self.list = QWidget()
        self.list.setAccessibleName(self._phrases.exercise())
        read_as(self.list, ONE_OF_MANY)
        self._column = QVBoxLayout(self.list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._group = QButtonGroup(self)
        self.drop = DropDown()
        self.drop.setAccessibleName(self._phrases.exercise())
        self.drop.currentIndexChanged.connect(lambda at: self.chosen.emit(self._all[at]))

    def show_exercises(self, exercises: Sequence[Exercise], moves: Sequence[Exercise]) -> None:
        """List the exercises, and the movements of the warm-up under a heading of their own."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._all = [*exercises, *moves]
        self.buttons = []
        for exercise in exercises:
            self._add(exercise)
        if moves:
            self._column.addSpacing(12)
            heading = label(self._phrases.warm_up(), soft=True)
            read_as(heading, "Heading", level=2)
            self._column.addWidget(heading)
        for exercise in moves:
            self._add(exercise)
        self.drop.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.drop.clear()
        self.drop.addItems([exercise.title for exercise in self._all])
        self.drop.blockSignals(False)  # noqa: FBT003

    def select(self, exercise: Exercise) -> None:
        """Show which exercise is chosen, in both forms."""
        at = self._all.index(exercise)
        self.buttons[at].setChecked(True)
        stop_at_chosen(self.buttons)
        self.drop.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.drop.setCurrentIndex(at)
        self.drop.blockSignals(False)  # noqa: FBT003

    @property
    def selected(self) -> Button:
        """The button of the exercise that is chosen."""
        return self.buttons[max(0, self.drop.currentIndex())]

    @property
    def width(self) -> int:
        """The width that the list needs, in pixels, also before it is laid out."""
        return max(grown(LEAST), *(button.sizeHint().width() for button in self.buttons), 0)

    def _add(self, exercise: Exercise) -> None:
        button = Button(exercise.title, ButtonKind.CHOICE)
        read_as(button, "RadioButton")
        button.clicked.connect(lambda: self.chosen.emit(exercise))
        self._group.addButton(button)
        self._column.addWidget(button)
        self.buttons.append(button)
