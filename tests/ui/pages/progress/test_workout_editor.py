"""A value that was changed is shown with what was there before."""

from __future__ import annotations

from dataclasses import replace

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.ui.pages.progress.workout_editor import changed_words, set_before
from tests.histories import years

WORDS = Phrases()
SET = replace(years(1)[0].sets[0], reps=3, weight_kg=4.0)


def test_a_set_says_what_it_was() -> None:
    assert set_before(WORDS, SET, {}, "kg") == ""
    assert set_before(WORDS, SET, {(SET.id, "reps"): "8"}, "kg") == "8 reps"
    assert set_before(WORDS, SET, {(SET.id, "weight_kg"): None}, "kg") == "no weight"
    both = {(SET.id, "reps"): "1", (SET.id, "weight_kg"): "2.0", ("other", "reps"): "9"}
    assert set_before(WORDS, SET, both, "lb") == "1 rep, 4.41 lb"


def test_a_workout_says_what_it_was_and_leaves_its_sets_to_themselves() -> None:
    originals = {
        ("", "note"): "",
        ("", "effort"): "4",
        ("", "began_utc"): "2026-11-20T12:00:00.000Z",
        ("a set", "reps"): "8",
    }
    words = "Changed. Before: note \N{EN DASH}, effort 4, day 20 November 2026."
    assert changed_words(WORDS, originals) == words
    assert changed_words(WORDS, {("a set", "reps"): "8"}) == "Changed."
