"""Who may start, and when they are asked again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinecoach.core.coaching.readiness import (
    AnswerMistake,
    Clearance,
    HealthQuestion,
    Readiness,
    clearance,
    mistake,
)
from spinecoach.core.phrases.phrases import Phrases

TODAY = date(2026, 11, 22)
DAYS = st.dates(date(2020, 1, 1), date(2034, 1, 1))
ANSWERS = st.builds(
    Readiness, DAYS, st.frozensets(st.sampled_from(list(HealthQuestion)), max_size=3), st.booleans()
)


@given(ANSWERS, DAYS, st.none() | DAYS)
def test_nobody_with_an_unconfirmed_yes_is_ready(
    readiness: Readiness, today: date, last: date | None
) -> None:
    if clearance(readiness, today, last) is Clearance.READY:
        assert readiness.professional or not readiness.yes
        assert today - readiness.asked <= timedelta(days=366)


def test_a_person_who_was_never_asked_is_asked() -> None:
    assert clearance(None, TODAY, None) is Clearance.UNASKED


def test_all_well_is_ready() -> None:
    assert clearance(Readiness(TODAY), TODAY, None) is Clearance.READY


def test_a_yes_means_a_professional_first_and_that_it_was_done_is_enough() -> None:
    assert clearance(Readiness(TODAY, frozenset({"back"})), TODAY, None) is Clearance.ASK_FIRST
    asked = Readiness(TODAY, frozenset({"back"}), professional=True)
    assert clearance(asked, TODAY, None) is Clearance.READY


@pytest.mark.parametrize(
    ("asked", "last", "expected"),
    [
        (date(2025, 11, 22), date(2026, 11, 20), Clearance.AGAIN),  # twelve months
        (date(2025, 11, 23), date(2026, 11, 20), Clearance.READY),  # a day less
        (date(2026, 6, 1), date(2026, 10, 25), Clearance.AGAIN),  # 28 days away
        (date(2026, 6, 1), date(2026, 10, 26), Clearance.READY),  # 27
        (date(2026, 10, 25), None, Clearance.AGAIN),  # answered and never begun
        (date(2026, 11, 1), date(2026, 1, 1), Clearance.READY),  # asked after the break
        (date(2026, 11, 23), None, Clearance.READY),  # a journey over the date line
        (date(2026, 11, 24), None, Clearance.AGAIN),  # no journey takes two days back
        (date(2027, 11, 22), None, Clearance.AGAIN),  # the clock was set back a year
        (date(2026, 11, 1), date(2027, 11, 1), Clearance.READY),  # only the workout lies ahead
    ],
)
def test_it_is_asked_again_after_twelve_months_or_four_weeks_away(
    asked: date, last: date | None, expected: Clearance
) -> None:
    assert clearance(Readiness(asked), TODAY, last) is expected


def test_a_leap_day_has_its_year_as_well() -> None:
    leap = Readiness(date(2024, 2, 29))
    assert clearance(leap, date(2025, 2, 27), date(2025, 2, 20)) is Clearance.READY
    assert clearance(leap, date(2025, 2, 28), date(2025, 2, 20)) is Clearance.AGAIN


def test_a_contradiction_and_a_missing_answer_get_clear_words() -> None:
    assert mistake({"back"}, none=True) is AnswerMistake.BOTH
    assert mistake((), none=False) is AnswerMistake.NOTHING
    assert mistake({"knees"}, none=False) is AnswerMistake.UNKNOWN
    assert mistake({"back"}, none=False) is None
    assert mistake((), none=True) is None


def test_the_questions_are_short_enough_to_be_read_in_a_minute() -> None:
    said = [Phrases().start.question(question) for question in HealthQuestion]
    assert len(set(said)) == len(HealthQuestion)
    words = sum(len(statement.split()) for statement in said)
    assert words < 150  # a minute at 150 words
