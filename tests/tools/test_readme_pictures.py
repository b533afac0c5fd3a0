"""The pictures of README.md: drawn by the program, all shown, in both themes, and small."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from devtools import stamp
from PySide6.QtGui import QImage
from readme_pictures import FOLDER, RATE, REP_SIZE, WIDTH, draw_rep

MOST = 500_000
"""Bytes of a picture at most: README.md opens at once."""

README = (Path(stamp.ROOT) / "README.md").read_text(encoding="utf-8")


def drawn() -> list[str]:
    return sorted(file.name for file in FOLDER.iterdir())


def test_readme_shows_every_picture_and_no_other() -> None:
    assert sorted(set(re.findall(r"docs/pictures/([\w-]+\.png)", README))) == drawn()


def test_every_picture_is_there_in_both_themes() -> None:
    light = [name.replace("-light", "") for name in drawn() if "-light" in name]
    dark = [name.replace("-dark", "") for name in drawn() if "-dark" in name]
    assert light == dark
    assert len(light) == 5


@pytest.mark.parametrize("name", drawn())
def test_a_picture_is_small_and_in_its_theme(name: str) -> None:
    assert (FOLDER / name).stat().st_size < MOST
    image = QImage(str(FOLDER / name))
    assert image.width() in (WIDTH, REP_SIZE[0])
    assert (image.pixelColor(2, 2).lightness() > 128) is ("-light" in name)


def test_the_rep_moves(tmp_path: Path) -> None:
    draw_rep(tmp_path, "light")
    frames = (tmp_path / "rep-light.png").read_bytes().count(b"fcTL")
    assert frames > 3 * RATE
