"""The courses over time: each exercise's reps, weight and volume, and how it all felt."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spinecoach.core.coaching.weights import POUND
from spinecoach.ui.pages.progress.course_chart import Course, CourseChart
from spinecoach.ui.widgets.choice import Choice
from spinecoach.ui.widgets.controls import DropDown
from spinecoach.ui.widgets.label import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spinecoach.core.coaching.ports import HistoryReader, Settings
    from spinecoach.core.record.logbook import ExerciseDay, FeltDay

SPANS = {"12 weeks": 84, "A year": 366, "All": 0}
"""How far back a picture goes, in days; 0 = as far as there is anything."""

NO_EXERCISE = "A sketch: your reps, weights and volume in each exercise will appear here."
NO_FEELING = "A sketch: the pain and effort that you report will appear here."
SCALE = 10.0


class Felt(Protocol):
    """What tells how workouts felt: a `Past`, or a part of one."""

    def felt_days(self, since: date) -> Sequence[FeltDay]:
        """The days from `since` on of which pain or effort is known, oldest first."""


class _Courses(QWidget):
    """A row to choose by, charts, and the facts of the day in hand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = date.min
        self.span = Choice("How far back", SPANS)
        self.span.show_value(SPANS["A year"])
        self.span.chosen.connect(lambda _: self.show_courses())
        self.facts = label("", soft=True)
        self.head = QHBoxLayout()
        self.head.addWidget(self.span)
        self.charts = QHBoxLayout()
        self.charts.setSpacing(16)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self.head)
        column.addLayout(self.charts, stretch=1)
        column.addWidget(self.facts)

    def refresh(self, today: date) -> None:
        """Read the history anew."""
        self._today = today
        self.show_courses()

    def show_courses(self) -> None:
        """Draw what was chosen."""
        raise NotImplementedError

    @property
    def _since(self) -> date:
        days = self.span.value
        return self._today - timedelta(days=days) if isinstance(days, int) and days else date.min

    def _add_chart(self, title: str) -> CourseChart:
        chart = CourseChart(title)
        chart.chosen.connect(self.facts.setText)
        self.charts.addWidget(chart, stretch=1)
        return chart


class ExercisesView(_Courses):
    """Reps, weight and volume of one exercise over time."""

    def __init__(
        self, past: HistoryReader, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._past = past
        self._settings = settings
        self.exercise = DropDown()
        self.exercise.setAccessibleName("Exercise")
        self.exercise.currentIndexChanged.connect(lambda _: self.show_courses())
        self.head.insertWidget(0, self.exercise)
        self.reps = self._add_chart("Reps a day")
        self.weight = self._add_chart("Heaviest weight")
        self.volume = self._add_chart("Reps \N{MULTIPLICATION SIGN} weight a day")

    def refresh(self, today: date) -> None:
        """Read which exercises there are, then show the one in hand."""
        in_hand = self.exercise.currentData()
        self.exercise.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.exercise.clear()
        for exercise, title in self._past.exercises():
            self.exercise.addItem(title, exercise)
        self.exercise.setCurrentIndex(max(0, self.exercise.findData(in_hand)))
        self.exercise.blockSignals(False)  # noqa: FBT003
        self.exercise.setVisible(self.exercise.count() > 0)
        super().refresh(today)

    def show_courses(self) -> None:
        """Draw the exercise in hand."""
        exercise = self.exercise.currentData()
        days = self._past.exercise_days(exercise, self._since) if exercise else ()
        weighed = [day for day in days if day.weight_kg]
        self.reps.show_courses(
            [Course("reps", "", tuple((day.day, float(day.reps)) for day in days))]
        )
        unit = self._settings.get().unit
        self.weight.show_courses([_weights("weight", unit, weighed, "weight_kg")])
        self.volume.show_courses([_weights("volume", unit, weighed, "volume_kg")])
        for chart in (self.weight, self.volume):
            chart.setVisible(bool(weighed))
        if not days:
            self.facts.setText(NO_EXERCISE)


def _weights(name: str, unit: str, days: Sequence[ExerciseDay], field: str) -> Course:
    """A course of weights in the person's own unit."""
    factor = POUND if unit == "lb" else 1.0
    values = tuple((day.day, round(getattr(day, field) / factor, 1)) for day in days)
    return Course(name, unit, values)


class FeelingsView(_Courses):
    """Pain before and after, and effort, over time."""

    def __init__(self, past: Felt, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._past = past
        self.pain = self._add_chart(
            "Pain, 0 to 10: before (dots, solid) and after (squares, dashed)"
        )
        self.effort = self._add_chart("Effort, 0 to 10")

    def show_courses(self) -> None:
        """Draw what is known."""
        days = self._past.felt_days(self._since)
        before = tuple(
            (day.day, float(day.pain_before)) for day in days if day.pain_before is not None
        )
        after = tuple(
            (day.day, float(day.pain_after)) for day in days if day.pain_after is not None
        )
        effort = tuple((day.day, float(day.effort)) for day in days if day.effort is not None)
        self.effort.show_courses([Course("effort", "", effort)], SCALE)
        self.pain.show_courses(
            [Course("pain before", "", before), Course("pain after", "", after)], SCALE
        )
        if not days:
            self.facts.setText(NO_FEELING)
