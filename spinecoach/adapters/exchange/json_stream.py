"""Read one JSON object whose lists may be long, without holding all of its text or values."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, TextIO

from spinecoach.adapters.exchange.fault import ImportFault, mistake
from spinecoach.core.record.imported import FlawKind

if TYPE_CHECKING:
    from collections.abc import Iterator

BLOCK = 1 << 18
LARGEST_VALUE = 1 << 22
"""The most characters of one value: a workout with thousands of sets has a tenth of them."""

MOST_ITEMS = 100_000
"""The most items of a list: more than a life has days."""

CUT = 32
"""The last characters of what was read so far: a number or a word may be cut off in them."""

OPEN_STRING = re.compile(r'"(?:[^"\\]|\\.)*+\\?\Z', re.DOTALL)
"""Finds a string that is still open at the end of what was read so far."""

BLANKS = " \t\r\n\ufeff"


class JsonStream:
    """Reads an object member by member; raises `ImportFault`."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._text = ""
        self._at = 0
        self._line = 1
        self._decode = json.JSONDecoder().raw_decode

    def members(self) -> Iterator[tuple[str, Any, bool]]:
        """Yield the name and the value of each member, and whether it is one item of a list.

        The items of a list come one by one, then the list itself, empty.
        """
        if self._peek() != "{":
            raise ImportFault(mistake(FlawKind.NOT_OURS))
        self._at += 1
        if self._peek() != "}":
            while True:
                name = self._value()
                if not isinstance(name, str):
                    raise self._wrong()
                self._expect(":")
                if self._peek() == "[":
                    yield from ((name, item, True) for item in self._items())
                    yield name, [], False
                else:
                    yield name, self._value(), False
                if self._expect(",}") == "}":
                    break
        else:
            self._at += 1
        if self._peek():
            raise self._wrong()

    def _items(self) -> Iterator[Any]:
        self._at += 1
        if self._peek() == "]":
            self._at += 1
            return
        for _ in range(MOST_ITEMS):
            yield self._value()
            if self._expect(",]") == "]":
                return
        raise ImportFault(mistake(FlawKind.TOO_LARGE))

    def _value(self) -> Any:  # noqa: ANN401 - JSON may be anything
        """Decode the value that begins here, and read more as long as it is cut off."""
        self._peek()
        while True:
            try:
                value, end = self._decode(self._text, self._at)
            except json.JSONDecodeError as error:
                near_end = error.pos > len(self._text) - CUT
                cut_off = near_end or OPEN_STRING.match(self._text, error.pos)
                if not cut_off or not self._more():
                    raise self._wrong(error.pos) from None
            except RecursionError:
                raise ImportFault(mistake(FlawKind.TOO_DEEP, line=self._line)) from None
            except ValueError:  # Python refuses to read a number of thousands of digits
                raise ImportFault(mistake(FlawKind.ENDLESS_NUMBER, line=self._line)) from None
            else:
                # A value that ends at the end of the text may continue in the next block, as a
                # number can.
                if end < len(self._text) - CUT or not self._more():
                    self._at = end
                    return value

    def _peek(self) -> str:
        """Return the next character that is not white space, "" at the end."""
        while True:
            while self._at < len(self._text):
                if self._text[self._at] not in BLANKS:
                    return self._text[self._at]
                self._at += 1
            if not self._more():
                return ""

    def _expect(self, marks: str) -> str:
        found = self._peek()
        if not found or found not in marks:
            raise self._wrong()
        self._at += 1
        return found

    def _more(self) -> bool:
        """Read more, and drop the text that was used; return False at the end."""
        if len(self._text) - self._at > LARGEST_VALUE:
            raise ImportFault(mistake(FlawKind.LONG_LINE, line=self._line))
        # Twice as much each time: a long value is decoded from its beginning again after each
        # block.
        block = self._file.read(max(BLOCK, len(self._text) - self._at))
        if block:
            self._line += self._text.count("\n", 0, self._at)
            self._text = self._text[self._at :] + block
            self._at = 0
        return bool(block)

    def _wrong(self, at: int | None = None) -> ImportFault:
        line = self._line + self._text.count("\n", 0, self._at if at is None else at)
        return ImportFault(mistake(FlawKind.NO_JSON, line=line))
