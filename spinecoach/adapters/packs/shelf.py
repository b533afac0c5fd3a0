"""The shelf of exercises: a folder of files that physiotherapists write.

One TOML file holds one exercise; `adapters.packs.format` knows what must stand in
it. A file becomes an `Exercise`, or one `PackError` that holds every `Problem`
of the file with its line, its field, what was expected and what was found. A
bad file never stops the others, nor the program.
"""

from __future__ import annotations

import re
import stat
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spinecoach.adapters.packs.format import impossible_poses, read_exercise
from spinecoach.adapters.packs.table import Mistake, Table, describe

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence
    from pathlib import Path
    from typing import TextIO

    from spinecoach.core.exercise.exercise import Exercise

LARGEST_FILE = 256 * 1024
"""Bytes of the largest file that is read: twenty times the longest built-in one."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake of a file, for people: where it is, what was expected, what was found."""

    file: str
    line: int
    field: str
    expected: str
    found: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}: "
        field = f"{self.field}: " if self.field else ""
        return f"{where}{field}expected {self.expected}, found {self.found}"


class PackError(Exception):
    """A file that is no exercise, with all that is wrong with it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, problems)))


class PackShelf:
    """All the exercises of some folders (`core.ports.Packs`); the files are read when asked for.

    The files of a folder come in the order of their names, which is why they
    begin with a number. An id that was taken already makes its file a bad one.
    The files of the first folder are the program's own: tests have searched them
    for poses that no body can take, so the start-up need not. Another folder may
    not be there yet: it is made when the first exercise is added.
    """

    def __init__(self, built_in: Path, *others: Path) -> None:
        self._built_in = built_in
        self._others = others
        self._loaded: tuple[tuple[Exercise, ...], tuple[str, ...]] | None = None

    def exercises(self) -> Sequence[Exercise]:
        """All good exercises in their order."""
        return self._load()[0]

    def problems(self) -> Sequence[str]:
        """One line for each mistake in the files that could not be read."""
        return self._load()[1]

    def reload(self) -> None:
        """Read the files anew when they are next asked for: one was added or taken away."""
        self._loaded = None

    def _load(self) -> tuple[tuple[Exercise, ...], tuple[str, ...]]:
        if self._loaded is None:
            exercises: list[Exercise] = []
            problems: list[Problem] = []
            own = _files(self._built_in, problems)
            there = [folder for folder in self._others if folder.exists()]
            others = [path for folder in there for path in _files(folder, problems)]
            for outcome in _read_all([*own, *others], proven=set(own)):
                if isinstance(outcome, PackError):
                    problems += outcome.problems
                else:
                    exercises.append(outcome)
            self._loaded = tuple(exercises), tuple(map(str, problems))
        return self._loaded


def _files(folder: Path, problems: list[Problem]) -> list[Path]:
    """The packs of a folder in the order of their names; a folder that is none is a problem."""
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        found = error.strerror or type(error).__name__
        problems.append(Problem(str(folder), 1, "", "a folder of exercises", found))
        return []
    return [
        entry
        for entry in entries
        if entry.suffix.lower() == ".toml" and not entry.name.startswith(".")
    ]


def check(paths: Iterable[Path], out: TextIO) -> int:
    """Say of each file what is wrong with it, or that it is right; return the exit code, 0 or 1."""
    encoding = getattr(out, "encoding", None) or "utf-8"
    lines: list[str] = []
    failed = False
    for outcome in _read_all(paths):
        if isinstance(outcome, PackError):
            failed = True
            lines += map(str, outcome.problems)
        else:
            lines.append(f"ok: {outcome.title}")
    # A terminal that cannot show a character gets its number instead of an error.
    shown = "".join(line + "\n" for line in lines)
    out.write(shown.encode(encoding, "backslashreplace").decode(encoding))
    return 1 if failed else 0


def load(path: Path) -> Exercise:
    """Read one file; raises `PackError`, and nothing else, where it is no good exercise."""
    exercise, _ = _read(path)
    return exercise


def _read_all(
    paths: Iterable[Path], proven: Container[Path] = ()
) -> Iterator[Exercise | PackError]:
    """Read all the files; one with an id that an earlier one has is a bad one."""
    owners: dict[str, Path] = {}
    for path in paths:
        try:
            exercise, text = _read(path, proven=path in proven)
        except PackError as error:
            yield error
            continue
        owner = owners.setdefault(exercise.id, path)
        if owner is path:
            yield exercise
        else:
            found = f"{exercise.id}, which {owner} has already"
            yield PackError(_placed(path, text, [Mistake(("id",), "an id of its own", found)]))


def _read(path: Path, *, proven: bool = False) -> tuple[Exercise, str]:
    """The exercise of a file, its poses searched unless they are proven, and the file's text."""
    text = _text_of(path)
    mistakes: list[Mistake] = []
    exercise = read_exercise(Table(_parsed(path, text), (), mistakes))
    if not mistakes and not proven:
        mistakes += impossible_poses(exercise)
    if mistakes:
        raise PackError(_placed(path, text, mistakes))
    return exercise, text


def _text_of(path: Path) -> str:
    """The file's text without a byte order mark; raises `PackError`."""
    try:
        # Asked before it is opened: opening a pipe would wait for ever.
        if not stat.S_ISREG(path.stat().st_mode):
            found = "a folder" if path.is_dir() else "something else"
            raise PackError([Problem(str(path), 1, "", "a file", found)])
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        found = getattr(error, "strerror", None) or str(error)
        raise PackError([Problem(str(path), 1, "", "a file that can be read", found)]) from error
    if len(data) > LARGEST_FILE:
        expected = f"at most {LARGEST_FILE // 1024} KiB"
        raise PackError([Problem(str(path), 1, "", expected, "a larger file")])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
        found = "UTF-16" if utf16 else f"the byte 0x{data[error.start]:02x}"
        expected = "UTF-8 text (save the file as UTF-8)"
        raise PackError([Problem(str(path), line, "", expected, found)]) from error


def _parsed(path: Path, text: str) -> dict[str, object]:
    """The file's top table; raises `PackError` with the line where it is not TOML."""
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        lines = text.split("\n")
        deepest = max(range(len(lines)), key=lambda n: lines[n].count("[") + lines[n].count("{"))
        line, expected, found = deepest + 1, "a few levels of brackets", "far too many"
        raise PackError([Problem(str(path), line, "", expected, found)]) from error
    except ValueError as error:
        line, found = _syntax_error(str(error), text)
        raise PackError([Problem(str(path), line, "", "valid TOML", found)]) from error


def _syntax_error(message: str, text: str) -> tuple[int, str]:
    """The line that a message of tomllib's speaks of, and what it complains about there."""
    last = text.rstrip().count("\n") + 1
    place = re.search(r" \(at (?:line (\d+), column \d+|end of document)\)", message)
    if place is None:
        # The one complaint without a place: a whole number of thousands of digits.
        bare = text.replace("_", "")
        digits = re.search(r"\d{1000}", bare)
        line = bare.count("\n", 0, digits.start()) + 1 if digits else 1
        return line, "a huge number"
    complaint = message[: place.start()]
    line = min(int(place[1]), last) if place[1] else last
    shown = text.split("\n")[line - 1].strip()
    return line, f"{describe(shown)} ({complaint[:1].lower()}{complaint[1:]})"


def _placed(path: Path, text: str, mistakes: Sequence[Mistake]) -> list[Problem]:
    """Find the lines of all the mistakes and put them into the order of the file."""
    # Imported here: only a mistake needs it, and the program's start does not.
    from spinecoach.adapters.packs.toml_lines import LineIndex, dotted

    index = LineIndex(text)
    problems = [
        Problem(str(path), index.line(m.path), dotted(m.path), m.expected, m.found)
        for m in mistakes
    ]
    return sorted(problems, key=lambda problem: problem.line)
