"""Find what another history has that this one lacks, before anything is written.

Two workouts are the same if their ids are equal, or if both began in the same local minute. A
workout that is here only in part, because it was cut off or the disk was full, is replaced by the
whole one; a workout that was corrected by hand is never replaced.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from spinecoach.adapters.history.corrections import Change, taken_over
from spinecoach.adapters.history.rows import LIMITS, local
from spinecoach.adapters.history.validation import readable
from spinecoach.core.record.logbook import Excuse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime

    from spinecoach.adapters.history.writer import Statement, Store
    from spinecoach.core.record.imported import Incoming
    from spinecoach.core.record.logbook import LoggedWorkout

KNOWN = """
SELECT w.id, w.began_utc, w.began_offset,
       w.deleted_utc IS NULL
           AND NOT EXISTS (SELECT 1 FROM changes c WHERE c.workout = w.id) AS gives_way,
       coalesce(sum(s.reps), 0) AS reps, count(s.id) AS sets,
       (w.pain_before NOTNULL) + (w.pain_after NOTNULL) + (w.effort NOTNULL) AS answers
  FROM workouts w LEFT JOIN sets s ON s.workout = w.id AND s.reps BETWEEN 0 AND :most_reps
 GROUP BY w.id
"""
"""Every workout with how much is known about it."""

GIVE_WAY = "DELETE FROM workouts WHERE id = ? AND deleted_utc IS NULL"
"""Removes a workout that is here in part, and its sets, before the whole one is added."""


def new_among(
    store: Store, workouts: Iterable[LoggedWorkout], *, by_id_alone: bool = False
) -> list[LoggedWorkout]:
    """Return the workouts that are not here yet, or only in part.

    With `by_id_alone` two workouts may begin in the same minute: all are from this program.

    Deleted workouts count as being here, so that an import does not bring them back.
    """
    known: set[str] = set()
    sizes: dict[str, tuple[int, ...]] = {}
    for row in store.ask(KNOWN, LIMITS):
        known.add(row["id"])
        with readable(store):
            if not by_id_alone:
                known.add(_minute(local(row["began_utc"], row["began_offset"])))
        if row["gives_way"]:
            sizes[row["id"]] = (row["reps"], row["sets"], row["answers"])
    return [
        workout
        for workout in workouts
        if not known & {workout.id, _minute(workout.began)}
        or _size(workout) > sizes.get(workout.id, _size(workout))
    ]


def _size(workout: LoggedWorkout) -> tuple[int, ...]:
    """Return how much is known about a workout: reps, sets and answers."""
    answers = (workout.pain_before, workout.pain_after, workout.effort)
    return workout.reps, len(workout.sets), sum(answer is not None for answer in answers)


def _minute(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M}"


def changed_excuses(
    here: Mapping[date, Excuse], found: Mapping[date, Excuse]
) -> dict[date, Excuse]:
    """Return the excuses of another history that are later than those here, and different."""
    none = Excuse("")
    return {
        day: excuse
        for day, excuse in found.items()
        if (excuse.at, excuse.reason) > (here.get(day, none).at, here.get(day, none).reason)
        and excuse.reason != here.get(day, none).reason
    }


STAMPS = "SELECT workout, set_id, field, at_utc FROM changes"
HERE = "SELECT id FROM workouts WHERE deleted_utc IS NULL"


class Edits(NamedTuple):
    """What a document corrected later than a history did.

    `workouts` are those in which a value changes. If both have the same value, only the time of the
    later correction is taken over: it is needed to compare with a third machine.
    """

    statements: list[Statement]
    workouts: set[str]


def later_edits(store: Store, incoming: Incoming) -> Edits:
    """Return what a document corrected later than this history did.

    A correction counts if the workout is here and that field was not corrected here, or earlier. A
    correction without a time, as in older documents, counts as the earliest.
    """
    here = {row["id"] for row in store.ask(HERE)}
    stamps = {tuple(row)[:3]: row["at_utc"] for row in store.ask(STAMPS)}
    found = Edits([], set())
    for workout in incoming.workouts:
        originals = incoming.originals.get(workout.id, {})
        if workout.id not in here or not originals:
            continue
        edited = incoming.edited.get(workout.id, {})
        for (item, field), original in originals.items():
            change = Change(item, field, original, edited.get((item, field), ""))
            own = stamps.get((workout.id, item, field))
            statements, changes = taken_over(store, workout, change, own)
            found.statements.extend(statements)
            if changes:
                found.workouts.add(workout.id)
    return found


DELETED = "SELECT id, deleted_utc FROM workouts"
DELETE = "UPDATE workouts SET deleted_utc = ? WHERE id = ?"


class Deletions(NamedTuple):
    """The workouts that are deleted in a document and not here, each with the time (UTC).

    `here` are in this history; `unknown` are not, and are added as deleted ones, so that no later
    import brings them back.
    """

    here: list[tuple[LoggedWorkout, str]]
    unknown: list[tuple[LoggedWorkout, str]]

    @property
    def statements(self) -> list[Statement]:
        """The statements that mark them as deleted, once all of them are in the history."""
        return [(DELETE, (at, workout.id)) for workout, at in (*self.here, *self.unknown)]


def deletions(store: Store, incoming: Incoming) -> Deletions:
    """Return the workouts that are deleted in a document and not in this history."""
    known = {row["id"]: row["deleted_utc"] for row in store.ask(DELETED)}
    here = [one for one in incoming.deleted if one[0].id in known and known[one[0].id] is None]
    return Deletions(here, [one for one in incoming.deleted if one[0].id not in known])
