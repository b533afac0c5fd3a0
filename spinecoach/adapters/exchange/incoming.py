"""What another file brings: read as a whole, every mistake named, nothing taken by halves.

A file with one mistake brings nothing; up to twenty mistakes are named at once,
each with its line and column, so that it can be mended in one go. A workout has
an id made from its file's own words, so that reading it twice brings it once.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, TextIO
from uuid import NAMESPACE_URL, uuid5

from spinecoach.adapters.exchange.tables import HEVY_MONTHS, as_written
from spinecoach.core.exercise.names import exercise_of
from spinecoach.core.record.limits import HEAVIEST_KG, MOST_REPS
from spinecoach.core.record.logbook import LoggedSet, LoggedWorkout, Origin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

MOST_ROWS = 500_000
"""More rows than a hundred years of workouts have; a longer file is something else."""

MOST_MISTAKES = 20
LONGEST_NAME = 200
LONGEST_LINE = 200_000
"""Characters of a line at most: a file of one endless line is not read into memory."""

KG_PER_POUND = 0.45359237

HEVY_NEEDS = ("title", "start_time", "exercise_title", "reps")
STRONG_NEEDS = ("Date", "Workout Name", "Exercise Name", "Set Order", "Weight", "Reps")

UNITS = {"kg": 1.0, "kgs": 1.0, "lb": KG_PER_POUND, "lbs": KG_PER_POUND}

NO_UNIT = "The file does not say whether its weights are kg or lb: they are taken as kg."
TIMED = "Sets that count seconds and no reps come in as one rep."

HEVY_FORM = "22 Dec 2025, 08:00"

DURATION = re.compile(r"(?:(\d+)h)?\s*(?:(\d+)m(?:in)?)?\s*(?:(\d+)s)?")


class ImportFault(Exception):  # noqa: N818 - it is the file's fault, not the program's
    """The file brings nothing; `mistakes` says why, one line each."""

    def __init__(self, *mistakes: str) -> None:
        super().__init__("\n".join(mistakes))
        self.mistakes = mistakes


@dataclass(slots=True)
class Incoming:
    """What a file holds. `originals` are by workout, then by set ("" = the workout) and field."""

    workouts: list[LoggedWorkout]
    remarks: list[str] = field(default_factory=list)
    excused: dict[date, str] = field(default_factory=dict)
    originals: dict[str, dict[tuple[str, str], str | None]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of a foreign file, in our terms."""

    workout: str
    began: datetime
    ended: datetime
    exercise: str
    reps: int
    weight_kg: float | None
    note: str
    timed: bool


class _Wrong(Exception):  # noqa: N818
    """One value of one row makes no sense."""


def read(path: Path, now: datetime) -> Incoming:
    """Read a file of ours, of Hevy or of Strong; raises `ImportFault`.

    Times without a zone are those of this machine, as the other programs write them.
    """
    try:
        if path.exists() and not (path.is_file() or path.is_dir()):
            raise ImportFault(f"{path} is no file: write what it gives into one first.")
        with path.open("rb") as file:
            start = file.read(64).lstrip(b"\xef\xbb\xbf \t\r\n")
        if start.startswith((b"{", b"[")):
            from spinecoach.adapters.exchange.document import read_document

            return read_document(path, now)
        return _read_table(path, now)
    except UnicodeDecodeError as error:
        raise ImportFault(
            f"{path.name} is not UTF-8 text (byte {error.start}): export it again as UTF-8."
        ) from error
    except csv.Error as error:
        raise ImportFault(f"{path.name} is no CSV that can be read: {error}.") from error
    except OSError as error:
        raise ImportFault(f"{path} cannot be read: {error.strerror}.") from error


def _read_table(path: Path, now: datetime) -> Incoming:
    _count_lines(path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        first = file.readline(LONGEST_LINE)
        file.seek(0)
        delimiter = ";" if first.count(";") > first.count(",") else ","
        rows = csv.reader(_lines(file), delimiter=delimiter)
        header = next(rows, [])
        if not header:
            raise ImportFault(f"{path.name} is empty.")
        parse = _parser(path, header)
        found: list[_Row] = []
        mistakes: list[str] = []
        for values in rows:
            if not any(values):
                continue
            try:
                row = parse(_fields(header, values))
                if row is not None:
                    _check_time(row.began, now)
                    found.append(row)
            except _Wrong as wrong:
                mistakes.append(f"{path.name}, line {rows.line_num}: {wrong}.")
                if len(mistakes) == MOST_MISTAKES:
                    break
    if mistakes:
        raise ImportFault(*mistakes)
    remarks = [TIMED] if any(row.timed for row in found) else []
    if "Weight" in header and "Weight Unit" not in header:
        remarks.append(NO_UNIT)
    return Incoming(list(_workouts(found)), remarks)


def _count_lines(path: Path) -> None:
    """Refuse a file that is far too long before a minute is spent on reading it."""
    count = 0
    with path.open("rb") as file:
        while count <= MOST_ROWS and (block := file.read(1 << 20)):
            count += block.count(b"\n")
    if count > MOST_ROWS:
        raise ImportFault(
            f"{path.name} has more than {MOST_ROWS:,} lines, more than a life of "
            "workouts: is it the right file?"
        )


def _lines(file: TextIO) -> Iterator[str]:
    """Read line by line; raises `csv.Error` for one without an end."""
    while line := file.readline(LONGEST_LINE):
        if len(line) == LONGEST_LINE:
            raise csv.Error("a line is longer than any workout's")
        yield line


def _fields(header: list[str], values: list[str]) -> dict[str, str]:
    if len(values) != len(header):
        raise _Wrong(f"{len(header)} columns are expected, {len(values)} found")
    return dict(zip(header, (as_written(value.strip()) for value in values), strict=True))


def _parser(path: Path, header: list[str]) -> Callable[[Mapping[str, str]], _Row | None]:
    if set(HEVY_NEEDS) <= set(header) and {"weight_kg", "weight_lbs"} & set(header):
        return _hevy
    if set(STRONG_NEEDS) <= set(header):
        return _strong
    hevy = [name for name in (*HEVY_NEEDS, "weight_kg") if name not in header]
    strong = [name for name in STRONG_NEEDS if name not in header]
    missing, program = min((hevy, "Hevy"), (strong, "Strong"), key=lambda pair: len(pair[0]))
    raise ImportFault(
        f"{path.name} is neither our JSON nor a CSV of Hevy or Strong: for {program} "
        f"it lacks the column {', '.join(missing)}."
    )


def _hevy(row: Mapping[str, str]) -> _Row:
    began = _hevy_time("start_time", row["start_time"])
    ended = _hevy_time("end_time", row["end_time"]) if row.get("end_time") else began
    unit = 1.0 if "weight_kg" in row else KG_PER_POUND
    weight = row.get("weight_kg") or row.get("weight_lbs") or ""
    reps, timed = _reps("reps", row["reps"], row.get("duration_seconds", ""))
    return _Row(
        workout=row["title"],
        began=began,
        ended=max(began, ended),
        exercise=_title("exercise_title", row["exercise_title"]),
        reps=reps,
        weight_kg=_weight("weight", weight, unit),
        note=row.get("description", ""),
        timed=timed,
    )


def _strong(row: Mapping[str, str]) -> _Row | None:
    if not row["Set Order"].isalnum():
        return None  # "Rest Timer", "Note" and the like are no sets
    began = _iso_time("Date", row["Date"])
    unit = row.get("Weight Unit", "kg").casefold() or "kg"
    if unit not in UNITS:
        raise _Wrong(f"column Weight Unit: kg or lbs is expected, not {unit!r}")
    reps, timed = _reps("Reps", row["Reps"], row.get("Seconds", ""))
    return _Row(
        workout=row["Workout Name"],
        began=began,
        ended=began + _duration(row.get("Duration", "")),
        exercise=_title("Exercise Name", row["Exercise Name"]),
        reps=reps,
        weight_kg=_weight("Weight", row["Weight"], UNITS[unit]) or None,
        note=row.get("Workout Notes", ""),
        timed=timed,
    )


def _workouts(rows: Iterable[_Row]) -> Iterator[LoggedWorkout]:
    groups: dict[tuple[datetime, str], list[_Row]] = {}
    for row in rows:
        groups.setdefault((row.began, row.workout), []).append(row)
    for (began, title), group in sorted(groups.items(), key=lambda item: item[0]):
        workout = str(uuid5(NAMESPACE_URL, f"spinecoach:{began:%Y-%m-%dT%H:%M}:{title}"))
        yield LoggedWorkout(
            id=workout,
            title=title[:LONGEST_NAME] or "Workout",
            began=began,
            ended=max(row.ended for row in group),
            planned_sets=len(group),
            sets=tuple(_sets(workout, group)),
            origin=Origin.IMPORTED,
            note=group[0].note[:2000],
        )


def _sets(workout: str, rows: Iterable[_Row]) -> Iterator[LoggedSet]:
    numbers: dict[str, int] = {}
    for position, row in enumerate(rows):
        exercise = exercise_of(row.exercise)
        numbers[exercise] = numbers.get(exercise, 0) + 1
        yield LoggedSet(
            id=str(uuid5(NAMESPACE_URL, f"{workout}:{position}")),
            exercise=exercise,
            title=row.exercise,
            number=numbers[exercise],
            reps=row.reps,
            target_reps=row.reps,
            weight_kg=row.weight_kg,
        )


def _hevy_time(column: str, text: str) -> datetime:
    found = re.fullmatch(r"(\d{1,2}) ([A-Za-z]{3})[a-z]*\.? (\d{4}), (\d{1,2}):(\d{2})", text)
    if found is None or found[2].capitalize() not in HEVY_MONTHS:
        return _iso_time(column, text, HEVY_FORM)
    month = HEVY_MONTHS.index(found[2].capitalize()) + 1
    iso = f"{found[3]}-{month:02}-{int(found[1]):02} {int(found[4]):02}:{found[5]}"
    return _iso_time(column, text, HEVY_FORM, iso)


def _iso_time(
    column: str, text: str, form: str = "2025-12-22 08:00:00", iso: str | None = None
) -> datetime:
    """Read a time as its file has it; `iso` is the same in the form that is always read."""
    try:
        return datetime.fromisoformat(iso or text).astimezone()
    except (ValueError, OverflowError, OSError):
        raise _Wrong(f"column {column}: a time like {form} is expected, not {text!r}") from None


def _check_time(began: datetime, now: datetime) -> None:
    if not datetime(1970, 1, 2, tzinfo=UTC) <= began <= now + timedelta(days=1):
        raise _Wrong(f"a workout on {began:%Y-%m-%d} cannot have been done yet, or by you")


def _duration(text: str) -> timedelta:
    found = DURATION.fullmatch(text.strip())
    if found is None:
        seconds = int(text) if text.isdecimal() and len(text) < 7 else None  # noqa: PLR2004
        if seconds is None:
            raise _Wrong(f"column Duration: something like 1h 5m is expected, not {text!r}")
        return timedelta(seconds=seconds)
    hours, minutes, seconds = (int(part) if part else 0 for part in found.groups())
    if hours > 48:  # noqa: PLR2004
        raise _Wrong(f"column Duration: {text!r} is too long for a workout")
    return timedelta(hours=hours, minutes=minutes, seconds=seconds)


def _reps(column: str, text: str, seconds: str) -> tuple[int, bool]:
    timed = _float(text or "0") == 0 and bool(_float(seconds or "0"))
    if timed:
        return 1, True
    reps = _float(text or "0")
    if reps is None or reps != int(reps) or not 0 <= reps <= MOST_REPS:
        raise _Wrong(f"column {column}: a whole number up to {MOST_REPS} is expected, not {text!r}")
    return int(reps), False


def _weight(column: str, text: str, unit: float) -> float | None:
    if not text:
        return None
    weight = _float(text)
    if weight is None or not 0 <= weight * unit <= HEAVIEST_KG:
        raise _Wrong(
            f"column {column}: a weight up to {HEAVIEST_KG:g} kg is expected, not {text!r}"
        )
    return round(weight * unit, 3)


def _title(column: str, text: str) -> str:
    if not text:
        raise _Wrong(f"column {column}: the exercise has no name")
    return text[:LONGEST_NAME]


def _float(text: str) -> float | None:
    """Read a number with a point or a comma; None for all else, infinity included."""
    if not re.fullmatch(r"[-+]?\d{1,12}(?:[.,]\d{1,12})?", text):
        return None
    return float(text.replace(",", "."))
