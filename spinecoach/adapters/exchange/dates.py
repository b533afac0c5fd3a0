"""iCalendar: every workout that was done as an event, for one's own calendar."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from icalendar import Calendar, Event

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spinecoach.core.logbook import LoggedSet, LoggedWorkout


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
        event.add("transp", "TRANSPARENT")
        made.add_component(event)
    return bytes(made.to_ical())


def _description(workout: LoggedWorkout) -> str:
    """One line an exercise: "Superman: 12, 12, 10"; the weight where all sets had the same."""
    sets: dict[str, list[LoggedSet]] = {}
    for item in workout.sets:
        sets.setdefault(item.title, []).append(item)
    lines = [f"{title}: {_done(done)}" for title, done in sets.items()]
    return "\n".join([*lines, workout.note] if workout.note else lines)


def _done(sets: list[LoggedSet]) -> str:
    weights = {item.weight_kg for item in sets}
    if len(weights) > 1:
        return ", ".join(f"{item.reps} at {item.weight_kg or 0:g} kg" for item in sets)
    reps = ", ".join(str(item.reps) for item in sets)
    weight = weights.pop()
    return f"{reps} at {weight:g} kg" if weight else reps
