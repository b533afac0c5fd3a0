"""A scale from 0 to 10 that is answered by one key: pain, or effort.

0 to 9 answer at once, except that 0 waits a moment for a second 0, which makes
it 10. Each number is a button as well, and the words below say what it means;
where there is little room, buttons and words shrink.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from spinecoach.core.coaching.pain import MOST
from spinecoach.ui.style.paint import outline
from spinecoach.ui.style.theme import lettering, scaled
from spinecoach.ui.widgets.label import label
from spinecoach.ui.widgets.overlay import QuietButton

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QLabel

SECOND_ZERO_MS = 700
"""So long a second 0 may take."""

GAP = 8
"""Pixels between two numbers."""

WORDS = 0.95
WORDS_CAP = 0.5
"""Size of the words against the app's font, or against the numbers on a page whose sizes follow
it; as long as there is room for them."""

SMALLEST = 0.3
"""The words never get smaller than this part of their size."""

RING = 12.0
"""Corner radius in pixels of the ring that shows where the keyboard is."""

TIGHTEST = 0.15
"""Air around a number at least, as a part of its height."""


class Number(QuietButton):
    """One number, which gives way to the others where there is little room."""

    def __init__(self, number: int) -> None:
        super().__init__(str(number))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Room for the widest of the numbers and little more."""
        metrics = QFontMetricsF(self.font())
        width = metrics.horizontalAdvance(str(MOST)) + TIGHTEST * metrics.height()
        return QSize(round(width), self.sizeHint().height())


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
        self.buttons = [Number(number) for number in range(MOST + 1)]
        self._words: list[QLabel] = []
        self._letters = scaled(self.font(), WORDS)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for number, button in enumerate(self.buttons):
            button.setFont(scaled(button.font(), size, QFont.Weight.DemiBold))
            button.setAccessibleName(f"{name}: {number} {words.get(number, '')}".strip())
            button.clicked.connect(lambda _, number=number: self._answer(number))
            cell = QVBoxLayout()
            cell.setSpacing(2)
            cell.addWidget(button)
            below = label(words.get(number, ""), soft=True)
            self._words.append(below)
            # Every number gets the same room, however long its word is.
            below.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            below.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            cell.addWidget(below)
            row.addLayout(cell, stretch=1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)

    def set_cap(self, pixels: float) -> None:
        """Write numbers of that height, as wide as their room: on a page whose sizes follow it."""
        for button in self.buttons:
            button.setFont(lettering(self.font(), pixels, QFont.Weight.DemiBold))
            button.setMinimumWidth(1)
        self._letters = lettering(self.font(), pixels * WORDS_CAP, QFont.Weight.Normal)
        self._fit_words()

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

    def take_keys(self) -> None:
        """Be one stop of the Tab key, within which the arrows go from number to number."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for button in self.buttons:
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from number to number where the scale has the keyboard, and answer at a digit."""
        key = Qt.Key(event.key())
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if key in steps and self.focusPolicy() is not Qt.FocusPolicy.NoFocus:
            self._go(steps[key])
        elif self.focusPolicy() is Qt.FocusPolicy.NoFocus or not self.press(key):
            super().keyPressEvent(event)

    def _go(self, step: int) -> None:
        held = next((n for n, button in enumerate(self.buttons) if button.hasFocus()), None)
        at = (0 if step > 0 else MOST) if held is None else held + step
        self.buttons[max(0, min(MOST, at))].setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Write the words as large as there is room."""
        super().resizeEvent(event)
        self._fit_words()

    def _fit_words(self) -> None:
        """Let the longest word fill its column at most."""
        metrics = QFontMetricsF(self._letters)
        parts = (part for below in self._words for part in below.text().split())
        longest = max((metrics.horizontalAdvance(part) for part in parts), default=1.0)
        room = (self.width() - GAP * MOST) / (MOST + 1)
        fitting = scaled(self._letters, max(SMALLEST, min(1.0, room / (longest + 4))))
        for below in self._words:
            below.setFont(fitting)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a ring where the scale itself has the keyboard."""
        del event
        if not self.hasFocus():
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ring = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            outline(painter, ring, RING, self.palette().color(QPalette.ColorRole.Accent), 2)

    def rest(self) -> None:
        """Forget a 0 that waits for its second."""
        self._zero.stop()

    def _answer(self, number: int) -> None:
        self._zero.stop()
        self.answered.emit(number)
