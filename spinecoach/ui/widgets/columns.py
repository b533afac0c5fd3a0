"""A layout of columns, as many as there is room for, read from top to bottom like a newspaper.

So a wide window shows without scrolling what a narrow one shows below, in the same order.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayout

from spinecoach.ui.style.theme import grown
from spinecoach.ui.widgets.wrapping import WrappingLayout, height_of, mirrored

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QLayoutItem, QWidget

APART = 48
"""Pixels between two columns."""


class Columns(WrappingLayout):
    """Lays parts out in columns of at least `least` pixels (at usual letters), `gap` apart.

    There are fewer columns if a part needs more width, so that none is cut off. If they `fall` to
    fewer, because lines that wrap less need no more height, there are no more than necessary.
    """

    def __init__(self, *parts: QWidget | QLayout, least: int, gap: int, fall: bool = False) -> None:
        super().__init__(gap)
        self._least = least
        self._count = 0
        self._fall = fall
        for part in parts:
            if isinstance(part, QLayout):
                self.addChildLayout(part)
                self.addItem(part)
            else:
                self.addWidget(part)

    def set_count(self, count: int) -> None:
        """Use that many columns, however wide they are; 0 chooses by the least width again."""
        self._count = count
        self.invalidate()

    # -- what Qt asks ------------------------------------------------------------

    def _height_in(self, width: int) -> int:
        """Return the height of the highest column, in pixels."""
        wide, columns = self._columns(width)
        return max((self._height(column, wide) for column in columns), default=0)

    def sizeHint(self) -> QSize:
        """Return the size of one column."""
        wide = max((item.sizeHint().width() for item in self._items), default=0)
        return QSize(wide, self._height(self._shown(), wide))

    def setGeometry(self, rect: QRect) -> None:
        """Place the parts."""
        super().setGeometry(rect)
        wide, columns = self._columns(rect.width())
        left = rect.left()
        for column in columns:
            top = rect.top()
            for item in column:
                high = height_of(item, wide)
                place = QRect(left, top, wide, high)
                item.setGeometry(mirrored(place, rect, self.parentWidget()))
                top += high + self._gap
            left += wide + APART

    # -- columns -----------------------------------------------------------------

    def _columns(self, width: int) -> tuple[int, list[list[QLayoutItem]]]:
        """Return the width of a column, and the parts of each, split for the least height."""
        shown = self._shown()
        least = max(grown(self._least), self.minimumSize().width())
        room = (width + APART) // (least + APART)
        most = self._count or max(1, min(room, len(shown)))
        counts = range(1, most + 1) if self._fall and not self._count else (most,)
        found = [self._split(shown, count, width) for count in counts]

        def height(split: tuple[int, list[list[QLayoutItem]]]) -> int:
            wide, columns = split
            return max((self._height(column, wide) for column in columns), default=0)

        return min(found, key=height)

    def _split(
        self, shown: list[QLayoutItem], count: int, width: int
    ) -> tuple[int, list[list[QLayoutItem]]]:
        """Return the width of a column, and the parts of each of `count` columns."""
        wide = (width - APART * (count - 1)) // count
        splits = (
            [shown[begin:end] for begin, end in zip((0, *cuts), (*cuts, None), strict=True)]
            for cuts in combinations(range(1, len(shown)), count - 1)
        )
        heights = {id(item): height_of(item, wide) + self._gap for item in shown}

        def lowest(columns: list[list[QLayoutItem]]) -> int:
            return max(sum(heights[id(item)] for item in column) for column in columns)

        return wide, min(splits, key=lowest, default=[])

    def _height(self, column: Sequence[QLayoutItem], width: int) -> int:
        heights = [height_of(item, width) for item in column]
        return sum(heights) + self._gap * max(0, len(heights) - 1)
