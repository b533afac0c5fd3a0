"""The gallery: the pages that are asked for, in the size, theme and letters that are asked for."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from devtools import stamp
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from pathlib import Path

ROOMS = os.pathsep.join((f"{stamp.ROOT}/tools", stamp.ROOT))


def test_a_page_and_a_moment_are_drawn_as_asked_for(tmp_path: Path) -> None:
    wanted = ["page-today", "workout-paused", "--size", "1024x640", "--letters", "150"]
    subprocess.run(
        [sys.executable, "-m", "gallery", str(tmp_path), *wanted],
        env={**os.environ, "PYTHONPATH": ROOMS},
        check=True,
        capture_output=True,
    )
    drawn = {
        file.relative_to(tmp_path).as_posix(): QImage(str(file)) for file in tmp_path.rglob("*.png")
    }
    folders = ("1024x640-light-150", "1024x640-dark-150")
    assert drawn.keys() == {
        f"{folder}/{name}.png" for folder in folders for name in ("page-today", "workout-paused")
    }
    assert all((image.width(), image.height()) == (1024, 640) for image in drawn.values())
    grounds = [
        drawn[f"{folder}/workout-paused.png"].pixelColor(2, 2).lightness() for folder in folders
    ]
    light, dark = grounds
    assert light > 200
    assert dark < 60
