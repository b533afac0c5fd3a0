"""A person's days as a file that calendars understand."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from spinecoach.adapters.exchange.reminder_calendar import UID, calendar
from spinecoach.core.phrases.phrases import Phrases

WORDS = Phrases().exchange
SUNDAY = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def test_the_days_repeat_weekly_with_an_alarm() -> None:
    text = calendar({0, 2, 4}, "07:30", 12, SUNDAY, WORDS).decode()
    assert "RRULE:FREQ=WEEKLY;BYDAY=MO,WE,FR" in text
    assert "DTSTART:20261123T073000" in text  # floating: no zone, no Z
    assert "DTEND:20261123T074200" in text
    assert "BEGIN:VALARM" in text
    assert "TRIGGER:P0D" in text
    assert f"UID:{UID}" in text


@given(
    st.frozensets(st.integers(0, 6), min_size=1, max_size=6),
    st.times().map(lambda at: f"{at:%H:%M}"),
    st.integers(1, 90),
    st.integers(0, 40_000).map(lambda hours: SUNDAY + timedelta(hours=hours)),
)
def test_every_choice_of_days_is_read_back(
    days: frozenset[int], at: str, minutes: int, now: datetime
) -> None:
    read = Calendar.from_ical(calendar(days, at, minutes, now, WORDS))
    assert isinstance(read, Calendar)
    (event,) = read.events
    begins = event.start
    assert isinstance(begins, datetime)
    assert begins.weekday() in days
    assert begins.time() == time.fromisoformat(at)
    assert timedelta() <= begins.date() - now.date() < timedelta(days=7)
    assert event.duration == timedelta(minutes=minutes)
    assert len(event.rrules[0]["BYDAY"]) == len(days)


def test_without_a_time_it_is_in_the_evening() -> None:
    assert b"T180000" in calendar({0}, "", 10, SUNDAY, WORDS)
