"""What lies over the workout page when it waits for somebody: never a dialog.

An overlay veils the page and says one thing large, with a few lines below it
and buttons for those who use a mouse. The page's own keys go on working; the
overlay decides nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPalette
from PySide6.QtWidgets import QWidget

from spinecoach.core.script import COUNT_IN
from spinecoach.ui.theme import lettering
from spinecoach.ui.widgets.button import Button, Look
from spinecoach.ui.widgets.lettering import Lettering
from spinecoach.ui.widgets.ring import Ring
from spinecoach.ui.wording import whole_seconds

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

VEIL = 0.965
"""How much of the page below is hidden."""

KEYS = (
    ("Space", "pause, and go on"),
    ("→", "skip to the next part"),
    ("←", "back to the part before"),
    ("R", "this part again"),
    ("M", "voice on or off"),
    ("F", "full screen"),
    ("H", "it hurts: stop at once"),
    ("Esc", "stop"),
    ("?", "these keys"),
)
"""What the keys of the workout page do. Page up and page down are the arrows."""


class QuietButton(Button):
    """A button that reacts to Enter alone, so that Space and the arrows stay the page's."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press at Enter; hand everything else to the page."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
        else:
            event.ignore()


class Overlay(QWidget):
    """A veil with a headline, an optional line, and buttons; sized by the page's height."""

    def __init__(self, parent: QWidget, headline: str, line: str = "") -> None:
        super().__init__(parent)
        centre = Qt.AlignmentFlag.AlignHCenter
        self.headline = Lettering(self, weight=QFont.Weight.Bold, align=centre)
        self.headline.write(headline)
        self.line = Lettering(self, align=centre, wrap=True)
        self.line.write(line)
        self.setAccessibleName(f"{headline} {line}".strip())
        self.buttons: list[QuietButton] = []
        self.hide()

    def add_button(self, text: str, pressed: Callable[[], None], *, primary: bool = False) -> None:
        """Add a button below the lines."""
        button = QuietButton(text, Look.PRIMARY if primary else Look.PLAIN, self)
        button.clicked.connect(pressed)
        self.buttons.append(button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay everything out as parts of the page's height."""
        super().resizeEvent(event)
        width, height = self.width(), self.height()
        self.headline.setGeometry(0, round(height * 0.06), width, round(height * 0.2))
        self.headline.set_cap(height * 0.12)
        self.line.setGeometry(
            round(width * 0.1), round(height * 0.28), round(width * 0.8), round(height * 0.14)
        )
        self.line.set_cap(height * 0.06)
        self._place_buttons(round(height * (0.48 if self.line.text() else 0.33)))

    def _place_buttons(self, top: int) -> None:
        gap = round(self.height() * 0.03)
        for button in self.buttons:
            font = lettering(self.font(), self.height() * 0.04, QFont.Weight.DemiBold)
            button.setFont(font)
            button.resize(button.sizeHint())
        highest = max((button.height() for button in self.buttons), default=0)
        whole = sum(button.width() for button in self.buttons) + gap * (len(self.buttons) - 1)
        left = (self.width() - whole) // 2
        for button in self.buttons:
            button.setGeometry(left, top, button.width(), highest)
            left += button.width() + gap

    def paintEvent(self, event: QPaintEvent) -> None:
        """Veil the page."""
        del event
        veil = QColor(self.palette().color(QPalette.ColorRole.Window))
        veil.setAlphaF(VEIL)
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), veil)


class KeysOverlay(Overlay):
    """An overlay that lists the keys in two columns below its headline."""

    def __init__(
        self,
        parent: QWidget,
        headline: str,
        line: str = "",
        keys: Sequence[tuple[str, str]] = KEYS,
    ) -> None:
        super().__init__(parent, headline, line)
        self._keys = tuple(keys)
        self.setAccessibleDescription(", ".join(f"{key}: {does}" for key, does in self._keys))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Veil the page and write the keys."""
        super().paintEvent(event)
        height = self.height()
        letters = lettering(self.font(), height * 0.032, QFont.Weight.Medium)
        metrics = QFontMetricsF(letters)
        half = (len(self._keys) + 1) // 2
        row = height * 0.43 / half
        cap = max(metrics.horizontalAdvance(key) for key, _ in self._keys) + height * 0.04
        column = cap + height * 0.03 + max(metrics.horizontalAdvance(do) for _, do in self._keys)
        left = (self.width() - 2 * column - height * 0.06) / 2
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(letters)
            for number, (key, does) in enumerate(self._keys):
                at = left + (number // half) * (column + height * 0.06)
                top = height * 0.56 + (number % half) * row
                self._paint_key(painter, QRectF(at, top, cap, row * 0.78), key)
                painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
                words = QRectF(at + cap + height * 0.03, top, column, row * 0.78)
                painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), does)

    def _paint_key(self, painter: QPainter, cap: QRectF, key: str) -> None:
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        painter.setBrush(self.palette().color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(cap, 6, 6)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)


class CountInOverlay(Overlay):
    """The count after a pause: a ring with the seconds left until it goes on."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "Ready")
        self.ring = Ring(self, digits=0.44)

    def show_count(self, left: float) -> None:
        """Show how many seconds are left until the workout goes on."""
        self.ring.show_time(whole_seconds(left), left / COUNT_IN, loud=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the ring the room below the headline."""
        super().resizeEvent(event)
        side = round(self.height() * 0.58)
        self.ring.setGeometry((self.width() - side) // 2, round(self.height() * 0.33), side, side)
