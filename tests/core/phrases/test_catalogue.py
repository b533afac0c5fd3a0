"""Sentences are filled in, in one language or another, and never lose a value."""

from __future__ import annotations

from gettext import NullTranslations
from typing import ClassVar

import pytest

from spinecoach.core.phrases.catalogue import Catalogue, PhraseGroup


class German:
    """A catalogue of three sentences, one of them spoilt."""

    WORDS: ClassVar = {"Rest": "Pause", "Step {step}": "Schritt {stufe}"}

    def gettext(self, message: str, /) -> str:
        return self.WORDS.get(message, message)

    def ngettext(self, singular: str, plural: str, number: int, /) -> str:
        words = {"{number} set": "{number} Satz", "{number} sets": "{number} Sätze"}
        return words[singular if number == 1 else plural]

    def pgettext(self, context: str, message: str, /) -> str:
        return {("a pause", "Rest"): "Ruhe"}.get((context, message), message)


def test_a_sentence_is_looked_up_and_filled_in() -> None:
    group = PhraseGroup(German())
    assert group.text("Rest") == "Pause"
    assert group.in_context("a pause", "Rest") == "Ruhe"
    assert group.text("Set {set} of {of}", set=1, of=3) == "Set 1 of 3"


@pytest.mark.parametrize(("number", "said"), [(1, "1 Satz"), (2, "2 Sätze"), (0, "0 Sätze")])
def test_a_number_takes_its_form(number: int, said: str) -> None:
    assert PhraseGroup(German()).plural("{number} set", "{number} sets", number) == said


def test_a_translation_with_a_wrong_placeholder_is_shown_in_english() -> None:
    assert PhraseGroup(German()).text("Step {step}", step=4) == "Step 4"


def test_what_the_standard_library_reads_is_a_catalogue() -> None:
    catalogue: Catalogue = NullTranslations()
    assert PhraseGroup(catalogue).plural("{number} day", "{number} days", 1) == "1 day"
