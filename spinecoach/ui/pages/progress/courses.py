"""The courses over time: reps, weight and volume of each exercise, and pain and effort."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QVBoxLayout, QWidget

from spinecoach.core.coaching.weights import in_unit
from spinecoach.core.phrases.charts import ChartSpan, Measure
from spinecoach.ui.pages.progress.course_chart import Course, CourseChart
from spinecoach.ui.style.theme import grown
from spinecoach.ui.widgets.choice import Choice
from spinecoach.ui.widgets.controls import DropDown
from spinecoach.ui.widgets.flow import Flow
from spinecoach.ui.widgets.label import label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

    from spinecoach.core.coaching.ports import HistoryReader, Settings
    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.core.record.logbook import ExerciseDay, FeltDay

SCALE = 10
"""The upper end of the scales of pain and effort."""

HIGHEST = 520
SHARE = 0.4
"""The most height of a chart, in pixels and as a share of its width if that is more: in a very tall
chart the slopes look too steep."""

FELT: Mapping[Measure, Callable[[FeltDay], int | None]] = {
    Measure.PAIN_BEFORE: lambda day: day.pain_before,
    Measure.PAIN_AFTER: lambda day: day.pain_after,
    Measure.EFFORT: lambda day: day.effort,
}
"""What a person may tell of a day."""

COUNTED = (Measure.REPS, Measure.SECONDS, Measure.METRES)
"""What the sets of an exercise may count."""


class Felt(Protocol):
    """Tells how workouts felt: a `HistoryReader`, or a part of one."""

    def felt_days(self, since: date) -> Sequence[FeltDay]:
        """Return the days from `since` on of which pain or effort is known, oldest first."""


class _Courses(QWidget):
    """Rows of choices, one chart at a time, what it shows in a sentence, and the selected day.

    `what` chooses the chart among those that have something to show.
    """

    def __init__(self, phrases: Phrases, measures: Sequence[Measure], *choices: QWidget) -> None:
        super().__init__()
        self._phrases = phrases
        self._today = date.min
        self._charts: dict[Measure, CourseChart] = {}
        charts = phrases.charts
        self.what = Choice(
            charts.what_is_drawn(), {charts.choice(measure): measure for measure in measures}
        )
        self.what.show_value(measures[0])
        self.what.chosen.connect(lambda _: self.show_chart())
        self.span = Choice(charts.how_far_back(), {charts.span(span): span for span in ChartSpan})
        self.span.show_value(ChartSpan.YEAR)
        self.span.chosen.connect(lambda _: self.show_courses())
        self.change = label("")
        self.facts = label("", soft=True)
        self.room = QWidget()
        self._room = QVBoxLayout(self.room)
        self._room.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(Flow(*choices, self.what, self.span, gap=24))
        column.addWidget(self.change)
        column.addWidget(self.room, stretch=100)
        column.addWidget(self.facts)
        column.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the chart be as high as its width allows."""
        super().resizeEvent(event)
        self.room.setMaximumHeight(max(grown(HIGHEST), round(SHARE * event.size().width())))

    def refresh(self, today: date) -> None:
        """Read the history again."""
        self._today = today
        self.show_courses()

    def show_courses(self) -> None:
        """Draw what was chosen."""
        raise NotImplementedError

    @property
    def chart(self) -> CourseChart:
        """The chart that is shown."""
        return next(chart for what, chart in self._charts.items() if what is self.what.value)

    def offer(self, measures: Sequence[Measure]) -> None:
        """Offer these charts; the chart that is shown stays if it is one of them."""
        for measure, button in self.what.buttons.items():
            button.setVisible(measure in measures)
        if self.what.value not in measures:
            self.what.show_value(measures[0])
        self.show_chart()

    def show_chart(self) -> None:
        """Show the chosen chart, and say what it shows."""
        for chart in self._charts.values():
            chart.setVisible(chart is self.chart)
        said = self.chart.changes
        self.change.setText(" ".join(said))
        self.change.setVisible(bool(said))
        self.room.setVisible(bool(self.chart.days))
        self._say_day()

    def let_choose(self, *, some: bool) -> None:
        """Show what chooses among the charts if there are `some` days, however long ago."""
        for choice in (self.what, self.span):
            choice.setVisible(some)

    def nothing_since(self, day: date | None) -> str:
        """Say that the latest day is before the span that is shown; "" if there is no day."""
        return self._phrases.charts.nothing_in_span(day) if day else ""

    def _say_day(self) -> None:
        """Say what the selected day holds, or why there is no chart."""
        chart = self.chart
        self.facts.setText(chart.selected_facts if chart.days else chart.message)

    @property
    def _since(self) -> date:
        span = self.span.value
        days = span.value if isinstance(span, ChartSpan) else 0
        return self._today - timedelta(days=days) if days else date.min

    def _add_chart(self, measure: Measure, title: str, top: int | None = None) -> CourseChart:
        chart = CourseChart(title, self._phrases, top)
        chart.hide()
        chart.chosen.connect(lambda _: self._say_day())
        self._room.addWidget(chart)
        self._charts[measure] = chart
        return chart


class ExercisesView(_Courses):
    """What was counted, weight and volume of one exercise over time."""

    def __init__(self, past: HistoryReader, settings: Settings, phrases: Phrases) -> None:
        exercise = DropDown()
        super().__init__(phrases, (*COUNTED, Measure.WEIGHT, Measure.VOLUME), exercise)
        self.exercise = exercise
        self._past = past
        self._settings = settings
        self.exercise.setAccessibleName(phrases.charts.exercise())
        self.exercise.currentIndexChanged.connect(lambda _: self.show_courses())
        self.reps = self._add_chart(Measure.REPS, phrases.charts.reps_a_day())
        self.seconds = self._add_chart(Measure.SECONDS, phrases.charts.seconds_a_day())
        self.metres = self._add_chart(Measure.METRES, phrases.charts.metres_a_day())
        self.weight = self._add_chart(Measure.WEIGHT, "")
        self.volume = self._add_chart(Measure.VOLUME, "")

    def refresh(self, today: date) -> None:
        """Read which exercises there are, then show the selected one."""
        selected = self.exercise.currentData()
        self.exercise.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.exercise.clear()
        for exercise, title in self._past.exercises():
            self.exercise.addItem(title, exercise)
        self.exercise.setCurrentIndex(max(0, self.exercise.findData(selected)))
        self.exercise.blockSignals(False)  # noqa: FBT003
        self.exercise.setVisible(self.exercise.count() > 0)
        super().refresh(today)

    def show_courses(self) -> None:
        """Draw the selected exercise."""
        exercise = self.exercise.currentData()
        days = self._past.exercise_days(exercise, self._since) if exercise else ()
        nothing = "" if exercise else self._phrases.charts.no_exercise()
        if exercise and not days and (older := self._past.exercise_days(exercise, date.min)):
            nothing = self.nothing_since(older[-1].day)
        weighed = [day for day in days if day.weight_kg]
        unit, charts = self._settings.get().unit, self._phrases.charts
        for chart, measure, title in (
            (self.weight, Measure.WEIGHT, charts.heaviest_weight(unit)),
            (self.volume, Measure.VOLUME, charts.volume(unit)),
        ):
            chart.show_courses([_weights(measure, unit, weighed)], title)
        counted = {
            Measure.REPS: (self.reps, [(day.day, float(day.reps)) for day in days]),
            Measure.SECONDS: (self.seconds, [(day.day, day.seconds) for day in days]),
            Measure.METRES: (self.metres, [(day.day, day.distance_m) for day in days]),
        }
        some = [measure for measure, (_, course) in counted.items() if any(n for _, n in course)]
        for measure, (chart, course) in counted.items():
            chart.show_courses([Course(measure, tuple(course))], nothing=nothing)
        heavy = [Measure.WEIGHT, Measure.VOLUME] if weighed else []
        self.let_choose(some=bool(exercise))
        self.offer([*(some or [Measure.REPS]), *heavy])


def _weights(measure: Measure, unit: str, days: Sequence[ExerciseDay]) -> Course:
    """Return a course of weights in the person's own unit."""
    kilograms = (
        (day.day, day.volume_kg if measure is Measure.VOLUME else day.weight_kg or 0.0)
        for day in days
    )
    return Course(measure, tuple((day, in_unit(kg, unit)) for day, kg in kilograms), unit)


class FeelingsView(_Courses):
    """Pain before and after, and effort, over time."""

    def __init__(self, past: Felt, phrases: Phrases) -> None:
        super().__init__(phrases, (Measure.PAIN_AFTER, Measure.EFFORT))
        self._past = past
        self.pain = self._add_chart(Measure.PAIN_AFTER, phrases.charts.pain(), SCALE)
        self.effort = self._add_chart(Measure.EFFORT, phrases.charts.effort(), SCALE)

    def show_courses(self) -> None:
        """Draw what is known."""
        known = _felt(self._past.felt_days(self._since))
        ever = known if all(known.values()) else _felt(self._past.felt_days(date.min))
        some = any(ever.values())
        for chart, measures in (
            (self.pain, (Measure.PAIN_BEFORE, Measure.PAIN_AFTER)),
            (self.effort, (Measure.EFFORT,)),
        ):
            latest = max((day for one in measures for day, _ in ever[one]), default=None)
            nothing = self.nothing_since(latest) if some else self._phrases.charts.no_feeling()
            chart.show_courses([Course(one, known[one]) for one in measures], nothing=nothing)
        self.let_choose(some=some)
        self.show_chart()


def _felt(days: Sequence[FeltDay]) -> dict[Measure, tuple[tuple[date, float], ...]]:
    """Return the days on which each of these is known, with its value."""
    return {
        measure: tuple((day.day, float(value)) for day in days if (value := of(day)) is not None)
        for measure, of in FELT.items()
    }
