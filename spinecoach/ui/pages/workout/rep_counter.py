"""The number of the rep: the largest thing on the page, and below it how many there are in all."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPalette
from PySide6.QtWidgets import QWidget

from spinecoach.ui.style.reading import read_as
from spinecoach.ui.style.theme import lettering
from spinecoach.ui.widgets.lettering import SOFT

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from spinecoach.core.phrases.phrases import Phrases

DIGITS = "0123456789"

OF_HEIGHT = 0.17
"""Height of "of 12" relative to the height of the count."""

OF_BELOW = 1.7
"""Its distance below the count, relative to its own height."""


class RepCounter(QWidget):
    """The current rep, its digits `set_cap` pixels high."""

    def __init__(self, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phrases = phrases
        self._rep = 0
        self._reps = 0
        self._cap = 100.0
        read_as(self, "StaticText")

    def set_cap(self, pixels: float) -> None:
        """Set the height of the digits."""
        self._cap = pixels
        self.update()

    def show_rep(self, rep: int, reps: int) -> None:
        """Show rep number `rep` of `reps`."""
        if (rep, reps) == (self._rep, self._reps):
            return
        self._rep, self._reps = rep, reps
        self.setAccessibleName(self._phrases.workout.rep_of(rep, reps))
        self.update()

    @property
    def shown(self) -> tuple[int, int]:
        """The rep and the number of reps on show."""
        return self._rep, self._reps

    @property
    def digit_height(self) -> float:
        """Height of the digits in pixels."""
        return QFontMetricsF(self._letters()).capHeight()

    @property
    def baseline(self) -> float:
        """The baseline of the digits, in pixels from the top; round digits reach above capitals."""
        return ceil(-QFontMetricsF(self._letters()).tightBoundingRect(DIGITS).top()) + SOFT

    @property
    def ink_bottom(self) -> float:
        """The baseline of the lower number, in pixels from the top."""
        return self.baseline * (1 + OF_BELOW * OF_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw both numbers on one left edge."""
        del event
        with QPainter(self) as painter:
            letters = self._letters()
            height = self.baseline
            painter.setFont(letters)
            painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
            bearing = QFontMetricsF(letters).leftBearing(str(self._rep)[0])
            painter.drawText(round(-bearing), round(height), str(self._rep))
            small = lettering(self.font(), height * OF_HEIGHT, QFont.Weight.Medium)
            painter.setFont(small)
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            of_all = self._phrases.workout.of_reps(self._reps)
            painter.drawText(0, round(self.ink_bottom), of_all)

    def _letters(self) -> QFont:
        """Letters of the requested height; smaller if the widest count or both do not fit."""
        letters = lettering(self.font(), self._cap, QFont.Weight.Bold)
        metrics = QFontMetricsF(letters)
        wide = metrics.horizontalAdvance("0" * len(str(max(10, self._reps))))
        high = SOFT - metrics.tightBoundingRect(DIGITS).top()
        high *= 1 + OF_BELOW * OF_HEIGHT
        part = min(self.width() / wide, (self.height() - SOFT) / high)
        if part >= 1.0:
            return letters
        return lettering(self.font(), max(1.0, self._cap * part), QFont.Weight.Bold)
