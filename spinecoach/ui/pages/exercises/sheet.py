"""Everything that a pack says about one exercise, in the order in which a person needs it.

At the top the figure does a rep of the variant that is selected beside it; below stands what can be
done with that variant, and the strips show it in stills. What holds for all variants (muscles,
mistakes, cautions) follows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from spinecoach.ui.figure.player import Player
from spinecoach.ui.pages.exercises.muscles import MuscleTable
from spinecoach.ui.pages.exercises.passage import Passage, lines_in
from spinecoach.ui.pages.exercises.stills import PictureCard, StripPlace, phase_strip, step_strip
from spinecoach.ui.pages.exercises.variants import VariantChoice
from spinecoach.ui.style.theme import grown, scaled
from spinecoach.ui.widgets.beside import put_beside
from spinecoach.ui.widgets.button import Button, ButtonKind
from spinecoach.ui.widgets.grid import heading, section
from spinecoach.ui.widgets.label import label
from spinecoach.ui.words.languages import language_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtWidgets import QLabel, QLayout

    from spinecoach.core.coaching.routine import Item
    from spinecoach.core.exercise.exercise import Exercise, Movement, Phase, Variant
    from spinecoach.core.phrases.phrases import Phrases

WIDEST = 2000
WIDEST_TEXT = 860
PLAYER_HEIGHT = (280, 480)
PLAYER_WIDTH = 400
MARGIN = 24
"""Pixels: the widest sheet, the longest line of text, the least and the greatest height and the
least width of the moving figure, what stays free at the right."""

PLAYER_SHARE = (0.4, 0.65)
"""Shares of the page's height that the moving figure takes: usually, and in a low window at most.
"""


class ExerciseSheet(QWidget):
    """All about one exercise, shown in one variant; it opens on `variant` (None = itself).

    `practise_wanted` and `use_wanted` carry the id of the variant that is shown. A movement of the
    warm-up (`loose`) has neither.
    """

    practise_wanted = Signal(str)
    use_wanted = Signal(str)

    def __init__(
        self,
        exercise: Exercise,
        phrases: Phrases,
        variant: Variant | None = None,
        *,
        loose: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._phrases = phrases
        its = phrases.exercises
        self.exercise = exercise
        self._loose = loose
        self._item: Item | None = None
        self._wide = grown(WIDEST)
        self.variant: Variant | None = None
        self.passages: list[Passage] = []
        self.setMaximumWidth(grown(WIDEST))
        self.setAccessibleName(exercise.title)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, MARGIN, 32)
        self._column.setSpacing(6)
        self._add_title()
        self._add_player()
        self._add_actions()
        self._add_strips()
        self.muscles = MuscleTable(exercise.primary, exercise.secondary, phrases)
        self._add_heading(its.muscles()).tell(lines_in(self.muscles))
        self._add(self.muscles)
        self._add_pairs(its.mistakes(), ((c.mistake, c.line) for c in exercise.corrections))
        self._add_lines(its.cautions(), exercise.cautions)
        self._add_pairs(its.sources(), ((s.fact, s.source) for s in exercise.sources))
        self.foot = QVBoxLayout()
        self._add(self.foot)
        self._column.addStretch(1)
        self.show_variant(variant)

    @property
    def movement(self) -> Movement:
        """The movement that is shown."""
        return (self.variant or self.exercise).movement

    def show_variant(self, variant: Variant | None) -> None:
        """Show one variant, or the exercise itself, moving and still."""
        its = self._phrases.exercises
        self.variant = variant
        shown = variant or self.exercise
        self.variants.select(self._own)
        name = its.chosen_variant(variant.title, variant.level) if variant else its.standard()
        self.heading.setText(its.warm_up_part() if self._loose else name)
        self.why.setText(variant.why if variant else "")
        self.why.setVisible(variant is not None)
        dose = shown.dose
        self.dose.setText(its.dose(dose.sets, dose.reps_low, dose.reps_high, dose.rest))
        self.needs.setText(its.needs(shown.equipment))
        self.player.play(self.exercise, self.movement)
        self._show_strips()
        self._show_use()

    def show_item(self, item: Item | None) -> None:
        """Show what the routine says of it: its variant, its note; None if it is not there."""
        self._item = item
        note = item.note if item else ""
        self.note.setText(self._phrases.exercises.note(note) if note else "")
        self.note.setVisible(bool(note))
        self.variants.mark(item.variant if item else None)
        self._show_use()

    def arrange(self, width: int, height: int) -> None:
        """Lay everything out for a page of that size in pixels, so that nothing is cut off."""
        self._wide = min(width, self.maximumWidth()) - MARGIN
        column = (self.variants, self.practise, self.use)
        aside = max(widget.sizeHint().width() for widget in column)
        beside = self._wide >= aside + grown(PLAYER_WIDTH)
        for row in (self._stage, self._facts):
            put_beside(row, beside=beside)
        for widget in (self.variants, self._actions):
            widget.setFixedWidth(min(aside, self._wide))
        least, most = map(grown, PLAYER_HEIGHT)
        usual, limit = (round(height * share) for share in PLAYER_SHARE)
        self.player.setFixedHeight(min(max(least, min(most, usual)), limit, self._wide // 2))
        self.muscles.arrange(self._wide)
        for place in (self._rep, self._steps):
            place.strip.arrange(self._wide)

    @property
    def stops(self) -> Sequence[QWidget]:
        """Return the widgets at which Tab stops, in their visible order."""
        actions = (self.pause, *self.variants.buttons.values(), self.practise, self.use)
        return (*actions, *self.passages)

    @property
    def _own(self) -> str:
        """The id of the variant that is shown, "" = the exercise itself."""
        return self.variant.id if self.variant else ""

    def _show_use(self) -> None:
        """Say whether the routine has this variant, or offer to use it there."""
        its, item = self._phrases.exercises, self._item
        here = item is not None and item.variant == self._own
        self.use.setVisible(not here and not self._loose)
        if item is None:
            self.used.setText(its.not_in_routine())
        elif here:
            self.used.setText(its.in_routine())
        else:
            names = {variant.id: variant.title for variant in self.exercise.variants}
            self.used.setText(its.routine_has(names.get(item.variant, its.standard())))

    def _show_strips(self) -> None:
        """Replace the stills by those of the variant that is shown."""
        for place, strip in (
            (self._rep, phase_strip(self.exercise, self.movement, self._phrases)),
            (self._steps, step_strip(self.movement, self._phrases)),
        ):
            strip.arrange(self._wide)
            place.show_strip(strip)
        for passage, place in zip(self.passages, (self._rep, self._steps), strict=False):
            passage.tell(lines_in(place.strip))

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

    def _add_heading(self, title: str) -> Passage:
        passage = Passage(title)
        self.passages.append(passage)
        self._column.addSpacing(14)
        self._add(passage)
        return passage

    def _add_title(self) -> None:
        exercise = self.exercise
        self._add(heading(exercise.title))
        if exercise.synonyms:
            also = self._phrases.exercises.also_known_as(exercise.synonyms)
            self._add_text(label(also, soft=True))
        spoken = self._phrases.language
        name, own = (language_name(tag, spoken) for tag in (exercise.language, spoken))
        if name not in ("", own):  # "en-gb" is English too
            self._add_text(label(self._phrases.exercises.in_language(name), soft=True))
        self._add_text(label(exercise.summary, size=1.1))

    def _add_player(self) -> None:
        """Add the moving figure, and the variants beside it."""
        self.player = Player(self._phrases)
        self.player.setFixedHeight(grown(PLAYER_HEIGHT[0]))
        self.player.entered.connect(self._show_phase)
        self.phase = label("", size=1.3, weight=QFont.Weight.DemiBold)
        self.breath = label("", soft=True)
        self.pause = Button(self._phrases.exercises.pause())
        self.pause.clicked.connect(self._pause)
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(self.phase)
        below.addWidget(self.breath, stretch=1)
        below.addWidget(self.pause)
        card = PictureCard()
        card.column.addWidget(self.player)
        card.column.addLayout(below)
        self.variants = VariantChoice(self.exercise, self._phrases)
        self.variants.chosen.connect(self.show_variant)
        if not self.exercise.variants:
            self.variants.hide()
        self._stage = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._stage.setSpacing(20)
        self._stage.addWidget(card, stretch=1)
        self._stage.addWidget(self.variants, alignment=Qt.AlignmentFlag.AlignLeft)
        self._column.addSpacing(8)
        self._add(self._stage)
        self._column.addSpacing(6)

    def _add_actions(self) -> None:
        """Add the facts of the variant that is shown, and what can be done with it."""
        its = self._phrases.exercises
        self.heading = section("")
        self.why, self.dose, self.needs = label(""), label(""), label("", soft=True)
        self.note = label("", weight=QFont.Weight.DemiBold)
        self.note.hide()
        told = QWidget()
        told.setMaximumWidth(grown(WIDEST_TEXT))
        words = QVBoxLayout(told)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(6)
        for line in (self.heading, self.note, self.why, self.dose, self.needs):
            words.addWidget(line)
        words.addStretch(1)
        self.practise = Button(its.practise_now(), ButtonKind.PRIMARY)
        self.practise.setFont(scaled(self.font(), 1.1, QFont.Weight.DemiBold))
        self.practise.setAccessibleDescription(its.what_practice_is())
        self.practise.clicked.connect(lambda: self.practise_wanted.emit(self._own))
        self.use = Button(its.use_in_routine())
        self.use.clicked.connect(lambda: self.use_wanted.emit(self._own))
        self.used = label("", soft=True)
        what = label(its.what_practice_is(), size=0.9, soft=True)
        self._facts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._facts.setSpacing(20)
        self._facts.addWidget(told, stretch=100)
        self._facts.addStretch(1)
        self._actions = QWidget()
        column = QVBoxLayout(self._actions)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.practise)
        column.addWidget(what)
        column.addSpacing(6)
        column.addWidget(self.used)
        column.addWidget(self.use)
        column.addStretch(1)
        # Not by an alignment: then its height would be that of a wider one.
        aside = QHBoxLayout()
        aside.addWidget(self._actions)
        aside.addStretch(1)
        self._facts.addLayout(aside)
        self._add(self._facts)
        if self._loose:
            self._actions.hide()
            self.dose.hide()

    def _add_strips(self) -> None:
        """Add the places of the stills: one rep, and the set-up."""
        its = self._phrases.exercises
        self._add_heading(its.one_rep())
        self._rep, self._steps = StripPlace(), StripPlace()
        self._add(self._rep)
        self._add_heading(its.set_up())
        self._add(self._steps)

    def _show_phase(self, phase: Phase) -> None:
        self.phase.setText(self._phrases.common.capitalised(phase.word))
        self.breath.setText(self._phrases.exercises.phase_facts(phase.seconds, phase.breath))

    def _pause(self) -> None:
        its = self._phrases.exercises
        self.player.hold(held=not self.player.held)
        self.pause.setText(its.play() if self.player.held else its.pause())

    def _add_lines(self, title: str, lines: Sequence[str]) -> None:
        if lines:
            self._add_heading(title).tell(lines)
        for line in lines:
            self._add_text(label(line))

    def _add_pairs(self, title: str, pairs: Iterable[tuple[str, str]]) -> None:
        rows = tuple(pairs)
        if not rows:
            return
        self._add_heading(title).tell(text for row in rows for text in row)
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
