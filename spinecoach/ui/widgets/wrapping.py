"""The common base of layouts that wrap their items into rows or columns."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


def mirrored(place: QRect, room: QRect, owner: QWidget | None) -> QRect:
    """Return a place in a room, mirrored if its owner is read from right to left."""
    if owner is None or not owner.isRightToLeft():
        return place
    return place.translated(room.left() + room.right() - place.left() - place.right(), 0)


class WrappingLayout(QLayout):
    """Holds the items of a layout whose height depends on its width, `gap` pixels apart.

    Qt asks for the same height again for each layout around it, so it is remembered.
    """

    def __init__(self, gap: int) -> None:
        super().__init__()
        self._heights: dict[int, int] = {}
        self._minimum: QSize | None = None
        self.setContentsMargins(0, 0, 0, 0)
        self._gap = gap
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:
        """Add an item."""
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        """Return the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return the item at a place; None beyond the ends."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return an item; None beyond the ends."""
        if self.itemAt(index) is None:
            return None
        self.invalidate()
        return self._items.pop(index)

    def hasHeightForWidth(self) -> bool:
        """Return True: the height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all items in that width, in pixels."""
        if width not in self._heights:
            self._heights[width] = self._height_in(width)
        return self._heights[width]

    def minimumSize(self) -> QSize:
        """Return the size of the widest and the highest item."""
        if self._minimum is None:
            sizes = [item.minimumSize() for item in self._shown()]
            self._minimum = QSize(
                max((size.width() for size in sizes), default=0),
                max((size.height() for size in sizes), default=0),
            )
        return self._minimum

    def invalidate(self) -> None:
        """Forget the sizes: an item has changed."""
        self._heights.clear()
        self._minimum = None
        super().invalidate()

    @abstractmethod
    def _height_in(self, width: int) -> int:
        """Work out the height of all items in that width, in pixels."""

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]


def height_of(item: QLayoutItem, width: int) -> int:
    """Return the height of an item that is `width` wide, in pixels."""
    if item.hasHeightForWidth():
        return item.heightForWidth(width)
    return item.sizeHint().height()
