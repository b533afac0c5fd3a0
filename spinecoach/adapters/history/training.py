"""Store how a workout felt (pain, effort, slipped form) with what was done.

Implements `core.coaching.ports.Training` for one history. The answers are stored with the workout
that they belong to and written again after each new answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.adapters.history import validation
from spinecoach.adapters.history.edits import EditBook
from spinecoach.adapters.history.rows import utc
from spinecoach.adapters.history.validation import Readable
from spinecoach.core.coaching.pain import TOO_MUCH
from spinecoach.core.coaching.progression import ExerciseResult
from spinecoach.core.record.edits import EXCUSE, Place
from spinecoach.core.record.limits import MOST_REPS
from spinecoach.core.record.logbook import Ending, Origin

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime
    from sqlite3 import Row

    from spinecoach.adapters.history.held import Statement
    from spinecoach.adapters.history.writer import Store
    from spinecoach.core.coaching.pain import Feeling

PAIN = "pain"
"""The reason of a day that is excused because it hurt."""

FEEL = """
UPDATE workouts SET pain_before = ?, pain_after = ?, effort = ?, excused = max(excused, ?),
    revision = revision + 1
 WHERE id = ?
"""

FELT = """
INSERT INTO felt (workout, exercise, pain, slipped) VALUES (?, ?, ?, ?)
ON CONFLICT (workout, exercise) DO UPDATE SET pain = excluded.pain, slipped = excluded.slipped
"""

RESULTS = """
SELECT w.id, w.day, w.effort, w.ending, w.origin, s.exercise, s.variant, s.weight_kg, s.target_reps,
       s.number, max(s.reps) AS reps, coalesce(f.slipped, 0) AS slipped,
       (SELECT sum(max(-1, min(p.sets, 10000))) FROM plans p
         WHERE p.workout = w.id AND p.exercise = s.exercise) AS planned,
       (SELECT max(pain) FROM (
            SELECT w.pain_before AS pain UNION ALL SELECT w.pain_after UNION ALL
            SELECT pain FROM felt WHERE workout = w.id)) AS pain,
       w.excused OR w.day IN (SELECT day FROM excused_days WHERE reason <> '') AS excused
  FROM workouts w JOIN sets s ON s.workout = w.id
       LEFT JOIN felt f ON f.workout = w.id AND f.exercise = s.exercise
 WHERE w.deleted_utc IS NULL AND w.ending <> 'open' AND w.planned_sets > 0
 GROUP BY w.id, s.exercise, s.variant, s.weight_kg, s.target_reps, s.number
 ORDER BY w.began_utc, w.id, min(s.position)
"""
"""A practice has no planned sets, and no result. An exercise that was changed during a workout is
in the plan once for each variant. For SQLite a text is greater than every number, so the bounds
also keep the sum from overflowing."""

WORST = """
SELECT day, max(pain) FROM (
    SELECT w.id, w.day, w.began_utc AS at, w.pain_before AS pain FROM workouts w
     WHERE w.deleted_utc IS NULL
    UNION ALL SELECT w.id, w.day, w.began_utc, w.pain_after FROM workouts w
     WHERE w.deleted_utc IS NULL
    UNION ALL SELECT w.id, w.day, w.began_utc, f.pain
      FROM workouts w JOIN felt f ON f.workout = w.id WHERE w.deleted_utc IS NULL
    UNION ALL SELECT day, day, min(at_utc, day || 'T24'), ? FROM excused_days WHERE reason = ?
) GROUP BY id ORDER BY max(at) DESC LIMIT ?
"""


LAST_DAY = """
SELECT day FROM workouts
 WHERE deleted_utc IS NULL AND day < '9000' AND date(day) IS day AND activity
 ORDER BY day DESC LIMIT 1
"""


class Feelings:
    """Reads and writes what was felt in the workouts of one store. Nothing here raises."""

    def __init__(self, store: Store, now: Callable[[], datetime]) -> None:
        self._store = store
        self._now = now

    def feel(self, workout: str, feeling: Feeling) -> None:
        """Store everything that was said about a workout so far."""
        named = dict.fromkeys([*feeling.exercises, *sorted(feeling.slipped)])
        rows: list[Statement] = [
            (FELT, (workout, name, feeling.exercises.get(name), name in feeling.slipped))
            for name in named
        ]
        whole = (feeling.pain_before, feeling.pain_after, feeling.effort, feeling.excused, workout)
        # This write is waited for, because the next suggestions are read from it at once.
        self._store.write((FEEL, whole), *rows, wait=None)

    def excuse_today(self) -> None:
        """Excuse today because of pain."""
        now = self._now()
        today = Place("", now.date().isoformat(), EXCUSE), PAIN, None
        self._store.write(*EditBook(self._store).made(utc(now), today), wait=None)

    def exercise_results(self) -> Sequence[ExerciseResult]:
        """Return the result of each exercise of each workout, oldest first."""
        grouped: dict[tuple[str, str], list[Row]] = {}
        for row in self._store.ask(RESULTS):
            grouped.setdefault((row["id"], row["exercise"]), []).append(row)
        found = []
        for rows in grouped.values():
            with Readable(self._store):
                found.append(_result(rows))
        return found

    def worst_pains(self, count: int = 2) -> Sequence[int | None]:
        """Return the greatest pain of each of the latest workouts, latest last.

        A day on which it hurt too much to begin counts as one.
        """
        rows = self._store.ask(WORST, (TOO_MUCH, PAIN, count))
        found = []
        for row in reversed(rows):
            with Readable(self._store):
                found.append(validation.scale("pain", row[1]))
        return found

    def last_day(self) -> date | None:
        """Return the day of the latest workout, or None."""
        rows = self._store.ask(LAST_DAY)
        with Readable(self._store):
            return validation.day("day", rows[0][0]) if rows else None
        return None


def _result(rows: list[Row]) -> ExerciseResult:
    """Return the result of one exercise in one workout.

    If the variant or the weight was changed during the workout, for example because it hurt, only
    the sets before the change count, and the exercise is excused.
    """
    first = rows[0]
    alike = [row for row in rows if _load(row) == _load(first)]
    return ExerciseResult(
        workout=validation.text("id", first["id"]),
        day=validation.day("day", first["day"]),
        exercise=validation.text("exercise", first["exercise"]),
        variant=validation.text("variant", first["variant"]),
        weight_kg=validation.weight("weight_kg", first["weight_kg"]),
        target=validation.whole("target_days", first["target_reps"]),
        planned_sets=validation.whole("planned_sets", first["planned"] or 0) or len(alike),
        reps=tuple(validation.whole("reps", row["reps"], MOST_REPS) for row in alike),
        effort=validation.scale("effort", first["effort"]),
        pain=validation.scale("pain", first["pain"]),
        slipped=bool(first["slipped"]),
        whole=first["ending"] == Ending.COMPLETE,
        excused=bool(first["excused"]) or len(alike) < len(rows),
        coached=first["origin"] == Origin.COACHED,
    )


def _load(row: Row) -> tuple[str, float | None, int]:
    return row["variant"], row["weight_kg"], row["target_reps"]
