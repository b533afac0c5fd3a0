"""Read exercise files: the shelf of exercises, and the check that their writers run.

One TOML file holds one exercise; `adapters.packs.format` knows what must stand in it. Its words may
stand in words files beside it, one for each language: `20-superman.de.toml` belongs to
`20-superman.toml`. A file becomes an `Exercise`, or one `PackError` with every `Problem` of the
file. A bad file never stops the reading of the others, nor the program.
"""

from __future__ import annotations

import os
import re
import tomllib
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from spinecoach.adapters.files.table import Table, describe
from spinecoach.adapters.packs.format import (
    LANGUAGE,
    impossible_poses,
    read_exercise,
    useless_short_forms,
)
from spinecoach.core.mistake import Expected, Found, Mistake, Problem, Seen, Wanted, dotted
from spinecoach.regular import NotRegularError, TooLargeError, is_there, read_regular, why

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence
    from pathlib import Path
    from typing import TextIO

    from spinecoach.core.exercise.exercise import Exercise
    from spinecoach.core.phrases.phrases import Phrases

LARGEST_FILE = 256 * 1024
"""Bytes of the largest file that is read: twenty times the largest of ours."""

MOST_PROBLEMS = 100
"""How many problems of one file are named; the others are only counted."""

MOST_KNOWN = 64
"""Of so many files the content is remembered, 0.4 MB of ours.

Each new window, plan and archive asks for the same exercises again; a changed file has another text
and is read anew.
"""

MOST_PARTS = 50
"""The most parts of a dotted key: the parser would need gigabytes for 20,000."""

_PART = r"""(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')"""
_LONG_KEY = re.compile(rf"(?<![\w-]){_PART}(?:[ \t]*+\.[ \t]*+{_PART}){{{MOST_PARTS}}}")


class PackError(Exception):
    """A file that is not a valid exercise, with all that is wrong with it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(f"{len(self.problems)} problems")


class PackShelf:
    """All the exercises of some folders (`core.coaching.ports.Packs`), read when asked for.

    The files of a folder come in the order of their names, which is why they begin with a number. A
    file with an id that is taken already is bad. The files of the first folder are the program's
    own: tests have checked their poses, so the start does not. Other folders may not exist yet:
    they are made when the first exercise is added. The words are in `language` if a file has them;
    `Exercise.language` is the language that they really are in.
    """

    def __init__(self, built_in: Path, *others: Path, language: str = "en") -> None:
        self._built_in = built_in
        self._others = others
        self._language = language
        self._loaded: tuple[tuple[Exercise, ...], tuple[Problem, ...]] | None = None

    def exercises(self) -> Sequence[Exercise]:
        """Return all good exercises in their order."""
        return self._load()[0]

    def problems(self) -> Sequence[Problem]:
        """Return each mistake in the files that could not be read."""
        return self._load()[1]

    def reload(self) -> None:
        """Read the files again when they are next asked for, because one was added or removed."""
        self._loaded = None

    def _load(self) -> tuple[tuple[Exercise, ...], tuple[Problem, ...]]:
        if self._loaded is None:
            exercises: list[Exercise] = []
            problems: list[Problem] = []
            own = _files(self._built_in, problems)
            there = [folder for folder in self._others if is_there(folder)]
            others = [path for folder in there for path in _files(folder, problems)]
            for outcome in _read_all([*own, *others], self._language, proven=set(own)):
                problems += outcome.problems
                if outcome.exercise is not None:
                    exercises.append(outcome.exercise)
            self._loaded = tuple(exercises), tuple(problems)
        return self._loaded


def _files(folder: Path, problems: list[Problem]) -> list[Path]:
    """Return the packs of a folder in the order of their names, without the words files."""
    try:
        return pack_files(folder)
    except OSError as error:
        found = Found(Seen.ERROR, error.strerror or type(error).__name__)
        problems.append(Problem(str(folder), 1, "", Expected(Wanted.FOLDER_OF_EXERCISES), found))
        return []


def pack_files(folder: Path) -> list[Path]:
    """Return the exercise files of a folder, without words files; raise `OSError`."""
    entries = sorted(folder.iterdir())
    return [
        entry
        for entry in entries
        if entry.suffix.lower() == ".toml"
        and not entry.name.startswith(".")
        and pack_of(entry) == entry
    ]


def pack_of(path: Path) -> Path:
    """Return the pack that a words file belongs to; for any other file, the file itself."""
    pack, _ = _split(path)
    return pack if pack != path and pack.is_file() else path


def words_files(pack: Path) -> dict[str, Path]:
    """Return the words files of a pack by their language."""
    beginning = pack.stem + "."
    try:
        # Only few of a thousand names become paths: each pack asks.
        with os.scandir(pack.parent) as entries:
            names = sorted(each.name for each in entries if each.name.startswith(beginning))
    except OSError:
        return {}
    found = {}
    for path in map(pack.with_name, names):
        owner, language = _split(path)
        if owner == pack and language:
            found[language] = path
    return found


def _split(path: Path) -> tuple[Path, str]:
    """Return the pack and the language in a file name such as `20-superman.de.toml`."""
    stem, _, language = path.stem.rpartition(".")
    if stem and LANGUAGE.fullmatch(language.lower()) and path.suffix.lower() == ".toml":
        return path.with_name(stem + path.suffix), language.lower().replace("_", "-")
    return path, ""


def check(paths: Iterable[Path], out: TextIO, phrases: Phrases) -> int:
    """Write what is wrong with each file, or that it is good; return the exit code, 0 or 1."""
    encoding = getattr(out, "encoding", None) or "utf-8"
    lines: list[str] = []
    failed = False
    for outcome in _read_all(dict.fromkeys(map(pack_of, paths)), None):
        failed = failed or bool(outcome.problems)
        lines += map(phrases.packs.problem, outcome.problems)
        if outcome.exercise is not None and not outcome.problems:
            title = outcome.exercise.title
            there = ", ".join(words_files(outcome.path))
            lines.append(
                phrases.packs.good_in(title, there) if there else phrases.packs.good(title)
            )
            lines += map(phrases.packs.note, outcome.notes)
            lines += map(phrases.packs.movement_untold, _untold(outcome.exercise))
    # A terminal that cannot show a character gets its number instead of an error.
    shown = "".join(line + "\n" for line in lines)
    out.write(shown.encode(encoding, "backslashreplace").decode(encoding))
    return 1 if failed else 0


def _untold(exercise: Exercise) -> list[str]:
    """Return the titles of the exercise and its variants whose set-up does not describe a rep."""
    movements = [(exercise.title, exercise.movement)]
    movements += [(variant.title, variant.movement) for variant in exercise.variants]
    return [
        title for title, movement in movements if not any(step.movement for step in movement.steps)
    ]


def load(path: Path, language: str = "en") -> Exercise:
    """Read one file; raises `PackError`, and nothing else, if it has mistakes."""
    outcome = _read(path, language)
    if outcome.exercise is None:
        raise PackError(outcome.problems)
    return outcome.exercise


def id_of(path: Path) -> str:
    """Return the id that a file gives itself; "" if it cannot be read. Nothing else is checked."""
    try:
        found = _document(path).values.get("id")
    except PackError:
        return ""
    return found if isinstance(found, str) else ""


def problems_of(path: Path) -> tuple[Problem, ...]:
    """Return all that is wrong with a file and its words files."""
    return tuple(_read(path, None).problems)


class _Outcome(NamedTuple):
    """The result of reading a file: an exercise, problems, or an exercise with bad words files.

    `notes`, only needed for the check of all languages, name what has no effect in a good file.
    """

    path: Path
    exercise: Exercise | None
    problems: list[Problem]
    notes: tuple[Problem, ...] = ()


class _Document(NamedTuple):
    """A TOML file that was read."""

    path: Path
    text: str

    @property
    def values(self) -> dict[str, object]:
        """Its top table, which nobody changes; raises `PackError` if it is not TOML."""
        return _parsed(self.path, self.text)

    def table(self) -> Table:
        """Return its top table, with a new list of mistakes."""
        return Table(self.values, (), [])

    def placed(self, mistakes: Sequence[Mistake]) -> list[Problem]:
        """Find the lines of all mistakes and sort them as in the file."""
        if not mistakes:
            return []
        # Imported here: only a mistake needs it, and the program's start does not.
        from spinecoach.adapters.packs.toml_lines import LineIndex

        index = LineIndex(self.text)
        problems = [
            Problem(str(self.path), index.line(m.path), dotted(m.path), m.expected, m.found)
            for m in mistakes
        ]
        problems.sort(key=lambda problem: problem.line)
        more = len(problems) - MOST_PROBLEMS
        if more > 0:
            last = problems[MOST_PROBLEMS]
            found = Found(Seen.MORE, number=more)
            end = last._replace(field="", expected=Expected(Wanted.FEW_MISTAKES), found=found)
            problems = [*problems[:MOST_PROBLEMS], end]
        return problems


def _read_all(
    paths: Iterable[Path], language: str | None, proven: Container[Path] = ()
) -> Iterator[_Outcome]:
    """Read all the files; a file with the id of an earlier one is bad."""
    owners: dict[str, Path] = {}
    for path in paths:
        outcome = _read(path, language, proven=path in proven)
        exercise = outcome.exercise
        if exercise is not None:
            owner = owners.setdefault(exercise.id, path)
            if owner is not path:
                found = Found(Seen.TAKEN_BY, exercise.id, other=str(owner))
                taken = _document(path).placed([Mistake(("id",), Expected(Wanted.OWN_ID), found)])
                outcome = _Outcome(path, None, taken)
        yield outcome


def _read(path: Path, language: str | None, *, proven: bool = False) -> _Outcome:
    """Read a file with the words in a language or, if that is None, in every language.

    If words files are bad or missing, the next best language is taken. The poses are checked unless
    the file is `proven`.
    """
    exercise: Exercise | None = None
    problems: list[Problem] = []
    notes: list[Problem] = []
    try:
        pack = _document(path)
        for words in _word_choices(pack, language):
            found, wrong, place = _exercise(pack, words)
            problems += wrong
            if language is None and found is not None:
                notes += place.placed(useless_short_forms(found))
            if found is not None and exercise is None:
                exercise = found
            if pack_is_wrong(wrong, path) or (exercise is not None and language is not None):
                break
    except PackError as error:
        return _Outcome(path, None, [*problems, *error.problems])
    if exercise is not None and not proven:
        impossible = _impossible_poses(exercise)
        if impossible:
            return _Outcome(path, None, [*pack.placed(impossible), *problems])
    return _Outcome(path, exercise, problems, tuple(notes))


def pack_is_wrong(problems: Sequence[Problem], path: Path) -> bool:
    """Return whether a problem is in the pack itself, so that no other words file can help."""
    return any(problem.file == str(path) for problem in problems)


def _exercise(
    pack: _Document, words: tuple[str, Path] | None
) -> tuple[Exercise | None, tuple[Problem, ...], _Document]:
    """Read the exercise with words from that file (None = from the pack).

    Returns it, or None if something is wrong; what is wrong; and the document with the words.
    """
    if words is None:
        return *_worded(pack), pack
    language, place = words
    try:
        document = _document(place)
    except PackError as error:
        return None, error.problems, pack
    return *_worded(pack, document, language), document


@lru_cache(maxsize=MOST_KNOWN)
def _worded(
    pack: _Document, words: _Document | None = None, language: str = ""
) -> tuple[Exercise | None, tuple[Problem, ...]]:
    """Return the exercise with those words, or None, and what is wrong."""
    table = pack.table()
    word_table = words.table() if words else None
    exercise = read_exercise(table, word_table, language)
    problems = pack.placed(table.mistakes)
    if words and word_table:
        problems += words.placed(word_table.mistakes)
    return (None if problems else exercise), tuple(problems)


_impossible_poses = lru_cache(maxsize=MOST_KNOWN)(impossible_poses)


def _word_choices(pack: _Document, language: str | None) -> list[tuple[str, Path] | None]:
    """Return where the words may be taken from, the best first; None is the pack itself."""
    found: list[tuple[str, Path] | None] = list(words_files(pack.path).items())
    if "title" in pack.values or not found:
        found.append(None)
    own = str(pack.values.get("language", "")).lower()
    wanted = (language or "en").lower().replace("_", "-")

    def distance(choice: tuple[str, Path] | None) -> int:
        its = choice[0] if choice is not None else own
        if its == wanted:
            return 0
        if its.split("-")[0] == wanted.split("-")[0]:
            return 1
        if choice is None:
            return 2
        return 3 if its.split("-")[0] == "en" else 4

    return sorted(found, key=distance)


def _document(path: Path) -> _Document:
    document = _Document(path, _text_of(path))
    _ = document.values  # a file that is not TOML is no document
    return document


def _text_of(path: Path) -> str:
    """Return the file's text without a byte order mark; raises `PackError`."""
    try:
        data = read_regular(path, LARGEST_FILE)
    except NotRegularError as error:
        seen = Seen.FOLDER if path.is_dir() else Seen.NO_FILE
        raise _no_pack(path, 1, Expected(Wanted.FILE), Found(seen)) from error
    except TooLargeError as error:
        expected = Expected(Wanted.SMALL_FILE, high=LARGEST_FILE // 1024)
        raise _no_pack(path, 1, expected, Found(Seen.LARGER_FILE)) from error
    except OSError as error:
        found = Found(Seen.ERROR, why(error))
        raise _no_pack(path, 1, Expected(Wanted.READABLE_FILE), found) from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
        found = Found(Seen.UTF16) if utf16 else Found(Seen.BYTE, f"{data[error.start]:02x}")
        raise _no_pack(path, line, Expected(Wanted.UTF8), found) from error


def _no_pack(path: Path, line: int, expected: Expected, found: Found) -> PackError:
    return PackError([Problem(str(path), line, "", expected, found)])


_long_key_in = lru_cache(maxsize=MOST_KNOWN)(_LONG_KEY.search)


@lru_cache(maxsize=MOST_KNOWN)
def _loads(text: str) -> dict[str, object]:
    return tomllib.loads(text)


def _parsed(path: Path, text: str) -> dict[str, object]:
    """Return the file's top table; raises `PackError` with the line if it is not TOML."""
    long_key = _long_key_in(text)
    if long_key is not None:
        line = text.count("\n", 0, long_key.start()) + 1
        raise _no_pack(path, line, Expected(Wanted.FEW_PARTS), Found(Seen.TOO_MANY))
    try:
        return _loads(text)
    except RecursionError as error:
        lines = text.split("\n")
        deepest = max(range(len(lines)), key=lambda n: lines[n].count("[") + lines[n].count("{"))
        expected = Expected(Wanted.FEW_LEVELS)
        raise _no_pack(path, deepest + 1, expected, Found(Seen.TOO_MANY)) from error
    except ValueError as error:
        line, found = _syntax_error(error, text)
        raise _no_pack(path, line, Expected(Wanted.TOML), found) from error


def _place(error: ValueError) -> tuple[int, str] | None:
    """Return the line of an error of tomllib (0 = the end of the file), and its message.

    None if the error has no line. From Python 3.14 on both are values of the error; before that
    they are only in its message, and a message of another form is shown whole. To parse ever longer
    beginnings of the file would not find the line: a text over several lines is an error until its
    end. The library tomli has the values, but would be one more dependency for one line of the
    check.
    """
    line, complaint = getattr(error, "lineno", None), getattr(error, "msg", "")
    if line is not None:
        return line, complaint
    place = re.fullmatch(
        r"(.*) \(at (?:line (\d+), column \d+|end of document)\)", str(error), re.DOTALL
    )
    return (int(place[2] or 0), place[1]) if place else None


def _syntax_error(error: ValueError, text: str) -> tuple[int, Found]:
    """Return the line that is not TOML, and what tomllib says about it."""
    if not isinstance(error, tomllib.TOMLDecodeError):
        # Raised by Python itself for a whole number with thousands of digits.
        bare = text.replace("_", "")
        digits = re.search(r"\d{1000}", bare)
        line = bare.count("\n", 0, digits.start()) + 1 if digits else 1
        return line, Found(Seen.HUGE_NUMBER)
    place = _place(error)
    if place is None:
        return 1, Found(Seen.ERROR, str(error))
    last = text.rstrip().count("\n") + 1
    line, complaint = min(place[0] or last, last), place[1]
    shown = describe(text.split("\n")[line - 1].strip())
    return line, Found(Seen.SYNTAX, shown.text, other=complaint)
