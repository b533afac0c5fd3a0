"""When to stop: the page that is always one press away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spinecoach.ui.style.theme import grown
from spinecoach.ui.widgets.label import centred, label
from spinecoach.ui.widgets.lists import StopLists
from spinecoach.ui.widgets.scroll import ScrollPage

if TYPE_CHECKING:
    from spinecoach.core.phrases.phrases import Phrases

WIDEST = 1080
"""Pixels beyond which the page grows no wider."""


class WhenToStopPage(ScrollPage):
    """The lists, and who the program is for."""

    def __init__(self, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        sheet = QWidget()
        sheet.setMaximumWidth(grown(WIDEST))
        column = QVBoxLayout(sheet)
        column.setContentsMargins(40, 18, 40, 32)
        column.setSpacing(18)
        column.addWidget(label(phrases.start.when_to_stop(), size=2.0, weight=QFont.Weight.Bold))
        column.addWidget(StopLists(phrases))
        column.addWidget(label(phrases.start.for_whom(), soft=True))
        column.addStretch(1)
        self.setWidget(centred(sheet))
