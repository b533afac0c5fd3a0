"""The form that corrects one workout.

It stands beside the list of workouts and on the summary page. Changes are saved by "Save", and
also when the person goes elsewhere; then the page says so and offers to undo it. A value that
was changed is marked, with what was there before.
"""

from __future__ import annotations

from dataclasses import dataclass
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
from spinecoach.core.record.checks import MEASURES, FutureDayError, OutOfRangeError
from spinecoach.core.record.limits import MOST_REPS
from spinecoach.ui.widgets.button import Button, ButtonKind
from spinecoach.ui.widgets.form import row_of, scrolled
from spinecoach.ui.widgets.grid import rule, section
from spinecoach.ui.widgets.label import label
from spinecoach.ui.widgets.notice_bar import NoticeBar
from spinecoach.ui.widgets.numbers import (
    AmountField,
    DayField,
    NumberField,
    ScaleField,
    WeightField,
    outline_field,
    take_refusal,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QLabel

    from spinecoach.core.coaching.ports import HistoryReader
    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.core.record.logbook import LoggedSet, LoggedWorkout

    Originals = Mapping[tuple[str, str], str | None]

SCALES = (Fact.PAIN_BEFORE, Fact.PAIN_AFTER, Fact.EFFORT)
NOTE_HIGH = 90
"""Height of the field for a note in pixels."""

REFUSED = (OutOfRangeError, FutureDayError)
"""What a history raises for a correction that cannot be."""


@dataclass(frozen=True)
class SetFields:
    """One set with its fields, by the names of their values."""

    done: LoggedSet
    fields: Mapping[str, NumberField | AmountField | WeightField]

    @property
    def changes(self) -> dict[str, float | None]:
        """The values that differ from what is kept."""
        typed = {name: _value(field) for name, field in self.fields.items()}
        return {name: value for name, value in typed.items() if value != getattr(self.done, name)}


class Kept(NamedTuple):
    """What happened to changes when the person left: a sentence, and a function that undoes it."""

    words: str
    undo: Callable[[], None] | None


class WorkoutEditor(QWidget):
    """One workout: its day, sets, pain, effort and note; its buttons stay visible.

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
        self.day = DayField(words.field(Fact.DAY), phrases.language)
        refusal = words.no_whole_number(0, 10)
        self.scales = {
            fact.value: ScaleField(words.field(fact), words.not_given(), refusal) for fact in SCALES
        }
        self.note = NoteField(words.field(Fact.NOTE))
        self.sets = QGridLayout()
        self.sets.setHorizontalSpacing(14)
        self.rows: list[SetFields] = []
        self.wrong = NoticeBar(phrases)
        self.save = Button(words.save(), ButtonKind.CHOICE)
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
        whole.addWidget(rule())
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
        name = self._phrases.common.routine(workout.title)
        self.title.setText(self._phrases.corrections.heading(name, workout.day))
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
                gone.hide()  # hidden at once, since Qt deletes it later
                gone.deleteLater()
        self.rows = []
        line = 0
        for done in workout.sets:
            words = self._phrases.corrections
            name = words.set_of(done.title, done.number, done.attempt)
            before = set_before(self._phrases, done, originals, unit)
            self.sets.addWidget(label(words.changed_set(name, before) if before else name), line, 0)
            row = SetFields(done, self._fields(name, done, originals, unit))
            *counted, weight = row.fields.values()
            self.sets.addWidget(weight, line, 2)
            if tempo := tempo_label(self._phrases, done):
                self.sets.addWidget(tempo, line + 1, 0)
            for place, field in enumerate(counted, line):  # one below the other, if there is room
                self.sets.addWidget(field, place, 1)
            line += max(len(counted), 2 if tempo else 1)
            self.rows.append(row)
        self.sets.setColumnStretch(0, 1)

    def _fields(
        self, name: str, done: LoggedSet, originals: Originals, unit: str
    ) -> dict[str, NumberField | AmountField | WeightField]:
        """Return the fields of what is or was counted in a set, and last its weight."""
        words = self._phrases.corrections
        measured = [
            field
            for field in ("seconds", "distance_m")
            if getattr(done, field) is not None or (done.id, field) in originals
        ]
        fields: dict[str, NumberField | AmountField | WeightField] = {}
        if done.reps or done.target_reps or not measured:
            fields["reps"] = NumberField(
                words.reps_of(name),
                (0, MOST_REPS),
                done.reps,
                words.reps_suffix(done.target_reps),
                words.no_whole_number(0, MOST_REPS),
            )
        for field in measured:
            seconds, most = field == "seconds", MEASURES[field]
            fields[field] = AmountField(
                words.seconds_of(name) if seconds else words.metres_of(name),
                most,
                getattr(done, field),
                words.seconds_suffix() if seconds else words.metres_suffix(),
                words.no_number(0, int(most)),
            )
        fields["weight_kg"] = WeightField(
            words.weight_of(name),
            unit,
            done.weight_kg,
            none=words.no_weight(),
            refusal=words.not_a_weight(unit),
        )
        return fields

    @property
    def unsaved(self) -> bool:
        """Whether something was changed and is not saved yet."""
        workout = self._workout
        return workout is not None and (
            bool(self._changed_facts(workout))
            or self.day.day != workout.day
            or any(row.changes for row in self.rows)
        )

    def keep(self) -> None:
        """Save what was changed; if a value is refused, say why."""
        if refused := take_refusal(self):
            self.wrong.tell(refused)
            return
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
                values = {name: getattr(done, name) for name in ("reps", *MEASURES)}
                corrections.change_set(workout.id, done.id, **values)
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
        """Save what was changed; raises one of `REFUSED` if a value cannot be."""
        workout = self._workout
        if workout is None:
            return
        corrections = self._past.corrections
        if facts := self._changed_facts(workout):
            corrections.change_workout(workout.id, **facts)
        for row in self.rows:
            if changes := row.changes:
                corrections.change_set(workout.id, row.done.id, **changes)
        if self.day.day != workout.day:
            corrections.move(workout.id, self.day.day)


def _value(field: NumberField | AmountField | WeightField) -> float | None:
    """Return the value of a field of a set, None if it is empty."""
    match field:
        case NumberField():
            return field.value()
        case WeightField():
            return field.kilograms
        case _:
            return field.amount


class NoteField(QPlainTextEdit):
    """A field of a few lines for a note."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setFixedHeight(NOTE_HIGH)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, and the outline that all fields have."""
        super().paintEvent(event)
        outline_field(self.viewport(), self)


def tempo_label(phrases: Phrases, done: LoggedSet) -> QLabel | None:
    """Return a label with the tempo of a set, its tip names each rep; None if it is not known."""
    if not done.tempo:
        return None
    made = label(phrases.common.capitalised(phrases.common.tempo(done.tempo)), soft=True)
    each = phrases.corrections.each_rep(done.rep_seconds[: done.reps])
    made.setToolTip(each)
    made.setAccessibleDescription(each)
    return made


def set_before(phrases: Phrases, done: LoggedSet, originals: Originals, unit: str) -> str:
    """Say what a set was before it was changed: "8 reps, 2 kg"; "" if it was not changed."""
    say: dict[str, Callable[[str], str]] = {
        "reps": lambda first: phrases.common.reps(int(first)),
        "seconds": lambda first: phrases.common.seconds_long(float(first)),
        "distance_m": lambda first: phrases.common.metres(round(float(first))),
        "weight_kg": lambda first: phrases.common.weight(float(first), unit),
    }
    before = []
    for name, words in say.items():
        if (done.id, name) in originals:
            first = originals[done.id, name]
            unknown = phrases.corrections.no_weight() if name == "weight_kg" else words("0")
            before.append(unknown if first is None else words(first))
    return phrases.common.comma_listed(before)


def changed_words(phrases: Phrases, originals: Originals) -> str:
    """Say what the workout as a whole was before it was changed; the sets do so themselves."""
    names = {fact.value: fact for fact in Fact}
    before = [
        phrases.corrections.before(names[name], _original(phrases, names[name], value))
        for (item, name), value in originals.items()
        if not item and name in names
    ]
    return phrases.corrections.changed(before)


def _original(phrases: Phrases, fact: Fact, value: str | None) -> str:
    if value in (None, ""):
        return phrases.corrections.was_not_given()
    if fact is Fact.DAY:
        return phrases.common.long_date(datetime.fromisoformat(value).astimezone().date())
    return value
