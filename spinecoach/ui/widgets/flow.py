"""A layout whose row breaks into several where it is too wide, like words in a paragraph.

Nothing is cut off and nothing scrolls sideways. A stretch moves what follows it to the
right as long as everything fits in one row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayout, QLayoutItem, QSpacerItem

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

GAP = 10
"""Pixels between two widgets of a row, and between two rows."""


class Flow(QLayout):
    """Lays widgets out from left to right, and in further rows below."""

    def __init__(self, *widgets: QWidget, gap: int = GAP) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self._gap = gap
        self._items: list[QLayoutItem] = []
        for widget in widgets:
            self.addWidget(widget)

    def add_stretch(self) -> None:
        """Move what follows to the right."""
        self.addItem(QSpacerItem(0, 0))

    # -- what Qt asks ------------------------------------------------------------

    def addItem(self, item: QLayoutItem) -> None:
        """Add an item."""
        self._items.append(item)

    def count(self) -> int:
        """Return the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return the item at a place; None beyond the ends."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return an item; None beyond the ends."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        """Return True: the height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows, in pixels."""
        rows = self._rows(width)
        high = sum(max(item.sizeHint().height() for item in row) for row in rows)
        return high + self._gap * max(0, len(rows) - 1)

    def sizeHint(self) -> QSize:
        """Return the size of one row with all items."""
        sizes = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() for size in sizes) + self._gap * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        """Return the size of the widest and the highest item."""
        sizes = [item.minimumSize() for item in self._shown()]
        return QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

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
                item.setGeometry(place)
                left += size.width() + self._gap
            top += high + self._gap

    # -- rows --------------------------------------------------------------------

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _rows(self, width: int) -> list[list[QLayoutItem]]:
        """Return the visible items, row by row."""
        rows: list[list[QLayoutItem]] = []
        left = 0
        for item in self._shown():
            wide = item.sizeHint().width()
            if not rows or left + wide > width:
                rows.append([])
                left = 0
            rows[-1].append(item)
            left += wide + self._gap
        return rows

    def _pushed(self, item: QLayoutItem) -> bool:
        """Return whether a stretch is before the item, with nothing visible between them."""
        for before in reversed(self._items[: self._items.index(item)]):
            if before.spacerItem() is not None:
                return True
            if not before.isEmpty():
                return False
        return False
