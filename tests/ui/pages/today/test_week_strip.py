"""Seven days in signs and words."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from spinecoach.core.coaching.week_plan import parse_days, week_plan
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.record.logbook import DayDone
from spinecoach.ui.pages.today.week_strip import WeekStrip

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

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
