"""The view of the weeks: which days it reads, and whether there is anything to show."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from spinecoach.core.record.adherence import Mark, weeks
from spinecoach.core.record.logbook import DayDone
from spinecoach.ui.pages.progress.weeks import anything_in, year_before
from tests.ui.past import PastForTests

TODAY = date(2026, 11, 28)


class Days(PastForTests):
    """A history of 400 days up to one, each with a workout."""

    def __init__(self, last: date) -> None:
        super().__init__([])
        self.done = [DayDone(last - timedelta(days=back), 4, 4) for back in range(400)]

    def days(self, since: date) -> list[DayDone]:
        return [day for day in self.done if day.day >= since]


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 6))
def test_the_year_before_a_day_is_read_in_whole_weeks(last: date, first_weekday: int) -> None:
    read = year_before(Days(last), last, first_weekday)
    earliest = min(day.day for day in read)
    assert earliest.weekday() == first_weekday
    assert timedelta(weeks=51) < last - earliest < timedelta(weeks=54)


def test_weeks_hold_something_as_soon_as_one_day_does() -> None:
    assert not anything_in(weeks([], today=TODAY, target=3, count=12))
    history = weeks([DayDone(TODAY, 1, 4)], today=TODAY, target=3, count=12)
    assert anything_in(history)
    assert any(mark is not Mark.NONE for mark in history[-1].marks)
