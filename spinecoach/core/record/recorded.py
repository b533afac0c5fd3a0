"""A workout as it was recorded, before anything was corrected, and which of two records is fuller.

Machines that merge take the same record of a workout, in whatever order they see both.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from spinecoach.core.record.checks import MEASURES
from spinecoach.core.record.edits import BEGAN, is_first_value
from spinecoach.core.record.logbook import Origin

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spinecoach.core.record.imported import Originals
    from spinecoach.core.record.logbook import LoggedSet, LoggedWorkout


def as_recorded(workout: LoggedWorkout, originals: Originals) -> LoggedWorkout:
    """Return a workout with the first values of its fields, by set ("" = the workout itself)."""
    if not (originals or workout.changed):
        return workout
    own = _first_values("", originals)
    began = own.pop(BEGAN, None)
    sets = tuple(_set_as_recorded(item, originals) for item in workout.sets)
    found = replace(workout, sets=sets, changed=False, **own)
    return _moved(found, began) if began else found


def _set_as_recorded(item: LoggedSet, originals: Originals) -> LoggedSet:
    own = _first_values(item.id, originals)
    return replace(item, changed=False, **own) if own or item.changed else item


def _first_values(item: str, originals: Originals) -> dict[str, Any]:
    """Return the first values of one set ("" = of the workout itself); what can be none is none."""
    return {
        field: _value(field, text)
        for (of, field), text in originals.items()
        if of == item and is_first_value(item, field, text)
    }


def _value(field: str, text: str | None) -> Any:  # noqa: ANN401 - of whatever type the field is
    """Return what a text stands for."""
    if text is None or field == "note":
        return text
    if field == BEGAN:
        return datetime.fromisoformat(text)
    return float(text) if field in MEASURES else int(text)


def _moved(workout: LoggedWorkout, began: datetime) -> LoggedWorkout:
    """Return a workout with all of its times, if it began at another one."""
    by = began - workout.began
    sets = tuple(
        replace(item, began=item.began + by) if item.began else item for item in workout.sets
    )
    ended = workout.ended + by if workout.ended else None
    return replace(workout, began=workout.began + by, ended=ended, sets=sets)


def extent(workout: LoggedWorkout) -> tuple[int, ...]:
    """Return how much a record tells: the later and fuller one of a workout is the greater.

    One that was cut off, or written before the questions after it were answered, gives way.
    """
    answers = (workout.pain_before, workout.pain_after, workout.effort)
    said = sum(answer is not None for answer in answers)
    return workout.revision, workout.reps, len(workout.sets), said


def holds_over(one: LoggedWorkout, other: LoggedWorkout) -> bool:
    """Return whether a record of a workout holds over another one that differs, on all machines."""
    return _rank(one) > _rank(other)


def _rank(workout: LoggedWorkout) -> tuple[object, ...]:
    """Return by what records are ordered.

    Versions that do not know the times of reps lose them. So what they compare comes first, as they
    write it, and machines of all versions take the same record; then the one with more times holds.
    """
    times = [item.rep_seconds for item in workout.sets]
    known = sum(seconds is not None for one in times for seconds in one)
    return extent(workout), repr(workout), known, repr(times)


def twins(workouts: Iterable[LoggedWorkout]) -> Iterator[LoggedWorkout]:
    """Return the imported workouts that were recorded here as well: both began in one minute.

    `workouts` are as they were recorded. Somebody exported a workout to another program, and
    imported it from there on another machine.
    """
    minutes: dict[datetime, list[LoggedWorkout]] = {}
    for workout in workouts:
        minute = workout.began.replace(second=0, microsecond=0, tzinfo=None)
        minutes.setdefault(minute, []).append(workout)
    for alike in minutes.values():
        if any(one.origin is not Origin.IMPORTED for one in alike):
            yield from (one for one in alike if one.origin is Origin.IMPORTED)
