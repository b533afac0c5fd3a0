"""The still picture of a movement: its most typical pose, at the bottom of a rectangle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from spinecoach.ui.style.theme import is_dark

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QPalette

    from spinecoach.core.exercise.exercise import Movement


def paint_movement(painter: QPainter, room: QRectF, movement: Movement, palette: QPalette) -> None:
    """Draw the figure at the bottom of a rectangle, so that pictures in a row have one floor."""
    # The figure is not needed for the first paint of the window.
    from dataclasses import replace

    from spinecoach.ui.figure import chosen_look, paint_figure, scene_of
    from spinecoach.ui.words.workout import strongest

    scene = scene_of(movement, strongest(movement).pose)
    high = min(room.height(), room.width() * scene.view.height / scene.view.width)
    place = QRectF(room.left(), room.bottom() - high, room.width(), high)
    paint_figure(painter, place, scene, replace(chosen_look(), dark=is_dark(palette)))


class Picture(QWidget):
    """Shows a movement; screen readers skip it, since the name is beside it."""

    def __init__(self, movement: Movement | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._movement = movement

    def show_movement(self, movement: Movement) -> None:
        """Show another movement."""
        if movement is not self._movement:
            self._movement = movement
            self.update()

    def height_for(self, width: int) -> int:
        """Return the height of the figure for a width, both in pixels."""
        from spinecoach.ui.figure import scene_of
        from spinecoach.ui.words.workout import strongest

        if self._movement is None:
            return 0
        view = scene_of(self._movement, strongest(self._movement).pose).view
        return round(width * view.height / view.width)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        del event
        if self._movement is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_movement(painter, QRectF(self.rect()), self._movement, self.palette())
