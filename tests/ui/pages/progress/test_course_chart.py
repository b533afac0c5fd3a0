"""A course over time: lines that differ without colour, facts for keys and pointer."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest

from spinecoach.core.phrases.charts import Grouping, Measure
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.ui.pages.progress.course_chart import (
    ChartPoint,
    Course,
    CourseChart,
    date_ticks,
    grouped,
    grouping_of,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

FIRST = date(2026, 11, 2)


def course(measure: Measure, *values: float, unit: str = "") -> Course:
    days = [FIRST + timedelta(days=2 * number) for number in range(len(values))]
    return Course(measure, tuple(zip(days, values, strict=True)), unit)


def shown(qtbot: QtBot, top: int | None = None) -> CourseChart:
    made = CourseChart("Title", Phrases(), top)
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    return made


@pytest.fixture
def chart(qtbot: QtBot) -> CourseChart:
    return shown(qtbot)


def test_the_latest_day_is_selected_and_keys_lead_back(chart: CourseChart) -> None:
    chart.show_courses([course(Measure.WEIGHT, 2, 2.5, 3, unit="kg")])
    assert chart.accessibleDescription() == "6 November 2026: weight 3 kg."
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert chart.accessibleDescription() == "4 November 2026: weight 2.5 kg."


def test_the_pointer_selects_the_nearest_day(chart: CourseChart) -> None:
    chart.show_courses([course(Measure.REPS, 8, 9, 10)])
    QTest.mouseMove(chart, chart.plot().at(FIRST.toordinal() + 0.4, 5).toPoint())
    assert chart.accessibleDescription() == "2 November 2026: 8 reps."


def test_two_courses_are_told_together(chart: CourseChart) -> None:
    chart.show_courses([course(Measure.PAIN_BEFORE, 3, 2), course(Measure.PAIN_AFTER, 1, 0)])
    assert chart.accessibleDescription() == "4 November 2026: pain 2 before and pain 0 after."


def test_a_scale_from_0_to_10_does_not_follow_the_values(qtbot: QtBot) -> None:
    chart = shown(qtbot, top=10)
    chart.show_courses([course(Measure.EFFORT, 2, 3)])
    assert [text for _, text in chart.left_ticks] == ["0", "2", "4", "6", "8", "10"]


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ((), "There is nothing to show here yet."),
        ((8,), "There is one day so far. A line needs two."),
        ((8, 9), ""),
    ],
)
def test_below_two_days_a_sentence_stands_in_the_place_of_a_line(
    chart: CourseChart, values: tuple[float, ...], message: str
) -> None:
    chart.show_courses([course(Measure.REPS, *values)])
    assert chart.message == message
    QTest.mouseMove(chart, chart.rect().center())
    QTest.keyClick(chart, Qt.Key.Key_Left)
    chart.grab()


def test_an_empty_chart_says_so_to_a_screen_reader_and_forgets_what_it_said(
    chart: CourseChart,
) -> None:
    chart.show_courses([course(Measure.REPS, 8, 9)])
    chart.show_courses([])
    assert chart.accessibleDescription() == "There is nothing to show here yet."
    assert chart.selected == -1


@pytest.mark.parametrize(
    ("days", "grouping"),
    [(56, Grouping.DAY), (57, Grouping.WEEK), (190, Grouping.WEEK), (191, Grouping.MONTH)],
)
def test_a_point_stands_for_a_day_a_week_or_a_month(days: int, grouping: Grouping) -> None:
    assert grouping_of(days) is grouping


def test_a_week_has_the_mean_and_the_range_of_its_days() -> None:
    monday = FIRST.toordinal()
    values = [(FIRST, 2.0), (FIRST + timedelta(days=2), 4.0), (FIRST + timedelta(days=7), 9.0)]
    assert grouped(values, Grouping.WEEK) == [
        ChartPoint(monday + 1, 3.0, 2.0, 4.0),
        ChartPoint(monday + 7, 9.0, 9.0, 9.0),
    ]


@given(
    st.lists(
        st.tuples(st.dates(date(2024, 1, 1), date(2026, 12, 31)), st.floats(0, 100)), min_size=1
    ),
    st.sampled_from(Grouping),
)
def test_every_mean_lies_between_the_lowest_and_the_highest_day(
    values: list[tuple[date, float]], grouping: Grouping
) -> None:
    for point in grouped(values, grouping):
        assert point.low - 1e-9 <= point.mean <= point.high + 1e-9


def test_what_a_point_stands_for_is_written_over_a_long_course(chart: CourseChart) -> None:
    chart.show_courses([course(Measure.REPS, *range(1, 20))])
    assert chart.title.text() == "Title"
    chart.show_courses([course(Measure.REPS, *range(1, 40))])
    assert chart.title.text() == f"Title\n{Phrases().charts.grouping(Grouping.WEEK)}"


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 4000), st.integers(1, 12))
def test_no_date_lies_outside_the_picture_and_there_are_never_too_many(
    last: date, days: int, most: int
) -> None:
    first = last - timedelta(days=days)
    dates = date_ticks(first, last, most)
    assert len(dates) <= most
    assert all(first <= day <= last for day in dates)
    assert dates == sorted(dates)


def test_a_year_is_told_by_its_months_and_a_week_by_its_days(chart: CourseChart) -> None:
    chart.show_courses([course(Measure.REPS, 8, 9, 10, 11)])
    assert chart.bottom_ticks[-1][1] == "8 Nov"
    chart.show_courses([course(Measure.REPS, *range(1, 200))])
    names = [text for _, text in chart.bottom_ticks]
    assert "Jan 2027" in names
    assert not any(name[0].isdigit() for name in names)


def test_the_names_of_two_lines_stand_at_their_ends_and_not_on_each_other(
    chart: CourseChart,
) -> None:
    chart.show_courses([course(Measure.REPS, 8, 9)])
    assert chart.right_margin == 0
    chart.show_courses([course(Measure.PAIN_BEFORE, 3, 2), course(Measure.PAIN_AFTER, 3, 2)])
    assert chart.right_margin > 0
    image, ground = chart.grab().toImage(), chart.palette().color(QPalette.ColorRole.Window)
    columns = range(round(chart.plot().area.right()) + 3, chart.width())
    rows = [
        any(image.pixelColor(x, y) != ground for x in columns) for y in range(30, chart.height())
    ]
    assert sum(rows) > 1.2 * chart.fontMetrics().xHeight() * 2  # two lines of letters


def test_the_second_line_is_dashed(chart: CourseChart) -> None:
    before = course(Measure.PAIN_BEFORE, 7, 7)  # beside the lines of the scale
    chart.show_courses([before, course(Measure.PAIN_AFTER, 3, 3)])
    image, ground = chart.grab().toImage(), chart.palette().color(QPalette.ColorRole.Window)

    def gaps(value: float) -> bool:
        """Return whether the line at a height is broken between its two days."""
        ends = [chart.plot().at(day.toordinal(), value).toPoint() for day, _ in before.values]
        return any(
            image.pixelColor(x, ends[0].y()) == ground
            for x in range(ends[0].x() + 6, ends[1].x() - 6)
        )

    assert not gaps(7)
    assert gaps(3)
