"""A page with one question or message: a headline, a line, its content, and buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.ui.style.reading import read_as
from spinecoach.ui.widgets.filling import FillingPage
from spinecoach.ui.widgets.flow import Flow
from spinecoach.ui.widgets.grid import heading
from spinecoach.ui.widgets.label import label

if TYPE_CHECKING:
    from spinecoach.ui.widgets.button import Button

WIDEST = 1080
"""The greatest width of a sheet in pixels."""


class Sheet(FillingPage):
    """One sheet: a headline, a line, and a row of buttons at the end.

    `widest` is its greatest width, in pixels at usual letters.
    """

    grows_beyond = True

    def __init__(self, headline: str, line: str, widest: int = WIDEST) -> None:
        super().__init__(widest=widest)
        self.setAccessibleName(headline)
        read_as(self, "Grouping")
        self.column.addWidget(heading(headline, balanced=True))
        self.column.addWidget(label(line, size=1.1, balanced=True))

    def finish(self, *buttons: Button, note: str = "") -> None:
        """Add the buttons at the end; the first has the focus, so that Enter presses it."""
        self.column.addSpacing(6)
        self.column.addLayout(Flow(*buttons, gap=14))
        if note:
            self.column.addWidget(label(note, size=0.9, soft=True))
        self.column.addStretch(3)
        self.setFocusProxy(buttons[0])
