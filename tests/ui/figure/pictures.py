"""Small pictures of the built-in movements for the tests, and comparisons of their pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from spinecoach.adapters.packs.shelf import PackShelf
from spinecoach.assets import exercises_dir, optional_exercises_dir, warm_up_dir
from spinecoach.ui.figure import Look, paint_figure

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from spinecoach.core.exercise.exercise import Exercise, Movement
    from spinecoach.ui.figure import Scene

VISIBLE = 48
"""A greater difference of one colour, of 255, is visible."""

EXERCISES = {each.id: each for each in PackShelf(exercises_dir()).exercises()}
PULLOVER = EXERCISES["dumbbell-pullover"]
SUPERMAN = EXERCISES["superman"]
SQUEEZES = EXERCISES["shoulder-squeezes"]
ROW = EXERCISES["bent-over-row"]


def all_movements() -> list[tuple[str, Exercise, Movement]]:
    """Every exercise and every variant, with a name for each."""
    return _named(EXERCISES.values())


def others() -> list[tuple[str, Exercise, Movement]]:
    """The warm-up and the optional exercises, which are not on the shelf at first."""
    return _named(PackShelf(optional_exercises_dir(), warm_up_dir()).exercises())


def _named(exercises: Iterable[Exercise]) -> list[tuple[str, Exercise, Movement]]:
    found = []
    for each in exercises:
        found.append((each.id, each, each.movement))
        found += [(f"{each.id}--{v.id}", each, v.movement) for v in each.variants]
    return found


def drawn(scene: Scene, look: Look | None = None, width: int = 320, height: int = 240) -> QImage:
    """Draw the scene on the background of its theme."""
    look = look or Look()
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(look.palette.ground)
    painter = QPainter(image)
    paint_figure(painter, QRectF(image.rect()), scene, look)
    painter.end()
    return image


def luminance(colour: QColor) -> float:
    """Relative luminance (WCAG 2.2)."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = map(linear, (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of two colours, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def difference(one: QImage, other: QImage) -> float:
    """The share of pixels whose difference is visible."""
    if one.size() != other.size():
        return 1.0
    apart = np.abs(_colours(one) - _colours(other)).max(axis=1)
    return float(np.mean(apart > VISIBLE))


def _colours(image: QImage) -> NDArray[np.int16]:
    """A row of blue, green and red, 0 to 255, for each pixel."""
    data = image.convertToFormat(QImage.Format.Format_RGB32).constBits()
    return np.frombuffer(data, np.uint8).reshape(-1, 4)[:, :3].astype(np.int16)
