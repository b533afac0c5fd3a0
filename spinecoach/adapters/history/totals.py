"""Queries for weeks, charts and suggestions: what was done and felt, day by day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.adapters.history import validation
from spinecoach.adapters.history.rows import LIMITS
from spinecoach.adapters.history.validation import Readable
from spinecoach.core.record.limits import MOST_A_DAY
from spinecoach.core.record.logbook import DayDone, ExerciseDay, FeltDay

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from spinecoach.adapters.history.writer import Store

DAYS = """
SELECT w.day, max(w.planned_sets),
       (SELECT count(*) FROM (
            SELECT DISTINCT s.exercise, s.number FROM workouts v JOIN sets s ON s.workout = v.id
             WHERE v.day = w.day AND v.deleted_utc IS NULL AND v.activity
               AND (s.reps BETWEEN 1 AND :most_reps AND s.reps >= s.target_reps * :counts_from
                    OR s.target_reps = 0
                    AND max(coalesce(s.seconds, 0), coalesce(s.distance_m, 0)) > 0))),
       max(w.target_days), max(w.excused)
  FROM workouts w
 WHERE w.day BETWEEN :since AND :until AND w.deleted_utc IS NULL
   AND w.planned_sets BETWEEN 0 AND :most AND w.target_days BETWEEN 0 AND :most
   AND w.excused BETWEEN 0 AND :most AND w.activity
 GROUP BY w.day ORDER BY w.day
"""
"""One row for each day. A set counts if at least half of its reps were done (`core.record.limits`),
and only once if it was repeated; if there are two workouts on a day, the larger plan counts. For
SQLite a text is greater than every number, so the upper bounds also leave out texts."""

EXERCISES = """
SELECT s.exercise, s.title, count(*) AS often, max(w.day) FROM workouts w
  JOIN sets s ON s.workout = w.id
 WHERE w.deleted_utc IS NULL
   AND w.day >= (SELECT date(max(day), '-1 year') FROM workouts WHERE deleted_utc IS NULL)
 GROUP BY s.exercise ORDER BY often DESC, s.exercise
"""

COACHED_EXERCISES = """
SELECT DISTINCT s.exercise FROM workouts w JOIN sets s ON s.workout = w.id
 WHERE w.origin = 'coached' AND typeof(s.exercise) = 'text'
"""

EXERCISE_DAYS = """
SELECT w.day, sum(s.reps), max(s.weight_kg), sum(s.reps * coalesce(s.weight_kg, 0)),
       coalesce(sum(s.seconds), 0), coalesce(sum(s.distance_m), 0)
  FROM workouts w JOIN sets s ON s.workout = w.id
 WHERE w.day >= :since AND w.deleted_utc IS NULL AND s.exercise = :exercise
   AND s.reps BETWEEN 0 AND :most_reps
   AND (s.reps > 0 OR s.seconds > 0 OR s.distance_m > 0)
   AND coalesce(s.weight_kg, 0) BETWEEN 0 AND :heaviest_kg
 GROUP BY w.day ORDER BY w.day
"""

FIRST_DAY = """
SELECT day FROM workouts
 WHERE deleted_utc IS NULL AND day > '1900' AND date(day) IS day AND activity
 ORDER BY day LIMIT 1
"""
"""The first valid day: texts that are not days may sort before it."""

FELT_DAYS = """
SELECT day, max(pain_before), max(pain_after), max(effort) FROM workouts
 WHERE day >= :since AND deleted_utc IS NULL
   AND coalesce(pain_before, pain_after, effort) IS NOT NULL
   AND max(coalesce(pain_before, 0), coalesce(pain_after, 0), coalesce(effort, 0)) <= :worst
 GROUP BY day ORDER BY day
"""


def days(store: Store, since: date, until: date, excuses: Collection[date]) -> list[DayDone]:
    """Return the days with a workout or an excuse from `since` to `until`, oldest first."""
    span = {**LIMITS, "since": since.isoformat(), "until": until.isoformat()}
    excused = {day for day in excuses if since <= day <= until}
    found = {}
    for row, planned, done, target, flag in store.ask(DAYS, span):
        with Readable(store):
            day = validation.day("day", row)
            found[day] = DayDone(
                day,
                validation.whole("planned_sets", planned),
                done,
                validation.whole("target_days", target),
                validation.whole("excused", flag) > 0 or day in excused,
            )
    for day in excused - found.keys():
        found[day] = DayDone(day, 0, 0, excused=True)
    return [found[day] for day in sorted(found)]


def first_day(store: Store) -> date | None:
    """Return the day of the first workout of all."""
    rows = store.ask(FIRST_DAY)
    with Readable(store):
        return validation.day("day", rows[0][0]) if rows else None
    return None


def exercises(store: Store) -> list[tuple[str, str]]:
    """Return id and latest title of each exercise of the last year, the most frequent first."""
    found = []
    for exercise, title, *_ in store.ask(EXERCISES):
        with Readable(store):
            found.append((validation.text("exercise", exercise), validation.text("title", title)))
    return found


def coached_exercises(store: Store) -> set[str]:
    """Return the ids of all exercises that were ever done with the coach."""
    return {row[0] for row in store.ask(COACHED_EXERCISES)}


def exercise_days(store: Store, exercise: str, since: date) -> list[ExerciseDay]:
    """Return the days on which an exercise was done from `since` on, oldest first."""
    found = []
    values = {**LIMITS, "since": since.isoformat(), "exercise": exercise}
    for day, reps, weight, volume, seconds, metres in store.ask(EXERCISE_DAYS, values):
        with Readable(store):
            found.append(
                ExerciseDay(
                    validation.day("day", day),
                    validation.whole("reps", reps, MOST_A_DAY),
                    validation.weight("weight_kg", weight),
                    validation.number("volume_kg", volume, MOST_A_DAY),
                    validation.number("seconds", seconds, MOST_A_DAY),
                    validation.number("distance_m", metres, MOST_A_DAY),
                )
            )
    return found


def felt_days(store: Store, since: date) -> list[FeltDay]:
    """Return the days from `since` on of which pain or effort is known, oldest first."""
    found = []
    values = {**LIMITS, "since": since.isoformat()}
    for day, before, after, effort in store.ask(FELT_DAYS, values):
        with Readable(store):
            felt = (validation.scale("effort", value) for value in (before, after, effort))
            found.append(FeltDay(validation.day("day", day), *felt))
    return found
