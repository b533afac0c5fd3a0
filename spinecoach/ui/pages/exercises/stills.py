"""The strips of the exercises page: one card for each phase's end, one for each set-up step.

All figures of a strip stand on one floor, and a strip is no higher than its tallest figure needs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from spinecoach.ui.figure import FigureWidget
from spinecoach.ui.style.theme import grown
from spinecoach.ui.widgets.card import Card
from spinecoach.ui.widgets.label import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QLabel

    from spinecoach.core.exercise.exercise import Exercise, Movement, Phase
    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.ui.figure import Scene

MOST_IN_A_ROW = 4
CARD = 190
"""Cards beside each other, and the least width of one in pixels."""

GAP = 12
HIGHEST = 190
LEAST_WIDTH = 120
"""Pixels: the gap between two cards, the greatest height and the least width of a still."""


class PictureCard(Card):
    """A light card with a picture and the lines about it, one below the other."""

    ground = QPalette.ColorRole.Base

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 12, 16, 14)
        self.column.setSpacing(3)


class Still(FigureWidget):
    """A picture whose height is `slope` times its width, and whose figure stands at its bottom."""

    def __init__(self, phrases: Phrases) -> None:
        super().__init__(phrases)
        self.slope = 1.0
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Return a small size: the grid shares out its width."""
        least = grown(LEAST_WIDTH)
        return QSize(least, self.heightForWidth(least))

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def hasHeightForWidth(self) -> bool:
        """Return True: the height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return what the strip's tallest figure needs at this width."""
        return min(grown(HIGHEST), round(width * self.slope))

    def _room(self, scene: Scene) -> QRectF:
        whole = QRectF(self.rect())
        high = min(whole.height(), whole.width() * scene.view.height / scene.view.width)
        return QRectF(whole.left(), whole.bottom() - high, whole.width(), high)


class Strip(QWidget):
    """Cards side by side, each a still with the lines about it, in as many rows as needed."""

    def __init__(self, cards: Sequence[tuple[Still, list[QLabel]]]) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        self.cards: list[PictureCard] = []
        views = [still.scene.view for still, _ in cards if still.scene is not None]
        slope = max((view.height / view.width for view in views), default=1.0)
        for still, words in cards:
            still.slope = slope
            card = PictureCard()
            card.column.addWidget(still)
            for line in words:
                card.column.addWidget(line)
            card.column.addStretch(1)
            self.cards.append(card)
        self.columns = 0
        self.arrange(0)

    def arrange(self, width: int) -> None:
        """Lay the cards out for a page of that width in pixels, in rows of about one length."""
        room = max(1, min(MOST_IN_A_ROW, (width + GAP) // (grown(CARD) + GAP)))
        rows = -(-len(self.cards) // room)
        columns = -(-len(self.cards) // max(1, rows))
        if columns == self.columns:
            return
        for column in range(max(columns, self.columns)):
            self._grid.setColumnStretch(column, int(column < columns))
        self.columns = columns
        for number, card in enumerate(self.cards):
            self._grid.addWidget(card, *divmod(number, columns))


class StripPlace(QWidget):
    """A place in the order of the page, for a strip that is replaced later."""

    def __init__(self) -> None:
        super().__init__()
        self.strip = Strip(())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_strip(self, strip: Strip) -> None:
        """Show a strip in the place of the one before."""
        self._column.removeWidget(self.strip)
        self.strip.hide()
        self.strip.deleteLater()
        self.strip = strip
        self._column.addWidget(strip)


def phase_strip(exercise: Exercise, movement: Movement, phrases: Phrases) -> Strip:
    """Return one rep: where each phase ends, how long it takes, how to breathe, and its cues."""
    cards = []
    for phase in movement.phases:
        still = Still(phrases)
        still.show_phase(exercise, movement, phase)
        cards.append((still, _lines_about(phase, phrases)))
    return Strip(cards)


def step_strip(movement: Movement, phrases: Phrases) -> Strip:
    """Return the set-up: each step with its picture and what the voice says."""
    cards = []
    for number, step in enumerate(movement.steps, start=1):
        still = Still(phrases)
        still.show_step(movement, step)
        cards.append((still, [label(phrases.exercises.step(number, step.say))]))
    return Strip(cards)


def _lines_about(phase: Phase, phrases: Phrases) -> list[QLabel]:
    its = phrases.exercises
    word = phrases.common.capitalised(phase.word)
    return [
        label(word, size=1.1, weight=QFont.Weight.DemiBold),
        label(its.phase_facts(phase.seconds, phase.breath), size=0.9, soft=True),
        *(label(its.cue(cue)) for cue in phase.cues),
    ]
