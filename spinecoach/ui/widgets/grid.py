"""The grid of all pages: one left edge, one size of headings, equal distances.

A page begins at the left edge of the program's name and uses the whole width; only lines of text
are kept short enough to be read easily.
"""

from __future__ import annotations

from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget

from spinecoach.ui.style.reading import read_as
from spinecoach.ui.style.theme import grown
from spinecoach.ui.widgets.label import label
from spinecoach.ui.widgets.scroll import ScrollPage

LEFT = 40
"""Pixels to the left and right of every page."""

MARGINS = (LEFT, 18, LEFT, 32)
"""Pixels around a page: left, top, right, bottom."""

FOOT = (LEFT, 8, LEFT, 12)
"""Pixels around what stays in sight below a page: left, top, right, bottom."""

RULE = 1
"""Pixels of the line between them."""

GAP = 14
"""Pixels between two parts of a page."""

WIDEST = "widest"
"""The property of a widget that holds its greatest width, in pixels at usual letters."""

HEADING = 2.2
SECTION = 1.3
"""Sizes of a page's heading and of a heading inside it, relative to the app's font."""


def heading(text: str = "", *, balanced: bool = False) -> QLabel:
    """Return the heading of a page."""
    made = label(text, size=HEADING, weight=QFont.Weight.Bold, balanced=balanced)
    read_as(made, "Heading", level=1)
    return made


def section(text: str = "") -> QLabel:
    """Return the heading of a part of a page."""
    made = label(text, size=SECTION, weight=QFont.Weight.DemiBold)
    read_as(made, "Heading", level=2)
    return made


class Page(ScrollPage):
    """A page on the grid; its parts are added to `column`, the layout of `sheet`.

    `widest` is the greatest width of what it holds, in pixels at usual letters; 0 uses all.
    """

    def __init__(self, parent: QWidget | None = None, *, widest: int = 0) -> None:
        super().__init__(parent)
        self.sheet = QWidget()
        self.column = QVBoxLayout(self.sheet)
        self.column.setContentsMargins(*MARGINS)
        self.column.setSpacing(GAP)
        self.setWidget(at_left(self.sheet, widest) if widest else self.sheet)


def rule() -> QWidget:
    """Return a thin line across, below which something stays in sight while the rest scrolls."""
    line = QWidget()
    line.setFixedHeight(RULE)
    line.setAutoFillBackground(True)
    line.setBackgroundRole(QPalette.ColorRole.Mid)
    return line


def put_on_foot(whole: QWidget, page: Page, foot: QLayout) -> None:
    """Lay out a widget: a page that scrolls, and below a line what stays in sight."""
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(page, stretch=1)
    column.addWidget(rule())
    column.addLayout(foot)


def limit_width(widget: QWidget, widest: int) -> None:
    """Let a widget be at most `widest` pixels wide at usual letters, more if letters are larger."""
    widget.setProperty(WIDEST, widest)
    widget.setMaximumWidth(grown(widest))


def at_left(sheet: QWidget, widest: int) -> QWidget:
    """Return a widget with a sheet of limited width at its left edge."""
    limit_width(sheet, widest)
    room = QWidget()
    row = QHBoxLayout(room)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(sheet, stretch=100)
    row.addStretch(1)
    return room
