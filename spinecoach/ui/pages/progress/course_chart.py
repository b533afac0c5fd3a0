"""The course of something over time: a line through days, weeks or months.

Up to eight weeks the line goes from day to day. For longer times it goes through the means of weeks
or months, and a bar shows the lowest and the highest day of each: a line from day to day would be a
zigzag. Two lines of one chart differ in their marks (disc, square) and strokes (solid, dashed), and
each has its name at its end.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPalette, QPen

from spinecoach.core.phrases.charts import CourseEnds, Grouping, Measure
from spinecoach.ui.pages.progress.chart import Chart, Edges, Plot, Tick, whole_ticks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from spinecoach.core.phrases.phrases import Phrases

DAYS_UP_TO = 56
WEEKS_UP_TO = 190
"""How many days the picture shows at most as days, and as weeks."""

FEWEST = 6
"""How many days the picture shows at least."""

SCALE = range(0, 11, 2)
"""The numbers at the left of a scale from 0 to 10."""

DAY_STEPS = (1, 2, 7, 14)
MONTH_STEPS = (1, 2, 3, 6, 12)
"""Steps from one date below the picture to the next, in days or in months."""

MARK = 7.0
"""Pixels of a mark of a line."""

BAR = 0.28
"""Opacity of the bars from the lowest to the highest day."""

ROOM = 4
"""Pixels between the end of a line and its name."""


@dataclass(frozen=True, slots=True)
class Course:
    """One line: what it shows, its unit ("" = none), and its values by day, oldest first."""

    measure: Measure
    values: tuple[tuple[date, float], ...]
    unit: str = ""


class ChartPoint(NamedTuple):
    """One point of a line: its place (an ordinal of a date), the mean, the lowest and highest."""

    place: float
    mean: float
    low: float
    high: float


class CourseChart(Chart):
    """Shows one or two `Course`s under a title; `top` fixes the scale (10 for pain and effort)."""

    def __init__(
        self, title: str, phrases: Phrases, top: int | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, parent)
        self._phrases = phrases
        self._top = top
        self._numbers: Sequence[int] = (0, 1)
        self.courses: tuple[Course, ...] = ()
        self.days: tuple[date, ...] = ()
        self.grouping = Grouping.DAY
        self._nothing = phrases.charts.no_day()

    def show_courses(self, courses: Sequence[Course], title: str = "", nothing: str = "") -> None:
        """Draw them, and select the latest day; a new title takes the place of the old one.

        If there is nothing to draw, `nothing` is said instead.
        """
        self._nothing = nothing or self._phrases.charts.no_day()
        self.courses = tuple(course for course in courses if course.values)
        self.days = tuple(sorted({day for course in self.courses for day, _ in course.values}))
        highest = max((value for c in self.courses for _, value in c.values), default=1.0)
        self._numbers = whole_ticks(highest) if self._top is None else SCALE
        if title:
            self.setAccessibleName(title)
        if self.days:
            first, last = self.days[0].toordinal(), self.days[-1].toordinal()
            self.grouping = grouping_of(last - first)
            first = min(first, last - FEWEST)
            edge = 0.02 * (last - first)
            self.frame = Edges(first - edge, last + edge, 0, self._numbers[-1])
        how = self._phrases.charts.grouping(self.grouping)
        self.title.setText("\n".join(filter(None, (self.accessibleName(), how))))
        self.selected = -1
        self.setAccessibleDescription(self.message)
        self.select(len(self.days) - 1)
        self.update()

    @property
    def places(self) -> Sequence[float]:
        """The days that have a value."""
        return [day.toordinal() for day in self.days]

    def facts(self, number: int) -> str:
        """Return the sentence about one day."""
        day, charts = self.days[number], self._phrases.charts
        values = [
            charts.value(course.measure, value, course.unit)
            for course in self.courses
            for when, value in course.values
            if when == day
        ]
        return charts.day(day, values)

    @property
    def selected_facts(self) -> str:
        """The sentence about the selected day; "" if none is."""
        return self.facts(self.selected) if self.selected >= 0 else ""

    @property
    def changes(self) -> list[str]:
        """For each line with at least two points, its first and its latest value."""
        lines = [(course, grouped(course.values, self.grouping)) for course in self.courses]
        return [
            self._phrases.charts.change(
                self.grouping,
                CourseEnds(course.measure, points[0].mean, points[-1].mean, course.unit),
            )
            for course, points in lines
            if len(points) > 1
        ]

    @property
    def message(self) -> str:
        """Why there is no line, if there are fewer than two days."""
        if not self.days:
            return self._nothing
        return self._phrases.charts.one_day() if len(self.days) == 1 else ""

    @property
    def left_ticks(self) -> Sequence[Tick]:
        """Whole numbers."""
        return [(number, str(number)) for number in self._numbers]

    @property
    def bottom_ticks(self) -> Sequence[Tick]:
        """Days or months, none of them after the last day."""
        if not self.days:
            return ()
        letters = QFontMetricsF(self.font())
        most = max(1, int(self.width() / (1.6 * letters.horizontalAdvance("30 Nov"))))
        first = date.fromordinal(max(1, int(self.frame.left) + 1))
        dates = date_ticks(first, self.days[-1], most)
        common = self._phrases.common
        if len(dates) > 1 and all(day.day == 1 for day in dates):
            return [
                (
                    day.toordinal(),
                    common.month_and_year(day) if day.month == 1 else common.short_month(day),
                )
                for day in dates
            ]
        return [(day.toordinal(), common.short_date(day)) for day in dates]

    @property
    def right_margin(self) -> float:
        """Room for the names of the lines."""
        letters = QFontMetricsF(self.font())
        names = (self._phrases.charts.line(course.measure) for course in self.courses)
        widest = max((letters.horizontalAdvance(name) for name in names), default=0.0)
        return widest + ROOM if widest else 0.0

    # -- drawing -----------------------------------------------------------------

    def paint_marks(self, painter: QPainter, plot: Plot) -> None:
        """Draw the selected day, the lines, and the names at their ends."""
        if self.selected >= 0:
            place = float(self.days[self.selected].toordinal())
            soft = self.colour(QPalette.ColorRole.PlaceholderText)
            painter.setPen(QPen(soft, 1, Qt.PenStyle.DotLine))
            painter.drawLine(QLineF(plot.at(place, 0), plot.at(place, self.frame.top)))
        roles = (QPalette.ColorRole.Accent, QPalette.ColorRole.WindowText)
        ends: list[tuple[float, str, QColor]] = []
        for number, (course, role) in enumerate(zip(self.courses, roles, strict=False)):
            points = grouped(course.values, self.grouping)
            second = number > 0
            self._paint_line(painter, plot, points, self.colour(role), second=second)
            name = self._phrases.charts.line(course.measure)
            ends.append((plot.at(0, points[-1].mean).y(), name, self.colour(role)))
        self._paint_names(painter, plot, ends)

    def _paint_line(
        self,
        painter: QPainter,
        plot: Plot,
        points: Sequence[ChartPoint],
        colour: QColor,
        *,
        second: bool,
    ) -> None:
        faint = QColor(colour)
        faint.setAlphaF(BAR)
        aside = QPointF(MARK / 2 if second else 0, 0)
        painter.setPen(QPen(faint, MARK - 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        for point in points:
            if point.low < point.high:
                ends = (plot.at(point.place, point.low), plot.at(point.place, point.high))
                painter.drawLine(QLineF(ends[0] + aside, ends[1] + aside))
        stroke = Qt.PenStyle.DashLine if second else Qt.PenStyle.SolidLine
        painter.setPen(QPen(colour, 2, stroke))
        painter.drawPolyline([plot.at(point.place, point.mean) for point in points])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for point in points:
            mark = QRectF(0, 0, MARK, MARK)
            mark.moveCenter(plot.at(point.place, point.mean))
            (painter.drawRect if second else painter.drawEllipse)(mark)

    def _paint_names(
        self, painter: QPainter, plot: Plot, ends: list[tuple[float, str, QColor]]
    ) -> None:
        """Write the name of each line at its end, one below the other if both end close by."""
        letters = QFontMetricsF(self.font())
        left, free = plot.area.right() + ROOM, 0.0
        painter.setFont(self.font())
        for y, name, colour in sorted(ends, key=lambda end: end[0]):
            below = max(y + letters.capHeight() / 2, free)
            painter.setPen(colour)
            painter.drawText(QPointF(left, below), name)
            free = below + letters.height()


def grouping_of(days: int) -> Grouping:
    """Return what a point stands for in a picture of that many days."""
    if days <= DAYS_UP_TO:
        return Grouping.DAY
    return Grouping.WEEK if days <= WEEKS_UP_TO else Grouping.MONTH


def grouped(values: Sequence[tuple[date, float]], grouping: Grouping) -> list[ChartPoint]:
    """Return the points of a line, each at the mean place of its days."""
    groups: dict[object, list[tuple[int, float]]] = {}
    for day, value in values:
        key: object = day
        if grouping is Grouping.WEEK:
            key = day.isocalendar()[:2]
        elif grouping is Grouping.MONTH:
            key = (day.year, day.month)
        groups.setdefault(key, []).append((day.toordinal(), value))
    points = []
    for group in groups.values():
        found = [value for _, value in group]
        place = sum(day for day, _ in group) / len(group)
        points.append(ChartPoint(place, sum(found) / len(found), min(found), max(found)))
    return points


def date_ticks(first: date, last: date, most: int) -> list[date]:
    """Return at most that many dates from `first` to `last`: days, or first days of months."""
    for step in DAY_STEPS:
        if (last - first).days // step < most:
            back = range((last - first).days // step, -1, -1)
            return [last - timedelta(days=step * number) for number in back]
    months = [
        date(number // 12, number % 12 + 1, 1)
        for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    ]
    months = [month for month in months if month >= first]
    for step in MONTH_STEPS:
        found = [month for month in months if (month.month - 1) % step == 0]
        if len(found) <= most:
            return found
    return found[:: -(-len(found) // most)]
