"""Before a workout: does anything hurt? One key, or a button to pass over it.

To 2 it starts; from 3 to 5 it offers the gentler workout; above that it ends
here, with the lists, and the day is excused. Where the two latest workouts both
hurt it says so first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from spinecoach.core.coaching import pain
from spinecoach.core.coaching.pain import Advice, advice
from spinecoach.ui.widgets.button import Button, Look
from spinecoach.ui.widgets.label import label
from spinecoach.ui.widgets.lists import StopLists
from spinecoach.ui.widgets.scale import Scale
from spinecoach.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

HOW = "Press a number, or 0 twice for 10."


class BeforePage(QWidget):
    """Asks; `ready` carries the pain, or None where the question was skipped.

    `not_today` leads back to Today; `stopped` tells that it hurts too much.
    """

    ready = Signal(object)
    not_today = Signal()
    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pain: int | None = None
        self.asking = AskSheet()
        self.asking.scale.answered.connect(self._take)
        self.asking.skip.clicked.connect(lambda: self.ready.emit(None))
        self.easing = ChoiceSheet("Take it easy today", pain.GENTLY, "Start gently")
        self.easing.go_on.clicked.connect(lambda: self.ready.emit(self._pain))
        self.pausing = ChoiceSheet(
            "Time for a break", pain.PAUSE_WORDS, "I have asked: go on", calm=True
        )
        self.pausing.go_on.clicked.connect(lambda: self._show(self.asking))
        self.stopping = StopSheet()
        for sheet in (self.easing, self.pausing, self.stopping):
            sheet.later.clicked.connect(self.not_today)
        self._sheets = QStackedWidget()
        for page in (self.asking, self.easing, self.pausing, self.stopping):
            self._sheets.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._sheets)

    @property
    def sheet(self) -> QWidget:
        """The sheet on show."""
        return self._sheets.currentWidget() or self.asking

    def ask(self, *, pause: bool) -> None:
        """Ask anew; with a `pause` advised, say that first."""
        self._pain = None
        self.asking.scale.clear()
        self._show(self.pausing if pause else self.asking)

    def begin(self) -> None:
        """Put the keyboard where the answer is expected."""
        self.sheet.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a number as the answer, and Escape as "not today"."""
        from PySide6.QtCore import Qt

        if event.key() == Qt.Key.Key_Escape:
            self.asking.scale.clear()
            self.not_today.emit()
        elif self.sheet is not self.asking or not self.asking.scale.press(event.key()):
            event.ignore()

    def _take(self, number: int) -> None:
        self._pain = number
        match advice(number):
            case Advice.GO_ON:
                self.ready.emit(number)
            case Advice.EASE:
                self._show(self.easing)
            case Advice.STOP:
                self._show(self.stopping)
                self.stopped.emit()

    def _show(self, sheet: QWidget) -> None:
        self._sheets.setCurrentWidget(sheet)
        sheet.setFocus()


class AskSheet(Sheet):
    """The question itself."""

    def __init__(self) -> None:
        super().__init__("Does anything hurt right now?", HOW)
        self.scale = Scale("Pain", pain.PAIN_WORDS, size=1.7)
        self.scale.take_keys()
        self.column.addSpacing(12)
        self.column.addWidget(self.scale)
        self.column.addSpacing(8)
        self.column.addWidget(label(pain.WARNING_SIGNS))
        self.skip = Button("Skip the question")
        self.finish(self.skip)
        # Not on the button: a blind Enter must not pass over the question.
        self.setFocusProxy(self.scale)


class ChoiceSheet(Sheet):
    """Go on in another way, or not today. A `calm` sheet has the latter at hand."""

    def __init__(self, headline: str, line: str, go_on: str, *, calm: bool = False) -> None:
        super().__init__(headline, line)
        self.go_on = Button(go_on, Look.PLAIN if calm else Look.PRIMARY)
        self.later = Button("Not today", Look.PRIMARY if calm else Look.PLAIN)
        pair = (self.later, self.go_on) if calm else (self.go_on, self.later)
        self.finish(*pair)


class StopSheet(Sheet):
    """Not today: what to do instead, and the lists."""

    def __init__(self) -> None:
        super().__init__("Not today", f"{pain.REST_WORDS} {pain.STOP_ADVICE}")
        self.column.addSpacing(8)
        self.column.addWidget(StopLists(whole=False))
        self.later = Button("Back to Today", Look.PRIMARY)
        self.finish(self.later)
