"""Why a number that was typed is not taken: one sentence that names the exercise."""

from __future__ import annotations

import pytest

from spinecoach.core.coaching.routine import Item
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.ui.pages.routine.refusals import ItemNumber, number_refusal, weight_refusal

WORDS = Phrases().routine
ITEM = Item("superman")


@pytest.mark.parametrize(
    ("part", "text", "words"),
    [
        (ItemNumber.SETS, "many", "“many” is not a number"),
        (ItemNumber.SETS, "400", "sets must be from 1 to 10, not 400"),
        (ItemNumber.SETS, "2.5", "sets are whole numbers"),
        (ItemNumber.REPS, "8.5", "reps are whole numbers"),
        (ItemNumber.REST, "-1", "rest must be from 0 to 600 seconds, not -1"),
        (ItemNumber.PACE, "900", "pace must be from 0.5 to 2"),
        (ItemNumber.REST, "60", "“60” is not a number"),  # nothing else is known about it
    ],
)
def test_a_number_that_is_not_taken_is_explained(part: ItemNumber, text: str, words: str) -> None:
    told = number_refusal(part, text, ITEM, "Superman", WORDS)
    assert told.startswith("Superman")
    assert words in told


@pytest.mark.parametrize(
    ("text", "unit", "words"),
    [
        ("400", "kg", "not 400 kg"),
        ("4000", "lb", "lb"),
        ("many", "kg", "“many” is not a number"),
        ("5", "kg", "“5” is not a number"),
    ],
)
def test_a_weight_that_is_not_taken_is_explained(text: str, unit: str, words: str) -> None:
    assert words in weight_refusal(text, unit, "Superman", WORDS)
