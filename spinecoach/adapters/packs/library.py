"""Add exercises to a person's own folder, after a check, and remove them again.

Implements `core.coaching.ports.Library`. The file is copied together with its words files, so
the original may be moved or deleted. The history of a removed exercise stays, and beside the folder
it is noted that the person removed it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.adapters.files.removed import Removed
from spinecoach.adapters.packs.shelf import (
    PackError,
    id_of,
    load,
    pack_files,
    pack_of,
    problems_of,
    words_files,
)
from spinecoach.core.mistake import NOTHING, Expected, Found, Problem, Seen, Wanted
from spinecoach.core.record.edits import EXERCISE
from spinecoach.core.trouble import Trouble, TroubleKind
from spinecoach.regular import make_folder, read_beginning, why, write_new

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from spinecoach.adapters.packs.shelf import PackShelf
    from spinecoach.core.exercise.exercise import Exercise


class PackLibrary:
    """Adds to and removes from `own`, a folder of the shelf; `offered` is a folder to add from."""

    def __init__(self, shelf: PackShelf, own: Path, offered: Path, language: str = "en") -> None:
        self._shelf = shelf
        self._own = own
        self._offered = offered
        self._language = language
        self._removed = Removed(own.parent)

    def add(self, path: str) -> tuple[Problem, ...]:
        """Add a file, or every exercise file of a folder; return what is wrong.

        Good files are added even if others have mistakes.
        """
        from pathlib import Path

        place = Path(path)
        try:
            files = pack_files(place) if place.is_dir() else [pack_of(place)]
        except OSError as error:
            found = Found(Seen.ERROR, why(error))
            expected = Expected(Wanted.FOLDER_OF_EXERCISES)
            return (Problem(str(place), 1, "", expected, found),)
        if not files:
            return (Problem(str(place), 1, "", Expected(Wanted.EXERCISE_IN_FOLDER), NOTHING),)
        problems: list[Problem] = []
        for file in files:
            problems += self._add(file)
        self._shelf.reload()
        return tuple(problems)

    def offer(self, exercise_id: str) -> tuple[Problem, ...]:
        """Add one of the offered exercises."""
        return tuple(
            problem
            for file in pack_files(self._offered)
            if load(file).id == exercise_id
            for problem in self.add(str(file))
        )

    def remove(self, exercise_id: str) -> Trouble | None:
        """Take an added exercise off the shelf; return why that failed."""
        pack = self._packs().get(exercise_id)
        try:
            for file in _files_of(pack) if pack else ():
                file.unlink(missing_ok=True)
            self._removed.note(EXERCISE, gone=[exercise_id])
        except OSError as error:
            return Trouble(TroubleKind.EXERCISE_NOT_REMOVED, exercise_id, why(error))
        self._shelf.reload()
        return None

    def added(self) -> frozenset[str]:
        """Return the ids of the exercises that were added."""
        return frozenset(self._packs())

    def _packs(self) -> dict[str, Path]:
        """Return the packs of the folder by their ids; somebody may have written one by hand.

        One with the id of another exercise is none: the id stands for that one.
        """
        packs = pack_files(self._own) if self._own.is_dir() else []
        wrong = self._shelf.problems() if packs else ()
        taken = {each.file for each in wrong if each.expected.kind is Wanted.OWN_ID}
        return {id_of(pack) or pack.stem: pack for pack in packs if str(pack) not in taken}

    def offered(self) -> Sequence[Exercise]:
        """Return the offered exercises that are not on the shelf."""
        here = {exercise.id for exercise in self._shelf.exercises()}
        found = [load(file, self._language) for file in pack_files(self._offered)]
        return [exercise for exercise in found if exercise.id not in here]

    def _add(self, file: Path) -> tuple[Problem, ...]:
        try:
            exercise = load(file, self._language)
        except PackError as error:
            return error.problems
        wrong = problems_of(file)
        if wrong:
            return wrong
        own = self._packs()
        if exercise.id in {one.id for one in self._shelf.exercises()} - own.keys():
            found = Found(Seen.TAKEN, exercise.id)
            return (Problem(str(file), 1, "id", Expected(Wanted.OWN_ID), found),)
        before = own.get(exercise.id)
        target = self._own / f"{exercise.id}.toml"
        # The words first: a pack without its words cannot be read.
        copies = {
            self._own / f"{exercise.id}.{language}.toml": words
            for language, words in words_files(file).items()
        }
        try:
            make_folder(self._own)
            for copy, original in (*copies.items(), (target, file)):
                part = copy.with_suffix(".part")
                write_new(part, read_beginning(original))
                part.replace(copy)
            new = (target, *copies)
            for old in {*_files_of(target), *(_files_of(before) if before else ())}:
                # Where a disk does not tell "A" from "a", a file may have two names.
                if not any(old.samefile(one) for one in new):
                    old.unlink()
        except OSError as error:
            expected = Expected(Wanted.WRITABLE_FOLDER)
            return (Problem(str(self._own), 1, "", expected, Found(Seen.ERROR, why(error))),)
        self._removed.note(EXERCISE, here=[exercise.id])
        return ()


def _files_of(pack: Path) -> list[Path]:
    """Return a pack and its words files, which go first: without them it cannot be read."""
    return [*words_files(pack).values(), pack]
