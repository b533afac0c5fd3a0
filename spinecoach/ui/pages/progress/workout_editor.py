"""One workout with everything that can be corrected.

It stands in the list of workouts and on the page that sums one up. What was
changed is kept by "Save", and by going elsewhere as well, with an undo: nobody
loses a correction without a word. It is marked where it stands, with what was
there before.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QGridLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from spinecoach.core.coaching.weights import shown
from spinecoach.core.record.limits import MOST_REPS
from spinecoach.ui.widgets.button import Button, Look
from spinecoach.ui.widgets.form import row_of, scrolled
from spinecoach.ui.widgets.label import label
from spinecoach.ui.widgets.notice_bar import NoticeBar
from spinecoach.ui.widgets.numbers import UNKNOWN, Day, Number, Scale, Weight
from spinecoach.ui.words.phrases import counted
from spinecoach.ui.words.progress import long_date

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from spinecoach.core.coaching.ports import HistoryReader
    from spinecoach.core.record.logbook import LoggedSet, LoggedWorkout

    Originals = Mapping[tuple[str, str], str | None]

SCALES = {"pain_before": "Pain before", "pain_after": "Pain after", "effort": "Effort"}
NOTE_HIGH = 90
"""Pixels."""

EMPTY = "Your workouts will be listed here."


class Kept(NamedTuple):
    """What became of changes that nobody saved: a sentence, and how to take them back if kept."""

    words: str
    undo: Callable[[], None] | None


class WorkoutEditor(QWidget):
    """One workout: its day, sets, pain, effort and note; its buttons stay in sight.

    `changed` tells that something was kept, `delete_wanted` that the workout shall go.
    """

    changed = Signal()
    delete_wanted = Signal()

    def __init__(self, past: HistoryReader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._past = past
        self._workout: LoggedWorkout | None = None
        self._note = ""
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
        self._sheet = QWidget()
        whole = QVBoxLayout(self._sheet)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(self.sets, form), stretch=1)
        whole.addWidget(self.wrong)
        whole.addLayout(row_of(self.save, self.delete))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 4, 4)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.mark)
        column.addWidget(self._sheet, stretch=100)
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
        self._note = self.note.toPlainText().strip()
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

    @property
    def unsaved(self) -> bool:
        """Whether something stands here that is not kept yet."""
        workout = self._workout
        return workout is not None and (
            bool(self._changed_facts(workout))
            or self.day.day != workout.day
            or any(_differs(*row) for row in self.rows)
        )

    def keep(self) -> None:
        """Keep what was changed; where a value is refused, say why."""
        try:
            self._keep()
        except ValueError as error:
            self.wrong.tell(f"Not saved: {error}.")
            return
        self._workout = None
        self.changed.emit()

    def leave(self) -> Kept | None:
        """Keep what was changed, since one goes elsewhere; None where nothing was."""
        before = self._workout
        if before is None or not self.unsaved:
            return None
        which = f"the workout of {long_date(before.day)}"
        try:
            self._keep()
        except ValueError as error:
            return Kept(f"Your changes to {which} were not saved: {error}.", None)
        self._workout = None
        return Kept(f"Your changes to {which} were saved.", lambda: self._put_back(before))

    def _put_back(self, workout: LoggedWorkout) -> None:
        """Let a workout be what it was before it was changed."""
        corrections = self._past.corrections
        facts = {name: getattr(workout, name) for name in SCALES}
        corrections.change_workout(workout.id, note=workout.note, **facts)
        now = self._past.workout(workout.id)
        for done in workout.sets:
            if now is None or done not in now.sets:
                corrections.change_set(
                    workout.id, done.id, reps=done.reps, weight_kg=done.weight_kg
                )
        if now is not None and now.day != workout.day:
            corrections.move(workout.id, workout.day)
        self.changed.emit()

    def _changed_facts(self, workout: LoggedWorkout) -> dict[str, int | str | None]:
        """What stands in the scales and the note, where it is not what is kept."""
        facts: dict[str, int | str | None] = {
            name: field.given
            for name, field in self.scales.items()
            if field.given != getattr(workout, name)
        }
        note = self.note.toPlainText().strip()
        return facts if note == self._note else {**facts, "note": note}

    def _keep(self) -> None:
        """Keep what was changed; raises `ValueError` where a value is refused."""
        workout = self._workout
        if workout is None:
            return
        corrections = self._past.corrections
        if facts := self._changed_facts(workout):
            corrections.change_workout(workout.id, **facts)
        for done, reps, weight in self.rows:
            if _differs(done, reps, weight):
                corrections.change_set(
                    workout.id, done.id, reps=reps.value(), weight_kg=weight.kilograms
                )
        if self.day.day != workout.day:
            corrections.move(workout.id, self.day.day)


def _differs(done: LoggedSet, reps: Number, weight: Weight) -> bool:
    """Whether a set's fields say something else than what is kept."""
    return (reps.value(), weight.kilograms) != (done.reps, done.weight_kg)


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
