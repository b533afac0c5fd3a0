"""Caches layers of the drawing as images while they do not change.

In most exercises only the arms move, and in a hold almost nothing does: then a frame
consists of drawing a few cached images over each other.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import ceil, floor
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QImage, QPainter

if TYPE_CHECKING:
    from collections.abc import Callable

GRID = 4
"""Logical pixels to which an image is aligned, so that it fits whole pixels at 125 and 150 %."""


LASTING = 3
"""An image that was used for this many frames is replaced as soon as its layer changes."""


class Layer(NamedTuple):
    """One layer of the picture: what it depends on, where it is in pixels, how it is drawn.

    `area` contains all that `draw` paints. `opacity` applies to the layer as a whole, so
    that a fading layer is not drawn again.
    """

    name: str
    key: object
    area: QRectF
    draw: Callable[[QPainter], None]
    opacity: float = 1.0

    def paint(self, painter: QPainter) -> None:
        """Draw it."""
        painter.setOpacity(self.opacity)
        self.draw(painter)
        painter.setOpacity(1.0)


MOST_NEW = 3
"""New images in one frame."""


@dataclass(slots=True)
class _CachedLayer:
    """A layer as it was drawn last: what it depended on, its image, and how often it was used.

    An image that was used 0 times holds an older drawing, or nothing yet.
    """

    key: object
    sheet: QImage | None = None
    corner: QPoint = field(default_factory=QPoint)
    served: int = 0


class LayerCache:
    """The cached images of one widget.

    A layer is cached from the second frame in which it is the same; one that changes only
    now and then, as the chest does with the breath, from the first.
    """

    def __init__(self) -> None:
        self._kept: dict[str, _CachedLayer] = {}
        self._made = 0

    def begin(self) -> None:
        """Begin a frame. Only a few new images are made in each, so that none takes long."""
        self._made = 0

    def layer(self, painter: QPainter, layer: Layer, ground: object) -> None:
        """Paint a layer: from its image if its key and `ground` are the same, else draw it."""
        cached = self._kept.setdefault(layer.name, _CachedLayer(None))
        waits, key = False, (ground, layer.key)
        if cached.key != key:
            waits = cached.served < LASTING
            cached.key, cached.served = key, 0
        if not cached.served:
            if waits or self._made >= MOST_NEW:
                layer.paint(painter)
                return
            self._made += 1
            _fill(cached, painter, layer)
        cached.served += 1
        if cached.sheet is not None:
            painter.save()
            painter.resetTransform()
            painter.setOpacity(layer.opacity)
            painter.drawImage(cached.corner, cached.sheet)
            painter.restore()


def _fill(cached: _CachedLayer, painter: QPainter, layer: Layer) -> None:
    """Draw a layer on its transparent image, as the painter would on the page."""
    world = painter.worldTransform()
    page = world.mapRect(layer.area)
    left, top = floor(page.left() / GRID) * GRID, floor(page.top() / GRID) * GRID
    right, bottom = ceil(page.right() / GRID) * GRID, ceil(page.bottom() / GRID) * GRID
    place = QRect(QPoint(left, top), QSize(right - left, bottom - top))
    ratio = painter.device().devicePixelRatioF()
    size = place.size() * ratio
    if cached.sheet is None or cached.sheet.size() != size:
        cached.sheet = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    cached.sheet.setDevicePixelRatio(ratio)
    cached.sheet.fill(0)
    cached.corner = place.topLeft()
    inner = QPainter(cached.sheet)
    inner.setRenderHints(painter.renderHints())
    inner.translate(-place.left(), -place.top())
    inner.setTransform(world, combine=True)
    layer.draw(inner)
    inner.end()
