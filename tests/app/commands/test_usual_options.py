"""A day that is typed is a date as ISO 8601 writes it, or is refused in words."""

from __future__ import annotations

import argparse
from datetime import date

import pytest

from spinecoach.app.commands.usual_options import a_date
from spinecoach.core.phrases.commands import CommandPhrases

WORDS = CommandPhrases()


def test_a_day_that_is_typed_is_that_day() -> None:
    assert a_date(WORDS, "2026-12-01") == date(2026, 12, 1)


@pytest.mark.parametrize("typed", ["tomorrow", "2026-13-01", ""])
def test_what_is_no_day_is_refused_in_words(typed: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError) as refused:
        a_date(WORDS, typed)
    assert str(refused.value) == WORDS.date_wanted(typed)
