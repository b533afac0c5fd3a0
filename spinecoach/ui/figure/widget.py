"""The widget that shows the figure: it draws the moment that it is given."""

from __future__ import annotations

from dataclasses import replace
from math import cos, pi
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from spinecoach.core.body.effort import glow_at
from spinecoach.core.exercise.exercise import Breath
from spinecoach.core.workout.timeline import BlockKind
from spinecoach.ui.figure.layer_cache import LayerCache
from spinecoach.ui.figure.scene import Drawing, Look, Scene, compose, muscle_at, scene_of, squeezes
from spinecoach.ui.figure.stills import of_phase, of_step, pointing
from spinecoach.ui.figure.style import Build, SkinTone
from spinecoach.ui.style.reading import read_as
from spinecoach.ui.style.theme import FIGURE_LOOK, is_dark

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QPaintEvent

    from spinecoach.core.exercise.exercise import Exercise, Movement, Phase, Step
    from spinecoach.core.exercise.muscles import Muscle
    from spinecoach.core.exercise.pose import Pose
    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.core.workout.frame import Frame
    from spinecoach.core.workout.timeline import Planned

ANNOUNCE = 0.9
"""Seconds before a movement in which its arrow fades in."""
FADE = 0.65
"""Share of a movement after which its arrow has faded out."""
BREATH = 3.6
"""Seconds of one quiet breath in a hold."""
BREATH_STEPS = 8
"""Steps of the chest's width: each is less than a pixel."""


def chosen_look() -> Look:
    """Return skin tone and body shape of the application's figures, from its property."""
    application = QApplication.instance()
    chosen = application.property(FIGURE_LOOK) if application else None
    if not chosen:
        return Look()
    skin, build = str(chosen).split()
    return Look(skin=SkinTone(skin), build=Build(build))


class FigureWidget(QWidget):
    """Shows one pose of a movement, or the moment of a workout."""

    def __init__(self, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phrases = phrases.exercises
        self._described: tuple[Planned | None, Phase | None] | None = None
        self._scene: Scene | None = None
        self._picture: Drawing | None = None
        self._made_of: tuple[Scene, Look, QSize] | None = None
        self._still = False
        self._layers = LayerCache()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self._phrases.figure())
        read_as(self, "Graphic")

    def sizeHint(self) -> QSize:
        """Return a size at which every joint is clearly visible."""
        return QSize(480, 360)

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size at which the figure is still useful."""
        return QSize(120, 90)

    @property
    def scene(self) -> Scene | None:
        """What is shown now."""
        return self._scene

    def set_reduced_motion(self, *, reduced: bool) -> None:
        """Show the key poses with an arrow instead of the movement."""
        self._still = reduced

    def show_pose(self, movement: Movement, pose: Pose, *, mirrored: bool = False) -> None:
        """Show one pose of `movement`."""
        self._show(replace(scene_of(movement, pose), mirrored=mirrored))

    def show_step(self, movement: Movement, step: Step) -> None:
        """Show a still of a step of the set-up."""
        self._show(of_step(movement, step))
        self.setAccessibleDescription(step.say)

    def show_phase(self, exercise: Exercise, movement: Movement, phase: Phase) -> None:
        """Show a still of a phase's end: pose, working muscles, and the arrows to it."""
        self._show(of_phase(exercise, movement, phase))
        told = self._phrases.figure_in_phase(exercise.title, phase.word)
        self.setAccessibleDescription(told)

    def show_frame(self, frame: Frame) -> None:
        """Show the moment of a workout: pose, side, effort, breath and arrows."""
        movement = frame.movement
        if movement is None:
            return
        self._show(scene_of_frame(frame, movement, still=self._still))
        self._describe(frame)

    def _describe(self, frame: Frame) -> None:
        planned, phase = frame.planned, frame.phase
        if (planned, phase) == self._described:
            return  # called for each frame
        self._described = (planned, phase)
        told = planned.title if planned else ""
        if planned and phase:
            told = self._phrases.figure_at_work(planned.title, phase.word, planned.exercise.primary)
        self.setAccessibleDescription(told)

    def _show(self, scene: Scene) -> None:
        if scene == self._scene:
            return
        self._scene, before = scene, self._picture
        if before is None or not self.isVisible():
            self.update()
            return
        room = self._compose(scene).changed(before)
        if room is None:
            self.update()
        elif not room.isEmpty():
            self.update(room.toAlignedRect())

    def _compose(self, scene: Scene) -> Drawing:
        """Return the picture, made again if the scene, the look or the size has changed."""
        look = replace(chosen_look(), dark=is_dark(self.palette()))
        made_of = (scene, look, self.size())
        if self._picture is None or made_of != self._made_of:
            self._made_of = made_of
            self._picture = compose(self._room(scene), scene, look)
        return self._picture

    def _room(self, scene: Scene) -> QRectF:
        """Return the area of the picture: the whole widget."""
        del scene
        return QRectF(self.rect())

    def event(self, event: QEvent) -> bool:
        """Show the name of the highlighted muscle under the pointer."""
        if not isinstance(event, QHelpEvent) or event.type() is not QEvent.Type.ToolTip:
            return super().event(event)
        muscle = self.muscle_at(QPointF(event.pos()))
        name = self._phrases.muscle_alone(muscle) if muscle else ""
        QToolTip.showText(event.globalPos(), name, self)
        return True

    def muscle_at(self, spot: QPointF) -> Muscle | None:
        """Return the highlighted muscle at a point of the widget; None if none is."""
        if self._scene is None:
            return None
        return muscle_at(self._room(self._scene), self._scene, chosen_look(), spot)

    def hideEvent(self, event: QHideEvent) -> None:
        """Free the cached images while the widget is hidden."""
        self._layers = LayerCache()
        super().hideEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the part of the scene that is asked for."""
        if self._scene is None:
            return
        painter = QPainter(self)
        self._compose(self._scene).paint(painter, self._layers, QRectF(event.rect()))
        painter.end()


def scene_of_frame(frame: Frame, movement: Movement, *, still: bool = False) -> Scene:
    """Return the picture of a moment; `still` shows the key poses instead of the movement."""
    phase = frame.phase
    pose = frame.key_pose if still else frame.pose
    scene = replace(scene_of(movement, pose, frame.grip), mirrored=frame.mirrored)
    if phase is None:
        if frame.block.kind is BlockKind.GET_READY:
            return pointing(scene, movement, movement.phases[0])
        if frame.waits:  # for the next rep
            scene = replace(scene, from_behind=squeezes(movement))
            return pointing(scene, movement, movement.phases[0])
        shown = frame.previewed if still else None
        return pointing(scene, movement, shown) if shown else scene
    planned, progress = frame.planned, frame.progress
    scene = replace(
        scene,
        from_behind=squeezes(movement),
        glow=glow_at(planned.exercise, movement, phase, progress) if planned else {},
        breath=0.0 if still else breath(phase, progress),
    )
    if still:
        return pointing(scene, movement, phase)
    if movement.before(phase).pose != phase.pose:
        return pointing(scene, movement, phase, 1.0 - progress / FADE)
    return pointing(scene, movement, movement.after(phase), 1.0 - frame.span_left / ANNOUNCE)


def breath(phase: Phase, progress: float) -> float:
    """Return how full the chest is, 0 to 1: as the phase says, with quiet breaths in a hold."""
    if phase.breath is Breath.IN:
        full = progress
    elif phase.breath is Breath.OUT:
        full = 1.0 - progress
    else:
        full = 0.5 - 0.5 * cos(2.0 * pi * phase.seconds * progress / BREATH)
    return round(full * BREATH_STEPS) / BREATH_STEPS
