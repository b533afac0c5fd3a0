"""The chart of the weeks: a bar for each, built of its days, and a sign for each day below it.

A day done in part is a hollow block half as high; the current week stands in an outline. Height,
filling and outline carry the meaning, colour alone does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPalette, QPen

from spinecoach.core.record.adherence import BAND, Week, WeekVerdict
from spinecoach.ui.pages.progress.chart import Chart, Edges, Plot, Tick, paint_days
from spinecoach.ui.style.theme import grown, scaled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from spinecoach.core.phrases.phrases import Phrases

DAYS = 7
WIDTH = 0.62
"""Width of a bar as a part of its week's column."""

HALF = 0.5
"""Height of a day in part, in days."""

SPACE = 0.05
"""Space above and below each block of a bar, in days."""

SIGN = 10
SIGNS = 0.88
"""The size of the sign of a day in pixels at the letters of `theme.DRAWN_AT`, and the greatest
share of a column that seven of them fill."""

ROW = 0.9
"""Height of the row of signs below the bars, in days."""

TOP = 8.0
"""Upper end of the picture in days: seven, and room for the numbers above the bars."""

ABOVE = 5
"""Pixels between a bar and its number."""

NOTCH = 120
"""One notch of a mouse wheel, in eighths of a degree (see `QWheelEvent.angleDelta`)."""


class WeekChart(Chart):
    """Shows `Week`s as bars.

    `earlier` and `later` ask for other weeks than those of the picture; `scrolled`
    carries by how many weeks the wheel goes back.
    """

    earlier = Signal()
    later = Signal()
    scrolled = Signal(int)

    def __init__(self, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(phrases.charts.days_a_week(), parent)
        self._phrases = phrases
        self._turned = 0
        self.weeks: tuple[Week, ...] = ()

    def show_weeks(self, weeks: Sequence[Week]) -> None:
        """Show these weeks, oldest first, and select the last one."""
        self.weeks = tuple(weeks)
        self.frame = Edges(-0.5, len(self.weeks) - 0.5, -ROW, TOP)
        words = self._phrases.charts
        explained = self.weeks and not self.message
        self.title.setText(
            words.week_legend(self.weeks[-1].target) if explained else words.days_a_week()
        )
        self.select(len(self.weeks) - 1)
        self.update()

    @property
    def places(self) -> Sequence[float]:
        """The weeks are at whole numbers."""
        return range(len(self.weeks))

    def facts(self, number: int) -> str:
        """Return the sentences about one week."""
        return self._phrases.progress.week_facts(self.weeks[number])

    @property
    def message(self) -> str:
        """Say what will be shown here, if nothing was done yet."""
        past, latest = self.weeks[:-1], self.weeks[-1:]
        begun = any(week.done or week.partial or week.excused for week in latest)
        if begun or any(week.verdict is not WeekVerdict.BEFORE for week in past):
            return ""
        return self._phrases.charts.no_week_yet()

    @property
    def left_ticks(self) -> Sequence[Tick]:
        """None to seven days."""
        return [(day, str(day)) for day in range(DAYS + 1)]

    @property
    def bottom_ticks(self) -> Sequence[Tick]:
        """The first day of each week."""
        short = self._phrases.common.short_date
        return [(number, short(week.start)) for number, week in enumerate(self.weeks)]

    # -- other weeks -------------------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ask for earlier or later weeks, one for each notch."""
        self._turned += event.angleDelta().y() or event.angleDelta().x()
        notches = int(self._turned / NOTCH)
        self._turned -= notches * NOTCH
        if notches:
            self.scrolled.emit(notches)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Select another week; beyond the first and the last ask for others."""
        key, last = event.key(), len(self.weeks) - 1
        if key == Qt.Key.Key_PageUp or (key == Qt.Key.Key_Left and self.selected <= 0):
            self.earlier.emit()
        elif key == Qt.Key.Key_PageDown or (key == Qt.Key.Key_Right and self.selected == last):
            self.later.emit()
        else:
            super().keyPressEvent(event)

    # -- drawing -----------------------------------------------------------------

    def paint_marks(self, painter: QPainter, plot: Plot) -> None:
        """Draw the band, the selection, and each week with its target."""
        role, frame = QPalette.ColorRole, self.frame
        painter.fillRect(plot.box(frame.left, frame.right, *BAND), self.colour(role.Accent, 0.13))
        if self.hasFocus():
            column = plot.box(self.selected - 0.5, self.selected + 0.5, -ROW, TOP)
            painter.fillRect(column, self.colour(role.WindowText, 0.08))
        painter.setFont(scaled(self.font(), 1.0, QFont.Weight.Bold))
        letters = QFontMetricsF(painter.font())
        for number, week in enumerate(self.weeks):
            self._paint_bar(painter, plot, number, week)
            if week.verdict is not WeekVerdict.BEFORE:
                painter.setPen(self.colour(role.WindowText))
                top = plot.at(number, week.done + HALF * week.partial) - QPointF(0, ABOVE)
                wide = letters.horizontalAdvance(str(week.done))
                painter.drawText(top - QPointF(wide / 2, 0), str(week.done))
            self._paint_signs(painter, plot, number, week)
        for number, week in enumerate(self.weeks):
            self._paint_target(painter, plot, number, week)

    def _paint_bar(self, painter: QPainter, plot: Plot, number: int, week: Week) -> None:
        accent, ink = QPalette.ColorRole.Accent, QPalette.ColorRole.WindowText
        left, right = number - WIDTH / 2, number + WIDTH / 2
        for day in range(week.done):
            block = plot.box(left, right, day + SPACE, day + 1 - SPACE)
            painter.fillRect(block, self.colour(accent))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.colour(accent), 1.6))
        for part in range(week.partial):
            bottom = week.done + part * HALF + SPACE
            painter.drawRect(plot.box(left, right, bottom, bottom + HALF - 2 * SPACE))
        if week.verdict is WeekVerdict.CURRENT:
            margin = (1 - WIDTH) / 4
            painter.setPen(QPen(self.colour(ink), 2))
            painter.drawRect(plot.box(left - margin, right + margin, 0, DAYS))

    def _paint_signs(self, painter: QPainter, plot: Plot, number: int, week: Week) -> None:
        column = plot.box(number - 0.5, number + 0.5, -ROW, 0)
        step = min(1.3 * grown(SIGN), SIGNS * column.width() / DAYS)
        size = step / 1.3
        left = column.center().x() - (DAYS - 1) / 2 * step - size / 2
        for day, mark in enumerate(week.marks):
            sign = QRectF(left + day * step, column.center().y() - size / 2, size, size)
            paint_days(painter, [sign], mark, self.palette())

    def _paint_target(self, painter: QPainter, plot: Plot, number: int, week: Week) -> None:
        """Draw the person's own target as a dashed line over its week."""
        pen = QPen(self.colour(QPalette.ColorRole.WindowText), 2)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.drawLine(
            QLineF(plot.at(number - 0.5, week.target), plot.at(number + 0.5, week.target))
        )
