"""The end: what was done, that it is kept, and where to go from here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from spinecoach.ui.phrases import counted, minutes
from spinecoach.ui.theme import grown
from spinecoach.ui.widgets.after_questions import AfterQuestions
from spinecoach.ui.widgets.button import Button, Look
from spinecoach.ui.widgets.label import centred, label
from spinecoach.ui.widgets.notice_bar import NoticeBar

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QShowEvent

    from spinecoach.core.pain import Feeling
    from spinecoach.core.performance import Done, Summary

WIDEST = 820
"""Pixels beyond which the page grows no wider."""


class SummaryPage(QWidget):
    """Shows a `Summary`, and asks how it was.

    `today_wanted`, `progress_wanted` and `lists_wanted` are raised by its buttons;
    `felt` carries what was said so far.
    """

    today_wanted = Signal()
    progress_wanted = Signal()
    lists_wanted = Signal()
    felt = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.headline = label("", size=2.6, weight=QFont.Weight.Bold)
        self.facts = label("", size=1.25)
        self.kept = label("", size=1.25)
        self.notice = NoticeBar()
        self.table = QGridLayout()
        self.table.setHorizontalSpacing(28)
        self.table.setVerticalSpacing(12)
        self.table.setColumnStretch(0, 1)
        self.questions = AfterQuestions()
        self.questions.felt.connect(self.felt)
        self.questions.lists_wanted.connect(self.lists_wanted)
        self._done: tuple[Done, ...] = ()
        self.to_progress = Button("See my progress", Look.PRIMARY)
        self.to_progress.clicked.connect(self.progress_wanted)
        self.setFocusProxy(self.to_progress)
        self.to_today = Button("Back to Today")
        self.to_today.clicked.connect(self.today_wanted)
        self._lay_out()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(16)
        buttons.addWidget(self.to_progress)
        buttons.addWidget(self.to_today)
        buttons.addStretch(1)
        self.to_today.setMinimumHeight(self.to_progress.sizeHint().height())
        sheet = QWidget()
        sheet.setMaximumWidth(grown(WIDEST))
        column = QVBoxLayout(sheet)
        column.setSpacing(18)
        column.addStretch(1)
        column.addWidget(self.headline)
        column.addWidget(self.facts)
        column.addSpacing(14)
        column.addLayout(self.table)
        column.addSpacing(14)
        column.addWidget(self.questions)
        column.addWidget(self.kept)
        column.addWidget(self.notice)
        column.addLayout(buttons)
        column.addStretch(2)
        QVBoxLayout(self).addWidget(centred(sheet))

    def show_summary(self, summary: Summary, trouble: str) -> None:
        """Show what was done; `trouble` is why it could not be kept, "" when it was."""
        self.headline.setText("Workout done" if summary.complete else "Stopped here")
        self.facts.setText(
            f"{summary.sets} of {counted(summary.planned_sets, 'set')}, "
            f"{counted(summary.reps, 'rep')}, {minutes(summary.seconds)}"
        )
        self.kept.setText("Saved." if not trouble else "")
        self.kept.setVisible(not trouble)
        self.notice.tell(f"This workout could not be saved. {trouble}" if trouble else "")
        while (item := self.table.takeAt(0)) is not None:
            if (words := item.widget()) is not None:
                words.deleteLater()
        self._done = summary.done
        self.questions.hide()
        for row, done in enumerate(summary.done):
            self._add_row(row, done)

    def ask(self, feeling: Feeling) -> None:
        """Ask how it was; what was said before and on the way is in `feeling`."""
        begun = {d.planned.exercise.id: d.planned.title for d in self._done if d.reps}
        self.questions.ask(feeling, begun)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a number as the answer to the question that is open."""
        if not self.questions.press(event.key()):
            event.ignore()

    def _add_row(self, row: int, done: Done) -> None:
        title = label(done.planned.title, size=1.25, weight=QFont.Weight.DemiBold)
        sets = label(f"{done.sets} of {counted(done.planned.sets, 'set')}", size=1.25)
        reps = label(counted(done.reps, "rep"), size=1.25, soft=done.reps == 0)
        for column, words in enumerate((title, sets, reps)):
            words.setWordWrap(False)
            right = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
            self.table.addWidget(words, row, column, right)

    def showEvent(self, event: QShowEvent) -> None:
        """Enter leads on."""
        super().showEvent(event)
        self.to_progress.setFocus()
