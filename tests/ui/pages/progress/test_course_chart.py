"""A course over time: lines that differ without colour, facts under keys and pointer."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from spinecoach.ui.pages.progress.course_chart import LONG, Course, CourseChart, weekly_means

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

FIRST = date(2026, 11, 2)


def course(name: str, *values: float, unit: str = "") -> Course:
    days = [FIRST + timedelta(days=2 * number) for number in range(len(values))]
    return Course(name, unit, tuple(zip(days, values, strict=True)))


@pytest.fixture
def chart(qtbot: QtBot) -> CourseChart:
    made = CourseChart("Weight")
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    return made


def test_the_latest_day_is_in_hand_and_keys_lead_back(chart: CourseChart) -> None:
    chart.show_courses([course("weight", 2, 2.5, 3, unit="kg")])
    assert chart.accessibleDescription() == "6 November 2026: weight 3 kg."
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert chart.accessibleDescription() == "4 November 2026: weight 2.5 kg."
    QTest.keyClick(chart, Qt.Key.Key_Home)
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert chart.selected == 0
    QTest.keyClick(chart, Qt.Key.Key_End)
    assert chart.selected == 2


def test_the_pointer_takes_the_nearest_day_in_hand(chart: CourseChart) -> None:
    chart.show_courses([course("reps", 8, 9, 10)])
    at = chart.plot.vb.mapViewToScene(QPointF(FIRST.toordinal() + 0.4, 5))
    chart.view.scene().sigMouseMoved.emit(at)
    assert chart.selected == 0


def test_two_courses_are_told_together(chart: CourseChart) -> None:
    chart.show_courses([course("pain before", 3, 2), course("pain after", 1, 0)], top=10)
    assert chart.accessibleDescription() == "4 November 2026: pain before 2 and pain after 0."
    low, high = chart.plot.viewRange()[1]
    assert low < 0
    assert 10 < high < 11


@pytest.mark.parametrize(("highest", "top"), [(0.5, 1), (5, 6), (29, 40), (150, 200), (7, 8)])
def test_the_scale_ends_at_a_round_number(chart: CourseChart, highest: float, top: float) -> None:
    chart.show_courses([course("x", highest)])
    assert chart._highest == top


def test_over_many_weeks_the_line_goes_through_their_means(chart: CourseChart) -> None:
    chart.show_courses([course("reps", *range(1, LONG + 10))])
    marks, line = chart.plot.listDataItems()
    assert marks.opts["pen"] is None
    assert line.opts["symbol"] is None
    assert len(line.xData) == len(weekly_means(chart.courses[0].values))
    assert "line: weekly mean" in chart.title.text()


def test_a_week_has_the_mean_of_its_days() -> None:
    monday = FIRST.toordinal()
    values = [(FIRST, 2.0), (FIRST + timedelta(days=2), 4.0), (FIRST + timedelta(days=7), 9.0)]
    assert weekly_means(values) == [(monday + 1, 3.0), (monday + 7, 9.0)]


def test_pain_is_a_whole_number_and_a_weight_has_its_unit(chart: CourseChart) -> None:
    chart.show_courses([course("pain", 2, 3)], 10.0)
    ticks = [text for _, text in chart.plot.getAxis("left")._tickLevels[0]]
    assert ticks == ["0", "2", "4", "6", "8", "10"]
    chart.show_courses([course("weight", 2, 3, unit="kg")])
    assert chart.title.text().endswith(", kg")


def test_nothing_to_show_is_no_fault(chart: CourseChart) -> None:
    chart.show_courses([course("reps")])
    assert chart.days == ()
    chart.view.scene().sigMouseMoved.emit(QPointF(10, 10))
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert chart.selected == -1
