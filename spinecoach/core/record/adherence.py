"""Adherence: which days and weeks were kept, and how long the streak is.

A day counts when at least 80 % of its planned sets were done. A week is judged
against the person's own target of days, and only when it is over. A streak
counts the weeks that were kept; one missed week in four does not end it. Days
excused for pain or illness lower the week's target.

Everything here works on local calendar days: the day of a workout is the date where the person was
when it began. So travel across time zones, a change to summer time or a workout across midnight
needs no rule here.

Sources (docs/reference.md, section 7): 80 % is the usual bound of "satisfactory"
(Bailey 2018, BJSM 54:326); the band of 3 to 5 days is the article's; a small
reserve works better than a strict or an easy goal (Sharif & Shu 2017, J Mark
Res); 2 strength days are the adult guideline's minimum (AHA 2023).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from spinecoach.core.record.logbook import DayDone

BAND = (3, 5)
"""The article's days a week."""

ON_TRACK = 0.8
"""The four-week mean from which a person is "on track"."""

FREE_EVERY = 4
"""One missed week in this many does not end a streak."""

MEAN_WEEKS = 4
"""How many finished weeks the mean looks at."""

SHOWN_WEEKS = 12
"""How many weeks the chart and its headline cover."""

LOOK_BACK = 13
"""How many weeks are looked at after a streak has ended: a quarter of a year."""

GUIDELINE_DAYS = 2
"""Strength days a week that are the adult guideline's minimum."""

MONDAY = 0
SATURDAY = 5
SUNDAY = 6

WEEK_STARTS = {"monday": MONDAY, "sunday": SUNDAY, "saturday": SATURDAY}
"""The values of the setting `week_start`, and the weekday that each means."""


class Mark(StrEnum):
    """How one day is judged."""

    NONE = "none"
    PARTIAL = "partial"
    DONE = "done"
    EXCUSED = "excused"


class WeekVerdict(StrEnum):
    """How one week is judged; the values other than `KEPT` and `MISSED` are no judgement."""

    KEPT = "kept"
    MISSED = "missed"
    EXCUSED = "excused"
    CURRENT = "current"
    FIRST = "first"  # the week in which the person began, if its target was not reached
    BEFORE = "before"  # the person had not begun yet, or the week lies in the future


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days from `start` on: a mark for each, and the target of the week.

    `target` is the person's own number of days a week; `due` is that number less the excused days.
    """

    start: date
    marks: tuple[Mark, ...]
    target: int
    verdict: WeekVerdict

    @property
    def done(self) -> int:
        """The number of days that count."""
        return self.marks.count(Mark.DONE)

    @property
    def partial(self) -> int:
        """The number of days that were begun but do not count."""
        return self.marks.count(Mark.PARTIAL)

    @property
    def excused(self) -> int:
        """The number of excused days."""
        return self.marks.count(Mark.EXCUSED)

    @property
    def due(self) -> int:
        """The number of days that this week asks for, 0 to `target`."""
        return max(0, self.target - self.excused)

    @property
    def adherence(self) -> float | None:
        """Days done as a share of those due, 0 to 1; None if the week is not judged."""
        if self.verdict not in (WeekVerdict.KEPT, WeekVerdict.MISSED):
            return None
        return min(self.done, self.due) / self.due if self.due else 1.0

    @property
    def end(self) -> date:
        """The last day of the week."""
        return self.start + timedelta(days=6)


@dataclass(frozen=True, slots=True)
class Streak:
    """`kept` of the last `weeks` judged weeks were kept; `unbroken` while the streak goes on.

    The length of the streak is `kept`: the free weeks within it are not counted.
    """

    kept: int
    weeks: int
    unbroken: bool

    @property
    def free(self) -> int:
        """The number of weeks that were not kept."""
        return self.weeks - self.kept


def mark(day: DayDone) -> Mark:
    """Judge one day: done at 80 % of the planned sets, partial below."""
    if day.planned_sets > 0 and day.done_sets * 5 >= day.planned_sets * 4:
        return Mark.DONE
    if day.excused:
        return Mark.EXCUSED
    return Mark.PARTIAL if day.done_sets > 0 else Mark.NONE


def first_weekday(chosen: str, local: int) -> int:
    """Return the day on which a week begins, 0 = Monday to 6 = Sunday.

    `chosen` is the setting `week_start`; if it is "", the day is `local`, the one that is usual
    where the person is.
    """
    return WEEK_STARTS.get(chosen, local)


def week_start(day: date, first_weekday: int = MONDAY) -> date:
    """Return the first day of the week of `day`; `first_weekday` 0 = Monday to 6 = Sunday."""
    return day - timedelta(days=(day.weekday() - first_weekday) % 7)


def weeks(
    days: Iterable[DayDone],
    *,
    today: date,
    target: int,
    count: int,
    first_weekday: int = MONDAY,
    first_day: date | None = None,
) -> tuple[Week, ...]:
    """Return the `count` weeks that end with the week of `today`, oldest first.

    `target` is today's target. A week with workouts has the target that was
    stored with them, a week without has that of the week before it.
    `first_day` is the first day of the whole history (by default of `days`).
    """
    by_day = {day.day: day for day in days}
    first_day = first_day or min(by_day, default=None)
    current = week_start(today, first_weekday)
    starts = [current - timedelta(weeks=back) for back in reversed(range(count))]
    targets = _targets(by_day, starts, current, target)
    return tuple(
        _week(by_day, start, held_to, current, first_day)
        for start, held_to in zip(starts, targets, strict=True)
    )


def _targets(
    by_day: Mapping[date, DayDone], starts: Sequence[date], current: date, target: int
) -> list[int]:
    """Return the target of each week: the one stored with its workouts, else the one before."""
    stored = [
        [by_day[day].target_days for day in _seven(start) if day in by_day] for start in starts
    ]
    latest = [next(filter(None, reversed(week)), 0) for week in stored]
    held = next(filter(None, latest), target)
    targets = []
    for start, days in zip(starts, latest, strict=True):
        held = target if start == current else days or held
        targets.append(held)
    return targets


def _seven(start: date) -> list[date]:
    return [start + timedelta(days=number) for number in range(7)]


def _week(
    by_day: Mapping[date, DayDone], start: date, target: int, current: date, first_day: date | None
) -> Week:
    marks = tuple(mark(by_day[day]) if day in by_day else Mark.NONE for day in _seven(start))
    week = Week(start, marks, target, WeekVerdict.CURRENT)
    return Week(start, marks, target, _verdict(week, current, first_day))


def _verdict(week: Week, current: date, first_day: date | None) -> WeekVerdict:
    if week.start == current:
        return WeekVerdict.CURRENT
    if first_day is None or week.end < first_day:
        return WeekVerdict.BEFORE
    if week.done >= week.due:
        return WeekVerdict.KEPT if week.done else WeekVerdict.EXCUSED
    # A person who begins on a Saturday cannot do three days: the first week is never missed.
    return WeekVerdict.FIRST if week.start <= first_day else WeekVerdict.MISSED


def days_left(week: Week, today: date, *, rest_between: bool) -> int:
    """Return on how many days of the week a workout can still be done, today included.

    With `rest_between` no two of them follow each other.
    """
    done = [mark is Mark.DONE for mark in week.marks]
    left = 0
    for day in range(max(0, (today - week.start).days), len(done)):
        free = week.marks[day] in (Mark.NONE, Mark.PARTIAL)
        if free and not (rest_between and day and done[day - 1]):
            done[day] = True
            left += 1
    return left


def latest_judged(history: Sequence[Week]) -> tuple[Week, ...]:
    """Return those of the last four finished weeks that were judged, oldest first."""
    finished = [week for week in history if week.verdict is not WeekVerdict.CURRENT]
    return tuple(week for week in finished[-MEAN_WEEKS:] if week.adherence is not None)


def mean_adherence(history: Sequence[Week]) -> float | None:
    """Return the mean adherence of `latest_judged`, 0 to 1; None if there is none."""
    judged = [week.adherence or 0.0 for week in latest_judged(history)]
    return sum(judged) / len(judged) if judged else None


def streak(history: Sequence[Week]) -> Streak:
    """Return how many weeks in a row were kept; one missed week in four does not count.

    A streak begins with a week that was kept. Excused weeks neither end it nor lengthen it. If it
    has ended and no new one of four weeks has grown, the result says how many of the last thirteen
    judged weeks were kept: a person who did a lot must not see zero after a break.
    """
    judged = [week.verdict is WeekVerdict.KEPT for week in history if week.adherence is not None]
    run: list[bool] = []
    broken = False
    for kept in judged:
        run.append(kept)
        if not kept and not (any(run) and all(run[-FREE_EVERY:-1])):
            broken = broken or any(run)
            run.clear()
    if run and (not broken or len(run) >= FREE_EVERY):
        return Streak(sum(run), len(run), unbroken=True)
    last = judged[-LOOK_BACK:]
    return Streak(sum(last), len(last), unbroken=False)
