"""The week ahead: which days are done, which come next, and when to rest.

A person trains on days of their own, Monday, Wednesday and Friday unless they
say otherwise. What is left of a week's number is laid out over the days that
are left, with as much rest between as the plan itself has: as many as can be
done, on as many of the person's own days as that leaves, and otherwise as early
as may be. So a missed day moves and the others stay where they can; what no
longer fits falls away and is never carried into the next week. The week in
which a person begins is counted from their first day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from itertools import combinations
from typing import TYPE_CHECKING

from spinecoach.core.record.adherence import MONDAY, Mark, mark, week_start

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from spinecoach.core.record.logbook import DayDone

NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""The days as they are kept."""

LONG_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

DAYS = {
    2: "mon thu",
    3: "mon wed fri",
    4: "mon tue thu fri",
    5: "mon tue wed fri sat",
}
"""The days that a number of them begins with: rest as evenly spread as it goes."""

USUAL = 3
"""More days than these are an explicit choice: rest between needs thought."""

MOST = 6
"""One day of the week is for rest."""

WEEK = 7

OWN_DAY = "Today is one of your days."
CATCH_UP = "Not one of your days, but a good day to catch up."


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
class WeekPlan:
    """Seven days, the next workout's day after today, and a sentence about today."""

    days: tuple[PlannedDay, ...]
    following: date
    advice: str

    @property
    def wanted_today(self) -> bool:
        """Whether a workout is planned for today."""
        return any(day.today and day.kind is DayKind.TODAY for day in self.days)


def parse_days(text: str) -> frozenset[int]:
    """Read "mon wed fri" as weekdays, 0 = Monday; raises `ValueError` with a sentence."""
    words = text.lower().replace(",", " ").split()
    unknown = [word for word in words if word not in NAMES]
    if unknown:
        raise ValueError(f"“{unknown[0]}” is no day. Days are {', '.join(NAMES)}.")
    days = frozenset(NAMES.index(word) for word in words)
    wrong = mistake(days)
    if wrong:
        raise ValueError(wrong)
    return days


def days_text(days: Iterable[int]) -> str:
    """Write weekdays as they are kept."""
    return " ".join(NAMES[day] for day in sorted(set(days)))


def mistake(days: Iterable[int]) -> str:
    """Say what is wrong with a choice of days; "" where nothing is."""
    count = len(set(days))
    if count == 0:
        return "Choose at least one day."
    return "" if count <= MOST else "Choose at most six days: one is for rest."


def week_plan(
    done: Iterable[DayDone],
    days: frozenset[int],
    today: date,
    *,
    first_weekday: int = MONDAY,
    first_day: date | None = None,
) -> WeekPlan:
    """Lay out the week of `today`; days that lie in the future (a clock set back) are ignored.

    `first_day` is the first day of the whole history; before there is one, all begins today.
    Raises `ValueError` with a sentence for a choice of days that is none.
    """
    wrong = mistake(days)
    if wrong:
        raise ValueError(wrong)
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
        advice = f"Your first day is {_named(following, today)}, but you can start today."
    else:
        advice = _advice(today, chosen, kept, following, left, marks, days)
    return WeekPlan(rows, following, advice)


def longest_run(days: frozenset[int]) -> int:
    """How many of at most six days the plan holds in a row, over the week's end as well."""
    longest = run = 0
    for number in range(2 * WEEK):
        run = run + 1 if number % WEEK in days else 0
        longest = max(longest, run)
    return longest


def _ahead(week: Sequence[date], today: date, marks: dict[date, Mark]) -> list[date]:
    """The days from today on that are still free."""
    taken = {Mark.DONE, Mark.EXCUSED}
    return [day for day in week if day >= today and marks.get(day) not in taken]


def _lay_out(ahead: list[date], days: frozenset[int], kept: set[date], left: int) -> set[date]:
    """Take up to `left` of the days: the most, then the most own ones, then the earliest."""
    most = longest_run(days)
    ways = (
        way
        for count in range(min(left, len(ahead)), -1, -1)
        for way in combinations(ahead, count)
        if all(_run_with(day, kept.union(way)) <= most for day in way)
    )
    best: tuple[date, ...] = next(ways)
    for way in ways:
        if len(way) < len(best):
            break
        if _own(way, days) > _own(best, days):
            best = way
    return set(best)


def _own(way: Iterable[date], days: frozenset[int]) -> int:
    """How many of the days are a person's own."""
    return sum(day.weekday() in days for day in way)


def _run_with(day: date, others: set[date]) -> int:
    """How many days in a row there are with that day among the others."""
    run = 1
    for way in (-1, 1):
        step = timedelta(days=way)
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
    """The next day after today: of this week, or the first of the next that leaves its rest."""
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
    left: int,
    marks: dict[date, Mark],
    days: frozenset[int],
) -> str:
    named = _named(following, today)
    if marks.get(today) is Mark.DONE:
        return f"Done for today. Next: {named}."
    if marks.get(today) is Mark.EXCUSED:
        return f"Today is excused. Next: {named}, if you feel well."
    if today in chosen:
        return OWN_DAY if today.weekday() in days else CATCH_UP
    if _run_with(today, kept) > longest_run(days):
        tomorrow = following == today + timedelta(days=1)
        return "Rest today, tomorrow is better." if tomorrow else f"Rest today. Next: {named}."
    if left == 0:
        return f"This week's days are done. Next: {named}."
    return f"A rest day. Next: {named}."


def _named(day: date, today: date) -> str:
    away = (day - today).days
    if away == 1:
        return "tomorrow"
    name = LONG_NAMES[day.weekday()]
    return name if away < WEEK else f"{name} next week"
