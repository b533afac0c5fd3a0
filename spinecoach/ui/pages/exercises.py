"""All about each exercise: how to set up, how to move, what it works, what to look out for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from spinecoach.ui.figure import FigureWidget
from spinecoach.ui.figure.body_map import BodyMap
from spinecoach.ui.phrases import counted, listed, sentence
from spinecoach.ui.theme import grown
from spinecoach.ui.widgets.button import Button, Look
from spinecoach.ui.widgets.label import label
from spinecoach.ui.widgets.library_bar import LibraryBar
from spinecoach.ui.widgets.scroll import ScrollPage
from spinecoach.ui.wording import BREATHS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QLayout

    from spinecoach.core.exercise import Exercise, Movement, Variant
    from spinecoach.core.muscles import Muscle
    from spinecoach.core.ports import Library, Packs

PICTURE_HEIGHT = 150
STEP_HEIGHT = 120
STEPS_IN_A_ROW = 3
LIST_WIDTH = 230
WIDEST = 900
"""Pixels."""


class ExercisesPage(QWidget):
    """A list at the left, the chosen exercise at the right."""

    def __init__(
        self, packs: Packs, library: Library | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._packs = packs
        self._exercises = packs.exercises()
        self.tabs: list[Button] = []
        self.details = ScrollPage()
        self.library = LibraryBar(library) if library is not None else None
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
        row.addWidget(self.details, stretch=1)
        self._group = QButtonGroup(self)
        self.refresh()

    def refresh(self) -> None:
        """List the shelf anew: an exercise was added or taken away."""
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
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
            self._list.addWidget(label("No exercise file could be read. Today says why."))

    def show_exercise(self, exercise: Exercise) -> None:
        """Show all about this exercise."""
        self.details.setWidget(ExerciseSheet(exercise))
        self.details.verticalScrollBar().setValue(0)
        if self.library is not None:
            self.library.show_exercise(exercise)


class ExerciseSheet(QWidget):
    """Everything that a pack says about one exercise, in the order in which one needs it."""

    def __init__(self, exercise: Exercise, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaximumWidth(grown(WIDEST))
        self.setAccessibleName(exercise.title)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 24, 32)
        self._column.setSpacing(6)
        self._add(label(exercise.title, size=2.0, weight=QFont.Weight.Bold))
        if exercise.synonyms:
            self._add(label(f"Also known as {listed(exercise.synonyms)}", soft=True))
        self._add(label(exercise.summary, size=1.1))
        self._add_pictures(exercise, exercise.movement)
        self._add_dose(exercise)
        self._add_steps(exercise.movement)
        self._add_muscles(exercise)
        self._add_corrections(exercise)
        self._section("Before you start", exercise.cautions)
        self._add_variants(exercise.variants)
        self._section("Where it comes from", (f"{s.fact}: {s.source}" for s in exercise.sources))

    def _add(self, item: QWidget | QLayout) -> None:
        if isinstance(item, QWidget):
            self._column.addWidget(item)
        else:
            self._column.addLayout(item)

    def _section(self, title: str, lines: Iterable[str]) -> None:
        written = tuple(lines)
        if not written:
            return
        self._column.addSpacing(14)
        self._add(label(title, size=1.2, weight=QFont.Weight.DemiBold))
        for line in written:
            self._add(label(line))

    def _add_steps(self, movement: Movement) -> None:
        """The set-up, a picture for each step, in rows."""
        self._section("Set up", ("",))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for number, step in enumerate(movement.steps):
            row, column = divmod(number, STEPS_IN_A_ROW)
            figure = FigureWidget()
            figure.setFixedHeight(grown(STEP_HEIGHT))
            figure.show_pose(movement, step.pose)
            figure.setAccessibleDescription(step.say)
            grid.addWidget(figure, 2 * row, column)
            line = label(f"{number + 1}.  {step.say}")
            grid.addWidget(line, 2 * row + 1, column, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(column, 1)
        self._add(grid)

    def _add_muscles(self, exercise: Exercise) -> None:
        """The map of the body beside the names."""
        self._section("Works", ("",))
        row = QHBoxLayout()
        row.setSpacing(24)
        body = BodyMap()
        body.show_muscles(exercise.primary, exercise.secondary)
        body.setFixedSize(body.sizeHint())
        row.addWidget(body)
        column = QVBoxLayout()
        column.addStretch(1)
        for line in _muscles(exercise.primary, exercise.secondary):
            column.addWidget(label(line))
        column.addStretch(1)
        row.addLayout(column, stretch=1)
        self._add(row)

    def _add_pictures(self, exercise: Exercise, movement: Movement) -> None:
        """One rep, a picture for each phase: where the body is when the phase ends."""
        self._column.addSpacing(10)
        row = QHBoxLayout()
        row.setSpacing(12)
        for phase in movement.phases:
            figure = FigureWidget()
            figure.setFixedHeight(grown(PICTURE_HEIGHT))
            figure.show_phase(exercise, movement, phase)
            column = QVBoxLayout()
            column.addWidget(figure)
            column.addWidget(label(sentence(phase.word.rstrip(".")), weight=QFont.Weight.DemiBold))
            how = f"{phase.seconds:g} s, {BREATHS[phase.breath]}"
            column.addWidget(label(how, size=0.9, soft=True))
            row.addLayout(column)
        self._add(row)

    def _add_dose(self, exercise: Exercise) -> None:
        dose = exercise.dose
        sets = counted(dose.sets, "set")
        text = f"{sets} of {dose.reps_low} to {dose.reps_high} reps, {dose.rest:.0f} s rest"
        self._section("How much", (text, f"Needs: {listed(exercise.equipment)}"))

    def _add_corrections(self, exercise: Exercise) -> None:
        if not exercise.corrections:
            return
        self._section("When it goes wrong", ("",))
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setColumnStretch(1, 1)
        for row, correction in enumerate(exercise.corrections):
            grid.addWidget(label(correction.mistake.capitalize(), soft=True), row, 0)
            grid.addWidget(label(correction.line, weight=QFont.Weight.Medium), row, 1)
        self._add(grid)

    def _add_variants(self, variants: tuple[Variant, ...]) -> None:
        lines = (f"{v.title} ({v.level.value}): {v.why}" for v in variants)
        self._section("Easier and harder", lines)


def _muscles(primary: tuple[Muscle, ...], secondary: tuple[Muscle, ...]) -> Iterable[str]:
    if primary:
        yield f"Mostly {listed(tuple(muscle.label for muscle in primary))}"
    if secondary:
        yield f"Also {listed(tuple(muscle.label for muscle in secondary))}"
