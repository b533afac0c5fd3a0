"""A year at one glance: a column a week, a square a day, filled as far as the day was done."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFontMetricsF,
    QPainter,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from spinecoach.core.record.adherence import MONDAY, Mark, week_start
from spinecoach.ui.style.theme import grown, scaled
from spinecoach.ui.words.progress import day_facts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

WEEKS = 53
DAYS = 7
GAP = 0.2
"""Gap between two squares as a part of a square with its gap."""

FREE = 0.55
"""How strong the edge of a free day is, 0 to 1."""

ROUND = 2.0
LARGEST = 15
"""Pixels from one square to the next at most; they grow with the letters."""

LEGEND = (
    (Mark.DONE, "done"),
    (Mark.PARTIAL, "in part"),
    (Mark.EXCUSED, "excused"),
    (Mark.NONE, "free"),
)
LEGEND_STEP = 1.75
LEGEND_LEFT = 1.6
"""From one line of the legend to the next, and from its squares to its words, in squares."""

LETTERS = 0.72
"""Size of months, weekdays and legend against the page's letters."""


class YearCalendar(QWidget):
    """Shows the marks of the year that ends with a day; `chosen` tells of the day in hand.

    Arrow keys go by days and weeks; `earlier` and `later` ask for another year,
    `opened` tells that the day in hand was clicked, or Enter pressed on it.
    """

    chosen = Signal(str)
    earlier = Signal()
    later = Signal()
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.last = date.min + timedelta(weeks=WEEKS + 1)
        self.selected = self.last
        self._marks: Mapping[date, Mark] = {}
        self._first_weekday = MONDAY
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName("A year of days")
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
        """Take a day in hand; beyond the ends nothing happens."""
        if not self.first <= day <= self.last:
            return
        self.selected = day
        facts = day_facts(day, self._marks.get(day, Mark.NONE))
        self.setAccessibleDescription(facts)
        QAccessible.updateAccessibility(
            QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        )
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
        """Tell of the day under the pointer."""
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
        """The day that is shown at a place."""
        step, left, top = self._grid()
        column = int((place.x() - left) // step)
        row = int((place.y() - top) // step)
        if not (0 <= row < DAYS and column >= 0):
            return None
        day = self.first + timedelta(days=DAYS * column + row)
        return day if day <= self.last else None

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which day the keys hold."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keys hold none any more."""
        super().focusOutEvent(event)
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room; seven squares and the months' names high."""
        return QSize(700, round(1.4 * self._letters().height()) + 7 * grown(LARGEST))

    def minimumSizeHint(self) -> QSize:
        """A narrow page makes smaller squares."""
        return QSize(4 * WEEKS, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the days, the months' names above them, and the day in hand."""
        del event
        step, left, top = self._grid()
        size = step * (1 - GAP)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_months(painter, step, left, top)
            self._paint_weekdays(painter, step, left, top)
            self._paint_legend(painter, step, left + (WEEKS + 1) * step, top)
            for number in range((self.last - self.first).days + 1):
                day = self.first + timedelta(days=number)
                square = QRectF(left + number // 7 * step, top + number % 7 * step, size, size)
                self._paint_day(painter, square, self._marks.get(day, Mark.NONE))
                if day == self.selected and self.hasFocus():
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.setPen(QPen(self._role(QPalette.ColorRole.WindowText), 2))
                    painter.drawRect(square.adjusted(-1.5, -1.5, 1.5, 1.5))

    def _paint_legend(self, painter: QPainter, step: float, left: float, top: float) -> None:
        """Say what the squares mean."""
        painter.setFont(scaled(self.font(), LETTERS))
        for row, (mark, words) in enumerate(LEGEND):
            size = step * (1 - GAP)
            square = QRectF(left, top + (LEGEND_STEP * row + 0.4) * step, size, size)
            self._paint_day(painter, square, mark)
            painter.setPen(self._role(QPalette.ColorRole.PlaceholderText))
            room = QRectF(left + LEGEND_LEFT * step, square.top() - step, 300, 2.8 * step)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), words)

    def _paint_months(self, painter: QPainter, step: float, left: float, top: float) -> None:
        painter.setFont(scaled(self.font(), LETTERS))
        painter.setPen(self._role(QPalette.ColorRole.PlaceholderText))
        for column in range(WEEKS):
            start = self.first + timedelta(weeks=column)
            if start.day <= 7 and column < WEEKS - 2:  # noqa: PLR2004 - a month's first week
                painter.drawText(QRectF(left + column * step, 0, 8 * step, top), f"{start:%b}")

    def _paint_weekdays(self, painter: QPainter, step: float, left: float, top: float) -> None:
        """The days of the week by their first letters, as far as the squares are high enough."""
        font = scaled(self.font(), LETTERS)
        high = QFontMetricsF(font).capHeight()
        painter.setFont(scaled(font, min(1.0, 0.75 * step / high)))
        painter.setPen(self._role(QPalette.ColorRole.PlaceholderText))
        for row in range(DAYS):
            day = self.first + timedelta(days=row)
            room = QRectF(0, top + (row - 0.5) * step, left - 5, (2 - GAP) * step)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(room, int(right), f"{day:%a}"[0])

    def _paint_day(self, painter: QPainter, square: QRectF, mark: Mark) -> None:
        accent = self._role(QPalette.ColorRole.Accent)
        soft = self._role(QPalette.ColorRole.PlaceholderText)
        soft.setAlphaF(FREE)
        painter.setBrush(accent if mark is Mark.DONE else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(accent if mark in (Mark.DONE, Mark.PARTIAL) else soft, 1))
        painter.drawRoundedRect(square, ROUND, ROUND)
        if mark is Mark.PARTIAL:
            painter.fillRect(square.adjusted(0, square.height() / 2, 0, 0), accent)
        elif mark is Mark.EXCUSED:
            middle = square.center().y()
            painter.setPen(QPen(self._role(QPalette.ColorRole.PlaceholderText), 1.6))
            dash = QLineF(square.left() + 2, middle, square.right() - 2, middle)
            painter.drawLine(dash)

    def _grid(self) -> tuple[float, float, float]:
        """Step from square to square, left edge and upper edge of the squares, in pixels."""
        letters = self._letters()
        left = letters.horizontalAdvance("M") + 7
        legend = max(letters.horizontalAdvance(words) for _, words in LEGEND) + 4
        step = (self.width() - left - legend) / (WEEKS + 1 + LEGEND_LEFT)
        return min(grown(LARGEST), step), left, 1.3 * letters.height()

    def _letters(self) -> QFontMetricsF:
        return QFontMetricsF(scaled(self.font(), LETTERS))

    def _role(self, role: QPalette.ColorRole) -> QColor:
        return self.palette().color(role)
