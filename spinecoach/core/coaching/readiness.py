"""Who may start: questions before the first workout, and when they are asked again.

One `yes` means: see a professional first. A person goes on only after saying that this was done.
The questions are our own; their topics are those that screening before exercise usually covers
(docs/reference.md, section 6). They name no illness: the only advice is to ask somebody who can
examine the person.

They are asked again after twelve months, or after four weeks without a workout.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

AWAY = timedelta(days=28)
"""After this time without a workout the questions are asked again."""


class HealthQuestion(StrEnum):
    """One statement that a person ticks if it is true.

    The values are kept in a file and never change their meaning; the order is that of the page.
    The statements are in `core.phrases.start`.
    """

    BACK = "back"
    HEART = "heart"
    CHEST = "chest"
    FAINT = "faint"
    JOINT = "joint"
    LONG = "long"
    MEDICINE = "medicine"
    WATCHED = "watched"
    BIRTH = "birth"
    OPERATION = "operation"
    PRESSURE = "pressure"


class AnswerMistake(StrEnum):
    """What is wrong with what was ticked."""

    BOTH = "both"  # "none of these", and something else
    NOTHING = "nothing"
    UNKNOWN = "unknown"


class Clearance(StrEnum):
    """Whether a person may start."""

    UNASKED = "unasked"
    AGAIN = "again"  # answered once, too long ago
    ASK_FIRST = "ask first"  # after a yes, until a professional was asked
    READY = "ready"


@dataclass(frozen=True, slots=True)
class Readiness:
    """The answers of one day: the values of what was ticked, and whether a professional was asked.

    Nothing ticked means "none of these".
    """

    asked: date
    yes: frozenset[str] = frozenset()
    professional: bool = False


def mistake(yes: Collection[str], *, none: bool) -> AnswerMistake | None:
    """Return what is wrong with what was ticked; None if it is an answer."""
    if none and yes:
        return AnswerMistake.BOTH
    if not none and not yes:
        return AnswerMistake.NOTHING
    return AnswerMistake.UNKNOWN if set(yes) - set(HealthQuestion) else None


def clearance(readiness: Readiness | None, today: date, last_workout: date | None) -> Clearance:
    """Return whether a person may start today.

    The age of answers from the future (the clock was set back) is unknown, so they are asked for
    again; one day of difference may come from a journey through time zones.
    """
    if readiness is None:
        return Clearance.UNASKED
    if readiness.asked > today + timedelta(days=1):
        return Clearance.AGAIN
    last = max(readiness.asked, last_workout or readiness.asked)
    if today >= _a_year_after(readiness.asked) or today - last >= AWAY:
        return Clearance.AGAIN
    if readiness.yes and not readiness.professional:
        return Clearance.ASK_FIRST
    return Clearance.READY


def _a_year_after(day: date) -> date:
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + 1, day=28 if leap else day.day)
