"""What the pictures of the progress page say, in sentences.

The same words stand on the page, come up under the pointer, and are read by a
screen reader, so nobody is told more or less than anybody else.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from spinecoach.core.coaching.week_plan import USUAL
from spinecoach.core.record.adherence import (
    BAND,
    GUIDELINE_DAYS,
    ON_TRACK,
    Mark,
    Verdict,
    Week,
    mean_adherence,
    streak,
)
from spinecoach.ui.words.phrases import counted, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

EMPTY = "Your weeks will appear here"
EMPTY_MORE = (
    "Each workout fills a day, and enough days make a week that you kept. "
    "One missed week in four does not end your streak."
)

FRESH_START = "A fresh start: this week counts"

MORE = ("", "one more day fits", "a few more days fit")
"""What a week that is nearly over still has room for: no day, one, several."""

SHOWN_WEEKS = 12
"""How many weeks the chart shows at once, and the headline speaks of."""

VERDICTS = {
    Verdict.KEPT: "kept",
    Verdict.MISSED: "not kept",
    Verdict.EXCUSED: "excused",
    Verdict.CURRENT: "still under way",
    Verdict.FIRST: "your first week",
    Verdict.BEFORE: "before you began",
}

MARKS = {
    Mark.DONE: "done",
    Mark.PARTIAL: "in part",
    Mark.EXCUSED: "excused",
    Mark.NONE: "free",
}


EXCUSES = {
    "ill": "ill",
    "travelling": "travelling",
    "other": "for another reason",
    "pain": "it hurt",
}
"""The reasons of excused days as they are kept, in words."""


def headline(history: Sequence[Week]) -> str:
    """Say what the picture of the last twelve weeks shows."""
    shown = [week for week in history[-SHOWN_WEEKS - 1 :] if week.adherence is not None]
    shown = shown[-SHOWN_WEEKS:]
    if shown:
        kept = sum(week.verdict is Verdict.KEPT for week in shown)
        when = "last week" if len(shown) == 1 else f"in the last {len(shown)} weeks"
        done = sum(week.done for week in shown)
        if kept and len(shown) > 1:
            return f"You kept your days in {kept} of the last {len(shown)} weeks"
        if kept:
            return f"You kept your days {when}"
        return f"You did {counted(done, 'day')} {when}" if done else FRESH_START
    if any(week.done or week.partial for week in history):
        return "Your first weeks are under way"
    return EMPTY


def summary(history: Sequence[Week], today: date) -> str:
    """Say the four-week mean, the streak, and how the current week stands."""
    now = current(history[-1], today) if history else ""
    return f"{standing(history)} {now}".strip()


def standing(history: Sequence[Week]) -> str:
    """Say the four-week mean and the streak."""
    parts = []
    mean = mean_adherence(history)
    if mean is not None:
        track = ", on track" if mean >= ON_TRACK else ""
        parts.append(f"Four-week mean {mean:.0%}{track}.")
    run = streak(history)
    if not run.unbroken and run.kept:
        parts.append(f"{run.kept} of the last {counted(run.weeks, 'week')} kept.")
    elif run.weeks > 1 and run.kept == run.weeks:
        parts.append(f"{counted(run.weeks, 'week')} in a row.")
    elif run.weeks > 1:
        off = counted(run.weeks - run.kept, "week")
        parts.append(f"Streak: {run.weeks} weeks, {off} off included.")
    return " ".join(parts)


def current(week: Week, today: date) -> str:
    """Say how the week under way stands, without judging it or asking for what cannot be done."""
    done = counted(week.done, "day")
    if week.done > BAND[1]:
        return f"This week {done}: plan a rest day."
    if week.done >= week.due:
        return f"This week {done}: your days are kept."
    left = _days_left(week, today)
    more = f"{week.due - week.done} to go" if week.due - week.done <= left else MORE[min(left, 2)]
    begun = ", ".join(filter(None, (f"This week {done}", more)))
    if week.done >= GUIDELINE_DAYS:
        return (
            f"{begun}: it counts already, "
            f"{GUIDELINE_DAYS} strength days are the guideline for adults."
        )
    return f"{begun}."


def _days_left(week: Week, today: date) -> int:
    """On how many days a workout can still be done, today included.

    Up to the usual number of days a week there is rest between them.
    """
    rests = week.target <= USUAL
    done = [mark is Mark.DONE for mark in week.marks]
    left = 0
    for day in range(max(0, (today - week.start).days), len(done)):
        free = week.marks[day] in (Mark.NONE, Mark.PARTIAL)
        if free and not (rests and day and done[day - 1]):
            done[day] = True
            left += 1
    return left


def week_facts(week: Week) -> str:
    """Say everything about one week."""
    days = listed(
        tuple(
            _weekday(week.start + timedelta(days=number))
            for number, mark in enumerate(week.marks)
            if mark is Mark.DONE
        )
    )
    parts = [f"{span(week)}: {week.label} days, your target {week.target}, {_verdict(week)}."]
    if days:
        parts.append(f"{days}.")
    if week.partial:
        parts.append(f"{counted(week.partial, 'day')} in part.")
    if week.excused:
        parts.append(f"{counted(week.excused, 'day')} excused.")
    return " ".join(parts)


def day_facts(day: date, mark: Mark) -> str:
    """Say what one day holds."""
    return f"{_weekday(day)}, {long_date(day)}: {MARKS[mark]}."


def excuse_facts(found: Mark, reason: str | None) -> str:
    """Say of a day whether it is excused and why, or what an excuse would do."""
    if reason is not None:
        return f"Excused: {EXCUSES.get(reason, reason)}. It does not count against you."
    if found is Mark.DONE:
        return "This day counts: there is nothing to excuse."
    if found is Mark.EXCUSED:
        return "Excused already: that workout was stopped because it hurt."
    return "An excused day lowers its week's target by one. Why?"


def span(week: Week) -> str:
    """Name the week by its first and last day: "16 to 22 November 2026"."""
    first, last = week.start, week.end
    if first.year != last.year:
        return f"{long_date(first)} to {long_date(last)}"
    if first.month != last.month:
        return f"{first.day} {first:%B} to {long_date(last)}"
    return f"{first.day} to {long_date(last)}"


def long_date(day: date) -> str:
    """Write a date out: "22 November 2026"."""
    return f"{day.day} {day:%B %Y}"


def short_date(day: date) -> str:
    """Write a date short: "22 Nov"."""
    return f"{day.day} {day:%b}"


def _verdict(week: Week) -> str:
    return VERDICTS[week.verdict]


def _weekday(day: date) -> str:
    return f"{day:%A}"
