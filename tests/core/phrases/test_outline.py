"""What the parts of a workout are called in the look at the whole of it."""

from __future__ import annotations

from dataclasses import replace

from spinecoach.core.coaching.outline import OutlineKind, OutlinePart
from spinecoach.core.phrases.outline import part_words
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.workout.timeline import Planned
from tests.core.coaching.test_coach import Home

SQUAT, *_ = Home().shelf
PLANNED = Planned(SQUAT, 2, 8, 60.0)


def words(kind: OutlineKind, *planned: Planned, unit: str = "kg") -> tuple[str, str]:
    return part_words(OutlinePart(kind, planned, 90.0), Phrases(), unit)


def test_a_rest_needs_no_more_words() -> None:
    assert words(OutlineKind.REST) == ("Rest", "")


def test_the_warm_up_lists_its_movements() -> None:
    name, how = words(OutlineKind.WARM_UP, PLANNED, PLANNED)
    assert name == "Warm-up"
    assert how.count(SQUAT.title) == 2


def test_an_exercise_has_its_dose_its_weight_and_its_rests() -> None:
    heavy = replace(PLANNED, weight_kg=5.0)
    told = "2 sets of 8 · 5 kg · 60 seconds of rest between sets"
    assert words(OutlineKind.EXERCISE, heavy) == (SQUAT.title, told)
    assert "11.02 lb" in words(OutlineKind.EXERCISE, heavy, unit="lb")[1]


def test_one_set_has_no_rest_between_sets() -> None:
    assert words(OutlineKind.EXERCISE, replace(PLANNED, sets=1))[1] == "1 set of 8"


def test_a_variant_is_named() -> None:
    variants = SQUAT.variants
    assert variants, "the exercise of this scene has variants"
    named = replace(PLANNED, variant=variants[0])
    assert variants[0].title in words(OutlineKind.EXERCISE, named)[1]
