"""A workout that was done elsewhere, written down by hand: when, what, how much of it."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QCompleter, QGridLayout, QVBoxLayout, QWidget

from spinecoach.core.record.limits import MOST_REPS
from spinecoach.ui.pages.progress.workout_editor import note_field
from spinecoach.ui.style.theme import grown
from spinecoach.ui.widgets.button import Button, Look
from spinecoach.ui.widgets.field import Field
from spinecoach.ui.widgets.form import row_of, scrolled
from spinecoach.ui.widgets.label import label
from spinecoach.ui.widgets.notice_bar import NoticeBar
from spinecoach.ui.widgets.numbers import Day, Number, Weight

if TYPE_CHECKING:
    from spinecoach.core.coaching.ports import HistoryReader

MOST_SETS = 20
LONGEST_NAME = 200
TITLE = "Workout"
NOON = time(12)
COLUMNS = ("Exercise", "Sets", "Reps", "Weight")
NO_NAME = "Not saved: an exercise has no name."


class _Line:
    """One exercise: the fields of its row."""

    def __init__(self, number: int, unit: str, names: list[str]) -> None:
        spoken = f"Exercise {number}"
        self.name = Field(inset=8)
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setAccessibleName(spoken)
        known = QCompleter(names, self.name)
        known.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.name.setCompleter(known)
        self.sets = Number(f"{spoken}: sets", (1, MOST_SETS), 1)
        self.reps = Number(f"{spoken}: reps", (1, MOST_REPS), 10)
        self.weight = Weight(f"{spoken}: weight", unit)
        self.out = Button("Remove")
        self.out.setAccessibleName(f"{spoken}: remove")

    def widgets(self) -> tuple[QWidget, ...]:
        return self.name, self.sets, self.reps, self.weight, self.out


class NewWorkout(QWidget):
    """The form; `kept` tells that a workout was added, `left` that it was not wanted."""

    kept = Signal()
    left = Signal()

    def __init__(self, past: HistoryReader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._past = past
        self._unit = "kg"
        self._today = date.min
        self.lines: list[_Line] = []
        self.day = Day()
        self.title = Field(TITLE, inset=8)
        self.title.setMaxLength(LONGEST_NAME)
        self.title.setAccessibleName("Name of the workout")
        self.note = note_field()
        self.wrong = NoticeBar()
        self.more = Button("Another exercise")
        self.more.clicked.connect(self._add_another)
        self.save = Button("Save", Look.CHOICE)
        self.save.setCheckable(False)
        self.save.clicked.connect(self.keep)
        self.leave = Button("Cancel")
        self.leave.clicked.connect(self.left)
        self._lay_out()

    def _lay_out(self) -> None:
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setColumnStretch(0, 1)
        for number, name in enumerate(COLUMNS):
            self._grid.addWidget(label(name, soft=True, wrap=False), 0, number)
        form = QGridLayout()
        form.setHorizontalSpacing(14)
        for row, (words, field) in enumerate(
            (("Day", self.day), ("Name", self.title), ("Note", self.note))
        ):
            form.addWidget(label(words, soft=True), row, 0)
            form.addWidget(field, row, 1)
        form.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 4, 4)
        column.setSpacing(12)
        column.addWidget(label("Done elsewhere", size=1.3, weight=QFont.Weight.DemiBold))
        column.addWidget(scrolled(self._grid, row_of(self.more), form), stretch=1)
        column.addWidget(self.wrong)
        column.addLayout(row_of(self.save, self.leave))

    def begin(self, today: date, unit: str) -> None:
        """Show an empty form for a workout of today or before; weights are in `unit`."""
        self._today, self._unit = today, unit
        self.wrong.tell("")
        self.title.setText(TITLE)
        self.note.clear()
        self.day.show_day(today, today)
        for line in tuple(self.lines):
            self._remove(line)
        self.add_line().name.setFocus()

    def add_line(self) -> _Line:
        """Make room for one more exercise."""
        names = [title for _, title in self._past.exercises()]
        line = _Line(len(self.lines) + 1, self._unit, names)
        line.out.clicked.connect(lambda: self._remove(line))
        self.lines.append(line)
        row = self._grid.rowCount()
        for column, widget in enumerate(line.widgets()):
            self._grid.addWidget(widget, row, column)
        line.name.setMinimumWidth(grown(170))
        self._show_removable()
        return line

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
        """Add the workout; where something is missing, say what, and add nothing."""
        done = []
        for line in self.lines:
            name = " ".join(line.name.text().split())
            if not name:
                self.wrong.tell(NO_NAME)
                line.name.setFocus()
                return
            done += line.sets.value() * [(name, line.reps.value(), line.weight.kilograms)]
        day, title = self.day.day, " ".join(self.title.text().split()) or TITLE
        now = datetime.now().astimezone()
        noon = datetime.combine(day, NOON).astimezone()
        began = now if day == self._today and now.date() == day and now < noon else noon
        self._past.write_down(began, title, done, self.note.toPlainText().strip())
        self.kept.emit()
