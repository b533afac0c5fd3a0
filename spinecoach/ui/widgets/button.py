"""The one button of the app, in the few looks that it needs.

It is painted here and not by a stylesheet: that costs nothing at start and looks
the same on every system. It is a `QPushButton`, so that keyboards, presenters
and screen readers find what they expect.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QBrush, QFont, QFontMetricsF, QPainter, QPalette
from PySide6.QtWidgets import QPushButton

from spinecoach.ui.style.paint import CENTRE, EDGE, fill, outline, ringed
from spinecoach.ui.style.theme import SIZED, scaled

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

ROUND = 0.32
"""Corner radius as a part of the button's height."""

AIR = 6
"""Pixels by which a button is larger than its text and the space around it."""

AMPERSAND = "&"
"""The character that marks a shortcut in Qt, unless it is doubled."""

HOVER = 112
DOWN = 108
"""How much lighter a button gets under the pointer, how much darker when pressed, in per cent."""


class ButtonKind(Enum):
    """What a button is for: the main action, another one, one of a few choices, a page."""

    PRIMARY = "primary"
    PLAIN = "plain"
    CHOICE = "choice"
    TAB = "tab"


SIZES = {
    ButtonKind.PRIMARY: 1.35,
    ButtonKind.PLAIN: 1.0,
    ButtonKind.CHOICE: 1.0,
    ButtonKind.TAB: 1.0,
}
"""Letter size of each kind relative to the app's font."""


def is_enter(event: QKeyEvent) -> bool:
    """Return whether a key event is Enter, and not an automatic repeat."""
    from PySide6.QtCore import Qt

    return event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat()


class Button(QPushButton):
    """A button of some kind; Enter presses it wherever it has the focus, as Space does."""

    def __init__(
        self, text: str, kind: ButtonKind = ButtonKind.PLAIN, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setText(text)
        self._kind = kind
        self.setCheckable(kind in {ButtonKind.CHOICE, ButtonKind.TAB})
        self.toggled.connect(self._ink)
        self._ink()
        bold = kind in {ButtonKind.PRIMARY, ButtonKind.TAB}
        weight = QFont.Weight.DemiBold if bold else QFont.Weight.Normal
        self.setFont(scaled(self.font(), SIZES[kind], weight))
        self.setProperty(SIZED, 1.0)

    def setText(self, text: str) -> None:
        """Show a text as it is: an ampersand in it is no shortcut."""
        super().setText(text.replace(AMPERSAND, 2 * AMPERSAND))

    def text(self) -> str:
        """Return the text as it is shown."""
        return super().text().replace(2 * AMPERSAND, AMPERSAND)

    def sizeHint(self) -> QSize:
        """Return room for the text with air around it."""
        metrics = QFontMetricsF(self.font())
        em = metrics.height()
        air = 3.6 if self._kind is ButtonKind.PRIMARY else 1.7
        high = 2.7 if self._kind is ButtonKind.PRIMARY else 1.9
        width = metrics.horizontalAdvance(self.text()) + air * em
        return QSize(round(width) + AIR, round(high * em) + AIR)

    def minimumSizeHint(self) -> QSize:
        """Return the same: a button never cuts its text."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button like Space."""
        if is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the body, the text and, if it has the focus, a ring around them."""
        del event
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            body = QRectF(self.rect()).adjusted(EDGE, EDGE, -EDGE, -EDGE)
            if self.hasFocus():
                body = ringed(painter, body, ROUND * body.height(), self.palette())
            self._paint_body(painter, body)

    def _paint_body(self, painter: QPainter, body: QRectF) -> None:
        if self._kind is ButtonKind.TAB:
            self._paint_tab(painter, body)
        else:
            radius = ROUND * body.height()
            ground = self._ground()
            fill(painter, body, radius, ground)
            edge = ground.color() if self._filled else self.palette().color(QPalette.ColorRole.Dark)
            outline(painter, body, radius, edge, 1.4)
        painter.drawText(body, CENTRE, self.text())

    def _ground(self) -> QBrush:
        """Return the body's brush, lighter or darker while the button is pointed at or pressed."""
        role = QPalette.ColorRole
        own = self.palette().brush(role.Accent if self._filled else role.Button)
        if self.isDown():
            return QBrush(own.color().darker(DOWN))
        if self.underMouse() and self.isEnabled():
            lit = own.color().lighter(HOVER)
            return QBrush(lit) if self._filled else self.palette().brush(role.AlternateBase)
        return own

    @property
    def _filled(self) -> bool:
        """Whether the accent fills it: the main action, or the choice that is selected."""
        return self._kind is ButtonKind.PRIMARY or (
            self._kind is ButtonKind.CHOICE and self.isChecked()
        )

    def _ink(self) -> None:
        """Choose the colour role of the text: a painter starts with the widget's own role."""
        role = QPalette.ColorRole
        ink = role.HighlightedText if self._filled else role.ButtonText
        if self._kind is ButtonKind.TAB and not self.isChecked():
            ink = role.PlaceholderText
        self.setForegroundRole(ink)

    def _paint_tab(self, painter: QPainter, body: QRectF) -> None:
        """Draw a bar below the text when the page is open or pointed at."""
        if not (self.isChecked() or self.underMouse()):
            return
        role = QPalette.ColorRole.Accent if self.isChecked() else QPalette.ColorRole.Mid
        width = QFontMetricsF(self.font()).horizontalAdvance(self.text())
        bar = QRectF(body.center().x() - width / 2, body.bottom() - 4, width, 4)
        fill(painter, bar, 2, self.palette().brush(role))
