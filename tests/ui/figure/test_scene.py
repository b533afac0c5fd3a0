"""One picture: nothing is cut off or jumps, it is mirrored exactly, muscles are highlighted."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath

from spinecoach.core.exercise.pose import blend
from spinecoach.ui.figure import Build, Look, SkinTone, outline, scene_of
from spinecoach.ui.figure.scene import compose
from spinecoach.ui.figure.stills import pointing
from tests.ui.figure.pictures import (
    PULLOVER,
    ROW,
    SQUEEZES,
    SUPERMAN,
    all_movements,
    difference,
    drawn,
)

if TYPE_CHECKING:
    from spinecoach.core.exercise.exercise import Movement
    from spinecoach.ui.figure.scene import Drawing

every_movement = pytest.mark.parametrize(
    "movement", [pytest.param(movement, id=name) for name, _, movement in all_movements()]
)


def edge_pixels(image: QImage, ground: QColor) -> int:
    """How many pixels at the picture's edge are not background."""
    width, height = image.width(), image.height()
    rim = [(x, y) for x in range(width) for y in (0, height - 1)]
    rim += [(x, y) for y in range(height) for x in (0, width - 1)]
    return sum(image.pixelColor(*place) != ground for place in rim)


@every_movement
def test_nothing_is_cut_off_in_any_step_or_phase(movement: Movement) -> None:
    poses = [step.pose for step in movement.steps] + [phase.pose for phase in movement.phases]
    for pose in dict.fromkeys(poses):
        image = drawn(scene_of(movement, pose), width=240, height=180)
        assert edge_pixels(image, Look().palette.ground) == 0


@every_movement
def test_the_view_stays_the_same_through_a_whole_rep(movement: Movement) -> None:
    views, before = set(), movement.start
    for phase in movement.phases:
        views |= {scene_of(movement, blend(before, phase.pose, t / 8)).view for t in range(9)}
        before = phase.pose
    assert len(views) == 1


def test_standing_before_a_hinge_zooms_out_without_a_jump() -> None:
    movement = ROW.movement
    tall, bent = movement.steps[0].pose, movement.start
    heights = [scene_of(movement, blend(tall, bent, t / 50)).view.height for t in range(51)]
    assert heights[0] > heights[-1]
    assert all(0 <= a - b < 0.03 for a, b in itertools.pairwise(heights))


def test_the_mirrored_picture_is_the_mirror_image() -> None:
    scene = scene_of(SQUEEZES.movement, SQUEEZES.movement.start)
    straight, mirrored = drawn(scene), drawn(replace(scene, mirrored=True))
    assert difference(straight.flipped(Qt.Orientation.Horizontal), mirrored) < 0.002
    assert difference(straight, mirrored) > 0.05


def test_a_full_breath_widens_the_chest() -> None:
    scene = scene_of(SUPERMAN.movement, SUPERMAN.movement.start)
    assert 0 < difference(drawn(scene), drawn(replace(scene, breath=1.0))) < 0.05


@pytest.mark.parametrize("skin", SkinTone)
@pytest.mark.parametrize("build", Build)
def test_every_body_can_be_drawn_in_every_tone(skin: SkinTone, build: Build) -> None:
    scene = scene_of(ROW.movement, ROW.movement.start)
    plain = drawn(scene)
    other = drawn(scene, Look(skin=skin, build=build))
    same = (skin, build) == (SkinTone.MEDIUM, Build.SLENDER)
    assert (plain == other) is same


# Layers that are cached as images


def test_parts_that_only_move_and_turn_keep_their_outlines(monkeypatch: pytest.MonkeyPatch) -> None:
    movement = PULLOVER.variant("two-dumbbells").movement
    scenes = [
        scene_of(movement, blend(movement.start, movement.phases[0].pose, share))
        for share in (0.3, 0.4, 0.5)
    ]
    drawn(scenes[0])
    outlined: list[object] = []
    plain = outline._curve

    def counted(path: QPainterPath, points: list[complex]) -> None:
        outlined.append(points)
        plain(path, points)

    monkeypatch.setattr(outline, "_curve", counted)
    for scene in scenes[1:]:
        drawn(scene)
    assert not outlined
    drawn(scenes[0], width=307, height=211)  # in another size every outline is made again
    assert outlined


@pytest.mark.parametrize("mirrored", [False, True])
@every_movement
def test_what_changes_between_frames_is_inside_the_painted_area(
    movement: Movement, *, mirrored: bool
) -> None:
    poses = [movement.start, blend(movement.start, movement.phases[0].pose, 0.1)]
    poses += [movement.phases[0].pose]
    scenes = [replace(scene_of(movement, pose), mirrored=mirrored) for pose in poses]
    scenes.insert(2, pointing(scenes[1], movement, movement.phases[0]))
    image, rect = drawn(scenes[0]), QRectF(0, 0, 320, 240)
    for before, after in itertools.pairwise(scenes):
        picture = compose(rect, after, Look())
        room = picture.changed(compose(rect, before, Look()))
        assert room is not None
        painter = QPainter(image)
        painter.setClipRect(room.toAlignedRect())
        painter.fillRect(image.rect(), Look().palette.ground)
        picture.paint(painter, room=QRectF(room.toAlignedRect()))
        painter.end()
        assert difference(image, drawn(after)) == 0.0


def test_a_frame_without_movement_changes_nothing() -> None:
    rect, scene = QRectF(0, 0, 320, 240), scene_of(ROW.movement, ROW.movement.start)
    picture = compose(rect, scene, Look())
    again = compose(rect, replace(scene), Look()).changed(picture)
    assert again is not None
    assert again.isEmpty()
    assert compose(rect, scene, Look(dark=True)).changed(picture) is None


def test_a_movement_too_small_to_see_changes_nothing() -> None:
    start, held = SUPERMAN.movement.start, SUPERMAN.movement.phases[0].pose
    rect = QRectF(0, 0, 900, 700)

    def lifted(share: float) -> Drawing:
        return compose(rect, scene_of(SUPERMAN.movement, blend(start, held, share)), Look())

    hardly, plainly = lifted(0.00001).changed(lifted(0.0)), lifted(0.02).changed(lifted(0.0))
    assert hardly is not None
    assert hardly.isEmpty()
    assert plainly is not None
    assert not plainly.isEmpty()


def test_an_arrow_that_fades_is_painted_anew_where_it_is() -> None:
    rect, movement = QRectF(0, 0, 320, 240), PULLOVER.movement
    start = scene_of(movement, movement.start)
    bright, faint = (pointing(start, movement, movement.phases[0], by) for by in (1.0, 0.4))
    picture = compose(rect, faint, Look())
    room = picture.changed(compose(rect, bright, Look()))
    assert room is not None
    assert not room.isEmpty()
    image = drawn(bright)
    painter = QPainter(image)
    painter.setClipRect(room.toAlignedRect())
    painter.fillRect(image.rect(), Look().palette.ground)
    picture.paint(painter, room=QRectF(room.toAlignedRect()))
    painter.end()
    assert difference(image, drawn(faint)) == 0.0
