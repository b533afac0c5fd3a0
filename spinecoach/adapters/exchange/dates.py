"""iCalendar: every workout that was done as an event, for one's own calendar."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from icalendar import Calendar, Event

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spinecoach.core.logbook import LoggedWorkout


def calendar(workouts: Iterable[LoggedWorkout]) -> bytes:
    """Write what was done (RFC 5545); an event's stamp is the workout's end, not today."""
    made = Calendar()
    made.add("prodid", "-//SpineCoach//History//EN")
    made.add("version", "2.0")
    for workout in workouts:
        ended = workout.ended or workout.began
        event = Event()
        event.add("uid", f"{workout.id}@spinecoach")
        event.add("dtstamp", ended.astimezone(UTC))
        event.add("dtstart", workout.began.astimezone(UTC))
        event.add("dtend", ended.astimezone(UTC))
        event.add("summary", f"{workout.title}: {workout.done_sets} of {workout.planned_sets} sets")
        event.add("description", _description(workout))
        made.add_component(event)
    return bytes(made.to_ical())


def _description(workout: LoggedWorkout) -> str:
    """What was done in one line, and the note; the details have better places."""
    titles = dict.fromkeys(item.title for item in workout.sets)
    line = f"{workout.reps} reps: {', '.join(titles)}"
    return f"{line}\n{workout.note}" if workout.note else line
