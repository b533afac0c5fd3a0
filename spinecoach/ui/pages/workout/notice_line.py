"""A notice during a workout, as a narrow line at the top edge; it covers nothing.

Nobody can close it during a workout, so it disappears after a while.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFont

from spinecoach.ui.widgets.card import Card
from spinecoach.ui.widgets.lettering import Lettering

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from spinecoach.core.phrases.phrases import Phrases

STAYS_MS = 15_000
"""Milliseconds for which it stays."""

CAP = 0.46
"""Height of its capitals as a share of its own height."""


class NoticeLine(Card):
    """A sentence in one line; hidden while there is nothing to say.

    `about` is the value that the sentence is about, None if there is none.
    """

    corner = 5
    barred = True

    def __init__(self, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.about: object = None
        self._phrases = phrases
        self._words = Lettering(self, weight=QFont.Weight.Medium)
        self._away = QTimer(self)
        self._away.setSingleShot(True)
        self._away.setInterval(STAYS_MS)
        self._away.timeout.connect(self.hide)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; "" while it is hidden."""
        return "" if self.isHidden() else self._words.text()

    def tell(self, text: str, about: object = None) -> None:
        """Say something for a while; "" hides the line."""
        self.about = about
        self._words.write(text)
        self.setAccessibleName(self._phrases.common.notice(text))
        self.setVisible(bool(text))
        if text:
            self._away.start()
        else:
            self._away.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the words clear of the bar."""
        super().resizeEvent(event)
        bar = round(self.height() * 0.6)
        self._words.setGeometry(self.rect().adjusted(bar, 0, -bar, 0))
        self._words.set_cap(self.height() * CAP)
