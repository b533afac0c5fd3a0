"""Everything that a pack says about one exercise, in the order in which one needs it.

At the top the figure does a rep of the way that is chosen beside it; the strips below
show the same way. What holds for every way (muscles, mistakes, cautions) follows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from spinecoach.ui.figure.body_map import BodyMap
from spinecoach.ui.figure.player import Player
from spinecoach.ui.pages.exercises.stills import PictureCard, phase_strip, step_strip
from spinecoach.ui.pages.exercises.variants import STANDARD, Ways
from spinecoach.ui.style.theme import grown
from spinecoach.ui.widgets.button import Button
from spinecoach.ui.widgets.label import label
from spinecoach.ui.words.phrases import counted, listed, sentence
from spinecoach.ui.words.workout import BREATHS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtWidgets import QLabel, QLayout

    from spinecoach.core.exercise.exercise import Exercise, Movement, Phase, Variant
    from spinecoach.core.exercise.muscles import Muscle

WIDEST = 1240
WIDEST_TEXT = 860
PLAYER_HEIGHT = 280
"""Pixels."""


class ExerciseSheet(QWidget):
    """All about one exercise, in the way that was chosen; it opens on `variant`."""

    def __init__(
        self, exercise: Exercise, variant: Variant | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._exercise = exercise
        self.variant: Variant | None = None
        self.setMaximumWidth(grown(WIDEST))
        self.setAccessibleName(exercise.title)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 24, 32)
        self._column.setSpacing(6)
        self._add_title()
        self._add_player()
        self._strips = QVBoxLayout()
        self._strips.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._strips)
        self._add_muscles()
        self._add_pairs("When it goes wrong", ((c.mistake, c.line) for c in exercise.corrections))
        self._add_lines("Before you start", exercise.cautions)
        self._add_pairs("Where it comes from", ((s.fact, s.source) for s in exercise.sources))
        self._column.addStretch(1)
        self.show_way(variant)

    @property
    def movement(self) -> Movement:
        """What is shown."""
        return (self.variant or self._exercise).movement

    def show_way(self, variant: Variant | None) -> None:
        """Show the exercise in the way of `variant`, or as it stands, moving and still."""
        self.variant = variant
        chosen = variant or self._exercise
        self.ways.buttons[variant.id if variant else ""].setChecked(True)
        self.way.setText(f"{variant.title}, {variant.level.value}" if variant else STANDARD)
        self.why.setText(variant.why if variant else "")
        self.why.setVisible(variant is not None)
        dose = chosen.dose
        sets = counted(dose.sets, "set")
        self.dose.setText(
            f"{sets} of {dose.reps_low} to {dose.reps_high} reps, {dose.rest:.0f} s rest"
        )
        self.needs.setText(f"Needs: {listed(chosen.equipment) or 'nothing'}")
        self.player.play(self._exercise, self.movement)
        self._show_strips()

    def _show_strips(self) -> None:
        """Put the stills of the chosen way in the place of those before."""
        while (item := self._strips.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addSpacing(14)
        column.addWidget(_heading("One rep"))
        column.addLayout(phase_strip(self._exercise, self.movement))
        column.addSpacing(14)
        column.addWidget(_heading("Set up"))
        column.addLayout(step_strip(self.movement))
        self._strips.addWidget(both)

    # -- building ----------------------------------------------------------------

    def _add(self, item: QWidget | QLayout) -> None:
        if isinstance(item, QWidget):
            self._column.addWidget(item)
        else:
            self._column.addLayout(item)

    def _add_text(self, words: QLabel) -> None:
        """Add a line, or several of a length that is read with ease."""
        words.setMaximumWidth(grown(WIDEST_TEXT))
        row = QHBoxLayout()
        row.addWidget(words, stretch=100)
        row.addStretch(1)
        self._add(row)

    def _add_heading(self, title: str) -> None:
        self._column.addSpacing(14)
        self._add(_heading(title))

    def _add_title(self) -> None:
        exercise = self._exercise
        self._add(label(exercise.title, size=2.0, weight=QFont.Weight.Bold))
        if exercise.synonyms:
            self._add_text(label(f"Also known as {listed(exercise.synonyms)}", soft=True))
        self._add_text(label(exercise.summary, size=1.1))

    def _add_player(self) -> None:
        """The moving figure, beside it the ways, below it what is chosen."""
        self.player = Player()
        self.player.setFixedHeight(grown(PLAYER_HEIGHT))
        self.player.entered.connect(self._tell_phase)
        self.phase = label("", size=1.3, weight=QFont.Weight.DemiBold, wrap=False)
        self.breath = label("", soft=True, wrap=False)
        self.rest = Button("Pause")
        self.rest.clicked.connect(self._rest)
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(self.phase)
        below.addWidget(self.breath)
        below.addStretch(1)
        below.addWidget(self.rest)
        card = PictureCard()
        card.column.addWidget(self.player)
        card.column.addLayout(below)
        self.ways = Ways(self._exercise)
        self.ways.chosen.connect(self.show_way)
        self.ways.setVisible(bool(self._exercise.variants))
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(card, stretch=1)
        row.addWidget(self.ways)
        self._column.addSpacing(8)
        self._add(row)
        self._column.addSpacing(6)
        self.way = _heading("")
        self.why, self.dose, self.needs = label(""), label(""), label("", soft=True)
        for line in (self.way, self.why, self.dose, self.needs):
            self._add_text(line)

    def _tell_phase(self, phase: Phase) -> None:
        self.phase.setText(sentence(phase.word.rstrip(".")))
        self.breath.setText(f"{phase.seconds:g} s, {BREATHS[phase.breath]}")

    def _rest(self) -> None:
        self.player.rest(resting=not self.player.resting)
        self.rest.setText("Play" if self.player.resting else "Pause")

    def _add_muscles(self) -> None:
        """The map of the body beside the names."""
        primary, secondary = self._exercise.primary, self._exercise.secondary
        self._add_heading("Works")
        row = QHBoxLayout()
        row.setSpacing(24)
        body = BodyMap()
        body.show_muscles(primary, secondary)
        body.setFixedSize(body.sizeHint())
        row.addWidget(body)
        column = QVBoxLayout()
        column.addStretch(1)
        for line in _muscles(primary, secondary):
            column.addWidget(label(line))
        column.addStretch(1)
        row.addLayout(column, stretch=1)
        self._add(row)

    def _add_lines(self, title: str, lines: Sequence[str]) -> None:
        if lines:
            self._add_heading(title)
        for line in lines:
            self._add_text(label(line))

    def _add_pairs(self, title: str, pairs: Iterable[tuple[str, str]]) -> None:
        rows = tuple(pairs)
        if not rows:
            return
        self._add_heading(title)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 2)
        for row, (left, right) in enumerate(rows):
            for column, words in enumerate((label(sentence(left), soft=True), label(right))):
                grid.addWidget(words, row, column, Qt.AlignmentFlag.AlignTop)
        self._add(grid)


def _heading(title: str) -> QLabel:
    return label(title, size=1.2, weight=QFont.Weight.DemiBold)


def _muscles(primary: tuple[Muscle, ...], secondary: tuple[Muscle, ...]) -> Iterable[str]:
    if primary:
        yield f"Mostly {listed(tuple(muscle.label for muscle in primary))}"
    if secondary:
        yield f"Also {listed(tuple(muscle.label for muscle in secondary))}"
