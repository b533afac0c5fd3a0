"""A card with a sentence or a question, and its buttons beside it or, if it is narrow, below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout

from spinecoach.ui.style.theme import grown
from spinecoach.ui.widgets.beside import put_beside
from spinecoach.ui.widgets.card import Card
from spinecoach.ui.widgets.flow import Flow

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QLayout, QWidget

WORDS = 300
"""Least pixels of the words beside the buttons."""


class QuestionBar(Card):
    """Has words and buttons, laid out by `lay_out`."""

    def lay_out(
        self, words: QLayout, *buttons: QWidget, margins: tuple[int, int, int, int]
    ) -> None:
        """Place the words and the buttons; margins are pixels: left, top, right, bottom."""
        self._buttons = Flow(*buttons)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(*margins)
        self._row.setSpacing(12)
        self._row.addLayout(words, stretch=1)
        self._row.addLayout(self._buttons)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below the words if there is no room beside them."""
        super().resizeEvent(event)
        room = self._buttons.sizeHint().width() + grown(WORDS)
        put_beside(self._row, beside=event.size().width() >= room)
