"""Durations, numbers of things, lists, days and dates as words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinecoach.core.coaching.first_name import ARTICLE_NAME
from spinecoach.core.coaching.weights import UNITS, kilograms_in
from spinecoach.core.exercise.equipment import Equipment
from spinecoach.core.phrases.catalogue import SourceText
from spinecoach.core.phrases.common import CommonPhrases
from spinecoach.core.phrases.spoken import SpokenPhrases
from spinecoach.core.record.tempo import Drift, Tempo

WORDS = CommonPhrases()


@pytest.mark.parametrize(
    ("count", "words"), [(0, "0 sets"), (1, "1 set"), (2, "2 sets"), (12, "12 sets")]
)
def test_one_thing_and_many(count: int, words: str) -> None:
    assert WORDS.sets(count) == words


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ((12, 0.0, 0.0), "12 reps"),
        ((12, 60.0, 0.0), "12 reps"),
        ((0, 60.0, 0.0), "60 seconds"),
        ((0, 0.0, 2500.0), "2500 metres"),
        ((0, 0.0, 1.0), "1 metre"),
        ((0, 0.0, 0.0), "0 reps"),
    ],
)
def test_what_was_counted_is_said(amount: tuple[int, float, float], words: str) -> None:
    assert WORDS.amount(*amount) == words


@pytest.mark.parametrize(
    ("seconds", "words"), [(5, "1 minute"), (80, "1 minute"), (100, "2 minutes")]
)
def test_a_duration_is_given_in_whole_minutes(seconds: float, words: str) -> None:
    assert WORDS.minutes(seconds) == words


@pytest.mark.parametrize(
    ("things", "said"),
    [
        ([], ""),
        (["a mat"], "a mat"),
        (["a mat", "a chair"], "a mat and a chair"),
        (["two dumbbells", "a mat", "a chair"], "two dumbbells, a mat and a chair"),
    ],
)
def test_things_are_listed(things: list[str], said: str) -> None:
    assert WORDS.listed(things) == said


def test_dumbbells_are_counted_after_the_things() -> None:
    assert WORDS.equipment(Equipment(("mat", "chair"), 2)) == "mat, chair and two dumbbells"
    assert WORDS.equipment(Equipment(dumbbells=1)) == "one dumbbell"
    assert WORDS.equipment(Equipment(("mat", "two cans"))) == "mat and two cans"
    assert not WORDS.equipment(Equipment())


def test_a_word_of_a_pack_begins_with_a_capital_if_it_stands_alone() -> None:
    assert WORDS.capitalised("lift") == "Lift"
    assert WORDS.capitalised("iPod") == "IPod"
    assert WORDS.capitalised("") == ""


def test_weekdays_begin_with_monday_as_in_the_standard_library() -> None:
    monday = date(2026, 11, 16)
    week = [monday + timedelta(days=number) for number in range(7)]
    assert [WORDS.weekday(day.weekday()) for day in week] == [
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ]  # fmt: skip
    assert [WORDS.short_weekday(day.weekday()) for day in week] == [
        "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun",
    ]  # fmt: skip
    assert "".join(WORDS.weekday_letter(day.weekday()) for day in week) == "MTWTFSS"


def test_dates_are_written_long_and_short() -> None:
    day = date(2026, 5, 2)
    assert WORDS.long_date(day) == "2 May 2026"
    assert WORDS.day_and_month(date(2026, 9, 2)) == "2 September"
    assert WORDS.short_date(date(2026, 9, 22)) == "22 Sep"


@pytest.mark.parametrize("number", range(1, 13))
def test_every_month_has_its_own_name(number: int) -> None:
    day = date(2026, number, 1)
    assert WORDS.long_date(day) == f"{day.day} {day:%B %Y}"
    assert WORDS.short_date(day) == f"{day.day} {day:%b}"


def test_sets_are_said_of_those_planned_of_a_practice_only_those_done() -> None:
    assert WORDS.sets_of(1, 1) == "1 of 1 set"
    assert WORDS.sets_of(3, 4) == "3 of 4 sets"
    assert WORDS.sets_of(1, 0) == "1 set"


class Commas(SourceText):
    """A language that differs from English in its decimal sign alone."""

    def pgettext(self, context: str, message: str, /) -> str:
        return "," if context == "decimal sign" else message


def test_a_weight_has_the_persons_unit_and_the_decimal_sign_of_the_language() -> None:
    assert CommonPhrases().weight(2.5, "kg") == "2.5 kg"
    assert CommonPhrases().weight(2.0, "kg") == "2 kg"
    assert CommonPhrases(Commas()).weight(2.5, "kg") == "2,5 kg"
    assert CommonPhrases(Commas()).weight(2.5, "lb") == "5,51 lb"


def test_a_weight_is_shown_and_said_as_it_was_entered() -> None:
    for entered in ("1.25", "0.75", "1.125", "22.5", "5"):
        for unit in UNITS:
            kilograms = float(entered) * kilograms_in(unit)
            assert CommonPhrases().weight(kilograms, unit) == f"{entered} {unit}"
            assert SpokenPhrases().weight(kilograms, unit).split()[0] == entered


@given(st.integers(1, 10_000), st.sampled_from(UNITS))
def test_a_field_keeps_grams_and_what_was_typed_into_it_is_shown(number: int, unit: str) -> None:
    kilograms = round(number / 100 * kilograms_in(unit), 3)
    assert CommonPhrases().weight(kilograms, unit) == f"{number / 100:g} {unit}"


class German(SourceText):
    """A catalogue with one word."""

    def gettext(self, message: str, /) -> str:
        return {ARTICLE_NAME: "Starker Rücken"}.get(message, message)


def test_the_first_routine_is_called_in_the_language_and_kept_under_one_name() -> None:
    german = CommonPhrases(German())
    assert german.routine(ARTICLE_NAME) == "Starker Rücken"
    assert german.routine_meant("Starker Rücken") == ARTICLE_NAME
    assert CommonPhrases().routine(ARTICLE_NAME) == ARTICLE_NAME
    for name in ("Mein Programm", ""):
        assert german.routine(name) == german.routine_meant(name) == name


def test_a_tempo_is_told_to_half_a_second_and_as_it_changed() -> None:
    assert WORDS.tempo(Tempo(4.3)) == "about 4.5 seconds a rep"
    assert WORDS.tempo(Tempo(1.1, Drift.SLOWER)) == "about 1 second a rep, slower at the end"
    assert WORDS.tempo(Tempo(3.9, Drift.QUICKER)) == "about 4 seconds a rep, quicker at the end"
    assert WORDS.tempo(Tempo(0.1)) == "about 0.5 seconds a rep"
