"""Nothing of a layer is painted outside its area, whatever the movement and the body."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from spinecoach.ui.figure.scene import Look, Scene, compose
from spinecoach.ui.figure.stills import of_moment, pointing
from spinecoach.ui.figure.style import Build
from tests.ui.figure.pictures import PULLOVER, all_movements, others

MOVEMENTS = [*all_movements(), *others()]
ROOM = QRectF(60.0, 60.0, 320.0, 240.0)
SIZE = (440, 360)
EMPTY = bytes(4 * SIZE[0] * SIZE[1])


def left_over(scene: Scene, look: Look) -> list[str]:
    """The layers of which something is outside their area."""
    found = []
    for layer in compose(ROOM, scene, look).layers:
        image = QImage(*SIZE, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        with QPainter(image) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            layer.draw(painter)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
            painter.fillRect(layer.area, look.palette.ink)
        if bytes(image.constBits()) != EMPTY:
            found.append(layer.name)
    return found


@pytest.mark.parametrize("build", Build)
@pytest.mark.parametrize("name", [name for name, *_ in MOVEMENTS])
def test_a_layer_is_painted_only_inside_its_area(name: str, build: Build) -> None:
    _, exercise, movement = next(each for each in MOVEMENTS if each[0] == name)
    for phase, progress in itertools.product(movement.phases, (0.4, 1.0)):
        scene = replace(of_moment(exercise, movement, phase, progress), breath=1.0)
        assert left_over(pointing(scene, movement, phase), Look(build=build)) == []


def test_an_arm_does_not_reserve_half_of_the_picture() -> None:
    movement = PULLOVER.movement
    scene = of_moment(PULLOVER, movement, movement.phases[0], 0.0)
    rooms = {layer.name: layer.area for layer in compose(ROOM, scene, Look()).layers}
    whole, arm = rooms["floor"].united(rooms["near arm"]), rooms["near arm"]
    assert arm.width() * arm.height() < 0.2 * whole.width() * whole.height()
