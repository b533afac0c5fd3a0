"""One workout with everything that can be put right; nothing is kept before "Save".

It stands in the list of workouts and on the page that sums one up. What was
changed is marked where it stands, with what was there before.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from spinecoach.core.weights import shown
from spinecoach.ui.phrases import counted
from spinecoach.ui.progress_wording import long_date
from spinecoach.ui.widgets.button import Button, Look
from spinecoach.ui.widgets.label import label
from spinecoach.ui.widgets.notice_bar import NoticeBar
from spinecoach.ui.widgets.numbers import UNKNOWN, Day, Number, Scale, Weight

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from spinecoach.core.logbook import LoggedSet, LoggedWorkout
    from spinecoach.core.ports import Past

    Originals = Mapping[tuple[str, str], str | None]

SCALES = {"pain_before": "Pain before", "pain_after": "Pain after", "effort": "Effort"}
MOST_REPS = 999
NOTE_HIGH = 90
"""Pixels."""

EMPTY = "Your workouts will be listed here."


class WorkoutEditor(QWidget):
    """One workout: its day, sets, pain, effort and note.

    `changed` tells that something was kept, `delete_wanted` that the workout shall go.
    """

    changed = Signal()
    delete_wanted = Signal()

    def __init__(self, past: Past, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._past = past
        self._workout: LoggedWorkout | None = None
        self.title = label("", size=1.3, weight=QFont.Weight.DemiBold)
        self.mark = label("", soft=True)
        self.day = Day()
        self.scales = {name: Scale(words) for name, words in SCALES.items()}
        self.note = note_field()
        self.sets = QGridLayout()
        self.sets.setHorizontalSpacing(14)
        self.rows: list[tuple[LoggedSet, Number, Weight]] = []
        self.wrong = NoticeBar()
        self.save = Button("Save", Look.CHOICE)
        self.save.setCheckable(False)
        self.save.clicked.connect(self.keep)
        self.delete = Button("Delete this workout")
        self.delete.clicked.connect(self.delete_wanted)
        self._lay_out()

    def _lay_out(self) -> None:
        form = QGridLayout()
        form.setHorizontalSpacing(14)
        form.addWidget(label("Day", soft=True), 0, 0)
        form.addWidget(self.day, 0, 1)
        for row, (name, words) in enumerate(SCALES.items(), start=1):
            form.addWidget(label(words, soft=True), row, 0)
            form.addWidget(self.scales[name], row, 1)
        form.addWidget(label("Note", soft=True), 4, 0)
        form.addWidget(self.note, 4, 1)
        form.setColumnStretch(1, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.save)
        buttons.addWidget(self.delete)
        buttons.addStretch(1)
        self._sheet = QWidget()
        inside = QVBoxLayout(self._sheet)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        inside.addLayout(self.sets)
        inside.addLayout(form)
        inside.addWidget(self.wrong)
        inside.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 4, 4)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.mark)
        column.addWidget(self._sheet)
        column.addStretch(1)

    def show_workout(self, workout: LoggedWorkout | None, today: date, unit: str = "kg") -> None:
        """Take a workout in hand, weights in `unit`; None shows what will be here."""
        self._workout = workout
        self._sheet.setVisible(workout is not None)
        self.mark.hide()
        self.wrong.tell("")
        if workout is None:
            self.title.setText(EMPTY)
            return
        self.title.setText(f"{workout.title}, {long_date(workout.day)}")
        originals = self._past.corrections.originals(workout.id) if workout.changed else {}
        self.mark.setText(changed_words(originals))
        self.mark.setVisible(workout.changed)
        self.day.show_day(workout.day, max(today, workout.day))
        for name, field in self.scales.items():
            field.give(getattr(workout, name))
        self.note.setPlainText(workout.note)
        self._show_sets(workout, originals, unit)

    def _show_sets(self, workout: LoggedWorkout, originals: Originals, unit: str) -> None:
        while (item := self.sets.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.deleteLater()
        self.rows = []
        for row, done in enumerate(workout.sets):
            again = f", again ({done.attempt})" if done.attempt > 1 else ""
            name = f"{done.title}, set {done.number}{again}"
            suffix = f" of {done.target_reps} reps" if done.target_reps else " reps"
            reps = Number(f"{name}: reps", (0, MOST_REPS), done.reps, suffix)
            weight = Weight(f"{name}: weight", unit, done.weight_kg)
            before = set_before(done, originals, unit)
            self.sets.addWidget(label(f"{name} (was {before})" if before else name), row, 0)
            self.sets.addWidget(reps, row, 1)
            self.sets.addWidget(weight, row, 2)
            self.rows.append((done, reps, weight))
        self.sets.setColumnStretch(0, 1)

    def keep(self) -> None:
        """Keep what was changed; where a value is refused, say why and keep nothing of it."""
        workout = self._workout
        if workout is None:
            return
        corrections = self._past.corrections
        given = {name: field.given for name, field in self.scales.items()}
        try:
            note = self.note.toPlainText().strip()
            corrections.change_workout(workout.id, note=note, **given)
            for done, reps, weight in self.rows:
                now = {"reps": reps.value(), "weight_kg": weight.kilograms}
                if now != {"reps": done.reps, "weight_kg": done.weight_kg}:
                    corrections.change_set(workout.id, done.id, **now)
            if self.day.day != workout.day:
                corrections.move(workout.id, self.day.day)
        except ValueError as error:
            self.wrong.tell(f"Not kept: {error}.")
            return
        self.changed.emit()


def note_field() -> QPlainTextEdit:
    """A few lines for a note."""
    made = QPlainTextEdit()
    made.setAccessibleName("Note")
    made.setTabChangesFocus(True)
    made.setFixedHeight(NOTE_HIGH)
    return made


def set_before(done: LoggedSet, originals: Originals, unit: str) -> str:
    """What a set was before it was changed: "8 reps, 2 kg"; "" where it was not."""
    parts = []
    if (reps := originals.get((done.id, "reps"))) is not None:
        parts.append(counted(int(reps), "rep"))
    if (done.id, "weight_kg") in originals:
        weight = originals[done.id, "weight_kg"]
        parts.append("no weight" if weight is None else shown(float(weight), unit))
    return ", ".join(parts)


def changed_words(originals: Originals) -> str:
    """Say what was there before in the workout as a whole; its sets say so themselves."""
    values = [
        f"{name.replace('_utc', '').replace('_', ' ')} {_first_value(name, value)}"
        for (item, name), value in originals.items()
        if not item
    ]
    return f"Changed; before: {', '.join(values)}." if values else "Changed."


def _first_value(name: str, value: str | None) -> str:
    if value in (None, ""):
        return UNKNOWN
    if name == "began_utc":
        return long_date(datetime.fromisoformat(value).astimezone().date())
    return value
