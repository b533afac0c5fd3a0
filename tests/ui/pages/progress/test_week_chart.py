"""The chart of the weeks: what it shows to the eye, to the keys and to a screen reader."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.record.adherence import Week, weeks
from spinecoach.core.record.logbook import DayDone
from spinecoach.ui.pages.progress.week_chart import WeekChart

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

MONDAY = date(2026, 11, 2)


def three_weeks() -> tuple[Week, ...]:
    """Three days, then one and a half, then a running week with one."""
    days = [DayDone(MONDAY + timedelta(days=n), 4, 4) for n in (0, 2, 4, 7, 14)]
    days.append(DayDone(MONDAY + timedelta(days=9), 4, 1))
    return weeks(days, today=MONDAY + timedelta(days=15), target=3, count=3)


@pytest.fixture
def chart(qtbot: QtBot) -> WeekChart:
    made = WeekChart(Phrases())
    qtbot.addWidget(made)
    made.resize(900, 420)
    made.show_weeks(three_weeks())
    made.show()
    qtbot.waitExposed(made)
    return made


def colour_at(chart: WeekChart, week: float, day: float) -> QColor:
    """Look at the pixel that many weeks to the right and that many days up."""
    image = chart.grab().toImage()
    return QColor(image.pixelColor(chart.plot().at(week, day).toPoint()))


def accent(chart: WeekChart) -> QColor:
    return chart.palette().color(QPalette.ColorRole.Accent)


def test_a_bar_is_as_high_as_its_days(chart: WeekChart) -> None:
    full = accent(chart)
    assert [colour_at(chart, 0, day + 0.5) == full for day in range(7)] == [True] * 3 + [False] * 4


def test_a_day_done_in_part_is_a_hollow_block_half_as_high(chart: WeekChart) -> None:
    assert colour_at(chart, 1, 0.5) == accent(chart)
    assert colour_at(chart, 1, 1.25) != accent(chart)  # hollow
    full = colour_at(chart, 1, 0.5)
    image = chart.grab().toImage()
    height = [image.pixelColor(chart.plot().at(1, 1 + step / 100).toPoint()) for step in range(100)]
    inked = [abs(colour.lightness() - full.lightness()) < 90 for colour in height]
    edges = [step for step, dark in enumerate(inked) if dark]
    assert 0 <= edges[0] < 15
    assert 35 < max(edge for edge in edges if edge < 70) < 55


def test_each_week_is_named_by_its_first_day(chart: WeekChart) -> None:
    assert [text for _, text in chart.bottom_ticks] == ["2 Nov", "9 Nov", "16 Nov"]


def test_before_the_first_workout_a_sentence_says_what_will_be_here(chart: WeekChart) -> None:
    chart.show_weeks(weeks([], today=MONDAY, target=3, count=12))
    assert chart.message == "Each day that you do will be a block here, week by week."
    assert chart.title.text() == "Days a week"
    chart.show_weeks(three_weeks())
    assert chart.message == ""
    assert chart.title.text().startswith("Shaded: the 3 to 5 days a week")


def test_the_last_week_is_selected_and_told(chart: WeekChart) -> None:
    assert chart.selected == 2
    assert chart.accessibleDescription() == (
        "16 to 22 November 2026: 1 day done, your target 3. This week is not over yet. "
        "Done: Monday."
    )


def test_arrow_keys_go_from_week_to_week_and_say_each(chart: WeekChart) -> None:
    heard: list[str] = []
    chart.chosen.connect(heard.append)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Right):
        QTest.keyClick(chart, key)
    assert [line.split(":")[0] for line in heard] == [
        "9 to 15 November 2026",
        "2 to 8 November 2026",
        "9 to 15 November 2026",
    ]
    assert heard[0].endswith(
        "1 day done, your target 3. This week was not kept. Done: Monday. 1 day in part."
    )


def test_beyond_the_ends_the_keys_ask_for_other_weeks(chart: WeekChart, qtbot: QtBot) -> None:
    with qtbot.waitSignal(chart.later):
        QTest.keyClick(chart, Qt.Key.Key_Right)
    QTest.keyClick(chart, Qt.Key.Key_Home)
    assert chart.selected == 0
    with qtbot.waitSignal(chart.earlier):
        QTest.keyClick(chart, Qt.Key.Key_Left)
    with qtbot.waitSignal(chart.earlier):
        QTest.keyClick(chart, Qt.Key.Key_PageUp)
    with qtbot.waitSignal(chart.later):
        QTest.keyClick(chart, Qt.Key.Key_PageDown)
    QTest.keyClick(chart, Qt.Key.Key_End)
    assert chart.selected == 2


def test_the_pointer_selects_the_week_below_it(chart: WeekChart) -> None:
    QTest.mouseMove(chart, chart.plot().at(0.2, 3).toPoint())
    assert chart.selected == 0


def test_another_theme_is_followed(chart: WeekChart) -> None:
    palette = QPalette(chart.palette())
    palette.setColor(QPalette.ColorRole.Accent, QColor("#6edac4"))
    chart.setPalette(palette)
    assert colour_at(chart, 0, 0.5) == QColor("#6edac4")
    assert chart.selected == 2


def test_the_current_week_alone_stands_in_an_outline(chart: WeekChart) -> None:
    ink = chart.palette().color(QPalette.ColorRole.WindowText)
    edge = [colour_at(chart, week, 7) == ink for week in (0, 1, 2)]
    assert edge == [False, False, True]


def test_each_day_has_its_sign_below_the_bar(chart: WeekChart) -> None:
    row = [colour_at(chart, 0 + x / 100, -0.45) for x in range(-45, 46)]
    assert row.count(accent(chart)) > 4  # three days of seven are full


def test_the_target_is_a_dashed_line_over_each_week(chart: WeekChart) -> None:
    image = chart.grab().toImage()
    y = chart.plot().at(0, 3).toPoint().y()
    left, right = chart.plot().at(1.4, 0).toPoint().x(), chart.plot().at(1.6, 0).toPoint().x()
    dark = {image.pixelColor(x, y).lightness() < 100 for x in range(left, right)}
    assert dark == {True, False}


def test_the_selected_week_is_shaded_while_the_keys_lead_there(
    chart: WeekChart, qtbot: QtBot
) -> None:
    chart.clearFocus()
    plain = colour_at(chart, 2, 7.5)
    chart.activateWindow()
    chart.setFocus()
    qtbot.waitUntil(chart.hasFocus)
    assert colour_at(chart, 2, 7.5) != plain
    assert colour_at(chart, 0, 7.5) == plain
