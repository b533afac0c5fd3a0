"""The widget that shows the figure: it draws the moment it is given and keeps nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from spinecoach.ui.figure.scene import Look, Scene, paint_figure, view_of
from spinecoach.ui.theme import is_dark

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from spinecoach.core.exercise import Movement
    from spinecoach.core.frame import Frame
    from spinecoach.core.pose import Pose


class FigureWidget(QWidget):
    """Shows one pose of a movement, or the moment of a workout."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = Look()
        self._scene: Scene | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Figure")

    def sizeHint(self) -> QSize:
        """Return a size at which every joint is clear."""
        return QSize(480, 360)

    def minimumSizeHint(self) -> QSize:
        """Return the size below which the figure says nothing."""
        return QSize(120, 90)

    def set_look(self, look: Look) -> None:
        """Change skin tone or body shape; the theme is that of the widget's own palette."""
        if look != self._look:
            self._look = look
            self.update()

    def show_pose(self, movement: Movement, pose: Pose, *, mirrored: bool = False) -> None:
        """Show one pose of `movement`, in the view that all its poses share."""
        self._show(
            Scene(pose, movement.posture, movement.grip, view_of(movement), mirrored=mirrored)
        )

    def show_frame(self, frame: Frame) -> None:
        """Show the moment of a workout: pose, side, effort and breath."""
        movement = frame.movement
        if movement is None:
            return
        self.show_pose(movement, frame.pose, mirrored=frame.mirrored)
        if frame.planned is not None:
            doing = f": {frame.phase.word}" if frame.phase else ""
            self.setAccessibleDescription(f"{frame.planned.title}{doing}")

    def _show(self, scene: Scene) -> None:
        if scene != self._scene:
            self._scene = scene
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the scene at the widget's own pixels."""
        if self._scene is None:
            return
        painter = QPainter(self)
        look = replace(self._look, dark=is_dark(self.palette()))
        paint_figure(painter, QRectF(self.rect()), self._scene, look)
        painter.end()
