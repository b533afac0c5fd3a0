"""Convert rows of the file into workouts, sets and times of the core, and back."""

from __future__ import annotations

import json
import sqlite3
from contextlib import suppress
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from spinecoach.adapters.history import validation
from spinecoach.adapters.history.file import lenient
from spinecoach.core.record.checks import set_extra
from spinecoach.core.record.limits import (
    COUNTS_FROM,
    HEAVIEST_KG,
    MOST,
    MOST_METRES,
    MOST_REPS,
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
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from sqlite3 import Connection, Row

    from spinecoach.adapters.history.writer import Statement

LIMITS = {
    "most_reps": MOST_REPS,
    "most": MOST,
    "heaviest_kg": HEAVIEST_KG,
    "worst": WORST,
    "counts_from": COUNTS_FROM,
}
"""The limits of the core as named parameters, for questions that leave out what is none."""

ADD_WORKOUT = """
INSERT INTO workouts (id, title, began_utc, began_offset, ended_utc, ended_offset, day, ending,
    origin, pace, target_days, planned_sets, pain_before, pain_after, effort, note, excused,
    activity)
VALUES (:id, :title, :began_utc, :began_offset, :ended_utc, :ended_offset, :day, :ending,
    :origin, :pace, :target_days, :planned_sets, :pain_before, :pain_after, :effort, :note,
    :excused, :activity)
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
}
"""What `ADD_WORKOUT` takes where nothing is known."""

ADD_PLAN = """
INSERT INTO plans (workout, position, exercise, title, variant, sets, reps, rest, weight_kg, pace)
VALUES (:workout, :position, :exercise, :title, :variant, :sets, :reps, :rest, :weight_kg, :pace)
"""

ADD_SET = """
INSERT INTO sets (id, workout, position, block, attempt, exercise, title, variant, number,
    target_reps, reps, weight_kg, began_utc, ended_utc, seconds, distance_m, extra)
VALUES (:id, :workout, :position, :block, :attempt, :exercise, :title, :variant, :number,
    :target_reps, :reps, :weight_kg, :began_utc, :ended_utc, :seconds, :distance_m, :extra)
"""

ADD_FELT = """
INSERT INTO felt (workout, exercise, pain, slipped) VALUES (:workout, :exercise, :pain, :slipped)
"""

NO_SET = {
    "variant": "",
    "weight_kg": None,
    "began_utc": None,
    "ended_utc": None,
    "seconds": None,
    "distance_m": None,
    "extra": "",
}
"""What `ADD_SET` takes where nothing is known."""

WORKOUTS = """
SELECT w.*, EXISTS (SELECT 1 FROM changes c WHERE c.workout = w.id AND c.set_id = '') AS changed
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
       EXISTS (SELECT 1 FROM changes c WHERE c.workout = s.workout AND c.set_id = s.id) AS changed,
       s.seconds, s.distance_m, s.extra
  FROM sets s JOIN workouts w ON w.id = s.workout WHERE {where} ORDER BY s.workout, s.position
"""
"""The columns as `logged_set` takes them: by position, for there are many."""


def utc(moment: datetime) -> str:
    """Write an aware time as it stands in the file: "2026-11-22T11:12:42.125Z"."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"


def offset(moment: datetime) -> int:
    """Return the offset from UTC in minutes, positive east of Greenwich."""
    east = moment.utcoffset()
    return round(east.total_seconds() / 60) if east else 0


def local(stamp: object, minutes: object, name: str = "the time") -> datetime:
    """Read a time of the file as an aware time where the person was; raises `ValueError`."""
    return validation.moment(name, stamp, minutes)


def added(workout: LoggedWorkout) -> list[Statement]:
    """Write the statements that add a workout with its sets, whatever its origin."""
    ended = workout.ended
    row = {
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
    }
    sets = [
        {
            **NO_SET,
            "id": item.id,
            "workout": workout.id,
            "position": position,
            "block": -position,  # of no routine that is known here
            "attempt": item.attempt,
            "exercise": item.exercise,
            "title": item.title,
            "variant": item.variant,
            "number": item.number,
            "target_reps": item.target_reps,
            "reps": item.reps,
            "weight_kg": item.weight_kg,
            "began_utc": utc(item.began) if item.began else None,
            "seconds": item.seconds,
            "distance_m": item.distance_m,
            "extra": written_extra(item.extra),
        }
        for position, item in enumerate(workout.sets, start=1)
    ]
    plan = [
        {"workout": workout.id, "position": position, **asdict(entry)}
        for position, entry in enumerate(workout.plan)
    ]
    felt = [{"workout": workout.id, **asdict(entry)} for entry in workout.felt]
    return [
        (ADD_WORKOUT, row),
        *((ADD_PLAN, item) for item in plan),
        *((ADD_SET, item) for item in sets),
        *((ADD_FELT, item) for item in felt),
    ]


def logged_workout(
    row: Row,
    sets: tuple[LoggedSet, ...] = (),
    plan: tuple[PlannedEntry, ...] = (),
    felt: tuple[FeltExercise, ...] = (),
) -> LoggedWorkout:
    """Read a row of `WORKOUTS`; this and the readers below raise `history_validation.NONSENSE`."""
    began = local(row["began_utc"], row["began_offset"], "the begin")
    ended = None
    if row["ended_utc"] is not None:
        # Where the clock was put back in mid-workout, the end would lie before the begin.
        ended = max(began, local(row["ended_utc"], row["ended_offset"], "the end"))
    validation.day("the day", row["day"])
    return LoggedWorkout(
        id=validation.text("the id", row["id"]),
        title=validation.text("the title", row["title"]),
        began=began,
        ended=ended,
        planned_sets=validation.whole("the number of planned sets", row["planned_sets"]),
        sets=sets,
        ending=Ending(row["ending"]),
        origin=Origin(row["origin"]),
        target_days=validation.whole("the target", row["target_days"]),
        pain_before=validation.scale("the pain before", row["pain_before"]),
        pain_after=validation.scale("the pain after", row["pain_after"]),
        effort=validation.scale("the effort", row["effort"]),
        note=validation.text("the note", row["note"]),
        excused=validation.whole("the excuse", row["excused"]) > 0,
        changed=bool(row["changed"]) or any(item.changed for item in sets),
        pace=validation.pace(row["pace"]),
        plan=plan,
        felt=felt,
        activity=validation.whole("the activity", row["activity"]) > 0,
    )


def planned_entry(row: Row) -> PlannedEntry:
    """Read a row of `PLANS`."""
    return PlannedEntry(
        exercise=validation.text("the exercise", row["exercise"]),
        title=validation.text("the title", row["title"]),
        variant=validation.text("the variant", row["variant"]),
        sets=validation.whole("the number of sets", row["sets"]),
        reps=validation.whole("the number of reps", row["reps"]),
        rest=validation.number("the rest", row["rest"]),
        weight_kg=validation.weight("the weight", row["weight_kg"]),
        pace=validation.pace(row["pace"]),
    )


def felt_exercise(row: Row) -> FeltExercise:
    """Read a row of `FELT`."""
    return FeltExercise(
        validation.text("the exercise", row["exercise"]),
        validation.scale("the pain", row["pain"]),
        validation.whole("the slip", row["slipped"]) > 0,
    )


def logged_set(row: Row) -> LoggedSet:
    """Read a row of `SETS`."""
    _, began, minutes, own, exercise, title, number, reps, target, variant, attempt, kg, new = row[
        :13
    ]
    seconds, distance, extra = row[13:]
    return LoggedSet(
        validation.text("the id", own),
        validation.text("the exercise", exercise),
        validation.text("the title", title),
        validation.whole("the number", number),
        validation.whole("the number of reps", reps, MOST_REPS),
        validation.whole("the target", target),
        validation.text("the variant", variant),
        validation.whole("the attempt", attempt),
        validation.weight("the weight", kg),
        None if began is None else local(began, minutes, "the begin"),
        bool(new),
        None if seconds is None else validation.number("the seconds", seconds, MOST_SECONDS),
        None if distance is None else validation.number("the distance", distance, MOST_METRES),
        read_extra(extra),
    )


def written_extra(extra: SetExtra) -> str:
    """Write what another program tells of a set as it stands in the file: JSON, "" for nothing."""
    if extra is NO_EXTRA or extra == NO_EXTRA:
        return ""
    told = {name: value for name, value in asdict(extra).items() if value not in ("", None)}
    return json.dumps(told, ensure_ascii=False)


def read_extra(text: object) -> SetExtra:
    """Read what another program tells of a set; what makes no sense in it is passed over."""
    if not text:
        return NO_EXTRA
    try:
        return set_extra(json.loads(validation.text("the extra", text)))
    except (*validation.NONSENSE, RecursionError):
        return NO_EXTRA


def odd_rows(db: Connection) -> list[str]:
    """Read every row of an open history; one line for each that is not valid."""
    db.row_factory = sqlite3.Row
    db.text_factory = lenient
    orphans = db.execute("PRAGMA foreign_key_check").fetchall()
    found = [f"a row of {row[0]} belongs to no workout" for row in orphans]
    for table, question, read in READERS:
        for row in db.execute(question.format(where="true")):
            try:
                read(row)
            except validation.NONSENSE as error:
                workout = row["id" if table == "workouts" else "workout"]
                found.append(f"a row of {table} is left out: {error} (workout {workout})")
    return found


def future_workouts(db: Connection, now: datetime) -> list[date]:
    """Return the days of an open history that have not come yet: its clock was wrong then."""
    question = (
        "SELECT DISTINCT day FROM workouts WHERE deleted_utc IS NULL AND day > ? ORDER BY day"
    )
    # Somebody may have been a day ahead, east of here.
    latest = (now + timedelta(days=1)).date()
    found = []
    for (day,) in db.execute(question, (latest.isoformat(),)):
        with suppress(*validation.NONSENSE):
            found.append(validation.day("the day", day))
    return found


READERS: Sequence[tuple[str, str, Callable[[Row], object]]] = (
    ("workouts", WORKOUTS, logged_workout),
    ("plans", PLANS, planned_entry),
    ("sets", SETS, logged_set),
    ("felt", FELT, felt_exercise),
)
"""Each table of a workout, with its question and the reader of its rows."""
