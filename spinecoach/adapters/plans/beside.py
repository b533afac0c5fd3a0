"""The exercises of a plan beside those that are here: which are new, which are others.

One that is here under its id and differs is never replaced: it gets an id and titles with a
number. The same plan opened twice finds what the first time has brought.
"""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from spinecoach.adapters.archive.container import AN_EXERCISE, EXERCISES
from spinecoach.adapters.packs.shelf import (
    LARGEST_FILE,
    id_of,
    load,
    pack_files,
    problems_of,
    words_files,
)
from spinecoach.core.coaching.plan import Standing
from spinecoach.regular import read_regular, write_new

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spinecoach.core.exercise.exercise import Exercise

MOST_OF_A_NAME = 50
"""So many exercises of one id are told apart."""

_TEXT = r"""(?:"(?:[^"\\\n]|\\.)*"|'[^'\n]*')"""


class Newcomer(NamedTuple):
    """An exercise of a plan: under which id it is or would be here, and how it stands.

    `files` are what would be written for it, by their names in the person's own folder.
    """

    id: str
    standing: Standing
    exercise: Exercise | None
    files: Mapping[str, str]


MISSING = Newcomer("", Standing.MISSING, None, {})


def exercise_files(own: Path, wanted: Sequence[str]) -> dict[str, bytes]:
    """Return the files of the wanted exercises that lie in a folder, by their names in a plan."""
    found = {}
    for name, pack in _paths(own).items():
        if name in wanted:
            files = {"": pack, **words_files(pack)}
            for language, path in files.items():
                inner = EXERCISES + _name(name, language)
                if re.fullmatch(AN_EXERCISE, inner):
                    found[inner] = read_regular(path, LARGEST_FILE)
    return found


def newcomers(
    files: Mapping[str, bytes], wanted: Sequence[str], folders: Sequence[Path], language: str
) -> dict[str, Newcomer]:
    """Return those exercises of a plan's `files` that are `wanted`, by their ids in the plan.

    `folders` are those of the exercises that are here; titles are in `language`.
    """
    with TemporaryDirectory() as name:
        staged = Path(name)
        for inner, content in files.items():
            write_new(staged / Path(inner).name, content)
        theirs = {path.stem: path for path in pack_files(staged) if path.stem in wanted}
        if not theirs:
            return {}
        ours = {own: path for folder in folders for own, path in _paths(folder).items()}
        return {
            own: _newcomer(path, _ids(own, wanted), ours, language) for own, path in theirs.items()
        }


def _paths(folder: Path) -> dict[str, Path]:
    """Return the exercises of a folder by their ids, also those that are bad: they are kept too."""
    found: dict[str, Path] = {}
    for path in pack_files(folder) if folder.is_dir() else ():
        found.setdefault(id_of(path) or path.stem, path)
    return found


def _ids(own: str, wanted: Sequence[str]) -> dict[int, str]:
    """Return the ids that an exercise may get here, by their numbers; none is another's."""
    found = {number: f"{own}-{number}" for number in range(2, MOST_OF_A_NAME)}
    return {1: own} | {number: name for number, name in found.items() if name not in wanted}


def _newcomer(
    path: Path, ids: Mapping[int, str], ours: Mapping[str, Path], language: str
) -> Newcomer:
    if problems_of(path) or load(path).id != path.stem:
        return MISSING
    texts = _texts(path)
    for number, name in ids.items():
        named = texts if number == 1 else _renamed(texts, name, number)
        if named is None:
            return MISSING
        here = ours.get(name)
        if here is not None:
            if _says(here, named):
                return Newcomer(name, Standing.HERE, load(here, language), {})
            continue
        files = {_name(name, tongue): text for tongue, text in named.items()}
        standing = Standing.NEW if number == 1 else Standing.BESIDE
        return _checked(Newcomer(name, standing, None, files), language)
    return MISSING


def _checked(newcomer: Newcomer, language: str) -> Newcomer:
    """Return it with its exercise, as it would be read here; MISSING if it could not be."""
    with TemporaryDirectory() as name:
        for own, text in newcomer.files.items():
            write_new(Path(name) / own, text.encode())
        pack = Path(name) / _name(newcomer.id, "")
        if problems_of(pack):
            return MISSING
        return newcomer._replace(exercise=load(pack, language))


def _name(own: str, language: str) -> str:
    return f"{own}.{language}.toml" if language else f"{own}.toml"


def _texts(pack: Path) -> dict[str, str]:
    """Return a pack and its words files by their languages ("" = the pack)."""
    files = {"": pack, **words_files(pack)}
    return {
        language: read_regular(path, LARGEST_FILE).decode("utf-8-sig")
        for language, path in files.items()
    }


def _says(pack: Path, texts: Mapping[str, str]) -> bool:
    """Return whether a pack and its words files say what `texts` do, however they are laid out."""
    try:
        return _parsed(_texts(pack)) == _parsed(texts)
    except (OSError, ValueError, RecursionError):  # a words file of ours that is bad
        return False


def _parsed(texts: Mapping[str, str]) -> dict[str, dict[str, object]]:
    return {language: tomllib.loads(text) for language, text in texts.items()}


def _renamed(texts: Mapping[str, str], own: str, number: int) -> dict[str, str] | None:
    """Return the files under another id and with the number behind their titles.

    None if one of them writes id or title in a way that is not found line by line.
    """
    made = {}
    for language, text in texts.items():
        before = tomllib.loads(text)
        after = dict(before)
        if "id" in before:
            after["id"] = own
        if "title" in before:
            after["title"] = f"{before['title']} ({number})"
        changed = text
        for key in ("id", "title"):
            if key in before:
                changed = _with(changed, key, str(after[key]))
        if tomllib.loads(changed) != after:
            return None
        made[language] = changed
    return made


def _with(text: str, key: str, value: str) -> str:
    """Return a text in which the first line of that key has another value."""
    line = re.compile(rf"^({key}[ \t]*=[ \t]*){_TEXT}", re.MULTILINE)
    return line.sub(lambda found: found[1] + json.dumps(value, ensure_ascii=False), text, count=1)
