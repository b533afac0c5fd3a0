"""Text in a cell of fixed size, as large as asked for and never larger than its cell.

A `QLabel` to screen readers. It paints itself, because letters on the workout page are measured by
their capitals, and because words change there without anything around them moving. The text is
plain: nothing in it is read as markup.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPalette
from PySide6.QtWidgets import QLabel

from spinecoach.ui.style.theme import lettering

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

SHRINK = 0.96
"""Each step in which letters shrink until the text fits."""

ELIDE_FROM = 0.93
"""The part of its size to which a line shrinks that ends in dots rather than be small."""

LEAST = 8.0
"""Height in pixels below which capitals never shrink."""

HEAD_AND_FOOT = "dg"

SOFT = 1.0
"""Pixels that the soft edge of a letter takes beyond its outline."""


class Lettering(QLabel):
    """A text whose capitals are `set_cap` pixels high, smaller only where it must to fit."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        weight: QFont.Weight = QFont.Weight.Normal,
        colour: QPalette.ColorRole = QPalette.ColorRole.WindowText,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        wrap: bool = False,
        elide: bool = False,
    ) -> None:
        super().__init__(parent)
        self._weight = weight
        self._colour = colour
        self._flags = int(align | Qt.AlignmentFlag.AlignVCenter)
        if wrap:
            self._flags |= int(Qt.TextFlag.TextWordWrap)
        self._elides = elide
        self._cap = 20.0
        self._fitted: tuple[object, QFont] | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)

    def set_cap(self, pixels: float) -> None:
        """Ask for capitals of that height."""
        self._cap = pixels
        self.update()

    def write(self, text: str) -> None:
        """Show another text; nothing happens where it is the same."""
        if text != self.text():
            self.setText(text)

    @property
    def cap_height(self) -> float:
        """How high the capitals really are, in pixels."""
        return QFontMetricsF(self._letters()).capHeight()

    @property
    def fits(self) -> bool:
        """Whether the whole text lies inside its cell."""
        letters = self._letters()
        return self._within(letters) or self._shown(letters) != self.text()

    def sizeHint(self) -> QSize:
        """Return nothing: the page says how large a cell is."""
        return QSize(0, 0)

    def minimumSizeHint(self) -> QSize:
        """See `sizeHint`."""
        return QSize(0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Write the text."""
        del event
        if not self.text():
            return
        with QPainter(self) as painter:
            letters = self._letters()
            painter.setFont(letters)
            painter.setPen(self.palette().color(self._colour))
            cell = QRectF(self.rect())
            cell.translate(0.0, self._shift(letters))
            flags = self._flags | int(Qt.TextFlag.TextDontClip)
            painter.drawText(cell, flags, self._shown(letters))

    def _shown(self, letters: QFont) -> str:
        """Return what is drawn of the text; a screen reader reads all of it."""
        if not self._elides:
            return self.text()
        dots = Qt.TextElideMode.ElideRight
        return QFontMetricsF(letters).elidedText(self.text(), dots, self.width())

    def _shift(self, letters: QFont) -> float:
        """Return how far the words move, in pixels, to lie whole in a cell lower than a line.

        They lose the empty room above the capitals, not the foot of a "y".
        """
        over = QFontMetricsF(letters).height() - self.height()
        if self._wraps or over <= 0:
            return 0.0
        top, bottom = self._ink(letters)
        baseline = QFontMetricsF(letters).ascent() - over / 2
        return min(max(0.0, -(baseline + top)), self.height() - (baseline + bottom))

    def _ink(self, letters: QFont) -> tuple[float, float]:
        """Return top and bottom of one line's ink, in pixels from its baseline."""
        # With a head and a foot added, so that all words stand on one line, whatever they are.
        ink = QFontMetricsF(letters).tightBoundingRect(f"{self.text()}{HEAD_AND_FOOT}")
        return ink.top() - SOFT, ink.bottom() + SOFT

    @property
    def _wraps(self) -> bool:
        return bool(self._flags & int(Qt.TextFlag.TextWordWrap))

    def _letters(self) -> QFont:
        key = (self.text(), self.size(), self._cap, self.font().family())
        if self._fitted is None or self._fitted[0] != key:
            self._fitted = (key, self._fit())
        return self._fitted[1]

    def _fit(self) -> QFont:
        cap = self._cap
        letters = lettering(self.font(), cap, self._weight)
        least = cap * ELIDE_FROM if self._elides else LEAST
        while cap > least and not self._within(letters):
            cap *= SHRINK
            letters = lettering(self.font(), cap, self._weight)
        return letters

    def _within(self, letters: QFont) -> bool:
        metrics = QFontMetricsF(letters)
        cell = QRectF(self.rect())
        if not self._wraps:
            top, bottom = self._ink(letters)
            wide = metrics.horizontalAdvance(self.text())
            return wide <= cell.width() and bottom - top <= cell.height()
        needed = metrics.boundingRect(cell, self._flags, self.text())
        return needed.height() <= cell.height() and needed.width() <= cell.width()
