"""The still picture of a movement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.ui.widgets.picture import Picture
from tests.ui.stage import SHELF

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QImage
    from pytestqt.qtbot import QtBot


def inked(image: QImage, ground: QColor) -> list[int]:
    """Return the rows with anything on them."""
    across = range(0, image.width(), 2)
    return [
        y for y in range(image.height()) if any(image.pixelColor(x, y) != ground for x in across)
    ]


def test_every_movement_stands_on_the_floor_of_its_room(qtbot: QtBot) -> None:
    picture = Picture()
    qtbot.addWidget(picture)
    picture.resize(160, 120)
    empty = picture.grab().toImage()
    ground = empty.pixelColor(0, 0)
    assert inked(empty, ground) == []
    for exercise in SHELF.exercises():
        picture.show_movement(exercise.movement)
        rows = inked(picture.grab().toImage(), ground)
        assert 100 < rows[-1] < 120
        needed = picture.height_for(160)
        assert rows[-1] - rows[0] <= needed
