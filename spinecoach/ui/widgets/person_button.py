"""A button with somebody's name, and their colour as a dot before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath

from spinecoach.core.coaching.people import Colour
from spinecoach.ui.style.theme import scaled
from spinecoach.ui.widgets.button import Button, ButtonKind
from spinecoach.ui.widgets.label import plain_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from spinecoach.core.coaching.people import Person

DOTS = {
    Colour.GREEN: "#1f8a70",
    Colour.BLUE: "#2f7fd6",
    Colour.VIOLET: "#9a63d8",
    Colour.RED: "#d9534f",
    Colour.ORANGE: "#c2760c",
    Colour.GREY: "#7a8085",
}
"""Each is told from a light and from a dark ground; the name beside it says the same."""

DOT = 0.62
"""The dot's diameter as a part of the height of a line."""


class PersonButton(Button):
    """Shows `text`, somebody's name, shortened if it is wider than `widest` pixels.

    `size` is that of the letters, against the app's font.
    """

    def __init__(
        self,
        person: Person,
        text: str,
        widest: int,
        parent: QWidget | None = None,
        *,
        size: float = 1.0,
    ) -> None:
        super().__init__("", ButtonKind.PLAIN, parent)
        self.person = person
        self.setFont(scaled(self.font(), size))
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, widest)
        self.setText(shown)
        self.setAccessibleName(text)
        self.setToolTip("" if shown == text else plain_tip(text))

    def sizeHint(self) -> QSize:
        """Return room for the dot too; as much behind the name, which stays in the middle."""
        return super().sizeHint() + QSize(2 * round(self._dot), 0)

    @property
    def _dot(self) -> float:
        """The dot's diameter in pixels."""
        return DOT * self.fontMetrics().height()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the dot where the text begins."""
        super().paintEvent(event)
        wide = self.fontMetrics().horizontalAdvance(self.text())
        before = (self.width() - wide) / 2 - 1.1 * self._dot
        if self.isRightToLeft():
            before = self.width() - before
        path = QPainterPath()
        path.addEllipse(QPointF(before, self.height() / 2), self._dot / 2, self._dot / 2)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setOpacity(1.0 if self.isEnabled() else 0.4)
            painter.fillPath(path, QColor(DOTS[self.person.colour]))
