"""One line about what went wrong or was done for somebody, with what to do; it stops nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy

from spinecoach.ui.widgets.button import Button

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFont, QPaintEvent
    from PySide6.QtWidgets import QWidget

BAR = 5
"""Width in pixels of the bar at the left edge."""


class NoticeBar(QFrame):
    """A sentence and a button that puts it away; hidden while there is nothing to say.

    What can be taken back has an `undo` button as well.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._away = Button("OK")
        self._away.setAccessibleName("Put this message away")
        self._away.clicked.connect(self.hide)
        self._take_back: Callable[[], None] | None = None
        self.undo = Button("Undo")
        self.undo.clicked.connect(self._undo)
        self.undo.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(BAR + 14, 8, 8, 8)
        row.addWidget(self._words)
        row.addWidget(self.undo)
        row.addWidget(self._away)
        self.hide()

    def set_letters(self, font: QFont) -> None:
        """Write in this font."""
        for part in (self._words, self.undo, self._away):
            part.setFont(font)

    @property
    def text(self) -> str:
        """What it says; "" while it is hidden."""
        return "" if self.isHidden() else self._words.text()

    def tell(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """Say something; "" hides the bar. `undo` takes back what was done, if it can be."""
        self._words.setText(text)
        self._take_back = undo
        self.undo.setVisible(undo is not None)
        self.setAccessibleName(f"Notice: {text}")
        self.setVisible(bool(text))

    def _undo(self) -> None:
        take_back = self._take_back
        self.tell("")
        if take_back is not None:
            take_back()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a quiet card with a bar at its left edge."""
        del event
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.palette().color(QPalette.ColorRole.AlternateBase))
            painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
            painter.setBrush(self.palette().color(QPalette.ColorRole.WindowText))
            painter.drawRoundedRect(QRectF(0, 0, BAR, self.height()), 2, 2)
