"""The form for a workout done elsewhere: when it was, which exercises, how much of each."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QGridLayout, QVBoxLayout, QWidget

from spinecoach.core.phrases.corrections import Fact, NewWorkoutColumn
from spinecoach.core.record.limits import LONGEST_TITLE, MOST_REPS
from spinecoach.local_time import local_now
from spinecoach.ui.pages.progress.workout_editor import NoteField
from spinecoach.ui.style.theme import grown
from spinecoach.ui.widgets.button import Button, ButtonKind
from spinecoach.ui.widgets.field import Field
from spinecoach.ui.widgets.form import row_of, scrolled
from spinecoach.ui.widgets.grid import rule, section
from spinecoach.ui.widgets.label import label
from spinecoach.ui.widgets.notice_bar import NoticeBar
from spinecoach.ui.widgets.numbers import DayField, NumberField, WeightField, take_refusal

if TYPE_CHECKING:
    from spinecoach.core.coaching.ports import HistoryReader
    from spinecoach.core.phrases.corrections import CorrectionPhrases
    from spinecoach.core.phrases.phrases import Phrases

MOST_SETS = 20
NOON = time(12)
"""The time of a workout if only its day is known."""


class _Line:
    """The fields of one exercise."""

    def __init__(self, words: CorrectionPhrases, number: int, unit: str, names: list[str]) -> None:
        self.row = 0
        self.name = Field(inset=8)
        self.name.setMaxLength(LONGEST_TITLE)
        self.name.setAccessibleName(words.exercise(number, NewWorkoutColumn.EXERCISE))
        known = QCompleter(names, self.name)
        known.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.name.setCompleter(known)
        self.sets = NumberField(
            words.exercise(number, NewWorkoutColumn.SETS),
            (1, MOST_SETS),
            1,
            refusal=words.no_whole_number(1, MOST_SETS),
        )
        self.reps = NumberField(
            words.exercise(number, NewWorkoutColumn.REPS),
            (1, MOST_REPS),
            10,
            refusal=words.no_whole_number(1, MOST_REPS),
        )
        self.weight = WeightField(
            words.exercise(number, NewWorkoutColumn.WEIGHT),
            unit,
            none=words.no_weight(),
            refusal=words.not_a_weight(unit),
        )
        self.out = Button(words.remove())
        self.out.setAccessibleName(words.remove_exercise(number))

    def widgets(self) -> tuple[QWidget, ...]:
        return self.name, self.sets, self.reps, self.weight, self.out


class NewWorkout(QWidget):
    """The form; `kept` is emitted when a workout was added, `left` when the form was cancelled."""

    kept = Signal()
    left = Signal()

    def __init__(
        self, past: HistoryReader, phrases: Phrases, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._past = past
        self._words = words = phrases.corrections
        self._unit = "kg"
        self._today = date.min
        self._held = False
        self.lines: list[_Line] = []
        self.day = DayField(words.field(Fact.DAY), phrases.language)
        self.title = Field(words.unnamed(), inset=8)
        self.title.setMaxLength(LONGEST_TITLE)
        self.title.setAccessibleName(words.name_of_workout())
        self.note = NoteField(words.field(Fact.NOTE))
        self.wrong = NoticeBar(phrases)
        self.more = Button(words.another_exercise())
        self.more.clicked.connect(self._add_another)
        self.save = Button(words.save(), ButtonKind.CHOICE)
        self.save.setCheckable(False)
        self.save.clicked.connect(self.keep)
        self.leave = Button(words.cancel())
        self.leave.clicked.connect(self._cancel)
        self._lay_out()

    def _lay_out(self) -> None:
        self._narrow = False
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setColumnStretch(0, 1)
        for number, column in enumerate(NewWorkoutColumn):
            name = label(self._words.column(column), soft=True, wrap=False)
            self._grid.addWidget(name, 0, number)
        form = QGridLayout()
        form.setHorizontalSpacing(14)
        fields = {Fact.DAY: self.day, Fact.TITLE: self.title, Fact.NOTE: self.note}
        for row, (fact, field) in enumerate(fields.items()):
            form.addWidget(label(self._words.field(fact), soft=True), row, 0)
            form.addWidget(field, row, 1)
        form.setColumnStretch(1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 4, 4, 4)
        whole.setSpacing(12)
        whole.addWidget(section(self._words.elsewhere()))
        whole.addWidget(scrolled(self._grid, row_of(self.more), form), stretch=1)
        whole.addWidget(rule())
        whole.addWidget(self.wrong)
        whole.addLayout(row_of(self.save, self.leave))

    def begin(self, today: date, unit: str) -> None:
        """Show an empty form for a workout of today or before; weights are in `unit`."""
        self._today, self._unit = today, unit
        self.wrong.tell("")
        self._clear()
        self.day.show_day(today, today)
        self.add_line().name.setFocus()

    @property
    def unsaved(self) -> bool:
        """Whether something was typed that is not saved."""
        typed = any(line.name.text().strip() for line in self.lines)
        named = self.title.isModified() and bool(self.title.text().strip())
        return typed or named or bool(self.note.toPlainText().strip())

    def holds_back_close(self) -> bool:
        """Return True once if the form has unsaved input, to keep the window open."""
        held, self._held = self._held, self.unsaved
        return self.unsaved and not held

    def _cancel(self) -> None:
        """Discard what was typed."""
        self._clear()
        self.left.emit()

    def _clear(self) -> None:
        self._held = False
        self.title.setText(self._words.unnamed())
        self.note.clear()
        for line in tuple(self.lines):
            self._remove(line)

    def add_line(self) -> _Line:
        """Add the fields of one more exercise."""
        names = [title for _, title in self._past.exercises()]
        line = _Line(self._words, len(self.lines) + 1, self._unit, names)
        line.out.clicked.connect(lambda: self._remove(line))
        self.lines.append(line)
        line.row = self._grid.rowCount()
        for column, widget in enumerate(line.widgets()):
            self._grid.addWidget(widget, line.row, column)
        line.name.setMinimumWidth(grown(170))
        self._place(line)
        self._show_removable()
        return line

    def arrange(self, *, narrow: bool) -> None:
        """Put what removes an exercise below its fields if there is no room beside them."""
        if narrow is not self._narrow:
            self._narrow = narrow
            for line in self.lines:
                self._place(line)

    def _place(self, line: _Line) -> None:
        if self._narrow:
            self._grid.addWidget(line.out, line.row + 1, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            self._grid.addWidget(line.out, line.row, len(NewWorkoutColumn))

    def _add_another(self) -> None:
        self.add_line().name.setFocus()

    def _remove(self, line: _Line) -> None:
        self.lines.remove(line)
        for widget in line.widgets():
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._show_removable()

    def _show_removable(self) -> None:
        for line in self.lines:
            line.out.setEnabled(len(self.lines) > 1)

    def keep(self) -> None:
        """Add the workout; if something is missing or was refused, say what, and add nothing."""
        if refused := take_refusal(self):
            self.wrong.tell(refused)
            return
        done = []
        for line in self.lines:
            name = " ".join(line.name.text().split())
            if not name:
                self.wrong.tell(self._words.no_name())
                line.name.setFocus()
                return
            done += line.sets.value() * [(name, line.reps.value(), line.weight.kilograms)]
        day, title = self.day.day, " ".join(self.title.text().split()) or self._words.unnamed()
        now = local_now()
        noon = datetime.combine(day, NOON).astimezone()
        began = now if day == self._today and now.date() == day and now < noon else noon
        self._past.write_down(began, title, done, self.note.toPlainText().strip())
        self._clear()
        self.kept.emit()
