"""The weeks at one glance: a stack of days for each, the band to be in, seven dots below.

A week is a bar built of its days, so its height is a number that can be
counted; a day done in part is a hollow block half as high, the week under way
stands in an outline. Height, filling and outline carry the meaning; colour only helps.
Arrow keys go from week to week, and what the pointer or the keys rest on is put
into a sentence for the page and for a screen reader.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPalette,
    QPen,
    QPicture,
    QWheelEvent,
)
from PySide6.QtWidgets import QGraphicsItem, QGraphicsRectItem

from spinecoach.core.record.adherence import BAND, Mark, Verdict, Week
from spinecoach.ui.pages.progress.chart import Chart
from spinecoach.ui.style.theme import grown, scaled
from spinecoach.ui.widgets.label import label
from spinecoach.ui.words.progress import short_date, week_facts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

WIDTH = 0.62
"""Width of a bar as a part of its week's column."""

HALF = 0.5
"""Height of a day in part, in days."""

GAP = 0.05
"""Gap between two days of a bar, in days."""

DOT_STEP = 0.105
"""From one day-dot to the next, in weeks."""

DOT_ROW = -0.75
"""Where the dots stand below the bars, in days."""

DOT_SIZE = 10
DOT_PART = 0.09
"""Diameter of a day-dot: pixels that grow with the letters, and at most this part of a column."""

NOTCH = 120
"""What Qt calls a wheel's notch, in eighths of a degree."""

ABOVE = 6
"""Pixels between a bar and its label."""

GHOSTS = (1, 2, 2, 3, 3, 2, 3, 4, 3, 3, 4)
"""Days a week of nobody, sketched where there is no history yet, to show what will be there."""

SKETCH = "A sketch of what will stand here: a block for each day, week by week."

TOP = 9.2
"""Upper end of the picture in days: seven, and room for the labels above."""

DATES = 0.78
AIR = 1.2
"""Size of the dates against the page's letters; from one to the next at least, in their widths."""


class WeekChart(Chart):
    """Shows `Week`s as bars; `chosen` tells the sentence of the week in hand.

    `earlier` and `later` are raised when the keys go beyond the picture's ends,
    `scrolled` carries by how many weeks the wheel asks to go back.
    """

    earlier = Signal()
    later = Signal()
    scrolled = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Days a week", parent)
        self.legend = label("", size=0.85, soft=True)
        self.column.insertWidget(0, self.legend)
        self._scrolled = 0
        self.weeks: tuple[Week, ...] = ()
        self.view.viewport().installEventFilter(self)

    @property
    def items(self) -> tuple[Week, ...]:
        """The weeks of the picture."""
        return self.weeks

    def show_weeks(self, weeks: Sequence[Week]) -> None:
        """Draw these weeks, oldest first; the last one is in hand."""
        self.weeks = tuple(weeks)
        self.draw()
        self.select(len(self.weeks) - 1)

    def facts(self, number: int) -> str:
        """Say everything about one week."""
        return week_facts(self.weeks[number])

    def nearest(self, place: float) -> int:
        """The week at a place."""
        return round(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit dots, labels and dates into the columns as they are now."""
        super().resizeEvent(event)
        if self.weeks:
            self.draw()
            self.mark(self.selected)

    @property
    def column_width(self) -> float:
        """Pixels of a week's column."""
        return float(self.view.width()) / (max(len(self.weeks), 1) + 0.5)

    def mark(self, number: int) -> None:
        """Lay a shade over the week's column."""
        self._marker.setRect(QRectF(number - 0.5, DOT_ROW - 0.55, 1, TOP - DOT_ROW + 0.2))

    @property
    def empty(self) -> bool:
        """Whether nothing was ever done up to the last week that is shown."""
        past, latest = self.weeks[:-1], self.weeks[-1:]
        begun = any(week.done or week.partial or week.excused for week in latest)
        return not begun and all(week.verdict is Verdict.BEFORE for week in past)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the wheel before the picture does, which would swallow it."""
        if isinstance(event, QWheelEvent):
            self.wheelEvent(event)
            return True
        return super().eventFilter(watched, event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll to earlier weeks and back, one a notch."""
        self._scrolled += event.angleDelta().y() or event.angleDelta().x()
        notches = int(self._scrolled / NOTCH)
        self._scrolled -= notches * NOTCH
        if notches:
            self.scrolled.emit(notches)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from week to week, and beyond the first to earlier ones."""
        last = len(self.weeks) - 1
        match event.key():
            case Qt.Key.Key_Left if self.selected == 0:
                self.earlier.emit()
            case Qt.Key.Key_Right if self.selected == last:
                self.later.emit()
            case Qt.Key.Key_Left:
                self.select(self.selected - 1)
            case Qt.Key.Key_Right:
                self.select(self.selected + 1)
            case Qt.Key.Key_Home:
                self.select(0)
            case Qt.Key.Key_End:
                self.select(last)
            case Qt.Key.Key_PageUp:
                self.earlier.emit()
            case Qt.Key.Key_PageDown:
                self.later.emit()
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which week the keys hold."""
        super().focusInEvent(event)
        self._marker.setVisible(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keys hold none any more."""
        super().focusOutEvent(event)
        self._marker.setVisible(False)

    def draw(self) -> None:
        """Draw band, bars, targets, dots and labels."""
        self.plot.clear()
        role = QPalette.ColorRole
        count = len(self.weeks)
        self.plot.setXRange(-0.55, max(count, 1) - 0.45, padding=0)
        self.plot.setYRange(DOT_ROW - 0.6, TOP, padding=0)
        self._draw_band()
        self._marker = QGraphicsRectItem()
        self._marker.setPen(QPen(Qt.PenStyle.NoPen))
        self._marker.setBrush(self.colour(role.WindowText, 18))
        self._marker.setVisible(self.hasFocus())
        self.plot.addItem(self._marker)
        if self.empty:
            self.plot.addItem(_Ghosts(self.colour(role.PlaceholderText, 150)))
        bars = _Bars(self.weeks, self.colour(role.Accent), self.colour(role.WindowText))
        self.plot.addItem(bars)
        self._draw_targets()
        self._draw_dots()
        ink, soft = self.colour(role.WindowText), self.colour(role.PlaceholderText)
        self.plot.addItem(_Labels(self, self.plot.vb, self.font(), (ink, soft)))
        self.legend.setText(self._legend())
        self._draw_axes()

    def _legend(self) -> str:
        target = self.weeks[-1].target if self.weeks else BAND[0]
        band = f"{BAND[0]}\N{EN DASH}{BAND[1]}"
        words = f"Shaded: {band} days. Dashed: your target, {target}. Half blocks: days in part."
        return f"{words} {SKETCH if self.empty else ''}".rstrip()

    def _draw_band(self) -> None:
        """The article's three to five days."""
        accent = QPalette.ColorRole.Accent
        band = pg.LinearRegionItem(BAND, "horizontal", self.colour(accent, 34), movable=False)
        for line in band.lines:
            line.setPen(pg.mkPen(None))
        self.plot.addItem(band)

    def _draw_targets(self) -> None:
        """The person's own target, a dashed line over each week that was held to it."""
        pen = pg.mkPen(self.colour(QPalette.ColorRole.WindowText), width=2)
        pen.setDashPattern([4, 3])
        steps: list[tuple[float, int]] = []
        for number, week in enumerate(self.weeks):
            steps += [(number - 0.5, week.target), (number + 0.5, week.target)]
        if steps:
            xs, ys = zip(*steps, strict=True)
            self.plot.plot(list(xs), list(ys), pen=pen)

    def _draw_dots(self) -> None:
        """Seven dots a week: full, half full, a ring, or a bar for an excused day."""
        accent, soft = QPalette.ColorRole.Accent, QPalette.ColorRole.PlaceholderText
        for mark in Mark:
            spots = [
                (number + (day - 3) * DOT_STEP, DOT_ROW)
                for number, week in enumerate(self.weeks)
                for day, found in enumerate(week.marks)
                if found is mark
            ]
            if not spots:
                continue
            xs, ys = zip(*spots, strict=True)
            done = mark in (Mark.DONE, Mark.PARTIAL)
            colour = self.colour(accent) if done else self.colour(soft, 150)
            filled = mark is not Mark.NONE
            dots = pg.ScatterPlotItem(
                list(xs),
                list(ys),
                symbol=SYMBOLS[mark],
                useCache=False,  # drawn as outlines, which stay sharp in a file
                antialias=True,
                size=min(grown(DOT_SIZE), DOT_PART * self.column_width),
                pen=pg.mkPen(colour, width=1),
                brush=pg.mkBrush(colour) if filled else None,
            )
            self.plot.addItem(dots)

    def _draw_axes(self) -> None:
        days = [(day, str(day)) for day in range(8)]
        every = self._dates_apart()
        last = len(self.weeks) - 1
        dates = [
            (number, short_date(week.start))
            for number, week in enumerate(self.weeks)
            if (last - number) % every == 0
        ]
        self.plot.getAxis("left").setTicks([days])
        self.plot.getAxis("bottom").setTicks([dates])
        self.dress_axes(DATES)

    def _dates_apart(self) -> int:
        """How many weeks lie from one date to the next, so that none runs into another."""
        metrics = QFontMetricsF(scaled(self.font(), DATES))
        return ceil(AIR * metrics.horizontalAdvance("30 Nov") / self.column_width)


class _Bars(QGraphicsItem):
    """The bars: one block a day, hollow and half as high where a day was done in part."""

    def __init__(self, weeks: Sequence[Week], colour: QColor, ink: QColor) -> None:
        super().__init__()
        self._bounds = QRectF(-0.5, 0, max(len(weeks), 1), 7)
        self._picture = QPicture()
        painter = QPainter(self._picture)
        edge = QPen(colour, 1.6)
        edge.setCosmetic(True)
        for number, week in enumerate(weeks):
            left = number - WIDTH / 2
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            for day in range(week.done):
                painter.drawRect(QRectF(left, day + GAP, WIDTH, 1 - 2 * GAP))
            painter.setPen(edge)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for part in range(week.partial):
                bottom = week.done + part * HALF + GAP
                painter.drawRect(QRectF(left, bottom, WIDTH, HALF - 2 * GAP))
            if week.verdict is Verdict.CURRENT:
                frame = QPen(ink, 2)
                frame.setCosmetic(True)
                painter.setPen(frame)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                margin = (1 - WIDTH) / 4
                painter.drawRect(QRectF(left - margin, -0.02, WIDTH + 2 * margin, 7.04))
        painter.end()

    def paint(self, painter: QPainter, *_: object) -> None:
        """Play the picture."""
        painter.drawPicture(0, 0, self._picture)

    def boundingRect(self) -> QRectF:
        """From the first week to the last, nought to seven days."""
        return self._bounds


class _Ghosts(QGraphicsItem):
    """Bars of nobody in dashed outlines, where there is nothing to be shown yet."""

    def __init__(self, colour: QColor) -> None:
        super().__init__()
        self._pen = QPen(colour, 1.2, Qt.PenStyle.DashLine)
        self._pen.setCosmetic(True)

    def paint(self, painter: QPainter, *_: object) -> None:
        """Draw them."""
        painter.setPen(self._pen)
        for number, days in enumerate(GHOSTS):
            for day in range(days):
                block = QRectF(number - WIDTH / 2, day + GAP, WIDTH, 1 - 2 * GAP)
                painter.drawRect(block)

    def boundingRect(self) -> QRectF:
        """From the first ghost to the last."""
        return QRectF(-0.5, 0, len(GHOSTS), 7)


class _Labels(QGraphicsItem):
    """The number of days above each bar, against the band, and those in part.

    Drawn in pixels of the screen, whatever the scale of days and weeks is.
    """

    def __init__(
        self, chart: WeekChart, box: pg.ViewBox, font: QFont, colours: tuple[QColor, QColor]
    ) -> None:
        super().__init__()
        self._weeks = chart.weeks
        self._column = chart.column_width
        self._box = box
        self._strong = scaled(font, 1.05, QFont.Weight.Bold)
        self._small = scaled(font, 0.72)
        self._ink, self._soft = colours

    def paint(self, painter: QPainter, *_: object) -> None:
        """Write them."""
        width, height = self._box.viewPixelSize()
        for number, week in enumerate(self._weeks):
            if week.verdict is Verdict.BEFORE:
                continue
            painter.save()
            painter.translate(number, week.done + HALF * week.partial)
            painter.scale(width, -height)
            if week.partial:
                self._write(painter, [(self._part(week.partial), self._small, self._soft)])
                painter.translate(0, -QFontMetricsF(self._small).height())
            self._write(painter, self._count(week))
            painter.restore()

    def _count(self, week: Week) -> list[tuple[str, QFont, QColor]]:
        """The days that count, and the band they are held against, where there is room."""
        against = f" of {BAND[0]}\N{EN DASH}{BAND[1]}"
        count = (str(week.done), self._strong, self._ink)
        wide = QFontMetricsF(self._strong).horizontalAdvance(count[0])
        wide += QFontMetricsF(self._small).horizontalAdvance(against)
        return [count, (against, self._small, self._soft)] if wide < self._column else [count]

    def _part(self, days: int) -> str:
        """The days in part, in as many words as there is room for."""
        words = f"+{days} in part"
        wide = QFontMetricsF(self._small).horizontalAdvance(words)
        return words if wide < self._column else f"+{days}"

    def _write(self, painter: QPainter, parts: list[tuple[str, QFont, QColor]]) -> None:
        """Write the parts one after the other, the whole in the middle."""
        widths = [QFontMetricsF(font).horizontalAdvance(text) for text, font, _ in parts]
        left = -sum(widths) / 2
        for (text, font, colour), wide in zip(parts, widths, strict=True):
            self._put(painter, left, text, font, colour)
            left += wide

    @staticmethod
    def _put(painter: QPainter, left: float, text: str, font: QFont, colour: QColor) -> None:
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(QPointF(left, -ABOVE), text)

    def boundingRect(self) -> QRectF:
        """The whole picture."""
        return QRectF(-0.55, DOT_ROW - 0.6, max(len(self._weeks), 1) + 0.1, TOP - DOT_ROW + 0.6)


def _half_disc() -> QPainterPath:
    """A ring whose lower half is filled."""
    whole = QRectF(-0.5, -0.5, 1, 1)
    disc = QPainterPath()
    disc.addEllipse(whole)
    hole = QPainterPath()
    hole.moveTo(-0.42, -0.04)
    hole.arcTo(whole.adjusted(0.08, 0.08, -0.08, -0.08), 180, -180)
    hole.closeSubpath()
    return disc.subtracted(hole)


def _dash() -> QPainterPath:
    """A short bar: the day is excused."""
    path = QPainterPath()
    path.addRect(QRectF(-0.5, -0.1, 1, 0.2))
    return path


SYMBOLS: dict[Mark, str | QPainterPath] = {
    Mark.DONE: "o",
    Mark.PARTIAL: _half_disc(),
    Mark.EXCUSED: _dash(),
    Mark.NONE: "o",
}
