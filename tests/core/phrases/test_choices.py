"""Each choice of a person has a name and a value that a person reads."""

from __future__ import annotations

import pytest

from spinecoach.core.phrases.choices import ChoicePhrases
from spinecoach.core.preferences import Preferences

WORDS = ChoicePhrases()


@pytest.mark.parametrize("choice", Preferences().of_person())
def test_each_choice_of_a_person_has_a_name_of_its_own(choice: str) -> None:
    names = {WORDS.name(one) for one in Preferences().of_person()}
    assert WORDS.name(choice) != choice
    assert len(names) == len(Preferences().of_person())


@pytest.mark.parametrize(
    ("choice", "value", "said"),
    [
        ("warm_up", True, "on"),
        ("warm_up", False, "off"),
        ("variants", {"superman": "easy"}, "your own"),
        ("variants", {}, "as usual"),
        ("keys", None, "as usual"),
        ("rate", 140, "140 words a minute"),
        ("pace", 0.8, "80 %"),
        ("sets", 0, "As planned"),
        ("sets", 3, "3 sets"),
        ("target_days", 4, "4"),
        ("theme", "dark", "Dark"),
        ("days", "mon wed", "Mon, Wed"),
        ("days", "someday", "someday"),
        ("days", "", "as usual"),
        ("week_start", "", WORDS.value("week_start", "")),
        ("after", "the morning coffee", "the morning coffee"),
        ("after", "", "not set"),
        ("reminder", "", "not set"),
        ("language", "de", "de"),
    ],
)
def test_a_value_is_said_in_a_few_words(choice: str, value: object, said: str) -> None:
    assert WORDS.value(choice, value) == said
