"""Muscles, doses, phases and variants in words."""

from __future__ import annotations

import pytest

from spinecoach.core.exercise.equipment import Equipment
from spinecoach.core.exercise.exercise import Breath, Level
from spinecoach.core.exercise.muscles import Muscle
from spinecoach.core.phrases.exercises import ExercisesPhrases

WORDS = ExercisesPhrases()


def test_every_muscle_has_a_name_of_its_own() -> None:
    names = [WORDS.muscle(muscle) for muscle in Muscle]
    assert len(set(names)) == len(Muscle)
    assert all(name.replace(" ", "").isalpha() for name in names)


def test_every_muscle_has_plain_words_of_its_own() -> None:
    assert len({WORDS.place_of(muscle) for muscle in Muscle}) == len(Muscle)


def test_a_muscle_by_itself_is_named_in_plain_words_with_the_latin_beside_them() -> None:
    named = WORDS.muscle_alone(Muscle.TRAPEZIUS_LOWER)
    assert named == "Below the shoulder blades (lower trapezius)"


@pytest.mark.parametrize(
    ("primary", "secondary", "told"),
    [
        ((), (), "No muscle is marked."),
        ((Muscle.RHOMBOIDS,), (), "Works most: between the shoulder blades."),
        ((), (Muscle.RHOMBOIDS,), "Helps: between the shoulder blades."),
        (
            (Muscle.PECTORALIS_MAJOR, Muscle.TERES_MAJOR),
            (Muscle.OBLIQUES,),
            "Works most: chest and behind the armpits. Helps: sides of the belly.",
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
        ((2, 12, 15, 60.0), "2 sets of 12 to 15 reps, 60 seconds of rest"),
        ((1, 8, 8, 90.0), "1 set of 8 reps, 90 seconds of rest"),
        ((3, 1, 1, 30.0), "3 sets of 1 rep, 30 seconds of rest"),
    ],
)
def test_a_dose_without_a_range_names_one_number(
    dose: tuple[int, int, int, float], told: str
) -> None:
    assert WORDS.dose(*dose) == told


def test_a_phase_is_named_with_its_breath() -> None:
    assert WORDS.phase_facts(2.0, Breath.OUT) == "2 seconds, breathe out"
    assert WORDS.phase_facts(1.0, Breath.IN) == "1 second, breathe in"
    assert WORDS.phase_facts(0.6, Breath.IN) == "0.6 seconds, breathe in"
    assert WORDS.phase_facts(1.5, Breath.IN) == "1.5 seconds, breathe in"
    assert WORDS.phase_facts(3.0, Breath.STEADY) == "3 seconds, keep breathing"


def test_what_needs_nothing_says_so() -> None:
    assert WORDS.needs(Equipment()) == "Needs: nothing"
    assert WORDS.needs(Equipment(("a mat", "a chair"))) == "Needs: a mat and a chair"


def test_a_variant_is_named_with_its_level() -> None:
    assert WORDS.chosen_variant("Legs only", Level.EASIER) == "Legs only, easier"
    assert WORDS.variant_of_level("Legs only", Level.HARDER) == "Harder: Legs only"


def test_what_happened_to_the_exercises_is_said_of_one_and_of_several() -> None:
    assert WORDS.added(["Bird dog"]) == "Bird dog was added."
    assert WORDS.added(["Bird dog", "Plank"]) == "Bird dog and Plank were added."
    assert WORDS.now_in_routine("Mine", ["Bird dog"]) == "“Mine” has Bird dog now."
    assert WORDS.now_in_routine("Mine", ["Plank"], "Knees") == "“Mine” has Plank now: Knees."
