"""Dates and times as phones write them, in the language and the order that a whole file shows.

    Apr 17, 2026, 5:46 PM    5 févr. 2026, 18:00    17.04.2026 08:00    2026年4月17日 17:46

A `Survey` looks at all dates of a file first: in which language all of its month names are known,
and whether the day or the month comes first if both are numbers, or the year if it has two digits
("26. 11. 22." in Korea). A `MomentReader` then reads each.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from datetime import datetime, time, timedelta, timezone
from functools import lru_cache
from typing import NamedTuple

from spinecoach.adapters.exchange.months import HALVES, MONTHS
from spinecoach.core.record.imported import DayOrder

NOON = time(12, 0)
"""The time of a workout if only its day is known."""

CLOCK = re.compile(
    r"(?<!\d)(\d{1,2})\s?(?::|h|\u6642|\u65f6|\uc2dc)\s?(\d{2})(?!\d)(?:\s?[:.\u5206\ubd84]\s?(\d{2})?)?"
)
"""17:46, 17:46:05, 17h46, and hours and minutes in Japanese, Chinese and Korean."""

DOTTED_CLOCK = re.compile(r"\s(\d{1,2})\.(\d{2})(?:\.(\d{2}))?$")
"""17.46 at the end, as in Danish and Finnish."""

OFFSET = re.compile(r"\s+([+-]\d{2}:?\d{2})$")
ZONE = re.compile(
    r"\s*(?:(?:utc|gmt)(?:([+\u2212-]\d{1,2}):?(\d{2})?)?|([+\u2212-]\d{2}):?(\d{2}))(?!\d)"
)
"""UTC, GMT+2, +0200 (CEST) behind a time. Other names of zones mean several zones."""

ABBREVIATED = re.compile(r"(?<![^\W\d_])([^\W\d_])\.\s?([^\W\d_])(?:\.|(?![^\W\d_]))")
"""Two letters with points: "a.m.", "p. m."."""

THAI = re.compile("(?<=[\u0e00-\u0eff])\\.\\s?(?=[\u0e00-\u0eff])")
"""Points within abbreviations in Thai and Lao, whose vowels may stand between letters and point."""

ACCENTS = re.compile("[\u0300-\u036f]")
"""Accents of Latin, Greek and Cyrillic; other scripts write vowels as marks, which must be kept."""

TOKEN = re.compile(r"\d+|[^\s\d.,:;/()\[\]+\u2013\u060c-]+")
"""A number or a word; in some scripts words contain marks that are not letters."""
YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
DOTLESS = "\N{LATIN SMALL LETTER DOTLESS I}"
LONGEST = 60
"""Characters of a date at most."""

MOST_SHAPES = 500
"""How many different sets of words are looked up in all languages; a real file has dozens."""

SHORTEST = 3
"""The least letters of a shortened month name that is not a name itself."""

HANGUL = re.compile("[\uac00-\ud7a3]")
LAST_DAY = 31
BUDDHIST_YEARS = 543
"""How many years earlier the years begin that phones in Thailand write."""

EARLIEST_YEAR, LATEST_YEAR = 1900, 2400
"""No file has an earlier or a later year of our own count."""

MIDNIGHT = re.compile("24:00(:00)?")
"""The end of a day (ISO 8601); 24:05 is no time."""

LEAP_SECOND = 60

LATE = 12
"""No month has a greater number, and no hour before noon."""


class Parts(NamedTuple):
    """The parts of a date: numbers, words, time, and whether points separate the numbers.

    `zone` is that of the time, None for the local one; at `midnight` the day named ends.
    """

    numbers: tuple[str, ...]
    words: tuple[str, ...]
    clock: time | None
    dotted: bool
    zone: timezone | None
    midnight: bool


def folded(text: str) -> str:
    """Return a text without case, accents and points of abbreviations, for comparison."""
    plain = text.casefold()
    if not plain.isascii():
        apart = unicodedata.normalize("NFKD", plain).replace(DOTLESS, "i")
        plain = unicodedata.normalize("NFC", ACCENTS.sub("", apart))
    if "." in plain:
        plain = THAI.sub("", ABBREVIATED.sub(r"\1\2", plain))
    return plain.strip(" .,")


class Survey:
    """What all dates of a file together show about their form."""

    def __init__(self) -> None:
        self._shapes: set[tuple[str, ...]] = set()
        self._languages: Counter[str] = Counter()
        self._day_first = self._month_first = self._open = False
        self._firsts: set[int] = set()
        self._thirds: set[int] = set()
        self._late_second = self._korean = self._year_apart = False

    def look(self, text: str) -> None:
        """Take one date into account; a text that is not a date is ignored."""
        try:
            parts = taken_apart(text)
        except ValueError:
            return
        if parts.words and parts.words not in self._shapes and len(self._shapes) < MOST_SHAPES:
            self._shapes.add(parts.words)
            found = {language for word in parts.words for language in meanings(word)}
            self._languages.update(found)
        elif not parts.words and len(parts.numbers) > 2 and not _year_first(parts):  # noqa: PLR2004
            first, second, third = (int(number) for number in parts.numbers[:3])
            self._firsts.add(first)
            self._thirds.add(third)
            self._late_second |= second > LATE
            self._korean |= HANGUL.search(text) is not None
            self._day_first |= first > LATE or parts.dotted
            self._month_first |= second > LATE and not parts.dotted
            self._open |= first != second and not parts.dotted
            self._year_apart |= first != third and not parts.dotted

    @property
    def languages(self) -> list[str]:
        """The languages in which most of the month names are known, the most spoken first."""
        most = max(self._languages.values(), default=0)
        return [language for language in MONTHS if self._languages[language] == most > 0]

    @property
    def year_first(self) -> bool:
        """Whether years of two digits come first: they vary much less than days do."""
        if not self._firsts or self._late_second or max(self._thirds) > LAST_DAY:
            return False
        much_rarer = len(self._firsts) * 2 < len(self._thirds)
        return self._korean or much_rarer or max(self._firsts) > LAST_DAY

    @property
    def order(self) -> DayOrder | None:
        """The order of day and month, None if no date shows it."""
        if self._day_first == self._month_first:
            return None
        return DayOrder.DAY_FIRST if self._day_first else DayOrder.MONTH_FIRST

    @property
    def asks_order(self) -> bool:
        """Whether the person must be asked if the day or the month comes first."""
        return self.year_open or (self._open and self.order is None and not self.year_first)

    @property
    def year_open(self) -> bool:
        """Whether two-digit years may come first or last: "26/11/22" shows neither."""
        if self.year_first or self._late_second or not self._year_apart:
            return False
        return len(self._firsts) <= len(self._thirds) and max(self._thirds) <= LAST_DAY

    @property
    def asks_language(self) -> bool:
        """Whether a name means different months in the languages in which all names are known."""
        words = {word for shape in self._shapes for word in shape}
        known = [
            {found[language] for language in self.languages if language in found}
            for found in map(meanings, words)
        ]
        return any(len(months) > 1 for months in known)


class MomentReader:
    """Reads the dates of one file as its survey says. Times without a zone are local times."""

    def __init__(self, survey: Survey, order: DayOrder | None) -> None:
        self.language = next(iter(survey.languages), "en")
        self._year_first = survey.year_first
        known = order if survey.year_open else survey.order
        self._order = known or survey.order or order or DayOrder.DAY_FIRST
        self._moment = lru_cache(maxsize=256)(self._found)

    def read(self, text: str) -> datetime:
        """Return a date as an aware local time; raises `ValueError`."""
        try:
            return self._moment(text).astimezone()
        except (OverflowError, OSError) as error:
            raise ValueError(text) from error

    def written(self, text: str) -> datetime:
        """Return a date as its file has it, whatever zone this machine is in; no zone is told."""
        return self._moment(text).replace(tzinfo=None)

    def _found(self, text: str) -> datetime:
        """Return a date with the zone of the file, if it has one; raises `ValueError`."""
        text = text.strip()
        try:
            iso = OFFSET.sub(r"\1", text)
            moment = datetime.fromisoformat(iso)
            if moment.year > LATEST_YEAR:
                moment = moment.replace(year=moment.year - BUDDHIST_YEARS)
            if len(iso) <= len("2025-05-05"):
                moment = datetime.combine(moment.date(), NOON)
        except ValueError:
            moment = self._in_words(taken_apart(text))
        return moment

    def _in_words(self, parts: Parts) -> datetime:
        months = [found for word in parts.words if (found := month_of(self.language, word))]
        months = months or [found for word in parts.words if (found := _everywhere(word))]
        numbers = [int(number) for number in parts.numbers]
        if months and len(numbers) > 1:
            year = next((n for n in numbers if n > LAST_DAY), numbers[1])
            day = next(n for n in [*numbers, 0] if n != year)
            date = (year, months[-1], day)
        elif len(numbers) > 2:  # noqa: PLR2004
            first, second, third = numbers[:3]
            if _year_first(parts) or self._year_first or self._order is DayOrder.YEAR_FIRST:
                date = (first, second, third)
            elif parts.dotted or self._order is DayOrder.DAY_FIRST:
                date = (third, second, first)
            else:
                date = (third, first, second)
        else:
            raise ValueError("no date")
        year, month, day = date
        if year > LATEST_YEAR:
            year -= BUDDHIST_YEARS
        whole = datetime(year + 2000 if year < 100 else year, month, day)  # noqa: DTZ001, PLR2004
        moment = datetime.combine(whole, parts.clock or NOON, parts.zone)
        return moment + timedelta(days=parts.midnight)


def of_another_calendar(text: str) -> bool:
    """Whether a date has a year of a calendar that is not read, such as 1404 of the Iranian one.

    How such a calendar is counted depends on the country: its dates are refused, not guessed.
    """
    found = YEAR.search(text)
    return found is not None and not EARLIEST_YEAR <= int(found[0]) <= LATEST_YEAR + BUDDHIST_YEARS


@lru_cache(maxsize=256)
def taken_apart(text: str) -> Parts:
    """Split a date into its parts; raises `ValueError` if the text is not a date."""
    if len(text) > LONGEST:
        raise ValueError("too long for a date")
    plain, zone = folded(text), None
    found = CLOCK.search(plain) or DOTTED_CLOCK.search(plain)
    clock, midnight = None, False
    if found:
        before, after = plain[: found.start()], plain[found.end() :]
        midnight = MIDNIGHT.fullmatch(":".join(filter(None, found.groups()))) is not None
        if not midnight:
            clock, before, after = _clock(found, before, after)
        clock = clock or time()
        zone, after = _zone(after)
        plain = f"{before} {after}"
    tokens = TOKEN.findall(plain)
    numbers = tuple(token for token in tokens if token.isdecimal())
    if any(len(number) > 4 for number in numbers):  # noqa: PLR2004
        raise ValueError("no year has so many digits")
    words = tuple(token for token in tokens if not token.isdecimal())
    dotted = "." in plain and "/" not in plain
    return Parts(numbers, _month_words(words), clock, dotted, zone, midnight)


def _zone(after: str) -> tuple[timezone | None, str]:
    """Return the zone that stands behind a time, None if none does, and the text after it."""
    found = ZONE.match(after)
    if found is None:
        return None, after
    hours, minutes = found[1] or found[3] or "0", int(found[2] or found[4] or 0)
    ahead = timedelta(hours=int(hours.strip("+-\u2212")), minutes=minutes)
    return timezone(ahead if hours[0] == "+" else -ahead), after[found.end() :]


def _clock(found: re.Match[str], before: str, after: str) -> tuple[time, str, str]:
    """Return the time, "am" or "pm" included, and the texts around both."""
    hour, minute, second = (int(part or 0) for part in found.groups())
    half = ""
    follows = TOKEN.match(after.lstrip(" .,"))
    leads = TOKEN.findall(before)[-1:]
    if follows and follows[0] in HALVES:
        half, after = HALVES[follows[0]], after.replace(follows[0], "", 1)
    elif leads and len(leads[0]) > 1 and leads[0] in HALVES:
        half, before = HALVES[leads[0]], before[: before.rindex(leads[0])]
    if half and hour <= LATE:
        hour = hour % LATE + (LATE if half == "pm" else 0)
    if second == LEAP_SECOND:
        second -= 1
    return time(hour, minute, second), before, after


def _year_first(parts: Parts) -> bool:
    return len(parts.numbers[0]) == 4  # noqa: PLR2004


def _month_words(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words that are a month in any language."""
    return tuple(word for word in words if meanings(word))


def _everywhere(word: str) -> int:
    """Return the month that a word means in all languages that know it, 0 if it means several."""
    months = set(meanings(word).values())
    return months.pop() if len(months) == 1 else 0


@lru_cache(maxsize=MOST_SHAPES)
def meanings(word: str) -> dict[str, int]:
    """Return which month a word is, by language; shortened names only if no full name fits."""
    for read in (_whole_name, month_of):
        if found := {language: month for language in MONTHS if (month := read(language, word))}:
            return found
    return {}


@lru_cache(maxsize=4096)
def month_of(language: str, word: str) -> int:
    """Return the number of the month that a word means in a language, 0 if it means none.

    A name may be shortened as long as it still means one month.
    """
    if (whole := _whole_name(language, word)) or len(word) < SHORTEST:
        return whole
    started = [
        number
        for number, names in enumerate(MONTHS[language], start=1)
        if any(name.startswith(word) for name in names.split())
    ]
    return started[0] if len(started) == 1 else 0


def _whole_name(language: str, word: str) -> int:
    """Return the number of a month whose name a word is in a language, 0 for none."""
    months = enumerate(MONTHS[language], start=1)
    return next((number for number, names in months if word in names.split()), 0)
