"""The exercises of a plan: the same one is found, another one of its name is kept beside."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from spinecoach import assets
from spinecoach.adapters.packs.shelf import load
from spinecoach.adapters.plans.beside import Newcomer, exercise_files, newcomers
from spinecoach.core.coaching.plan import Standing

if TYPE_CHECKING:
    from pathlib import Path

DOG = "bird-dog"
SUPERMAN = "superman"


def owning(folder: Path, *changes: tuple[str, str]) -> Path:
    """A folder with a bird dog of one's own, in which some words are others."""
    shutil.copytree(assets.optional_exercises_dir(), folder)
    for path in folder.iterdir():
        text = path.read_text(encoding="utf-8")
        for before, after in changes:
            text = text.replace(before, after)
        path.write_text(text, encoding="utf-8")
    return folder


def handed(theirs: Path, *folders: Path, wanted: str = DOG, language: str = "en") -> Newcomer:
    """The bird dog of one folder, handed to somebody who has those."""
    return newcomers(exercise_files(theirs, [wanted]), [wanted], folders, language)[wanted]


def written(newcomer: Newcomer, folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in newcomer.files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_an_exercise_goes_along_with_all_its_languages(tmp_path: Path) -> None:
    files = exercise_files(owning(tmp_path / "a"), [DOG, "not-there"])
    assert sorted(files) == [
        "exercises/bird-dog.de.toml",
        "exercises/bird-dog.es.toml",
        "exercises/bird-dog.fr.toml",
        "exercises/bird-dog.it.toml",
        "exercises/bird-dog.pt-br.toml",
        "exercises/bird-dog.toml",
    ]
    assert exercise_files(tmp_path / "a", []) == exercise_files(tmp_path / "none", [DOG]) == {}


def test_one_that_is_not_here_is_new_in_the_readers_language(tmp_path: Path) -> None:
    found = handed(owning(tmp_path / "a"), tmp_path / "none", language="de")
    assert (found.id, found.standing) == (DOG, Standing.NEW)
    assert found.exercise is not None
    assert found.exercise.title == "Diagonales Strecken"
    own = written(found, tmp_path / "b")
    assert load(own / "bird-dog.toml", "fr").title == "Bird dog"
    assert handed(tmp_path / "a", own).standing is Standing.HERE


def test_how_a_file_is_laid_out_makes_no_other_exercise(tmp_path: Path) -> None:
    here = owning(tmp_path / "b", ("# ", "#  "), ("title = ", "title   =   "))
    assert handed(owning(tmp_path / "a"), here) == Newcomer(
        DOG, Standing.HERE, load(next(here.glob("*dog.toml"))), {}
    )


@pytest.mark.parametrize(
    "change",
    [("Bird dog", "Dog"), ("Diagonales Strecken", "Strecken")],
    ids=["its own words", "the words of one language"],
)
def test_another_one_of_its_name_gets_a_number_and_none_is_replaced(
    tmp_path: Path, change: tuple[str, str]
) -> None:
    mine = owning(tmp_path / "b")
    found = handed(owning(tmp_path / "a", change), mine, language="de")
    assert (found.id, found.standing) == ("bird-dog-2", Standing.BESIDE)
    assert found.exercise is not None
    assert found.exercise.id == "bird-dog-2"
    assert found.exercise.title.endswith(" (2)")
    assert set(found.files) == {
        f"bird-dog-2{end}.toml" for end in ("", ".de", ".es", ".fr", ".it", ".pt-br")
    }
    assert load(written(found, tmp_path / "c") / "bird-dog-2.toml", "es").title.endswith("(2)")


def test_the_same_plan_again_finds_what_it_brought(tmp_path: Path) -> None:
    theirs, mine = owning(tmp_path / "a", ("Bird dog", "Dog")), owning(tmp_path / "b")
    written(handed(theirs, mine), mine)
    again = handed(theirs, mine)
    assert (again.id, again.standing) == ("bird-dog-2", Standing.HERE)
    third = handed(owning(tmp_path / "c", ("Bird dog", "Hound")), mine)
    assert (third.id, third.standing) == ("bird-dog-3", Standing.BESIDE)


def test_an_exercise_of_the_programs_own_name_is_kept_beside_that(tmp_path: Path) -> None:
    theirs = tmp_path / "a"
    theirs.mkdir()
    own = next(assets.exercises_dir().glob("*superman.toml")).read_text(encoding="utf-8")
    (theirs / "s.toml").write_text(own.replace('title = "Superman"', 'title = "Soup"'), "utf-8")
    found = handed(theirs, assets.exercises_dir(), wanted=SUPERMAN)
    assert (found.id, found.standing) == ("superman-2", Standing.BESIDE)


def test_a_bad_exercise_is_missing_and_an_unwanted_one_is_left(tmp_path: Path) -> None:
    files = exercise_files(owning(tmp_path / "a"), [DOG])
    assert newcomers(files, [SUPERMAN], (), "en") == {}
    words = "exercises/bird-dog.de.toml"
    bad = {**files, words: files[words].replace(b"title", b"titel", 1)}
    assert newcomers(bad, [DOG], (), "en")[DOG].standing is Standing.MISSING
    assert newcomers({"exercises/x.toml": b"\x00"}, [DOG], (), "en") == {}


def test_bad_words_of_ones_own_do_not_hinder(tmp_path: Path) -> None:
    mine = owning(tmp_path / "b")
    (mine / "50-bird-dog.fr.toml").write_bytes(b"\xff\xfe title")
    assert handed(owning(tmp_path / "a"), mine).standing is Standing.BESIDE


def test_an_id_that_is_written_oddly_cannot_be_kept_beside(tmp_path: Path) -> None:
    odd = owning(tmp_path / "a", ('id = "bird-dog"', '"id" = "bird-dog"'), ("Hands", "Both hands"))
    assert handed(odd, owning(tmp_path / "b")).standing is Standing.MISSING
    assert handed(odd, tmp_path / "none").standing is Standing.NEW


def test_two_exercises_of_a_plan_never_become_one(tmp_path: Path) -> None:
    mine, theirs = owning(tmp_path / "b"), owning(tmp_path / "a", ("Bird dog", "Dog"))
    wanted = [DOG, "bird-dog-2"]
    files = exercise_files(theirs, wanted)
    assert newcomers(files, wanted, [mine], "en")[DOG].id == "bird-dog-3"


@pytest.mark.parametrize("spoilt", ["lift = [", 'id = "bird-dog"\n', "id = 7\n"])
def test_a_file_of_ones_own_that_is_bad_is_not_replaced(tmp_path: Path, spoilt: str) -> None:
    mine = tmp_path / "b"
    mine.mkdir()
    (mine / "bird-dog.toml").write_text(spoilt, encoding="utf-8")
    found = handed(owning(tmp_path / "a"), mine)
    assert (found.id, found.standing) == ("bird-dog-2", Standing.BESIDE)
    assert "bird-dog.toml" not in found.files
