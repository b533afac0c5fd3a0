"""The whole workout as one strip, with a marker at the present moment.

Every block is a segment; its width is its time. Sets are tall, rests are a low line, set-ups are of
middle height and not closed: they differ in shape, not only in colour. What is over is filled.
Above them are the names of the exercises, or their numbers if there is not room for all names; the
pointer shows the name of each block, and a click on one chooses it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QPainter,
    QPalette,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QToolTip, QWidget

from spinecoach.core.workout.timeline import BlockKind
from spinecoach.ui.style.reading import VALUE, read_as
from spinecoach.ui.style.theme import lettering
from spinecoach.ui.words.workout import part

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.core.workout.frame import Frame
    from spinecoach.core.workout.timeline import Block, Timeline

HEIGHTS = {BlockKind.WORK: 1.0, BlockKind.REST: 0.1, BlockKind.FINISH: 0.1}
"""Height of a segment relative to that of a set; all others have `OTHER_HEIGHT`."""

OTHER_HEIGHT = 0.36

NAMES = 0.4
"""Height of the names at the top, as a share of the strip's height."""

NAME_CAP = 0.48
NUMBER_CAP = 0.82
LEAST_CAP = 6.0
"""Height of the names' capitals, and of numbers, as shares of the names' height; the least readable
pixels of the former."""

MARKER = 0.2
"""Height of the marker above the segments, as a share of the strip's height."""

GAP = 3.0
OUTLINE = 1.3
RADIUS = 5.0
"""Pixels between two segments, of their outlines, and of their corners at most."""


class WorkoutStrip(QWidget):
    """Draws a frame's timeline and the place of its moment; `chosen` carries a block's index."""

    chosen = Signal(int)

    def __init__(self, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # time goes to the right
        self._phrases = phrases
        self._timeline: Timeline | None = None
        self._elapsed = 0.0
        self.setAccessibleName(phrases.workout.workout())
        read_as(self, "ProgressBar")
        self.setProperty(VALUE, 0)

    def show_frame(self, frame: Frame) -> None:
        """Move the marker; it is redrawn only if it moved by a visible part of a pixel."""
        moved = abs(frame.elapsed - self._elapsed) * max(1, self.width())
        if frame.timeline is self._timeline and moved < frame.timeline.seconds / 2:
            return
        same, before = frame.timeline is self._timeline, self._elapsed
        self._timeline, self._elapsed = frame.timeline, frame.elapsed
        done = round(100 * frame.elapsed / frame.timeline.seconds)
        if done != self.property(VALUE):
            self.setProperty(VALUE, done)
        if same:
            self.update(self.swept(before, frame.elapsed))
        else:
            self.update()

    def swept(self, before: float, after: float) -> QRect:
        """Return the area that the marker crosses between two moments of the timeline."""
        if self._timeline is None:
            return self.rect()
        scale = self.width() / self._timeline.seconds
        left, right = sorted((before * scale, after * scale))
        # At both ends the marker stays completely inside, beside its moment.
        reach = self.height() * MARKER + 2 * OUTLINE
        top = self.height() * NAMES
        room = QRectF(left - reach, top, right - left + 2 * reach, self.height() - top)
        return room.toAlignedRect()

    def segments(self) -> list[tuple[Block, QRectF]]:
        """Return every block with its rectangle."""
        if self._timeline is None:
            return []
        scale = self.width() / self._timeline.seconds
        top = self.height() * (NAMES + MARKER)
        high = self.height() - top - OUTLINE  # half of the line is outside, on each side
        placed, seconds = [], 0.0
        for block in self._timeline.blocks:
            tall = high * HEIGHTS.get(block.kind, OTHER_HEIGHT)
            width = max(1.0, block.seconds * scale - GAP)
            left = seconds * scale + OUTLINE / 2
            below = top + OUTLINE / 2 + (high - tall) / 2
            placed.append((block, QRectF(left, below, width, tall)))
            seconds += block.seconds
        return placed

    def block_at(self, across: float) -> int | None:
        """Return the index of the block `across` pixels from the left; None if there is none."""
        starts = [place.left() for _, place in self.segments()]
        before = [number for number, start in enumerate(starts) if start - GAP <= across]
        return before[-1] if before else None

    def names(self) -> list[tuple[str, QRectF]]:
        """Return the names of the warm-up and the exercises, each with its room at the top."""
        warm_up = self._phrases.workout.warm_up()
        return [(title or warm_up, room) for title, room in self._rooms()]

    def _rooms(self) -> list[tuple[str, QRectF]]:
        """Return the titles of the exercises, "" for the warm-up, each with the room for its name.

        The room ends where the next name begins.
        """
        if self._timeline is None:
            return []
        counted = {planned.exercise.id for planned in self._timeline.plan}
        found: list[tuple[str, QRectF]] = []
        for block, where in self.segments():
            if block.planned is None:
                continue
            title = block.planned.title if block.planned.exercise.id in counted else ""
            if not found or found[-1][0] != title:
                if found:
                    found[-1][1].setRight(where.left() - GAP)
                room = QRectF(where.left(), 0, self.width() - where.left(), self.height() * NAMES)
                found.append((title, room))
        return found

    def labels(self, letters: QFont) -> list[tuple[str, QRectF]]:
        """Return the names if all are whole in those letters, else the exercises' numbers."""
        metrics = QFontMetricsF(letters)
        names = self.names()
        if all(metrics.horizontalAdvance(name) <= room.width() for name, room in names):
            return names
        numbered = [room for title, room in self._rooms() if title]
        return [(str(number), room) for number, room in enumerate(numbered, start=1)]

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the block that was clicked."""
        index = self.block_at(event.position().x())
        if index is not None and self.rect().contains(event.position().toPoint()):
            self.chosen.emit(index)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the click, so that its release comes here."""
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Show the name of the block under the pointer."""
        if not isinstance(event, QHelpEvent) or event.type() is not QEvent.Type.ToolTip:
            return super().event(event)
        index = self.block_at(event.pos().x())
        name = "" if index is None else self.name_of(index)
        QToolTip.showText(event.globalPos(), name, self)
        return True

    def name_of(self, index: int) -> str:
        """Return the name of a block."""
        if self._timeline is None:
            return ""
        return part(self._timeline.blocks[index], self._phrases)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the segments in the area to be painted, then the marker."""
        if self._timeline is None:
            return
        room = QRectF(event.rect()).adjusted(-OUTLINE, 0, OUTLINE, 0)
        now = self._elapsed * self.width() / self._timeline.seconds
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for block, where in self.segments():
                if where.left() < room.right() and where.right() > room.left():
                    self._paint_segment(painter, block, where, now)
            self._paint_marker(painter, now)
            if room.top() < self.height() * NAMES:
                self._paint_names(painter)

    def _paint_segment(self, painter: QPainter, block: Block, place: QRectF, now: float) -> None:
        """Draw the outline of a segment, filled if it is over; a rest is a line."""
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

    def _paint_names(self, painter: QPainter) -> None:
        """Write the names or the numbers of the exercises."""
        cap = self.height() * NAMES * NAME_CAP
        if cap < LEAST_CAP:
            return
        letters = lettering(self.font(), cap, QFont.Weight.Medium)
        labels = self.labels(letters)
        if labels != self.names():
            cap = self.height() * NAMES * NUMBER_CAP
            letters = lettering(self.font(), cap, QFont.Weight.Medium)
        painter.setFont(letters)
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        for text, room in labels:
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            flags |= Qt.TextFlag.TextDontClip
            painter.drawText(room, int(flags), text)

    def _paint_marker(self, painter: QPainter, now: float) -> None:
        """Draw the marker: a needle through the strip with a head above it."""
        ink = self.palette().color(QPalette.ColorRole.WindowText)
        size = self.height() * MARKER * 0.8
        at = min(max(now, size / 2), self.width() - size / 2)
        painter.setPen(QPen(ink, 2))
        top = self.height() * NAMES
        painter.drawLine(QPointF(at, top + size), QPointF(at, self.height()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        head = [QPointF(at - size / 2, top), QPointF(at + size / 2, top), QPointF(at, top + size)]
        painter.drawPolygon(QPolygonF(head))
