"""Convert rows of the file into workouts, sets and times of the core, and back."""

from __future__ import annotations

import json
import sqlite3
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from spinecoach.adapters.history import validation
from spinecoach.adapters.history.file import lenient
from spinecoach.core.mistake import (
    NOTHING,
    Expected,
    Found,
    Mistake,
    Seen,
    Wanted,
    WrongValueError,
)
from spinecoach.core.record.checks import rep_seconds, set_extra
from spinecoach.core.record.limits import (
    COUNTS_FROM,
    HEAVIEST_KG,
    MOST,
    MOST_METRES,
    MOST_REPS,
    MOST_REVISIONS,
    MOST_SECONDS,
    WORST,
)
from spinecoach.core.record.logbook import (
    NO_EXTRA,
    Ending,
    FeltExercise,
    LoggedSet,
    LoggedWorkout,
    Origin,
    PlannedEntry,
    SetExtra,
    values_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date
    from sqlite3 import Connection, Row

    from spinecoach.adapters.history.held import Statement
    from spinecoach.adapters.history.writer import Store

Value = TypeVar("Value")

MOST_KNOWN = 4096
"""How many different extras are kept in memory: those of imported sets repeat often."""

REP_SECONDS = "rep_seconds"
"""Under which name the column `extra` holds how long the reps of a set took."""

MOST_ASKED = 500
"""Ids in one question: an old SQLite takes 999."""

LIMITS = {
    "most_reps": MOST_REPS,
    "most": MOST,
    "heaviest_kg": HEAVIEST_KG,
    "worst": WORST,
    "counts_from": COUNTS_FROM,
}
"""The limits of the core as named parameters, for queries that leave out invalid values."""

ADD_WORKOUT = """
INSERT INTO workouts (id, title, began_utc, began_offset, ended_utc, ended_offset, day, ending,
    origin, pace, target_days, planned_sets, pain_before, pain_after, effort, note, excused,
    activity, revision)
VALUES (:id, :title, :began_utc, :began_offset, :ended_utc, :ended_offset, :day, :ending,
    :origin, :pace, :target_days, :planned_sets, :pain_before, :pain_after, :effort, :note,
    :excused, :activity, :revision)
"""

NO_WORKOUT = {
    "ended_utc": None,
    "ended_offset": None,
    "pace": 1.0,
    "target_days": 0,
    "pain_before": None,
    "pain_after": None,
    "effort": None,
    "note": "",
    "excused": 0,
    "activity": 1,
    "revision": 0,
}
"""The parameters of `ADD_WORKOUT` if nothing is known."""

ADD_PLAN = """
INSERT INTO plans (workout, position, exercise, title, variant, sets, reps, rest, weight_kg, pace)
VALUES (:workout, :position, :exercise, :title, :variant, :sets, :reps, :rest, :weight_kg, :pace)
"""

ADD_FELT = """
INSERT INTO felt (workout, exercise, pain, slipped) VALUES (:workout, :exercise, :pain, :slipped)
"""


class SetRow(NamedTuple):
    """The parameters of `ADD_SET`: a new row of the table `sets`, in which not all is known."""

    id: str
    workout: str
    position: int
    block: int
    attempt: int
    exercise: str
    title: str
    variant: str
    number: int
    target_reps: int
    reps: int
    weight_kg: float | None
    began_utc: str | None
    seconds: float | None = None
    distance_m: float | None = None
    extra: str = ""


ADD_SET = """
INSERT INTO sets (id, workout, position, block, attempt, exercise, title, variant, number,
    target_reps, reps, weight_kg, began_utc, seconds, distance_m, extra)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""

WORKOUTS = """
SELECT w.*, EXISTS (SELECT 1 FROM changes c
                     WHERE c.workout = w.id AND c.set_id = '' AND NOT c.taken_back) AS changed
  FROM workouts w WHERE {where} ORDER BY w.began_utc, w.id
"""

PLANS = """
SELECT p.* FROM plans p JOIN workouts w ON w.id = p.workout WHERE {where}
 ORDER BY p.workout, p.position
"""

FELT = """
SELECT f.* FROM felt f JOIN workouts w ON w.id = f.workout WHERE {where}
 ORDER BY f.workout, f.exercise
"""

SETS = """
SELECT s.workout, s.began_utc, w.began_offset, s.id, s.exercise, s.title, s.number, s.reps,
       s.target_reps, s.variant, s.attempt, s.weight_kg,
       EXISTS (SELECT 1 FROM changes c
                WHERE c.workout = s.workout AND c.set_id = s.id AND NOT c.taken_back) AS changed,
       s.seconds, s.distance_m, s.extra
  FROM sets s JOIN workouts w ON w.id = s.workout WHERE {where} ORDER BY s.workout, s.position
"""
"""The columns in the order in which `logged_set` reads them: by position, which is fast."""


def utc(moment: datetime) -> str:
    """Write an aware time as it stands in the file: "2026-11-22T11:12:42.125Z"."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def offset(moment: datetime) -> int:
    """Return the offset from UTC in minutes, positive east of Greenwich."""
    east = moment.utcoffset()
    return round(east.total_seconds() / 60) if east else 0


def local(stamp: object, minutes: object, name: str = "time") -> datetime:
    """Read a time of the file as an aware time at the person's place; raises `ValueError`."""
    return validation.moment(name, stamp, minutes)


def in_parts(values: Iterable[Value], most: int = MOST_ASKED) -> Iterator[list[Value]]:
    """Yield values, a few at a time: by default as many as any SQLite takes in one question."""
    rest = iter(values)
    while some := list(islice(rest, most)):
        yield some


def marks_for(ids: Sequence[str]) -> str:
    """Return what stands for these ids in a question."""
    return ", ".join("?" * len(ids))


def ask_of(store: Store, question: str, ids: Iterable[str]) -> Iterator[Row]:
    """Yield the rows about these ids; `question` has `{marks}` in their place."""
    for some in in_parts(ids):
        yield from store.ask(question.format(marks=marks_for(some)), some)


def added(*workouts: LoggedWorkout) -> list[Statement]:
    """Return what adds workouts of any origin with their sets, table by table."""
    plans = (
        {"workout": workout.id, "position": position, **values_of(entry)}
        for workout in workouts
        for position, entry in enumerate(workout.plan)
    )
    sets = (
        _set_row(workout.id, position, item)
        for workout in workouts
        for position, item in enumerate(workout.sets, start=1)
    )
    felt = (
        {"workout": workout.id, **values_of(entry)}
        for workout in workouts
        for entry in workout.felt
    )
    return [
        *((ADD_WORKOUT, _workout_row(workout)) for workout in workouts),
        *((ADD_PLAN, item) for item in plans),
        *((ADD_SET, item) for item in sets),
        *((ADD_FELT, item) for item in felt),
    ]


def _workout_row(workout: LoggedWorkout) -> dict[str, Any]:
    ended = workout.ended
    return {
        **NO_WORKOUT,
        "id": workout.id,
        "title": workout.title,
        "began_utc": utc(workout.began),
        "began_offset": offset(workout.began),
        "ended_utc": utc(ended) if ended else None,
        "ended_offset": offset(ended) if ended else None,
        "day": workout.day.isoformat(),
        "ending": workout.ending,
        "origin": workout.origin,
        "pace": workout.pace,
        "target_days": workout.target_days,
        "planned_sets": workout.planned_sets,
        "pain_before": workout.pain_before,
        "pain_after": workout.pain_after,
        "effort": workout.effort,
        "note": workout.note,
        "excused": workout.excused,
        "activity": workout.activity,
        "revision": workout.revision,
    }


def _set_row(workout: str, position: int, item: LoggedSet) -> SetRow:
    return SetRow(
        item.id,
        workout,
        position,
        -position,  # the block: of a routine that is not known here
        item.attempt,
        item.exercise,
        item.title,
        item.variant,
        item.number,
        item.target_reps,
        item.reps,
        item.weight_kg,
        utc(item.began) if item.began else None,
        item.seconds,
        item.distance_m,
        written_extra(item.extra, item.rep_seconds),
    )


def logged_workout(
    row: Row,
    sets: tuple[LoggedSet, ...] = (),
    plan: tuple[PlannedEntry, ...] = (),
    felt: tuple[FeltExercise, ...] = (),
) -> LoggedWorkout:
    """Read a row of `WORKOUTS`; this and the readers below raise `validation.NONSENSE`."""
    began = local(row["began_utc"], row["began_offset"], "began_utc")
    ended = None
    if row["ended_utc"] is not None:
        # If the clock was set back during a workout, the end would be before the start.
        ended = max(began, local(row["ended_utc"], row["ended_offset"], "ended_utc"))
    validation.day("day", row["day"])
    return LoggedWorkout(
        id=validation.text("id", row["id"]),
        title=validation.text("title", row["title"]),
        began=began,
        ended=ended,
        planned_sets=validation.whole("planned_sets", row["planned_sets"]),
        sets=sets,
        ending=validation.choice("ending", row["ending"], Ending),
        origin=validation.choice("origin", row["origin"], Origin),
        target_days=validation.whole("target_days", row["target_days"]),
        pain_before=validation.scale("pain_before", row["pain_before"]),
        pain_after=validation.scale("pain_after", row["pain_after"]),
        effort=validation.scale("effort", row["effort"]),
        note=validation.text("note", row["note"]),
        excused=validation.whole("excused", row["excused"]) > 0,
        changed=bool(row["changed"]) or any(item.changed for item in sets),
        pace=validation.pace(row["pace"]),
        plan=plan,
        felt=felt,
        activity=validation.whole("activity", row["activity"]) > 0,
        revision=validation.whole("revision", row["revision"], MOST_REVISIONS),
    )


def planned_entry(row: Row) -> PlannedEntry:
    """Read a row of `PLANS`."""
    return PlannedEntry(
        exercise=validation.text("exercise", row["exercise"]),
        title=validation.text("title", row["title"]),
        variant=validation.text("variant", row["variant"]),
        sets=validation.whole("sets", row["sets"]),
        reps=validation.whole("reps", row["reps"]),
        rest=validation.number("rest", row["rest"]),
        weight_kg=validation.weight("weight_kg", row["weight_kg"]),
        pace=validation.pace(row["pace"]),
    )


def felt_exercise(row: Row) -> FeltExercise:
    """Read a row of `FELT`."""
    return FeltExercise(
        validation.text("exercise", row["exercise"]),
        validation.scale("pain", row["pain"]),
        validation.whole("slipped", row["slipped"]) > 0,
    )


def logged_set(row: Row) -> LoggedSet:
    """Read a row of `SETS`."""
    _, began, minutes, own, exercise, title, number, reps, target, variant, attempt, kg, new = row[
        :13
    ]
    seconds, distance, text = row[13:]
    extra, times = read_extra(text)
    return LoggedSet(
        validation.text("id", own),
        validation.text("exercise", exercise),
        validation.text("title", title),
        validation.whole("number", number),
        validation.whole("reps", reps, MOST_REPS),
        validation.whole("target_reps", target),
        validation.text("variant", variant),
        validation.whole("attempt", attempt),
        validation.weight("weight_kg", kg),
        None if began is None else local(began, minutes, "began_utc"),
        bool(new),
        None if seconds is None else validation.number("seconds", seconds, MOST_SECONDS),
        None if distance is None else validation.number("distance_m", distance, MOST_METRES),
        extra,
        times,
    )


def written_extra(extra: SetExtra, times: tuple[float | None, ...] = ()) -> str:
    """Return what is seldom known of a set as the file holds it: JSON, "" for nothing.

    That is what another program says, and how long the reps took: versions that do not know the
    times read the rest.
    """
    if not times:
        return "" if extra is NO_EXTRA else _of_elsewhere(extra)
    return json.dumps({**extra.told(), REP_SECONDS: times}, ensure_ascii=False)


@lru_cache(maxsize=MOST_KNOWN)
def _of_elsewhere(extra: SetExtra) -> str:
    return "" if extra == NO_EXTRA else json.dumps(extra.told(), ensure_ascii=False)


def read_extra(text: object) -> tuple[SetExtra, tuple[float | None, ...]]:
    """Read what `written_extra` wrote; invalid values in it are left out."""
    if not text:
        return NO_EXTRA, ()
    try:
        told = json.loads(validation.text("extra", text))
    except (*validation.NONSENSE, RecursionError):
        told = None
    if not isinstance(told, dict):
        return NO_EXTRA, ()
    return set_extra(told), rep_seconds(told.get(REP_SECONDS))


def odd_rows(db: Connection) -> Iterator[tuple[str, Mistake]]:
    """Read every row of an open history; yield a mistake for each row that is not valid.

    With each comes the id of its workout, "" for a row that belongs to none.
    """
    db.row_factory = sqlite3.Row
    db.text_factory = lenient
    for row in db.execute("PRAGMA foreign_key_check").fetchall():
        yield "", Mistake((str(row[0]),), Expected(Wanted.ROW_OF_WORKOUT), NOTHING)
    for table, question, read in READERS:
        for row in db.execute(question.format(where="true")):
            try:
                read(row)
            except validation.NONSENSE as error:
                own = str(row["id" if table == "workouts" else "workout"])
                wrong = error.mistakes[0] if isinstance(error, WrongValueError) else None
                found = Found(Seen.ERROR, str(error))
                wrong = wrong or Mistake((), Expected(Wanted.READABLE_ROW), found)
                yield own, wrong._replace(path=(table, *wrong.path))


def future_workouts(db: Connection, now: datetime) -> list[date]:
    """Return the days of an open history that lie in the future: the clock was wrong then."""
    question = (
        "SELECT DISTINCT day FROM workouts WHERE deleted_utc IS NULL AND day > ? ORDER BY day"
    )
    # East of here it may be a day later.
    latest = (now + timedelta(days=1)).date()
    found = []
    for (day,) in db.execute(question, (latest.isoformat(),)):
        with suppress(*validation.NONSENSE):
            found.append(validation.day("day", day))
    return found


READERS: Sequence[tuple[str, str, Callable[[Row], object]]] = (
    ("workouts", WORKOUTS, logged_workout),
    ("plans", PLANS, planned_entry),
    ("sets", SETS, logged_set),
    ("felt", FELT, felt_exercise),
)
"""Each table of a workout, with its question and the reader of its rows."""
