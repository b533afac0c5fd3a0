"""A line to type in, with an outline that is visible in all themes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QPainter, QPalette
from PySide6.QtWidgets import QLineEdit

from spinecoach.ui.style.paint import fill, outline

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

CORNER = 8.0
INSET = 12
"""Pixels: corner radius, and space before the text."""

TABBED = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
"""The ways to a field by keyboard."""


class Field(QLineEdit):
    """One line of text."""

    def __init__(
        self, text: str = "", parent: QWidget | None = None, *, inset: int = INSET
    ) -> None:
        super().__init__(text, parent)
        self.setFrame(False)
        self.setTextMargins(inset, 0, inset, 0)
        self._size()
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(palette)
        self._wrong = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select the text that Tab leads to, a moment after the focus has come.

        Orca takes a selection that comes first for the news, and never says the field's name.
        """
        if event.reason() in TABBED:
            event = QFocusEvent(event.type(), Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, self, self._select)
        super().focusInEvent(event)

    def _select(self) -> None:
        if self.hasFocus() and self.text():
            self.selectAll()

    def changeEvent(self, event: QEvent) -> None:
        """Be as high as its letters need."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._size()

    def _size(self) -> None:
        self.setMinimumHeight(self.fontMetrics().height() * 2)

    def mark(self, *, wrong: bool) -> None:
        """Mark a refused text by a strong outline."""
        self._wrong = wrong
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the background and the outline, then the text."""
        parent = self.parentWidget()
        palette = (parent or self).palette()
        paint_field(self, palette, wrong=self._wrong)
        super().paintEvent(event)


def paint_field(field: QWidget, palette: QPalette, *, wrong: bool = False) -> None:
    """Draw background and outline of a field; with the focus or if `wrong`, a strong one."""
    role = QPalette.ColorRole
    with QPainter(field) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(field.rect()).adjusted(1, 1, -1, -1)
        fill(painter, body, CORNER, palette.base())
        usual = role.WindowText if wrong else role.Dark
        colour = palette.color(role.Accent if field.hasFocus() else usual)
        outline(painter, body, CORNER, colour, 2.0 if field.hasFocus() or wrong else 1.0)
