"""The week ahead: which days are done, which come next, and when to rest.

A person trains on chosen days (Monday, Wednesday and Friday by default). The workouts that
are still due this week are laid out over the days that are left, with as many rest days
between them as the chosen days have: first as many workouts as possible, then as many of
the chosen days as possible, then the earliest days. So a missed workout moves to another
day and the others stay where they can. What no longer fits is dropped and never carried
into the next week. The first week is counted from the person's first day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, StrEnum, auto
from itertools import combinations
from typing import TYPE_CHECKING

from spinecoach.core.record.adherence import MONDAY, Mark, mark, week_start

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from spinecoach.core.record.logbook import DayDone

NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""The days as files and the command line write them, Monday first."""

DAYS = {
    2: "mon thu",
    3: "mon wed fri",
    4: "mon tue thu fri",
    5: "mon tue wed fri sat",
}
"""The days that are proposed for a number of them, with rest days spread evenly."""

USUAL = 3
"""A person who chooses more days than these is reminded of rest days."""

MOST = 6
"""The most days that can be chosen: one day of the week is for rest."""

WEEK = 7


class DaysMistake(Enum):
    """What is wrong with a choice of days."""

    NONE = auto()
    NO_REST = auto()


class DayAdvice(Enum):
    """What is advised for today."""

    NEWCOMER = auto()
    """No workout was done yet and today is none of the chosen days."""
    DONE = auto()
    EXCUSED = auto()
    OWN_DAY = auto()
    CATCH_UP = auto()
    """Not one of the chosen days, but a workout is due and there is rest enough."""
    REST = auto()
    """A workout today would leave too little rest."""
    REST_BEFORE_TOMORROW = auto()
    """The same, and the next workout is tomorrow."""
    WEEK_DONE = auto()
    REST_DAY = auto()


class DayKind(StrEnum):
    """What a day of the week is."""

    DONE = "done"
    PARTIAL = "begun"
    EXCUSED = "excused"
    TODAY = "today"
    PLANNED = "planned"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """One day: its date, what it is, and whether it is today."""

    date: date
    kind: DayKind
    today: bool


@dataclass(frozen=True, slots=True)
class NextDay:
    """The day of the next workout as seen from today; `weekday` 0 = Monday."""

    weekday: int
    tomorrow: bool
    next_week: bool

    @classmethod
    def of(cls, day: date, today: date) -> NextDay:
        """Return how far away a day is; "next week" is a week or more."""
        away = (day - today).days
        return cls(day.weekday(), tomorrow=away == 1, next_week=away >= WEEK)


@dataclass(frozen=True, slots=True)
class WeekPlan:
    """Seven days, the day of the next workout after today, and the advice for today."""

    days: tuple[PlannedDay, ...]
    following: date
    advice: DayAdvice
    today: date

    @property
    def next_day(self) -> NextDay:
        """The day of the next workout as seen from today."""
        return NextDay.of(self.following, self.today)

    @property
    def done(self) -> int:
        """How many days of the week are done."""
        return sum(day.kind is DayKind.DONE for day in self.days)

    @property
    def wanted_today(self) -> bool:
        """Whether a workout is planned for today."""
        return any(day.today and day.kind is DayKind.TODAY for day in self.days)


def parse_days(text: str) -> frozenset[int]:
    """Read "mon wed fri" as weekdays, 0 = Monday; raise `ValueError` if they cannot be chosen."""
    days = frozenset(NAMES.index(word) for word in text.lower().replace(",", " ").split())
    return _checked(days)


def _checked(days: frozenset[int]) -> frozenset[int]:
    """Return days that a person can choose; raise `ValueError` for others."""
    wrong = mistake(days)
    if wrong is not None:
        raise ValueError(wrong)
    return days


def days_text(days: Iterable[int]) -> str:
    """Return weekdays as `parse_days` reads them."""
    return " ".join(NAMES[day] for day in sorted(set(days)))


def mistake(days: Iterable[int]) -> DaysMistake | None:
    """Return what is wrong with a choice of days; None if nothing is."""
    count = len(set(days))
    if count == 0:
        return DaysMistake.NONE
    return None if count <= MOST else DaysMistake.NO_REST


def week_plan(
    done: Iterable[DayDone],
    days: frozenset[int],
    today: date,
    *,
    first_weekday: int = MONDAY,
    first_day: date | None = None,
) -> WeekPlan:
    """Return the plan of the week of `today`; days after it (a clock set back) are ignored.

    `first_day` is the first day of the whole history; if there is none, the first week begins
    today. Raises `ValueError` for no days or too many.
    """
    _checked(days)
    marks = {day.day: mark(day) for day in done if day.day <= today}
    start = week_start(today, first_weekday)
    week = [start + timedelta(days=number) for number in range(WEEK)]
    kept = {day for day, what in marks.items() if what is Mark.DONE}
    excused = sum(marks.get(day) is Mark.EXCUSED for day in week)
    begun = min(first_day or today, today)
    before = sum(day < begun and day.weekday() in days for day in week)
    left = max(0, len(days) - before - excused - len(kept.intersection(week)))
    chosen = _lay_out(_ahead(week, today, marks), days, kept, left)
    rows = tuple(_day(day, today, marks, chosen) for day in week)
    following = _following(today, week, chosen, kept, days)
    if first_day is None and not marks and today not in chosen:
        advice = DayAdvice.NEWCOMER
    else:
        advice = _advice(today, chosen, kept, following, marks, days)
        if advice is DayAdvice.REST_DAY and left == 0 and kept.intersection(week):
            advice = DayAdvice.WEEK_DONE
    return WeekPlan(rows, following, advice, today)


def longest_run(days: frozenset[int]) -> int:
    """Return how many of at most six days lie in a row, the end of the week included."""
    longest = run = 0
    for number in range(2 * WEEK):
        run = run + 1 if number % WEEK in days else 0
        longest = max(longest, run)
    return longest


def _ahead(week: Sequence[date], today: date, marks: dict[date, Mark]) -> list[date]:
    """Return the days of the week, from today on, on which a workout can still be planned."""
    taken = {Mark.DONE, Mark.EXCUSED}
    return [day for day in week if day >= today and marks.get(day) not in taken]


def _lay_out(ahead: list[date], days: frozenset[int], kept: set[date], left: int) -> set[date]:
    """Return up to `left` of the days: as many as fit, then most chosen ones, then the earliest."""
    most = longest_run(days)
    choices = (
        choice
        for count in range(min(left, len(ahead)), -1, -1)
        for choice in combinations(ahead, count)
        if all(_run_with(day, kept.union(choice)) <= most for day in choice)
    )
    best: tuple[date, ...] = next(choices)
    for choice in choices:
        if len(choice) < len(best):
            break
        if _own(choice, days) > _own(best, days):
            best = choice
    return set(best)


def _own(choice: Iterable[date], days: frozenset[int]) -> int:
    """Return how many of the days are chosen ones."""
    return sum(day.weekday() in days for day in choice)


def _run_with(day: date, others: set[date]) -> int:
    """Return how many days in a row there are with that day among the others."""
    run = 1
    for direction in (-1, 1):
        step = timedelta(days=direction)
        near = day + step
        while near in others:
            run += 1
            near += step
    return run


def _day(day: date, today: date, marks: dict[date, Mark], chosen: set[date]) -> PlannedDay:
    kinds = {Mark.DONE: DayKind.DONE, Mark.EXCUSED: DayKind.EXCUSED}
    kind = kinds.get(marks.get(day, Mark.NONE))
    if kind is None and day in chosen:
        kind = DayKind.TODAY if day == today else DayKind.PLANNED
    if kind is None:
        kind = DayKind.PARTIAL if marks.get(day) is Mark.PARTIAL else DayKind.REST
    return PlannedDay(day, kind, day == today)


def _following(
    today: date, week: Sequence[date], chosen: set[date], kept: set[date], days: frozenset[int]
) -> date:
    """Return the next day: of this week, or the first of the next with enough rest before it."""
    later = min((day for day in chosen if day > today), default=None)
    if later is not None:
        return later
    most = longest_run(days)
    day = week[-1] + timedelta(days=1)
    while day.weekday() not in days or _run_with(day, kept | chosen) > most:
        day += timedelta(days=1)
    return day


def _advice(
    today: date,
    chosen: set[date],
    kept: set[date],
    following: date,
    marks: dict[date, Mark],
    days: frozenset[int],
) -> DayAdvice:
    if marks.get(today) is Mark.DONE:
        return DayAdvice.DONE
    if marks.get(today) is Mark.EXCUSED:
        return DayAdvice.EXCUSED
    if today in chosen:
        return DayAdvice.OWN_DAY if today.weekday() in days else DayAdvice.CATCH_UP
    if _run_with(today, kept) > longest_run(days):
        tomorrow = following == today + timedelta(days=1)
        return DayAdvice.REST_BEFORE_TOMORROW if tomorrow else DayAdvice.REST
    return DayAdvice.REST_DAY
