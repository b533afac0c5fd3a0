"""Files of other programs for the tests: their headers, usual rows, and how they are read."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.exchange.document import document
from spinecoach.adapters.exchange.fault import ImportFault
from spinecoach.adapters.exchange.reader import read
from spinecoach.core.record.imported import Flaw
from tests.histories import SUNDAY

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from spinecoach.core.mistake import Mistake
    from spinecoach.core.record.imported import Answers, Incoming
    from spinecoach.core.record.logbook import LoggedWorkout

HEVY = (
    '"title","start_time","end_time","description","exercise_title","superset_id",'
    '"exercise_notes","set_index","set_type","weight_kg","reps","distance_km",'
    '"duration_seconds","rpe"'
)
PULL = '"Morning","22 Nov 2025, 08:00","22 Nov 2025, 08:40","","Pull Up",,"",0,"normal","","8",,,'
STRONG = (
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,"
    "Workout Notes,RPE"
)
ROW = "2025-11-22 08:00:00,Evening,1h 5m,Bent Over Row (Dumbbell),1,10,12,0,0,,,"
STRONG_6 = (
    '"Workout #";"Date";"Workout Name";"Duration (sec)";"Exercise Name";"Set Order";"Weight (kg)";'
    '"Reps";"RPE";"Distance (meters)";"Seconds";"Notes";"Workout Notes"'
)
FITNOTES = "Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time,Comment"
STRONGLIFTS = (
    "Date (yyyy/mm/dd),Workout,Workout Name,Program Name,Body Weight (KG),Exercise,Reps,"
    "Duration (hours),Start Time (h:mm),End Time (h:mm),Notes,Set 1 (Reps), Set 1 (KG),"
    "Set 2 (Reps), Set 2 (KG)"
)
FITBOD = (
    "Date,Exercise,Reps,Weight(kg),Duration(s),Distance(m),Incline,Resistance,isWarmup,Note,"
    "multiplier"
)


def written(folder: Path, *lines: str, name: str = "in.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes("\r\n".join(lines).encode(encoding))
    return path


def taken(path: Path, answers: Answers | None = None) -> Incoming:
    return read(path, SUNDAY, answers)


def flaws(mistakes: Iterable[Flaw | Mistake]) -> tuple[Flaw, ...]:
    """Return what is wrong with a file as a whole, or with its rows."""
    return tuple(one for one in mistakes if isinstance(one, Flaw))


def faults(path: Path) -> tuple[Flaw, ...]:
    with pytest.raises(ImportFault) as caught:
        taken(path)
    return flaws(caught.value.mistakes)


def read_or_refused(path: Path) -> None:
    """Check that what is read can be written down and read again as our own."""
    workouts: list[LoggedWorkout] = []
    with suppress(ImportFault):
        workouts = taken(path).workouts
    path.write_bytes(document(workouts, {}, {}))
    assert [one.id for one in taken(path).workouts] == [one.id for one in workouts]
