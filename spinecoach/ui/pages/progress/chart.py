"""What every chart of the progress page has in common: a still picture with one item in hand.

The picture is pyqtgraph's, without its menus and its zooming: nothing here is moved by the mouse.
The pointer and the arrow keys take an item in hand (a day, a week), whose facts are told as a
sentence to the page and to a screen reader.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QFontMetricsF, QPalette
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from spinecoach.ui.style.theme import grown, scaled

if TYPE_CHECKING:
    from collections.abc import Sequence

MARGIN = 4
LOWEST = 250
"""Pixels around the picture, and its least height."""


class Chart(QWidget):
    """`chosen` tells the sentence of the item in hand; `selected` is its number, -1 for none."""

    chosen = Signal(str)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.selected = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(title)
        self.view = pg.PlotWidget(background=None)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setFrameShape(self.view.Shape.NoFrame)
        self.view.setCacheMode(self.view.CacheModeFlag.CacheNone)
        self.plot = self.view.getPlotItem()
        self.plot.hideButtons()
        self.plot.setMenuEnabled(False)
        self.plot.setMouseEnabled(x=False, y=False)
        self.view.scene().sigMouseMoved.connect(self._hover)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self.column.setSpacing(0)
        self.column.addWidget(self.view, stretch=1)
        self.view.setMinimumHeight(grown(LOWEST))
        self.view.setMinimumWidth(1)  # a narrow page has a narrow picture
        # As high as the page leaves room for, and no reason for it to scroll before that.
        self.view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)

    @property
    @abstractmethod
    def items(self) -> Sequence[object]:
        """What can be taken in hand, oldest first."""

    @abstractmethod
    def facts(self, number: int) -> str:
        """Say everything about one item."""

    @abstractmethod
    def nearest(self, place: float) -> int:
        """The number of the item nearest to a place along the picture."""

    @abstractmethod
    def draw(self) -> None:
        """Draw the picture anew, in the colours and letters of now."""

    @abstractmethod
    def mark(self, number: int) -> None:
        """Show in the picture which item is in hand."""

    def select(self, number: int) -> None:
        """Take an item in hand, counted from 0; beyond the ends nothing happens."""
        if not 0 <= number < len(self.items):
            return
        self.selected = number
        self.mark(number)
        facts = self.facts(number)
        self.setAccessibleDescription(facts)
        QAccessible.updateAccessibility(
            QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        )
        self.chosen.emit(facts)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme and the size of letters."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and self.items:
            self.draw()
            self.select(self.selected)

    def colour(self, role: QPalette.ColorRole, alpha: int = 255) -> QColor:
        """A colour of the theme, with an opacity from 0 to 255."""
        colour = QColor(self.palette().color(role))
        colour.setAlpha(alpha)
        return colour

    def dress_axes(self, size: float, numerals: int = 1) -> None:
        """Let both axes be quiet letters without lines.

        `size` is a part of the page's, `numerals` the length of the longest number at the left.
        """
        font = scaled(self.font(), size)
        metrics = QFontMetricsF(font)
        for axis in (self.plot.getAxis("left"), self.plot.getAxis("bottom")):
            axis.setPen(pg.mkPen(None))
            axis.setTextPen(self.colour(QPalette.ColorRole.PlaceholderText))
            axis.setStyle(tickFont=font, tickLength=0, tickAlpha=0)
        self.plot.getAxis("bottom").setHeight(metrics.height() + 6)
        self.plot.getAxis("left").setWidth(metrics.horizontalAdvance("0") * numerals + 10)

    def _hover(self, at: QPointF) -> None:
        if not self.items:
            return
        number = self.nearest(self.plot.vb.mapSceneToView(at).x())
        if number != self.selected:
            self.select(number)
