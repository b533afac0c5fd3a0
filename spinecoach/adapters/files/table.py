"""Read one table of data from outside, and note every mistake instead of stopping at the first.

The data may come from TOML, from JSON or from a row of a database: a mapping of keys to plain
values. A `Table` returns what it is asked for. If a value is missing or wrong it notes a `Mistake`
(where, what was expected, what was found) and returns a harmless stand-in, so that reading goes on
and a person learns of all mistakes at once. When `close` is called, a key that nobody asked for is
a mistake too: this finds misspelt keys.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard, TypeVar

from spinecoach.core.mistake import NOTHING, Expected, Found, Mistake, Seen, Unit, Wanted
from spinecoach.core.record.checks import writable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date
    from enum import StrEnum

    from spinecoach.core.mistake import KeyPath

    Choice = TypeVar("Choice", bound=StrEnum)

LONGEST_TEXT = 300
"""The most characters of a text, if no other limit is given."""

STAND_IN = "stand-in"
"""The text that is returned in place of a wrong one."""

MOST_SUGGESTIONS = 20
"""The most mistakes of a file for which a similar spelling is searched: it takes time."""

YEARS = (1900, 2999)
"""The years that a date may lie in."""

_MISSING = object()
_LONGEST_FOUND = 40
_LONGEST_QUOTED = 2 * _LONGEST_FOUND
_READABLE = 10**15
_NEAR = 0.75
_INVISIBLE = str.maketrans("", "", "\u200c\u200d\u200e\u200f")
"""Joiners and direction marks, which Persian, Hindi, Hebrew and emoji need."""


class Table:
    """One table: its values, its place in the document, and the list that mistakes are added to."""

    def __init__(
        self, values: Mapping[str, object], path: KeyPath, mistakes: list[Mistake]
    ) -> None:
        self._values = values
        self._asked: set[str] = set()
        self.path = path
        self.mistakes = mistakes

    def __contains__(self, key: str) -> bool:
        """Whether the key is there; a key that was asked for counts as known."""
        self._asked.add(key)
        return key in self._values

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def wrong(self, key: str, expected: Wanted | Expected, found: Found) -> None:
        """Note a mistake of that key."""
        self._note((key,), expected, found)

    def take(self, key: str, default: object = None) -> object:
        """Return the raw value; if it is missing, the default, or what every check refuses."""
        self._asked.add(key)
        return self._values.get(key, _MISSING if default is None else default)

    @property
    def raw(self) -> Mapping[str, object]:
        """The values as they came."""
        return self._values

    def known(self, *keys: str) -> None:
        """Mark these keys as known: they are valid, but not read here."""
        self._asked.update(keys)

    def given(self, key: str) -> bool:
        """Return whether the key is there with a value that is not null."""
        self._asked.add(key)
        return self._values.get(key) is not None

    def text(
        self,
        key: str,
        *,
        words: int = 0,
        characters: int = LONGEST_TEXT,
        empty: bool = False,
        default: str | None = None,
    ) -> str:
        """Return a text with at most `words` words (0 = any number) and `characters` characters.

        It is not empty, unless `empty` is set.
        """
        value = self.take(key, default)
        if empty and value == "":
            return ""
        return self._text((key,), value, words, characters)

    def verbatim(
        self, key: str, characters: int, *, empty: bool = False, default: str | None = None
    ) -> str:
        """Return a text with at most `characters` characters unchanged, with its white space."""
        value = self.take(key, default)
        if (
            isinstance(value, str)
            and (value or empty)
            and len(value) <= characters
            and (value.isascii() or writable(value))
        ):
            return value
        self._refuse((key,), _text_expected(0, characters), value)
        return STAND_IN

    def texts(self, key: str, *, words: int = 0, least: int = 0) -> tuple[str, ...]:
        """Return a list of at least `least` texts, each with at most `words` words (0 = any)."""
        return tuple(
            self._text((key, number), item, words, LONGEST_TEXT)
            for number, item in enumerate(self._list(key, Wanted.TEXTS, least))
        )

    def pairs(self, key: str, *, words: int = 0) -> tuple[tuple[str, str], ...]:
        """Return a table with free keys, each with a text of at most `words` words."""
        table = self.table(key)
        for name in table:
            if not name.strip():
                table.wrong(name, Wanted.TEXT_BEFORE_EQUALS, Found(Seen.EMPTY_TEXT))
        return tuple((" ".join(name.split()), table.text(name, words=words)) for name in table)

    def number(
        self,
        key: str,
        low: float,
        high: float,
        unit: Unit = Unit.NONE,
        *,
        default: float | None = None,
    ) -> float:
        """Return a number from low to high; the unit is named in a mistake."""
        value = self.take(key, default)
        # Compared before it is converted: a whole number may be too large for a float, and NaN is
        # in no range.
        if _is_number(value) and low <= value <= high:
            return float(value)
        self._refuse((key,), Expected(Wanted.NUMBER, low, high, unit), value)
        return low

    def numbers(self, key: str, low: float, high: float, unit: Unit = Unit.NONE) -> list[float]:
        """Return the valid numbers of a list, each from low to high."""
        found = []
        for number, item in enumerate(self._list(key, Wanted.NUMBERS, 0)):
            if _is_number(item) and low <= item <= high:
                found.append(float(item))
            else:
                self._refuse((key, number), Expected(Wanted.NUMBER, low, high, unit), item)
        return found

    def whole(self, key: str, low: int, high: int, *, default: int | None = None) -> int:
        """Return a whole number from low to high."""
        return self._whole((key,), self.take(key, default), low, high)

    def whole_range(
        self, key: str, low: int, high: int, *, default: tuple[int, int] | None = None
    ) -> tuple[int, int]:
        """Return two whole numbers, written `[least, most]`, of which the first is not greater."""
        if default is not None and key not in self:
            return default
        value = self.take(key)
        if not isinstance(value, list) or len(value) != len(("least", "most")):
            self._refuse((key,), Expected(Wanted.RANGE, low, high), value)
            return low, high
        mistakes_before = len(self.mistakes)
        least, most = (
            self._whole((key, number), item, low, high) for number, item in enumerate(value)
        )
        if least > most and len(self.mistakes) == mistakes_before:
            self.wrong(key, Wanted.SMALLER_FIRST, Found(Seen.VALUE, f"[{least}, {most}]"))
        return least, most

    def flag(self, key: str, *, default: bool | None = None) -> bool:
        """Return true or false."""
        value = self.take(key, default)
        if isinstance(value, bool):
            return value
        self._refuse((key,), Wanted.TRUE_OR_FALSE, value)
        return False

    def day(self, key: str) -> date | None:
        """Return a date in the form 2026-11-28; None if it is not a valid one.

        It must lie within YEARS, so that months and years can be added to it.
        """
        from datetime import date

        value = self.take(key)
        try:
            # Only this form: other forms are read by some versions of Python only.
            if isinstance(value, str) and len(value) == len("2026-11-28"):
                found = date.fromisoformat(value)
                if YEARS[0] <= found.year <= YEARS[1]:
                    return found
        except ValueError:
            pass
        self._refuse((key,), Wanted.DATE, value)
        return None

    def choice(self, key: str, kind: type[Choice], *, default: Choice | None = None) -> Choice:
        """Return the member of the enumeration that a word names."""
        return self._choice((key,), self.take(key, default), kind) or next(iter(kind))

    def word(self, key: str, words: Iterable[str]) -> str:
        """Return one of these words; "" for any other value."""
        allowed = tuple(words)
        value = self.take(key)
        if isinstance(value, str) and value in allowed:
            return value
        self._refuse((key,), _one_of(filter(None, allowed)), value)
        return ""

    def choices(self, key: str, kind: type[Choice], *, least: int = 0) -> tuple[Choice, ...]:
        """Return the members that a list of at least `least` words names, each once."""
        items = self._list(key, Wanted.WORDS, least)
        good: list[Choice] = []
        for number, item in enumerate(items):
            member = self._choice((key, number), item, kind)
            if member is not None and member in good:
                self._refuse((key, number), Wanted.EACH_ONCE, item)
            elif member is not None:
                good.append(member)
        return tuple(good)

    def table(self, key: str, expected: Wanted = Wanted.TABLE) -> Table:
        """Return the table of that key; if it is wrong, an empty one that notes nothing."""
        value = self.take(key)
        if isinstance(value, dict):
            return Table(value, (*self.path, key), self.mistakes)
        self._refuse((key,), expected, value)
        return Table({}, (*self.path, key), [])

    def tables(self, key: str, *, least: int = 0, first: int = 0) -> Iterator[Table]:
        """Yield the tables of a list of at least `least`; `first` is the number of the first."""
        for number, item in enumerate(self._list(key, Wanted.TABLES, least), start=first):
            if isinstance(item, dict):
                yield Table(item, (*self.path, key, number), self.mistakes)
            else:
                self._refuse((key, number), Wanted.TABLE, item)

    def close(self) -> None:
        """Note every key that nobody asked for, once."""
        for key in self:
            if key not in self._asked:
                self.wrong(key, self._nearest(key, sorted(self._asked)), Found(Seen.UNKNOWN_KEY))
        self._asked.update(self)

    def _note(self, place: KeyPath, expected: Wanted | Expected, found: Found) -> None:
        wanted = Expected(expected) if isinstance(expected, Wanted) else expected
        self.mistakes.append(Mistake((*self.path, *place), wanted, found))

    def _refuse(self, place: KeyPath, expected: Wanted | Expected, value: object) -> None:
        """Note a value that is missing or not as expected."""
        self._note(place, expected, describe(value))

    def _list(self, key: str, kind: Wanted, least: int) -> list[object]:
        """Return a list of at least `least` values; a missing one is empty if `least` is 0."""
        value = self.take(key, None if least else [])
        if isinstance(value, list) and len(value) >= least:
            return value
        self._refuse((key,), Expected(kind, least), value)
        return []

    def _text(self, place: KeyPath, value: object, words: int, characters: int) -> str:
        expected = _text_expected(words, characters)
        if not isinstance(value, str):
            self._refuse(place, expected, value)
            return STAND_IN
        text = " ".join(value.split())
        count = len(text.split())
        shown = describe(text).text
        if words and count > words:
            self._note(place, expected, Found(Seen.TOO_MANY_WORDS, shown, count))
        elif len(text) > characters:
            self._note(place, expected, Found(Seen.TOO_MANY_CHARACTERS, shown, len(text)))
        elif not text.translate(_INVISIBLE).isprintable():
            self._note(place, Wanted.VISIBLE_TEXT, describe(text))
        elif not text:
            self._note(place, expected, describe(text))
        else:
            return text
        return STAND_IN

    def _whole(self, place: KeyPath, value: object, low: int, high: int) -> int:
        if type(value) is int and low <= value <= high:
            return value
        self._refuse(place, Expected(Wanted.WHOLE, low, high), value)
        return low

    def _choice(self, place: KeyPath, value: object, kind: type[Choice]) -> Choice | None:
        for member in kind:
            if member == value:
                return member
        self._refuse(
            place, self._nearest(value, kind) if isinstance(value, str) else _one_of(kind), value
        )
        return None

    def _nearest(self, word: str, known: Iterable[str]) -> Expected:
        """Return all known words, and the one whose spelling is nearest to `word`."""
        expected = _one_of(known)
        if len(self.mistakes) >= MOST_SUGGESTIONS or len(word) > _LONGEST_FOUND:
            return expected
        # Part by part, because the names of different muscles are similar (gluteus_medius).
        near = next((each for each in expected.choices if _near(word, each)), "")
        return expected._replace(near=near)


def describe(value: object) -> Found:
    """Return a short text for a value in a message: the value itself, or its kind."""
    if isinstance(value, bool):
        return Found(Seen.VALUE, "true" if value else "false")
    if isinstance(value, str):
        shortened = value if len(value) <= _LONGEST_FOUND else value[: _LONGEST_FOUND - 1] + "…"
        quoted = repr(shortened)  # a character that cannot be shown takes up to ten
        quoted = quoted if len(quoted) <= _LONGEST_QUOTED else f"{quoted[: _LONGEST_QUOTED - 1]}…"
        return Found(Seen.VALUE, quoted) if value.strip() else Found(Seen.EMPTY_TEXT)
    if value is None or value is _MISSING:
        return NOTHING
    return _describe_other(value)


def _describe_other(value: object) -> Found:
    if isinstance(value, int) and abs(value) > _READABLE:
        return Found(Seen.HUGE_NUMBER)
    if isinstance(value, dict):
        return Found(Seen.TABLE)
    if isinstance(value, list):
        return Found(Seen.LIST, number=len(value))
    return Found(Seen.VALUE, str(value))


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _text_expected(words: int, characters: int) -> Expected:
    if words:
        return Expected(Wanted.TEXT_OF_WORDS, high=words)
    if characters != LONGEST_TEXT:
        return Expected(Wanted.TEXT_OF_CHARACTERS, high=characters)
    return Expected(Wanted.TEXT)


def _one_of(words: Iterable[str]) -> Expected:
    return Expected(Wanted.CHOICE, choices=tuple(map(str, words)))


def _near(word: str, other: str) -> bool:
    """Return whether the spelling of two words is similar, part by part."""
    # Imported here: only a mistake needs it, and the program's start does not.
    from difflib import SequenceMatcher

    parts, others = word.lower().split("_"), other.split("_")
    return len(parts) == len(others) and all(
        SequenceMatcher(None, part, like).ratio() >= _NEAR
        for part, like in zip(parts, others, strict=True)
    )
