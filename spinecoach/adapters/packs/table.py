"""Reading one TOML table value by value, and noting every mistake instead of stopping at it.

A `Table` hands out what it is asked for. Where a value is missing or wrong it
notes a `Mistake` (where, what was expected, what was found) and hands out a
harmless stand-in, so that the reading goes on and the writer of a pack learns
of all mistakes at once. What nobody asked for is a mistake too: `Table.close`
finds the slips of the pen among the keys.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeGuard, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from enum import StrEnum

    from spinecoach.adapters.packs.toml_lines import KeyPath

    Choice = TypeVar("Choice", bound=StrEnum)

LONGEST_TEXT = 300
"""Characters of the longest text that a pack may hold."""

STAND_IN = "stand-in"
"""The text that is handed out in place of a wrong one."""

_LONGEST_FOUND = 40
_READABLE = 10**15


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong at one place of a file."""

    path: KeyPath
    expected: str
    found: str


class Table:
    """One table of a file: its values, its place in the file, and where mistakes are noted."""

    def __init__(
        self, values: Mapping[str, object], path: KeyPath, mistakes: list[Mistake]
    ) -> None:
        self._values = values
        self._asked: set[str] = set()
        self.path = path
        self.mistakes = mistakes

    def __contains__(self, key: str) -> bool:
        self._asked.add(key)
        return key in self._values

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def wrong(self, key: str, expected: str, found: str) -> None:
        """Note a mistake of that key."""
        self._note((key,), expected, found)

    def take(self, key: str, expected: str, default: object = None) -> object:
        """The raw value; where it is missing the default, or None, noted as a mistake."""
        if key in self:
            return self._values[key]
        if default is None:
            self.wrong(key, expected, "nothing")
        return default

    def text(
        self,
        key: str,
        *,
        words: int = 0,
        characters: int = LONGEST_TEXT,
        default: str | None = None,
    ) -> str:
        """A text that is not empty, of at most so many words (0 = any number) and characters."""
        value = self.take(key, _text_expected(words, characters), default)
        return self._text((key,), value, words, characters)

    def texts(self, key: str, *, words: int = 0, least: int = 0) -> tuple[str, ...]:
        """A list of at least so many texts, each of at most so many words (0 = any number)."""
        return tuple(
            self._text((key, number), item, words, LONGEST_TEXT)
            for number, item in enumerate(self._list(key, "text", least))
        )

    def pairs(self, key: str, *, words: int = 0) -> tuple[tuple[str, str], ...]:
        """A table whose keys are the writer's own: each key with its text of so many words."""
        table = self.table(key)
        for name in table:
            if not name.strip():
                table.wrong(name, "a text before the =", describe(""))
        return tuple((" ".join(name.split()), table.text(name, words=words)) for name in table)

    def number(
        self, key: str, low: float, high: float, unit: str, *, default: float | None = None
    ) -> float:
        """A number from low to high; the unit is for the one who reads of a mistake."""
        expected = f"a number from {low:g} to {high:g} {unit}".rstrip()
        value = self.take(key, expected, default)
        # Compared before it is converted: a whole number may be too large to become a float,
        # and "not a number" is in no range.
        if _is_number(value) and low <= value <= high:
            return float(value)
        self._refuse((key,), expected, value)
        return low

    def whole(self, key: str, low: int, high: int, *, default: int | None = None) -> int:
        """A whole number from low to high."""
        value = self.take(key, _whole_expected(low, high), default)
        return self._whole((key,), value, low, high)

    def whole_range(
        self, key: str, low: int, high: int, *, default: tuple[int, int] | None = None
    ) -> tuple[int, int]:
        """Two whole numbers, written `[least, most]`, the first not above the second."""
        if default is not None and key not in self:
            return default
        expected = f"two whole numbers from {low} to {high}, such as [8, 12]"
        value = self.take(key, expected)
        if not isinstance(value, list) or len(value) != len(("least", "most")):
            self._refuse((key,), expected, value)
            return low, high
        mistakes_before = len(self.mistakes)
        least, most = (
            self._whole((key, number), item, low, high) for number, item in enumerate(value)
        )
        if least > most and len(self.mistakes) == mistakes_before:
            self.wrong(key, "the smaller number first", f"[{least}, {most}]")
        return least, most

    def choice(self, key: str, kind: type[Choice], *, default: Choice | None = None) -> Choice:
        """One of the words of that enumeration."""
        value = self.take(key, _choice_expected(kind), default)
        return self._choice((key,), value, kind)

    def choices(self, key: str, kind: type[Choice], *, least: int = 0) -> tuple[Choice, ...]:
        """A list of at least so many words of that enumeration, none of them twice."""
        items = self._list(key, "word", least)
        for number, item in enumerate(items):
            if item in items[:number]:
                self._refuse((key, number), "each word once", item)
        return tuple(self._choice((key, number), item, kind) for number, item in enumerate(items))

    def table(self, key: str, expected: str = "a table") -> Table:
        """The table of that key; an empty one, whose lacks are not noted, where it is wrong."""
        value = self.take(key, expected)
        if isinstance(value, dict):
            return Table(value, (*self.path, key), self.mistakes)
        self._refuse((key,), expected, value)
        return Table({}, (*self.path, key), [])

    def tables(self, key: str, *, least: int = 0) -> Iterator[Table]:
        """The tables of a list of at least so many."""
        for number, item in enumerate(self._list(key, "table", least)):
            if isinstance(item, dict):
                yield Table(item, (*self.path, key, number), self.mistakes)
            else:
                self._refuse((key, number), "a table", item)

    def close(self) -> None:
        """Note every key that nobody asked for."""
        for key in self:
            if key not in self._asked:
                self.wrong(key, _nearest(key, sorted(self._asked)), "a key that means nothing here")

    def _note(self, place: KeyPath, expected: str, found: str) -> None:
        self.mistakes.append(Mistake((*self.path, *place), expected, found))

    def _refuse(self, place: KeyPath, expected: str, value: object) -> None:
        """Note a value that is not as expected; that one is missing (None) was noted already."""
        if value is not None:
            self._note(place, expected, describe(value))

    def _list(self, key: str, what: str, least: int) -> list[object]:
        """A list of at least so many; a missing one is empty, where that is enough."""
        expected = f"a list of at least {least} {what}" if least else f"a list of {what}s"
        value = self.take(key, expected, None if least else [])
        if isinstance(value, list) and len(value) >= least:
            return value
        self._refuse((key,), expected, value)
        return []

    def _text(self, place: KeyPath, value: object, words: int, characters: int) -> str:
        expected = _text_expected(words, characters)
        if not isinstance(value, str):
            self._refuse(place, expected, value)
            return STAND_IN
        text = " ".join(value.split())
        count = len(text.split())
        if words and count > words:
            self._note(place, expected, f"{count} words: {describe(text)}")
        elif len(text) > characters:
            self._note(place, expected, f"{len(text)} characters: {describe(text)}")
        elif not text.isprintable():
            self._note(place, "a text that can be seen and said", describe(text))
        elif not text:
            self._note(place, expected, describe(text))
        else:
            return text
        return STAND_IN

    def _whole(self, place: KeyPath, value: object, low: int, high: int) -> int:
        if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high:
            return value
        self._refuse(place, _whole_expected(low, high), value)
        return low

    def _choice(self, place: KeyPath, value: object, kind: type[Choice]) -> Choice:
        for member in kind:
            if member == value:
                return member
        expected = _nearest(value, kind) if isinstance(value, str) else _choice_expected(kind)
        self._refuse(place, expected, value)
        return next(iter(kind))


def describe(value: object) -> str:
    """A value as one short line names it: the thing itself, or what kind of thing it is."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        shortened = value if len(value) <= _LONGEST_FOUND else value[: _LONGEST_FOUND - 1] + "…"
        return repr(shortened) if value.strip() else "an empty text"
    if isinstance(value, int) and abs(value) > _READABLE:
        return "a huge number"
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return f"a list of {len(value)}"
    return str(value)


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _text_expected(words: int, characters: int) -> str:
    if words:
        return f"a text of at most {words} words"
    if characters != LONGEST_TEXT:
        return f"a text of at most {characters} characters"
    return "a text"


def _whole_expected(low: int, high: int) -> str:
    return f"a whole number from {low} to {high}"


def _choice_expected(kind: type[Choice]) -> str:
    return "one of " + ", ".join(kind)


def _nearest(word: str, known: Iterable[str]) -> str:
    """The known word that was probably meant, or else all of them."""
    # Imported here: only a mistake needs it, and the program's start does not.
    from difflib import get_close_matches

    words = [str(each) for each in known]
    close = get_close_matches(word, words, n=1)
    return f"{close[0]} (is that what you mean?)" if close else "one of " + ", ".join(words)
