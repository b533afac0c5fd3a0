"""Below the list of exercises: add some from a file, a folder, or those that come along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from spinecoach.ui.widgets.button import Button
from spinecoach.ui.widgets.label import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spinecoach.core.coaching.ports import Library
    from spinecoach.core.exercise.exercise import Exercise
    from spinecoach.core.mistake import Problem
    from spinecoach.core.phrases.phrases import Phrases

MOST_PROBLEMS = 6
"""How many mistakes of a file are shown at once."""


class LibraryBar(QWidget):
    """Adds exercises and removes added ones; `changed` is emitted when it has."""

    changed = Signal()

    def __init__(self, library: Library, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._phrases = phrases
        self._shown: Exercise | None = None
        its = phrases.exercises
        self.file = Button(its.add_file())
        self.file.clicked.connect(self._ask_file)
        self.folder = Button(its.add_folder())
        self.folder.clicked.connect(self._ask_folder)
        self.remove = Button(its.remove())
        self.remove.clicked.connect(self._remove)
        self.problems = label("", size=0.85)
        self.offers: list[Button] = []
        self._offers = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 12)
        column.setSpacing(8)
        for button in (self.file, self.folder, self.remove):
            column.addWidget(button)
        column.addLayout(self._offers)
        column.addWidget(self.problems)
        self.refresh()

    def refresh(self) -> None:
        """Show what can be added and removed now."""
        for button in self.offers:
            self._offers.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.offers = []
        for exercise in self._library.offered():
            button = Button(self._phrases.exercises.add_offered(exercise.title))
            button.clicked.connect(
                lambda _, name=exercise.id: self._finish(self._library.offer(name))
            )
            self._offers.addWidget(button)
            self.offers.append(button)
        own = self._shown is not None and self._shown.id in self._library.added()
        self.remove.setVisible(own)

    def show_exercise(self, exercise: Exercise) -> None:
        """Offer to remove this exercise if it was added."""
        self._shown = exercise
        self.refresh()

    def add(self, path: str) -> None:
        """Add a file or a folder; show what is wrong with it."""
        self._finish(self._library.add(path))

    def _ask_file(self) -> None:
        its = self._phrases.exercises
        path, _ = QFileDialog.getOpenFileName(self, its.choose_file(), "", its.file_type())
        if path:
            self.add(path)

    def _ask_folder(self) -> None:
        path = QFileDialog.getExistingDirectory(self, self._phrases.exercises.choose_folder())
        if path:
            self.add(path)

    def _remove(self) -> None:
        if self._shown is not None:
            wrong = self._library.remove(self._shown.id)
            self._show([self._phrases.troubles.sentence(wrong)] if wrong else [])

    def _finish(self, found: Sequence[Problem]) -> None:
        self._show([self._phrases.packs.problem(problem) for problem in found])

    def _show(self, problems: Sequence[str]) -> None:
        """Show the problems of a change, and what can be changed now."""
        lines = list(problems[:MOST_PROBLEMS])
        if len(problems) > MOST_PROBLEMS:
            lines.append(self._phrases.common.and_more(len(problems) - MOST_PROBLEMS))
        self.problems.setText("\n".join(lines))
        self.refresh()
        self.changed.emit()
