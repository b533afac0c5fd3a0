"""A row that breaks into several where its room is narrow or its letters are large.

Like words in a paragraph: nothing is cut off and nothing scrolls sideways. A
stretch pushes what follows it to the right as long as all stands in one row.
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
    """Lays widgets out from left to right, and in another row below where there is no room."""

    def __init__(self, *widgets: QWidget, gap: int = GAP) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self._gap = gap
        self._items: list[QLayoutItem] = []
        for widget in widgets:
            self.addWidget(widget)

    def add_stretch(self) -> None:
        """Push what follows to the right."""
        self.addItem(QSpacerItem(0, 0))

    # -- what Qt asks ------------------------------------------------------------

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at a place; None beyond the ends."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give an item away."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        """A narrow row is a high one."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all rows, in pixels."""
        rows = self._rows(width)
        high = sum(max(item.sizeHint().height() for item in row) for row in rows)
        return high + self._gap * max(0, len(rows) - 1)

    def sizeHint(self) -> QSize:
        """All in one row."""
        sizes = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() for size in sizes) + self._gap * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        """The widest of them alone."""
        sizes = [item.minimumSize() for item in self._shown()]
        return QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    def setGeometry(self, rect: QRect) -> None:
        """Place the items, each in the middle of its row's height."""
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
        """The items that are shown, row by row."""
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
        """Whether a stretch stands somewhere before the item, and nothing shown between them."""
        for before in reversed(self._items[: self._items.index(item)]):
            if before.spacerItem() is not None:
                return True
            if not before.isEmpty():
                return False
        return False
