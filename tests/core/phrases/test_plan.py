"""What is said of a plan before it is taken over."""

from __future__ import annotations

from dataclasses import replace

import pytest

from spinecoach.core.coaching.plan import PlanPart, PlanPreview, Standing
from spinecoach.core.coaching.routine import Item, Routine
from spinecoach.core.exercise.exercise import Level, Variant
from spinecoach.core.phrases.plan import PlanPhrases
from spinecoach.core.record.archive import Refusal, RefusalKind, Undone
from tests.core.scenes import ROW, exercise

EASY = Variant("easy", "One arm", Level.EASIER, "", exercise().equipment, ROW, exercise().dose)
FIRST = replace(exercise("row", ROW), title="Row", cautions=("Stop if it hurts.", "Mind a knee."))
SECOND = replace(exercise(), title="Superman", cautions=("Stop if it hurts.",), variants=(EASY,))
PARTS = (
    PlanPart(Item("row", sets=2, weight_kg=4.0, note="Slowly"), FIRST, Standing.NEW),
    PlanPart(Item("superman", "easy"), SECOND, Standing.BESIDE),
    PlanPart(Item("gone"), None, Standing.MISSING),
)
SHOWN = PlanPreview("x.spineplan", None, "Practice Miller", Routine("Back", ()), PARTS)


def test_a_plan_is_shown_from_its_name_to_what_it_would_do() -> None:
    lines = PlanPhrases().preview(SHOWN, "kg")
    assert lines == (
        "Back",
        "From: Practice Miller",
        "Before you start",
        "  Stop if it hurts.",
        "1. Row",
        "2 sets of 8 reps, 60 seconds of rest, 4 kg",
        "Note: Slowly",
        "New: it is added to your exercises.",
        "Before you start",
        "  Mind a knee.",
        "2. Superman: One arm",
        "1 set of 8 reps, 60 seconds of rest",
        PlanPhrases().standing(PARTS[1]),
        "3. gone",
        PlanPhrases().standing(PARTS[2]),
        "It becomes a routine of its own, “Back”. None of yours is changed.",
        PlanPhrases().not_checked(),
    )


def test_a_plan_of_nobody_that_is_here_already() -> None:
    here = PlanPart(Item("superman"), SECOND, Standing.HERE)
    lines = PlanPhrases().preview(replace(SHOWN, author="", parts=(here,), known=True), "kg")
    assert lines[:4] == (
        "Back",
        "1. Superman",
        "1 set of 8 reps, 60 seconds of rest",
        "Before you start",
    )
    assert "You have this routine already: “Back”." in lines


def test_a_plan_without_any_exercise_that_can_be_used_changes_nothing() -> None:
    lines = PlanPhrases().preview(replace(SHOWN, parts=PARTS[2:]), "kg")
    assert "None of its exercises can be used here, so nothing would change." in lines


@pytest.mark.parametrize("kind", RefusalKind)
def test_a_file_that_is_refused_gets_one_sentence_with_its_name(kind: RefusalKind) -> None:
    refused = PlanPreview("x.spineplan", Refusal(kind, "why"))
    (line,) = PlanPhrases().preview(refused, "kg")
    assert "x.spineplan" in line
    assert "archive" not in line


def test_what_came_of_undoing_is_one_of_four_sentences() -> None:
    assert len({PlanPhrases().undone(outcome) for outcome in Undone}) == 4
