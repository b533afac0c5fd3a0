"""A widget in a file: PNG of twice its size, or SVG, whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QImage

from spinecoach.ui.widgets.label import label
from spinecoach.ui.widgets.widget_file import save_picture

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QLabel
    from pytestqt.qtbot import QtBot


@pytest.fixture
def shown(qtbot: QtBot) -> QLabel:
    made = label("Twelve weeks")
    qtbot.addWidget(made)
    made.resize(160, 40)
    return made


def test_a_png_has_twice_the_pixels_of_the_screen(shown: QLabel, tmp_path: Path) -> None:
    path = tmp_path / "weeks.png"
    assert save_picture(shown, str(path)) == ""
    image = QImage(str(path))
    assert (image.width(), image.height()) == (320, 80)


@pytest.mark.parametrize("name", ["weeks.svg", "WEEKS.SVG"])
def test_a_name_that_ends_in_svg_gives_vectors(shown: QLabel, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    assert save_picture(shown, str(path)) == ""
    text = path.read_text(encoding="utf-8")
    assert "<svg" in text
    assert "<image" not in text


def test_a_failure_says_why_and_leaves_no_file(shown: QLabel, tmp_path: Path) -> None:
    assert save_picture(shown, str(tmp_path / "gone" / "weeks.png")) != ""
    assert list(tmp_path.iterdir()) == []
