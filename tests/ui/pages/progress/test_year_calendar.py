"""The calendar of a year: a square for each day, filled if it was done."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.record.adherence import MONDAY, SUNDAY, Mark
from spinecoach.ui.pages.progress.year_calendar import WEEKS, YearCalendar

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LAST = date(2026, 11, 22)


@pytest.fixture
def calendar(qtbot: QtBot) -> YearCalendar:
    made = YearCalendar(Phrases())
    qtbot.addWidget(made)
    made.resize(900, 140)
    marks = {LAST: Mark.DONE, LAST - timedelta(days=1): Mark.PARTIAL}
    marks[LAST - timedelta(days=2)] = Mark.EXCUSED
    made.show_year(marks, LAST)
    made.show()
    return made


def middle_of(calendar: YearCalendar, day: date) -> QPoint:
    step, left, top = calendar._grid()
    number = (day - calendar.first).days
    return QPoint(round(left + (number // 7 + 0.4) * step), round(top + (number % 7 + 0.55) * step))


@pytest.mark.parametrize("first_weekday", [MONDAY, SUNDAY])
def test_it_shows_whole_weeks_from_the_locales_first_day(
    calendar: YearCalendar, first_weekday: int
) -> None:
    calendar.show_year({}, LAST, first_weekday)
    assert calendar.first.weekday() == first_weekday
    assert (WEEKS - 1) * 7 <= (LAST - calendar.first).days < WEEKS * 7


def test_a_done_day_is_full_and_one_in_part_is_half_full(calendar: YearCalendar) -> None:
    image = calendar.grab().toImage()
    accent = calendar.palette().color(QPalette.ColorRole.Accent)
    step, _, _ = calendar._grid()
    up = QPoint(0, round(step * 0.35))
    for day, upper, lower in ((LAST, True, True), (LAST - timedelta(days=1), False, True)):
        at = middle_of(calendar, day)
        assert (image.pixelColor(at - up) == accent) is upper
        assert (image.pixelColor(at) == accent) is lower


def test_the_pointer_and_the_keys_tell_each_day(calendar: YearCalendar) -> None:
    heard: list[str] = []
    calendar.chosen.connect(heard.append)
    QTest.mouseMove(calendar, middle_of(calendar, LAST - timedelta(days=2)))
    calendar.select(LAST - timedelta(days=2))
    assert heard[-1] == "Friday, 20 November 2026: excused."
    QTest.keyClick(calendar, Qt.Key.Key_Down)
    assert heard[-1] == "Saturday, 21 November 2026: done in part."
    QTest.keyClick(calendar, Qt.Key.Key_Right)  # next week lies in the future
    assert calendar.selected == LAST - timedelta(days=1)


def test_page_keys_ask_for_another_year(calendar: YearCalendar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(calendar.earlier):
        QTest.keyClick(calendar, Qt.Key.Key_PageUp)
    with qtbot.waitSignal(calendar.later):
        QTest.keyClick(calendar, Qt.Key.Key_PageDown)
