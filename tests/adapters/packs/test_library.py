"""Adding an exercise from a file or a folder, and taking it away again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from spinecoach import assets
from spinecoach.adapters.packs.library import PackLibrary
from spinecoach.adapters.packs.shelf import PackShelf
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.trouble import TroubleKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from spinecoach.core.mistake import Problem

BIRD_DOG = assets.optional_exercises_dir() / "50-bird-dog.toml"


@pytest.fixture
def shelf(tmp_path: Path) -> PackShelf:
    return PackShelf(assets.exercises_dir(), tmp_path / "own")


@pytest.fixture
def library(shelf: PackShelf, tmp_path: Path) -> PackLibrary:
    return PackLibrary(shelf, tmp_path / "own", assets.optional_exercises_dir())


def told(problems: Iterable[Problem]) -> list[str]:
    return [Phrases().packs.problem(problem) for problem in problems]


def ids(shelf: PackShelf) -> list[str]:
    return [exercise.id for exercise in shelf.exercises()]


def test_a_file_is_added_and_taken_away(library: PackLibrary, shelf: PackShelf) -> None:
    before = ids(shelf)
    assert library.add(str(BIRD_DOG)) == ()
    assert ids(shelf) == [*before, "bird-dog"]
    assert library.added() == {"bird-dog"}
    assert library.remove("bird-dog") is None
    assert ids(shelf) == before
    assert shelf.problems() == ()


def test_what_comes_along_is_offered_until_it_is_added(library: PackLibrary) -> None:
    assert [exercise.title for exercise in library.offered()] == ["Bird dog"]
    assert library.offer("bird-dog") == ()
    assert library.offered() == []


def test_a_folder_is_added_file_by_file_and_its_slips_are_told(
    library: PackLibrary, shelf: PackShelf, tmp_path: Path
) -> None:
    folder = tmp_path / "from a friend"
    folder.mkdir()
    (folder / "a.toml").write_text("title = 3\n")
    (folder / "b.toml").write_bytes(BIRD_DOG.read_bytes())
    problems = told(library.add(str(folder)))
    assert any("a.toml:1: title: expected" in problem for problem in problems)
    assert "bird-dog" in ids(shelf)
    assert library.added() == {"bird-dog"}


def test_an_id_of_the_program_cannot_be_taken(library: PackLibrary, tmp_path: Path) -> None:
    copy = tmp_path / "mine.toml"
    copy.write_bytes((assets.exercises_dir() / "20-superman.toml").read_bytes())
    (problem,) = told(library.add(str(copy)))
    assert "superman, which is taken" in problem
    assert library.added() == frozenset()


def test_an_added_exercise_may_be_replaced_by_a_newer_file(library: PackLibrary) -> None:
    assert library.add(str(BIRD_DOG)) == ()
    assert library.add(str(BIRD_DOG)) == ()


def test_a_file_that_somebody_wrote_into_the_folder_is_replaced_and_removed_by_its_id(
    library: PackLibrary, shelf: PackShelf, tmp_path: Path
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "Der Hund.toml").write_bytes(BIRD_DOG.read_bytes() + b"# by hand\n")
    (own / "Der Hund.de.toml").write_bytes(BIRD_DOG.with_suffix(".de.toml").read_bytes())
    (own / "Superman.toml").write_bytes((assets.exercises_dir() / "20-superman.toml").read_bytes())
    assert library.added() == {"bird-dog"}  # the other one's id is an exercise of the program
    assert library.add(str(BIRD_DOG)) == ()
    assert (own / "bird-dog.toml").read_bytes() == BIRD_DOG.read_bytes()
    assert not list(own.glob("Der Hund*"))
    assert library.remove("bird-dog") is None
    assert "bird-dog" not in ids(shelf)


def test_an_empty_folder_and_a_missing_file_are_told(library: PackLibrary, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert "expected an exercise file" in told(library.add(str(tmp_path / "empty")))[0]
    assert "a file that can be read" in told(library.add(str(tmp_path / "nowhere.toml")))[0]


def test_if_nothing_can_be_copied_it_says_so(shelf: PackShelf, tmp_path: Path) -> None:
    (tmp_path / "own").write_text("a file, not a folder")
    library = PackLibrary(shelf, tmp_path / "own", assets.optional_exercises_dir())
    assert "a folder that can be written to" in told(library.add(str(BIRD_DOG)))[0]


def test_what_cannot_be_removed_is_told(library: PackLibrary, tmp_path: Path) -> None:
    (tmp_path / "own" / "stuck.toml").mkdir(parents=True)
    trouble = library.remove("stuck")
    assert trouble is not None
    assert (trouble.kind, trouble.path) == (TroubleKind.EXERCISE_NOT_REMOVED, "stuck")
