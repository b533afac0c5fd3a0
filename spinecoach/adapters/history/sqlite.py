"""The history of workouts in one SQLite file (`core.coaching.ports.History`).

The row of a workout is written at its start; each rep and each set is committed as it ends, with
the names and targets that it had, so that a later change of an exercise or a plan never rewrites
the past. Times are UTC with the local offset beside them: weeks are counted in the person's local
time.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar
from uuid import uuid4

from spinecoach.adapters.history import FILE_NAME, totals, validation
from spinecoach.adapters.history.backups import Backups
from spinecoach.adapters.history.corrections import SqliteCorrections
from spinecoach.adapters.history.journal import WorkoutJournal
from spinecoach.adapters.history.merge import AT_ONCE, Here, merge, new_among
from spinecoach.adapters.history.rows import (
    FELT,
    LIMITS,
    PLANS,
    SETS,
    WORKOUTS,
    added,
    felt_exercise,
    in_parts,
    logged_set,
    logged_workout,
    marks_for,
    planned_entry,
)
from spinecoach.adapters.history.spool import awaited_by, restore_spool, spool
from spinecoach.adapters.history.training import Feelings
from spinecoach.adapters.history.validation import NONSENSE, Readable
from spinecoach.adapters.history.whereabouts import LastSeen
from spinecoach.adapters.history.writer import PATIENCE, Store
from spinecoach.core.exercise.names import exercise_of
from spinecoach.core.record.logbook import (
    DayDone,
    Excuse,
    ExerciseDay,
    FeltDay,
    LoggedSet,
    LoggedWorkout,
    Origin,
    Unfinished,
)
from spinecoach.core.trouble import Trouble, TroubleKind
from spinecoach.local_time import local_now

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path
    from sqlite3 import Row

    from spinecoach.adapters.history.held import Statement
    from spinecoach.core.record.imported import Incoming
    from spinecoach.core.workout.timeline import Timeline

Part = TypeVar("Part")


EXCUSES = "SELECT day, reason, at_utc FROM excused_days ORDER BY day"

DELETED = "SELECT id, deleted_utc FROM workouts WHERE deleted_utc IS NOT NULL"

PREPARED = 0.3
"""The share of an import that is done when everything is prepared but nothing written."""

LATEST = """
SELECT count(*) OVER (), id FROM workouts
 WHERE deleted_utc IS NULL AND typeof(id) = 'text' ORDER BY began_utc DESC LIMIT 1
"""

KEEP = """
UPDATE workouts SET ending = 'stopped', revision = revision + 1, ended_offset = began_offset,
    ended_utc = coalesce(
        (SELECT max(coalesce(ended_utc, began_utc)) FROM sets WHERE workout = workouts.id),
        began_utc)
 WHERE id = ?
"""

ATTEMPTS = """
SELECT block, max(attempt) FROM sets WHERE workout = :workout AND attempt <= :most GROUP BY block
"""
"""How often each block was tried."""

LAST_PLACE = """
SELECT coalesce(max(position), 0) FROM sets WHERE workout = :workout AND position <= :most
"""
"""The place of the last set; the next one comes after it, even if one before it was lost."""


class SqliteHistory:
    """The history below one data folder. `now` gives aware local times.

    `wait` is how many seconds a record may wait for the disk (None = until it is safe); with
    `only_read` the history is read as it is now, and no file is changed. `elsewhere` are folders
    for spool files, for what cannot be written until the end. What was spooled last time is
    imported, and `news` says so. `seen` is what was last seen of the history: if the history is
    gone, no new one is begun.
    """

    def __init__(
        self,
        folder: Path,
        now: Callable[[], datetime] = local_now,
        wait: float | None = PATIENCE,
        *,
        only_read: bool = False,
        elsewhere: Sequence[Path] = (),
        seen: LastSeen | None = None,
    ) -> None:
        self.folder = folder
        self.seen = seen
        awaited = awaited_by(folder, elsewhere)
        if awaited is None and seen is not None:
            parts = TroubleKind.HISTORY_MISSING, str(folder)
            awaited = Trouble(*parts, number=seen.workouts)
        self.store = Store(folder / FILE_NAME, now, only_read=only_read, awaited=awaited)
        self.backups = Backups(self.store, now)
        self.corrections = SqliteCorrections(self.store, now)
        self.feelings = Feelings(self.store, now)
        self.now = now
        self._wait = wait
        self._elsewhere = elsewhere
        self.spool: Path | None = None
        """The spool file, if something could not be written until the end."""
        self.remembered: list[Path] = []
        """The spool files that are in memory, while the history that they wait for is away."""
        self._taken = restore_spool(self, elsewhere)

    @property
    def trouble(self) -> Trouble | None:
        """Why nothing can be written; None when all is well."""
        return self.store.trouble

    @property
    def missing(self) -> Trouble | None:
        """The trouble that the disk with the history is away: nothing is written in its place."""
        found = self.trouble
        return found if found and found.kind is TroubleKind.HISTORY_MISSING else None

    @property
    def loss(self) -> Trouble | None:
        """What was lost and can be restored from a backup; None if nothing was."""
        return self.backups.loss

    @property
    def news(self) -> tuple[Trouble, ...]:
        """What else happened to the history and is over, or lies beside it."""
        odd = Trouble(TroubleKind.HISTORY_UNREADABLE) if self.store.unreadable else None
        its = self.store
        found = (its.replaced, its.torn_log, odd, self._taken, self.backups.trouble)
        return tuple(trouble for trouble in found if trouble is not None)

    def begin(
        self, timeline: Timeline, *, target_days: int = 3, practice: bool = False
    ) -> WorkoutJournal:
        """Open a workout; its row is written with the first record."""
        return WorkoutJournal(
            self.store,
            self.now,
            timeline,
            str(uuid4()),
            target_days=target_days,
            practice=practice,
            wait=self._wait,
        )

    def resume(self, unfinished: Unfinished, timeline: Timeline) -> WorkoutJournal:
        """Continue a workout in which the program ended too early.

        `timeline` must have been built from the plan that was kept with it.
        """
        own = {**LIMITS, "workout": unfinished.workout.id}
        attempts: dict[int, int] = {}
        for block, tried in self.store.ask(ATTEMPTS, own):
            with Readable(self.store):
                attempts[validation.whole("block", block)] = validation.whole("attempt", tried)
        places = self.store.ask(LAST_PLACE, own)
        journal = WorkoutJournal(
            self.store, self.now, timeline, unfinished.workout.id, wait=self._wait
        )
        self.store.remember(*added(unfinished.workout))
        journal.go_on_after(int(places[0][0]) if places else 0, attempts)
        return journal

    def days(self, since: date, until: date = date.max) -> list[DayDone]:
        """Return the days with a workout or an excuse from `since` to `until`, oldest first."""
        return totals.days(self.store, since, until, self.excused())

    def first_day(self) -> date | None:
        """Return the day of the first workout of all."""
        return totals.first_day(self.store)

    def workouts(self, since: date = date.min, until: date = date.max) -> list[LoggedWorkout]:
        """Return all workouts from `since` to `until` with their sets, oldest first."""
        if (since, until) == (date.min, date.max):
            return self._workouts("w.deleted_utc IS NULL")  # damaged days are reported
        return self._workouts(
            "w.day BETWEEN ? AND ? AND w.deleted_utc IS NULL", since.isoformat(), until.isoformat()
        )

    def exercises(self) -> list[tuple[str, str]]:
        """Return id and latest title of the exercises of the last year, the most frequent first."""
        return totals.exercises(self.store)

    def coached_exercises(self) -> set[str]:
        """Return the ids of all exercises that were ever done with this program."""
        return totals.coached_exercises(self.store)

    def exercise_days(self, exercise: str, since: date) -> list[ExerciseDay]:
        """Return the days on which an exercise was done from `since` on, oldest first."""
        return totals.exercise_days(self.store, exercise, since)

    def felt_days(self, since: date) -> list[FeltDay]:
        """Return the days from `since` on of which pain or effort is known, oldest first."""
        return totals.felt_days(self.store, since)

    def workout(self, own: str) -> LoggedWorkout | None:
        """Return the workout of that id; None if there is none, or it was deleted."""
        found = self._workouts("w.id = ? AND w.deleted_utc IS NULL", own)
        return found[0] if found else None

    def any_workout(self, own: str) -> LoggedWorkout | None:
        """Return the workout of that id, even if it was deleted; None if there is none."""
        found = self._workouts("w.id = ?", own)
        return found[0] if found else None

    def any_workouts(self, ids: Iterable[str]) -> list[LoggedWorkout]:
        """Return the workouts of these ids, though they were deleted."""
        found = []
        for some in in_parts(ids):
            found += self._workouts(f"w.id IN ({marks_for(some)})", *some)
        return found

    def deleted(
        self, since: date = date.min, until: date = date.max
    ) -> list[tuple[LoggedWorkout, str]]:
        """Return the deleted workouts with the time of their deletion (UTC), oldest first."""
        stamps: dict[str, str] = {}
        for row in self.store.ask(DELETED):
            with Readable(self.store):
                stamps[row["id"]] = validation.text("the time", row["deleted_utc"])
        found = self._workouts(
            "w.day BETWEEN ? AND ? AND w.deleted_utc IS NOT NULL",
            since.isoformat(),
            until.isoformat(),
        )
        return [(one, stamps[one.id]) for one in found if one.id in stamps]

    def write_down(
        self,
        began: datetime,
        title: str,
        sets: Sequence[tuple[str, int, float | None]],
        note: str = "",
    ) -> None:
        """Add a workout done elsewhere; each set is an exercise's title, reps and kg.

        An exercise whose title is known gets the id that it has.
        """
        known = {name.casefold(): exercise for exercise, name in self.exercises()}
        done: list[LoggedSet] = []
        for name, reps, weight in sets:
            exercise = known.get(name.casefold()) or exercise_of(name)
            number = 1 + sum(item.exercise == exercise for item in done)
            done.append(
                LoggedSet(str(uuid4()), exercise, name, number, reps, reps, weight_kg=weight)
            )
        workout = LoggedWorkout(
            id=str(uuid4()),
            title=title,
            began=began,
            ended=None,
            planned_sets=len(done),
            sets=tuple(done),
            origin=Origin.ELSEWHERE,
            note=note,
        )
        self.add([workout])

    def latest(self) -> LastSeen | None:
        """Return what `whereabouts` notes about this history; None if it is empty."""
        rows = self.store.ask(LATEST)
        return LastSeen(*rows[0]) if rows and not self.trouble else None

    def unfinished(self) -> Unfinished | None:
        """Return the last workout in which the program ended too early, or None."""
        found = self._workouts("w.ending = 'open' AND w.deleted_utc IS NULL")
        return Unfinished(found[-1], found[-1].plan, found[-1].pace) if found else None

    def keep(self, unfinished: Unfinished) -> None:
        """Close a workout that was cut off, with all that was done."""
        self.store.write((KEEP, (unfinished.workout.id,)), wait=None)

    def discard(self, unfinished: Unfinished) -> None:
        """Delete a workout that was cut off (its row stays, marked as deleted)."""
        self.keep(unfinished)
        self.corrections.delete(unfinished.workout.id)

    def add(self, workouts: Iterable[LoggedWorkout]) -> None:
        """Add workouts that were done elsewhere and are not here, all in one transaction."""
        self.store.write(*added(*workouts), wait=None, settle=True)

    def new_among(self, incoming: Incoming) -> list[LoggedWorkout]:
        """Return the workouts of a file that are not here yet, or less fully."""
        return new_among(Here.of(self, incoming), incoming)

    def take_in(
        self,
        incoming: Incoming,
        new: Iterable[LoggedWorkout],
        progress: Callable[[float], None] | None = None,
    ) -> None:
        """Add the new workouts of a file, and all edits that it tells of, in one transaction.

        `progress` is told how far that is, 0 to 1; what it raises leaves all as it was.
        """
        statements: list[Statement] = []
        found = merge(Here.of(self, incoming), incoming, new)
        for number, part in enumerate(found.statements()):
            if progress is not None:
                done = number * AT_ONCE
                progress(PREPARED * done / max(1, len(found.new), done))
            statements += part

        def told(share: float) -> None:
            if progress is not None:
                progress(PREPARED + (1 - PREPARED) * share)

        self.store.write(*statements, wait=None, settle=True, progress=told if progress else None)

    def excused(self) -> dict[date, str]:
        """Return all excused days with their reasons."""
        return {day: excuse.reason for day, excuse in self.excuses().items() if excuse.reason}

    def excuses(self) -> dict[date, Excuse]:
        """Return all excuses by their days, also those that were removed."""
        found = {}
        for row in self.store.ask(EXCUSES):
            with Readable(self.store):
                reason = validation.text("the reason", row["reason"])
                at = validation.text("the time", row["at_utc"])
                found[validation.day("day", row["day"])] = Excuse(reason, at)
        return found

    def close(self) -> None:
        """Make today's backup if there is none yet, and close the file.

        What still cannot be written goes into a spool file.
        """
        self.backups.make_daily()
        if not self.store.try_again() and self._elsewhere:
            self.spool = spool(self, self._elsewhere)
        self.store.close()

    def _workouts(self, where: str, *parameters: str) -> list[LoggedWorkout]:
        sets = self._grouped(SETS, logged_set, where, parameters)
        plans = self._grouped(PLANS, planned_entry, where, parameters)
        felt = self._grouped(FELT, felt_exercise, where, parameters)
        found = []
        for row in self.store.ask(WORKOUTS.format(where=where), parameters):
            own = row["id"]
            with Readable(self.store):
                found.append(
                    logged_workout(
                        row,
                        tuple(sets.get(own, ())),
                        tuple(plans.get(own, ())),
                        tuple(felt.get(own, ())),
                    )
                )
        return found

    def _grouped(
        self, question: str, read: Callable[[Row], Part], where: str, parameters: Sequence[str]
    ) -> dict[str, list[Part]]:
        """Read the parts of workouts, by workout."""
        found: dict[str, list[Part]] = {}
        for row in self.store.ask(question.format(where=where), parameters):
            try:
                found.setdefault(row["workout"], []).append(read(row))
            except NONSENSE:
                self.store.unreadable = True
        return found
