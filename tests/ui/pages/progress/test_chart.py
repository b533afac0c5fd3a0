"""A chart keeps one item in hand, says which, and never takes one that is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPalette

from spinecoach.ui.pages.progress.chart import Chart

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

PLACES = (0, 10, 11)


class Towns(Chart):
    """Three towns along a road."""

    def __init__(self) -> None:
        super().__init__("Towns")
        self.drawn = 0
        self.marked: list[int] = []
        self.plot.setXRange(-1, 12, padding=0)
        self.plot.setYRange(0, 1, padding=0)

    @property
    def items(self) -> tuple[int, ...]:
        return PLACES

    def facts(self, number: int) -> str:
        return f"Town at {PLACES[number]} km."

    def nearest(self, place: float) -> int:
        return min(range(len(PLACES)), key=lambda number: abs(PLACES[number] - place))

    def draw(self) -> None:
        self.drawn += 1
        self.dress_axes(0.8)

    def mark(self, number: int) -> None:
        self.marked.append(number)


@pytest.fixture
def chart(qtbot: QtBot) -> Towns:
    made = Towns()
    qtbot.addWidget(made)
    made.resize(500, 200)
    made.show()
    return made


def test_what_is_in_hand_is_marked_and_told_to_page_and_screen_reader(
    chart: Towns, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(chart.chosen) as told:
        chart.select(1)
    assert told.args == ["Town at 10 km."]
    assert chart.accessibleDescription() == "Town at 10 km."
    assert (chart.selected, chart.marked) == (1, [1])


@pytest.mark.parametrize("number", [-1, 3, 99])
def test_beyond_the_ends_nothing_changes(chart: Towns, number: int) -> None:
    chart.select(2)
    chart.select(number)
    assert (chart.selected, chart.marked) == (2, [2])


def test_the_pointer_takes_the_nearest_once(chart: Towns) -> None:
    for place in (9.0, 9.5, 11.4):
        chart.view.scene().sigMouseMoved.emit(chart.plot.vb.mapViewToScene(QPointF(place, 0.5)))
    assert chart.marked == [1, 2]


def test_another_theme_draws_anew_and_keeps_what_is_in_hand(chart: Towns) -> None:
    chart.select(1)
    before = chart.drawn
    palette = chart.palette()
    palette.setColor(QPalette.ColorRole.PlaceholderText, QColor("#bbbbbb"))
    chart.setPalette(palette)
    assert chart.drawn > before
    assert chart.selected == 1
    assert chart.plot.getAxis("left").textPen().color() == QColor("#bbbbbb")
