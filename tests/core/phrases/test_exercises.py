"""Muscles, doses, phases and variants in words."""

from __future__ import annotations

import pytest

from spinecoach.core.exercise.exercise import Breath, Level
from spinecoach.core.exercise.muscles import Muscle
from spinecoach.core.phrases.exercises import ExercisesPhrases

WORDS = ExercisesPhrases()


def test_every_muscle_has_a_name_of_its_own() -> None:
    names = [WORDS.muscle(muscle) for muscle in Muscle]
    assert len(set(names)) == len(Muscle)
    assert all(name.replace(" ", "").isalpha() for name in names)


def test_a_muscle_by_itself_begins_with_a_capital() -> None:
    assert WORDS.muscle(Muscle.TRAPEZIUS_LOWER) == "lower trapezius"
    assert WORDS.muscle_alone(Muscle.TRAPEZIUS_LOWER) == "Lower trapezius"


@pytest.mark.parametrize(
    ("primary", "secondary", "told"),
    [
        ((), (), "No muscle is marked."),
        ((Muscle.RHOMBOIDS,), (), "Works most: rhomboids."),
        ((), (Muscle.RHOMBOIDS,), "Helps: rhomboids."),
        (
            (Muscle.RHOMBOIDS, Muscle.TERES_MAJOR),
            (Muscle.OBLIQUES,),
            "Works most: rhomboids and teres major. Helps: obliques.",
        ),
    ],
)
def test_the_map_is_described(
    primary: tuple[Muscle, ...], secondary: tuple[Muscle, ...], told: str
) -> None:
    assert WORDS.map_description(primary, secondary) == told


@pytest.mark.parametrize(
    ("dose", "told"),
    [
        ((2, 12, 15, 60.0), "2 sets of 12 to 15 reps, 60 s rest"),
        ((1, 8, 8, 90.0), "1 set of 8 reps, 90 s rest"),
        ((3, 1, 1, 30.0), "3 sets of 1 rep, 30 s rest"),
    ],
)
def test_a_dose_without_a_range_names_one_number(
    dose: tuple[int, int, int, float], told: str
) -> None:
    assert WORDS.dose(*dose) == told


def test_a_phase_is_named_with_its_breath() -> None:
    assert WORDS.phase_facts(2.0, Breath.OUT) == "2 s, breathe out"
    assert WORDS.phase_facts(1.5, Breath.IN) == "1.5 s, breathe in"
    assert WORDS.phase_facts(3.0, Breath.STEADY) == "3 s, keep breathing"


def test_what_needs_nothing_says_so() -> None:
    assert WORDS.needs(()) == "Needs: nothing"
    assert WORDS.needs(("a mat", "a chair")) == "Needs: a mat and a chair"


def test_a_variant_is_named_with_its_level() -> None:
    assert WORDS.chosen_variant("Legs only", Level.EASIER) == "Legs only, easier"
    assert WORDS.variant_of_level("Legs only", Level.HARDER) == "Harder: Legs only"
