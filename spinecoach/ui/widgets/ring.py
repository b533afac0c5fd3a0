"""A ring that empties as time runs out, with the seconds left inside it.

Quiet, it shows the seconds of a phase; loud, the seconds of a hold or the countdown of a rest.
While it empties, only its end is painted again, because a large ring sixty times a second takes too
long.
"""

from __future__ import annotations

from math import cos, radians, remainder, sin
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from spinecoach.ui.style.reading import VALUE, read_as
from spinecoach.ui.style.theme import lettering

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from spinecoach.core.phrases.phrases import Phrases

LOUD_STROKE = 0.07
QUIET_STROKE = 0.03
"""Width of the ring as a share of its diameter."""

DIGITS = 0.38
LOUD_DIGITS = 0.44
TWO_DIGITS_MOST = 0.41
"""Height of the number as a share of the ring's diameter, and the most for two digits.

Larger ones would touch the ring.
"""

DIGIT_WIDTH, DIGIT_HIGH = 0.9, 1.2
"""The greatest width and height of a digit, relative to its height."""

SIXTEENTHS = 16
"""Qt counts angles in sixteenths of a degree."""

TWO_DIGITS = 10

TOP, TURN = 90.0, 360.0
"""The degrees at which the ring begins, and of a full circle."""

LEAP = 0.08
"""The share of the ring from which a change repaints all of it."""

CAP = 8.0
"""Degrees that the round ends of the widest ring take, with a small reserve."""

SOFT = 2.0
"""Pixels that a soft edge may take."""


class Ring(QWidget):
    """Seconds left, as a number in a ring that empties clockwise from the top.

    `digits` is the height of a one-digit number as a share of the ring's diameter.
    """

    def __init__(
        self, phrases: Phrases, parent: QWidget | None = None, *, digits: float = DIGITS
    ) -> None:
        super().__init__(parent)
        self._phrases = phrases
        self._digits = digits
        self._part = 0.0
        self._seconds = 0
        self._loud = False
        self._waiting = False
        read_as(self, "ProgressBar")
        self.setProperty(VALUE, 0)

    def show_time(self, seconds: int, part: float, *, loud: bool) -> None:
        """Show whole `seconds` and the `part` (1 to 0) of the time that is left."""
        before = self._part
        if (seconds, part, loud, False) == (self._seconds, before, self._loud, self._waiting):
            return
        same = (seconds, loud, False) == (self._seconds, self._loud, self._waiting)
        if seconds != self._seconds or self._waiting:
            self.setAccessibleName(self._phrases.workout.seconds_left(seconds))
            self.setProperty(VALUE, round(100 * part))
        self._seconds, self._part, self._loud, self._waiting = seconds, part, loud, False
        if same and abs(part - before) < LEAP:
            self.update(self.swept(before, part))
        else:
            self.update()

    def show_waiting(self) -> None:
        """Show the full ring without a number: it waits for the person without a limit."""
        if self._waiting:
            return
        self.setAccessibleName(self._phrases.workout.your_turn())
        self._part, self._loud, self._waiting = 1.0, True, True
        self.update()

    @property
    def shown(self) -> tuple[int, bool]:
        """The number inside, and whether the ring is loud."""
        return self._seconds, self._loud

    def digit_height(self) -> float:
        """Height of the digits in pixels."""
        part = self._digits if self._seconds < TWO_DIGITS else min(self._digits, TWO_DIGITS_MOST)
        return part * min(self.width(), self.height())

    def swept(self, before: float, after: float) -> QRect:
        """The area that the ring's end crosses between two shares of the time."""
        circle, stroke = self._circle()
        ends = []
        for part in (before, (before + after) / 2, after):
            angle = radians(TOP + TURN * part)
            direction = QPointF(cos(angle), -sin(angle)) * (circle.width() / 2)
            ends.append(circle.center() + direction)
        reach = stroke / 2 + SOFT
        room = QPolygonF(ends).boundingRect()
        return room.adjusted(-reach, -reach, reach, reach).toAlignedRect()

    def _circle(self) -> tuple[QRectF, float]:
        """The circle in the middle of the ring's line, and the width of the line."""
        side = float(min(self.width(), self.height()))
        stroke = side * (LOUD_STROKE if self._loud else QUIET_STROKE)
        circle = QRectF(0, 0, side - stroke - 2, side - stroke - 2)
        circle.moveCenter(QRectF(self.rect()).center())
        return circle, stroke

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring and the number, as far as they are in the area to be painted."""
        circle, stroke = self._circle()
        room = QRectF(event.rect())
        begin, end = _seen(room, circle.center())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            role = QPalette.ColorRole
            track = QPen(self.palette().color(role.AlternateBase), stroke)
            _draw_arc(painter, track, circle, begin, end)
            arc = role.Accent if self._loud else role.PlaceholderText
            pen = QPen(self.palette().color(arc), stroke)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            # An area at the top contains the ring's start and, 360 degrees later, its end.
            for turn in (-TURN, 0.0, TURN):
                left, last = turn + TOP, turn + TOP + TURN * self._part
                _draw_arc(painter, pen, circle, max(begin, left), min(end, last))
            tall = self.digit_height()
            number = QRectF(0, 0, DIGIT_WIDTH * tall * len(str(self._seconds)), DIGIT_HIGH * tall)
            number.moveCenter(circle.center())
            if not self._waiting and room.intersects(number):
                self._paint_number(painter, circle)

    def _paint_number(self, painter: QPainter, circle: QRectF) -> None:
        weight = QFont.Weight.Bold if self._loud else QFont.Weight.Medium
        letters = lettering(self.font(), self.digit_height(), weight)
        metrics = QFontMetricsF(letters)
        text = str(self._seconds)
        role = QPalette.ColorRole.WindowText if self._loud else QPalette.ColorRole.PlaceholderText
        painter.setPen(self.palette().color(role))
        painter.setFont(letters)
        left = circle.center().x() - metrics.horizontalAdvance(text) / 2
        painter.drawText(round(left), round(circle.center().y() + metrics.capHeight() / 2), text)


def _seen(room: QRectF, middle: QPointF) -> tuple[float, float]:
    """The angles, in degrees, between which the ring may touch an area beside `middle`."""
    if room.contains(middle):
        return TOP, TOP + TURN
    towards = QLineF(middle, room.center()).angle()
    corners = (room.topLeft(), room.topRight(), room.bottomLeft(), room.bottomRight())
    aside = max(abs(remainder(QLineF(middle, c).angle() - towards, TURN)) for c in corners)
    return towards - aside - CAP, towards + aside + CAP


def _draw_arc(painter: QPainter, pen: QPen, circle: QRectF, begin: float, end: float) -> None:
    first, last = round(begin * SIXTEENTHS), round(end * SIXTEENTHS)
    if first < last:
        painter.setPen(pen)
        painter.drawArc(circle, first, last - first)
