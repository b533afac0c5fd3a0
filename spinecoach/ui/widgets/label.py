"""Plain text in sizes relative to the app's font."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QLabel, QWidget

from spinecoach.ui.style.theme import SIZED, scaled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

SLACK = 4
"""Pixels that balanced lines may be longer than they were measured."""

WRAPS = 0x1000
"""`Qt.TextFlag.TextWordWrap`, by number for the reason given in `ui.style.paint`."""

PLAIN = 0
"""`Qt.TextFormat.PlainText`, by number for the reason given in `ui.style.paint`."""

LONG_WORD = re.compile(r"\S{25,}")
"""A word that may be wider than its column: an address, a compound, a name without spaces."""

PIECE = re.compile(r"\S{12,}?(?=\w)")
"""A piece of such a word; a combining mark does not begin a piece."""

MAY_BREAK = "\N{ZERO WIDTH SPACE}"


class Label(QLabel):
    """Plain text; a word that is wider than its column is continued in the next line."""

    def setText(self, text: str) -> None:
        """Show a text unchanged; a screen reader does not notice where a word may break."""
        shown = breakable(text)
        if shown != text or self.accessibleName():
            self.setAccessibleName(text if shown != text else "")
        super().setText(shown)

    def text(self) -> str:
        """Return the text without the breaks."""
        return super().text().replace(MAY_BREAK, "")


class BalancedLabel(Label):
    """Wraps into lines of about equal length, so that no word stands alone in the last one."""

    def heightForWidth(self, width: int) -> int:
        """Return the height in a width, whatever room is left at the end of the lines now."""
        room = QRect(0, 0, width, 0)
        return self.fontMetrics().boundingRect(room, WRAPS, QLabel.text(self)).height()

    def minimumSizeHint(self) -> QSize:
        """Return the least size without that room."""
        hint, room = super().minimumSizeHint(), self.contentsMargins()
        return hint - QSize(room.left() + room.right(), 0)

    def setText(self, text: str) -> None:
        """Show another text, balanced too."""
        super().setText(text)
        self._balance()

    def changeEvent(self, event: QEvent) -> None:
        """Balance the lines of other letters."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._balance()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Balance the lines in another width."""
        super().resizeEvent(event)
        self._balance()

    def _balance(self) -> None:
        """Leave room at the end of the lines, as much as costs no further line."""
        widths = range(self.width() // 2, self.width())
        high = self.heightForWidth(self.width())
        needed = bisect_left(widths, x=True, key=lambda wide: self.heightForWidth(wide) <= high)
        spare = max(0, len(widths) - needed - SLACK)
        left, right = (spare, 0) if self.isRightToLeft() else (0, spare)
        self.setContentsMargins(left, 0, right, 0)


def breakable(text: str) -> str:
    """Return a text whose long words may go on in the next line."""
    return LONG_WORD.sub(_in_pieces, text)


def _in_pieces(word: re.Match[str]) -> str:
    return PIECE.sub(rf"\g<0>{MAY_BREAK}", word[0])


def label(
    text: str,
    parent: QWidget | None = None,
    *,
    size: float = 1.0,
    weight: QFont.Weight = QFont.Weight.Normal,
    soft: bool = False,
    wrap: bool = True,
    balanced: bool = False,
) -> QLabel:
    """Return a label of plain text; `size` multiplies the app's font, `soft` is less prominent."""
    made = BalancedLabel(parent) if balanced else Label(parent)
    made.setProperty("textFormat", PLAIN)
    made.setText(text)
    made.setWordWrap(wrap)
    made.setFont(scaled(made.font(), size, weight))
    made.setProperty(SIZED, 1.0)
    if soft:
        made.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return made


def read_as_one(cells: Sequence[QLabel], text: str) -> None:
    """Let a screen reader say a row of labels as one text, not word by word.

    The others count as labels of the first one, which a reader does not say by themselves.
    """
    first, *others = cells
    first.setAccessibleName(text)
    for other in others:
        other.setBuddy(first)


def plain_tip(text: str) -> str:
    """Return a tooltip that shows `text` as it is; Qt would render HTML and pictures in it."""
    if "<" not in text and "&" not in text:
        return text
    from html import escape

    lines = "<br>".join(escape(text).splitlines())
    return f"<qt>{lines}</qt>"
