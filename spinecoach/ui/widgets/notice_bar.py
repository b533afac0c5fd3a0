"""One line about what went wrong or was done for somebody, with what to do; it stops nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy

from spinecoach.ui.widgets.button import Button
from spinecoach.ui.widgets.card import BAR, Card

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

UNDO = "Undo"


class NoticeBar(Card):
    """A sentence and a button that puts it away; hidden while there is nothing to say.

    Where something can be done about it, it has an `action` button as well.
    """

    corner = 8
    barred = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._away = Button("OK")
        self._away.setAccessibleName("Put this message away")
        self._away.clicked.connect(self.hide)
        self._act: Callable[[], None] | None = None
        self.action = Button(UNDO)
        self.action.clicked.connect(self._do)
        self.action.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(BAR + 14, 8, 8, 8)
        row.addWidget(self._words)
        row.addWidget(self.action)
        row.addWidget(self._away)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; "" while it is hidden."""
        return "" if self.isHidden() else self._words.text()

    def tell(self, text: str, act: Callable[[], None] | None = None, words: str = UNDO) -> None:
        """Say something; "" hides the bar. The button does `act` and is called `words`."""
        self._words.setText(text)
        self._act = act
        self.action.setText(words)
        self.action.setVisible(act is not None)
        self.setAccessibleName(f"Notice: {text}")
        self.setVisible(bool(text))

    def _do(self) -> None:
        act = self._act
        self.tell("")
        if act is not None:
            act()
