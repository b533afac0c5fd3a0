"""Working muscles are highlighted, others are not."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from spinecoach.core.exercise.muscles import Muscle
from spinecoach.ui.figure import scene_of
from tests.ui.figure.pictures import (
    SUPERMAN,
    drawn,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QImage

    from spinecoach.core.exercise.exercise import Exercise


def warm_pixels(exercise: Exercise, muscle: Muscle, level: float) -> int:
    """How many pixels one highlighted muscle changes."""
    scene = scene_of(exercise.movement, exercise.movement.phases[0].pose)
    plain, lit = drawn(scene), drawn(replace(scene, glow={muscle: level}))
    return sum(plain.pixel(x, y) != lit.pixel(x, y) for x in range(320) for y in range(240))


def pixels(image: QImage, colour: QColor) -> int:
    """How many pixels are of that colour."""
    places = itertools.product(range(image.width()), range(image.height()))
    return sum(image.pixelColor(x, y) == colour for x, y in places)


@pytest.mark.parametrize("muscle", Muscle)
def test_every_muscle_is_highlighted_somewhere_on_the_body(muscle: Muscle) -> None:
    assert warm_pixels(SUPERMAN, muscle, 1.0) > 10


def test_a_muscle_that_does_not_work_is_not_highlighted() -> None:
    assert warm_pixels(SUPERMAN, Muscle.HAMSTRINGS, 0.0) == 0
