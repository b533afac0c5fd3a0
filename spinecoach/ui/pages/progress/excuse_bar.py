"""A day that could not be kept: ill, on a journey, something else. It is held against nobody.

The bar stands for one day at a time. Where the day is excused it says why and
takes the excuse back; else it offers the reasons. So every press can be undone
by the next one.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from spinecoach.core.record.adherence import Mark, mark
from spinecoach.ui.widgets.button import Button
from spinecoach.ui.widgets.card import Card
from spinecoach.ui.widgets.label import label
from spinecoach.ui.widgets.numbers import Day
from spinecoach.ui.words.progress import excuse_facts

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from spinecoach.core.coaching.ports import HistoryReader

REASONS = {"ill": "Ill", "travelling": "Travelling", "other": "Another reason"}
"""What is kept, and what stands on the button."""

AHEAD = timedelta(weeks=4)
"""How far ahead a day may be excused: a journey is known before it begins."""


class ExcuseBar(Card):
    """Excuses days of a `Past`; `changed` is raised when one was excused or is not any more."""

    changed = Signal()
    left = Signal()

    def __init__(self, past: HistoryReader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._past = past
        self.day = Day()
        self.day.setAccessibleName("Day to excuse")
        self.day.dateChanged.connect(self._show)
        self.words = label("", size=1.0)
        self.reasons = {reason: Button(words) for reason, words in REASONS.items()}
        for reason, button in self.reasons.items():
            button.setAccessibleName(f"Excuse the day: {REASONS[reason]}")
            button.clicked.connect(lambda _, why=reason: self._excuse(why))
        self.take_back = Button("Take the excuse back")
        self.take_back.clicked.connect(lambda: self._excuse(""))
        self.away = Button("Close")
        self.away.clicked.connect(self._leave)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(10)
        row.addWidget(self.day)
        row.addWidget(self.words, stretch=1)
        for button in (*self.reasons.values(), self.take_back, self.away):
            row.addWidget(button)
        self.hide()

    def ask(self, day: date, today: date) -> None:
        """Open for a day, which may be changed in the bar."""
        self.day.show_day(day, today + AHEAD)
        self._show()
        self.show()
        self.day.setFocus()

    def _show(self) -> None:
        day = self.day.day
        found = next((mark(held) for held in self._past.days(day) if held.day == day), Mark.NONE)
        reason = self._past.excused().get(day)
        self.words.setText(excuse_facts(found, reason))
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
        """Close at Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)
