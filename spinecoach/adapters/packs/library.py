"""The exercises that a person adds: copied into a folder of their own, each checked before.

Implements `core.ports.Library`. What is added is a copy, so the file that it
came from may be moved or deleted; what is taken away leaves the shelf and
nothing else: what was done of it stays in the history.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.adapters.packs.shelf import PackError, Problem, load

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from spinecoach.adapters.packs.shelf import PackShelf
    from spinecoach.core.exercise.exercise import Exercise


class PackLibrary:
    """Adds to and takes from `own`, a folder of the shelf; `offered` is what comes along."""

    def __init__(self, shelf: PackShelf, own: Path, offered: Path) -> None:
        self._shelf = shelf
        self._own = own
        self._offered = offered

    def add(self, path: str) -> tuple[str, ...]:
        """Add a file, or every exercise file of a folder; return what is wrong, a line each.

        What is right is added even where its neighbour is wrong.
        """
        from pathlib import Path

        place = Path(path)
        files = sorted(place.glob("*.toml")) if place.is_dir() else [place]
        if not files:
            return (f"{place}: there is no exercise file (.toml) in this folder.",)
        problems: list[str] = []
        for file in files:
            problems += self._add(file)
        self._shelf.reload()
        return tuple(problems)

    def offer(self, exercise_id: str) -> tuple[str, ...]:
        """Add one of the exercises that come along."""
        return tuple(
            problem
            for file in sorted(self._offered.glob("*.toml"))
            if load(file).id == exercise_id
            for problem in self.add(str(file))
        )

    def remove(self, exercise_id: str) -> str:
        """Take an added exercise off the shelf; return why that failed, "" where it did not."""
        try:
            (self._own / f"{exercise_id}.toml").unlink(missing_ok=True)
        except OSError as error:
            return f"{exercise_id} cannot be removed: {(error.strerror or str(error)).lower()}."
        self._shelf.reload()
        return ""

    def added(self) -> frozenset[str]:
        """The ids of the exercises that were added."""
        return frozenset(file.stem for file in self._own.glob("*.toml"))

    def offered(self) -> Sequence[Exercise]:
        """The exercises that come along and are not on the shelf."""
        here = {exercise.id for exercise in self._shelf.exercises()}
        found = [load(file) for file in sorted(self._offered.glob("*.toml"))]
        return [exercise for exercise in found if exercise.id not in here]

    def _add(self, file: Path) -> tuple[str, ...]:
        try:
            exercise = load(file)
        except PackError as error:
            return tuple(map(str, error.problems))
        if exercise.id in {one.id for one in self._shelf.exercises()} - self.added():
            taken = Problem(
                str(file), 1, "id", "an id of its own", f"{exercise.id}, which is taken"
            )
            return (str(taken),)
        target = self._own / f"{exercise.id}.toml"
        part = target.with_suffix(".part")
        try:
            self._own.mkdir(mode=0o700, parents=True, exist_ok=True)
            part.write_bytes(file.read_bytes())
            part.replace(target)
        except OSError as error:
            why = (error.strerror or str(error)).lower()
            return (f"{file} cannot be copied to {self._own}: {why}.",)
        return ()
