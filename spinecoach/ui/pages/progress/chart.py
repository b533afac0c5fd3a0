"""A chart: axes with whole numbers, one selected item, a sentence about it.

All charts are drawn here with QPainter, on the screen, in files and in reports. A chart adds its
own marks in `paint_marks`. The pointer and the arrow keys select an item (a day, a week); the
sentence about it goes to the page and to a screen reader.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from spinecoach.core.record.adherence import Mark
from spinecoach.ui.style.reading import read_as
from spinecoach.ui.style.theme import grown
from spinecoach.ui.widgets.label import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

LOWEST = 210
"""Least height of the picture, in pixels at the letters of `theme.DRAWN_AT`."""

GAP = 6
"""Pixels between the picture and the letters around it."""

CLEAR = 10
"""Pixels that stay free between two dates."""

ROUND = 0.2
"""Corner radius of the sign of a day, as a share of its size."""

FREE = 0.55
"""Opacity of the outline of a free day, 0 to 1."""

Tick = tuple[float, str]


class Edges(NamedTuple):
    """The values at the edges of the picture."""

    left: float
    right: float
    bottom: float
    top: float


class Plot(NamedTuple):
    """The rectangle of the picture in pixels, and the values at its edges."""

    area: QRectF
    frame: Edges

    def at(self, x: float, y: float) -> QPointF:
        """Return the pixel of a place and a height."""
        area, frame = self.area, self.frame
        return QPointF(
            area.left() + (x - frame.left) / (frame.right - frame.left) * area.width(),
            area.bottom() - (y - frame.bottom) / (frame.top - frame.bottom) * area.height(),
        )

    def box(self, left: float, right: float, bottom: float, top: float) -> QRectF:
        """Return the rectangle between two places and two heights, in pixels."""
        return QRectF(self.at(left, top), self.at(right, bottom))


class Chart(QWidget):
    """`chosen` carries the sentence about the selected item; `selected` is its number, or -1."""

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # time goes to the right
        self.selected = -1
        self.frame = Edges(0, 1, 0, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(name)
        read_as(self, "Chart")
        self.title = label(name, soft=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.title)
        policy = QSizePolicy.Policy
        column.addSpacerItem(QSpacerItem(1, grown(LOWEST), policy.Expanding, policy.Expanding))

    # -- what a chart says -------------------------------------------------------

    @property
    @abstractmethod
    def places(self) -> Sequence[float]:
        """The horizontal places of the items, in ascending order."""

    @abstractmethod
    def facts(self, number: int) -> str:
        """Return the sentence about one item."""

    @property
    def message(self) -> str:
        """The sentence that is shown instead of the picture; "" if there is enough to draw."""
        return ""

    @property
    def left_ticks(self) -> Sequence[Tick]:
        """The values at the left axis with their labels; a line is drawn at each."""
        return ()

    @property
    def bottom_ticks(self) -> Sequence[Tick]:
        """Places of the bottom axis with their dates, oldest first; the latest ones get room."""
        return ()

    @property
    def right_margin(self) -> float:
        """Pixels that stay free at the right of the picture."""
        return 0.0

    @abstractmethod
    def paint_marks(self, painter: QPainter, plot: Plot) -> None:
        """Draw what the chart shows."""

    # -- selecting ---------------------------------------------------------------

    def select(self, number: int) -> None:
        """Select an item, counted from 0; beyond the ends nothing happens."""
        if not 0 <= number < len(self.places):
            return
        self.selected = number
        facts = self.facts(number)
        self.setAccessibleDescription(facts)
        self.chosen.emit(facts)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Select the item before or after, the first or the last."""
        steps = {
            Qt.Key.Key_Left: self.selected - 1,
            Qt.Key.Key_Right: self.selected + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self.places) - 1,
        }
        key = Qt.Key(event.key())
        if key in steps:
            self.select(steps[key])
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select the item nearest to the pointer."""
        x = event.position().x()
        plot = self.plot()
        area = plot.area
        if not self.places or self.message or not area.left() - GAP <= x <= area.right() + GAP:
            return
        nearest = min(
            range(len(self.places)), key=lambda number: abs(plot.at(self.places[number], 0).x() - x)
        )
        if nearest != self.selected:
            self.select(nearest)

    # -- drawing -----------------------------------------------------------------

    def plot(self) -> Plot:
        """Measure the letters around the picture, and return the room that they leave to it."""
        letters = QFontMetricsF(self.font())
        wide = max((letters.horizontalAdvance(text) for _, text in self.left_ticks), default=0)
        left = wide + GAP if wide else 0.0
        top = self.title.geometry().bottom() + GAP + letters.height() / 2
        bottom = self.height() - letters.height() - GAP
        wide = self.width() - left - self.right_margin - 1
        return Plot(QRectF(left, top, wide, bottom - top), self.frame)

    def colour(self, role: QPalette.ColorRole, opacity: float = 1.0) -> QColor:
        """Return a colour of the theme with an opacity from 0 to 1."""
        colour = QColor(self.palette().color(role))
        colour.setAlphaF(opacity)
        return colour

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the axes and the marks, or the message."""
        del event
        plot = self.plot()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.message:
                painter.setPen(self.colour(QPalette.ColorRole.PlaceholderText))
                flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
                painter.drawText(plot.area, int(flags), self.message)
                return
            self._paint_left(painter, plot)
            self._paint_bottom(painter, plot)
            self.paint_marks(painter, plot)

    def _paint_left(self, painter: QPainter, plot: Plot) -> None:
        """Draw the numbers at the left, and a thin line at the height of each."""
        area, high = plot.area, QFontMetricsF(self.font()).height()
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for value, text in self.left_ticks:
            y = plot.at(0, value).y()
            painter.setPen(QPen(self.colour(QPalette.ColorRole.Mid), 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(self.colour(QPalette.ColorRole.PlaceholderText))
            painter.drawText(QRectF(0, y - high / 2, area.left() - GAP, high), int(right), text)

    def _paint_bottom(self, painter: QPainter, plot: Plot) -> None:
        """Draw the dates below, from the latest back, as many as there is room for."""
        letters = QFontMetricsF(self.font())
        painter.setPen(self.colour(QPalette.ColorRole.PlaceholderText))
        free = float(self.width())
        for value, text in reversed(self.bottom_ticks):
            wide = letters.horizontalAdvance(text)
            left = max(0.0, min(plot.at(value, 0).x() - wide / 2, self.width() - wide))
            if left + wide > free:
                continue
            painter.drawText(QPointF(left, plot.area.bottom() + GAP + letters.ascent()), text)
            free = left - CLEAR


def paint_days(painter: QPainter, places: Sequence[QRectF], mark: Mark, palette: QPalette) -> None:
    """Draw the same sign into squares: full, half full, with a dash (excused), or empty."""
    accent = palette.color(QPalette.ColorRole.Accent)
    soft = palette.color(QPalette.ColorRole.PlaceholderText)
    faint = QColor(soft)
    faint.setAlphaF(FREE)
    done = mark in (Mark.DONE, Mark.PARTIAL)
    painter.setBrush(accent if mark is Mark.DONE else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(accent if done else faint, 1))
    for place in places:
        corner = ROUND * place.width()
        painter.drawRoundedRect(place, corner, corner)
    for place in places:
        if mark is Mark.PARTIAL:
            painter.fillRect(place.adjusted(0, place.height() / 2, 0, 0), accent)
        elif mark is Mark.EXCUSED:
            middle, inset = place.center().y(), place.width() / 5
            painter.setPen(QPen(soft, max(1.2, place.width() / 8)))
            painter.drawLine(
                QPointF(place.left() + inset, middle), QPointF(place.right() - inset, middle)
            )


def whole_ticks(highest: float, most: int = 5) -> tuple[int, ...]:
    """Return whole numbers from 0 to above `highest`: at most `most` steps of 1, 2, 5, 10, ..."""
    size = 1
    while True:
        for step in (size, 2 * size, 5 * size):
            steps = max(1, -int(-highest // step))
            if steps <= most:
                return tuple(range(0, step * steps + 1, step))
        size *= 10
