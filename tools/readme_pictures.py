"""Draw the pictures of README.md from the program itself, light and dark: pages, and a moving rep.

    python3 packaging/dev.py pictures [FOLDER]

FOLDER is docs/pictures unless another one is given. Draw them again after a change of what is seen.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from tempfile import TemporaryDirectory

from gallery import THEMES, draw, letters_of
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from spinecoach.adapters.packs.shelf import PackShelf
from spinecoach.assets import exercises_dir
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.ui.export import apng
from spinecoach.ui.export.figure_file import Wish, image
from spinecoach.ui.figure import Look
from spinecoach.ui.figure.stills import of_moment
from spinecoach.ui.style.theme import apply_fonts

FOLDER = Path(__file__).parents[1] / "docs" / "pictures"

SHOWN = {
    "workout": "-work-superman-1",
    "today": "page-today",
    "progress": "page-progress",
    "exercises": "page-exercises",
}
"""The name of each picture, and the first of the gallery whose name holds which part it is."""

SIZE = (1366, 768)
WIDTH = 840
"""Pixels of the window, and of the picture of it."""

REP = "superman"
REP_SIZE = (400, 200)
RATE = 8
"""The exercise that moves, in which size in pixels, at how many frames a second."""


def draw_pages(folder: Path, theme: str) -> None:
    """Draw the window's pages in one theme."""
    with TemporaryDirectory() as place:
        whole = Path(place)
        draw(whole, SIZE, list(SHOWN.values()), Phrases())
        for name, part in SHOWN.items():
            first = min(file for file in whole.iterdir() if part in file.stem)
            picture = QImage(str(first)).scaledToWidth(
                WIDTH, Qt.TransformationMode.SmoothTransformation
            )
            picture.save(str(folder / f"{name}-{theme}.png"))


def draw_rep(folder: Path, theme: str) -> None:
    """Draw a whole rep, moving, in one theme."""
    exercise = next(one for one in PackShelf(exercises_dir()).exercises() if one.id == REP)
    wish = Wish(size=REP_SIZE, look=Look(dark=theme == "dark"))
    frames = [
        image(of_moment(exercise, exercise.movement, phase, at / count), wish)
        for phase in exercise.movement.phases
        for count in [round(phase.seconds * RATE)]
        for at in range(count)
    ]
    with (folder / f"rep-{theme}.png").open("wb") as file:
        apng.write(file, frames, RATE)


def main() -> None:
    """Draw all pictures in both themes."""
    parser = argparse.ArgumentParser(
        prog="dev.py pictures", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    folder: Path = parser.parse_args().folder
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    apply_fonts(app)
    font = app.font()
    folder.mkdir(parents=True, exist_ok=True)
    for theme in THEMES:
        letters_of(app, font, theme, 100, min(SIZE))
        draw_pages(folder, theme)
        draw_rep(folder, theme)
        print(folder, theme)
    app.quit()


if __name__ == "__main__":
    main()
