"""Import a file: choose it, see what it would add, answer open questions, add it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from spinecoach.core.record.imported import Answers, DayOrder, OpenQuestion, Preview, WeightUnit
from spinecoach.ui.widgets.button import Button
from spinecoach.ui.widgets.controls import DropDown
from spinecoach.ui.widgets.flow import Flow
from spinecoach.ui.widgets.long_work import Cancelled, long_work

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from spinecoach.core.coaching.ports import HistoryFiles
    from spinecoach.core.phrases.exchange import ExchangePhrases

INCOMING = "*.json *.csv *.txt *.tsv"
"""The names of files that may hold workouts."""


class ImportRow(QWidget):
    """A button for the file, a choice for each open question, and a button that adds.

    `said` is emitted with a text to show, `changed` when something was added.
    """

    said = Signal(str)
    changed = Signal()

    def __init__(
        self, history_files: HistoryFiles, phrases: ExchangePhrases, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._history_files = history_files
        self._phrases = phrases
        self._path = ""
        self._answers = Answers()
        self.open = Button(phrases.open_a_file())
        self.open.clicked.connect(self._choose)
        self.unit = self._question(OpenQuestion.UNIT)
        for unit in WeightUnit:
            self.unit.addItem(phrases.unit(unit), unit)
        self.day_order = self._question(OpenQuestion.DAY_ORDER)
        for order in (None, *DayOrder):
            self.day_order.addItem(phrases.day_order(order), order)
        self.activity = self._question(OpenQuestion.ACTIVITY)
        for counts in (False, True):
            self.activity.addItem(phrases.counts(counts=counts), counts)
        self.add = Button(phrases.add_them())
        self.add.clicked.connect(self._take_in)
        self.add.hide()
        row = Flow(self.open, self.unit, self.day_order, self.activity, self.add)
        row.setContentsMargins(0, 0, 0, 0)
        self.setLayout(row)

    def _question(self, ask: OpenQuestion) -> DropDown:
        field = DropDown()
        field.setAccessibleName(self._phrases.label(ask))
        field.setToolTip(self._phrases.label(ask))
        field.activated.connect(self._answer)
        field.hide()
        return field

    def _choose(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, self._phrases.import_workouts(), "", f"{self._phrases.workouts()} ({INCOMING})"
        )
        if path:
            self._path, self._answers = path, Answers()
            self.day_order.setCurrentIndex(0)
            self.activity.setCurrentIndex(0)
            preview = self._preview()
            self.unit.setVisible(OpenQuestion.UNIT in preview.asks)
            self.unit.setCurrentIndex(self.unit.findData(preview.unit))
            self.day_order.setVisible(OpenQuestion.DAY_ORDER in preview.asks)
            self.activity.setVisible(OpenQuestion.ACTIVITY in preview.asks)
            steps = (self.unit, self.day_order, self.activity, self.add)
            next((step for step in steps if step.isVisibleTo(self)), self.open).setFocus()

    def _answer(self) -> None:
        self._answers = Answers(
            WeightUnit(self.unit.currentData()),
            DayOrder(order) if (order := self.day_order.currentData()) else None,
            bool(self.activity.currentData()),
        )
        self._preview()

    def _preview(self) -> Preview:
        try:
            with self._long_work(self._phrases.reading) as progress:
                preview = self._history_files.preview(self._path, self._answers, progress)
        except Cancelled:
            self.said.emit(self._phrases.nothing_added())
            self.add.hide()
            return Preview("")
        self.said.emit(self._phrases.preview(preview, short=True))
        self.add.setVisible(preview.anything and not preview.must_answer)
        return preview

    def _long_work(
        self, words: Callable[[int], str]
    ) -> AbstractContextManager[Callable[[float], None]]:
        its = self._phrases
        return long_work(self, its.import_workouts(), its, words, self.said.emit)

    def _take_in(self) -> None:
        self.open.setFocus()  # the button that was pressed is hidden now
        for part in (self.unit, self.day_order, self.activity, self.add):
            part.hide()
        try:
            with self._long_work(self._phrases.adding) as progress:
                told = self._history_files.take_in(progress)
        except Cancelled:
            told = self._phrases.nothing_added()
        self.said.emit(told)
        self.changed.emit()
