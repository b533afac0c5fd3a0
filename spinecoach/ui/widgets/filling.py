"""A page with little text: its letters grow with the window, so that they are read from afar."""

from __future__ import annotations

from bisect import bisect
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QLabel, QLayout, QWidget

from spinecoach.ui.style.theme import SIZED, grown, scaled
from spinecoach.ui.widgets.grid import WIDEST, Page

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

SIZES = (1.0, 1.1, 1.2, 1.3, 1.4, 1.5)
"""The sizes that its letters can have, relative to those of other pages."""

BEYOND = (1.7, 1.9, 2.1, 2.4, 2.7)
"""Further sizes, with which the heading grows too: the other letters would come near it."""

LIKELY = (1, 3)
"""The places in `SIZES` that are tried first: to lay a page out in letters that nothing was drawn
in yet takes long, and the first window of all is rarely so large that more fits.
"""

LINES = 26
"""The lines of text for which a page has room at larger sizes: only large screens have so much."""

FITTED = "fitted"
"""The property of a widget whose letters are sized by the widget that it is part of."""


class FillingPage(Page):
    """A page that uses the largest letters with which nothing has to scroll.

    Its heading, the first part of `column`, keeps the size that headings have on all pages. With
    `grows_beyond`, it grows with the other letters on a large screen, while it is one line.
    """

    grows_beyond = False
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
            sizes = SIZES + BEYOND if self.grows_beyond else SIZES
            fitting, too_large = 0, len(sizes)  # the smallest one is used even if a page scrolls
            for probe in LIKELY:
                if self._overflow(sizes[probe]):
                    too_large = probe
                    break
                fitting = probe
            too_large = bisect(sizes, 0, fitting + 1, too_large, key=self._overflow)
            self._enlarge(sizes[too_large - 1])

    def _overflow(self, size: float) -> int:
        """Give all letters a size; return how many pixels of the page would not be in view."""
        self._enlarge(size)
        view = self.maximumViewportSize()
        width = min(view.width(), self.sheet.maximumWidth())
        beside = self.sheet.minimumSizeHint().width() - view.width()
        below = self.column.totalHeightForWidth(width) - view.height()
        if size in BEYOND:
            beside = max(beside, self._heading_width() - width)
            below = max(below, LINES * self.sheet.fontMetrics().lineSpacing() - view.height())
        return max(0, beside, below)

    def _heading_width(self) -> int:
        """Return the width that a page needs for its heading in one line, in pixels."""
        heading, margins = self._heading, self.column.contentsMargins()
        if not isinstance(heading, QLabel):
            return 0
        words = heading.fontMetrics().horizontalAdvance(heading.text())
        return words + margins.left() + margins.right()

    @property
    def _heading(self) -> QWidget | None:
        first = self.column.itemAt(0)
        return None if first is None else first.widget()

    def _enlarge(self, size: float) -> None:
        sheet, app = self.sheet, QApplication.font()
        heading = self._heading
        sheet.setFont(scaled(app, size))
        inside = sheet.findChildren(QWidget)
        for widget in (sheet, *inside):
            if widest := widget.property(WIDEST):
                widget.setMaximumWidth(round(grown(widest) * size))
        for widget in inside:
            before = widget.property(SIZED)
            new = max(1.0, size / SIZES[-1]) if widget is heading else size
            if before and before != new and not widget.property(FITTED):
                widget.setFont(scaled(widget.font(), new / before))
                widget.setProperty(SIZED, new)
        # Otherwise a layout would know the new letters of what it holds only after an event.
        for layout in sheet.findChildren(QLayout):
            layout.invalidate()
