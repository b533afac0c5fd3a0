"""A value that was changed is shown with what was there before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.ui.pages.progress.workout_editor import WorkoutEditor, changed_words, set_before
from tests.histories import years
from tests.ui.past import PastForTests

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

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
    words = "Changed. Before: note not given, effort 4, day 20 November 2026."
    assert changed_words(WORDS, originals) == words
    assert changed_words(WORDS, {("a set", "reps"): "8"}) == "Changed."


def test_a_set_at_own_pace_has_its_tempo_below_its_name(qtbot: QtBot) -> None:
    first, second, *others = years(1)[0].sets
    slower = replace(first, reps=4, seconds=20.0, rep_seconds=(4.0, 4.0, 6.0, 6.0))
    switched = replace(second, reps=3, rep_seconds=(None, 4.0, 9.0))
    workout = replace(years(1)[0], sets=(slower, switched, *others))
    editor = WorkoutEditor(PastForTests([workout]), WORDS)
    qtbot.addWidget(editor)
    editor.show_workout(workout, workout.day)

    def told(line: int) -> QLabel:
        item = editor.sets.itemAtPosition(line, 0)
        assert item is not None
        found = item.widget()
        assert isinstance(found, QLabel)
        return found

    common, corrections = WORDS.common, WORDS.corrections
    assert slower.tempo is not None
    assert told(1).text() == common.capitalised(common.tempo(slower.tempo))
    assert told(1).toolTip() == corrections.each_rep(slower.rep_seconds)
    assert told(1).accessibleDescription() == told(1).toolTip()
    # The next set does not begin beside it, also where no field is below that of the reps.
    assert told(2).text() == corrections.set_of(switched.title, switched.number, switched.attempt)
    assert told(4).text() == corrections.set_of(others[0].title, others[0].number, 1)
    assert editor.sets.itemAtPosition(3, 1) is None


def test_each_rep_is_told_also_one_that_the_clock_ended() -> None:
    said = WORDS.corrections.each_rep((None, 4.0, 3.5))
    assert said == "Seconds of each rep: \N{EN DASH}  4  3.5"
