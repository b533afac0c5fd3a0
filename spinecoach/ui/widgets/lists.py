"""The lists of "When to stop": symptoms, and what to do, in large plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from spinecoach.ui.style.reading import read_as
from spinecoach.ui.style.theme import lettering
from spinecoach.ui.widgets.columns import Columns
from spinecoach.ui.widgets.label import label
from spinecoach.ui.widgets.lettering import LEAST, SHRINK

if TYPE_CHECKING:
    from spinecoach.core.phrases.phrases import Phrases

LEAST_LIST = 380
"""Least pixels across a list."""


class StopLists(QWidget):
    """The lists of symptoms, the most urgent first, and who should ask a professional first.

    Without `whole` the last list is left out, without `signs` the symptoms at which to stop at
    once.
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
        lists = [
            _list(words.emergency_lead(), words.emergency()),
            _list(words.urgent_lead(), words.urgent()),
        ]
        if whole:
            lists.append(_list(words.ask_also_lead(), words.ask_also()))
        column.addLayout(Columns(*lists, least=LEAST_LIST, gap=22))

    def fit(self, width: int, height: int, cap: float) -> None:
        """Write in capitals of `cap` pixels, smaller where the room (in pixels) is too small."""
        labels = self.findChildren(QLabel)
        while True:
            for words in labels:
                words.setFont(lettering(self.font(), cap, words.font().weight()))
            layout = self.layout()
            if layout is None or cap <= LEAST:
                return
            layout.invalidate()
            layout.activate()  # until then the lists inside do not know their new letters
            if layout.totalHeightForWidth(width) <= height:
                return
            cap *= SHRINK


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
