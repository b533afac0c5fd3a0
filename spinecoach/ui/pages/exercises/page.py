"""All about each exercise: how to do it, its variants, how to set up, what to look out for.

A sheet is made when its exercise is first selected, in the variant of the person's own routine,
and kept: who comes back to it finds the same variant and the same place on the page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from spinecoach.core.coaching.routine import variant_of
from spinecoach.ui.pages.exercises.library_bar import LibraryBar
from spinecoach.ui.pages.exercises.sheet import ExerciseSheet
from spinecoach.ui.style.theme import grown
from spinecoach.ui.widgets.button import Button, Look
from spinecoach.ui.widgets.label import label
from spinecoach.ui.widgets.scroll import ScrollPage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QShowEvent

    from spinecoach.core.coaching.ports import Library, Packs, Settings
    from spinecoach.core.coaching.routine import Item
    from spinecoach.core.exercise.exercise import Exercise
    from spinecoach.core.phrases.phrases import Phrases

LIST_WIDTH = 230
"""Pixels."""


class ExercisesPage(QWidget):
    """A list at the left, the selected exercise at the right."""

    def __init__(
        self,
        packs: Packs,
        phrases: Phrases,
        library: Library | None = None,
        settings: Settings | None = None,
        items: Callable[[], Iterable[Item]] = tuple,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._packs = packs
        self._phrases = phrases
        self._settings = settings
        self._items = items
        self._exercises = packs.exercises()
        self.tabs: list[Button] = []
        self._sheets: dict[str, SheetPage] = {}
        self._stack = QStackedWidget()
        self.library = LibraryBar(library, phrases) if library is not None else None
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        side = QVBoxLayout()
        side.addLayout(self._list)
        if self.library is not None:
            self.library.changed.connect(self.refresh)
            side.addWidget(self.library)
        side.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(40, 12, 16, 0)
        row.setSpacing(36)
        row.addLayout(side)
        row.addWidget(self._stack, stretch=1)
        self._group = QButtonGroup(self)
        self.refresh()

    @property
    def shown(self) -> SheetPage | None:
        """The selected exercise; None where no exercise could be read."""
        page = self._stack.currentWidget()
        return page if isinstance(page, SheetPage) else None

    def refresh(self) -> None:
        """List the exercises again: one was added or removed."""
        while (item := self._list.takeAt(0)) is not None:
            _drop(item.widget())
        for page in self._sheets.values():
            self._stack.removeWidget(page)
            _drop(page)
        self._sheets = {}
        self._exercises = self._packs.exercises()
        self.tabs = []
        for exercise in self._exercises:
            tab = Button(exercise.title, Look.CHOICE)
            tab.setMinimumWidth(grown(LIST_WIDTH))
            tab.clicked.connect(lambda _, which=exercise: self.show_exercise(which))
            self._group.addButton(tab)
            self._list.addWidget(tab)
            self.tabs.append(tab)
        if self._exercises:
            self.tabs[0].setChecked(True)
            self.show_exercise(self._exercises[0])
        else:
            self._list.addWidget(label(self._phrases.exercises.no_exercise()))

    def show_exercise(self, exercise: Exercise) -> None:
        """Show all about this exercise, as it was left."""
        if exercise.id not in self._sheets:
            own = {item.exercise: item.variant for item in self._items()}
            variant = variant_of(exercise, own.get(exercise.id, ""))
            sheet = ExerciseSheet(exercise, self._phrases, variant)
            self._sheets[exercise.id] = SheetPage(sheet)
            self._stack.addWidget(self._sheets[exercise.id])
        self._stack.setCurrentWidget(self._sheets[exercise.id])
        self._follow_settings()
        if self.library is not None:
            self.library.show_exercise(exercise)

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the settings: reduced motion may have changed."""
        super().showEvent(event)
        self._follow_settings()

    def _follow_settings(self) -> None:
        if self._settings is not None and self.shown is not None:
            self.shown.sheet.player.set_reduced_motion(reduced=self._settings.get().reduced_motion)


class SheetPage(ScrollPage):
    """A sheet that keeps how far down it was scrolled."""

    def __init__(self, sheet: ExerciseSheet) -> None:
        super().__init__()
        self.sheet = sheet
        self.setWidget(sheet)


def _drop(widget: QWidget | None) -> None:
    if widget is not None:
        widget.hide()
        widget.deleteLater()
