"""iCalendar: every workout that was done as an event, for one's own calendar.

The calendar, the escaping and the folding of lines are icalendar's; the lines of
an event are put together here, since its objects for ten years of them take
longer than anybody waits. A test holds each event to the bytes of the library's.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from icalendar import Calendar, vText
from icalendar.parser import Contentline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from spinecoach.core.record.logbook import LoggedWorkout

FOLDED = 75
"""Bytes beyond which a line goes on in the next one (RFC 5545, 3.1)."""

LINE: Callable[[str], Any] = Contentline
"""A line that folds itself; the library says no types of it."""

END = b"END:VCALENDAR\r\n"


def calendar(workouts: Iterable[LoggedWorkout]) -> bytes:
    """Write what was done (RFC 5545); an event's stamp is the workout's end, not today."""
    made = Calendar()
    made.add("prodid", "-//SpineCoach//History//EN")
    made.add("version", "2.0")
    lines = (line for workout in workouts for line in event(workout))
    body = "".join(f"{line}\r\n" for line in lines).encode()
    return bytes(made.to_ical()).removesuffix(END) + body + END


def event(workout: LoggedWorkout) -> Iterator[str]:
    """The lines of one event, folded, in the order in which the library sorts them."""
    ended = workout.ended or workout.began
    title = f"{workout.title}: {workout.done_sets} of {workout.planned_sets} sets"
    yield "BEGIN:VEVENT"
    yield _folded(f"SUMMARY:{_text(title)}")
    yield f"DTSTART:{_moment(workout.began)}"
    yield f"DTEND:{_moment(ended)}"
    yield f"DTSTAMP:{_moment(ended)}"
    yield f"UID:{workout.id}@spinecoach"
    yield _folded(f"DESCRIPTION:{_text(_description(workout))}")
    yield "END:VEVENT"


def _description(workout: LoggedWorkout) -> str:
    """What was done in one line, and the note; the details have better places."""
    titles = dict.fromkeys(item.title for item in workout.sets)
    line = f"{workout.reps} reps: {', '.join(titles)}"
    return f"{line}\n{workout.note}" if workout.note else line


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(words: str) -> str:
    return bytes(vText(words.replace("\r", "")).to_ical()).decode()


def _folded(line: str) -> str:
    short = line.isascii() and len(line) < FOLDED
    return line if short else str(LINE(line).to_ical().decode())
