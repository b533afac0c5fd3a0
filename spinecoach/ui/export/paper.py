"""Fills pages of a PDF from above to below with blocks that are never cut.

A group of blocks begins a page unless there is room for all of it on the page that was begun.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor

from spinecoach.ui.export.pdf_file import DPI, font
from spinecoach.ui.style.theme import LIGHT
from spinecoach.ui.widgets.label import breakable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPainter, QPdfWriter

FOOT = 11
"""Points of the letters at the foot of a page."""

BELOW = 0.6
"""Dots below a paragraph for each point of its letters."""

ENDLESS = 10_000.0
_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)


class PaperBlock(NamedTuple):
    """What `draw` draws from a height on, `high` dots high, with `before` dots free above it.

    A heading stays `with_next`, on the page of what comes behind it.
    """

    high: float
    draw: Callable[[float], None]
    before: float = 0.0
    with_next: bool = False


class Paper:
    """The pages, and the letters on them; `foot` returns what stands below a page of a number."""

    def __init__(self, writer: QPdfWriter, painter: QPainter, foot: Callable[[int], str]) -> None:
        self.painter = painter
        self._writer = writer
        self._foot = foot
        self._top = 0.0
        self._number = 1
        painter.setPen(QColor(LIGHT.ink))

    @property
    def width(self) -> float:
        """The width of a page in dots."""
        return float(self._writer.width())

    @property
    def _high(self) -> float:
        """The height of a page in dots, without its foot."""
        return self._writer.height() - 1.6 * self.line(FOOT)

    def fits(self, group: Sequence[PaperBlock]) -> bool:
        """Return whether an empty page has room for a group of blocks."""
        return sum(block.before + block.high for block in group) <= self._high

    def put(self, group: Sequence[PaperBlock]) -> None:
        """Draw a group of blocks, on the page that was begun if it has room for all of them."""
        self._make_room(group)
        for number, block in enumerate(group):
            self._make_room(_bound(group[number:]))
            self._top += block.before if self._top else 0.0
            block.draw(self._top)
            self._top += block.high

    def end(self) -> None:
        """Write the foot of the last page."""
        told, line = self._foot(self._number), self.line(FOOT)
        shown = self.painter.fontMetrics().elidedText(
            told, Qt.TextElideMode.ElideMiddle, int(self.width)
        )
        room = QRectF(0, self._writer.height() - line, self.width, line)
        self.painter.drawText(room, int(Qt.AlignmentFlag.AlignRight), shown)

    def _make_room(self, blocks: Sequence[PaperBlock]) -> None:
        """Begin the next page if there is no room for blocks on this one."""
        needed = sum(block.before + block.high for block in blocks)
        if self._top and self._top + needed > self._high:
            self.end()
            self._writer.newPage()
            self._number += 1
            self._top = 0.0

    # -- letters -----------------------------------------------------------------

    def paragraph(
        self, text: str, size: int, *, bold: bool = False, before: float = 0.0, title: bool = False
    ) -> list[PaperBlock]:
        """Return a paragraph across the page, none for ""; a `title` stays with what follows."""
        if not text:
            return []

        def draw(top: float) -> None:
            self.write(QRectF(0, top, self.width, ENDLESS), text, size, bold=bold)

        return [PaperBlock(self.height(text, size, bold=bold), draw, before, title)]

    def write(self, room: QRectF, text: str, size: int, *, bold: bool = False) -> float:
        """Write into a room from its top; return the height that was needed."""
        self.painter.setFont(font(size, bold=bold))
        self.painter.drawText(room, _WRAPPED, breakable(text))
        return self.height(text, size, bold=bold, across=room.width())

    def height(
        self, text: str, size: int, *, bold: bool = False, across: float | None = None
    ) -> float:
        """Return the height of a paragraph with the gap below it; 0 for ""."""
        if not text:
            return 0.0
        self.painter.setFont(font(size, bold=bold))
        room = QRectF(0, 0, self.width if across is None else across, ENDLESS)
        return self.painter.boundingRect(room, _WRAPPED, breakable(text)).height() + size * BELOW

    def line(self, size: int) -> float:
        """Return the height of a line, and use those letters."""
        self.painter.setFont(font(size, bold=False))
        return float(self.painter.fontMetrics().height())


def _bound(blocks: Sequence[PaperBlock]) -> Sequence[PaperBlock]:
    """Return the first of some blocks, with those that must be on the same page."""
    last = next((at for at, block in enumerate(blocks) if not block.with_next), len(blocks))
    return blocks[: last + 1]


def dots(millimetres: float) -> float:
    """Return a length in dots."""
    return millimetres / 25.4 * DPI
