"""The week on Today: seven days as small tiles, and a sentence about this one.

Each tile shows by a word and a sign what the day is, never by colour alone: a filled disc for a day
that is done, a ring for a planned one, a dot for rest.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPalette, QPen
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from spinecoach.core.coaching.week_plan import WEEK, DayKind
from spinecoach.ui.style.motion import begin, may_move, move
from spinecoach.ui.style.reading import read_as
from spinecoach.ui.style.theme import grown, scaled
from spinecoach.ui.widgets.beside import put_beside
from spinecoach.ui.widgets.label import label

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from spinecoach.core.coaching.week_plan import PlannedDay, WeekPlan
    from spinecoach.core.phrases.phrases import Phrases

TILE = (64, 62)
NAME = (4, 24)
SIGN = 44
DISC = 9.0
DOT = 2.5
"""The size of a tile, the top and height of its name, the place of its sign, the radius of the sign
and of the dot of a rest day. Pixels at letters of `theme.DRAWN_AT`: all grow with these."""

CORNERS = ((-4, 0), (-1, 3.5), (4.5, -3.5))
"""The tick, from the middle of its disc."""

NAME_SIZE = 0.85
NAME_AIR = 4
"""Size of a day's name relative to the app's letters; least pixels beside it."""

TICK_MS = 500
"""Milliseconds in which the tick of a day is drawn."""

WORDS = 260
"""The least pixels for the words beside the tiles; with less they are below."""


class WeekStrip(QWidget):
    """Draws a `WeekPlan`; `after` is the habit that a workout follows, in the person's words."""

    def __init__(self, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phrases = phrases.week
        self.tiles = [DayTile(phrases) for _ in range(WEEK)]
        self.advice = label("", size=1.1, weight=QFont.Weight.DemiBold)
        self.after = label("", size=0.9, soft=True)
        tiles = QHBoxLayout()
        tiles.setSpacing(2)
        for tile in self.tiles:
            tiles.addWidget(tile)
        tiles.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self.advice)
        words.addWidget(self.after)
        words.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(20)
        self._row.addLayout(tiles)
        self._row.addLayout(words, stretch=1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the words below the tiles if there is no room beside them."""
        super().resizeEvent(event)
        beside = event.size().width() >= WEEK * grown(TILE[0]) + grown(WORDS)
        put_beside(self._row, beside=beside)
        self._row.setSpacing(20 if beside else 4)

    def show_week(self, plan: WeekPlan, after: str) -> None:
        """Show this week."""
        for tile, day in zip(self.tiles, plan.days, strict=True):
            tile.show_day(day)
        self.advice.setText(self._phrases.advice(plan.advice, plan.next_day))
        self.after.setText(self._phrases.after(after) if after else "")
        self.after.setVisible(bool(after))


class DayTile(QWidget):
    """One day."""

    def __init__(self, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phrases = phrases
        self.day: PlannedDay | None = None
        self._unit = grown(100) / 100
        self.ticked = 1.0
        self.ticking = move(self, TICK_MS, self._show_ticked)
        self.setFixedHeight(grown(TILE[1]))
        self.setMaximumWidth(grown(TILE[0]))
        read_as(self, "StaticText")

    def sizeHint(self) -> QSize:
        """Return its size if there is room for all seven."""
        return self.maximumSize()

    def minimumSizeHint(self) -> QSize:
        """Return room for the longest name of a day: with very large letters there is no more."""
        metrics = QFontMetricsF(scaled(self.font(), NAME_SIZE, QFont.Weight.Bold))
        names = map(self._phrases.common.short_weekday, range(WEEK))
        width = max(metrics.horizontalAdvance(name) for name in names)
        return QSize(round(width) + 2 * NAME_AIR, self.maximumHeight())

    def show_day(self, day: PlannedDay) -> None:
        """Show this day; if it has just become done, draw the tick slowly."""
        before, self.day = self.day, day
        fresh = before is not None and before.date == day.date and before.kind is not day.kind
        if fresh and day.kind is DayKind.DONE and may_move():
            begin(self.ticking)
        its, weekday = self._phrases.week, day.date.weekday()
        told = its.day(weekday, day.kind)
        self.setAccessibleName(its.today(weekday, day.kind) if day.today else told)
        self.setToolTip(told)
        self.update()

    def _show_ticked(self, part: float) -> None:
        self.ticked = part
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the name of the day and its sign."""
        del event
        day = self.day
        if day is None:
            return
        role = QPalette.ColorRole
        ink = self.palette().color(role.WindowText if day.today else role.PlaceholderText)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if day.today:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self.palette().color(role.AlternateBase))
                painter.drawRoundedRect(QRectF(self.rect()), 10, 10)
            weight = QFont.Weight.Bold if day.today else QFont.Weight.Medium
            painter.setFont(scaled(self.font(), NAME_SIZE, weight))
            painter.setPen(ink)
            name = self._phrases.common.short_weekday(day.date.weekday())
            top = QRectF(0, NAME[0] * self._unit, self.width(), NAME[1] * self._unit)
            painter.drawText(top, int(Qt.AlignmentFlag.AlignCenter), name)
            self._paint_sign(painter, day.kind)

    def _paint_sign(self, painter: QPainter, kind: DayKind) -> None:
        role = QPalette.ColorRole
        accent = self.palette().color(role.Accent)
        soft = self.palette().color(role.PlaceholderText)
        middle = QPointF(self.width() / 2, SIGN * self._unit)
        disc = DISC * self._unit
        hollow = kind in {DayKind.PLANNED, DayKind.TODAY, DayKind.PARTIAL, DayKind.EXCUSED}
        painter.setPen(QPen(soft if kind is DayKind.EXCUSED else accent, 2.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if kind is DayKind.DONE:
            painter.setBrush(accent)
            painter.drawEllipse(middle, disc, disc)
            painter.setPen(QPen(self.palette().color(role.HighlightedText), 2.4 * self._unit))
            tick = [middle + QPointF(*at) * self._unit for at in CORNERS]
            painter.drawPolyline(begin_of(tick, self.ticked))
        elif hollow:
            painter.drawEllipse(middle, disc, disc)
            if kind is DayKind.PARTIAL:
                painter.setBrush(accent)
                box = QRectF(middle.x() - disc, middle.y() - disc, 2 * disc, 2 * disc)
                painter.drawPie(box, -90 * 16, -180 * 16)
            elif kind is DayKind.EXCUSED:
                half = QPointF(4 * self._unit, 0)
                painter.drawLine(middle - half, middle + half)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(soft)
            painter.drawEllipse(middle, DOT * self._unit, DOT * self._unit)


def begin_of(line: list[QPointF], part: float) -> list[QPointF]:
    """Return the first part of a polyline; `part` is its share of the length, 0 to 1."""
    pieces = [QLineF(one, other) for one, other in pairwise(line)]
    left = part * sum(piece.length() for piece in pieces)
    drawn = line[:1]
    for piece in pieces:
        if left > 0.0:
            drawn.append(piece.pointAt(min(1.0, left / piece.length())))
            left -= piece.length()
    return drawn
