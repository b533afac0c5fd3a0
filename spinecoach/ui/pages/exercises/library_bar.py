"""Below the list of exercises: add some from a file, a folder, or from the optional ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from spinecoach.ui.widgets.button import Button
from spinecoach.ui.widgets.notice_bar import NoticeBar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spinecoach.core.coaching.ports import Library, Packs
    from spinecoach.core.exercise.exercise import Exercise
    from spinecoach.core.mistake import Problem
    from spinecoach.core.phrases.phrases import Phrases

MOST_PROBLEMS = 6
"""How many mistakes of a file are shown at once."""


class LibraryBar(QWidget):
    """Adds exercises and removes added ones.

    `added` carries the exercises that are new or changed (none if they were there already),
    `removed` the one that was removed. What is wrong with a file is shown in `problems`, which the
    page puts where there is room to read it.
    """

    added = Signal(object)
    removed = Signal(object)

    def __init__(
        self, library: Library, packs: Packs, phrases: Phrases, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._packs = packs
        self._phrases = phrases
        self._shown: Exercise | None = None
        its = phrases.exercises
        self.file = Button(its.add_file())
        self.file.clicked.connect(self._ask_file)
        self.folder = Button(its.add_folder())
        self.folder.clicked.connect(self._ask_folder)
        self.remove = Button(its.remove())
        self.remove.clicked.connect(self._remove)
        self.problems = NoticeBar(phrases, self)
        self.offers: list[Button] = []
        self._offers = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 12)
        column.setSpacing(4)
        column.addWidget(self.file)
        column.addWidget(self.folder)
        column.addLayout(self._offers)
        column.addWidget(self.remove)
        self.refresh()

    @property
    def stops(self) -> Sequence[QWidget]:
        """Return the widgets at which Tab stops, in their visible order."""
        return (self.file, self.folder, *self.offers, self.remove)

    @property
    def width_needed(self) -> int:
        """The width of the widest button, in pixels, also of one that is hidden now."""
        return max(button.sizeHint().width() for button in self.stops)

    def refresh(self) -> None:
        """Show what can be added now."""
        for button in self.offers:
            self._offers.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.offers = []
        for exercise in self._library.offered():
            button = Button(self._phrases.exercises.add_offered(exercise.title))
            button.clicked.connect(
                lambda _, name=exercise.id: self._add(lambda: self._library.offer(name))
            )
            self._offers.addWidget(button)
            self.offers.append(button)
        self._show_remove()

    def show_exercise(self, exercise: Exercise) -> None:
        """Offer to remove this exercise if it was added."""
        self._shown = exercise
        self._show_remove()

    def add(self, path: str) -> None:
        """Add a file or a folder; show what is wrong with it."""
        self._add(lambda: self._library.add(path))

    def _show_remove(self) -> None:
        own = self._shown is not None and self._shown.id in self._library.added()
        self.remove.setVisible(own)

    def _ask_file(self) -> None:
        its = self._phrases.exercises
        path, _ = QFileDialog.getOpenFileName(self, its.choose_file(), "", its.file_type())
        if path:
            self.add(path)

    def _ask_folder(self) -> None:
        path = QFileDialog.getExistingDirectory(self, self._phrases.exercises.choose_folder())
        if path:
            self.add(path)

    def _add(self, how: Callable[[], Sequence[Problem]]) -> None:
        before = {exercise.id: exercise for exercise in self._packs.exercises()}
        problems = how()
        self._show([self._phrases.packs.problem(problem) for problem in problems])
        new = [one for one in self._packs.exercises() if before.get(one.id) != one]
        if new or not problems:
            self.added.emit(new)

    def _remove(self) -> None:
        gone = self._shown
        if gone is not None:
            wrong = self._library.remove(gone.id)
            self._show([self._phrases.troubles.sentence(wrong)] if wrong else [])
            if wrong is None:
                self.removed.emit(gone)

    def _show(self, problems: Sequence[str]) -> None:
        """Show the problems of a change, and what can be changed now."""
        lines = list(problems[:MOST_PROBLEMS])
        if len(problems) > MOST_PROBLEMS:
            lines.append(self._phrases.common.and_more(len(problems) - MOST_PROBLEMS))
        self.problems.tell("\n".join(lines))
        self.refresh()
