"""The pictures in sentences: true, forgiving, and the same for eye and ear."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinecoach.core.record.adherence import Mark, Verdict, Week
from spinecoach.ui.words.progress import (
    EMPTY,
    current,
    day_facts,
    headline,
    span,
    summary,
    week_facts,
)

MONDAY = date(2026, 8, 31)


def weeks(pattern: str, done: int = 0) -> tuple[Week, ...]:
    """Finished weeks from letters (k kept with three days, m missed with one), then a current."""
    made = []
    for number, letter in enumerate(pattern):
        days = 3 if letter == "k" else 1
        marks = (Mark.DONE,) * days + (Mark.NONE,) * (7 - days)
        verdict = Verdict.KEPT if letter == "k" else Verdict.MISSED
        made.append(Week(MONDAY + timedelta(weeks=number), marks, 3, verdict))
    marks = (Mark.DONE,) * done + (Mark.NONE,) * (7 - done)
    made.append(Week(MONDAY + timedelta(weeks=len(pattern)), marks, 3, Verdict.CURRENT))
    return tuple(made)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("", EMPTY),
        ("k", "You kept your days last week"),
        ("m", "You did 1 day last week"),
        ("mm", "You did 2 days in the last 2 weeks"),
        ("kkm", "You kept your days in 2 of the last 3 weeks"),
        ("m" * 9 + "kkkmkkkmkkkm", "You kept your days in 9 of the last 12 weeks"),
    ],
)
def test_the_headline_says_what_the_picture_shows(pattern: str, words: str) -> None:
    assert headline(weeks(pattern)) == words


def test_a_first_week_is_only_begun() -> None:
    assert headline(weeks("", done=1)) == "Your first weeks are under way"


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("kkkk", "Four-week mean 100%, on track. 4 weeks in a row."),
        ("kkmk", "Streak: 4 weeks, 1 week off included."),
        ("k" * 10 + "mmk", "11 of the last 13 weeks kept."),
    ],
)
def test_the_summary_tells_mean_and_streak(pattern: str, words: str) -> None:
    assert words in summary(weeks(pattern), MONDAY)


@pytest.mark.parametrize(
    ("done", "words"),
    [
        (0, "This week 0 days, 3 to go."),
        (1, "This week 1 day, 2 to go."),
        (2, "it counts already, 2 strength days are the guideline for adults."),
        (3, "This week 3 days: your days are kept."),
        (5, "This week 5 days: your days are kept."),
        (6, "This week 6 days: plan a rest day."),
    ],
)
def test_the_current_week_is_told_and_never_judged(done: int, words: str) -> None:
    told = current(weeks("", done=done)[-1], MONDAY)
    assert told.endswith(words)
    assert "not" not in told


@pytest.mark.parametrize(
    ("done", "weekday", "words"),
    [
        (0, 2, "This week 0 days, 3 to go."),  # Wednesday, Friday and Sunday
        (0, 4, "This week 0 days, a few more days fit."),
        (0, 5, "This week 0 days, one more day fits."),
        (0, 6, "This week 0 days, one more day fits."),
        (2, 6, "This week 2 days, 1 to go: it counts already, 2 strength days"),
    ],
)
def test_no_day_is_promised_that_cannot_be_done_any_more(
    done: int, weekday: int, words: str
) -> None:
    week = weeks("", done=done)[-1]
    assert current(week, week.start + timedelta(days=weekday)).startswith(words)


def test_a_day_of_rest_is_not_asked_for_either() -> None:
    marks = (Mark.DONE, *(Mark.NONE,) * 4, Mark.DONE, Mark.NONE)
    sunday = MONDAY + timedelta(days=6)
    three, four = (Week(MONDAY, marks, target, Verdict.CURRENT) for target in (3, 4))
    assert current(three, sunday).startswith("This week 2 days: it counts already")
    assert current(four, sunday).startswith("This week 2 days, one more day fits")


def test_a_sunday_that_is_used_up_promises_nothing() -> None:
    marks = (*(Mark.NONE,) * 6, Mark.DONE)
    week = Week(MONDAY, marks, 3, Verdict.CURRENT)
    assert current(week, week.end) == "This week 1 day."


@given(st.lists(st.sampled_from(list(Mark)), min_size=7, max_size=7), st.integers(0, 6))
def test_what_is_to_go_always_has_its_days(marks: list[Mark], weekday: int) -> None:
    week = Week(MONDAY, tuple(marks), 3, Verdict.CURRENT)
    told = current(week, week.start + timedelta(days=weekday))
    left = sum(mark in (Mark.NONE, Mark.PARTIAL) for mark in marks[weekday:])
    to_go = [int(told.split(" to go")[0].split()[-1])] if " to go" in told else []
    assert all(days <= left for days in to_go)


def test_a_week_is_told_with_all_its_days() -> None:
    marks = (Mark.DONE, Mark.NONE, Mark.PARTIAL, Mark.EXCUSED, Mark.DONE, Mark.NONE, Mark.NONE)
    week = Week(date(2026, 11, 16), marks, 4, Verdict.MISSED)
    assert week_facts(week) == (
        "16 to 22 November 2026: 2 of 3\N{EN DASH}5 days, your target 4, not kept. "
        "Monday and Friday. 1 day in part. 1 day excused."
    )


@pytest.mark.parametrize(
    ("start", "words"),
    [
        (date(2026, 11, 16), "16 to 22 November 2026"),
        (date(2026, 11, 30), "30 November to 6 December 2026"),
        (date(2026, 12, 28), "28 December 2026 to 3 January 2027"),
    ],
)
def test_a_week_is_named_by_its_ends(start: date, words: str) -> None:
    assert span(Week(start, (Mark.NONE,) * 7, 3, Verdict.BEFORE)) == words


def test_a_day_is_told() -> None:
    assert day_facts(date(2026, 11, 22), Mark.PARTIAL) == "Sunday, 22 November 2026: in part."


@given(st.text(alphabet="km", max_size=40), st.integers(0, 7))
def test_no_sentence_ever_shames(pattern: str, done: int) -> None:
    words = f"{headline(weeks(pattern, done))} {summary(weeks(pattern, done), MONDAY)}".lower()
    assert not any(word in words for word in ("fail", "lost", "broke", " 0 of the last", "bad"))
