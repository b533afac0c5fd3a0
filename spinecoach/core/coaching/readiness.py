"""Who may start: a handful of questions before the first workout, and when they come again.

One `yes` means a professional first; one goes on only after saying that this
was done. The questions are our own; their topics are those that screening
before exercise usually covers (content reference, section 6). They judge nobody
and name no outcome: all they can lead to is "ask somebody who can look at you".

Asked again after twelve months, or after four weeks away.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

FOR_WHOM = (
    "SpineCoach guides a general fitness routine for adults who are well. "
    "It does not diagnose, treat or prevent any condition "
    "and does not replace a health professional."
)
"""Who this is for, in the words of section 4."""

CAUTION = (
    "If your back hurts now, see a professional before you start. "
    "Stop at once when something hurts."
)
"""The article's rule, said where nobody can be asked."""

ASK_FIRST = (
    "Check with a professional first. Show them the four exercises: "
    "they know you, and a program on a screen does not."
)
"""What a yes leads to."""

AWAY = timedelta(days=28)
"""After so long without a workout the questions come again."""


@dataclass(frozen=True, slots=True)
class Question:
    """One statement that one ticks where it is true."""

    id: str
    text: str


QUESTIONS = (
    Question("back", "My back hurts today"),
    Question("heart", "I have a heart condition or high blood pressure"),
    Question("chest", "My chest sometimes hurts, at rest or when I move"),
    Question("faint", "I have fainted or been badly dizzy in the past twelve months"),
    Question("joint", "I have a bone, joint or muscle problem that exercise could make worse"),
    Question("long", "I have, or have had, another long-term illness"),
    Question("medicine", "I take medicine regularly for a long-term illness"),
    Question("watched", "I was told to exercise only under supervision"),
    Question("birth", "I am pregnant, or have given birth in the past six months"),
    Question("operation", "I have had an operation in the past six months"),
    Question("pressure", "I have raised pressure in my eyes (glaucoma), or a hernia"),
)
"""The statements in their order. An id is kept in a file and never changes its meaning."""

NONE_OF_THESE = "None of these"

IDS = frozenset(question.id for question in QUESTIONS)


class Clearance(StrEnum):
    """What the answers come to."""

    UNASKED = "unasked"
    AGAIN = "again"  # answered once, too long ago
    ASK_FIRST = "ask first"  # a yes, and nobody has confirmed a talk with a professional
    READY = "ready"


@dataclass(frozen=True, slots=True)
class Readiness:
    """The answers of one day: what was ticked, and whether a professional was asked since.

    Nothing ticked means "none of these": an answer is only made where `mistake`
    finds nothing wrong.
    """

    asked: date
    yes: frozenset[str] = frozenset()
    professional: bool = False


def mistake(yes: Collection[str], *, none: bool) -> str:
    """Say what is wrong with what was ticked; "" where it is an answer."""
    if none and yes:
        return f"You ticked “{NONE_OF_THESE}” and something else. Untick what is not true."
    if not none and not yes:
        return f"Tick what is true for you, or “{NONE_OF_THESE}”."
    unknown = sorted(set(yes) - IDS)
    return f"There is no question called {unknown[0]}." if unknown else ""


def standing(readiness: Readiness | None, today: date, last_workout: date | None) -> Clearance:
    """Say how things stand today.

    Answers from the future (the clock was set back) tell nothing about their
    age, so they are asked for again; a day of difference is a journey.
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
