"""One picture of the figure: its pose, highlighted muscles, mat, chair, arrows.

A `Scene` contains all that one picture needs; `paint_figure` draws it into any rectangle of
any painter (a widget, a PNG, an SVG, a page of a PDF). All poses of a movement share one
`Viewport`, so the figure never jumps in size or place.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from spinecoach.core.body.skeleton import Point, solve
from spinecoach.core.exercise.pose import Grip, Prop, blend
from spinecoach.ui.figure import body, furniture, glow, person
from spinecoach.ui.figure.areas import of_person, round_points
from spinecoach.ui.figure.layer_cache import Layer
from spinecoach.ui.figure.stage import Stage
from spinecoach.ui.figure.style import Build, Palette, SkinTone, palette, shape

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from PySide6.QtCore import QPointF

    from spinecoach.core.body.skeleton import ArmBones, Skeleton
    from spinecoach.core.exercise.exercise import Movement
    from spinecoach.core.exercise.muscles import Muscle
    from spinecoach.core.exercise.pose import Pose, Posture
    from spinecoach.ui.figure.arrows import Track
    from spinecoach.ui.figure.layer_cache import LayerCache

_MARGIN = 0.075
"""Body heights of body, hair and dumbbell around the joints."""
_FLOOR = 0.075
"""Body heights below the floor line: the near edge of the mat and its shadow."""
_STANCE = 0.12
"""Body heights of floor in front of and behind the feet of someone who stands."""
_SLACK = 0.02
"""Body heights by which a pose can reach into the margin."""
_LEAST_WINDOW = 0.16
_CHAIR_ROOM = 0.36
_MOST_SETTINGS = 64
_HELD = {Grip.EMPTY: 0, Grip.CLASPED: 0, Grip.SHARED: 1, Grip.SINGLE: 1, Grip.PAIR: 2}
"""How many dumbbells a grip holds."""


@dataclass(frozen=True, slots=True)
class Viewport:
    """The part of the figure's plane that the picture shows, in body heights."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """From left to right, in body heights."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From bottom to top, in body heights."""
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Look:
    """How the figure looks: theme, skin tone and body shape."""

    dark: bool = False
    skin: SkinTone = SkinTone.MEDIUM
    build: Build = Build.SLENDER

    @property
    def palette(self) -> Palette:
        """The colours."""
        return palette(self.skin, dark=self.dark)


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything that one picture shows.

    `mirrored` turns it to the other side; `glow` is the brightness of each muscle (0 to 1);
    `breath` (0 to 1) widens the chest; `chair` is the place of the hand on the chair's back;
    `lying` is the number of dumbbells on the floor; `arrows` are the paths of the coming
    movement; `from_behind` adds an inset with the shoulder blades, left of `flank`, the
    hindmost place that trunk and arms reach.
    """

    pose: Pose
    posture: Posture
    grip: Grip
    view: Viewport
    mirrored: bool = False
    breath: float = 0.0
    glow: Mapping[Muscle, float] = field(default_factory=dict)
    chair: Point | None = None
    lying: int = 0
    arrows: tuple[Track, ...] = ()
    arrow_strength: float = 1.0
    from_behind: bool = False
    flank: float = 0.0


def scene_of(movement: Movement, pose: Pose, grip: Grip | None = None) -> Scene:
    """Return the plain picture of one pose of `movement`, with its own grip or another."""
    setting = _setting(movement)
    return Scene(
        pose,
        movement.posture,
        grip or movement.grip,
        view_of(movement, pose),
        chair=setting.chair,
        flank=setting.flank,
        lying=_HELD[movement.grip] if grip is Grip.EMPTY else 0,
    )


def squeezes(movement: Movement) -> bool:
    """Return whether the shoulder blades move, so that the back should be shown."""
    return any(phase.pose.scapula > 0.0 for phase in movement.phases)


def view_of(movement: Movement, pose: Pose) -> Viewport:
    """Return the view in which every phase of `movement` fits, and `pose` as well.

    It never changes within a set. A set-up step that reaches beyond it (standing before a
    hinge) widens it only as far as needed, so the picture zooms and never jumps.
    """
    wide = _setting(movement).view
    own = view_around(_solved(pose, movement.posture, movement.grip))
    return Viewport(
        min(wide.left, own.left + _SLACK),
        wide.bottom,
        max(wide.right, own.right - _SLACK),
        max(wide.top, own.top - _SLACK),
    )


_solved = lru_cache(maxsize=8)(solve)
"""Cached: the view and the drawing both ask for the skeleton in each frame."""


class _Setting(NamedTuple):
    """What all pictures of a movement share: its view, its chair, its flank (see `Scene`)."""

    view: Viewport
    chair: Point | None
    flank: float


_settings: dict[int, tuple[Movement, _Setting]] = {}
"""Keyed by identity: comparing two movements takes longer than drawing an arm."""


def _setting(movement: Movement) -> _Setting:
    """Return what all pictures of `movement` share."""
    known = _settings.get(id(movement))
    if known is None or known[0] is not movement:
        if len(_settings) >= _MOST_SETTINGS:
            _settings.clear()
        known = _settings[id(movement)] = (movement, _setting_of(movement))
    return known[1]


def _setting_of(movement: Movement) -> _Setting:
    poses: list[Pose] = []
    before = movement.start
    for phase in movement.phases:
        poses.extend(blend(before, phase.pose, t) for t in (0.25, 0.5, 0.75, 1.0))
        before = phase.pose
    skeletons = [solve(pose, movement.posture, movement.grip) for pose in poses]
    view = view_around(*skeletons)
    flank = min(
        point.x
        for skeleton in skeletons
        for point in (skeleton.pelvis, *_arm(skeleton.near_arm), *_arm(skeleton.far_arm))
    )
    chair = _chair_of(movement)
    if chair is not None:
        view = replace(view, right=max(view.right, chair.x + _CHAIR_ROOM))
    return _Setting(view, chair, flank - _MARGIN)


def _chair_of(movement: Movement) -> Point | None:
    if movement.prop is not Prop.CHAIR:
        return None
    return solve(movement.start, movement.posture, movement.grip).far_arm.grip


def view_around(*skeletons: Skeleton) -> Viewport:
    """Return the view that contains all of these skeletons with their bodies."""
    points = [point for skeleton in skeletons for point in skeleton.points()]
    across, up = zip(*points, strict=True)
    legs = [leg for skeleton in skeletons for leg in (skeleton.near_leg, skeleton.far_leg)]
    feet = [x for leg in legs if leg.planted for x in (leg.heel.x - _STANCE, leg.toe.x + _STANCE)]
    return Viewport(
        left=min((min(across) - _MARGIN, *feet)),
        bottom=-_FLOOR,
        right=max((max(across) + _MARGIN, *feet)),
        top=max(up) + _MARGIN,
    )


@dataclass(frozen=True, slots=True)
class Drawing:
    """A scene that is ready to be drawn: its layers from far to near.

    All of them depend on `ground`; a mirrored picture is mirrored at `axis`, in pixels.
    """

    ground: tuple[object, ...]
    axis: float | None
    layers: tuple[Layer, ...]

    def changed(self, before: Drawing) -> QRectF | None:
        """Return the area in which this picture differs from the one before; None = everywhere."""
        if self.ground != before.ground:
            return None
        old = {layer.name: layer for layer in before.layers}
        room = QRectF()
        for layer in self.layers:
            past = old.pop(layer.name, None)
            if past is None or (past.key, past.opacity) != (layer.key, layer.opacity):
                room |= layer.area if past is None else layer.area | past.area
        for layer in old.values():
            room |= layer.area
        if self.axis is not None:
            room.moveLeft(2.0 * self.axis - room.right())
        return room

    def paint(
        self, painter: QPainter, layers: LayerCache | None = None, room: QRectF | None = None
    ) -> None:
        """Draw all layers, or only those that reach into the area `room` (in pixels)."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.axis is not None:
            painter.translate(2.0 * self.axis, 0.0)
            painter.scale(-1.0, 1.0)
        if layers is not None:
            layers.begin()
        for layer in self.layers:
            if room is not None and not painter.transform().mapRect(layer.area).intersects(room):
                continue
            if layers is None:
                layer.paint(painter)
            else:
                layers.layer(painter, layer, self.ground)
        painter.restore()


def compose(rect: QRectF, scene: Scene, look: Look) -> Drawing:
    """Return the picture of `scene` in `rect`: as large as fits, at the bottom."""
    stage, middle = _stage(rect, scene.view)
    layers = (*_back_layers(rect, stage, scene, look), *_layers(scene, look, stage))
    return Drawing(
        ground=(look, stage, scene.mirrored),
        axis=middle if scene.mirrored else None,
        layers=layers,
    )


def paint_figure(painter: QPainter, rect: QRectF, scene: Scene, look: Look) -> None:
    """Draw `scene` into `rect`, all of it as vectors."""
    compose(rect, scene, look).paint(painter)


def muscle_at(rect: QRectF, scene: Scene, look: Look, spot: QPointF) -> Muscle | None:
    """Return the highlighted muscle at a point of the picture; None if none is."""
    stage, middle = _stage(rect, scene.view)
    across = 2.0 * middle - spot.x() if scene.mirrored else spot.x()
    drawn = _flesh(scene, look, stage)
    return glow.muscle_at(drawn, complex(across, spot.y()), scene.glow)


def _flesh(scene: Scene, look: Look, stage: Stage) -> body.Body:
    skeleton = _solved(scene.pose, scene.posture, scene.grip)
    return body.build(skeleton, scene.grip, shape(look.build), stage, scene.breath)


def _back_layers(rect: QRectF, stage: Stage, scene: Scene, look: Look) -> Iterator[Layer]:
    """Yield the inset with the back, if there is room for it behind the figure."""
    if not scene.from_behind:
        return
    from spinecoach.ui.figure import back_view

    room = stage.origin.real + scene.flank * stage.scale - rect.left()
    radius = min(room * 0.44, rect.height() * 0.26)
    if radius < _LEAST_WINDOW * stage.scale:
        return
    middle = complex(rect.left() + room * 0.5, rect.top() + rect.height() * 0.36)
    back = back_view.back_of(scene.pose, scene.grip, scene.glow)
    place, flesh = (middle, radius), shape(look.build)

    def window(painter: QPainter) -> None:
        back_view.paint_window(painter, place, look.palette, flesh)

    def moving(painter: QPainter) -> None:
        back_view.paint(painter, place, back, look.palette, flesh)

    wide = radius + stage.scale * 0.02
    area = QRectF(middle.real - wide, middle.imag - wide, 2 * wide, 2 * wide)
    yield Layer("window", place, area, window)
    slim = wide * back_view.SLIM
    area = QRectF(middle.real - slim, middle.imag - wide, 2 * slim, 2 * wide)
    yield Layer("back", (back, place), area, moving)


def _stage(rect: QRectF, view: Viewport) -> tuple[Stage, float]:
    scale = min(rect.width() / view.width, rect.height() / view.height)
    middle = rect.center().x()
    floor = rect.bottom() - (rect.height() - view.height * scale) / 2.0 + view.bottom * scale
    left = middle - (view.left + view.right) / 2.0 * scale
    return Stage(scale, complex(left, floor)), middle


def _layers(scene: Scene, look: Look, stage: Stage) -> Iterator[Layer]:
    """Yield the layers from far to near."""
    colours, drawn = look.palette, _flesh(scene, look, stage)
    skeleton = drawn.skeleton
    yield from _ground(scene, stage, skeleton, look)
    areas = of_person(drawn)
    for name, key, draw in person.layers(drawn, colours, scene.glow):
        yield Layer(name, key, areas[name], draw)
    yield from _layers_beside(scene, stage, skeleton, colours)


def _ground(scene: Scene, stage: Stage, skeleton: Skeleton, look: Look) -> Iterator[Layer]:
    """Yield mat, shadow and chair."""
    colours, view, chair = look.palette, scene.view, scene.chair
    spots = tuple(furniture.shade(skeleton))

    def floor(painter: QPainter) -> None:
        furniture.paint_mat(painter, stage, view.left, view.right, colours)
        furniture.paint_shadow(painter, stage, spots, colours)

    where = round_points(stage, ((view.left, 0.0), (view.right, 0.0)), 0.05)
    yield Layer("floor", (view, spots), where, floor)
    if chair is not None:
        depth = shape(look.build).shoulder_depth
        wood = partial(furniture.paint_chair, stage=stage, hand=chair, depth=depth, colours=colours)
        where = round_points(stage, (chair, (view.right, 0.0)), 0.1)
        yield Layer("chair", chair, where, wood)


def _layers_beside(
    scene: Scene, stage: Stage, skeleton: Skeleton, colours: Palette
) -> Iterator[Layer]:
    """Yield what stands in front of the figure."""
    if scene.lying:
        places = furniture.lying(skeleton, scene.posture, scene.lying)

        def waiting(painter: QPainter) -> None:
            person.draw_lying(painter, stage, places, colours)

        spots = [(place.x, place.y) for place, _ in places]
        yield Layer("dumbbells", tuple(places), round_points(stage, spots, 0.13), waiting)
    if scene.arrows:
        from spinecoach.ui.figure import arrows

        strength = scene.arrow_strength
        for number, track in enumerate(scene.arrows):
            draw = partial(arrows.paint, stage=stage, track=track, palette=colours)
            yield Layer(f"arrow {number}", track, round_points(stage, track, 0.04), draw, strength)


def _arm(arm: ArmBones) -> tuple[Point, ...]:
    return arm.shoulder, arm.elbow, arm.wrist, arm.fingertip
