"""Write CSV: one row for each set, for a spreadsheet, for Hevy and for Strong.

A text that a spreadsheet would take for a formula gets an apostrophe in front, which spreadsheets
hide and our own import takes off again (OWASP, "CSV Injection"). Lines end as RFC 4180 says.
"""

from __future__ import annotations

import csv
import re
from functools import lru_cache
from io import StringIO
from typing import TYPE_CHECKING

from spinecoach.core.exercise.names import title_elsewhere

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from spinecoach.core.record.logbook import LoggedSet, LoggedWorkout

COMPUTED = re.compile(r"'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
"""Finds texts that a spreadsheet would compute (also with full-width signs), and texts that already
begin with apostrophes before such a sign: both get an apostrophe more, so that an import restores
them exactly."""

OURS = (
    "date",
    "time",
    "utc_offset",
    "workout",
    "exercise",
    "variant",
    "set",
    "attempt",
    "target_reps",
    "reps",
    "weight_kg",
    "seconds",
    "rep_seconds",
    "distance_m",
    "set_type",
    "superset",
    "rpe",
    "assisted_kg",
    "set_note",
    "pain_before",
    "pain_after",
    "effort",
    "note",
    "origin",
    "changed",
    "workout_id",
    "set_id",
)

HEVY = (
    "title",
    "start_time",
    "end_time",
    "description",
    "exercise_title",
    "superset_id",
    "exercise_notes",
    "set_index",
    "set_type",
    "weight_kg",
    "reps",
    "distance_km",
    "duration_seconds",
    "rpe",
)

STRONG = (
    "Date",
    "Workout Name",
    "Duration",
    "Exercise Name",
    "Set Order",
    "Weight",
    "Weight Unit",
    "Reps",
    "Distance",
    "Distance Unit",
    "Seconds",
    "Notes",
    "Workout Notes",
    "RPE",
)

LETTERS = {"warmup": "W", "dropset": "D", "failure": "F"}
"""The letters that Strong writes instead of the number of a set that is not a normal one."""

METRES_PER_KM = 1000

UNKNOWN = "?"
"""Stands among the seconds of reps for one that the coach's clock ended."""

HEVY_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def our_csv(workouts: Iterable[LoggedWorkout]) -> bytes:
    """Return one row for each set with everything that is known about it."""
    return _table(OURS, (row for workout in workouts for row in _our_rows(workout)))


def _our_rows(workout: LoggedWorkout) -> Iterator[Sequence[object]]:
    began = workout.began.isoformat()
    day, offset, title = workout.day.isoformat(), f"UTC{began[-6:]}", neutral(workout.title)
    felt = (
        _number(workout.pain_before),
        _number(workout.pain_after),
        _number(workout.effort),
        neutral(workout.note),
        str(workout.origin),
    )
    for item in workout.sets:
        yield (
            day,
            (item.began.isoformat() if item.began else began)[11:19],
            offset,
            title,
            neutral(item.title),
            neutral(item.variant),
            item.number,
            item.attempt,
            item.target_reps,
            item.reps,
            _number(item.weight_kg),
            _number(item.seconds),
            " ".join(_number(one) or UNKNOWN for one in item.rep_seconds),
            _number(item.distance_m),
            neutral(item.extra.kind),
            neutral(item.extra.superset),
            _number(item.extra.rpe),
            _number(item.extra.assisted_kg),
            neutral(item.extra.note),
            *felt,
            "yes" if item.changed else "",
            workout.id,
            item.id,
        )


def hevy_csv(workouts: Iterable[LoggedWorkout]) -> bytes:
    """Return the form that Hevy writes: every field in quotes, weights in kg."""
    rows = (row for workout in workouts for row in _hevy_rows(workout))
    return _table(HEVY, rows, quote_all=True)


def _hevy_rows(workout: LoggedWorkout) -> Iterator[Sequence[object]]:
    began, ended = hevy_time(workout.began), hevy_time(workout.ended or workout.began)
    title, note = neutral(workout.title), neutral(workout.note)
    for index, item in _numbered(workout.sets):
        yield (
            title,
            began,
            ended,
            note,
            neutral(title_elsewhere(item.exercise, item.title)),
            neutral(item.extra.superset),
            neutral(item.extra.note),
            index,
            neutral(item.extra.kind) or "normal",
            _number(_weight(item)),
            _counted(item),
            _number(None if item.distance_m is None else item.distance_m / METRES_PER_KM),
            _number(item.seconds),
            _number(item.extra.rpe),
        )


def strong_csv(workouts: Iterable[LoggedWorkout]) -> bytes:
    """Return the form that Strong writes, with the columns that name the units."""
    return _table(STRONG, (row for workout in workouts for row in _strong_rows(workout)))


def _strong_rows(workout: LoggedWorkout) -> Iterator[Sequence[object]]:
    began, duration = f"{workout.began:%Y-%m-%d %H:%M:%S}", strong_duration(workout.seconds)
    title, note = neutral(workout.title), neutral(workout.note)
    for index, item in _numbered(workout.sets):
        yield (
            began,
            title,
            duration,
            neutral(title_elsewhere(item.exercise, item.title)),
            LETTERS.get(item.extra.kind, str(index + 1)),
            _number(_weight(item) or 0.0),
            "kg",
            item.reps,
            _number(item.distance_m or 0.0),
            "m" if item.distance_m else "",
            _number(item.seconds or 0.0),
            neutral(item.extra.note),
            note,
            _number(item.extra.rpe),
        )


def hevy_time(moment: datetime) -> str:
    """Return a time as Hevy writes it, in English whatever the locale: "22 Dec 2025, 08:00"."""
    return f"{moment.day} {HEVY_MONTHS[moment.month - 1]} {moment:%Y, %H:%M}"


def strong_duration(seconds: float | None) -> str:
    """Return a duration as Strong writes it: "1h 5m"."""
    hours, minutes = divmod(round((seconds or 0) / 60), 60)
    return f"{hours}h {minutes}m" if hours else f"{minutes}m"


@lru_cache(maxsize=512)
def neutral(text: str) -> str:
    """Return a text in a form that no spreadsheet treats as a formula."""
    return f"'{text}" if COMPUTED.match(text) else text


def as_written(text: str) -> str:
    """Return the text from which `neutral` made this one."""
    return text[1:] if text.startswith("'") and COMPUTED.match(text[1:]) else text


def _numbered(sets: Sequence[LoggedSet]) -> Iterable[tuple[int, LoggedSet]]:
    """Yield the sets in their order, those of each exercise numbered from 0."""
    seen: dict[str, int] = {}
    for item in sets:
        index = seen.get(item.exercise, 0)
        seen[item.exercise] = index + 1
        yield index, item


def _weight(item: LoggedSet) -> float | None:
    """Return the weight as other programs write it: negative if a machine helped."""
    return item.weight_kg if item.extra.assisted_kg is None else -item.extra.assisted_kg


def _counted(item: LoggedSet) -> str:
    """Return the reps; "" for a set that counts its time or its distance."""
    return "" if not item.reps and (item.seconds or item.distance_m) else str(item.reps)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.10g}"


def _table(
    header: Sequence[str], rows: Iterable[Sequence[object]], *, quote_all: bool = False
) -> bytes:
    out = StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL)
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue().encode()
