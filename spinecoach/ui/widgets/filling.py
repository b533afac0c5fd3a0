"""A page with little text: its letters grow with the window, so that they are read from afar."""

from __future__ import annotations

from bisect import bisect
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QApplication, QLabel, QLayout, QVBoxLayout, QWidget

from spinecoach.ui.style.theme import SIZED, grown, scaled
from spinecoach.ui.widgets.flow import Flow
from spinecoach.ui.widgets.grid import FOOT, GAP, MARGINS, RULE, WIDEST, Page, put_on_foot

if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QFont, QHideEvent, QResizeEvent, QShowEvent

SIZES = (1.0, 1.1, 1.2, 1.3, 1.4, 1.5)
"""The sizes that its letters can have, relative to those of other pages."""

BEYOND = (1.7, 1.9, 2.1, 2.4, 2.7, 3.0, 3.4, 3.8)
"""Further sizes, with which the heading grows too: the other letters would come near it."""

LIKELY = (1.1, 1.3)
"""The sizes that are tried first: to lay a page out in letters that nothing was drawn
in yet takes long, and the first window of all is rarely so large that more fits.
"""

TIGHT = (0.5, 0.6, 0.7, 0.8, 0.9)
"""Sizes for a page that would have to scroll: what is larger than the app's letters shrinks, down
to these and no further. What is read by people who chose large letters stays as large, but for the
buttons on the foot: with large letters they would need several rows, and hide the page.
"""

TIGHT_GAP = 8
"""Pixels between two parts of such a page."""

UNLIMITED = 2**24 - 1
"""The greatest height of a widget that has none, as Qt has it."""

LINES = 26
"""The lines of text for which a page has room at larger sizes: only large screens have so much."""

FITTED = "fitted"
"""The property of a widget whose letters are sized by the widget that it is part of."""


class Limited(Protocol):
    """A part of a page that grows, but not without end."""

    def most_height(self, width: int) -> int:
        """Return its greatest height in a width, in pixels."""

    def setMaximumHeight(self, maxh: int, /) -> None:
        """Set it, as of every widget."""


class FillingPage(Page):
    """A page that uses the largest letters with which nothing has to scroll.

    Its heading, the first part of `column`, keeps the size that headings have on all pages. With
    `grows_beyond`, it grows with the other letters on a large screen, while it is one line; there
    are still `lines` lines then. With `shrinks`, it and other large letters give way first.

    `whole` is what is put on a window: the page, or with `stand_on` a widget with page and foot.
    """

    grows_beyond = False
    shrinks = False
    lines = LINES
    _foot: QLayout | None = None
    _filled = False
    """Whether the letters are chosen for what the page holds since it is visible."""

    def __init__(self, parent: QWidget | None = None, *, widest: int = 0) -> None:
        super().__init__(parent, widest=widest)
        self.whole: QWidget = self
        self._limited: list[Limited] = []

    def limit(self, part: Limited) -> None:
        """Let a part be no higher than it has a use for; other parts and stretches get the rest."""
        self._limited.append(part)

    def stand_on(self, foot: QLayout) -> None:
        """Keep a row of buttons in sight below the page, however long it is."""
        self._foot = QVBoxLayout()
        self._foot.setContentsMargins(*FOOT)
        self._foot.addLayout(foot)
        left, top, right, _ = MARGINS
        self.column.setContentsMargins(left, top, right, GAP)
        self.whole = QWidget()
        self.whole.setMinimumSize(1, 1)  # or a window could not get smaller than large buttons
        put_on_foot(self.whole, self, self._foot)

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
            for part in self._limited:
                part.setMaximumHeight(UNLIMITED)
            tight = TIGHT if self.shrinks else ()
            sizes = tight + SIZES + (BEYOND if self.grows_beyond else ())
            fitting, too_large = 0, len(sizes)  # the smallest one is used even if a page scrolls
            for probe in LIKELY:
                at = sizes.index(probe)
                if self._overflow(probe):
                    too_large = at
                    break
                fitting = at
            too_large = bisect(sizes, 0, fitting + 1, too_large, key=self._overflow)
            self._enlarge(sizes[too_large - 1])
            for part in self._limited:
                part.setMaximumHeight(part.most_height(self._inside))
            self.column.activate()  # at once, and not some turns of the event loop later

    def _tighten(self, app: QFont, *, tight: bool) -> None:
        """Bring the parts of a tight page nearer, and its buttons on the foot into one row."""
        self.column.setSpacing(TIGHT_GAP if tight else GAP)
        if self._foot is None or not tight:
            return
        own = [one for one in self.whole.findChildren(Flow) if one.parentWidget() is self.whole]
        buttons = [button for row in own for button in row.widgets()]
        for part in (1.0, *reversed(TIGHT)):
            for button in buttons:
                new = button.property(SIZED) * app.pointSizeF() * part / button.font().pointSizeF()
                button.setFont(scaled(button.font(), new / button.property(SIZED)))
                button.setProperty(SIZED, new)
            if all(row.rows_in(self._inside) == 1 for row in own):
                return

    def _overflow(self, size: float) -> int:
        """Give all letters a size; return how many pixels of the page would not be in view."""
        self._enlarge(size)
        view = self._view()
        width = min(view.width(), self.sheet.maximumWidth())
        beside = self.sheet.minimumSizeHint().width() - view.width()
        below = self.column.totalHeightForWidth(width) - view.height()
        if size in BEYOND:
            beside = max(beside, self._heading_width() - width)
            below = max(below, self.lines * self.sheet.fontMetrics().lineSpacing() - view.height())
        if size > 1.0:
            beside = max(beside, self._broken_rows(size))
        return max(0, beside, below)

    def _view(self) -> QSize:
        """Return the size of what is in sight, with a foot that has the letters of this moment."""
        view = self.maximumViewportSize()
        if self._foot is not None:
            foot = self._foot.totalHeightForWidth(self.whole.width())
            view.setHeight(self.whole.height() - foot - RULE)
        return view

    def _heading_width(self) -> int:
        """Return the width that a page needs for its heading in one line, in pixels."""
        heading, margins = self._heading, self.column.contentsMargins()
        if not isinstance(heading, QLabel):
            return 0
        words = heading.fontMetrics().horizontalAdvance(heading.text())
        return words + margins.left() + margins.right()

    def _broken_rows(self, size: float) -> int:
        """Return how many more rows the buttons need than with usual letters."""
        own, inside = (self.sheet, self.whole), self._inside
        rows = (row for row in self.whole.findChildren(Flow) if row.parentWidget() in own)
        return sum(row.rows_in(inside) - row.rows_in(round(inside * size)) for row in rows)

    @property
    def _inside(self) -> int:
        """The width between the margins in pixels."""
        margins = self.column.contentsMargins()
        width = min(self._view().width(), self.sheet.maximumWidth())
        return width - margins.left() - margins.right()

    @property
    def _heading(self) -> QWidget | None:
        parts = (self.column.itemAt(at) for at in range(self.column.count()))
        first = next((part for part in parts if part and not part.spacerItem()), None)
        row = None if first is None else first.layout()
        beside = first if row is None else row.itemAt(0)  # a button may stand beside it
        return None if beside is None else beside.widget()

    def _enlarge(self, size: float) -> None:
        sheet, app = self.sheet, QApplication.font()
        heading = self._heading
        sheet.setFont(scaled(app, max(1.0, size)))
        # What stands on the foot is no part of the sheet.
        inside = self.whole.findChildren(QWidget)
        for widget in (sheet, *inside):
            if widest := widget.property(WIDEST):
                widget.setMaximumWidth(round(grown(widest) * max(1.0, size)))
        for widget in inside:
            before = widget.property(SIZED)
            new = max(min(1.0, size), size / SIZES[-1]) if widget is heading else size
            if before and new < 1.0:
                new = max(new, min(1.0, app.pointSizeF() / widget.font().pointSizeF() * before))
            if before and before != new and not widget.property(FITTED):
                widget.setFont(scaled(widget.font(), new / before))
                widget.setProperty(SIZED, new)
        if self.shrinks:
            self._tighten(app, tight=size < 1.0)
        # Otherwise a layout would know the new letters of what it holds only after an event.
        for widget in inside:
            if widget.layout() is not None:
                widget.updateGeometry()
        for layout in self.whole.findChildren(QLayout):
            layout.invalidate()
