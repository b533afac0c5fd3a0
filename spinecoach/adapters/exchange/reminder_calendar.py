"""The training days for the person's calendar: a weekly event with an alarm (iCalendar).

Times are floating, so that seven o'clock stays seven o'clock in another time zone (RFC 5545,
3.3.5); the id is always the same, so that a calendar that imports the file twice changes the event
instead of adding a second one.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from icalendar import Alarm, Calendar, Event

from spinecoach.core.coaching.week_plan import NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spinecoach.core.phrases.exchange import ExchangePhrases

DEFAULT_TIME = "18:00"
"""The time of the event if none was chosen."""

UID = "routine@spinecoach"


def calendar(
    days: Iterable[int], at: str, minutes: int, now: datetime, words: ExchangePhrases
) -> bytes:
    """Return the file: an event on those weekdays (0 = Monday), `minutes` minutes long."""
    weekdays = sorted(set(days))
    start = time.fromisoformat(at or DEFAULT_TIME)
    first = next(
        day
        for day in (now.date() + timedelta(days=ahead) for ahead in range(7))
        if day.weekday() in weekdays
    )
    begins = datetime.combine(first, start)
    event = Event()
    event.add("uid", UID)
    event.add("dtstamp", now)
    event.add("dtstart", begins)
    event.add("dtend", begins + timedelta(minutes=minutes))
    event.add("summary", words.reminder_event())
    event.add("rrule", {"freq": "weekly", "byday": [NAMES[day][:2].upper() for day in weekdays]})
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", words.reminder_alarm())
    alarm.add("trigger", timedelta())
    event.add_component(alarm)
    whole = Calendar()
    whole.add("prodid", "-//SpineCoach//EN")
    whole.add("version", "2.0")
    whole.add_component(event)
    written: bytes = whole.to_ical()
    return written
