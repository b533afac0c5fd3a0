"""Draw contact sheets: every movement at the start, quarters and end of each phase.

The figure can only be judged by looking at it. One PNG for each exercise and
variant shows its set-up steps and its phases in a row each:

    python tools/contact_sheet.py OUT_DIR [EXERCISE ...] [--theme dark] [--skin deep]
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from spinecoach import assets
from spinecoach.adapters.packs.shelf import PackShelf
from spinecoach.ui.figure import Build, Look, SkinTone, paint_figure
from spinecoach.ui.figure.stills import of_moment, of_step

if TYPE_CHECKING:
    from spinecoach.core.exercise.exercise import Exercise, Movement
    from spinecoach.ui.figure import Scene

CELL_WIDTH, CELL_HEIGHT, CAPTION = 320, 240, 36
QUARTERS = (0.0, 0.25, 0.5, 0.75, 1.0)

Row = list[tuple[str, "Scene"]]


def rows(exercise: Exercise, movement: Movement) -> list[Row]:
    """Return the captions and pictures of one sheet, row by row."""
    steps = [(step.say, of_step(movement, step)) for step in movement.steps]
    sheet = [steps[i : i + len(QUARTERS)] for i in range(0, len(steps), len(QUARTERS))]
    for phase in movement.phases:
        moments = [(t, of_moment(exercise, movement, phase, t)) for t in QUARTERS]
        sheet.append([(f"{phase.name} {t:.0%}", scene) for t, scene in moments])
    return sheet


def draw(exercise: Exercise, movement: Movement, look: Look) -> QImage:
    """Return the sheet of one movement."""
    sheet = rows(exercise, movement)
    image = QImage(
        CELL_WIDTH * len(QUARTERS),
        (CELL_HEIGHT + CAPTION) * len(sheet),
        QImage.Format.Format_ARGB32_Premultiplied,
    )
    image.fill(look.palette.ground)
    painter = QPainter(image)
    for line, row in enumerate(sheet):
        for column, (caption, scene) in enumerate(row):
            left, top = column * CELL_WIDTH, line * (CELL_HEIGHT + CAPTION)
            paint_figure(painter, QRectF(left, top, CELL_WIDTH, CELL_HEIGHT), scene, look)
            painter.setPen(look.palette.ink)
            where = QRectF(left + 4, top + CELL_HEIGHT, CELL_WIDTH - 8, CAPTION)
            painter.drawText(
                where, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, caption
            )
    painter.end()
    return image


def movements(exercise: Exercise) -> list[tuple[str, Movement]]:
    """Return the exercise's own movement and those of its variants, by name."""
    return [
        (exercise.id, exercise.movement),
        *((f"{exercise.id}--{variant.id}", variant.movement) for variant in exercise.variants),
    ]


def main() -> None:
    """Draw what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("exercises", nargs="*", help="ids; all when none is given")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--skin", choices=[tone.value for tone in SkinTone], default="medium")
    parser.add_argument("--build", choices=[build.value for build in Build], default="slender")
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication([])
    look = Look(options.theme == "dark", SkinTone(options.skin), Build(options.build))
    options.folder.mkdir(parents=True, exist_ok=True)
    folders = assets.exercises_dir(), assets.optional_exercises_dir(), assets.warm_up_dir()
    for exercise in PackShelf(*folders).exercises():
        if options.exercises and exercise.id not in options.exercises:
            continue
        for name, movement in movements(exercise):
            file = options.folder / f"{name}-{options.theme}.png"
            draw(exercise, movement, look).save(str(file))
            print(file)
    application.quit()


if __name__ == "__main__":
    main()
