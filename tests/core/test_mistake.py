"""Mistakes in data from outside, and their places as people write them."""

from __future__ import annotations

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from spinecoach.core.mistake import (
    NOTHING,
    Expected,
    Mistake,
    Wanted,
    WrongValueError,
    dotted,
)

BARE = st.from_regex(r"[A-Za-z0-9_-]+", fullmatch=True)


@given(st.lists(BARE, min_size=1, max_size=4))
def test_a_path_of_plain_keys_is_a_key_of_toml(keys: list[str]) -> None:
    found: object = tomllib.loads(f"{dotted(tuple(keys))} = 1")
    for key in keys:
        assert isinstance(found, dict)
        found = found[key]
    assert found == 1


def test_places_in_lists_stand_in_brackets_and_odd_keys_in_quotes() -> None:
    assert dotted(("variants", 1, "phases", 0, "seconds")) == "variants[1].phases[0].seconds"
    assert dotted(("sources", "a b")) == "sources.'a b'"
    assert dotted(()) == ""


def test_an_error_names_every_place() -> None:
    expected = Expected(Wanted.TEXT)
    error = WrongValueError(
        Mistake(("name",), expected, NOTHING), Mistake(("items", 2), expected, NOTHING)
    )
    assert str(error) == "name; items[2]"
    assert [mistake.path for mistake in error.mistakes] == [("name",), ("items", 2)]
