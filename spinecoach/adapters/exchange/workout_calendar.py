"""iCalendar: each workout that was done as an event for a calendar program.

The calendar, the escaping and the folding of lines come from the icalendar library. The lines of
an event are put together here, because the library needs too long for ten years of workouts. A
test compares each event with the bytes that the library writes.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from icalendar import Calendar, vText
from icalendar.parser import Contentline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from spinecoach.core.phrases.common import CommonPhrases
    from spinecoach.core.record.logbook import LoggedWorkout

FOLDED = 75
"""The most bytes of a line; longer ones are folded (RFC 5545, 3.1)."""

PER_SET = timedelta(minutes=2)
"""The assumed length of a set if it is unknown when a workout ended."""

LINE: Callable[[str], Any] = Contentline
"""A line that the library folds; the library has no types for it."""

END = b"END:VCALENDAR\r\n"


def calendar(workouts: Iterable[LoggedWorkout], words: CommonPhrases) -> bytes:
    """Return a calendar of workouts (RFC 5545); the time stamp of an event is its end, not now."""
    made = Calendar()
    made.add("prodid", "-//SpineCoach//History//EN")
    made.add("version", "2.0")
    lines = (line for workout in workouts for line in event(workout, words))
    body = "".join(f"{line}\r\n" for line in lines).encode()
    return bytes(made.to_ical()).removesuffix(END) + body + END


def event(workout: LoggedWorkout, words: CommonPhrases) -> Iterator[str]:
    """Yield the lines of one event, folded, in the order in which the library sorts them."""
    ended = _end(workout)
    sets = words.sets_of(workout.done_sets, workout.planned_sets)
    title = words.named(words.routine(workout.title), sets)
    yield "BEGIN:VEVENT"
    yield _folded(f"SUMMARY:{_text(title)}")
    yield f"DTSTART:{_moment(workout.began)}"
    yield f"DTEND:{_moment(ended)}"
    yield f"DTSTAMP:{_moment(ended)}"
    yield f"UID:{workout.id}@spinecoach"
    yield _folded(f"DESCRIPTION:{_text(_description(workout, words))}")
    yield "END:VEVENT"


def _end(workout: LoggedWorkout) -> datetime:
    """Return when a workout ended, always after its start: other programs may not know its end."""
    if workout.ended is not None and _moment(workout.ended) > _moment(workout.began):
        return workout.ended
    return workout.began + PER_SET * max(1, len(workout.sets))


def _description(workout: LoggedWorkout, words: CommonPhrases) -> str:
    """Return what was done in one line, and the note in the next."""
    titles = dict.fromkeys(item.title for item in workout.sets)
    line = words.named(words.reps(workout.reps), ", ".join(titles))
    return f"{line}\n{workout.note}" if workout.note else line


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(words: str) -> str:
    return bytes(vText(words.replace("\r", "")).to_ical()).decode()


def _folded(line: str) -> str:
    short = line.isascii() and len(line) < FOLDED
    return line if short else str(LINE(line).to_ical().decode())
