"""All workouts, one line each, and the one in hand with everything that can be put right."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QDateEdit,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from spinecoach.ui.phrases import counted
from spinecoach.ui.progress_wording import long_date
from spinecoach.ui.widgets.button import Button, Look
from spinecoach.ui.widgets.label import label
from spinecoach.ui.widgets.notice_bar import NoticeBar
from spinecoach.ui.widgets.scroll import ScrollPage, SlimScrollBar

if TYPE_CHECKING:
    from spinecoach.core.logbook import LoggedSet, LoggedWorkout
    from spinecoach.core.ports import Past

UNKNOWN = "\N{EN DASH}"
"""What stands where a value was not given."""

SCALES = {"pain_before": "Pain before", "pain_after": "Pain after", "effort": "Effort"}
MOST_REPS = 999
HEAVIEST = 500.0
ROW = 34
"""Height of a field in pixels."""

PAGE_DAYS = 366
EMPTY = "Your workouts will be listed here."


class WorkoutsView(QWidget):
    """Lists a year of workouts; `changed` is raised when anything was put right."""

    changed = Signal()

    def __init__(self, past: Past, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._past = past
        self._today = date.min
        self._pages = 1
        self._deleted = ""
        self.list = QListWidget()
        self.list.setAccessibleName("Workouts")
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setVerticalScrollBar(SlimScrollBar())
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setSpacing(5)
        self.list.currentItemChanged.connect(lambda *_: self._show_in_hand())
        self.more = Button("An earlier year")
        self.more.clicked.connect(self._show_more)
        self.add = Button("Add a workout done elsewhere")
        self.add.clicked.connect(self.write_down)
        self.undo = Button("Undo")
        self.undo.clicked.connect(self._undo)
        self.notice = NoticeBar()
        self.editor = WorkoutEditor(past)
        self.editor.changed.connect(self._changed)
        self.editor.delete_wanted.connect(self._delete)
        self._lay_out()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.addWidget(self.list, stretch=1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.add)
        buttons.addWidget(self.more)
        buttons.addStretch(1)
        left.addLayout(buttons)
        told = QHBoxLayout()
        told.addWidget(self.notice, stretch=1)
        told.addWidget(self.undo)
        self.undo.hide()
        scroll = ScrollPage()
        scroll.setWidget(self.editor)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addLayout(left, stretch=5)
        row.addWidget(scroll, stretch=6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(told)
        column.addLayout(row, stretch=1)

    def refresh(self, today: date) -> None:
        """Read the workouts anew; the one in hand stays in hand."""
        self._today = today
        in_hand = self.in_hand.id if self.in_hand else ""
        since = today - timedelta(days=PAGE_DAYS * self._pages)
        first = self._past.first_day()
        self.more.setVisible(first is not None and first < since)
        self.list.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.list.clear()
        for workout in reversed(self._past.workouts(since, date.max)):
            item = QListWidgetItem(line(workout))
            item.setData(Qt.ItemDataRole.UserRole, workout)
            self.list.addItem(item)
            if workout.id == in_hand:
                self.list.setCurrentItem(item)
        if self.list.currentItem() is None:
            self.list.setCurrentRow(0)
        self.list.blockSignals(False)  # noqa: FBT003
        self._show_in_hand()

    @property
    def in_hand(self) -> LoggedWorkout | None:
        """The workout that is chosen in the list."""
        item = self.list.currentItem()
        return item.data(Qt.ItemDataRole.UserRole) if item else None

    def write_down(self) -> None:
        """Add a workout of today, to be filled in."""
        began = datetime.combine(self._today, time(12)).astimezone()
        self._past.write_down(began, "Workout", [("Exercise", 1, None)])
        self._changed()
        self.list.setCurrentRow(0)
        self.editor.setFocus()

    def _show_more(self) -> None:
        self._pages += 1
        self.refresh(self._today)

    def _show_in_hand(self) -> None:
        self.editor.show_workout(self.in_hand, self._today)

    def _delete(self) -> None:
        workout = self.in_hand
        if workout is None:
            return
        self._past.corrections.delete(workout.id)
        self._deleted = workout.id
        self.notice.tell(f"The workout of {long_date(workout.day)} was deleted.")
        self.undo.show()
        self._changed()

    def _undo(self) -> None:
        self._past.corrections.undelete(self._deleted)
        self.undo.hide()
        self.notice.tell("")
        self._changed()

    def _changed(self) -> None:
        self.refresh(self._today)
        self.changed.emit()


class WorkoutEditor(QWidget):
    """One workout: its day, sets, pain, effort and note. Nothing is kept before "Save"."""

    changed = Signal()
    delete_wanted = Signal()

    def __init__(self, past: Past, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._past = past
        self._workout: LoggedWorkout | None = None
        self.title = label("", size=1.3, weight=QFont.Weight.DemiBold)
        self.mark = label("", soft=True)
        self.day = QDateEdit()
        self.day.setCalendarPopup(True)
        self.day.setAccessibleName("Day")
        self.scales = {name: scale(words) for name, words in SCALES.items()}
        self.note = QPlainTextEdit()
        self.note.setAccessibleName("Note")
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(90)
        self.sets = QGridLayout()
        self.sets.setHorizontalSpacing(14)
        self.rows: list[tuple[LoggedSet, QSpinBox, QDoubleSpinBox]] = []
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
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.mark)
        column.addWidget(self._sheet)
        column.addStretch(1)

    def show_workout(self, workout: LoggedWorkout | None, today: date) -> None:
        """Take a workout in hand; None shows what will be here."""
        self._workout = workout
        self._sheet.setVisible(workout is not None)
        self.mark.setText("")
        self.wrong.tell("")
        if workout is None:
            self.title.setText(EMPTY)
            return
        self.title.setText(f"{workout.title}, {long_date(workout.day)}")
        if workout.changed:
            self.mark.setText(changed_words(self._past.corrections.originals(workout.id)))
        self.day.setMaximumDate(QDate(today.year, today.month, today.day))
        self.day.setDate(QDate(workout.day.year, workout.day.month, workout.day.day))
        for name, spin in self.scales.items():
            value = getattr(workout, name)
            spin.setValue(-1 if value is None else value)
        self.note.setPlainText(workout.note)
        self._show_sets(workout)

    def _show_sets(self, workout: LoggedWorkout) -> None:
        while (item := self.sets.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.deleteLater()
        self.rows = []
        for row, done in enumerate(workout.sets):
            again = f", again ({done.attempt})" if done.attempt > 1 else ""
            name = f"{done.title}, set {done.number}{again}"
            reps = QSpinBox()
            reps.setRange(0, MOST_REPS)
            reps.setSuffix(f" of {done.target_reps} reps" if done.target_reps else " reps")
            reps.setValue(done.reps)
            reps.setAccessibleName(f"{name}: reps")
            weight = QDoubleSpinBox()
            weight.setRange(-0.5, HEAVIEST)
            weight.setSingleStep(0.5)
            weight.setDecimals(2)
            weight.setSuffix(" kg")
            weight.setSpecialValueText("no weight")
            weight.setValue(-0.5 if done.weight_kg is None else done.weight_kg)
            weight.setAccessibleName(f"{name}: weight")
            for spin in (reps, weight):
                spin.setMinimumHeight(ROW)
            self.sets.addWidget(label(name), row, 0)
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
        day = self.day.date()
        try:
            if (moved := date(day.year(), day.month(), day.day())) != workout.day:
                corrections.move(workout.id, moved)
            corrections.change_workout(
                workout.id, note=self.note.toPlainText().strip(), **self._given()
            )
            for done, reps, weight in self.rows:
                self._keep_set(workout, done, reps.value(), weight.value())
        except ValueError as error:
            self.wrong.tell(f"Not kept: {error}.")
            return
        self.changed.emit()

    def _given(self) -> dict[str, int | None]:
        return {
            name: None if spin.value() < 0 else spin.value() for name, spin in self.scales.items()
        }

    def _keep_set(self, workout: LoggedWorkout, done: LoggedSet, reps: int, kg: float) -> None:
        weight = None if kg < 0 else kg
        if (reps, weight) != (done.reps, done.weight_kg):
            self._past.corrections.change_set(workout.id, done.id, reps=reps, weight_kg=weight)


def scale(name: str) -> QSpinBox:
    """A number from 0 to 10, or nothing."""
    made = QSpinBox()
    made.setRange(-1, 10)
    made.setSpecialValueText(f"{UNKNOWN} not given")
    made.setAccessibleName(name)
    made.setMinimumHeight(ROW)
    return made


def line(workout: LoggedWorkout) -> str:
    """One workout in one line."""
    done = f"{workout.done_sets} of {counted(workout.planned_sets, 'set')}"
    star = ", changed" if workout.changed else ""
    return f"{workout.began:%a} {long_date(workout.day)}, {done}, {workout.title}{star}"


def changed_words(originals: object) -> str:
    """Say what was there before."""
    if not isinstance(originals, dict) or not originals:
        return "Changed."
    values = [
        f"{name.replace('_kg', '').replace('_utc', '').replace('_', ' ')} "
        f"{UNKNOWN if value in (None, '') else value}"
        for (_, name), value in originals.items()
    ]
    return f"Changed; before: {', '.join(values)}."
