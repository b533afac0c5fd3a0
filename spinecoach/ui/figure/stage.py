"""Maps the figure's plane and depth to pixels of the picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spinecoach.core.body.skeleton import Point

DEPTH_X = 0.20
DEPTH_Y = 0.13
"""How far one body height of depth moves a point forward and up in the picture."""
CONTOUR = 0.0052
"""Width of the contour outside the body, in body heights."""


@dataclass(frozen=True, slots=True)
class Stage:
    """The place of the figure's plane in the picture: pixels per body height, and its origin."""

    scale: float
    origin: complex

    def place(self, point: Point, depth: float = 0.0) -> complex:
        """Return the pixel of a point `depth` body heights behind the middle plane."""
        x = point.x + DEPTH_X * depth
        y = point.y + DEPTH_Y * depth
        return self.origin + complex(x, -y) * self.scale
