"""A page with little text: its letters grow with the window, so that they are read from afar."""

from __future__ import annotations

from bisect import bisect
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QLayout, QWidget

from spinecoach.ui.style.theme import SIZED, grown, scaled
from spinecoach.ui.widgets.grid import WIDEST, Page

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

SIZES = (1.0, 1.1, 1.2, 1.3, 1.4, 1.5)
"""The sizes that its letters can have, relative to those of other pages."""

FITTED = "fitted"
"""The property of a widget whose letters are sized by the widget that it is part of."""


class FillingPage(Page):
    """A page that uses the largest letters with which nothing has to scroll.

    Its heading, the first part of `column`, keeps the size that headings have on all pages.
    """

    _filled = False
    """Whether the letters are chosen for what the page holds since it is visible."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the letters for the new size."""
        super().resizeEvent(event)
        self.fill()

    def showEvent(self, event: QShowEvent) -> None:
        """Choose the letters for what the page holds now; its first size may have come before."""
        super().showEvent(event)
        if not self._filled:
            self.fill()

    def hideEvent(self, event: QHideEvent) -> None:
        """Choose the letters anew when the page is shown again."""
        super().hideEvent(event)
        self._filled = False

    def fill(self) -> None:
        """Choose the letters anew; called when the content changes while it is shown."""
        if self.isVisible():
            self._filled = True
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
            before = widget.property(SIZED)
            if before and before != size and widget is not heading and not widget.property(FITTED):
                widget.setFont(scaled(widget.font(), size / before))
                widget.setProperty(SIZED, size)
        # Otherwise a layout would know the new letters of what it holds only after an event.
        for layout in sheet.findChildren(QLayout):
            layout.invalidate()
