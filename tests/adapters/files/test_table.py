"""A table hands out what is right, and notes everything that is wrong, without stopping."""

from __future__ import annotations

import tomllib
from datetime import date
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinecoach.adapters.files.table import LONGEST_TEXT, STAND_IN, Table, describe
from spinecoach.core.mistake import KeyPath, Mistake, Unit
from spinecoach.core.phrases.packs import PackPhrases


class Colour(StrEnum):
    """Words to choose from."""

    RED = "red"
    GREEN = "green"


def read(toml: str) -> Table:
    return Table(tomllib.loads(toml), (), [])


def said(table: Table) -> list[tuple[str, str]]:
    return [(expected, found) for _, expected, found in told(table)]


def told(table: Table) -> list[tuple[KeyPath, str, str]]:
    words = PackPhrases()
    return [(m.path, words.expected(m.expected), words.found(m.found)) for m in table.mistakes]


def test_right_values_come_as_they_are_written() -> None:
    table = read(
        """
        text = "Lift"
        number = 2
        whole = 3
        range = [8, 12]
        choice = "green"
        choices = ["green", "red"]
        texts = ["a", "b"]
        pairs = { "a mistake" = "a line" }
        """
    )
    assert table.text("text") == "Lift"
    assert table.number("number", 0.5, 30, Unit.SECONDS) == 2.0
    assert isinstance(table.number("number", 0.5, 30, Unit.SECONDS), float)
    assert table.whole("whole", 1, 10) == 3
    assert table.whole_range("range", 1, 50) == (8, 12)
    assert table.choice("choice", Colour) is Colour.GREEN
    assert table.choices("choices", Colour) == (Colour.GREEN, Colour.RED)
    assert table.texts("texts", least=2) == ("a", "b")
    assert table.pairs("pairs") == (("a mistake", "a line"),)
    table.close()
    assert said(table) == []


def test_a_missing_value_is_the_default_if_there_is_one() -> None:
    table = read("")
    assert table.text("text", default="Lift") == "Lift"
    assert table.number("number", 0, 1, default=0.0) == 0.0
    assert table.whole("whole", 1, 10, default=2) == 2
    assert table.whole_range("range", 1, 50, default=(8, 12)) == (8, 12)
    assert table.choice("choice", Colour, default=Colour.GREEN) is Colour.GREEN
    assert table.texts("texts") == ()
    assert list(table.tables("tables")) == []
    assert said(table) == []


def test_a_missing_value_without_default_is_noted_and_stood_in_for() -> None:
    table = read("")
    assert table.text("text", words=12) == STAND_IN
    assert table.number("number", 0.5, 30, Unit.SECONDS) == 0.5
    assert table.whole("whole", 1, 10) == 1
    assert table.whole_range("range", 1, 50) == (1, 50)
    assert table.choice("choice", Colour) is Colour.RED
    assert table.texts("texts", least=1) == ()
    assert list(table.tables("tables", least=1)) == []
    assert table.table("table").text("inner") == STAND_IN
    assert said(table) == [
        ("a text of at most 12 words", "nothing"),
        ("a number from 0.5 to 30 seconds", "nothing"),
        ("a whole number from 1 to 10", "nothing"),
        ("two whole numbers from 1 to 50, such as [8, 12]", "nothing"),
        ("one of red, green", "nothing"),
        ("a list of at least 1 text", "nothing"),
        ("a list of at least 1 table", "nothing"),
        ("a table", "nothing"),
    ]


@pytest.mark.parametrize(
    ("toml", "found"),
    [
        ("value = 7", "7"),
        ("value = true", "true"),
        ("value = ''", "an empty text"),
        ("value = '  '", "an empty text"),
        ("value = ['a']", "a list of 1"),
        ("value = {}", "a table"),
        ("value = 2026-11-22", "2026-11-22"),
        ("value = 'one two three'", "3 words: 'one two three'"),
    ],
)
def test_a_text_is_a_text_that_is_not_empty_or_too_long(toml: str, found: str) -> None:
    table = read(toml)
    assert table.text("value", words=2) == STAND_IN
    assert said(table) == [("a text of at most 2 words", found)]


def test_a_text_of_too_many_characters() -> None:
    table = read(f"title = 'Bent over row' \nsummary = '{'x' * 301}'")
    table.text("title", characters=12)
    table.text("summary")
    assert said(table) == [
        ("a text of at most 12 characters", "13 characters: 'Bent over row'"),
        ("a text", f"{LONGEST_TEXT + 1} characters: '{'x' * 39}…'"),
    ]


def test_a_text_has_no_control_characters() -> None:
    table = read(r'word = "lift\u0007"')
    assert table.text("word") == STAND_IN
    assert said(table) == [("a text that can be seen and said", r"'lift\x07'")]


def test_a_text_over_several_lines_becomes_one() -> None:
    assert read('text = """\nA slow\n  arc."""').text("text") == "A slow arc."


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("31", "31"),
        ("0.4", "0.4"),
        ("nan", "nan"),
        ("-inf", "-inf"),
        ("true", "true"),
        ("'3'", "'3'"),
        ("1" * 400, "a huge number"),
        ("0x" + "f" * 5000, "a huge number"),
    ],
)
def test_a_number_is_a_number_within_its_range(value: str, found: str) -> None:
    table = read(f"seconds = {value}")
    assert table.number("seconds", 0.5, 30, Unit.SECONDS) == 0.5
    assert said(table) == [("a number from 0.5 to 30 seconds", found)]


@pytest.mark.parametrize(
    ("value", "found"), [("2.0", "2.0"), ("11", "11"), ("true", "true"), ("'2'", "'2'")]
)
def test_a_whole_number_is_whole_and_within_its_range(value: str, found: str) -> None:
    table = read(f"sets = {value}")
    assert table.whole("sets", 1, 10) == 1
    assert said(table) == [("a whole number from 1 to 10", found)]


@pytest.mark.parametrize(
    ("value", "path", "expected", "found"),
    [
        ("10", ("reps",), "two whole numbers from 1 to 50, such as [8, 12]", "10"),
        ("[8]", ("reps",), "two whole numbers from 1 to 50, such as [8, 12]", "a list of 1"),
        ("[8, 9, 10]", ("reps",), "two whole numbers from 1 to 50, such as [8, 12]", "a list of 3"),
        ("[12, 8]", ("reps",), "the smaller number first", "[12, 8]"),
        ("[8, 51]", ("reps", 1), "a whole number from 1 to 50", "51"),
        ("[8.5, 12]", ("reps", 0), "a whole number from 1 to 50", "8.5"),
        ("[true, 12]", ("reps", 0), "a whole number from 1 to 50", "true"),
    ],
)
def test_a_range_is_two_whole_numbers_in_order(
    value: str, path: tuple[str | int, ...], expected: str, found: str
) -> None:
    table = read(f"reps = {value}")
    table.whole_range("reps", 1, 50)
    assert told(table) == [(path, expected, found)]


def test_a_choice_is_one_of_its_words_and_a_slip_is_put_right() -> None:
    table = read("a = 'gren'\nb = 'violet'\nc = 1")
    for key in table:
        assert table.choice(key, Colour) is Colour.RED
    assert said(table) == [
        ("one of red, green (did you mean green?)", "'gren'"),
        ("one of red, green", "'violet'"),
        ("one of red, green", "1"),
    ]


def test_each_choice_of_a_list_is_looked_at() -> None:
    table = read("a = ['gren', 'red', 'red']\nb = 'red'")
    table.choices("a", Colour)
    table.choices("b", Colour)
    assert told(table) == [
        (("a", 0), "one of red, green (did you mean green?)", "'gren'"),
        (("a", 2), "each word once", "'red'"),
        (("b",), "a list of words", "'red'"),
    ]


def test_each_text_of_a_list_is_looked_at() -> None:
    table = read("cues = ['Long, not high', 'one two three four five', 3]")
    assert table.texts("cues", words=4) == ("Long, not high", STAND_IN, STAND_IN)
    assert [mistake.path for mistake in table.mistakes] == [("cues", 1), ("cues", 2)]


def test_pairs_need_a_text_on_both_sides() -> None:
    table = read("[corrections]\n' ' = 'Hold the lean.'\n'it rounds' = ''")
    table.pairs("corrections")
    assert told(table) == [
        (("corrections", " "), "a text before the =", "an empty text"),
        (("corrections", "it rounds"), "a text", "an empty text"),
    ]


def test_a_table_and_a_list_of_tables_are_what_they_should_be() -> None:
    table = read("dose = 3\nsteps = [{ say = 'Lie down.' }, 'Breathe.']\nphases = {}")
    table.table("dose").text("reps")
    assert [step.text("say") for step in table.tables("steps")] == ["Lie down."]
    assert list(table.tables("phases", least=1)) == []
    assert told(table) == [
        (("dose",), "a table", "3"),
        (("steps", 1), "a table", "'Breathe.'"),
        (("phases",), "a list of at least 1 table", "a table"),
    ]


def test_a_key_that_nobody_asked_for_is_a_slip() -> None:
    table = read("secnds = 3\nbreath = 'in'\nzzz = 1")
    table.number("seconds", 0.5, 30, Unit.SECONDS, default=1.0)
    table.text("breath")
    table.close()
    assert told(table) == [
        (
            ("secnds",),
            "one of breath, seconds (did you mean seconds?)",
            "a key that means nothing here",
        ),
        (("zzz",), "one of breath, seconds", "a key that means nothing here"),
    ]


def test_to_ask_whether_a_key_is_there_is_to_ask_for_it() -> None:
    table = read("switch = ''")
    assert "switch" in table
    table.close()
    assert said(table) == []


toml_values = st.recursive(
    st.booleans() | st.integers() | st.floats() | st.text() | st.dates() | st.datetimes(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=8,
)


@given(toml_values)
def test_any_value_is_described_in_one_short_line(value: object) -> None:
    line = PackPhrases().found(describe(value))
    assert line
    assert line.isprintable()
    assert len(line) < 300


@given(st.dictionaries(st.sampled_from(["a", "b", "c"]), toml_values))
def test_whatever_is_asked_of_whatever_stands_there_is_answered(values: dict[str, object]) -> None:
    mistakes: list[Mistake] = []
    for key in ("a", "b", "c"):
        table = Table(values, (), mistakes)
        before = len(mistakes)
        number = table.number(key, -1, 1)
        assert -1 <= number <= 1
        assert (len(mistakes) > before) == (number != values.get(key))
        assert table.text(key)
        assert 1 <= table.whole(key, 1, 10) <= 10
        assert table.choice(key, Colour) in Colour
        table.whole_range(key, 1, 50)
        table.choices(key, Colour)
        table.texts(key)
        table.pairs(key)
        list(table.tables(key))
        table.close()


def test_the_values_of_a_json_document_are_looked_at_too() -> None:
    table = Table(
        {
            "muted": True,
            "asked": "2026-11-28",
            "unit": "lb",
            "weights": [2, 2.5, 10**400, None, float("nan")],
            "after": "",
            "weight_kg": None,
            "later": 1,
        },
        (),
        [],
    )
    assert table.flag("muted")
    assert not table.flag("loud", default=False)
    assert table.day("asked") == date(2026, 11, 28)
    assert table.word("unit", ("kg", "lb")) == "lb"
    assert table.numbers("weights", 0.1, 50, Unit.KILOGRAMS) == [2.0, 2.5]
    assert table.text("after", empty=True) == ""
    assert not table.given("weight_kg")
    assert table.given("unit")
    table.known("later", "never")
    table.close()
    assert told(table) == [
        (("weights", 2), "a number from 0.1 to 50 kilograms", "a huge number"),
        (("weights", 3), "a number from 0.1 to 50 kilograms", "nothing"),
        (("weights", 4), "a number from 0.1 to 50 kilograms", "nan"),
    ]


@pytest.mark.parametrize("value", ["9999-99-99", "20261128", "2026-11-28T10:00", "", 7, None])
def test_a_date_has_one_form(value: object) -> None:
    table = Table({"asked": value}, (), [])
    assert table.day("asked") is None
    ((path, expected, _),) = told(table)
    assert (path, expected) == (("asked",), "a date such as 2026-11-28")


def test_a_wrong_flag_and_a_wrong_word_are_noted() -> None:
    table = Table({"muted": 1, "unit": ["kg"]}, (), [])
    assert not table.flag("muted")
    assert table.word("unit", ("kg", "lb")) == ""
    assert table.word("theme", ("light", "dark")) == ""
    assert said(table) == [
        ("true or false", "1"),
        ("one of kg, lb", "a list of 1"),
        ("one of light, dark", "nothing"),
    ]


@pytest.mark.parametrize(
    ("muscle", "known"),
    [
        ("gluteus_medius", "gluteus_maximus"),
        ("gluteus_minimus", "gluteus_maximus"),
        ("teres_minor", "teres_major"),
        ("serratus_posterior", "serratus_anterior"),
        ("trapezius_upper", "trapezius_lower"),
        ("side", "supine"),
    ],
)
def test_a_word_of_its_own_is_no_slip_of_another(muscle: str, known: str) -> None:
    table = Table({muscle: 1}, (), [])
    table.known(known)
    table.close()
    assert said(table) == [(f"one of {known}", "a key that means nothing here")]


@pytest.mark.parametrize("text", ["\u0645\u06cc\u200c\u062e\u0648", "👨\u200d👩", "א\u200f"])
def test_marks_that_a_script_needs_are_no_control_characters(text: str) -> None:
    assert Table({"title": text}, (), []).text("title") == text


def test_a_lone_surrogate_is_no_text() -> None:
    table = Table({"title": "\ud800"}, (), [])
    assert table.text("title") == STAND_IN
    assert said(table) == [("a text that can be seen and said", r"'\ud800'")]
