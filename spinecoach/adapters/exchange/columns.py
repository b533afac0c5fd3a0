"""Which columns of a table mean what: those of Hevy, Strong, FitNotes and StrongLifts.

Columns are recognised by their English names, with or without a unit ("Weight (kg)", "weight_lbs").
A file of Strong in another language is recognised by the order of its columns, which is always the
same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum

from spinecoach.adapters.exchange.values import SPANS
from spinecoach.core.record.imported import WeightUnit


class Column(StrEnum):
    """What a column holds."""

    BEGAN = "began"
    ENDED = "ended"
    WORKOUT = "workout"
    DURATION = "duration"
    EXERCISE = "exercise"
    SET = "set"
    KIND = "kind"
    WEIGHT = "weight"
    UNIT = "unit"
    REPS = "reps"
    DISTANCE = "distance"
    DISTANCE_UNIT = "distance unit"
    SECONDS = "seconds"
    RPE = "rpe"
    SUPERSET = "superset"
    WARM_UP = "warm-up"
    SET_NOTE = "set note"
    NOTE = "note"
    START_TIME = "start time"  # if the day has a column of its own
    END_TIME = "end time"
    OTHER = ""


NAMES = {
    "title": Column.WORKOUT,
    "workout name": Column.WORKOUT,
    "workout #": Column.OTHER,
    "date": Column.BEGAN,
    "start date": Column.BEGAN,
    "timestamp": Column.BEGAN,
    "end date": Column.ENDED,
    "start time": Column.START_TIME,
    "end time": Column.END_TIME,
    "description": Column.NOTE,
    "workout notes": Column.NOTE,
    "duration": Column.DURATION,
    "workout duration": Column.DURATION,
    "exercise title": Column.EXERCISE,
    "exercise name": Column.EXERCISE,
    "exercise": Column.EXERCISE,
    "set order": Column.SET,
    "set index": Column.SET,
    "set type": Column.KIND,
    "iswarmup": Column.WARM_UP,
    "warmup": Column.WARM_UP,
    "weight": Column.WEIGHT,
    "weight unit": Column.UNIT,
    "weightunit": Column.UNIT,
    "reps": Column.REPS,
    "repetitions": Column.REPS,
    "distance": Column.DISTANCE,
    "distance unit": Column.DISTANCE_UNIT,
    "duration seconds": Column.SECONDS,
    "seconds": Column.SECONDS,
    "time": Column.SECONDS,
    "rpe": Column.RPE,
    "superset id": Column.SUPERSET,
    "exercise notes": Column.SET_NOTE,
    "note": Column.SET_NOTE,
    "notes": Column.SET_NOTE,
    "comment": Column.SET_NOTE,
}

WITH_DAY = {Column.START_TIME: Column.BEGAN, Column.END_TIME: Column.ENDED}

POUNDS = frozenset({"lb", "lbs", "pound", "pounds"})
KILOGRAMS = frozenset({"kg", "kgs", "kilogram", "kilograms"})
UNITS_OF_DISTANCE = {
    "m meter meters metre metres": 1.0,
    "km kms kilometer kilometers kilometre kilometres": 1000.0,
    "mi mile miles": 1609.344,
    "ft foot feet": 0.3048,
    "yd yds yard yards": 0.9144,
}
METRES = {word: metres for words, metres in UNITS_OF_DISTANCE.items() for word in words.split()}
"""Metres of each unit of distance (international yard and pound, 1959)."""

WITH_UNIT = re.compile(r"(.+?)(?: ?\(([^()]+)\)| (kg|lbs?|km|miles|meters))")
SET_COLUMN = re.compile(r"set (\d{1,3}) \((reps|kg|lbs?)\)")
"""The columns of StrongLifts: each row is an exercise with all of its sets."""

STRONG_ORDERS = """
began,workout,duration,exercise,set,weight,reps,distance,seconds,set note,note,rpe
began,workout,exercise,set,weight,unit,reps,rpe,distance,distance unit,seconds,set note,note
,began,workout,duration,exercise,set,weight,reps,rpe,distance,seconds,set note,note
began,workout,exercise,set,weight,reps,distance,seconds,set note,note
"""
STRONG = tuple(tuple(map(Column, line.split(","))) for line in STRONG_ORDERS.split("\n")[1:-1])
"""The orders of columns that Strong has written, for headers in other languages."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The place of each column, and the units that the header names (None if it names none).

    `lengths` and `spans` are the words for the unit of a workout's duration and of a set's time.
    `wide` holds the columns of reps and weight for each set of a row, if a row has several.
    """

    places: dict[Column, int] = field(default_factory=dict)
    width: int = 0
    unit: WeightUnit | None = None
    metres: float | None = None
    lengths: str = ""
    spans: str = ""
    wide: tuple[tuple[int, int], ...] = ()

    def unknown(self, header: list[str]) -> dict[int, str]:
        """Return the cells of the header that are no column here, by their places."""
        known = {*self.places.values(), *(place for pair in self.wide for place in pair)}
        return {at: cell for at, cell in enumerate(header) if cell and at not in known}

    @property
    def missing(self) -> list[Column]:
        """The columns that are missing and without which no workout can be read."""
        counts = self.wide or {Column.REPS, Column.SECONDS} & self.places.keys()
        needed = [Column.BEGAN, Column.EXERCISE, *([] if counts else [Column.REPS])]
        return [column for column in needed if column not in self.places]


def layout_of(header: list[str]) -> Layout:
    """Return the layout of a header in English; unknown columns are ignored."""
    places: dict[Column, int] = {}
    units: dict[Column, str] = {}
    sets: dict[str, dict[str, int]] = {}
    for place, cell in enumerate(header):
        name = " ".join(cell.casefold().replace("_", " ").split())
        if found := SET_COLUMN.fullmatch(name):
            sets.setdefault(found[1], {})["reps" if found[2] == "reps" else "weight"] = place
            units[Column.WEIGHT] = found[2] if found[2] != "reps" else units.get(Column.WEIGHT, "")
            continue
        column, unit = NAMES.get(name), ""
        if column is None and (parts := WITH_UNIT.fullmatch(name)):
            column, unit = NAMES.get(parts[1]), parts[2] or parts[3]
            if _of_unknown_unit(column, unit):
                continue
        if column is not None and column not in places:
            places[column] = place
            units[column] = unit
    _tell_apart(places, units, header)
    if Column.BEGAN not in places:
        # Without a column for the day, these two hold it as well.
        for column, whole in WITH_DAY.items():
            if column in places:
                places[whole] = places.pop(column)
    wide = tuple((pair["reps"], pair.get("weight", -1)) for pair in sets.values() if "reps" in pair)
    return Layout(
        places,
        len(header),
        unit_of(units.get(Column.WEIGHT, "")),
        metres_of(units.get(Column.DISTANCE, "")),
        units.get(Column.DURATION, ""),
        units.get(Column.SECONDS, ""),
        wide,
    )


def _of_unknown_unit(column: Column | None, unit: str) -> bool:
    """Whether a column is of a unit that is not known, such as stones: it is not read then."""
    if column is Column.WEIGHT:
        return unit_of(unit) is None
    return column is Column.DISTANCE and metres_of(unit) is None


def _tell_apart(places: dict[Column, int], units: dict[Column, str], header: list[str]) -> None:
    """Find what two names mean that stand for a workout in some files, and for a set in others."""
    beside_day = places.get(Column.BEGAN, -2) + 1
    if beside_day == places.get(Column.SECONDS) and header[beside_day].strip().casefold() == "time":
        places.setdefault(Column.START_TIME, places.pop(Column.SECONDS))
    lasts = units.get(Column.DURATION, "")
    if SPANS.get(lasts) == 1 and not {Column.WORKOUT, Column.SECONDS} & places.keys():
        places[Column.SECONDS] = places.pop(Column.DURATION)
        units[Column.SECONDS] = units.pop(Column.DURATION)


def foreign_layout(header: list[str], rows: list[list[str]]) -> Layout | None:
    """Return the layout of a file of Strong in another language, by its first rows.

    One that fits is enough: others may be notes and rest timers. None if none does.
    """
    for columns in STRONG:
        known = len(columns) <= len(header) <= len(columns) + 1
        if known and any(_fits(columns, row) for row in rows):
            places = {column: place for place, column in enumerate(columns)}
            weight = header[places[Column.WEIGHT]].casefold()
            unit = next(
                (unit_of(word) for word in re.findall(r"\w+", weight) if unit_of(word)), None
            )
            return Layout(places, len(header), unit)
    return None


def _fits(columns: tuple[Column, ...], row: list[str]) -> bool:
    """Whether a row has a date, texts and numbers where an order of columns wants them."""
    cells = dict(zip(columns, row, strict=False))
    number = re.compile(r"-?\d*[.,]?\d*")
    return (
        re.match(r"\d{1,4}([-./])\d{1,2}\1\d{1,4}\b", cells.get(Column.BEGAN, "")) is not None
        and re.fullmatch(r"\d+|\w", cells.get(Column.SET, "")) is not None
        and not number.fullmatch(cells.get(Column.EXERCISE, ""))
        and all(number.fullmatch(cells.get(c, "")) for c in (Column.WEIGHT, Column.REPS))
        and (unit_of(cells.get(Column.UNIT, "kg")) is not None)
    )


def unit_of(text: str) -> WeightUnit | None:
    """Return the unit of weight that a text names, None if it names none."""
    word = text.strip(" .").casefold()
    return WeightUnit.KG if word in KILOGRAMS else WeightUnit.LB if word in POUNDS else None


def metres_of(text: str) -> float | None:
    """Return the metres of a unit of distance that a text names, None if it names none."""
    return METRES.get(text.strip(" .").casefold())
