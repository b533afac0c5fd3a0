"""The four built-in exercises say everything that the article says, in our own words, safely."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from spinecoach import assets
from spinecoach.adapters.packs.shelf import load, pack_files
from spinecoach.core.exercise.exercise import Level, PhaseKind
from spinecoach.core.exercise.muscles import Muscle
from spinecoach.core.exercise.pose import Grip, Posture

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spinecoach.core.exercise.exercise import Exercise, Movement

# Loaded in full, so that a pose which no body can take fails every test here.
EXERCISES = {exercise.id: exercise for exercise in map(load, pack_files(assets.exercises_dir()))}
MOVEMENTS = [
    pytest.param(movement, id=f"{exercise.id}/{name}")
    for exercise in EXERCISES.values()
    for name, movement in [
        ("itself", exercise.movement),
        *((variant.id, variant.movement) for variant in exercise.variants),
    ]
]
every_exercise = pytest.mark.parametrize("exercise", EXERCISES.values(), ids=EXERCISES)
every_movement = pytest.mark.parametrize("movement", MOVEMENTS)


def spoken(movement: Movement) -> Iterator[str]:
    for step in movement.steps:
        yield step.say
    for phase in movement.phases:
        yield from (phase.name, phase.word, *phase.cues)
    yield movement.switch


def said(exercise: Exercise) -> str:
    """Everything that the exercise says for itself, variants aside, one text a line."""
    lines = [
        exercise.title,
        exercise.summary,
        *exercise.equipment.things,
        *spoken(exercise.movement),
    ]
    lines += [correction.line for correction in exercise.corrections]
    return "\n".join([*lines, *exercise.cautions]).lower()


def test_the_exercises_come_in_the_order_of_the_article() -> None:
    assert [exercise.title for exercise in EXERCISES.values()] == [
        "Dumbbell pullover",
        "Superman",
        "Shoulder squeezes",
        "Bent-over row",
    ]


WORKS = {
    "dumbbell-pullover": {
        "works the upper back": "upper back",
        "works the shoulders": "shoulders",
        "works the upper arms": "upper arms",
    },
    "superman": {
        "works the back": "whole back",
        "works the glutes": "seat",
    },
    "shoulder-squeezes": {
        "works the mid-back": "middle of the back",
        "works the shoulders": "and the shoulders",
    },
    "bent-over-row": {
        "works the biceps": "biceps",
        "works the mid-back": "middle of the back",
        "works the lats": "lats",
        "works the rhomboids": "rhomboids",
    },
}
"""What each exercise works after the article, and the words in which our pack says it."""


@pytest.mark.parametrize(
    ("exercise", "words"),
    [
        pytest.param(exercise, words, id=f"{exercise}: {instruction}")
        for exercise, checklist in WORKS.items()
        for instruction, words in checklist.items()
    ],
)
def test_what_an_exercise_works_is_told(exercise: str, words: str) -> None:
    assert words in said(EXERCISES[exercise])


@pytest.mark.parametrize(
    ("exercise", "low", "high"),
    [
        ("dumbbell-pullover", 8, 12),
        ("superman", 12, 15),
        ("shoulder-squeezes", 8, 12),
        ("bent-over-row", 8, 12),
    ],
)
def test_the_doses(exercise: str, low: int, high: int) -> None:
    dose = EXERCISES[exercise].dose
    assert (dose.reps_low, dose.reps_high, dose.sets, dose.rest) == (low, high, 2, 60.0)


def test_the_reps_of_the_row_are_marked_as_our_own() -> None:
    facts = {source.fact: source.source for source in EXERCISES["bent-over-row"].sources}
    assert facts["8 to 12 reps"].startswith("our own choice, since the article gives no number")


TEMPO = {
    "dumbbell-pullover": [("eccentric", 3), ("isometric", 1), ("concentric", 2), ("pause", 1)],
    "superman": [("concentric", 2), ("isometric", 3), ("eccentric", 2), ("pause", 1)],
    "shoulder-squeezes": [("concentric", 2), ("isometric", 2), ("eccentric", 3), ("pause", 1)],
    "bent-over-row": [("concentric", 2), ("isometric", 1), ("eccentric", 3), ("pause", 1)],
}


@every_exercise
def test_the_tempo(exercise: Exercise) -> None:
    phases = [(phase.kind, phase.seconds) for phase in exercise.movement.phases]
    assert phases == TEMPO[exercise.id]


@every_movement
def test_the_breath_goes_out_with_the_effort_and_in_with_the_return(movement: Movement) -> None:
    breaths = {PhaseKind.CONCENTRIC: "out", PhaseKind.ECCENTRIC: "in"}
    for phase in movement.phases:
        assert phase.breath == breaths.get(phase.kind, "steady")


def test_the_angles_that_the_article_gives() -> None:
    row = EXERCISES["bent-over-row"].movement
    assert {phase.pose.trunk for phase in row.phases} == {45}
    pull, squeeze, *_ = row.phases
    assert pull.pose.near_arm.shoulder == -30, "the elbow ends past the back"
    assert squeeze.pose.scapula == 1
    pullover = EXERCISES["dumbbell-pullover"].movement
    lower, *_ = pullover.phases
    assert pullover.start.near_arm.shoulder == 90, "arms to the ceiling"
    assert lower.pose.near_arm.shoulder == 170, "arms parallel to the floor"
    assert lower.pose.near_arm.elbow == pullover.start.near_arm.elbow == 15


@every_movement
def test_hanging_arms_hang_straight_down(movement: Movement) -> None:
    if movement.posture is Posture.STANDING and movement.grip is Grip.PAIR:
        assert movement.start.near_arm.shoulder == movement.start.trunk


def test_the_postures_and_what_the_hands_hold() -> None:
    held = {key: (e.movement.posture, e.movement.grip) for key, e in EXERCISES.items()}
    assert held == {
        "dumbbell-pullover": (Posture.SUPINE, Grip.SHARED),
        "superman": (Posture.PRONE, Grip.EMPTY),
        "shoulder-squeezes": (Posture.STANDING, Grip.PAIR),
        "bent-over-row": (Posture.STANDING, Grip.PAIR),
    }


def test_the_front_foot_changes_between_sets_of_the_squeezes() -> None:
    assert EXERCISES["shoulder-squeezes"].movement.switch == "Change your front foot."
    assert not EXERCISES["bent-over-row"].movement.alternates


@pytest.mark.parametrize(
    ("exercise", "muscles"),
    [
        ("dumbbell-pullover", {Muscle.OBLIQUES, Muscle.TRICEPS_BRACHII, Muscle.DELTOID_POSTERIOR}),
        ("superman", {Muscle.ERECTOR_SPINAE, Muscle.GLUTEUS_MAXIMUS, Muscle.RHOMBOIDS}),
        ("shoulder-squeezes", {Muscle.TRAPEZIUS_MIDDLE, Muscle.DELTOID_POSTERIOR}),
        (
            "bent-over-row",
            {
                Muscle.BICEPS_BRACHII,
                Muscle.TRAPEZIUS_MIDDLE,
                Muscle.LATISSIMUS_DORSI,
                Muscle.RHOMBOIDS,
            },
        ),
    ],
)
def test_the_muscles_that_the_article_names(exercise: str, muscles: set[Muscle]) -> None:
    shown = EXERCISES[exercise]
    assert muscles <= {*shown.primary, *shown.secondary}
    assert not set(shown.primary) & set(shown.secondary)


# Easier and harder


@every_exercise
def test_easier_and_harder_ones_are_at_hand_the_easier_first(exercise: Exercise) -> None:
    levels = [variant.level for variant in exercise.variants]
    assert levels == sorted(levels), "easier comes before harder"
    assert set(levels) == set(Level)


@every_exercise
def test_every_variant_is_performed_differently(exercise: Exercise) -> None:
    for variant in exercise.variants:
        assert variant.movement != exercise.movement
        for other in exercise.variants:
            assert other is variant or other.movement != variant.movement


def test_the_added_challenge_of_the_superman_has_dumbbells() -> None:
    challenge = EXERCISES["superman"].variant("dumbbells-in-hands")
    assert challenge.movement.grip is Grip.PAIR
    assert "two light dumbbells" in challenge.equipment.things


def test_a_one_sided_movement_changes_its_side() -> None:
    one_sided = [
        variant
        for exercise in EXERCISES.values()
        for variant in exercise.variants
        if variant.movement.one_sided
    ]
    assert {variant.id for variant in one_sided} == {"hand-on-chair", "one-arm"}
    assert all(variant.movement.alternates for variant in one_sided)


@every_movement
def test_a_variant_of_two_sides_moves_both_of_them_alike(movement: Movement) -> None:
    lifts = [phase for phase in movement.phases if phase.kind is PhaseKind.CONCENTRIC]
    if len(lifts) == 1:
        return
    one, other = (lift.pose for lift in lifts)
    assert (one.near_arm, one.far_arm) == (other.far_arm, other.near_arm)
    assert (one.near_leg, one.far_leg) == (other.far_leg, other.near_leg)


# Words that are heard, and words that may not be said


@every_movement
def test_the_word_of_a_phase_can_be_said_within_it(movement: Movement) -> None:
    for phase in movement.phases:
        # 140 words a minute, half a second of silence (docs/reference.md, section 8).
        assert len(phase.word.split()) <= max(1, (phase.seconds - 0.5) * 140 / 60)


@every_movement
def test_every_phase_has_something_to_read(movement: Movement) -> None:
    assert all(phase.cues for phase in movement.phases)


@every_movement
def test_spoken_sentences_end_as_sentences_and_cues_do_not(movement: Movement) -> None:
    for line in (step.say for step in movement.steps):
        assert line[0].isupper()
        assert line.endswith(".")
    for phase in movement.phases:
        assert phase.word == phase.word.lower()
        assert all(cue[0].isupper() and cue[-1].isalpha() for cue in phase.cues)


CLAIMS = re.compile(
    r"\b(treat|reliev|rehab|therap|prevent|cure|heal|injur|safe for you|cleared|patient|prescri"
    r"|diagnos|good form|well done|perfect)",
    re.IGNORECASE,
)


@every_exercise
def test_nothing_is_claimed_that_only_a_professional_may_say(exercise: Exercise) -> None:
    texts = [said(exercise)]
    for variant in exercise.variants:
        texts += [variant.title, variant.why, *spoken(variant.movement)]
    for text in texts:
        assert not CLAIMS.search(text)


@every_exercise
def test_a_caution_asks_for_a_professional_and_begins_with_the_rule_of_the_article(
    exercise: Exercise,
) -> None:
    first, *others = exercise.cautions
    assert first == "If your back hurts now, see an orthopaedic specialist before you start."
    assert any(caution.startswith("Ask a professional first ") for caution in others)


@every_exercise
def test_what_is_not_the_articles_has_a_source(exercise: Exercise) -> None:
    facts = " ".join(source.fact for source in exercise.sources)
    for fact in ("sets", "rest", "breathing", "tempo", "muscles", "angles", "cautions", "easier"):
        assert fact in facts
