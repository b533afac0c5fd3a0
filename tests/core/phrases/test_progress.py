"""The weeks in sentences: true, forgiving, and never about what cannot be done any more."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinecoach.core.phrases.progress import ProgressPhrases
from spinecoach.core.record.adherence import Mark, Week, WeekVerdict

WORDS = ProgressPhrases()
MONDAY = date(2026, 8, 31)


def weeks(pattern: str, done: int = 0) -> tuple[Week, ...]:
    """Build finished weeks from letters: k kept with three days, m missed with one; then a current.

    x is an excused week, o a missed week with no day done.
    """
    made = []
    for number, letter in enumerate(pattern):
        days = {"k": 3, "m": 1, "o": 0, "x": 0}[letter]
        marks = (Mark.DONE,) * days + (Mark.NONE,) * (7 - days)
        verdict = {"k": WeekVerdict.KEPT, "x": WeekVerdict.EXCUSED}.get(letter, WeekVerdict.MISSED)
        made.append(Week(MONDAY + timedelta(weeks=number), marks, 3, verdict))
    marks = (Mark.DONE,) * done + (Mark.NONE,) * (7 - done)
    made.append(Week(MONDAY + timedelta(weeks=len(pattern)), marks, 3, WeekVerdict.CURRENT))
    return tuple(made)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("", "Your weeks will appear here"),
        ("k", "You kept your days last week"),
        ("m", "You did 1 day last week"),
        ("o", "A fresh start: this week counts"),
        ("mm", "You did 2 days in the last 2 weeks"),
        ("kkm", "You kept your days in 2 of the last 3 weeks"),
        ("m" * 9 + "kkkmkkkmkkkm", "You kept your days in 9 of the last 12 weeks"),
    ],
)
def test_the_headline_says_what_the_picture_shows(pattern: str, words: str) -> None:
    assert WORDS.headline(weeks(pattern)) == words


def test_a_first_week_is_only_called_begun() -> None:
    assert WORDS.headline(weeks("", done=1)) == "Your first weeks have begun"


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("kkkk", "On track: 100 % of your target days in the last 4 weeks. 4 weeks kept in a row."),
        ("kkmk", "Streak: 3 weeks kept, 1 week off."),
        ("kkkmkkkmk", "Streak: 7 weeks kept, 2 weeks off."),
        ("kkkm", "Streak: 3 weeks kept, 1 week off."),
        ("k" * 10 + "mmk", "You kept 11 of the last 13 weeks."),
        ("m", "33 % of your target days last week."),
        ("kxxm", "67 % of your target days in the last 2 weeks."),
    ],
)
def test_the_summary_tells_mean_and_streak(pattern: str, words: str) -> None:
    assert words in WORDS.summary(weeks(pattern), MONDAY)


@pytest.mark.parametrize("pattern", ["", "k", "km", "m", "oooo", "mmm", "x"])
def test_without_two_kept_weeks_there_is_no_streak(pattern: str) -> None:
    assert WORDS.streak(weeks(pattern)) == ""


def test_before_any_week_there_is_nothing_to_sum_up() -> None:
    assert WORDS.summary((), MONDAY) == ""


@pytest.mark.parametrize(
    ("done", "words"),
    [
        (0, "0 days done this week, 3 to go."),
        (1, "1 day done this week, 2 to go."),
        (2, "are the guideline for adults, so this week counts already."),
        (3, "3 days done this week: your days are kept."),
        (5, "5 days done this week: your days are kept."),
        (6, "6 days done this week: plan a rest day."),
    ],
)
def test_the_current_week_is_described_and_never_judged(done: int, words: str) -> None:
    told = WORDS.current_week(weeks("", done=done)[-1], MONDAY)
    assert told.endswith(words)
    assert "not" not in told


@pytest.mark.parametrize(
    ("done", "weekday", "words"),
    [
        (0, 2, "0 days done this week, 3 to go."),  # Wednesday, Friday and Sunday
        (0, 4, "0 days done this week; you can still do 2."),
        (0, 5, "0 days done this week; you can still do one more."),
        (0, 6, "0 days done this week; you can still do one more."),
        (2, 6, "2 days done this week, 1 to go. 2 strength days"),
    ],
)
def test_no_day_is_promised_that_cannot_be_done_any_more(
    done: int, weekday: int, words: str
) -> None:
    week = weeks("", done=done)[-1]
    assert WORDS.current_week(week, week.start + timedelta(days=weekday)).startswith(words)


def test_a_day_of_rest_is_not_asked_for_either() -> None:
    marks = (Mark.DONE, *(Mark.NONE,) * 4, Mark.DONE, Mark.NONE)
    sunday = MONDAY + timedelta(days=6)
    three, four = (Week(MONDAY, marks, target, WeekVerdict.CURRENT) for target in (3, 4))
    assert WORDS.current_week(three, sunday).startswith("2 days done this week. 2 strength days")
    assert WORDS.current_week(four, sunday).startswith(
        "2 days done this week; you can still do one more."
    )


def test_a_sunday_that_is_used_up_promises_nothing() -> None:
    marks = (*(Mark.NONE,) * 6, Mark.DONE)
    week = Week(MONDAY, marks, 3, WeekVerdict.CURRENT)
    assert WORDS.current_week(week, week.end) == "1 day done this week."


@given(st.lists(st.sampled_from(list(Mark)), min_size=7, max_size=7), st.integers(0, 6))
def test_what_is_to_go_always_has_its_days(marks: list[Mark], weekday: int) -> None:
    week = Week(MONDAY, tuple(marks), 3, WeekVerdict.CURRENT)
    told = WORDS.current_week(week, week.start + timedelta(days=weekday))
    left = sum(mark in (Mark.NONE, Mark.PARTIAL) for mark in marks[weekday:])
    to_go = [int(told.split(" to go")[0].split()[-1])] if " to go" in told else []
    assert all(days <= left for days in to_go)


def test_a_week_is_described_with_all_its_days() -> None:
    marks = (Mark.DONE, Mark.NONE, Mark.PARTIAL, Mark.EXCUSED, Mark.DONE, Mark.NONE, Mark.NONE)
    week = Week(date(2026, 11, 16), marks, 4, WeekVerdict.MISSED)
    assert WORDS.week_facts(week) == (
        "16 to 22 November 2026: 2 days done, your target 4. This week was not kept. "
        "Done: Monday and Friday. 1 day in part. 1 day excused."
    )


def test_an_empty_week_has_no_days_to_list() -> None:
    week = Week(date(2026, 11, 16), (Mark.NONE,) * 7, 3, WeekVerdict.CURRENT)
    assert WORDS.week_facts(week) == (
        "16 to 22 November 2026: 0 days done, your target 3. This week is not over yet."
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
    assert WORDS.span(Week(start, (Mark.NONE,) * 7, 3, WeekVerdict.BEFORE)) == words


def test_a_week_that_is_wholly_excused_asks_for_nothing() -> None:
    week = Week(MONDAY, (Mark.EXCUSED,) * 7, 3, WeekVerdict.CURRENT)
    assert WORDS.current_week(week, MONDAY) == "This week is excused."


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        (Mark.DONE, "Sunday, 22 November 2026: done."),
        (Mark.PARTIAL, "Sunday, 22 November 2026: done in part."),
        (Mark.EXCUSED, "Sunday, 22 November 2026: excused."),
        (Mark.NONE, "Sunday, 22 November 2026: free."),
    ],
)
def test_a_day_is_described(mark: Mark, words: str) -> None:
    assert WORDS.day_facts(date(2026, 11, 22), mark) == words


@pytest.mark.parametrize(
    ("mark", "reason", "words"),
    [
        (Mark.NONE, None, "An excused day lowers its week's target by one. Why?"),
        (Mark.DONE, None, "This day counts: there is nothing to excuse."),
        (Mark.EXCUSED, None, "Excused already: that workout was stopped because it hurt."),
        (Mark.EXCUSED, "ill", "Excused because you were ill. It does not count against you."),
        (Mark.EXCUSED, "travelling", "Excused because you were travelling."),
        (Mark.EXCUSED, "pain", "Excused because it hurt."),
        (Mark.EXCUSED, "of another program", "Excused. It does not count against you."),
    ],
)
def test_an_excuse_is_explained(mark: Mark, reason: str | None, words: str) -> None:
    assert WORDS.excuse_facts(mark, reason).startswith(words)


@given(st.text(alphabet="km", max_size=40), st.integers(0, 7))
def test_no_sentence_ever_shames(pattern: str, done: int) -> None:
    history = weeks(pattern, done)
    words = f"{WORDS.headline(history)} {WORDS.summary(history, MONDAY)}".lower()
    assert not any(word in words for word in ("fail", "lost", "broke", " 0 of the last", "bad"))
