"""The exercises of a person: built in and their own, in the language of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.app.services.exercises import PersonExercises
from tests.adapters.packs.test_words_files import GERMAN, NUMBERS, put

if TYPE_CHECKING:
    from pathlib import Path


def test_exercises_are_in_the_language_of_the_program_if_their_files_have_it(
    tmp_path: Path,
) -> None:
    put(tmp_path / "exercises", "wall.toml", NUMBERS)
    put(tmp_path / "exercises", "wall.de.toml", GERMAN)
    put(tmp_path / "exercises", "wall.en.toml", GERMAN.replace("Wandstütz", "Wall push"))
    titles = []
    for language in ("de", "en"):
        shown = PersonExercises(tmp_path, language).packs.exercises()
        titles.append({exercise.id: exercise.title for exercise in shown})
    assert [title["wall-push"] for title in titles] == ["Wandstütz", "Wall push"]
    assert [title["bent-over-row"] for title in titles] == ["Vorgebeugtes Rudern", "Bent-over row"]


def test_every_exercise_of_ours_says_in_which_language_it_is(tmp_path: Path) -> None:
    for language, shown_in in (("de", "de"), ("en", "en"), ("ja", "en")):
        shown = PersonExercises(tmp_path, language).packs.exercises()
        assert {exercise.language for exercise in shown} == {shown_in}
