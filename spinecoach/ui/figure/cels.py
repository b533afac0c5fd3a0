"""Layers of the drawing that are kept as pictures while they do not change.

Cartoons were painted on sheets of celluloid: what stood still was painted once.
In most exercises only the arms move, and in a hold next to nothing does; then a
frame is little more than laying a few sheets on each other.
"""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QImage, QPainter

if TYPE_CHECKING:
    from collections.abc import Callable

GRID = 4
"""Logical pixels to which a sheet is aligned, so that it meets whole pixels at 125 and 150 %."""


class Cels:
    """The sheets of one widget. A layer is kept from the second frame in which it is the same."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[object, QPoint, QImage | None]] = {}
        self._made = False

    def begin(self) -> None:
        """Begin a frame. At most one new sheet is made in each, so that none takes long."""
        self._made = False

    def layer(
        self,
        painter: QPainter,
        name: str,
        key: object,
        area: QRectF,
        draw: Callable[[QPainter], None],
    ) -> None:
        """Paint the layer `name`: from its sheet if `key` is what it was, else by `draw`.

        `area` holds all that `draw` paints, in the painter's coordinates.
        """
        kept = self._kept.get(name)
        if kept is None or kept[0] != key:
            self._kept[name] = (key, QPoint(), None)
            draw(painter)
            return
        _, corner, sheet = kept
        if sheet is None and self._made:
            draw(painter)
            return
        if sheet is None:
            self._made = True
            corner, sheet = _sheet(painter, area, draw)
            self._kept[name] = (key, corner, sheet)
        painter.save()
        painter.resetTransform()
        painter.drawImage(corner, sheet)
        painter.restore()


def _sheet(
    painter: QPainter, area: QRectF, draw: Callable[[QPainter], None]
) -> tuple[QPoint, QImage]:
    """Draw a layer on a transparent sheet, as the painter would on the page."""
    world = painter.worldTransform()
    page = world.mapRect(area)
    left, top = floor(page.left() / GRID) * GRID, floor(page.top() / GRID) * GRID
    right, bottom = ceil(page.right() / GRID) * GRID, ceil(page.bottom() / GRID) * GRID
    place = QRect(QPoint(left, top), QSize(right - left, bottom - top))
    ratio = painter.device().devicePixelRatioF()
    sheet = QImage(place.size() * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    sheet.setDevicePixelRatio(ratio)
    sheet.fill(0)
    inner = QPainter(sheet)
    inner.setRenderHints(painter.renderHints())
    inner.translate(-place.left(), -place.top())
    inner.setTransform(world, combine=True)
    draw(inner)
    inner.end()
    return place.topLeft(), sheet
