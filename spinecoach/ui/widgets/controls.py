"""A slider, a switch and a drop-down list, large and easy to see.

They ignore the wheel, so that scrolling the page changes nothing.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QSlider

from spinecoach.ui.style.paint import EDGE, MIDDLE, fill, outline, ringed

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QPaintEvent, QShowEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

GROOVE = 6.0
KNOB = 22.0
"""Pixels: height of a slider's groove, and diameter of its knob."""


class Slider(QSlider):
    """A horizontal slider, filled up to the knob."""

    def __init__(self, parent: QWidget | None = None) -> None:
        from PySide6.QtCore import Qt  # the first page of all has switches only

        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setMinimumHeight(round(KNOB) + 8)
        self.setMinimumWidth(180)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ignore the wheel, so that the page scrolls."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the groove, its filled part and the knob."""
        del event
        from PySide6.QtWidgets import QStyle  # not for the first page: it has hundreds of names

        role = QPalette.ColorRole
        middle = self.height() / 2
        room = self.width() - round(KNOB) - 2 * EDGE
        at = EDGE + KNOB / 2 + QStyle.sliderPositionFromValue(
            self.minimum(), self.maximum(), self.sliderPosition(), room
        )  # fmt: skip
        groove = QRectF(EDGE, middle - GROOVE / 2, self.width() - 2 * EDGE, GROOVE)
        accent = self.palette().color(role.Accent)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.palette().color(role.Dark), 1))
            painter.setBrush(self.palette().color(role.AlternateBase))
            painter.drawRoundedRect(groove, GROOVE / 2, GROOVE / 2)
            groove.setRight(at)
            fill(painter, groove, GROOVE / 2, self.palette().brush(role.Accent))
            painter.setPen(QPen(accent, 3 if self.hasFocus() else 2))
            painter.setBrush(self.palette().color(role.Base))
            painter.drawEllipse(QPointF(at, middle), KNOB / 2 - 1, KNOB / 2 - 1)
            if self.hasFocus():
                painter.setBrush(accent)
                painter.drawEllipse(QPointF(at, middle), KNOB / 5, KNOB / 5)


class Switch(QCheckBox):
    """On or off, shown by the side of the knob and not by colour alone."""

    def sizeHint(self) -> QSize:
        """Return space for the track, the text and the focus ring."""
        metrics = QFontMetricsF(self.font())
        width = self._track().right() + metrics.height() * 0.7
        width += metrics.horizontalAdvance(self.text())
        return QSize(round(width) + 4, round(metrics.height() * 1.5) + 6)

    def minimumSizeHint(self) -> QSize:
        """Return the same: a switch never cuts its text."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """Return whether a point is on the switch; its text belongs to it."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the track, the knob and the text."""
        del event
        role, on = QPalette.ColorRole, self.isChecked()
        track = self._track()
        track.moveTop((self.height() - track.height()) / 2)
        radius = track.height() / 2
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            end = track.right()
            if self.hasFocus():
                track = ringed(painter, track, radius, self.palette())
                radius = track.height() / 2
            edge = self.palette().color(role.Accent if on else role.Dark)
            ground = self.palette().brush(role.Accent if on else role.AlternateBase)
            fill(painter, track, radius, ground)
            outline(painter, track, radius, edge, 1.5)
            at = track.right() - radius if on else track.left() + radius
            knob = QPainterPath()
            knob.addEllipse(QPointF(at, track.center().y()), radius - 4, radius - 4)
            ink = role.HighlightedText if on else role.PlaceholderText
            painter.fillPath(knob, self.palette().brush(ink))
            words = QRectF(self.rect())
            words.setLeft(end + QFontMetricsF(self.font()).height() * 0.7)
            painter.drawText(words, MIDDLE, self.text())

    def _track(self) -> QRectF:
        high = QFontMetricsF(self.font()).height() * 1.15
        return QRectF(EDGE, 0, high * 1.8, high)


DROP_ROUND = 0.32
DROP_AIR = 6
"""Of a drop-down list: its corner radius relative to its height, and pixels beside its text.
"""


class DropDown(QComboBox):
    """A list that shows the selected entry and opens when it is pressed."""

    def sizeHint(self) -> QSize:
        """Return space for the longest entry and the arrow."""
        metrics = QFontMetricsF(self.font())
        em = metrics.height()
        high = round(1.9 * em) + 6
        texts = (metrics.horizontalAdvance(self.itemText(at)) for at in range(self.count()))
        # What is drawn left and right of the text, and one pixel for rounding.
        needed = ceil(max(texts, default=0.0)) + round(DROP_ROUND * high) + DROP_AIR + high + 2
        return QSize(max(super().sizeHint().width() + round(2 * em), needed), high)

    @property
    def words(self) -> QRectF:
        """Return the rectangle of the selected entry."""
        whole = QRectF(self.rect()).adjusted(EDGE, EDGE, -EDGE, -EDGE)
        return whole.adjusted(DROP_ROUND * whole.height() + DROP_AIR, 0, -whole.height(), 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ignore the wheel, so that the page scrolls."""
        event.ignore()

    def showEvent(self, event: QShowEvent) -> None:
        """Have a label beside it, hidden if nobody sees one.

        On Linux, Qt tells a screen reader the selected entry as its name, and the name only by a
        label.
        """
        super().showEvent(event)
        around, name = self.parentWidget(), self.accessibleName()
        if around is None or not name:
            return
        from PySide6.QtCore import Qt

        direct = Qt.FindChildOption.FindDirectChildrenOnly
        if all(one.buddy() is not self for one in around.findChildren(QLabel, options=direct)):
            hidden = QLabel(name, around)
            hidden.hide()
            hidden.setBuddy(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the body, the selected entry and a small arrow."""
        del event
        role = QPalette.ColorRole
        body = QRectF(self.rect()).adjusted(EDGE, EDGE, -EDGE, -EDGE)
        radius = DROP_ROUND * body.height()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            whole = body
            if self.hasFocus():
                body = ringed(painter, body, radius, self.palette())
            fill(painter, body, radius, self.palette().brush(role.Button))
            outline(painter, body, radius, self.palette().color(role.Dark), 1.4)
            painter.setPen(self.palette().color(role.ButtonText))
            words = self.words
            from PySide6.QtCore import Qt

            text = self.fontMetrics().elidedText(
                self.currentText(), Qt.TextElideMode.ElideRight, round(words.width())
            )
            painter.drawText(words, MIDDLE, text)
            painter.setPen(QPen(self.palette().color(role.ButtonText), 2))
            size = whole.height() * 0.12
            x, y = whole.right() - whole.height() / 2, whole.center().y()
            corners = ((x - size, y - size / 2), (x, y + size / 2), (x + size, y - size / 2))
            painter.drawPolyline(QPolygonF([QPointF(*corner) for corner in corners]))
