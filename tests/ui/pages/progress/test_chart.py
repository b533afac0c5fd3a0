"""A chart: whole numbers at its axes, one selected item, letters as large as the page's."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtTest import QTest

from spinecoach.ui.pages.progress.chart import Chart, Edges, Plot, whole_ticks

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

PLACES = (0, 10, 11)


class Towns(Chart):
    """Three towns along a road, each a red block."""

    def __init__(self) -> None:
        super().__init__("Towns")
        self.frame = Edges(-1, 12, 0, 4)
        self.letters: list[float] = []

    @property
    def places(self) -> tuple[int, ...]:
        return PLACES

    def facts(self, number: int) -> str:
        return f"Town at {PLACES[number]} km."

    @property
    def left_ticks(self) -> list[tuple[float, str]]:
        return [(0, "0"), (4, "4")]

    @property
    def bottom_ticks(self) -> list[tuple[float, str]]:
        return [(place, f"{place} km from the sea") for place in PLACES]

    def paint_marks(self, painter: QPainter, plot: Plot) -> None:
        self.letters.append(painter.font().pointSizeF())
        for place in PLACES:
            painter.fillRect(plot.box(place - 0.3, place + 0.3, 0, 2), QColor("red"))


@pytest.fixture
def chart(qtbot: QtBot) -> Towns:
    made = Towns()
    qtbot.addWidget(made)
    made.resize(500, 260)
    made.show()
    return made


def point_at(chart: Chart, place: float) -> None:
    QTest.mouseMove(chart, chart.plot().at(place, 0.5).toPoint())


def test_the_selected_item_is_told_to_the_page_and_to_a_screen_reader(
    chart: Towns, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(chart.chosen) as told:
        chart.select(1)
    assert told.args == ["Town at 10 km."]
    assert chart.accessibleDescription() == "Town at 10 km."
    assert chart.accessibleName() == "Towns"


@pytest.mark.parametrize("number", [-1, 3, 99])
def test_beyond_the_ends_nothing_changes(chart: Towns, number: int) -> None:
    chart.select(2)
    chart.select(number)
    assert chart.selected == 2


def test_the_pointer_selects_the_nearest_item_once(chart: Towns) -> None:
    told: list[str] = []
    chart.chosen.connect(told.append)
    for place in (9.0, 9.5, 11.4):
        point_at(chart, place)
    assert told == ["Town at 10 km.", "Town at 11 km."]


def test_beside_the_picture_the_pointer_selects_nothing(chart: Towns) -> None:
    chart.select(2)
    QTest.mouseMove(chart, QPoint(0, 100))
    assert chart.selected == 2


def test_arrow_keys_select_one_by_one_and_stop_at_the_ends(chart: Towns) -> None:
    chart.select(0)
    seen = []
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Right):
        QTest.keyClick(chart, key)
        seen.append(chart.selected)
    QTest.keyClick(chart, Qt.Key.Key_Home)
    assert (seen, chart.selected) == ([0, 1, 2, 2], 0)


def test_a_mark_is_drawn_where_its_place_and_height_are(chart: Towns) -> None:
    image = chart.grab().toImage()
    red = [
        image.pixelColor(chart.plot().at(10, y).toPoint()) == QColor("red") for y in (0.5, 1.5, 2.5)
    ]
    assert red == [True, True, False]


def test_another_theme_is_followed_and_the_selection_stays(chart: Towns) -> None:
    chart.select(1)
    palette = chart.palette()
    palette.setColor(QPalette.ColorRole.Mid, QColor("#00ff00"))
    chart.setPalette(palette)
    line = chart.plot().at(5, 4).toPoint()
    found = [chart.grab().toImage().pixelColor(line + QPoint(0, y)).green() for y in (-1, 0, 1)]
    assert max(found) > 200
    assert chart.selected == 1


def test_the_letters_of_a_chart_are_as_large_as_those_of_the_page(chart: Towns) -> None:
    chart.grab()
    assert set(chart.letters) == {chart.font().pointSizeF()}


def test_dates_without_room_are_left_out_and_the_latest_stays(chart: Towns) -> None:
    ground = chart.palette().color(QPalette.ColorRole.Window)

    def inked(left: float, right: float) -> bool:
        """Return whether anything is written below the picture between two places."""
        image = chart.grab().toImage()
        rows = range(round(chart.plot().area.bottom()) + 4, chart.height())
        columns = range(round(chart.plot().at(left, 0).x()), round(chart.plot().at(right, 0).x()))
        return any(image.pixelColor(x, y) != ground for x in columns for y in rows)

    assert inked(9, 12)
    assert inked(0, 1)
    chart.resize(180, 260)  # room for one
    assert inked(9, 12)
    assert not inked(-1, 1)


@given(st.floats(0, 1e6))
def test_the_scale_has_few_whole_numbers_and_ends_above_the_highest_value(highest: float) -> None:
    ticks = whole_ticks(highest)
    assert ticks[0] == 0
    assert ticks[-1] >= highest
    assert 2 <= len(ticks) <= 6
    assert len({after - before for before, after in pairwise(ticks)}) == 1


@pytest.mark.parametrize(
    ("highest", "ticks"),
    [(0.5, (0, 1)), (5, (0, 1, 2, 3, 4, 5)), (29, (0, 10, 20, 30)), (150, (0, 50, 100, 150))],
)
def test_the_scale_goes_in_ones_twos_and_fives(highest: float, ticks: tuple[int, ...]) -> None:
    assert whole_ticks(highest) == ticks
