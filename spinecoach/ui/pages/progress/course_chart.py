"""The course of something over time: a mark a day, a line through them, facts under the keys.

Over many weeks the line goes through the means of the weeks: from day to day it
would be a saw. Two lines in one chart differ in their marks (disc, square) and
strokes (whole, dashed), never by colour alone. Left and Right go from day to day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor, log10
from typing import TYPE_CHECKING

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPalette

from spinecoach.ui.pages.progress.chart import Chart
from spinecoach.ui.style.theme import scaled
from spinecoach.ui.widgets.label import label
from spinecoach.ui.words.phrases import listed
from spinecoach.ui.words.progress import long_date, short_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

MARKS = (("o", Qt.PenStyle.SolidLine), ("s", Qt.PenStyle.DashLine))
"""Mark and stroke of the first line and of the second."""

MOST_TICKS = 8
AIR = 1.5
DATES = 0.72
"""Dates: so many at most, from one to the next at least in their widths, and their size."""

LONG = 56
"""Beyond so many days the line goes through the means of the weeks."""

KEY = "marks: days, line: weekly mean"

FAINT = 110
"""How strong the marks beside a line of means are, 0 to 255."""

MARK_SIZE = 8
SMALL_MARK = 5
"""Pixels of a mark, on the line and beside it."""

WHOLE_STEPS = range(0, 11, 2)
"""The numbers at the left of a scale from 0 to 10."""

GHOST = (0.4, 0.45, 0.5, 0.48, 0.58, 0.66, 0.72)
LOW_GHOST = (0.3, 0.2, 0.3, 0.2, 0.2, 0.1, 0.2)
"""A course of nobody, in parts of the scale, sketched where there is none yet: one that grows,
and one on a scale from 0 to 10, of which nobody wants much."""


@dataclass(frozen=True, slots=True)
class Course:
    """One line: what it shows, its unit ("" = none), and its value on each day, oldest first."""

    name: str
    unit: str
    values: tuple[tuple[date, float], ...]


class CourseChart(Chart):
    """Shows one or two `Course`s under a title; `chosen` tells the sentence of the day in hand."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.courses: tuple[Course, ...] = ()
        self.days: tuple[date, ...] = ()
        self._top: float | None = None
        self._about = title
        self.title = label(title, soft=True)
        self.column.insertWidget(0, self.title)

    @property
    def items(self) -> tuple[date, ...]:
        """The days that have a value."""
        return self.days

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the dates into the room there is now."""
        super().resizeEvent(event)
        self._draw_axes()

    def show_courses(self, courses: Sequence[Course], top: float | None = None) -> None:
        """Draw them; `top` fixes the upper end of the scale (10 for pain and effort)."""
        self.courses = tuple(course for course in courses if course.values)
        self.days = tuple(sorted({day for course in self.courses for day, _ in course.values}))
        self._top = top
        self.draw()
        self.select(len(self.days) - 1)

    def mark(self, number: int) -> None:
        """Draw a line through the day."""
        self._marker.setPos(self.days[number].toordinal())

    def facts(self, number: int) -> str:
        """Say everything about one day."""
        day = self.days[number]
        values = tuple(
            f"{course.name} {value:g}{f' {course.unit}' if course.unit else ''}"
            for course in self.courses
            for when, value in course.values
            if when == day
        )
        return f"{long_date(day)}: {listed(values)}."

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from day to day."""
        steps = {Qt.Key.Key_Left: self.selected - 1, Qt.Key.Key_Right: self.selected + 1}
        steps |= {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(self.days) - 1}
        key = Qt.Key(event.key())
        if key in steps:
            self.select(steps[key])
        else:
            super().keyPressEvent(event)

    def nearest(self, place: float) -> int:
        """The day next to a place."""
        return min(
            range(len(self.days)), key=lambda number: abs(self.days[number].toordinal() - place)
        )

    def draw(self) -> None:
        """Draw grid, lines and axes."""
        self.plot.clear()
        soft = self.colour(QPalette.ColorRole.PlaceholderText)
        self._marker = pg.InfiniteLine(
            angle=90, pen=pg.mkPen(soft, width=1, style=Qt.PenStyle.DotLine)
        )
        self.plot.addItem(self._marker)
        self._draw_grid()
        if not self.courses:
            self._draw_ghost()
        for course, (mark, stroke) in zip(self.courses, MARKS, strict=False):
            self._draw_course(course, mark, stroke)
        units = {course.unit for course in self.courses if course.unit}
        title = ", ".join([self._about, *units])
        self.title.setText(f"{title} ({KEY})" if self._long else title)
        self._draw_axes()

    @property
    def _long(self) -> bool:
        """Whether there are too many days for a line from each to the next."""
        return bool(self.days) and (self.days[-1] - self.days[0]).days > LONG

    def _draw_grid(self) -> None:
        """Quiet lines at quarters of the scale, or at the even numbers of one from 0 to 10."""
        line = self.colour(QPalette.ColorRole.Mid)
        heights = [self._highest * part / 4 for part in range(5)]
        if self._top == WHOLE_STEPS[-1]:
            heights = [float(number) for number in WHOLE_STEPS]
        for height in heights:
            self.plot.addItem(pg.InfiniteLine(height, angle=0, pen=pg.mkPen(line, width=1)))
        known = bool(self.courses) or self._top is not None
        self.plot.getAxis("left").setTicks([[(h, f"{h:g}" if known else "") for h in heights]])

    @property
    def _highest(self) -> float:
        """The upper end of the scale: what is asked for, or a round number above all values."""
        if self._top is not None:
            return self._top
        highest = max((value for c in self.courses for _, value in c.values), default=1.0)
        step = 10.0 ** floor(log10(max(highest, 1.0)))
        return next(m * step for m in (1, 2, 4, 6, 8, 10) if m * step >= highest)

    def _draw_ghost(self) -> None:
        """Sketch a course of nobody where there is none yet."""
        first = date.min.toordinal()
        soft = self.colour(QPalette.ColorRole.PlaceholderText)
        ghost = GHOST if self._top is None else LOW_GHOST
        self.plot.plot(
            [first + day for day in range(len(ghost))],
            [self._highest * part for part in ghost],
            pen=pg.mkPen(soft, width=1.5, style=Qt.PenStyle.DashLine),
            antialias=True,
        )

    def _draw_course(self, course: Course, mark: str, stroke: Qt.PenStyle) -> None:
        role = QPalette.ColorRole
        first = mark == MARKS[0][0]
        colour = self.colour(role.Accent if first else role.WindowText)
        line = pg.mkPen(colour, width=2, style=stroke)
        faint = QColor(colour)
        faint.setAlpha(FAINT if self._long else 255)
        self.plot.plot(
            [day.toordinal() for day, _ in course.values],
            [value for _, value in course.values],
            pen=None if self._long else line,
            symbol=mark,
            symbolSize=SMALL_MARK if self._long else MARK_SIZE,
            symbolPen=pg.mkPen(None),
            symbolBrush=faint,
            useCache=False,  # drawn as outlines, which stay sharp in a file
            antialias=True,
        )
        if self._long:
            means = weekly_means(course.values)
            self.plot.plot(*map(list, zip(*means, strict=True)), pen=line, antialias=True)

    def _draw_axes(self) -> None:
        first = self.days[0] if self.days else date.min
        last = self.days[-1] if self.days else date.min + timedelta(days=1)
        span = max((last - first).days, 6)
        self.plot.setXRange(first.toordinal() - 0.04 * span, first.toordinal() + 1.04 * span, 0)
        self.plot.setYRange(-0.03 * self._highest, self._highest * 1.05, padding=0)
        step = max(1, ceil(span / self._most_dates()))
        ticks = [first + timedelta(days=days) for days in range(0, span + 1, step)]
        years = span > 400  # noqa: PLR2004 - a year and a little more
        names = [(d.toordinal(), f"{d:%b %Y}" if years else short_date(d)) for d in ticks]
        names = names if self.days else []
        self.plot.getAxis("bottom").setTicks([names])
        self.dress_axes(DATES, max(3, len(f"{self._highest:g}")))

    def _most_dates(self) -> int:
        """How many dates have room below the picture."""
        metrics = QFontMetricsF(scaled(self.font(), DATES))
        wide = AIR * metrics.horizontalAdvance("30 Nov 2026")
        return max(1, min(MOST_TICKS, int(self.view.width() / wide)))


def weekly_means(values: Sequence[tuple[date, float]]) -> list[tuple[float, float]]:
    """The mean day, as its ordinal, and the mean value of each week that has values."""
    by_week: dict[int, list[tuple[int, float]]] = {}
    for day, value in values:
        number = day.toordinal()
        by_week.setdefault((number - 1) // 7, []).append((number, value))
    return [
        (sum(day for day, _ in week) / len(week), sum(value for _, value in week) / len(week))
        for _, week in sorted(by_week.items())
    ]
