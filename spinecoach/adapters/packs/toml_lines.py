"""Find the line of each key of a TOML text, so that a mistake can name it.

`tomllib` gives values without their lines. This index is made only when there is a mistake to
report, and only of a text that `tomllib` has accepted. So the scanner does not check anything: it
goes through tables, arrays and strings and notes the line of every key and of every item of an
array.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spinecoach.core.mistake import KeyPath

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}' r"|'''.*?'{3,5}" r'|"(?:\\.|[^"\\])*"' r"|'[^']*'",
    re.DOTALL,
)
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_BARE_VALUE = re.compile(r"[^,\]}#\n]+")


class LineIndex:
    """The line (from 1) of every path of one TOML text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._begins = [0, *(found.end() for found in re.finditer("\n", text))]
        self._lines: dict[KeyPath, int] = {(): 1}
        self._items: dict[KeyPath, int] = {}
        with suppress(RecursionError):
            self._document()

    def line(self, path: KeyPath) -> int:
        """Return the line of that path, of the nearest thing around it if it is missing."""
        while path not in self._lines:
            path = path[:-1]
        return self._lines[path]

    @property
    def paths(self) -> set[KeyPath]:
        """Return every path that was found, including the empty one."""
        return set(self._lines)

    def _note(self, path: KeyPath, at: int) -> None:
        self._lines.setdefault(path, bisect_right(self._begins, at))

    def _skip_blank(self) -> str:
        """Skip white space and comments; return the next character, "" at the end."""
        self._at = self._match(_BLANK).end()
        return self._text[self._at : self._at + 1]

    def _document(self) -> None:
        table: KeyPath = ()
        while character := self._skip_blank():
            if character == "[":
                table = self._header()
            else:
                self._pair(table)

    def _header(self) -> KeyPath:
        """Read `[table]` or `[[array of tables]]`; return the path of what follows."""
        start = self._at
        of_array = self._text.startswith("[[", start)
        width = len("[[") if of_array else len("[")
        self._at += width
        *outer, last = self._dotted_key()
        self._skip_blank()
        self._at += width
        path: KeyPath = ()
        for name in outer:
            path = self._enter((*path, name), start)
        path = (*path, last)
        if of_array:
            self._items[path] = self._items.get(path, -1) + 1
        return self._enter(path, start)

    def _enter(self, path: KeyPath, at: int) -> KeyPath:
        """Note a table named by a header; an array of tables means its latest item."""
        self._note(path, at)
        if path in self._items:
            path = (*path, self._items[path])
            self._note(path, at)
        return path

    def _pair(self, table: KeyPath) -> None:
        """Read `dotted.key = value` within that table."""
        start = self._at
        path = table
        for name in self._dotted_key():
            path = (*path, name)
            self._note(path, start)
        self._skip_blank()
        self._at += len("=")
        self._value(path)

    def _dotted_key(self) -> list[str]:
        names = []
        while True:
            if self._skip_blank() in {'"', "'"}:
                literal = self._match(_STRING)
                names.append(tomllib.loads(f"key = {literal.group()}")["key"])
            else:
                literal = self._match(_BARE_KEY)
                names.append(literal.group())
            self._at = literal.end()
            if self._skip_blank() != ".":
                return names
            self._at += len(".")

    def _value(self, path: KeyPath) -> None:
        character = self._skip_blank()
        if character == "[":
            self._array(path)
        elif character == "{":
            self._inline_table(path)
        elif character in {'"', "'"}:
            self._at = self._match(_STRING).end()
        else:
            self._at = self._match(_BARE_VALUE).end()

    def _array(self, path: KeyPath) -> None:
        self._at += len("[")
        number = 0
        while self._skip_blank() != "]":
            item = (*path, number)
            self._note(item, self._at)
            self._value(item)
            number += 1
            if self._skip_blank() == ",":
                self._at += len(",")
        self._at += len("]")

    def _inline_table(self, path: KeyPath) -> None:
        self._at += len("{")
        while self._skip_blank() != "}":
            self._pair(path)
            if self._skip_blank() == ",":
                self._at += len(",")
        self._at += len("}")

    def _match(self, pattern: re.Pattern[str]) -> re.Match[str]:
        found = pattern.match(self._text, self._at)
        if found is None:
            raise ValueError(f"not valid TOML at character {self._at}")
        return found
