"""The muscles of an exercise: the map of the body, and their names in plain words and in Latin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QWidget

from spinecoach.ui.figure.body_map import BodyMap
from spinecoach.ui.style.reading import read_as
from spinecoach.ui.style.theme import grown
from spinecoach.ui.widgets.beside import put_beside
from spinecoach.ui.widgets.label import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spinecoach.core.exercise.muscles import Muscle
    from spinecoach.core.phrases.phrases import Phrases

NAMES = 400
"""Least width in pixels of the names beside the map."""


class MuscleTable(QWidget):
    """The map, and beside or below it which muscles work most and which help."""

    def __init__(
        self, primary: Sequence[Muscle], secondary: Sequence[Muscle], phrases: Phrases
    ) -> None:
        super().__init__()
        its = phrases.exercises
        self._body = BodyMap(phrases)
        self._body.show_muscles(primary, secondary)
        self._body.setFixedSize(self._body.sizeHint())
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        grid.setRowStretch(0, 1)
        for heading, muscles in ((its.mostly(), primary), (its.also(), secondary)):
            if not muscles:
                continue
            title = label(heading, weight=QFont.Weight.DemiBold)
            read_as(title, "Heading", level=3)
            title.setContentsMargins(0, 10, 0, 0)
            grid.addWidget(title, grid.rowCount(), 0, 1, 2)
            for muscle in muscles:
                row = grid.rowCount()
                place = phrases.common.capitalised(its.place_of(muscle))
                top = Qt.AlignmentFlag.AlignTop
                grid.addWidget(label(place), row, 0, top)
                grid.addWidget(label(its.muscle(muscle), soft=True), row, 1, top)
        grid.setRowStretch(grid.rowCount(), 1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(24)
        self._row.addWidget(self._body)
        self._row.addLayout(grid, stretch=1)

    def arrange(self, width: int) -> None:
        """Put the names below the map if there is no room beside it."""
        beside = width >= self._body.width() + grown(NAMES)
        put_beside(self._row, beside=beside)
