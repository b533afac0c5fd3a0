"""Make workouts of the rows of a foreign table.

The id of a workout is made from the words of its file, so that a file that is read twice adds it
once, in whatever zone the machine is.
"""

from __future__ import annotations

import sys
from collections import Counter
from hashlib import sha1
from typing import TYPE_CHECKING, NamedTuple
from uuid import NAMESPACE_URL

from spinecoach.core.exercise.names import exercise_of
from spinecoach.core.record.logbook import LoggedSet, LoggedWorkout, Origin

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator
    from datetime import datetime

    from spinecoach.adapters.exchange.source import Progress
    from spinecoach.core.record.imported import Remark
    from spinecoach.core.record.logbook import SetExtra

UNTITLED = "Workout"

SPACE = NAMESPACE_URL.bytes
"""The name space of the ids."""

TOLD_EVERY = 50
"""How many workouts are made between two reports."""


class When(NamedTuple):
    """The workout that a row belongs to; `written` is when it began as the file has it."""

    workout: str
    began: datetime
    written: datetime
    ended: datetime | None
    note: str


class What(NamedTuple):
    """One set of a foreign file, in our terms."""

    exercise: str
    reps: int
    weight_kg: float | None
    seconds: float | None
    distance_m: float | None
    extra: SetExtra
    told: tuple[Remark, ...]


class Row(NamedTuple):
    """A row of a foreign file."""

    when: When
    what: What


def workouts(
    rows: Iterable[Row], key: Callable[[When], Hashable], tell: Progress
) -> Iterator[LoggedWorkout]:
    """Yield the workouts that rows belong to, in their order; `key` is what their rows share.

    `tell` is called now and then with the share that is made, 0 to 1.
    """
    groups: dict[Hashable, list[Row]] = {}
    for row in rows:
        groups.setdefault(key(row.when), []).append(row)
    for group in groups.values():
        group.sort(key=lambda row: row.when.began)
    ordered = sorted(
        groups.values(), key=lambda group: (group[0].when.began, group[0].when.workout)
    )
    for number, group in enumerate(ordered):
        if number % TOLD_EVERY == 0:
            tell(number / len(groups))
        title, began, written, *_ = group[0].when
        workout = uuid_of(f"spinecoach:{written:%Y-%m-%dT%H:%M}:{title}")
        yield LoggedWorkout(
            id=workout,
            title=title or UNTITLED,
            began=began,
            ended=max((row.when.ended for row in group if row.when.ended), default=None),
            planned_sets=len(group),
            sets=tuple(_sets(workout, (row.what for row in group))),
            origin=Origin.IMPORTED,
            note=next((row.when.note for row in group if row.when.note), ""),
        )


def uuid_of(name: str) -> str:
    """Return the UUID of a name (RFC 9562, version 5), as `uuid.uuid5` does, eight times slower."""
    made = bytearray(sha1(SPACE + name.encode(), usedforsecurity=False).digest()[:16])
    made[6] = made[6] & 0x0F | 0x50
    made[8] = made[8] & 0x3F | 0x80
    digits = made.hex()
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def _sets(workout: str, rows: Iterable[What]) -> Iterator[LoggedSet]:
    numbers: Counter[str] = Counter()
    for position, row in enumerate(rows):
        exercise = sys.intern(exercise_of(row.exercise))
        numbers[exercise] += 1
        yield LoggedSet(
            id=uuid_of(f"{workout}:{position}"),
            exercise=exercise,
            title=row.exercise,
            number=numbers[exercise],
            reps=row.reps,
            target_reps=row.reps,
            weight_kg=row.weight_kg,
            seconds=row.seconds,
            distance_m=row.distance_m,
            extra=row.extra,
        )
