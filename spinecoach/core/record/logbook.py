"""What was done: workouts with their sets, as plain, frozen data.

The history keeps names and targets beside the numbers, so an exercise that is
edited or removed later never rewrites the past.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from spinecoach.core.record.limits import set_counts
from spinecoach.core.record.tempo import tempo_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from spinecoach.core.record.tempo import Tempo


class Ending(StrEnum):
    """Whether and how a workout has ended."""

    OPEN = "open"  # it is running, or the program ended in the middle of it
    COMPLETE = "complete"
    STOPPED = "stopped"


class Origin(StrEnum):
    """Where a workout comes from."""

    COACHED = "coached"
    ELSEWHERE = "elsewhere"  # written down by hand
    IMPORTED = "imported"


@dataclass(frozen=True, slots=True)
class SetExtra:
    """What another program says about a set and ours does not use; it is kept, and exported again.

    `kind` is "warmup", "dropset", "failure" or another word of that program, "" for a usual set;
    sets with the same `superset` were done in turn; `rpe` is the exertion from 1 to 10;
    `assisted_kg` is how much of the body's weight a machine carried, in kilograms.
    """

    kind: str = ""
    superset: str = ""
    rpe: float | None = None
    note: str = ""
    assisted_kg: float | None = None

    def told(self) -> dict[str, object]:
        """Return what is said, by name."""
        values = ((name, getattr(self, name)) for name in self.__slots__)
        return {name: value for name, value in values if value not in ("", None)}


NO_EXTRA = SetExtra()


@dataclass(frozen=True, slots=True)
class LoggedSet:
    """One set as it was done: `reps` of `target_reps`, `weight_kg` None if none was given.

    `number` counts the sets of an exercise from 1; a set that was repeated has the next `attempt`.
    `began` is an aware time with the person's offset from UTC. A set of another program may count
    `seconds` or a distance in metres and no reps.

    `rep_seconds` says how long each rep took that the person ended, from the first one on; None for
    a rep that the coach's clock ended. It stays as measured if the reps are corrected.
    """

    id: str
    exercise: str
    title: str
    number: int
    reps: int
    target_reps: int
    variant: str = ""
    attempt: int = 1
    weight_kg: float | None = None
    began: datetime | None = None
    changed: bool = False
    seconds: float | None = None
    distance_m: float | None = None
    extra: SetExtra = NO_EXTRA
    # Left out of the repr: `recorded.holds_over` compares records as versions without it do.
    rep_seconds: tuple[float | None, ...] = field(default=(), repr=False)

    @property
    def tempo(self) -> Tempo | None:
        """The tempo of the reps that count; None if it is not known."""
        return tempo_in([self])

    @property
    def measured(self) -> bool:
        """Whether it counts seconds or metres, and no reps."""
        return not (self.target_reps or self.reps) and bool(self.seconds or self.distance_m)

    @property
    def counts(self) -> bool:
        """Whether the set counts as done: from half of its reps on, or for its time or distance."""
        return self.measured or set_counts(self.reps, self.target_reps)


def tempo_in(sets: Iterable[LoggedSet]) -> Tempo | None:
    """Return the tempo of the reps of sets that count; None if it is not known."""
    return tempo_of(item.rep_seconds[: item.reps] for item in sets)


@dataclass(frozen=True, slots=True)
class LoggedWorkout:
    """One workout as it was done.

    `began` and `ended` are aware times with the offset of where the person was;
    `pain_before`, `pain_after` and `effort` are 0 to 10 or None where not given. Without
    `activity` the workout makes no day of exercise: it holds other exercises than ours. `revision`
    grows with all that the machine where it was done writes about it; corrections are none.
    """

    id: str
    title: str
    began: datetime
    ended: datetime | None
    planned_sets: int
    sets: tuple[LoggedSet, ...]
    ending: Ending = Ending.COMPLETE
    origin: Origin = Origin.COACHED
    target_days: int = 0
    pain_before: int | None = None
    pain_after: int | None = None
    effort: int | None = None
    note: str = ""
    excused: bool = False
    changed: bool = False
    pace: float = 1.0
    plan: tuple[PlannedEntry, ...] = ()
    felt: tuple[FeltExercise, ...] = ()
    activity: bool = True
    revision: int = 0

    @property
    def day(self) -> date:
        """The day on which it began, in the person's local time."""
        return self.began.date()

    @property
    def done_sets(self) -> int:
        """How many different sets were done; a set that was repeated counts once."""
        return len({(item.exercise, item.number) for item in self.sets if item.counts})

    def done_of(self, exercise: str) -> tuple[int, int]:
        """Return how many different sets of an exercise were done, and the sum of its reps."""
        own = [item for item in self.sets if item.exercise == exercise]
        return len({item.number for item in own if item.counts}), sum(i.reps for i in own)

    def tempo_of(self, exercise: str) -> Tempo | None:
        """Return the tempo of the sets of an exercise; None if it is not known."""
        return tempo_in(item for item in self.sets if item.exercise == exercise)

    @property
    def reps(self) -> int:
        """All reps, those of repeated sets included."""
        return sum(item.reps for item in self.sets)

    @property
    def seconds(self) -> float | None:
        """How long it took; None if nobody knows."""
        return (self.ended - self.began).total_seconds() if self.ended else None


@dataclass(frozen=True, slots=True)
class FeltExercise:
    """How one exercise of a workout felt: pain 0 to 10 or None, and whether form slipped."""

    exercise: str
    pain: int | None
    slipped: bool


@dataclass(frozen=True, slots=True)
class ExerciseDay:
    """What was done of one exercise on one day.

    `weight_kg` is the heaviest weight, None if none was given; `volume_kg` is the sum of reps times
    weight. Sets of other programs may count `seconds` or metres instead of reps.
    """

    day: date
    reps: int
    weight_kg: float | None
    volume_kg: float
    seconds: float = 0.0
    distance_m: float = 0.0


@dataclass(frozen=True, slots=True)
class FeltDay:
    """How the workout of a day felt: 0 to 10, or None if it was not asked or not answered."""

    day: date
    pain_before: int | None
    pain_after: int | None
    effort: int | None


class Excuse(NamedTuple):
    """Why a day is excused, "" if the excuse was removed, and when that was said.

    `at` is UTC as the history writes it, "" if it is unknown.
    """

    reason: str
    at: str = ""


@dataclass(frozen=True, slots=True)
class BackupEntry:
    """One backup: its file, the day it was made, and its number of workouts."""

    path: str
    day: date
    workouts: int


@dataclass(frozen=True, slots=True)
class PlannedEntry:
    """One exercise of a workout's plan, as it is stored with the workout."""

    exercise: str
    title: str
    variant: str
    sets: int
    reps: int
    rest: float
    weight_kg: float | None = None
    pace: float = 1.0


def values_of(entry: PlannedEntry | FeltExercise) -> dict[str, object]:
    """Return the fields of an entry, by name; `asdict` copies each value and takes far longer."""
    return {name: getattr(entry, name) for name in entry.__slots__}


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A workout in which the program ended too early, with the plan to go on by."""

    workout: LoggedWorkout
    plan: tuple[PlannedEntry, ...] = field(default=())
    pace: float = 1.0


@dataclass(frozen=True, slots=True)
class DayDone:
    """The planned sets and the done sets of one local day (see `core.record.adherence`).

    `target_days` is the target in days a week at that time, 0 if it is not known; an `excused` day
    never counts as missed.
    """

    day: date
    planned_sets: int
    done_sets: int
    target_days: int = 0
    excused: bool = False
