"""Layers are cached while they do not change, and look like drawn ones."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from spinecoach.ui.figure import Look, arrows, scene_of
from spinecoach.ui.figure.layer_cache import LayerCache
from spinecoach.ui.figure.scene import compose
from spinecoach.ui.figure.stills import pointing
from tests.ui.figure.pictures import (
    PULLOVER,
    ROW,
    SQUEEZES,
    SUPERMAN,
    difference,
    drawn,
)

if TYPE_CHECKING:
    from spinecoach.core.exercise.exercise import Exercise
    from spinecoach.ui.figure import Scene


def with_layers(scene: Scene, layers: LayerCache) -> QImage:
    image = QImage(320, 240, QImage.Format.Format_RGB32)
    image.fill(Look().palette.ground)
    painter = QPainter(image)
    compose(QRectF(image.rect()), scene, Look()).paint(painter, layers)
    painter.end()
    return image


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("exercise", [PULLOVER, SUPERMAN, SQUEEZES, ROW])
def test_cached_layers_look_like_drawn_ones(exercise: Exercise, *, mirrored: bool) -> None:
    movement = exercise.movement
    scene = pointing(scene_of(movement, movement.start), movement, movement.phases[0])
    scene = replace(scene, mirrored=mirrored)
    layers = LayerCache()
    for _ in range(8):
        kept = with_layers(scene, layers)
    assert difference(kept, drawn(scene)) == 0.0


def test_a_fading_layer_is_cached_and_transparent_as_a_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    movement, layers = PULLOVER.movement, LayerCache()
    start = scene_of(movement, movement.start)
    for _ in range(8):
        with_layers(pointing(start, movement, movement.phases[0]), layers)
    drawings: list[object] = []
    monkeypatch.setattr(arrows, "paint", lambda *_, **given: drawings.append(given))
    faint = with_layers(pointing(start, movement, movement.phases[0], 0.5), layers)
    assert not drawings
    assert faint != drawn(start)
    monkeypatch.undo()
    whole = drawn(pointing(start, movement, movement.phases[0]))
    assert 0.0 < difference(faint, drawn(start)) < difference(whole, drawn(start))


def test_a_layer_that_moves_is_drawn_again() -> None:
    movement, layers = ROW.movement, LayerCache()
    for _ in range(4):
        with_layers(scene_of(movement, movement.start), layers)
    moved = scene_of(movement, movement.phases[0].pose)
    assert difference(with_layers(moved, layers), drawn(moved)) == 0.0
