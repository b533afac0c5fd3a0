"""Writes the figure to files: SVG, PNG and PDF stills, APNG for a moving rep.

The code that draws the window draws the files too, so a printed picture is the same as on the
screen. SVG and PDF contain paths, not pixels.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSize, QSizeF
from PySide6.QtGui import QImage, QPageSize, QPainter

from spinecoach.core.phrases.pictures import PictureFault
from spinecoach.regular import why
from spinecoach.ui.figure.scene import Look, paint_figure, scene_of
from spinecoach.ui.figure.stills import of_moment, of_phase, of_step

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QPaintDevice

    from spinecoach.core.exercise.exercise import Exercise, Movement
    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.ui.figure.scene import Scene

RATE = 20
"""Frames a second of a moving picture."""
STILLS = (".svg", ".png", ".pdf")
MOVING = (".apng",)
_POINTS_PER_PIXEL = 0.75


class RenderError(Exception):
    """Why a picture cannot be drawn or written; `phrases.pictures.fault` says it in words."""

    def __init__(
        self, fault: PictureFault, wanted: str, known: Sequence[str] = (), where: str = ""
    ) -> None:
        super().__init__(fault, wanted, tuple(known), where)

    def words(self, phrases: Phrases) -> str:
        """Return the error as a sentence."""
        return phrases.pictures.fault(*self.args)


@dataclass(frozen=True, slots=True)
class Wish:
    """Which picture is wanted.

    `step` counts from 1; `phase` is a name; with neither it is the start of a rep.
    `size` is (width, height) in pixels.
    """

    variant: str = ""
    step: int | None = None
    phase: str | None = None
    animate: bool = False
    size: tuple[int, int] = (960, 640)
    look: Look = field(default_factory=Look)
    mirror: bool = False


def render(exercise: Exercise, wish: Wish, file: Path) -> None:
    """Draw what `wish` says into `file`, whose ending chooses the format.

    Raises `RenderError` if the exercise has no such step, phase or variant, if the ending does not
    fit, and if the file cannot be written.
    """
    movement = _movement(exercise, wish.variant)
    ending = file.suffix.lower()
    known = MOVING if wish.animate else STILLS
    if ending not in known:
        fault = PictureFault.NO_MOVING_FORMAT if wish.animate else PictureFault.NO_STILL_FORMAT
        raise RenderError(fault, ending or file.name, known)
    try:
        if wish.animate:
            _write_moving(exercise, movement, wish, file)
        else:
            _write_still(_still(exercise, movement, wish), wish, file)
    except OSError as error:
        reason = why(error)
        raise RenderError(PictureFault.NOT_WRITTEN, reason, where=str(file)) from error


def _movement(exercise: Exercise, variant: str) -> Movement:
    if not variant:
        return exercise.movement
    try:
        return exercise.variant(variant).movement
    except KeyError:
        known = [each.id for each in exercise.variants]
        raise RenderError(PictureFault.NO_VARIANT, variant, known, exercise.id) from None


def _still(exercise: Exercise, movement: Movement, wish: Wish) -> Scene:
    if wish.step is not None:
        if not 1 <= wish.step <= len(movement.steps):
            known = [str(number + 1) for number in range(len(movement.steps))]
            raise RenderError(PictureFault.NO_STEP, str(wish.step), known, exercise.id)
        return of_step(movement, movement.steps[wish.step - 1])
    if wish.phase is not None:
        for phase in movement.phases:
            if phase.name.casefold() == wish.phase.casefold():
                return of_phase(exercise, movement, phase)
        known = list(dict.fromkeys(phase.name for phase in movement.phases))
        raise RenderError(PictureFault.NO_PHASE, wish.phase, known, exercise.id)
    return scene_of(movement, movement.start)


def _write_still(scene: Scene, wish: Wish, file: Path) -> None:
    size = QSize(*wish.size)
    ending = file.suffix.lower()
    if ending == ".png":
        from spinecoach.ui.export import apng

        with file.open("wb") as stream:
            apng.write(stream, [image(scene, wish)], 1)
        return
    # Drawn in memory first, because Qt reports no error such as a full disk.
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    page = _write_svg if ending == ".svg" else _write_pdf
    page(buffer, size, scene, wish)
    file.write_bytes(buffer.data().data())


def _write_svg(buffer: QBuffer, size: QSize, scene: Scene, wish: Wish) -> None:
    from PySide6.QtSvg import QSvgGenerator

    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(size)
    generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
    generator.setTitle("SpineCoach")
    _paint(generator, QRectF(0, 0, size.width(), size.height()), scene, wish)


def _write_pdf(buffer: QBuffer, size: QSize, scene: Scene, wish: Wish) -> None:
    from PySide6.QtGui import QPdfWriter

    writer = QPdfWriter(buffer)
    page = QSizeF(size) * _POINTS_PER_PIXEL
    writer.setPageSize(QPageSize(page, QPageSize.Unit.Point))
    writer.setPageMargins(QMarginsF())
    writer.setTitle("SpineCoach")
    _paint(writer, QRectF(0, 0, writer.width(), writer.height()), scene, wish)


def _write_moving(exercise: Exercise, movement: Movement, wish: Wish, file: Path) -> None:
    from spinecoach.ui.export import apng

    frames = []
    for phase in movement.phases:
        count = max(1, round(phase.seconds * RATE))
        frames += [
            image(of_moment(exercise, movement, phase, i / count), wish) for i in range(count)
        ]
    with file.open("wb") as stream:
        apng.write(stream, frames, RATE)


def image(scene: Scene, wish: Wish) -> QImage:
    """Return the picture as pixels."""
    size = QSize(*wish.size)
    picture = QImage(size, QImage.Format.Format_RGB32)
    _paint(picture, QRectF(0, 0, size.width(), size.height()), scene, wish)
    return picture


def _paint(device: QPaintDevice, page: QRectF, scene: Scene, wish: Wish) -> None:
    painter = QPainter(device)
    painter.fillRect(page, wish.look.palette.ground)
    margin = min(page.width(), page.height()) * 0.03
    place = page.adjusted(margin, margin, -margin, -margin)
    paint_figure(painter, place, replace(scene, mirrored=wish.mirror), wish.look)
    painter.end()
