"""Headings at which Tab stops, so that the text below can be reached and read out by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from spinecoach.ui.style.paint import EDGE, RING, outline
from spinecoach.ui.style.reading import read_as
from spinecoach.ui.style.theme import scaled
from spinecoach.ui.widgets.grid import SECTION
from spinecoach.ui.widgets.label import PLAIN, Label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QPaintEvent

ROUND = 6.0
"""Pixels: the radius of the ring's corners."""


class Passage(Label):
    """The heading of a part of a sheet; a screen reader says it with the text below."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setProperty("textFormat", PLAIN)
        self.setText(title)
        self.setFont(scaled(self.font(), SECTION, QFont.Weight.DemiBold))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        read_as(self, "Heading", level=2)

    def tell(self, lines: Iterable[str]) -> None:
        """Set the lines of the text below."""
        self.setAccessibleDescription("\n".join(filter(None, lines)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text and, if it has the focus, a ring round it."""
        super().paintEvent(event)
        if not self.hasFocus():
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            place = QRectF(self.rect()).adjusted(EDGE, EDGE, -EDGE, -EDGE)
            colours = self.palette()
            outline(painter, place, ROUND, colours.color(colours.ColorRole.Accent), RING)


def lines_in(part: QWidget) -> list[str]:
    """Return what is written in a part of a page, in its order."""
    return [line.text() for line in part.findChildren(QLabel) if not line.isHidden()]
