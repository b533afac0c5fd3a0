"""The week in words: days, advice, reminders."""

from __future__ import annotations

import pytest

from spinecoach.core.coaching.week_plan import DayAdvice, DayKind, NextDay
from spinecoach.core.phrases.week import WeekPhrases

WORDS = WeekPhrases()
THURSDAY = NextDay(3, tomorrow=False, next_week=False)


def test_a_workout_that_is_due_today_is_a_planned_day() -> None:
    assert WORDS.day(0, DayKind.TODAY) == "Monday: planned"
    assert WORDS.today(0, DayKind.TODAY) == "Monday: planned, today"


@pytest.mark.parametrize(
    ("following", "told"),
    [
        (THURSDAY, "Done for today. Next: Thursday."),
        (NextDay(3, tomorrow=True, next_week=False), "Done for today. Next: tomorrow."),
        (NextDay(3, tomorrow=False, next_week=True), "Done for today. Next: Thursday next week."),
    ],
)
def test_the_next_day_is_named_by_how_far_away_it_is(following: NextDay, told: str) -> None:
    assert WORDS.advice(DayAdvice.DONE, following) == told


def test_every_advice_has_a_sentence_of_its_own() -> None:
    assert len({WORDS.advice(advice, THURSDAY) for advice in DayAdvice}) == len(DayAdvice)


def test_a_reminder_of_one_minute_is_said_so() -> None:
    assert WORDS.reminder_text(1) == "Today is one of your days: about 1 minute."
    assert WORDS.reminder_text(12) == "Today is one of your days: about 12 minutes."


def test_what_the_workouts_come_after_is_shown_as_it_was_typed() -> None:
    assert WORDS.after("after the coffee") == "After: after the coffee"
    assert WORDS.after("Nach dem Kaffee.") == "After: Nach dem Kaffee."


def test_after_a_workout_the_day_of_the_week_is_counted() -> None:
    words = WeekPhrases()
    assert words.day_of(2, 3, THURSDAY) == "Day 2 of 3 is done. Next: Thursday."
    assert words.day_of(4, 3, THURSDAY) == "4 days done this week. Next: Thursday."
