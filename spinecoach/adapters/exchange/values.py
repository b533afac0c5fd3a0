"""Read single values of other programs: numbers, weights, durations, names."""

from __future__ import annotations

import re
from datetime import timedelta

from spinecoach.adapters.exchange.fault import WrongValue, mistake
from spinecoach.core.coaching.typed_number import DECIMAL_SIGNS
from spinecoach.core.coaching.weights import POUND, kilograms_in
from spinecoach.core.record.imported import FlawKind, WeightUnit
from spinecoach.core.record.limits import HEAVIEST_KG, LONGEST_TITLE, MOST_REPS, MOST_SECONDS

MINUS = "\N{MINUS SIGN}"
POINTS = re.compile(f"[{DECIMAL_SIGNS}]")
NUMBER = re.compile(r"[-+]?\d{1,12}(?:\.\d{1,12})?")
WITH_UNIT = re.compile(r"(.*\d)\s*([^\W\d_]+)\.?")
CLOCK = re.compile(r"(\d{1,3}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?")
HOURS = "h hr hrs hour hours std stunde stunden heure heures hora horas ora ore uur u godz t timer \
timme timmar sa saat jam giờ ч час часа часов год ω 時間 小时 小時 시간"
MINUTES = "m mn min mins minute minutes minuten minuto minutos minuti dk мин м хв λ 分 分钟 分鐘 분"
SECONDS = "s sec secs second seconds sek sn с сек δ 秒 초"  # noqa: RUF001 - Cyrillic
"""The words for hours, minutes and seconds in exported files."""

SPANS = {
    word: seconds
    for words, seconds in ((HOURS, 3600), (MINUTES, 60), (SECONDS, 1))
    for word in words.split()
}
"""How many seconds each word means."""

GROUPED = re.compile(r"([1-9]\d{0,2})([,.])(\d{3})")
"""A number with one sign and three digits after it: 1,500 is 1500 in some languages."""

PART = re.compile(r"(\d{1,6})\s*([^\W\d_]+)\.?\s*")


def number(text: str) -> float | None:
    """Return a number with a point or a comma, in digits of any script; None for anything else."""
    usual = text.isascii()  # quicker to read
    plain = text.replace(",", ".") if usual else POINTS.sub(".", text).replace(MINUS, "-")
    return float(plain) if NUMBER.fullmatch(plain) else None


def grouped(text: str, signs: str = ",") -> float:
    """Return a number whose sign may separate thousands, read so; 0 if it cannot.

    Only what is too large in that way is surely the smaller number. A point is mostly a decimal
    sign: programs write three decimals after they converted units.
    """
    found = GROUPED.fullmatch(text)
    return int(found[1] + found[3]) if found and found[2] in signs else 0


def apart(text: str) -> tuple[str, str]:
    """Split a value that was written with its unit: "12.5 kg" into "12.5" and "kg"."""
    found = WITH_UNIT.fullmatch(text)
    return (found[1], found[2]) if found else (text, "")


def reps(text: str, place: str) -> tuple[int, bool]:
    """Return reps as a whole number, and whether a fraction was dropped."""
    found = number(text or "0")
    if found is None or not 0 <= found <= MOST_REPS:
        raise WrongValue(mistake(FlawKind.REPS, text, place))
    thousands = grouped(text) or (found != int(found) and grouped(text, "."))
    if 0 < thousands <= MOST_REPS:
        raise WrongValue(mistake(FlawKind.THOUSANDS, text, place))
    return int(found), found != int(found)


def weight_kg(text: str, unit: WeightUnit, place: str) -> float | None:
    """Return a weight in kilograms, negative if a machine helps; None for an empty cell."""
    if not text:
        return None
    found = number(text)
    kg = None if found is None else round(found * kilograms_in(unit), 3)
    if kg is None or abs(kg) > HEAVIEST_KG:
        raise WrongValue(mistake(FlawKind.WEIGHT, text, place))
    if 0 < grouped(text) * POUND <= HEAVIEST_KG:
        raise WrongValue(mistake(FlawKind.THOUSANDS, text, place))
    return kg


def duration(text: str, *, hours_first: bool = False, unit: str = "") -> timedelta | None:
    """Return a duration such as "1h 5m", "1:05:00" or "3900"; None for anything else.

    A mere number is in the `unit` of its column, seconds if that names none. With `hours_first`,
    two numbers such as "1:05" are hours and minutes, else minutes and seconds.
    """
    text = text.strip().casefold()
    if clock := CLOCK.fullmatch(text):
        first, second, third = (int(part) if part else 0 for part in clock.groups())
        if clock[3] is None and not hours_first:
            return timedelta(minutes=first, seconds=second)
        return timedelta(hours=first, minutes=second, seconds=third)
    found = number(text)
    if found is not None:
        factor = SPANS.get(unit, 1)
        if 0 < grouped(text) * factor <= MOST_SECONDS:
            return None
        length = found * factor
        return timedelta(seconds=length) if 0 <= length <= MOST_SECONDS * 10 else None
    seconds, end = 0, 0
    for part in PART.finditer(text):
        if part.start() != end or part[2] not in SPANS:
            return None
        seconds, end = seconds + int(part[1]) * SPANS[part[2]], part.end()
    return timedelta(seconds=seconds) if end and end == len(text) else None


def name(text: str, place: str) -> str:
    """Return the name of an exercise; raises `WrongValue` if it has none."""
    if not text:
        raise WrongValue(mistake(FlawKind.NO_NAME, "", place))
    return text[:LONGEST_TITLE]
