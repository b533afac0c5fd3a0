"""Who trains on one machine: names that can be told apart, in any script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinecoach.core.coaching.people import (
    LONGEST_NAME,
    Colour,
    NameFault,
    People,
    Person,
    Removed,
    tidied,
)

ANNA = Person("", "Anna")
BEN = Person("b1", "Ben", Colour.BLUE)
BOTH = People((ANNA, BEN), "b1")


def test_one_person_alone_has_no_name_and_is_not_asked() -> None:
    people = People()
    assert not people.several
    assert people.latest == Person()
    assert people.find("") is None


def test_who_trained_last_is_known_unless_they_are_gone() -> None:
    assert BOTH.several
    assert BOTH.latest == BEN
    assert BOTH.without(BEN).latest == ANNA
    assert not BOTH.without(BEN).several


@pytest.mark.parametrize("typed", ["Ben", "ben", " B E N ", "\uff22en"])
def test_a_name_is_found_however_it_is_typed(typed: str) -> None:
    assert BOTH.find(typed) == BEN
    assert BOTH.fault(typed) is NameFault.TAKEN
    assert BOTH.fault(typed, BEN.own) is None


@pytest.mark.parametrize(
    "name",
    [
        "Ömer",
        "अनन्या",
        "李小龍",
        "\u0641\u0627\u200c\u0632",
        "Ἀθηνᾶ",
        "O'Neil & <b>",
        "../../etc",
        "🙂",
    ],
)
def test_a_name_may_be_of_any_script(name: str) -> None:
    assert BOTH.fault(tidied(name)) is None


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("", NameFault.EMPTY),
        ("A" * (LONGEST_NAME + 1), NameFault.TOO_LONG),
        ("Ben\x1b[31m", NameFault.ODD),
        ("a\u202eb", NameFault.ODD),
        ("\ud800", NameFault.ODD),
        ("anna", NameFault.TAKEN),
    ],
)
def test_a_name_that_nobody_can_read_or_tell_apart_is_refused(name: str, fault: NameFault) -> None:
    assert BOTH.fault(name) is fault


@given(st.text())
def test_a_name_that_is_tidied_stays_so(name: str) -> None:
    assert tidied(tidied(name)) == tidied(name)


def test_somebody_is_added_and_changed_in_their_place() -> None:
    third = Person("c2", "Cy", BOTH.free_colour())
    three = BOTH.with_person(third)
    assert three.names == ("Anna", "Ben", "Cy")
    assert third.colour is Colour.VIOLET
    changed = three.with_person(BEN._replace(name="Benjamin"))
    assert changed.names == ("Anna", "Benjamin", "Cy")
    assert changed.latest.name == "Benjamin"


def test_who_was_removed_comes_back_to_the_same_place() -> None:
    three = BOTH.with_person(Person("c2", "Cy"))
    left = three.without(BEN)
    assert left.names == ("Anna", "Cy")
    assert left.with_again(Removed(BEN, 1, "/removed/b1")) == three


def test_when_every_colour_is_taken_the_first_comes_again() -> None:
    many = People(tuple(Person(str(colour), str(colour), colour) for colour in Colour))
    assert many.free_colour() is Colour.GREEN
