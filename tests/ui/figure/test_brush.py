"""Strokes and fills: the contour is outside the shape, and a part's own frame ends with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QTransform

from spinecoach.ui.figure import Look
from spinecoach.ui.figure.brush import Brush
from spinecoach.ui.figure.outline import Cutout
from spinecoach.ui.figure.stage import CONTOUR

if TYPE_CHECKING:
    from collections.abc import Iterator

SCALE = 10.0 / CONTOUR
"""At this size a contour is ten pixels wide."""

PALETTE = Look().palette
RED = QColor("#ff0000")


def square(x: float = 40.0) -> QPainterPath:
    path = QPainterPath()
    path.addRect(x, 40.0, 40.0, 40.0)
    return path


class Paper:
    """A white picture, 200 pixels wide, and a brush on it."""

    def __init__(self) -> None:
        self.image = QImage(200, 120, QImage.Format.Format_RGB32)
        self.image.fill(QColor("white"))
        self.painter = QPainter(self.image)
        self.brush = Brush(self.painter, PALETTE, SCALE)

    def at(self, x: int, y: int = 60) -> str:
        return self.image.pixelColor(x, y).name()


@pytest.fixture
def paper() -> Iterator[Paper]:
    paper = Paper()
    yield paper
    paper.painter.end()


INK, WHITE = PALETTE.ink.name(), "#ffffff"


@pytest.mark.parametrize("used", [0, 3])
def test_a_shape_is_whole_and_its_contour_is_outside_it(paper: Paper, used: int) -> None:
    shape = Cutout(square())
    for _ in range(used + 1):
        paper.brush.shape(RED, shape)
    assert [paper.at(x) for x in (28, 32, 38, 42, 60, 78, 82, 88, 92)] == [
        *(WHITE, INK, INK, RED.name(), RED.name(), RED.name(), INK, INK, WHITE),
    ]


def test_shapes_of_one_colour_that_overlap_have_no_line_between_them(paper: Paper) -> None:
    paper.brush.shape(RED, Cutout(square(40.0)), Cutout(square(60.0)))
    assert {paper.at(x) for x in range(42, 98)} == {RED.name()}


def test_a_filled_path_has_no_contour(paper: Paper) -> None:
    paper.brush.fill(RED, square())
    assert [paper.at(x) for x in (38, 42)] == [WHITE, RED.name()]


@pytest.mark.parametrize(("colour", "seen"), [(None, INK), (RED, RED.name())])
def test_an_inner_line_is_thinner_than_a_contour(
    paper: Paper, colour: QColor | None, seen: str
) -> None:
    line = QPainterPath(QPointF(100.0, 0.0))
    line.lineTo(100.0, 120.0)
    paper.brush.line(line, colour)
    assert [paper.at(x) for x in (94, 97, 102, 106)] == [WHITE, seen, seen, WHITE]
    paper.brush.line(square(10.0))
    assert paper.at(10) == INK  # the brush keeps its own colour


def test_a_part_is_drawn_in_its_own_frame_until_that_ends(paper: Paper) -> None:
    paper.brush.at(100 + 60j, 90.0)
    assert paper.painter.transform().map(QPointF(10.0, 0.0)) == QPointF(100.0, 70.0)
    paper.brush.back()
    assert paper.painter.transform() == QTransform()
