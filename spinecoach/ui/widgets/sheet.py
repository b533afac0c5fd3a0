"""A page with one question or message: a headline, a line, its content, and buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spinecoach.ui.style.theme import grown
from spinecoach.ui.widgets.flow import Flow
from spinecoach.ui.widgets.label import centred, label
from spinecoach.ui.widgets.scroll import ScrollPage

if TYPE_CHECKING:
    from spinecoach.ui.widgets.button import Button

WIDEST = 1080
"""Pixels beyond which a sheet grows no wider."""


class Sheet(ScrollPage):
    """One sheet: a headline, a line, and a row of buttons at the end."""

    def __init__(self, headline: str, line: str) -> None:
        super().__init__()
        self.setAccessibleName(headline)
        sheet = QWidget()
        sheet.setMaximumWidth(grown(WIDEST))
        self.column = QVBoxLayout(sheet)
        self.column.setContentsMargins(40, 26, 40, 26)
        self.column.setSpacing(14)
        self.column.addStretch(1)
        self.column.addWidget(label(headline, size=2.2, weight=QFont.Weight.Bold))
        self.column.addWidget(label(line, size=1.1))
        self.setWidget(centred(sheet))

    def finish(self, *buttons: Button, note: str = "") -> None:
        """Add the buttons at the end; the first has the focus, so that Enter presses it."""
        self.column.addSpacing(6)
        self.column.addLayout(Flow(*buttons, gap=14))
        if note:
            self.column.addWidget(label(note, size=0.9, soft=True))
        self.column.addStretch(2)
        self.setFocusProxy(buttons[0])
