"""What coaching needs from outside, as Protocols: history, profile, exercise packs, settings.

`adapters` and `app` implement them, `app` hands them to the front ends, tests hand in their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from spinecoach.core.workout.ports import Journal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date, datetime

    from spinecoach.core.coaching.pain import Feeling
    from spinecoach.core.coaching.people import NameFault, People, Person, Removed
    from spinecoach.core.coaching.plan import PlanPreview
    from spinecoach.core.coaching.progression import ExerciseResult
    from spinecoach.core.coaching.readiness import Readiness
    from spinecoach.core.coaching.reminders import ReminderState
    from spinecoach.core.coaching.routine import Routine, Routines
    from spinecoach.core.exercise.exercise import Exercise
    from spinecoach.core.mistake import Problem
    from spinecoach.core.preferences import Preferences
    from spinecoach.core.record.archive import ArchivePreview, NotOpened, Opened, Undone
    from spinecoach.core.record.imported import Answers, Preview
    from spinecoach.core.record.logbook import (
        BackupEntry,
        DayDone,
        ExerciseDay,
        FeltDay,
        LoggedWorkout,
        Unfinished,
    )
    from spinecoach.core.record.outcomes import Outcome
    from spinecoach.core.record.sharing import ConflictChoice, SharingState, Version
    from spinecoach.core.trouble import Trouble
    from spinecoach.core.workout.timeline import Timeline


class History(Protocol):
    """Stores what was done, while it is being done."""

    @property
    def trouble(self) -> Trouble | None:
        """Why nothing can be kept; None when all is well."""

    def begin(
        self, timeline: Timeline, *, target_days: int = 3, practice: bool = False
    ) -> WorkoutRecord:
        """Open a workout row. Never raises: if nothing can be written, `trouble` says so.

        `target_days` is the person's target in days a week, kept with the workout so that a later
        change of it does not change how past weeks are judged. A `practice` is kept with 0 planned
        sets: alone it makes a partial day, and leads to no next step.
        """

    def days(self, since: date) -> Sequence[DayDone]:
        """The days with a workout from `since` on, oldest first."""

    def first_day(self) -> date | None:
        """The day of the very first workout; None if there is none."""

    def close(self) -> None:
        """Close the file."""


class HistoryReader(Protocol):
    """Reads the history. Nothing here raises: `trouble` says what is wrong."""

    @property
    def trouble(self) -> Trouble | None:
        """What is wrong with the history; None when nothing is."""

    @property
    def corrections(self) -> Corrections:
        """What corrects recorded workouts."""

    def days(self, since: date) -> Sequence[DayDone]:
        """The days with a workout from `since` on, oldest first."""

    def first_day(self) -> date | None:
        """The day of the very first workout; None if there is none."""

    def workouts(self, since: date, until: date) -> Sequence[LoggedWorkout]:
        """All workouts from `since` to `until` with their sets, oldest first."""

    def exercises(self) -> Sequence[tuple[str, str]]:
        """Id and latest title of every exercise that was ever done, the most frequent first."""

    def exercise_days(self, exercise: str, since: date) -> Sequence[ExerciseDay]:
        """The days on which an exercise was done from `since` on, oldest first."""

    def felt_days(self, since: date) -> Sequence[FeltDay]:
        """The days from `since` on whose pain or effort is known, oldest first."""

    def workout(self, own: str) -> LoggedWorkout | None:
        """The workout of that id; None if there is none, or it was deleted."""

    def excused(self) -> Mapping[date, str]:
        """All days that were excused by hand or because it hurt, with their reasons."""

    def write_down(
        self,
        began: datetime,
        title: str,
        sets: Sequence[tuple[str, int, float | None]],
        note: str = "",
    ) -> None:
        """Add a workout done elsewhere; each set is an exercise's title, reps and kg."""


class Corrections(Protocol):
    """Corrects recorded workouts; the originals are kept.

    Raises `OutOfRangeError` and `FutureDayError` (`core.record.checks`) for impossible values.
    """

    def change_workout(self, workout: str, **changes: int | str | None) -> None:
        """Change `pain_before`, `pain_after`, `effort` (0 to 10 or None) or `note`."""

    def change_set(self, workout: str, item: str, **changes: float | None) -> None:
        """Change `reps`, `weight_kg`, `seconds` or `distance_m` of one set.

        None stands for a weight that is not known, and for no seconds or metres.
        """

    def move(self, workout: str, day: date) -> None:
        """Move a workout to another day, which cannot lie in the future."""

    def delete(self, workout: str) -> None:
        """Delete a workout."""

    def undelete(self, workout: str) -> None:
        """Bring a deleted workout back."""

    def originals(self, workout: str) -> Mapping[tuple[str, str], str | None]:
        """What was there before, by set ("" = the workout itself) and field."""

    def excuse(self, day: date, reason: str) -> None:
        """Excuse a day; an empty reason takes the excuse back."""


class HistoryFiles(Protocol):
    """Backups, and the history as files. Nothing here raises."""

    @property
    def loss(self) -> Trouble | None:
        """What was lost and the person has not decided about yet; None if nothing was lost."""

    @property
    def news(self) -> Sequence[Trouble]:
        """What else happened to the history and is over."""

    def dismiss_loss(self) -> None:
        """Leave the history as it is, and stop asking about what was lost."""

    def backups(self) -> Sequence[BackupEntry]:
        """All backups that can be read, the newest first."""

    def newest_good(self) -> BackupEntry | None:
        """The newest backup in which every page is in order."""

    def back_up(self) -> Outcome | Trouble:
        """Make today's backup now."""

    def restore(self, backup: BackupEntry) -> Outcome | Trouble:
        """Bring a backup back and keep what was done since."""

    def export(
        self, form: str, path: str, weeks: int = 0, *, replace: bool = False
    ) -> Outcome | Trouble:
        """Write the history as "csv", "json", "hevy", "strong", "ics" or "pdf".

        `weeks` is how far back it goes, 0 = all of it. If not all of it can be read, a file that is
        there already stays as it is (`WouldLose`) unless `replace` is set.
        """

    def preview(
        self, path: str, answers: Answers, progress: Callable[[float], None] | None = None
    ) -> Preview:
        """Read a file and return what it would add; nothing is changed.

        `progress` is called now and then with the share of the file that is read, 0 to 1.
        """

    def take_in(self, progress: Callable[[float], None] | None = None) -> str:
        """Add what the last preview showed, all of it or nothing.

        `progress` is called now and then with the share that is added, 0 to 1; if it raises,
        nothing is added.
        """


class Archives(Protocol):
    """One file with everything of a person. Nothing here raises."""

    def save(
        self,
        path: str,
        *,
        answers: bool = False,
        passphrase: str = "",
        write_over: bool = False,
        progress: Callable[[float], None] | None = None,
    ) -> Outcome | Trouble:
        """Write everything into a file; with a passphrase, only that opens it.

        The answers to the questions before the first workout are included only with `answers`. If
        not all of the history can be read, a file that is there already stays as it is
        (`WouldLose`) unless `write_over` is set. `progress` is told the share that is done, 0 to 1;
        what it raises leaves the file as it was.
        """

    def preview(
        self,
        path: str,
        passphrase: str = "",
        progress: Callable[[float], None] | None = None,
    ) -> ArchivePreview:
        """Look into a file and return what opening it would do; nothing is changed.

        `progress` is told the share that is read, 0 to 1; what it raises ends the reading.
        """

    def take_in(
        self, *, keep_settings: bool = False, progress: Callable[[float], None] | None = None
    ) -> Opened | NotOpened:
        """Bring in what the last preview showed, with `keep_settings` without its settings.

        `progress` is told the share that is added, 0 to 1; what it raises leaves all as it was.
        """

    @property
    def undoable(self) -> str:
        """The name of the archive whose opening can be undone; "" if none can."""

    @property
    def before(self) -> str:
        """The folder with what was here before the last archive was opened."""

    def undo(self) -> Undone:
        """Bring back exactly what was here before the last archive was opened."""


class Plans(Protocol):
    """Routines as files for others, and those of others. Nothing here raises."""

    def save(
        self, path: str, routine: Routine, author: str = "", *, with_weights: bool = False
    ) -> Trouble | None:
        """Write a routine with the exercises that the program has not; return why that failed.

        The person's weights go along only with `with_weights`.
        """

    def hand_out(
        self,
        path: str,
        routine: Routine,
        author: str = "",
        *,
        with_weights: bool = False,
        begins: date | None = None,
    ) -> Trouble | None:
        """Write a routine as a PDF document to be printed; return why that failed.

        Its boxes have the dates of four weeks from `begins` on, None = no dates.
        """

    def preview(self, path: str) -> PlanPreview:
        """Look into a file and return what opening it would do; nothing is changed."""

    def take_in(self) -> Trouble | None:
        """Keep and use what the last preview showed; return why that failed."""

    @property
    def undoable(self) -> str:
        """The name of the routine that came last and can be taken back; "" if none can."""

    def undo(self) -> Undone:
        """Take back the plan that came last: its routine, its exercises, the routine in use."""


class Sharing(Protocol):
    """A history shared between machines through a folder. Nothing here raises."""

    @property
    def state(self) -> SharingState:
        """How the sharing stands."""

    def share(self, folder: str, *, answers: bool = False) -> Trouble | None:
        """Share the history through a folder from now on; return why that is not kept.

        The answers about health go along only with `answers`.
        """

    def end(self) -> Trouble | None:
        """Share it no more; what is in the folder stays there."""

    def choices(self) -> Sequence[ConflictChoice]:
        """Return what machines changed without knowing of each other, for a person to choose."""

    def choose(self, choice: ConflictChoice, version: Version) -> None:
        """Let one version hold, on all machines."""

    def start(self) -> None:
        """Read the folder soon and now and then, in another thread, if one is chosen."""

    def read_now(self) -> None:
        """Read the folder at once, in that thread."""

    def listen(self, told: Callable[[bool], None]) -> None:
        """Call this after each reading, in another thread: with True if something is new."""


class Recovery(Protocol):
    """Decides about a workout in which the program ended too early. Nothing here raises."""

    def unfinished(self) -> Unfinished | None:
        """The last workout that was cut off, or None."""

    def resume(self, unfinished: Unfinished, timeline: Timeline) -> WorkoutRecord:
        """Go on with it: what is done next is kept in the same workout."""

    def keep(self, unfinished: Unfinished) -> None:
        """Close it with all that was done."""

    def discard(self, unfinished: Unfinished) -> None:
        """Delete it."""


class WorkoutRecord(Journal, Protocol):
    """The journal of a workout that has its place in the history."""

    @property
    def id(self) -> str:
        """The workout's id."""


class WorkoutHistory(History, Recovery, Protocol):
    """The history as a workout needs it: to begin one, and to go on with one."""


class Training(Protocol):
    """Stores how workouts felt, and returns what follows from it. Nothing here raises."""

    def feel(self, workout: str, feeling: Feeling) -> None:
        """Keep all that was said about the workout of that id so far."""

    def excuse_today(self) -> None:
        """Excuse today: it hurt too much to begin."""

    def exercise_results(self) -> Sequence[ExerciseResult]:
        """Each exercise of each workout, oldest first."""

    def worst_pains(self) -> Sequence[int | None]:
        """The greatest pain of each of the two latest workouts, latest last."""

    def last_day(self) -> date | None:
        """The day of the latest workout, or None."""


class Profile(Protocol):
    """Stores what a person has besides the settings; each part can be deleted alone."""

    @property
    def troubles(self) -> tuple[Trouble, ...]:
        """What is wrong with the files that were read so far."""

    def readiness(self) -> Readiness | None:
        """The answers to the questions before the first workout, or None."""

    def answer(self, answers: Readiness) -> None:
        """Keep the answers."""

    def forget_answers(self) -> None:
        """Delete the answers from the machine."""

    def weights(self) -> Sequence[float]:
        """The dumbbells that are owned, in kilograms, lightest first."""

    def own(self, kilograms: Sequence[float]) -> None:
        """Store which dumbbells are owned; raise `WrongValueError` for an impossible weight."""

    def routines(self) -> Routines:
        """All saved routines."""

    def keep_routines(self, routines: Routines) -> None:
        """Keep them; raise `WrongValueError` with all that is wrong with one."""


class Packs(Protocol):
    """The shelf of exercises."""

    def exercises(self) -> Sequence[Exercise]:
        """All good exercises in their order."""

    def problems(self) -> Sequence[Problem]:
        """Return each mistake in the files that could not be read."""


class Library(Protocol):
    """Adds exercises to the shelf and removes them; a path is a text."""

    def add(self, path: str) -> tuple[Problem, ...]:
        """Add a file, or every exercise file of a folder; return what is wrong."""

    def offer(self, exercise_id: str) -> tuple[Problem, ...]:
        """Add one of the optional exercises of the program."""

    def remove(self, exercise_id: str) -> Trouble | None:
        """Remove an added exercise; return why that failed."""

    def added(self) -> frozenset[str]:
        """The ids of the exercises that were added."""

    def offered(self) -> Sequence[Exercise]:
        """The optional exercises of the program that are not on the shelf."""


class ReminderMemory(Protocol):
    """What is known of the reminder of today; shared with the reminder while the window is closed.

    Nothing here raises: the worst is one reminder too many.
    """

    def get(self) -> ReminderState:
        """Return what is known now."""

    def keep(self, state: ReminderState) -> None:
        """Keep it for the next look, whoever looks."""


class ClosedReminder(Protocol):
    """What the system offers to remind while the program is closed."""

    @property
    def installed(self) -> bool:
        """Whether the system reminds."""

    def install(self) -> str:
        """Let the system remind at the chosen time; return why that failed, or ""."""

    def remove(self) -> str:
        """Let it remind no more; return why that failed, or ""."""


class Settings(Protocol):
    """What the person chose; kept between runs."""

    @property
    def trouble(self) -> Trouble | None:
        """Why something cannot be read or kept."""

    def get(self) -> Preferences:
        """The current choices."""

    def change(self, **changes: object) -> Preferences:
        """Change and keep some of them; raise `WrongValueError` for values out of range."""


class PeopleReader(Protocol):
    """The people who train on this machine."""

    @property
    def trouble(self) -> Trouble | None:
        """What is wrong with the list of them."""

    @property
    def people(self) -> People:
        """All of them."""

    def trouble_of(self, person: Person) -> Trouble | None:
        """Return why somebody's files cannot be used; None if they can."""


class Household(PeopleReader, Protocol):
    """The same, to be changed by one of them; kept between runs."""

    @property
    def current(self) -> Person:
        """Who trains now."""

    def add(self, name: str, own_name: str = "") -> Person | NameFault | Trouble:
        """Add somebody; `own_name` is that of the first person, who has none yet."""

    def change(self, person: Person) -> NameFault | Trouble | None:
        """Give somebody another name or colour; return why not."""

    def remove(self, person: Person) -> Removed | Trouble:
        """Move somebody's folder aside; neither the first nor who trains now."""

    def bring_back(self, removed: Removed) -> Trouble | None:
        """Undo that; return why not."""
