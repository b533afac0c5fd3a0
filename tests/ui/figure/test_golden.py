"""Fixed moments of every movement look as they did when they were last approved.

After a change that is meant to be seen, look at `tools/contact_sheet.py`'s
sheets, then draw the small pictures anew:

    GOLDEN=draw python -m pytest tests/ui/figure/test_golden.py
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from spinecoach.ui.figure import Look, paint_figure
from spinecoach.ui.figure.stills import of_moment
from tests.ui.figure.pictures import all_movements, difference, others

if TYPE_CHECKING:
    from spinecoach.core.exercise.exercise import Exercise, Movement

PICTURED = [*all_movements(), *others()]
FOLDER = Path(__file__).parent / "golden"
WIDTH, HEIGHT = 128, 96
TOLERANCE = 0.01
"""Share of the pixels that another version of Qt may draw differently."""


def strip(exercise: Exercise, movement: Movement) -> QImage:
    """Half-way and the end of every phase, side by side; the last one on the dark theme."""
    moments = [(phase, t) for phase in movement.phases for t in (0.5, 1.0)]
    image = QImage(WIDTH * len(moments), HEIGHT, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    for number, (phase, t) in enumerate(moments):
        look = Look(dark=number == len(moments) - 1)
        cell = QRectF(number * WIDTH, 0, WIDTH, HEIGHT)
        painter.fillRect(cell, look.palette.ground)
        paint_figure(painter, cell, of_moment(exercise, movement, phase, t), look)
    painter.end()
    return image


@pytest.mark.parametrize(
    ("name", "exercise", "movement"), [pytest.param(*each, id=each[0]) for each in PICTURED]
)
def test_a_movement_looks_as_approved(name: str, exercise: Exercise, movement: Movement) -> None:
    file = FOLDER / f"{name}.png"
    now = strip(exercise, movement)
    if os.environ.get("GOLDEN") == "draw":
        assert now.convertToFormat(QImage.Format.Format_RGB888).save(str(file))
    approved = QImage(str(file))
    assert not approved.isNull(), f"{file.name} is missing; draw it with GOLDEN=draw"
    assert difference(now, approved) <= TOLERANCE


def test_there_is_no_picture_of_a_removed_movement() -> None:
    assert {file.stem for file in FOLDER.glob("*.png")} == {name for name, *_ in PICTURED}
