"""Writes the figure to files: SVG, PNG and PDF stills, APNG for a moving rep.

The same code draws the window and the hand-out, so a picture on paper is the
picture on the screen. SVG and PDF hold paths, no pixels.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSize, QSizeF
from PySide6.QtGui import QImage, QPageSize, QPainter

from spinecoach.ui.figure.scene import Look, paint_figure, scene_of
from spinecoach.ui.figure.stills import of_moment, of_phase, of_step

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QPaintDevice

    from spinecoach.core.exercise.exercise import Exercise, Movement
    from spinecoach.ui.figure.scene import Scene

RATE = 20
"""Frames a second of a moving picture."""
STILLS = (".svg", ".png", ".pdf")
MOVING = (".apng",)
_POINTS_PER_PIXEL = 0.75


class RenderError(Exception):
    """Something that cannot be drawn or written; the text says what to do."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What picture is wanted.

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

    Raises `RenderError` where the exercise has no such step, phase or variant,
    where the ending does not fit, and where the file cannot be written.
    """
    movement = _movement(exercise, wish.variant)
    ending = file.suffix.lower()
    known = MOVING if wish.animate else STILLS
    if ending not in known:
        kind = "A moving picture" if wish.animate else "A picture"
        raise RenderError(f"{kind} is written as {' or '.join(known)}, not {ending or file.name}.")
    try:
        if wish.animate:
            _write_moving(exercise, movement, wish, file)
        else:
            _write_still(_still(exercise, movement, wish), wish, file)
    except OSError as error:
        raise RenderError(f"{file} cannot be written: {error.strerror or error}.") from error


def _movement(exercise: Exercise, variant: str) -> Movement:
    if not variant:
        return exercise.movement
    try:
        return exercise.variant(variant).movement
    except KeyError:
        known = ", ".join(each.id for each in exercise.variants) or "none"
        raise RenderError(f"{exercise.id} has no variant {variant!r}; it has: {known}.") from None


def _still(exercise: Exercise, movement: Movement, wish: Wish) -> Scene:
    if wish.step is not None:
        if not 1 <= wish.step <= len(movement.steps):
            raise RenderError(
                f"{exercise.id} has steps 1 to {len(movement.steps)}, not {wish.step}."
            )
        return of_step(movement, movement.steps[wish.step - 1])
    if wish.phase is not None:
        for phase in movement.phases:
            if phase.name.casefold() == wish.phase.casefold():
                return of_phase(exercise, movement, phase)
        known = ", ".join(dict.fromkeys(phase.name for phase in movement.phases))
        raise RenderError(f"{exercise.id} has no phase {wish.phase!r}; it has: {known}.")
    return scene_of(movement, movement.start)


def _write_still(scene: Scene, wish: Wish, file: Path) -> None:
    size = QSize(*wish.size)
    ending = file.suffix.lower()
    if ending == ".png":
        from spinecoach.ui.export import apng

        with file.open("wb") as stream:
            apng.write(stream, [image(scene, wish)], 1)
        return
    # Drawn in memory first: Qt would not say that a disk is full, or anything else that goes wrong.
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
