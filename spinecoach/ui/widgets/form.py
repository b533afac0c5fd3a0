"""Parts of forms: a grid of names and controls, a page that scrolls, a row of buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QVBoxLayout,
    QWidget,
)

from spinecoach.ui.style.theme import grown
from spinecoach.ui.widgets.label import label
from spinecoach.ui.widgets.scroll import ScrollPage
from spinecoach.ui.widgets.wrapping import WrappingLayout, height_of, mirrored

if TYPE_CHECKING:
    from collections.abc import Sequence

NAMES = 150
"""Least pixels of the column of names."""

GAP = (28, 12)
"""Pixels from column to column, and from row to row."""

BESIDE = 520
"""Least pixels of a form whose names stand beside the controls and not above them, if there is
room for all controls beside them."""

BELOW = 4
"""Pixels from a name to the control below it."""

LEFT = Qt.AlignmentFlag.AlignLeft
WHOLE = Qt.AlignmentFlag(0)
"""The alignments of a control: as wide as it needs, or as wide as its column."""


class Row(NamedTuple):
    """A row of a form; a row without a name belongs to the row above, or needs none."""

    name: QLayoutItem | None
    control: QLayoutItem


class Form(WrappingLayout):
    """Names with their controls beside them, or below them if there is little room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(GAP[1])
        self.rows: list[Row] = []
        self._beside: Sequence[Form] = (self,)
        self._widest_name: int | None = None
        if parent is not None:
            parent.setLayout(self)

    def add(self, name: str, control: QWidget | QLayout, align: Qt.AlignmentFlag = LEFT) -> None:
        """Add a row; without a name, "", only the control's column is used."""
        titled = None
        if name:
            words = label(name, wrap=False)
            self.addWidget(words)
            titled = self._items[-1]
            if isinstance(control, QWidget):
                words.setBuddy(control)  # else a screen reader reads it as a text by itself
        if isinstance(control, QWidget):
            self.addWidget(control)
            self._items[-1].setAlignment(align)
        else:
            self.addChildLayout(control)
            self.addItem(control)
        self.rows.append(Row(titled, self._items[-1]))

    def align_names(self, forms: Sequence[Form]) -> None:
        """Make the column of names as wide as the widest that any of `forms` needs."""
        self._beside = forms
        self.invalidate()

    def invalidate(self) -> None:
        """Forget the sizes: an item has changed."""
        self._widest_name = None
        super().invalidate()

    # -- what Qt asks ------------------------------------------------------------

    def _height_in(self, width: int) -> int:
        """Return the height of all rows, in pixels."""
        return max((top + high for _, top, high, *_ in self._places(width)), default=0)

    def sizeHint(self) -> QSize:
        """Return the size with names and controls beside one another."""
        controls = (row.control.sizeHint().width() for row in self._shown_rows())
        width = max(self._names() + GAP[0] + max(controls, default=0), grown(BESIDE))
        return QSize(width, self.heightForWidth(width))

    def setGeometry(self, rect: QRect) -> None:
        """Place names and controls."""
        super().setGeometry(rect)
        for left, top, high, wide, item in self._places(rect.width()):
            place = QRect(rect.left() + left, rect.top() + top, wide, high)
            item.setGeometry(mirrored(place, rect, self.parentWidget()))

    # -- rows --------------------------------------------------------------------

    def _places(self, width: int) -> list[tuple[int, int, int, int, QLayoutItem]]:
        """Return left, top, height and width of each item in a form of that width."""
        places: list[tuple[int, int, int, int, QLayoutItem]] = []
        aside = self._aside(width)
        top = 0
        for name, control in self._shown_rows():
            high = height_of(control, width - aside)
            if name is not None:
                own = name.sizeHint().height()
                if aside:
                    high = max(high, own)
                    places.append((0, top, high, aside - GAP[0], name))
                else:
                    places.append((0, top, own, width, name))
                    top += own + BELOW
            places.append((aside, top, high, width - aside, control))
            top += high + self._gap
        return places

    def _aside(self, width: int) -> int:
        """Return where controls begin beside their names; 0 if these are above them."""
        aside = self._names() + GAP[0]
        least = aside + max(
            (row.control.minimumSize().width() for row in self._shown_rows()), default=0
        )
        return aside if width >= max(grown(BESIDE), least) else 0

    def _names(self) -> int:
        """Return the width of the column of names, in pixels."""
        return max(grown(NAMES), *(form._own_names() for form in self._beside))  # noqa: SLF001

    def _own_names(self) -> int:
        if self._widest_name is None:
            names = (row.name.sizeHint().width() for row in self._shown_rows() if row.name)
            self._widest_name = max(names, default=0)
        return self._widest_name

    def _shown_rows(self) -> list[Row]:
        return [row for row in self.rows if not row.control.isEmpty()]


def scrolled(*parts: QLayout) -> ScrollPage:
    """Return a scrolling page with parts below each other; `below` is outside and stays visible."""
    sheet = QWidget()
    column = QVBoxLayout(sheet)
    column.setContentsMargins(0, 0, 4, 0)
    column.setSpacing(GAP[1])
    for part in parts:
        column.addLayout(part)
    column.addStretch(1)
    page = UprightPage()
    page.setWidget(sheet)
    return page


class UprightPage(ScrollPage):
    """A page that has all the width that it needs, because what is beside it can have less."""

    def minimumSizeHint(self) -> QSize:
        """Return the width of what it holds."""
        bar = self.verticalScrollBar().sizeHint().width()
        sheet = self.widget()
        width = sheet.minimumSizeHint().width() if sheet is not None else 0
        return QSize(width + bar, super().minimumSizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for other room when what it holds needs it."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


def row_of(*controls: QWidget) -> QHBoxLayout:
    """Return a row of controls, at the left."""
    row = QHBoxLayout()
    for control in controls:
        row.addWidget(control)
    row.addStretch(1)
    return row
