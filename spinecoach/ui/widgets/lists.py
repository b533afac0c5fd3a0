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
        self._columns = Columns(*lists, least=LEAST_LIST, gap=22)
        self._count = len(lists)
        column.addLayout(self._columns)

    def fit(self, width: int, height: int, cap: float) -> None:
        """Use capitals of `cap` pixels, smaller if the room (in pixels) is too small.

        The lists are beside each other if that leaves them larger letters.
        """
        found = {count: self._fitting(count, width, height, cap) for count in (self._count, 1)}
        count = max(found, key=found.__getitem__)
        self._fits(count, width, height, found[count])

    def _fitting(self, count: int, width: int, height: int, cap: float) -> float:
        """Return the height of the largest capitals that fit in so many columns, at most `cap`."""
        while cap > LEAST and not self._fits(count, width, height, cap):
            cap *= SHRINK
        return cap

    def _fits(self, count: int, width: int, height: int, cap: float) -> bool:
        """Use that many columns and such capitals; return whether the room is large enough."""
        self._columns.set_count(count)
        for words in self.findChildren(QLabel):
            words.setFont(lettering(self.font(), cap, words.font().weight()))
        layout = self.layout()
        if layout is None:
            return True
        layout.invalidate()
        layout.activate()  # otherwise the lists inside would not know their new letters yet
        return layout.totalHeightForWidth(width) <= height


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
