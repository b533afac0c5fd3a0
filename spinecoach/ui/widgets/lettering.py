"""Text in a cell of fixed size, as large as asked for and never larger than its cell.

For screen readers it is a `QLabel`. It paints itself, because the size of letters on the workout
page is the height of their capitals, and because a change of words there must not move anything
around them. The text is plain: nothing in it is markup.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPalette, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel

from spinecoach.ui.style.theme import lettering

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

SHRINK = 0.96
"""The factor of one step, for other widgets that shrink their letters until they fit."""

EXACT = 0.3
"""The precision, in pixels, of the height of letters that fit their cell."""

ELIDE_FROM = 0.915
"""The smallest share of its size for a line that may end in dots instead of getting smaller."""

LEAST = 8.0
"""Height in pixels below which capitals never shrink."""

LINE = 1.5
"""The distance of two lines of a wrapped text, relative to the height of its capitals."""

HEAD_AND_FOOT = "dg"

SOFT = 1.0
"""Pixels that the soft edge of a letter takes beyond its outline."""

REMEMBERED = 1000
"""Answers kept about how large letters fit: the same words come back with every set."""

_found: dict[object, float] = {}

COUNTED = re.compile(r"(?<=\d) (?=\w)")
NO_BREAK = "\N{NO-BREAK SPACE}"
"""The space between a number and what it counts, and one at which no line breaks."""

HYPHEN = re.compile(r"(?<=\w)-(?=\w)")
NO_BREAK_HYPHEN = "\N{NON-BREAKING HYPHEN}"
"""The hyphen inside a word, and one at which no line breaks."""

NEW_LINE = "\N{LINE SEPARATOR}"
"""The character that ends a line in `QTextLayout`."""


class Lettering(QLabel):
    """A text whose capitals are `set_cap` pixels high, smaller only if it does not fit."""

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
        self._align = int(align)
        self._wraps = wrap
        self._elides = elide
        self._cap = 20.0
        self._among: tuple[str, ...] = ()
        self._fitted: tuple[object, QFont] | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)

    def set_cap(self, pixels: float) -> None:
        """Set the height of the capitals."""
        if pixels != self._cap:
            self._cap = pixels
            self.update()

    def set_align(self, align: Qt.AlignmentFlag) -> None:
        """Set the alignment in the cell."""
        self._align = int(align)
        self.update()

    def write(self, text: str, among: Sequence[str] = ()) -> None:
        """Show another text, in letters in which all texts of `among` would fit too."""
        self._among = tuple(among)
        if text != self.text():
            self.setText(text)

    def lines_at(self, cap: float, width: float, texts: Sequence[str]) -> int:
        """Return the lines of the longest of some texts, with such capitals and such a width."""
        letters = lettering(self.font(), cap, self._weight)
        return max((len(_broken(text, letters, width)) for text in texts), default=1)

    def width_at(self, cap: float) -> float:
        """Return how wide the text is with capitals of that height, in pixels."""
        return QFontMetricsF(lettering(self.font(), cap, self._weight)).horizontalAdvance(
            self.text()
        )

    @property
    def cap_height(self) -> float:
        """How high the capitals really are, in pixels."""
        return QFontMetricsF(self._letters()).capHeight()

    @property
    def fits(self) -> bool:
        """Whether the whole text lies inside its cell."""
        letters = self._letters()
        return self._within(letters, self.text()) or self._shown(letters) != self.text()

    @property
    def elided(self) -> bool:
        """Whether the text ends in dots because it is too long."""
        return self._shown(self._letters()) != self.text()

    def sizeHint(self) -> QSize:
        """Return no size: the page sets the size of the cell."""
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
            if self._wraps:
                self._paint_lines(painter, letters)
            else:
                flags = self._align | int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip)
                cell = QRectF(self.rect())
                cell.translate(0.0, self._shift(letters))
                painter.drawText(cell, flags, self._shown(letters))

    def _paint_lines(self, painter: QPainter, letters: QFont) -> None:
        """Paint a wrapped text, centred vertically, in lines of similar length."""
        metrics = QFontMetricsF(letters)
        lines = _balanced(self.text(), letters, self.width())
        top, bottom = self._ink(letters, self.text())
        step = LINE * metrics.capHeight()
        high = bottom - top + step * (len(lines) - 1)
        baseline = (self.height() - high) / 2 - top
        flags = self._align | int(Qt.TextFlag.TextDontClip)
        for number, line in enumerate(lines):
            above = baseline + number * step - metrics.ascent()
            painter.drawText(QRectF(0, above, self.width(), metrics.height()), flags, line)

    def _shown(self, letters: QFont) -> str:
        """Return the part of the text that is drawn; a screen reader reads all of it."""
        if not self._elides:
            return self.text()
        dots = Qt.TextElideMode.ElideRight
        return QFontMetricsF(letters).elidedText(self.text(), dots, self.width())

    def _shift(self, letters: QFont) -> float:
        """Return how far the words must move, in pixels, to be inside a cell that is too low.

        Rather the empty space above the capitals is cut off than the descender of a "y".
        """
        over = QFontMetricsF(letters).height() - self.height()
        if over <= 0:
            return 0.0
        top, bottom = self._ink(letters, self.text())
        baseline = QFontMetricsF(letters).ascent() - over / 2
        return min(max(0.0, -(baseline + top)), self.height() - (baseline + bottom))

    def _ink(self, letters: QFont, text: str) -> tuple[float, float]:
        """Return the top and bottom of the painted pixels of a line, relative to its baseline."""
        # Measured with a tall and a deep letter, so that the baseline is the same for all words.
        ink = QFontMetricsF(letters).tightBoundingRect(f"{text}{HEAD_AND_FOOT}")
        return ink.top() - SOFT, ink.bottom() + SOFT

    def _letters(self) -> QFont:
        texts = self._among or (self.text(),)
        look = (self.font().family(), self._weight, self._wraps, self._elides)
        key = (texts, self.width(), self.height(), self._cap, look)
        if self._fitted is None or self._fitted[0] != key:
            if key not in _found:
                if len(_found) == REMEMBERED:
                    _found.clear()
                _found[key] = self._fit(texts)
            self._fitted = (key, lettering(self.font(), _found[key], self._weight))
        return self._fitted[1]

    def _fit(self, texts: Sequence[str]) -> float:
        """Return the height of the largest capitals with which all texts fit, by bisection."""

        def fit(cap: float) -> bool:
            letters = lettering(self.font(), cap, self._weight)
            return all(self._within(letters, text) for text in texts)

        high = self._cap
        low = min(high, high * ELIDE_FROM if self._elides else LEAST)
        if fit(high):
            return high
        while high - low > EXACT:
            middle = (low + high) / 2
            low, high = (middle, high) if fit(middle) else (low, middle)
        return low

    def _within(self, letters: QFont, text: str) -> bool:
        metrics = QFontMetricsF(letters)
        lines = _broken(text, letters, self.width()) if self._wraps else [text]
        if max(metrics.horizontalAdvance(line) for line in lines) > self.width():
            return False  # the ink takes longer to measure
        top, bottom = self._ink(letters, text)
        return bottom - top + LINE * metrics.capHeight() * (len(lines) - 1) <= self.height()


def _broken(text: str, letters: QFont, width: float) -> list[str]:
    """Break a text between words into lines of at most `width`; a longer word is not broken.

    A number stays with what it counts, as in "7.5 kilograms", and a word with a hyphen in one line,
    if that is long enough for them.
    """
    kept = HYPHEN.sub(NO_BREAK_HYPHEN, COUNTED.sub(NO_BREAK, text))
    lines = _lines(text, kept, letters, width)
    widest = max(QFontMetricsF(letters).horizontalAdvance(line) for line in lines)
    return lines if kept == text or widest <= width else _lines(text, text, letters, width)


def _lines(text: str, breaking: str, letters: QFont, width: float) -> list[str]:
    """Return the lines of a text that breaks where `breaking`, which is as long, may break."""
    layout = QTextLayout(breaking.replace("\n", NEW_LINE), letters)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        lines.append(text[line.textStart() : line.textStart() + line.textLength()].strip())
    layout.endLayout()
    return lines or [""]


def _balanced(text: str, letters: QFont, width: float) -> list[str]:
    """Break a text into as few lines as possible, all about equally long."""
    lines = _broken(text, letters, width)
    low, high = width / 2, width
    while high - low > 1.0:
        middle = (low + high) / 2
        tried = _broken(text, letters, middle)
        metrics = QFontMetricsF(letters)
        inside = max(metrics.horizontalAdvance(line) for line in tried) <= middle
        if len(tried) == len(lines) and inside:
            lines, high = tried, middle
        else:
            low = middle
    return lines
