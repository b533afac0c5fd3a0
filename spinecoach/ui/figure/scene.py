"""One picture of the figure: which pose, how it is lit, where it stands.

A `Scene` holds all that one picture needs; `paint_figure` draws it into any
rectangle of any painter (a widget, a PNG, an SVG, a page of a PDF). All poses of
a movement share one `View`, so the figure never jumps in size or place.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF, QRadialGradient

from spinecoach.core.pose import Grip, Posture, blend
from spinecoach.core.skeleton import Point, solve
from spinecoach.ui.figure import body
from spinecoach.ui.figure.style import Build, Palette, SkinTone, palette, shape

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spinecoach.core.exercise import Movement
    from spinecoach.core.muscles import Muscle
    from spinecoach.core.pose import Pose
    from spinecoach.core.skeleton import Skeleton

_MARGIN = 0.075
"""Body heights of flesh, hair and iron around the joints."""
_FLOOR = 0.075
"""Body heights of floor below the figure: the mat's near edge and its shadow."""
_MAT_DEPTH = 0.24
_MAT_THICK = 0.014
_SHADE_DEPTH = 0.034
_LOW = 0.30
_CONTACT = 0.09
"""Height at which a part of the body no longer darkens the floor below it."""


@dataclass(frozen=True, slots=True)
class View:
    """The part of the figure's plane that the picture shows, in body heights."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From bottom to top."""
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

    `mirrored` turns it to the other side; `glow` tells how brightly each muscle
    shines (0 to 1); `breath` (0 to 1) fills the chest.
    """

    pose: Pose
    posture: Posture
    grip: Grip
    view: View
    mirrored: bool = False
    breath: float = 0.0
    glow: Mapping[Muscle, float] = field(default_factory=dict)


@lru_cache(maxsize=64)
def view_of(movement: Movement) -> View:
    """Return the view in which every pose of `movement` fits, set-up steps included."""
    poses = [step.pose for step in movement.steps]
    before = movement.start
    for phase in movement.phases:
        poses.extend((blend(before, phase.pose, 0.5), phase.pose))
        before = phase.pose
    return view_around(*(solve(pose, movement.posture, movement.grip) for pose in poses))


def view_around(*skeletons: Skeleton) -> View:
    """Return the view that holds all of these skeletons with their flesh."""
    points = [point for skeleton in skeletons for point in skeleton.points()]
    return View(
        left=min(point.x for point in points) - _MARGIN,
        bottom=-_FLOOR,
        right=max(point.x for point in points) + _MARGIN,
        top=max(point.y for point in points) + _MARGIN,
    )


def paint_figure(painter: QPainter, rect: QRectF, scene: Scene, look: Look) -> None:
    """Draw `scene` into `rect`, as large as it fits, standing on the rectangle's floor."""
    view = scene.view
    scale = min(rect.width() / view.width, rect.height() / view.height)
    middle = rect.center().x()
    floor = rect.bottom() - (rect.height() - view.height * scale) / 2.0 + view.bottom * scale
    left = middle - (view.left + view.right) / 2.0 * scale
    stage = body.Stage(scale, complex(left, floor))
    skeleton = solve(scene.pose, scene.posture, scene.grip)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if scene.mirrored:
        painter.translate(2.0 * middle, 0.0)
        painter.scale(-1.0, 1.0)
    colours = look.palette
    _paint_mat(painter, stage, view, colours)
    _paint_shadow(painter, stage, skeleton, colours)
    flesh = shape(look.build)
    drawn = body.build(skeleton, scene.grip, flesh, stage, scene.breath)
    body.draw(drawn, flesh, colours, painter)
    painter.restore()


def _paint_mat(painter: QPainter, stage: body.Stage, view: View, colours: Palette) -> None:
    """The mat lies in the figure's depth: a thin slab seen from slightly above."""
    left, right = view.left + 0.02, view.right - 0.02
    shift = complex(body.DEPTH_X, -body.DEPTH_Y) * _MAT_DEPTH * stage.scale
    a = stage.origin + left * stage.scale - shift
    b = stage.origin + right * stage.scale - shift
    drop = 1j * _MAT_THICK * stage.scale
    edge = [a, b, b + drop, a + drop]
    top = [a, b, b + 2 * shift, a + 2 * shift]
    painter.setPen(Qt.PenStyle.NoPen)
    for corners, colour in ((edge, colours.mat_edge), (top, colours.mat)):
        painter.setBrush(colour)
        painter.drawPolygon(QPolygonF([QPointF(c.real, c.imag) for c in corners]))


def _paint_shadow(
    painter: QPainter, stage: body.Stage, skeleton: Skeleton, colours: Palette
) -> None:
    """Soft shade on the floor: wide under the body, dark where the body meets it."""
    painter.setPen(Qt.PenStyle.NoPen)
    for x, reach, strength in _shade(skeleton):
        colour = QColor(colours.shadow)
        colour.setAlphaF(colours.shadow.alphaF() * strength)
        edge = QColor(colour)
        edge.setAlpha(0)
        gradient = QRadialGradient(QPointF(0, 0), 1.0)
        gradient.setColorAt(0.0, colour)
        gradient.setColorAt(0.5, colour)
        gradient.setColorAt(1.0, edge)
        centre = stage.origin + x * stage.scale
        painter.save()
        painter.translate(centre.real, centre.imag)
        painter.scale(reach * stage.scale, _SHADE_DEPTH * stage.scale)
        painter.setBrush(gradient)
        painter.drawEllipse(QPointF(0, 0), 1.0, 1.0)
        painter.restore()


def _shade(skeleton: Skeleton) -> list[tuple[float, float, float]]:
    """(place, half width, strength) of the shadows, in body heights."""
    low = [point.x for point in skeleton.points() if point.y < _LOW]
    left, right = min(low) - 0.05, max(low) + 0.05
    spots = [((left + right) / 2.0, (right - left) / 2.0, 0.45)]
    contacts = [
        (skeleton.pelvis, 0.13, 0.06),
        (skeleton.chest, 0.13, 0.06),
        (skeleton.head, 0.08, 0.06),
    ]
    for leg in (skeleton.near_leg, skeleton.far_leg):
        middle = (leg.heel.x + leg.toe.x) / 2.0
        contacts.append((Point(middle, min(leg.heel.y, leg.ball.y)), 0.1, 0.0))
        contacts.append((leg.knee, 0.09, 0.03))
    contacts += [(arm.grip, 0.07, 0.02) for arm in (skeleton.near_arm, skeleton.far_arm)]
    for point, reach, rest in contacts:
        strength = 1.0 - (point.y - rest) / _CONTACT
        if strength > 0.0:
            spots.append((point.x, reach, 0.5 * min(1.0, strength)))
    return spots
