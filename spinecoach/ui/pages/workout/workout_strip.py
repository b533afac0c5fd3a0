"""The whole workout as one strip, with a marker at the present moment.

Every block is a segment as long as it takes. Sets are tall, rests are a low line, set-ups are of
middle height and open: shape tells them apart where colour does not. What is over is filled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from spinecoach.core.workout.timeline import BlockKind

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.core.workout.frame import Frame
    from spinecoach.core.workout.timeline import Block, Timeline

HEIGHTS = {BlockKind.WORK: 1.0, BlockKind.REST: 0.1, BlockKind.FINISH: 0.1}
"""Height of a segment against a set's; all others are `OTHER_HEIGHT`."""

OTHER_HEIGHT = 0.36

MARKER = 0.34
"""Height of the marker above the segments, as a part of the strip's height."""

GAP = 3.0
OUTLINE = 1.3
RADIUS = 5.0
"""Pixels between two segments, of their outlines, and of their corners at most."""


class WorkoutStrip(QWidget):
    """Draws a frame's timeline and the place of its moment."""

    def __init__(self, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phrases = phrases
        self._timeline: Timeline | None = None
        self._elapsed = 0.0

    def show_frame(self, frame: Frame) -> None:
        """Move the marker; it is redrawn only where it moved by a part of a pixel."""
        moved = abs(frame.elapsed - self._elapsed) * max(1, self.width())
        if frame.timeline is self._timeline and moved < frame.timeline.seconds / 2:
            return
        same, before = frame.timeline is self._timeline, self._elapsed
        self._timeline, self._elapsed = frame.timeline, frame.elapsed
        done = round(100 * frame.elapsed / frame.timeline.seconds)
        self.setAccessibleName(self._phrases.workout.percent_done(done))
        if same:
            self.update(self.swept(before, frame.elapsed))
        else:
            self.update()

    def swept(self, before: float, after: float) -> QRect:
        """Return the room that the marker crosses between two moments of the timeline."""
        if self._timeline is None:
            return self.rect()
        scale = self.width() / self._timeline.seconds
        left, right = sorted((before * scale, after * scale))
        # At either end the marker stays wholly inside, beside its moment.
        reach = self.height() * MARKER + 2 * OUTLINE
        room = QRectF(left - reach, 0, right - left + 2 * reach, self.height())
        return room.toAlignedRect()

    def segments(self) -> list[tuple[Block, QRectF]]:
        """Return every block with its rectangle."""
        if self._timeline is None:
            return []
        scale = self.width() / self._timeline.seconds
        top = self.height() * MARKER
        high = self.height() - top - OUTLINE  # half of the line lies outside, on either side
        placed, seconds = [], 0.0
        for block in self._timeline.blocks:
            part = high * HEIGHTS.get(block.kind, OTHER_HEIGHT)
            width = max(1.0, block.seconds * scale - GAP)
            left = seconds * scale + OUTLINE / 2
            below = top + OUTLINE / 2 + (high - part) / 2
            placed.append((block, QRectF(left, below, width, part)))
            seconds += block.seconds
        return placed

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the segments that are asked for, then the marker."""
        if self._timeline is None:
            return
        room = QRectF(event.rect()).adjusted(-OUTLINE, 0, OUTLINE, 0)
        now = self._elapsed * self.width() / self._timeline.seconds
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for block, place in self.segments():
                if place.left() < room.right() and place.right() > room.left():
                    self._paint_segment(painter, block, place, now)
            self._paint_marker(painter, now)

    def _paint_segment(self, painter: QPainter, block: Block, place: QRectF, now: float) -> None:
        """An outline to be filled; a rest is a line. Outlines alone carry the contrast."""
        role = QPalette.ColorRole
        radius = min(RADIUS, place.height() / 2, place.width() / 2)
        outline, accent = (
            self.palette().color(role.PlaceholderText),
            self.palette().color(role.Accent),
        )
        line = HEIGHTS.get(block.kind, 1.0) < OTHER_HEIGHT
        painter.setPen(Qt.PenStyle.NoPen if line else QPen(outline, OUTLINE))
        painter.setBrush(outline if line else self.palette().color(role.Base))
        painter.drawRoundedRect(place, radius, radius)
        if now <= place.left():
            return
        painter.save()
        painter.setClipRect(QRectF(0, 0, now, self.height()))
        painter.setPen(Qt.PenStyle.NoPen if line else QPen(accent, OUTLINE))
        painter.setBrush(accent)
        painter.drawRoundedRect(place, radius, radius)
        painter.restore()

    def _paint_marker(self, painter: QPainter, now: float) -> None:
        """A needle through the strip with a head above it."""
        ink = self.palette().color(QPalette.ColorRole.WindowText)
        size = self.height() * MARKER * 0.8
        at = min(max(now, size / 2), self.width() - size / 2)
        painter.setPen(QPen(ink, 2))
        painter.drawLine(QPointF(at, size), QPointF(at, self.height()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        head = [QPointF(at - size / 2, 0), QPointF(at + size / 2, 0), QPointF(at, size)]
        painter.drawPolygon(QPolygonF(head))
