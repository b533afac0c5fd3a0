"""A notice during a workout, as a narrow line at the top edge; it covers nothing.

Nobody can close it during a workout, so it disappears after a while.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFont

from spinecoach.ui.widgets.card import Card
from spinecoach.ui.widgets.lettering import Lettering

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.core.workout.commands import Command

STAYS_MS = 15_000
"""Milliseconds for which it stays."""

CURSORS = (Qt.CursorShape.ArrowCursor, Qt.CursorShape.PointingHandCursor)
"""The mouse over a line that tells something, and over one that offers something."""

BAR = 0.6
"""Width of its bar and of the space at its end, relative to its height."""

CAP = 0.46
"""Height of its capitals as a share of its own height."""


class NoticeLine(Card):
    """A sentence in one line; hidden while there is nothing to say.

    `about` is the value that the sentence is about, None if there is none. A click on a line that
    offers something emits `chosen` with it.
    """

    chosen = Signal(object)

    corner = 5
    barred = True

    def __init__(self, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.about: object = None
        self._offered: Command | None = None
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

    def tell(self, text: str, about: object = None, offered: Command | None = None) -> None:
        """Say something for a while; "" hides the line. A click on it means what is `offered`."""
        self.about = about
        self._offered = offered
        self.setCursor(CURSORS[offered is not None])
        self._words.write(text)
        self.setAccessibleName(self._phrases.common.notice(text))
        self.setVisible(bool(text))
        if text:
            self._away.start()
        else:
            self._away.stop()

    def width_for(self, height: int) -> float:
        """Return the width that the words need in a line of that height, in pixels."""
        return self._words.width_at(height * CAP) + 2 * round(height * BAR)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take what is offered; any other click is one on the page."""
        if self._offered is None:
            event.ignore()
        else:
            self.chosen.emit(self._offered)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the words clear of the bar."""
        super().resizeEvent(event)
        bar = round(self.height() * BAR)
        self._words.setGeometry(self.rect().adjusted(bar, 0, -bar, 0))
        self._words.set_cap(self.height() * CAP)
