"""Seven days in signs and words."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLineF, QPointF, QVariantAnimation
from PySide6.QtWidgets import QWidget

from spinecoach.core.coaching.week_plan import parse_days, week_plan
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.record.logbook import DayDone
from spinecoach.ui.pages.today.week_strip import TICK_MS, WeekStrip, begin_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from spinecoach.core.coaching.week_plan import WeekPlan

MONDAY = date(2026, 11, 16)


def test_each_day_says_what_it_is(qtbot: QtBot) -> None:
    strip = WeekStrip(Phrases())
    qtbot.addWidget(strip)
    done = [
        DayDone(MONDAY, 4, 4),
        DayDone(MONDAY + timedelta(days=1), 4, 1),
        DayDone(MONDAY + timedelta(days=2), 0, 0, excused=True),
    ]
    today = MONDAY + timedelta(days=3)
    strip.show_week(
        week_plan(done, parse_days("mon wed thu sat"), today, first_day=MONDAY), "after the coffee"
    )
    assert [tile.accessibleName() for tile in strip.tiles] == [
        "Monday: done",
        "Tuesday: begun",
        "Wednesday: excused",
        "Thursday: planned, today",
        "Friday: rest",
        "Saturday: planned",
        "Sunday: rest",
    ]
    assert strip.advice.text() == "Today is one of your days."
    assert strip.after.text() == "After: after the coffee"
    strip.resize(900, 70)
    looks = {strip.tiles[n].grab().toImage().cacheKey() for n in range(7)}
    assert len(looks) == 7


def test_a_tile_is_drawn_by_its_sign_and_not_by_colour_alone(qtbot: QtBot) -> None:
    strip = WeekStrip(Phrases())
    qtbot.addWidget(strip)
    empty = strip.tiles[0].grab().toImage()
    strip.show_week(week_plan([DayDone(MONDAY, 4, 4)], parse_days("mon wed"), MONDAY), "")
    assert strip.tiles[0].grab().toImage() != empty
    assert strip.after.isHidden()


def week(*, done: bool, today: date = MONDAY) -> WeekPlan:
    days = [DayDone(MONDAY, 4, 4)] if done else []
    return week_plan(days, parse_days("mon wed fri"), today, first_day=MONDAY)


def test_with_letters_that_are_large_for_the_window_all_days_are_in_sight(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    strip = WeekStrip(Phrases(), page)
    strip.show_week(week(done=False), "")
    narrow = 5 * strip.tiles[0].sizeHint().width()
    strip.resize(narrow, 300)
    page.show()
    assert strip.tiles[-1].geometry().right() < narrow


@pytest.mark.usefixtures("moving")
def test_a_day_that_is_done_meanwhile_ticks_itself(qtbot: QtBot) -> None:
    strip = WeekStrip(Phrases())
    qtbot.addWidget(strip)
    strip.show_week(week(done=False), "")
    strip.show_week(week(done=True), "")
    monday = strip.tiles[0]
    looks = []
    for milliseconds in (0, TICK_MS // 8, TICK_MS // 3, TICK_MS):
        monday.ticking.setCurrentTime(milliseconds)
        looks.append(monday.grab().toImage())
    assert all(one != other for one, other in combinations(looks, 2))
    assert monday.ticking.state() is QVariantAnimation.State.Stopped
    fresh = WeekStrip(Phrases())
    qtbot.addWidget(fresh)
    fresh.show_week(week(done=True), "")
    assert fresh.tiles[0].grab().toImage() == looks[-1]


@pytest.mark.usefixtures("moving")
def test_a_day_that_was_done_before_stands_still(qtbot: QtBot) -> None:
    strip = WeekStrip(Phrases())
    qtbot.addWidget(strip)
    for _ in range(2):
        strip.show_week(week(done=True), "")
    strip.show_week(week(done=False, today=MONDAY + timedelta(weeks=1)), "")
    assert all(tile.ticking.state() is QVariantAnimation.State.Stopped for tile in strip.tiles)


def test_with_less_motion_the_tick_is_there_at_once(qtbot: QtBot) -> None:
    strip = WeekStrip(Phrases())
    qtbot.addWidget(strip)
    strip.show_week(week(done=False), "")
    strip.show_week(week(done=True), "")
    assert strip.tiles[0].ticking.state() is QVariantAnimation.State.Stopped
    assert strip.tiles[0].ticked == 1.0


@given(st.floats(0.0, 1.0))
def test_the_begin_of_a_line_is_that_part_of_it(part: float) -> None:
    whole = [QPointF(0, 0), QPointF(3, 4), QPointF(3, -6)]
    begin = begin_of(whole, part)
    length = sum(QLineF(one, other).length() for one, other in pairwise(begin))
    assert length == pytest.approx(15 * part)
    assert begin[0] == whole[0]
