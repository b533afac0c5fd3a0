"""A person from far to near: what each layer depends on is all that changes it."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from spinecoach.core.body.skeleton import Point, solve
from spinecoach.core.exercise.muscles import Muscle
from spinecoach.core.exercise.pose import Arm, Grip, Leg, Pose, Posture
from spinecoach.ui.figure import Build, Look, scene_of
from spinecoach.ui.figure.body import Body, build
from spinecoach.ui.figure.person import draw_lying, layers
from spinecoach.ui.figure.stage import Stage
from spinecoach.ui.figure.style import shape
from tests.ui.figure.pictures import SUPERMAN, difference, drawn

if TYPE_CHECKING:
    from collections.abc import Mapping

PALETTE = Look().palette
STAGE = Stage(200.0, 120 + 220j)
PLAIN = ("far arm", "head", "legs", "trunk", "near arm")


def body_of(
    pose: Pose, grip: Grip = Grip.EMPTY, breath: float = 0.0, posture: Posture = Posture.STANDING
) -> Body:
    return build(solve(pose, posture, grip), grip, shape(Build.SLENDER), STAGE, breath)


def keys(body: Body, levels: Mapping[Muscle, float] | None = None) -> dict[str, object]:
    """What each layer depends on."""
    return {name: key for name, key, _ in layers(body, PALETTE, levels or {})}


def pictures(body: Body, levels: Mapping[Muscle, float] | None = None) -> dict[str, QImage]:
    """Each layer by itself."""
    found = {}
    for name, _, draw in layers(body, PALETTE, levels or {}):
        image = QImage(240, 240, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        with QPainter(image) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw(painter)
        found[name] = image
    return found


MOVED: dict[str, tuple[dict[str, Any], set[str]]] = {
    "far arm": ({"far_arm": Arm(60)}, {"far arm"}),
    "near arm": ({"near_arm": Arm(60)}, {"near arm"}),
    "near leg": ({"near_leg": Leg(60, 60)}, {"legs"}),
    "far leg": ({"far_leg": Leg(60, 60)}, {"legs"}),
    "head": ({"neck": 30.0}, {"head"}),
    "trunk": ({"trunk": 20.0}, set(PLAIN)),
}


@pytest.mark.parametrize(("change", "layers_changed"), MOVED.values(), ids=MOVED)
def test_what_moves_is_drawn_again_and_nothing_else(
    change: dict[str, Any], layers_changed: set[str]
) -> None:
    before, after = body_of(Pose()), body_of(replace(Pose(), **change))
    assert tuple(keys(before)) == PLAIN
    assert {name for name in PLAIN if keys(before)[name] != keys(after)[name]} == layers_changed
    then, now = pictures(before), pictures(after)
    assert {name for name in PLAIN if difference(then[name], now[name]) > 0.0} == layers_changed


def test_a_movement_too_small_to_see_draws_nothing_again() -> None:
    assert keys(body_of(Pose())) == keys(body_of(replace(Pose(), trunk=0.001)))


def test_a_breath_draws_the_trunk_and_what_lies_on_it_again() -> None:
    before, after = (keys(body_of(Pose(), breath=breath)) for breath in (0.0, 0.5))
    assert {name for name in PLAIN if before[name] != after[name]} == {"trunk", "near arm"}


@pytest.mark.parametrize(
    ("muscle", "light"),
    [
        (Muscle.GLUTEUS_MAXIMUS, {"seat light"}),
        (Muscle.ERECTOR_SPINAE, {"trunk light"}),
        (Muscle.BICEPS_BRACHII, {"arm light"}),
    ],
)
def test_a_muscle_lights_up_on_its_own_part(muscle: Muscle, light: set[str]) -> None:
    lit = keys(body_of(Pose()), {muscle: 1.0})
    assert set(lit) - set(PLAIN) == light
    dimmer = keys(body_of(Pose()), {muscle: 0.5})
    assert {name for name in lit if lit[name] != dimmer[name]} == light
    assert tuple(keys(body_of(Pose()), {muscle: 0.0})) == PLAIN


def test_a_light_lies_over_its_part_and_under_what_is_nearer() -> None:
    names = list(keys(body_of(Pose()), dict.fromkeys(Muscle, 1.0)))
    assert names == [
        *("far arm", "head", "legs", "seat light"),
        *("trunk", "trunk light", "near arm", "arm light"),
    ]


def shining(shoulder: float) -> int:
    """How many pixels of the sleeve the muscles of the back light up, with that shoulder."""
    arm = Arm(shoulder, 90.0)
    body = body_of(Pose(trunk=45.0, near_arm=arm, far_arm=arm))
    light = pictures(body, {Muscle.RHOMBOIDS: 1.0}).get("arm light")
    assert light is not None
    white = QColor("white")
    return sum(light.pixelColor(x, y) != white for x in range(240) for y in range(240))


def test_the_back_shines_through_the_sleeve_that_covers_it_when_the_elbow_is_up() -> None:
    assert shining(-30.0) > 20
    assert shining(45.0) == 0


@pytest.mark.parametrize(
    ("grip", "iron"),
    [(Grip.EMPTY, ()), (Grip.PAIR, ("far arm", "near arm")), (Grip.SHARED, ("near arm",))],
)
def test_a_dumbbell_is_drawn_with_the_arm_that_holds_it(grip: Grip, iron: tuple[str, ...]) -> None:
    arm = Arm(60)
    made = pictures(body_of(Pose(near_arm=arm, far_arm=arm), grip))
    holding = {"far arm": PALETTE.iron.far, "near arm": PALETTE.iron.near}
    assert tuple(name for name, colour in holding.items() if pixels(made[name], colour)) == iron


def test_dumbbells_on_the_floor_lie_where_they_are_put() -> None:
    image = QImage(240, 240, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    with QPainter(image) as painter:
        draw_lying(painter, STAGE, [(Point(0.0, 0.05), 0.0)], PALETTE)
    place = STAGE.place(Point(0.0, 0.05))
    assert image.pixelColor(round(place.real), round(place.imag)) == PALETTE.handle
    assert pixels(image, PALETTE.iron.near) > 20


def test_behind_the_near_arm_the_face_has_no_nose() -> None:
    lying = replace(SUPERMAN.movement.start)
    hidden, seen = (
        body_of(pose, posture=Posture.PRONE)
        for pose in (lying, replace(lying, near_arm=Arm(5), far_arm=Arm(5)))
    )
    assert (hidden.face_hidden, seen.face_hidden) == (True, False)
    faces = [pictures(each)["head"] for each in (hidden, seen)]
    skin = [pixels(face, PALETTE.skin.near) for face in faces]
    assert skin[0] < skin[1]


def test_a_dumbbell_seen_from_its_end_hides_the_hand_that_holds_it() -> None:
    movement = SUPERMAN.variant("dumbbells-in-hands").movement
    scene = scene_of(movement, movement.start)
    image = drawn(scene, width=960, height=240)
    bare = drawn(replace(scene, grip=Grip.EMPTY), width=960, height=240)
    end = Look().palette.handle
    assert pixels(image, end) > 40
    assert pixels(bare, end) == 0


def pixels(image: QImage, colour: QColor) -> int:
    """How many pixels are of that colour."""
    places = itertools.product(range(image.width()), range(image.height()))
    return sum(image.pixel(x, y) == colour.rgb() for x, y in places)
