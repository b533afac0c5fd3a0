"""Plain text in sizes relative to the app's font."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QLabel, QWidget

from spinecoach.ui.style.theme import SIZED, scaled

if TYPE_CHECKING:
    from collections.abc import Sequence

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
) -> QLabel:
    """Return a label of plain text; `size` multiplies the app's font, `soft` is less prominent."""
    made = Label(parent)
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
