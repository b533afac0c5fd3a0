"""Parts of forms: a grid of names and controls, a page that scrolls, a row of buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from spinecoach.ui.style.theme import grown
from spinecoach.ui.widgets.label import label
from spinecoach.ui.widgets.scroll import ScrollPage

NAMES = 150
"""Least pixels of the column of names, so that the columns of several forms are aligned."""

GAP = (28, 12)
"""Pixels from column to column, and from row to row."""

LEFT = Qt.AlignmentFlag.AlignLeft
WHOLE = Qt.AlignmentFlag(0)
"""How a control is aligned: as wide as it needs, or as wide as its column."""


class Form(QGridLayout):
    """Two columns: names and controls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)
        self.setHorizontalSpacing(GAP[0])
        self.setVerticalSpacing(GAP[1])
        self.setColumnMinimumWidth(0, grown(NAMES))
        self.setColumnStretch(1, 1)

    def add(self, name: str, control: QWidget | QLayout, align: Qt.AlignmentFlag = LEFT) -> None:
        """Add a row; without a name, "", the first column stays empty."""
        row = self.rowCount()
        if name:
            self.addWidget(label(name, wrap=False), row, 0)
        if isinstance(control, QWidget):
            self.addWidget(control, row, 1, align)
        else:
            self.addLayout(control, row, 1)


def scrolled(*parts: QLayout) -> ScrollPage:
    """Return a scrolling page with parts below one another; what is below it stays visible."""
    sheet = QWidget()
    column = QVBoxLayout(sheet)
    column.setContentsMargins(0, 0, 4, 0)
    column.setSpacing(GAP[1])
    for part in parts:
        column.addLayout(part)
    column.addStretch(1)
    page = ScrollPage()
    page.setWidget(sheet)
    return page


def row_of(*controls: QWidget) -> QHBoxLayout:
    """Return a row of controls, at the left."""
    row = QHBoxLayout()
    for control in controls:
        row.addWidget(control)
    row.addStretch(1)
    return row
