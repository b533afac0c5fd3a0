"""Everything that a pack says about one exercise, in the order in which a person needs it.

At the top the figure does a rep of the variant that is selected beside it; the strips below
show the same variant. What holds for all variants (muscles, mistakes, cautions) follows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from spinecoach.ui.figure.body_map import BodyMap
from spinecoach.ui.figure.player import Player
from spinecoach.ui.pages.exercises.stills import PictureCard, phase_strip, step_strip
from spinecoach.ui.pages.exercises.variants import VariantChoice
from spinecoach.ui.style.theme import grown
from spinecoach.ui.widgets.button import Button
from spinecoach.ui.widgets.label import label
from spinecoach.ui.words.languages import language_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtWidgets import QLabel, QLayout

    from spinecoach.core.exercise.exercise import Exercise, Movement, Phase, Variant
    from spinecoach.core.phrases.phrases import Phrases

WIDEST = 1240
WIDEST_TEXT = 860
PLAYER_HEIGHT = 280
"""Pixels: the widest sheet, the longest line of text, the height of the moving figure."""


class ExerciseSheet(QWidget):
    """All about one exercise, shown in one variant; it opens on `variant` (None = itself)."""

    def __init__(
        self,
        exercise: Exercise,
        phrases: Phrases,
        variant: Variant | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._phrases = phrases
        its = phrases.exercises
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
        self._add_pairs(its.mistakes(), ((c.mistake, c.line) for c in exercise.corrections))
        self._add_lines(its.cautions(), exercise.cautions)
        self._add_pairs(its.sources(), ((s.fact, s.source) for s in exercise.sources))
        self._column.addStretch(1)
        self.show_variant(variant)

    @property
    def movement(self) -> Movement:
        """The movement that is shown."""
        return (self.variant or self._exercise).movement

    def show_variant(self, variant: Variant | None) -> None:
        """Show one variant, or the exercise itself, moving and still."""
        its = self._phrases.exercises
        self.variant = variant
        shown = variant or self._exercise
        self.variants.buttons[variant.id if variant else ""].setChecked(True)
        name = its.chosen_variant(variant.title, variant.level) if variant else its.standard()
        self.heading.setText(name)
        self.why.setText(variant.why if variant else "")
        self.why.setVisible(variant is not None)
        dose = shown.dose
        self.dose.setText(its.dose(dose.sets, dose.reps_low, dose.reps_high, dose.rest))
        self.needs.setText(its.needs(shown.equipment))
        self.player.play(self._exercise, self.movement)
        self._show_strips()

    def _show_strips(self) -> None:
        """Replace the stills by those of the variant that is shown."""
        while (item := self._strips.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addSpacing(14)
        column.addWidget(_heading(self._phrases.exercises.one_rep()))
        column.addLayout(phase_strip(self._exercise, self.movement, self._phrases))
        column.addSpacing(14)
        column.addWidget(_heading(self._phrases.exercises.set_up()))
        column.addLayout(step_strip(self.movement, self._phrases))
        self._strips.addWidget(both)

    # -- building ----------------------------------------------------------------

    def _add(self, item: QWidget | QLayout) -> None:
        if isinstance(item, QWidget):
            self._column.addWidget(item)
        else:
            self._column.addLayout(item)

    def _add_text(self, words: QLabel) -> None:
        """Add a text whose lines are short enough to be read easily."""
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
            also = self._phrases.exercises.also_known_as(exercise.synonyms)
            self._add_text(label(also, soft=True))
        name, own = map(language_name, (exercise.language, self._phrases.language))
        if name not in ("", own):  # "en-gb" is English too
            self._add_text(label(self._phrases.exercises.in_language(name), soft=True))
        self._add_text(label(exercise.summary, size=1.1))

    def _add_player(self) -> None:
        """Add the moving figure, the variants beside it, and the facts of one below."""
        self.player = Player(self._phrases)
        self.player.setFixedHeight(grown(PLAYER_HEIGHT))
        self.player.entered.connect(self._show_phase)
        self.phase = label("", size=1.3, weight=QFont.Weight.DemiBold, wrap=False)
        self.breath = label("", soft=True, wrap=False)
        self.pause = Button(self._phrases.exercises.pause())
        self.pause.clicked.connect(self._pause)
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(self.phase)
        below.addWidget(self.breath)
        below.addStretch(1)
        below.addWidget(self.pause)
        card = PictureCard()
        card.column.addWidget(self.player)
        card.column.addLayout(below)
        self.variants = VariantChoice(self._exercise, self._phrases)
        self.variants.chosen.connect(self.show_variant)
        self.variants.setVisible(bool(self._exercise.variants))
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(card, stretch=1)
        row.addWidget(self.variants)
        self._column.addSpacing(8)
        self._add(row)
        self._column.addSpacing(6)
        self.heading = _heading("")
        self.why, self.dose, self.needs = label(""), label(""), label("", soft=True)
        for line in (self.heading, self.why, self.dose, self.needs):
            self._add_text(line)

    def _show_phase(self, phase: Phase) -> None:
        self.phase.setText(self._phrases.common.capitalised(phase.word))
        self.breath.setText(self._phrases.exercises.phase_facts(phase.seconds, phase.breath))

    def _pause(self) -> None:
        its = self._phrases.exercises
        self.player.hold(held=not self.player.held)
        self.pause.setText(its.play() if self.player.held else its.pause())

    def _add_muscles(self) -> None:
        """Add the map of the body with the names of the muscles beside it."""
        primary, secondary = self._exercise.primary, self._exercise.secondary
        its = self._phrases.exercises
        self._add_heading(its.works())
        row = QHBoxLayout()
        row.setSpacing(24)
        body = BodyMap(self._phrases)
        body.show_muscles(primary, secondary)
        body.setFixedSize(body.sizeHint())
        row.addWidget(body)
        column = QVBoxLayout()
        column.addStretch(1)
        if primary:
            column.addWidget(label(its.mostly(primary)))
        if secondary:
            column.addWidget(label(its.also(secondary)))
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
            first = label(self._phrases.common.capitalised(left), soft=True)
            for column, words in enumerate((first, label(right))):
                grid.addWidget(words, row, column, Qt.AlignmentFlag.AlignTop)
        self._add(grid)


def _heading(title: str) -> QLabel:
    return label(title, size=1.2, weight=QFont.Weight.DemiBold)
