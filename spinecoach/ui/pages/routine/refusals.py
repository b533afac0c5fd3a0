"""Why a number that was typed on a card is not taken."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from spinecoach.core.coaching import weights
from spinecoach.core.coaching.routine import item_mistakes
from spinecoach.core.coaching.typed_number import read_number

if TYPE_CHECKING:
    from spinecoach.core.coaching.routine import Item
    from spinecoach.core.phrases.routine import RoutinePhrases

DECIMALS = 6
"""The most decimals of a typed number that are read, to say what is wrong with it."""


class ItemNumber(StrEnum):
    """A number of an exercise, by its name in `Item`."""

    SETS = "sets"
    REPS = "reps"
    REST = "rest"
    PACE = "pace"


def number_refusal(
    part: ItemNumber, text: str, item: Item, name: str, words: RoutinePhrases
) -> str:
    """Return why `text` is not taken as a number of `item`, an exercise with that name."""
    number = read_number(text, DECIMALS)
    if number is None:
        return words.no_number(name, text)
    whole = {ItemNumber.SETS: words.whole_sets(name), ItemNumber.REPS: words.whole_reps(name)}
    tried: dict[str, Any] = {part: number / 100 if part is ItemNumber.PACE else number}
    wrong = item_mistakes(replace(item, **tried))
    told = words.wrong(name, words.item_mistake(wrong[0])) if wrong else whole.get(part)
    return told or words.no_number(name, text)


def weight_refusal(text: str, unit: str, name: str, words: RoutinePhrases) -> str:
    """Return why `text` is not taken as a weight in `unit`, "kg" or "lb"."""
    number = weights.read(text, unit)
    wrong = weights.mistake((number or 0.0) * weights.kilograms_in(unit), unit)
    if number is None or wrong is None:
        return words.no_number(name, text)
    return words.wrong(name, words.item_mistake(wrong))
