"""The lists of "When to stop": symptoms, and what to do, in large plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from spinecoach.ui.style.paint import fill
from spinecoach.ui.style.reading import read_as
from spinecoach.ui.style.theme import lettering
from spinecoach.ui.widgets.columns import Columns
from spinecoach.ui.widgets.label import label
from spinecoach.ui.widgets.lettering import LEAST, SHRINK

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from spinecoach.core.phrases.phrases import Phrases

LEAST_LIST = 380
"""The least width of a list in pixels."""

BAR = 4
"""Thickness in pixels of the bar above the focused list."""


class StopLists(QWidget):
    """The lists of symptoms, the most urgent first, and who should ask a professional first.

    Without `whole` the last list is left out, without `signs` the symptoms at which to stop
    immediately.
    """

    def __init__(
        self,
        phrases: Phrases,
        parent: QWidget | None = None,
        *,
        whole: bool = True,
        signs: bool = True,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(22)
        words = phrases.pain
        if signs:
            column.addWidget(label(words.warning_signs(), size=1.1))
        listed = [
            (words.emergency_lead(), words.emergency()),
            (words.urgent_lead(), words.urgent()),
            (words.ask_also_lead(), words.ask_also()),
        ]
        made = StopList if signs else _list
        lists = [made(*one) for one in (listed if whole else listed[:-1])]
        column.addLayout(Columns(*lists, least=LEAST_LIST, gap=22))

    def fit(self, width: int, height: int, cap: float) -> None:
        """Use capitals of `cap` pixels, smaller if the room (in pixels) is too small."""
        labels = self.findChildren(QLabel)
        while True:
            for words in labels:
                words.setFont(lettering(self.font(), cap, words.font().weight()))
            layout = self.layout()
            if layout is None or cap <= LEAST:
                return
            layout.invalidate()
            layout.activate()  # otherwise the lists inside would not know their new letters yet
            if layout.totalHeightForWidth(width) <= height:
                return
            cap *= SHRINK


class StopList(QWidget):
    """One list at which Tab stops, so that it scrolls to view and a screen reader reads it whole.

    Otherwise lists beside each other would be read line by line across all of them.
    """

    def __init__(self, lead: str, lines: tuple[str, ...]) -> None:
        super().__init__()
        read_as(self, "Grouping")
        self.setAccessibleName(lead)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        column = _list(lead, lines)
        column.setContentsMargins(0, 2 * BAR, 0, 0)
        self.setLayout(column)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a bar above the list while it has the focus."""
        del event
        if self.hasFocus():
            with QPainter(self) as painter:
                bar = QRectF(0, 0, self.width(), BAR)
                fill(painter, bar, BAR / 2, self.palette().brush(QPalette.ColorRole.Accent))


def _list(lead: str, lines: tuple[str, ...]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(6)
    title = label(lead, size=1.15, weight=QFont.Weight.DemiBold)
    read_as(title, "Heading", level=2)
    column.addWidget(title)
    for line in lines:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(label("•", size=1.1, wrap=False), alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(line, size=1.1), stretch=1)
        column.addLayout(row)
    column.addStretch(1)
    return column
