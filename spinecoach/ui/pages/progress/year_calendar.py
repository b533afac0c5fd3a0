"""A year of days: a column for each week, a square for each day, filled if it was done."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from spinecoach.core.record.adherence import MONDAY, Mark, week_start
from spinecoach.ui.pages.progress.chart import paint_days
from spinecoach.ui.style.reading import read_as
from spinecoach.ui.style.theme import grown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from spinecoach.core.phrases.phrases import Phrases

WEEKS = 53
DAYS = 7
GAP = 0.2
"""Gap between two squares as a part of a square with its gap."""

LARGEST = 15
"""Greatest step from one square to the next, in pixels at the letters of `theme.DRAWN_AT`."""

LEGEND = (Mark.DONE, Mark.PARTIAL, Mark.EXCUSED, Mark.NONE)
LEGEND_STEP = 1.75
LEGEND_LEFT = 1.6
"""Distances in squares: between two lines of the legend, and from its squares to its words."""


class YearCalendar(QWidget):
    """Shows the marks of the year that ends with a day.

    `chosen` carries the sentence about the selected day. Arrow keys go by days
    and weeks; `earlier` and `later` ask for another year, `opened` is emitted
    when the selected day was clicked or Enter pressed on it.
    """

    chosen = Signal(str)
    earlier = Signal()
    later = Signal()
    opened = Signal()

    def __init__(self, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # time goes to the right
        self._phrases = phrases
        self.last = date.min + timedelta(weeks=WEEKS + 1)
        self.selected = self.last
        self._marks: Mapping[date, Mark] = {}
        self._first_weekday = MONDAY
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(phrases.charts.year_of_days())
        read_as(self, "Chart")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def first(self) -> date:
        """The first day that is shown."""
        return week_start(self.last, self._first_weekday) - timedelta(weeks=WEEKS - 1)

    def show_year(
        self, marks: Mapping[date, Mark], last: date, first_weekday: int = MONDAY
    ) -> None:
        """Draw the year up to `last`; a day without a mark is free."""
        self._marks, self.last, self._first_weekday = marks, last, first_weekday
        self.select(last)
        self.update()

    def select(self, day: date) -> None:
        """Select a day; beyond the ends nothing happens."""
        if not self.first <= day <= self.last:
            return
        self.selected = day
        facts = self._phrases.progress.day_facts(day, self._marks.get(day, Mark.NONE))
        self.setAccessibleDescription(facts)
        self.chosen.emit(facts)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go by days and weeks, by years with the page keys."""
        steps = {
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Left: -7,
            Qt.Key.Key_Right: 7,
        }
        key = Qt.Key(event.key())
        if key in steps:
            self.select(self.selected + timedelta(days=steps[key]))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
        elif key is Qt.Key.Key_PageUp:
            self.earlier.emit()
        elif key is Qt.Key.Key_PageDown:
            self.later.emit()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select the day under the pointer."""
        day = self._day_at(event.position())
        if day is not None:
            self.select(day)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the day under the pointer."""
        day = self._day_at(event.position())
        if day is not None:
            self.select(day)
            self.opened.emit()

    def _day_at(self, place: QPointF) -> date | None:
        """Return the day that is drawn at a pixel; None if there is none."""
        step, left, top = self._grid()
        column = int((place.x() - left) // step)
        row = int((place.y() - top) // step)
        if not (0 <= row < DAYS and column >= 0):
            return None
        day = self.first + timedelta(days=DAYS * column + row)
        return day if day <= self.last else None

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which day is selected."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide which day is selected."""
        super().focusOutEvent(event)
        self.update()

    def sizeHint(self) -> QSize:
        """Return a height for seven squares and the names of the months."""
        return QSize(700, round(1.4 * self._letters().height()) + 7 * grown(LARGEST))

    def minimumSizeHint(self) -> QSize:
        """Allow a narrow page, which makes smaller squares."""
        return QSize(4 * WEEKS, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the days, the names of the months above them, and the selected day."""
        del event
        step, left, top = self._grid()
        size = step * (1 - GAP)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_months(painter, step, left)
            self._paint_weekdays(painter, step, left, top)
            self._paint_legend(painter, step, left + (WEEKS + 1) * step, top)
            squares: dict[Mark, list[QRectF]] = {mark: [] for mark in Mark}
            first = self.first
            for number in range((self.last - first).days + 1):
                square = QRectF(left + number // 7 * step, top + number % 7 * step, size, size)
                day = first + timedelta(days=number)
                squares[self._marks.get(day, Mark.NONE)].append(square)
                if day == self.selected and self.hasFocus():
                    painter.setPen(QPen(self._role(QPalette.ColorRole.WindowText), 2))
                    painter.drawRect(square.adjusted(-1.5, -1.5, 1.5, 1.5))
            for mark, places in squares.items():
                paint_days(painter, places, mark, self.palette())

    def _paint_legend(self, painter: QPainter, step: float, left: float, top: float) -> None:
        """Explain the squares."""
        for row, mark in enumerate(LEGEND):
            size = step * (1 - GAP)
            square = QRectF(left, top + (LEGEND_STEP * row + 0.4) * step, size, size)
            paint_days(painter, [square], mark, self.palette())
            painter.setPen(self._role(QPalette.ColorRole.PlaceholderText))
            room = QRectF(left + LEGEND_LEFT * step, square.center().y() - top, 300, 2 * top)
            painter.drawText(
                room, int(Qt.AlignmentFlag.AlignVCenter), self._phrases.progress.mark(mark)
            )

    def _paint_months(self, painter: QPainter, step: float, left: float) -> None:
        """Write the name of each month over the week in which it begins, if there is room."""
        painter.setPen(self._role(QPalette.ColorRole.PlaceholderText))
        free = left
        for column in range(WEEKS):
            start = self.first + timedelta(weeks=column)
            name, at = self._phrases.common.short_month(start), left + column * step
            wide = self._letters().horizontalAdvance(name)
            if start.day <= DAYS and at >= free and at + wide <= left + WEEKS * step:
                painter.drawText(QPointF(at, self._letters().ascent()), name)
                free = at + wide + step / 2

    def _paint_weekdays(self, painter: QPainter, step: float, left: float, top: float) -> None:
        """Write the letter of every weekday, or of every other one if rows are narrow."""
        painter.setPen(self._role(QPalette.ColorRole.PlaceholderText))
        high = self._letters().height()
        every = 1 if self._letters().capHeight() * 1.2 <= step else 2
        for row in range(0, DAYS, every):
            day = self.first + timedelta(days=row)
            middle = top + (row + (1 - GAP) / 2) * step
            room = QRectF(0, middle - high / 2, left - 5, high)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            letter = self._phrases.common.weekday_letter(day.weekday())
            painter.drawText(room, int(right), letter)

    def _grid(self) -> tuple[float, float, float]:
        """Return the step between squares and the left and upper edge of them, in pixels."""
        letters = self._letters()
        left = letters.horizontalAdvance("M") + 7
        words = (self._phrases.progress.mark(mark) for mark in LEGEND)
        legend = max(letters.horizontalAdvance(word) for word in words) + 4
        step = (self.width() - left - legend) / (WEEKS + 1 + LEGEND_LEFT)
        return min(grown(LARGEST), step), left, 1.3 * letters.height()

    def _letters(self) -> QFontMetricsF:
        return QFontMetricsF(self.font())

    def _role(self, role: QPalette.ColorRole) -> QColor:
        return self.palette().color(role)
