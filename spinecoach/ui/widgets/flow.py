"""A layout that wraps a row into several if it is too wide, like words in a paragraph.

Nothing is cut off and nothing scrolls sideways. A stretch moves what follows it to the right as
long as everything fits in one row; otherwise what follows begins the next row, all of it together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QSpacerItem

from spinecoach.ui.widgets.wrapping import WrappingLayout, mirrored

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayoutItem, QWidget

GAP = 10
"""Pixels between two widgets of a row, and between two rows."""


class Flow(WrappingLayout):
    """Lays out widgets in the reading direction, and in further rows below."""

    def __init__(self, *widgets: QWidget, gap: int = GAP) -> None:
        super().__init__(gap)
        for widget in widgets:
            self.addWidget(widget)

    def add_stretch(self) -> None:
        """Move what follows to the right."""
        self.addItem(QSpacerItem(0, 0))

    # -- what Qt asks ------------------------------------------------------------

    def _height_in(self, width: int) -> int:
        """Return the height of all rows, in pixels."""
        rows = self._rows(width)
        high = sum(max(item.sizeHint().height() for item in row) for row in rows)
        return high + self._gap * max(0, len(rows) - 1)

    def sizeHint(self) -> QSize:
        """Return the size of one row with all items."""
        sizes = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() for size in sizes) + self._gap * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def setGeometry(self, rect: QRect) -> None:
        """Place the items, each in the vertical middle of its row."""
        super().setGeometry(rect)
        rows = self._rows(rect.width())
        free = rect.width() - self.sizeHint().width() if len(rows) == 1 else 0
        top = rect.top()
        for row in rows:
            high = max(item.sizeHint().height() for item in row)
            left = rect.left()
            for item in row:
                if free > 0 and self._pushed(item):
                    left, free = left + free, 0
                size = item.sizeHint().boundedTo(QSize(rect.width(), high))
                place = QRect(left, top + (high - size.height()) // 2, size.width(), size.height())
                item.setGeometry(mirrored(place, rect, self.parentWidget()))
                left += size.width() + self._gap
            top += high + self._gap

    # -- rows --------------------------------------------------------------------

    def widgets(self) -> list[QWidget]:
        """Return the widgets that it lays out."""
        return [widget for item in self._items if (widget := item.widget()) is not None]

    def rows_in(self, width: int) -> int:
        """Return how many rows the visible items need in a width."""
        return len(self._rows(width))

    def _rows(self, width: int) -> list[list[QLayoutItem]]:
        """Return the visible items, row by row."""
        rows: list[list[QLayoutItem]] = []
        left, fits = 0, self.sizeHint().width() <= width
        for item in self._shown():
            wide = item.sizeHint().width()
            if not rows or left + wide > width or (not fits and self._pushed(item)):
                rows.append([])
                left = 0
            rows[-1].append(item)
            left += wide + self._gap
        return rows

    def _pushed(self, item: QLayoutItem) -> bool:
        """Return whether a stretch is right before the item, with nothing visible between."""
        for before in reversed(self._items[: self._items.index(item)]):
            if before.spacerItem() is not None:
                return True
            if not before.isEmpty():
                return False
        return False
