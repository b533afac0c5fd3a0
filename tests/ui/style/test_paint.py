"""Outlines fill whole pixels inside their rectangle; a card is told from the page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPalette

from spinecoach.ui.style.paint import ground, outline
from spinecoach.ui.style.theme import DARK_CONTRAST, LIGHT, LIGHT_CONTRAST, Colours, palette_of

SIDE = 40
PLACE = QRectF(5, 5, 30, 30)


def paper(colour: QColor) -> QImage:
    made = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    made.fill(colour)
    return made


def across(image: QImage) -> list[str]:
    """The colours of the first pixels from the left, through the middle."""
    return [image.pixelColor(x, SIDE // 2).name() for x in range(10)]


@pytest.mark.parametrize("width", [1, 2, 3])
def test_an_outline_is_inside_and_has_its_colour_whole(width: int) -> None:
    white, black = "#ffffff", "#000000"
    image = paper(QColor(white))
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline(painter, PLACE, 4, QColor(black), width)
    assert across(image) == [white] * 5 + [black] * width + [white] * (5 - width)


@pytest.mark.parametrize("colours", [LIGHT, LIGHT_CONTRAST, DARK_CONTRAST])
def test_a_card_in_the_colour_of_the_page_has_an_edge(colours: Colours) -> None:
    palette = palette_of(colours)
    image = paper(palette.color(QPalette.ColorRole.Window))
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground(painter, PLACE, 4, palette, QPalette.ColorRole.Base)
    edge = colours.edge if colours.ground == colours.surface else colours.surface
    assert across(image)[4:7] == [colours.ground, edge, colours.surface]
