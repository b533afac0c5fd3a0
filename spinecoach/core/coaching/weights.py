"""Dumbbells: what a person owns, in kilograms inside and in the person's unit outside."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from spinecoach.core.coaching.typed_number import COMMAS, read_number
from spinecoach.core.mistake import (
    Expected,
    Found,
    Mistake,
    Seen,
    Unit,
    Wanted,
    WrongValueError,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from spinecoach.core.exercise.exercise import Movement

POUND = 0.45359237
"""Kilograms in a pound (international avoirdupois pound, exact)."""

HEAVIEST = 50.0
"""The heaviest dumbbell that is accepted, in kilograms."""

LIGHTEST = 0.1
"""The lightest dumbbell that is accepted, in kilograms."""

MOST_WEIGHTS = 20
"""The most different dumbbells that a person may own."""

SAME = 0.02
"""Weights in kilograms that differ by less are the same: a file and a scale both round."""

TINY = 1e-9
"""A weight that differs by less from a number was entered as that number."""

UNITS = ("kg", "lb")

PLACE = ("weight_kg",)
"""The key path of a mistake about a weight."""

DECIMALS = 6
"""Decimals of a typed weight that are read."""

SEPARATORS = re.compile(
    f"[{COMMAS}.]*" + r"(?:\s+(?:(?:and|und|y|et)\s+)*|[;\N{ARABIC SEMICOLON}]|$)", re.IGNORECASE
)
"""What separates two typed weights, or follows the last one."""

UNIT_BESIDE = re.compile(r"\s*(kg|lb)s?\.?\s*$", re.IGNORECASE)
"""A unit that follows a number."""

LONGEST_WORD = 40
"""Characters of a typed word that are shown again."""

ENTERED_DECIMALS = 3
CONVERTED_DECIMALS = 2
"""Decimals of a weight that are shown if it was entered so, and if it was converted."""


def carries(movement: Movement) -> bool:
    """Whether the hands hold a weight."""
    return movement.grip.carries


def shown(kilograms: float, unit: str) -> str:
    """Write a weight in the person's unit, as it was entered: "1.25 kg", "5 lb"."""
    return f"{number_shown(kilograms, unit)} {unit}"


def number_shown(kilograms: float, unit: str) -> str:
    """Write a weight for a field whose unit stands beside it: "2.5", "5"."""
    return f"{in_unit(kilograms, unit):g}"


def as_typed(kilograms: Iterable[float], unit: str, written: Callable[[float], str]) -> str:
    """Write weights as `parse` reads them: "2, 3.5" or, if the sign is a comma, "2; 3,5".

    `written` writes a number with the decimal sign of a language.
    """
    numbers = [written(in_unit(weight, unit)) for weight in kilograms]
    return ("; " if any("," in number for number in numbers) else ", ").join(numbers)


def in_unit(kilograms: float, unit: str) -> float:
    """Return a weight in the person's unit: as it was entered, or a converted one to a hundredth.

    >>> in_unit(1.125, "kg"), in_unit(2.5 * POUND, "lb"), in_unit(2.0, "lb")
    (1.125, 2.5, 4.41)
    """
    number = kilograms / kilograms_in(unit)
    entered = round(number, ENTERED_DECIMALS)
    return entered if abs(entered - number) < TINY else round(number, CONVERTED_DECIMALS)


def kilograms_in(unit: str) -> float:
    """Return how many kilograms one "kg" or "lb" is."""
    return POUND if unit == "lb" else 1.0


def read(text: str, unit: str, decimals: int = DECIMALS, most: float = 0.0) -> float | None:
    """Return a typed weight in `unit`, converted if another stands beside it; None if it is none.

    With `most`, the greatest weight that is possible, "1,125" is none if 1125 is no more than that:
    either could be meant.

    >>> read("12,5", "kg"), read("5 lb", "kg", 2), read("heavy", "kg"), read("1,125", "kg", 3, 1e4)
    (12.5, 2.27, None, None)
    """
    number, own = _apart(text)
    typed = read_number(number, decimals)
    if typed is None or (1 <= typed <= most / 1000 and read_number(number, decimals=2) is None):
        return None
    return typed if own in {"", unit} else in_unit(typed * kilograms_in(own), unit)


def parse(text: str, unit: str) -> tuple[float, ...]:
    """Return the weights that a person typed ("2, 3 and 5"), in kilograms, lightest first.

    A comma within a number ("2,5") stands for its point if no space follows, in any script. A unit
    is that of the numbers before it, `unit` that of those without one. Raises `WrongValueError`.
    """
    found: list[float] = []
    waiting: list[float] = []
    for word in (*SEPARATORS.split(text), unit):
        number, own = _apart(word)
        if number:
            typed = read_number(number, DECIMALS)
            if typed is None:
                seen = Found(Seen.VALUE, repr(word[:LONGEST_WORD]))
                raise WrongValueError(Mistake(PLACE, _range(unit), seen))
            waiting.append(typed)
        if own:
            found += [one * kilograms_in(own) for one in waiting]
            waiting.clear()
    return sorted_out(found, unit)


def _apart(text: str) -> tuple[str, str]:
    """Split a typed weight into its number and the unit beside it, "" if there is none."""
    found = UNIT_BESIDE.search(text)
    return (text[: found.start()], found[1].lower()) if found else (text, "")


def sorted_out(kilograms: Iterable[float], unit: str = "kg") -> tuple[float, ...]:
    """Return weights in order, each once; raise `WrongValueError` for an impossible weight."""
    kept: list[float] = []
    for weight in sorted(kilograms):
        wrong = mistake(weight, unit)
        if wrong is not None:
            raise WrongValueError(wrong)
        if not kept or weight - kept[-1] > SAME:
            kept.append(weight)
    if len(kept) > MOST_WEIGHTS:
        expected = Expected(Wanted.FEW_NUMBERS, high=MOST_WEIGHTS)
        raise WrongValueError(Mistake(PLACE, expected, Found(Seen.LIST, number=len(kept))))
    return tuple(kept)


def mistake(kilograms: float, unit: str = "kg") -> Mistake | None:
    """Return what is wrong with a weight, in the person's unit; None if nothing is."""
    if LIGHTEST <= kilograms <= HEAVIEST:
        return None
    return Mistake(PLACE, _range(unit), Found(Seen.VALUE, shown(kilograms, unit)))


def _range(unit: str) -> Expected:
    if unit == "lb":
        low, high = (round(limit / POUND, 1) for limit in (LIGHTEST, HEAVIEST))
        return Expected(Wanted.NUMBER, low, high, Unit.POUNDS)
    return Expected(Wanted.NUMBER, LIGHTEST, HEAVIEST, Unit.KILOGRAMS)


def heavier(kilograms: float, owned: Sequence[float]) -> float | None:
    """The next dumbbell up, or None."""
    return min((weight for weight in owned if weight > kilograms + SAME), default=None)


def lighter(kilograms: float, owned: Sequence[float]) -> float | None:
    """The next dumbbell down, or None."""
    return max((weight for weight in owned if weight < kilograms - SAME), default=None)


def same(one: float | None, other: float | None) -> bool:
    """Whether two weights are the same; None is no weight."""
    if one is None or other is None:
        return one is other
    return abs(one - other) <= SAME
