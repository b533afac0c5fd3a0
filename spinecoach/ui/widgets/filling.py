"""A page with little text: its letters grow with the window, so that they are read from afar."""

from __future__ import annotations

from bisect import bisect
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QWidget

from spinecoach.ui.style.theme import grown, scaled
from spinecoach.ui.widgets.grid import WIDEST, Page

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

SIZES = (1.0, 1.1, 1.2, 1.3, 1.4, 1.5)
"""The sizes that its letters can have, relative to those of other pages."""

SIZED = "letters"
"""The property of a widget that holds the size that its own letters were given."""

FITTED = "fitted"
"""The property of a widget whose letters are sized by the widget that it is part of."""


class FillingPage(Page):
    """A page that uses the largest letters with which nothing has to scroll.

    Its heading, the first part of `column`, keeps the size that headings have on all pages.
    """

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the letters for the new size."""
        super().resizeEvent(event)
        self.fill()

    def showEvent(self, event: QShowEvent) -> None:
        """Choose the letters for what the page holds now."""
        super().showEvent(event)
        self.fill()

    def fill(self) -> None:
        """Choose the letters anew; called when the content changes while it is shown."""
        if self.isVisible():
            too_large = bisect(SIZES, 0, key=self._overflow)
            self._enlarge(SIZES[max(0, too_large - 1)])

    def _overflow(self, size: float) -> int:
        """Give all letters a size; return how many pixels of the page would not be in view."""
        self._enlarge(size)
        view = self.maximumViewportSize()
        width = min(view.width(), self.sheet.maximumWidth())
        beside = self.sheet.minimumSizeHint().width() - view.width()
        return max(0, beside, self.column.totalHeightForWidth(width) - view.height())

    def _enlarge(self, size: float) -> None:
        sheet, app = self.sheet, QApplication.font()
        first = self.column.itemAt(0)
        heading = None if first is None else first.widget()
        sheet.setFont(scaled(app, size))
        inside = sheet.findChildren(QWidget)
        for widget in (sheet, *inside):
            if widest := widget.property(WIDEST):
                widget.setMaximumWidth(round(grown(widest) * size))
        for widget in inside:
            own = widget.testAttribute(Qt.WidgetAttribute.WA_SetFont)
            before = widget.property(SIZED) or 1.0
            if own and before != size and widget is not heading and not widget.property(FITTED):
                widget.setFont(scaled(widget.font(), size / before))
                widget.setProperty(SIZED, size)
        # Otherwise a layout would know the new letters of what it holds only after an event.
        for layout in sheet.findChildren(QLayout):
            layout.invalidate()
