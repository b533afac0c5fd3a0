"""The form that corrects one workout.

It stands beside the list of workouts and on the summary page. Changes are saved by "Save", and
also when the person goes elsewhere; then the page says so and offers to undo it. A value that
was changed is marked, with what was there before.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from spinecoach.core.phrases.corrections import Fact
from spinecoach.core.record.checks import FutureDayError, OutOfRangeError
from spinecoach.core.record.limits import MOST_REPS
from spinecoach.ui.widgets.button import Button, Look
from spinecoach.ui.widgets.form import row_of, scrolled
from spinecoach.ui.widgets.grid import section
from spinecoach.ui.widgets.label import label
from spinecoach.ui.widgets.notice_bar import NoticeBar
from spinecoach.ui.widgets.numbers import UNKNOWN, Day, Number, Scale, Weight

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from spinecoach.core.coaching.ports import HistoryReader
    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.core.record.logbook import LoggedSet, LoggedWorkout

    Originals = Mapping[tuple[str, str], str | None]

SCALES = (Fact.PAIN_BEFORE, Fact.PAIN_AFTER, Fact.EFFORT)
NOTE_HIGH = 90
"""Height of the field for a note in pixels."""

REFUSED = (OutOfRangeError, FutureDayError)
"""What a history raises for a correction that cannot be."""


class Kept(NamedTuple):
    """What happened to changes when the person went elsewhere: a sentence, and a way to undo it."""

    words: str
    undo: Callable[[], None] | None


class WorkoutEditor(QWidget):
    """One workout: its day, sets, pain, effort and note; its buttons stay in sight.

    `changed` is emitted when something was saved, `delete_wanted` when the person
    wants to delete the workout.
    """

    changed = Signal()
    delete_wanted = Signal()

    def __init__(
        self, past: HistoryReader, phrases: Phrases, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._past = past
        self._phrases = phrases
        words = phrases.corrections
        self._workout: LoggedWorkout | None = None
        self._note = ""
        self.title = section()
        self.mark = label("", soft=True)
        self.day = Day(words.field(Fact.DAY), phrases.language)
        refusal = words.no_whole_number(0, 10)
        self.scales = {
            fact.value: Scale(words.field(fact), words.not_given(), refusal) for fact in SCALES
        }
        self.note = note_field(words.field(Fact.NOTE))
        self.sets = QGridLayout()
        self.sets.setHorizontalSpacing(14)
        self.rows: list[tuple[LoggedSet, Number, Weight]] = []
        self.wrong = NoticeBar(phrases)
        self.save = Button(words.save(), Look.CHOICE)
        self.save.setCheckable(False)
        self.save.clicked.connect(self.keep)
        self.delete = Button(words.delete())
        self.delete.clicked.connect(self.delete_wanted)
        self._lay_out()

    def _lay_out(self) -> None:
        form = QGridLayout()
        form.setHorizontalSpacing(14)
        fields: dict[Fact, QWidget] = {Fact.DAY: self.day}
        fields |= {fact: self.scales[fact.value] for fact in SCALES}
        fields[Fact.NOTE] = self.note
        for row, (fact, field) in enumerate(fields.items()):
            form.addWidget(label(self._phrases.corrections.field(fact), soft=True), row, 0)
            form.addWidget(field, row, 1)
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
        """Show a workout, weights in `unit`; None shows what will be here."""
        self._workout = workout
        self._sheet.setVisible(workout is not None)
        self.mark.hide()
        self.wrong.tell("")
        if workout is None:
            self.title.setText(self._phrases.corrections.no_workout())
            return
        self.title.setText(self._phrases.corrections.heading(workout.title, workout.day))
        originals = self._past.corrections.originals(workout.id) if workout.changed else {}
        self.mark.setText(changed_words(self._phrases, originals))
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
                gone.hide()  # at once: it is deleted later
                gone.deleteLater()
        self.rows = []
        for row, done in enumerate(workout.sets):
            words = self._phrases.corrections
            name = words.set_of(done.title, done.number, done.attempt)
            reps = Number(
                words.reps_of(name),
                (0, MOST_REPS),
                done.reps,
                words.reps_suffix(done.target_reps),
                words.no_whole_number(0, MOST_REPS),
            )
            weight = Weight(
                words.weight_of(name),
                unit,
                done.weight_kg,
                none=words.no_weight(),
                refusal=words.not_a_weight(unit),
            )
            before = set_before(self._phrases, done, originals, unit)
            self.sets.addWidget(label(words.changed_set(name, before) if before else name), row, 0)
            self.sets.addWidget(reps, row, 1)
            if done.measured:
                reps.hide()
                much = self._phrases.common.amount(0, done.seconds or 0.0, done.distance_m or 0.0)
                self.sets.addWidget(label(much), row, 1)
            self.sets.addWidget(weight, row, 2)
            self.rows.append((done, reps, weight))
        self.sets.setColumnStretch(0, 1)

    @property
    def unsaved(self) -> bool:
        """Whether something was changed and is not saved yet."""
        workout = self._workout
        return workout is not None and (
            bool(self._changed_facts(workout))
            or self.day.day != workout.day
            or any(_differs(*row) for row in self.rows)
        )

    def keep(self) -> None:
        """Save what was changed; where a value is refused, say why."""
        try:
            self._keep()
        except REFUSED as error:
            why = self._phrases.history.refused(error)
            self.wrong.tell(self._phrases.corrections.not_saved(why))
            return
        self._workout = None
        self.changed.emit()

    def leave(self) -> Kept | None:
        """Save what was changed, because the person goes elsewhere; None if nothing was."""
        before = self._workout
        if before is None or not self.unsaved:
            return None
        words = self._phrases.corrections
        try:
            self._keep()
        except REFUSED as error:
            why = self._phrases.history.refused(error)
            return Kept(words.not_saved_on_leaving(before.day, why), None)
        self._workout = None
        return Kept(words.saved_on_leaving(before.day), lambda: self._put_back(before))

    def _put_back(self, workout: LoggedWorkout) -> None:
        """Undo the changes to a workout."""
        corrections = self._past.corrections
        facts = {name: getattr(workout, name) for name in self.scales}
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
        """Return the values of the scales and the note that differ from what is kept."""
        facts: dict[str, int | str | None] = {
            name: field.given
            for name, field in self.scales.items()
            if field.given != getattr(workout, name)
        }
        note = self.note.toPlainText().strip()
        return facts if note == self._note else {**facts, "note": note}

    def _keep(self) -> None:
        """Save what was changed; raises one of `REFUSED` where a value cannot be."""
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
    """Return whether the fields of a set differ from what is kept."""
    return (reps.value(), weight.kilograms) != (done.reps, done.weight_kg)


def note_field(name: str) -> QPlainTextEdit:
    """Return a field of a few lines for a note."""
    made = QPlainTextEdit()
    made.setAccessibleName(name)
    made.setTabChangesFocus(True)
    made.setFixedHeight(NOTE_HIGH)
    return made


def set_before(phrases: Phrases, done: LoggedSet, originals: Originals, unit: str) -> str:
    """Say what a set was before it was changed: "8 reps, 2 kg"; "" where it was not changed."""
    reps = originals.get((done.id, "reps"))
    weight = ""
    if (done.id, "weight_kg") in originals:
        kilograms = originals[done.id, "weight_kg"]
        weight = (
            phrases.corrections.no_weight()
            if kilograms is None
            else phrases.common.weight(float(kilograms), unit)
        )
    before = "" if reps is None else phrases.common.reps(int(reps))
    return phrases.corrections.reps_and_weight(before, weight)


def changed_words(phrases: Phrases, originals: Originals) -> str:
    """Say what the workout as a whole was before it was changed; its sets say so themselves."""
    names = {fact.value: fact for fact in Fact}
    before = [
        phrases.corrections.before(names[name], _original(phrases, names[name], value))
        for (item, name), value in originals.items()
        if not item and name in names
    ]
    return phrases.corrections.changed(before)


def _original(phrases: Phrases, fact: Fact, value: str | None) -> str:
    if value in (None, ""):
        return UNKNOWN
    if fact is Fact.DAY:
        return phrases.common.long_date(datetime.fromisoformat(value).astimezone().date())
    return value
