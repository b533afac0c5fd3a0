"""Read the text of a file in any encoding and with any separator.

Spreadsheets and other programs write more than the table: titles above its header, a line "sep=;",
or whole lines in quotes.
"""

from __future__ import annotations

import codecs
import csv
from collections import Counter
from contextlib import contextmanager
from itertools import islice, product
from typing import TYPE_CHECKING, BinaryIO, TextIO

from spinecoach.adapters.exchange.fault import ImportFault, mistake
from spinecoach.adapters.system.languages import preferred
from spinecoach.core.coaching import plan
from spinecoach.core.record import archive
from spinecoach.core.record.imported import FlawKind
from spinecoach.regular import why

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Progress = Callable[[float], None]
    """Is told which share of a file is read, 0 to 1."""

MOST_ROWS = 200_000
"""The most lines of a table: fifty years with four workouts a week, twenty sets each."""

LARGEST = 200_000_000
"""The most bytes of a file."""

LONGEST_LINE = 200_000
"""The most characters of a line: a file of one endless line is not read into memory."""

WHOLE = (0.0, 1.0)
BLOCK = 1 << 20
OLD = "cp1252"
"""The encoding that is assumed if a text is not Unicode: old spreadsheets of western Europe."""

OLD_ELSEWHERE = {
    "bs cs hr hu pl ro sk sl sq": "cp1250",
    "be bg kk ky mk mn ru sr uk": "cp1251",
    "el": "cp1253",
    "az tr": "cp1254",
    "he": "cp1255",
    "ar fa ur": "cp1256",
    "et lt lv": "cp1257",
    "vi": "cp1258",
    "th": "cp874",
    "ja": "cp932",
    "ko": "cp949",
    "zh": "gb18030",
    "zh_hk zh_mo zh_tw": "cp950",
}
"""The encodings of old spreadsheets elsewhere, by the languages of the system (Windows)."""

NO_TEXTS = (
    *(b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"SQLite format 3"),
    *(b"bplist", b"%PDF", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"{\\rtf", b"<"),
)
"""How archives, workbooks, databases, documents, web pages and pictures begin."""

NO_IMPORTS = (archive.ENDING, plan.ENDING)
"""How the names of our own files end that are brought in by other commands."""

BOMS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


class Source:
    """A file whose encoding was found; raises `ImportFault` if it is not a text file."""

    def __init__(self, path: Path, progress: Progress | None = None) -> None:
        self.path = path
        self.part = WHOLE
        """Which part of the reading goes on: from which share of it to which."""
        self._progress = progress
        if path.name.endswith(NO_IMPORTS):
            raise ImportFault(mistake(FlawKind.NO_IMPORT, path.name))
        try:
            if path.exists() and not (path.is_file() or path.is_dir()):
                raise ImportFault(mistake(FlawKind.NO_FILE, str(path)))
            self.size = path.stat().st_size
            if self.size > LARGEST:
                raise ImportFault(mistake(FlawKind.TOO_LARGE, path.name))
            with path.open("rb") as file:
                if file.read(16).removeprefix(codecs.BOM_UTF8).lstrip().startswith(NO_TEXTS):
                    raise ImportFault(mistake(FlawKind.NO_TEXT, path.name))
                file.seek(0)
                self.lines, self.encoding = _encoding(file)
        except OSError as error:
            raise unreadable(error) from error

    @property
    def guessed(self) -> bool:
        """Whether the encoding is a guess, because the text is not Unicode."""
        return not self.encoding.startswith("utf")

    @contextmanager
    def text(self) -> Iterator[TextIO]:
        """Open the text with its line ends unchanged."""
        # A copy that was cut off may end within a letter.
        errors = "replace" if self.guessed or self.encoding == "utf-8" else "strict"
        try:
            with self.path.open(encoding=self.encoding, errors=errors, newline="") as file:
                yield file
        except UnicodeDecodeError as error:
            raise ImportFault(mistake(FlawKind.NO_CSV, "UTF-16")) from error
        except OSError as error:
            raise unreadable(error) from error

    def tell(self, share: float) -> None:
        """Report how far the present part of the reading is, 0 to 1."""
        if self._progress:
            begin, end = self.part
            self._progress(begin + (end - begin) * min(1.0, share))


def unreadable(error: OSError) -> ImportFault:
    """Return the fault for a file that the system cannot read."""
    return ImportFault(mistake(FlawKind.UNREADABLE, why(error)))


def _encoding(file: BinaryIO) -> tuple[int, str]:
    """Return how many lines a file has, and its encoding."""
    start = file.read(4)
    bom = next((name for mark, name in BOMS.items() if start.startswith(mark)), "")
    encoding = bom or {b"\0": "utf-16-be"}.get(start[:1], "utf-8")
    if not bom and start[1:2] == b"\0":
        encoding = "utf-16-le"
    file.seek(0)
    lines = 0
    decoder = codecs.getincrementaldecoder("utf-8")()
    while block := file.read(BLOCK):
        lines += max(block.count(b"\n"), block.count(b"\r"))
        if encoding == "utf-8":
            try:
                decoder.decode(block)
            except UnicodeDecodeError:
                encoding = ""
    return lines, encoding or _old_encoding(file)


def _old_encoding(file: BinaryIO) -> str:
    """Return the encoding of a text that is not Unicode, by the language of the system."""
    name = next(iter(preferred()), "").partition(".")[0].replace("-", "_").casefold()
    usual = {word: page for words, page in OLD_ELSEWHERE.items() for word in words.split()}
    encoding = usual.get(name) or usual.get(name.partition("_")[0], OLD)
    decoder = codecs.getincrementaldecoder(encoding)()
    file.seek(0)
    try:
        while block := file.read(BLOCK):
            decoder.decode(block)
    except UnicodeDecodeError:
        return OLD
    return encoding


SEPARATORS = ",;\t|"

FIRST_LINES = 10
"""In so many lines the header of a table is looked for."""

FEWEST_KNOWN = 3
"""So many known columns make a header of a line below the first."""


class CsvTable:
    """The rows of a file of comma-separated values, with their line numbers."""

    def __init__(self, source: Source, width_of: Callable[[list[str]], int]) -> None:
        """`width_of` says how many cells of a header are known."""
        if source.lines > MOST_ROWS:
            raise ImportFault(mistake(FlawKind.TOO_LARGE, source.path.name))
        self._source = source
        with source.text() as file:
            first = list(islice(_lines(file), FIRST_LINES)) or [""]
        self._skips, self.separator = _header_in(first, width_of)
        """How many lines stand above the header, and what separates its cells."""

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Yield each row that is not empty with its line; raises `ImportFault`."""
        with self._source.text() as file:
            lines = islice(_lines(file), self._skips, None)
            reader = csv.reader(lines, delimiter=self.separator)
            try:
                for values in reader:
                    line = reader.line_num + self._skips
                    if line % 1000 == 0:
                        self._source.tell(line / max(1, self._source.lines))
                    if any(values):
                        yield line, _unwrapped(values, self.separator)
            except csv.Error as error:
                line = reader.line_num + 1
                raise ImportFault(mistake(FlawKind.NO_CSV, str(error), line=line)) from error


def _header_in(lines: list[str], width_of: Callable[[list[str]], int]) -> tuple[int, str]:
    """Return the number of the line that is the header, from 0, and the separator of its cells.

    It is the first line in which most columns are known. Without one it is the first line that has
    as many cells as most of the others.
    """
    named = lines[0].casefold().startswith("sep=") and len(lines) > 1

    def known(place: tuple[int, str]) -> tuple[int, bool, int, int]:
        number, mark = place
        cells = _unwrapped(next(csv.reader([lines[number]], delimiter=mark), []), mark)
        usual = number == named
        width = width_of(cells)
        width = width if usual or width >= FEWEST_KNOWN else 0
        return width, usual, -number, lines[number].count(mark)

    best = max(product(range(len(lines)), SEPARATORS), key=known)
    return best if known(best)[0] else _widest(lines) or best


def _widest(lines: list[str]) -> tuple[int, str] | None:
    """Return the first line that has as many cells as most others, and what separates them."""
    widths = {
        (number, mark): len(next(csv.reader([line], delimiter=mark), []))
        for number, line in enumerate(lines)
        for mark in SEPARATORS
    }
    seen = Counter((width, mark) for (_, mark), width in widths.items() if width >= FEWEST_KNOWN)
    for (width, mark), lines_alike in seen.most_common(1):
        if lines_alike > 1:
            return next(at for at, cells in widths.items() if (cells, at[1]) == (width, mark))
    return None


def _unwrapped(cells: list[str], mark: str) -> list[str]:
    """Return the cells of a row; one that was put into quotes as a whole is taken apart again."""
    if len(cells) > 1 or not cells or mark not in cells[0]:
        return cells
    return next(csv.reader(cells[0].splitlines(keepends=True), delimiter=mark), [])


def _lines(file: TextIO) -> Iterator[str]:
    """Yield line by line; raises `ImportFault` for a line that is too long."""
    number = 0
    while line := file.readline(LONGEST_LINE):
        number += 1
        if len(line) == LONGEST_LINE:
            raise ImportFault(mistake(FlawKind.LONG_LINE, line=number))
        # No person writes a NUL character, and in some versions of Python the csv module stops at
        # it.
        yield (
            line.replace("\0", "").removeprefix("\ufeff") if number == 1 else line.replace("\0", "")
        )
