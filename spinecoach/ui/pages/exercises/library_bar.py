"""Below the list of exercises: add one from a file or a folder, or one that comes along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from spinecoach.ui.widgets.button import Button
from spinecoach.ui.widgets.label import label

if TYPE_CHECKING:
    from spinecoach.core.coaching.ports import Library
    from spinecoach.core.exercise.exercise import Exercise

FILES = "Exercises (*.toml)"
MOST_PROBLEMS = 6
"""So many slips of a file are shown at once."""


class LibraryBar(QWidget):
    """`changed` tells that the shelf is another."""

    changed = Signal()

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._shown: Exercise | None = None
        self.file = Button("Add from a file…")
        self.file.clicked.connect(self._ask_file)
        self.folder = Button("Add a folder…")
        self.folder.clicked.connect(self._ask_folder)
        self.remove = Button("Remove this one")
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
        """Show what may be added and taken away now."""
        for button in self.offers:
            self._offers.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.offers = []
        for exercise in self._library.offered():
            button = Button(f"Add: {exercise.title}")
            button.clicked.connect(
                lambda _, name=exercise.id: self._tell(self._library.offer(name))
            )
            self._offers.addWidget(button)
            self.offers.append(button)
        own = self._shown is not None and self._shown.id in self._library.added()
        self.remove.setVisible(own)

    def show_exercise(self, exercise: Exercise) -> None:
        """Offer to remove this one, where it was added."""
        self._shown = exercise
        self.refresh()

    def add(self, path: str) -> None:
        """Add a file or a folder; tell what is wrong with it."""
        self._tell(self._library.add(path))

    def _ask_file(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, "Add an exercise", "", FILES)
        if path:
            self.add(path)

    def _ask_folder(self) -> None:
        path = QFileDialog.getExistingDirectory(self, "Add a folder of exercises")
        if path:
            self.add(path)

    def _remove(self) -> None:
        if self._shown is not None:
            wrong = self._library.remove(self._shown.id)
            self._tell((wrong,) if wrong else ())

    def _tell(self, problems: tuple[str, ...]) -> None:
        more = len(problems) - MOST_PROBLEMS
        lines = [*problems[:MOST_PROBLEMS], *([f"and {more} more"] if more > 0 else [])]
        self.problems.setText("\n".join(lines))
        self.refresh()
        self.changed.emit()
