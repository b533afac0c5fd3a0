"""The bar that excuses a day on which no workout was possible.

It shows one day at a time. For an excused day it says why and can take the
excuse back; for any other day it offers the reasons. So each press can be
undone by the next one.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from spinecoach.core.phrases.progress import Reason
from spinecoach.core.record.adherence import Mark, mark
from spinecoach.ui.widgets.button import Button
from spinecoach.ui.widgets.label import label
from spinecoach.ui.widgets.numbers import DayField
from spinecoach.ui.widgets.question_bar import QuestionBar

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from spinecoach.core.coaching.ports import HistoryReader
    from spinecoach.core.phrases.phrases import Phrases

AHEAD = timedelta(weeks=4)
"""How far ahead a day may be excused: people know about a journey in advance."""


class ExcuseBar(QuestionBar):
    """Excuses days of a history.

    `changed` is emitted when a day was excused or an excuse was taken back,
    `left` when the bar is closed.
    """

    changed = Signal()
    left = Signal()

    def __init__(
        self, past: HistoryReader, phrases: Phrases, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._past = past
        self._phrases = phrases.progress
        self.day = DayField(self._phrases.day_to_excuse(), phrases.language)
        self.day.dateChanged.connect(self._show)
        self.words = label("", size=1.0)
        self.reasons = {reason: Button(self._phrases.reason(reason)) for reason in Reason}
        for reason, button in self.reasons.items():
            button.setAccessibleName(self._phrases.reason_long(reason))
            button.clicked.connect(lambda _, why=reason: self._excuse(why.value))
        self.take_back = Button(self._phrases.take_excuse_back())
        self.take_back.clicked.connect(lambda: self._excuse(""))
        self.away = Button(self._phrases.close())
        self.away.clicked.connect(self._leave)
        asked = QHBoxLayout()
        asked.setSpacing(10)
        asked.addWidget(self.day)
        asked.addWidget(self.words, stretch=1)
        buttons = (*self.reasons.values(), self.take_back, self.away)
        self.lay_out(asked, *buttons, margins=(16, 8, 12, 8))
        self.hide()

    def ask(self, day: date, today: date) -> None:
        """Open the bar for a day, which can be changed in it."""
        self.day.show_day(day, today + AHEAD)
        self._show()
        self.show()
        self.day.setFocus()

    def _show(self) -> None:
        day = self.day.day
        found = next((mark(held) for held in self._past.days(day) if held.day == day), Mark.NONE)
        reason = self._past.excused().get(day)
        self.words.setText(self._phrases.excuse_facts(found, reason))
        free = reason is None and found in (Mark.NONE, Mark.PARTIAL)
        for button in self.reasons.values():
            button.setVisible(free)
        self.take_back.setVisible(reason is not None)
        self.setAccessibleName(self.words.text())

    def _excuse(self, reason: str) -> None:
        self._past.corrections.excuse(self.day.day, reason)
        self._show()
        (self.away if reason else self.day).setFocus()
        self.changed.emit()

    def _leave(self) -> None:
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the bar on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)
