"""A scale from 0 to 10 that is answered by one key: pain, or effort.

0 to 9 answer at once, except that 0 waits a moment for a second 0, which makes
it 10. Each number is a button as well, and the words below say what it means.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from spinecoach.core.pain import MOST
from spinecoach.ui.theme import scaled
from spinecoach.ui.widgets.label import label
from spinecoach.ui.widgets.overlay import QuietButton

if TYPE_CHECKING:
    from collections.abc import Mapping

SECOND_ZERO_MS = 700
"""So long a second 0 may take."""


class Scale(QWidget):
    """Eleven numbers; `answered` carries the one that was chosen."""

    answered = Signal(int)

    def __init__(
        self, name: str, words: Mapping[int, str], size: float = 1.3, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._zero = QTimer(self)
        self._zero.setSingleShot(True)
        self._zero.setInterval(SECOND_ZERO_MS)
        self._zero.timeout.connect(lambda: self._answer(0))
        self.buttons = [QuietButton(str(number)) for number in range(MOST + 1)]
        row = QHBoxLayout()
        row.setSpacing(8)
        for number, button in enumerate(self.buttons):
            button.setFont(scaled(button.font(), size, QFont.Weight.DemiBold))
            button.setAccessibleName(f"{name}: {number} {words.get(number, '')}".strip())
            button.clicked.connect(lambda _, number=number: self._answer(number))
            cell = QVBoxLayout()
            cell.setSpacing(2)
            cell.addWidget(button)
            below = label(words.get(number, ""), size=max(0.8, 0.6 * size), soft=True)
            # Every number gets the same room, however long its word is.
            below.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            below.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            cell.addWidget(below)
            row.addLayout(cell, stretch=1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)

    def press(self, key: int) -> bool:
        """Take a key; return whether it was one of the scale's."""
        number = key - Qt.Key.Key_0
        if not 0 <= number <= MOST - 1:
            return False
        if number:
            self._answer(number)
        elif self._zero.isActive():
            self._answer(MOST)
        else:
            self._zero.start()
        return True

    def rest(self) -> None:
        """Forget a 0 that waits for its second."""
        self._zero.stop()

    def _answer(self, number: int) -> None:
        self._zero.stop()
        self.answered.emit(number)
