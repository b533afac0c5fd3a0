"""What a movement tells about its phases and sides."""

from __future__ import annotations

from dataclasses import replace

import pytest

from spinecoach.core.exercise.equipment import Equipment
from spinecoach.core.exercise.exercise import (
    Breath,
    Dose,
    Exercise,
    Level,
    Movement,
    Phase,
    PhaseKind,
    Step,
    Variant,
)
from spinecoach.core.exercise.muscles import Muscle
from spinecoach.core.exercise.pose import Arm, Grip, Leg, Pose, Posture

HANGING = Pose(trunk=45, near_arm=Arm(45), far_arm=Arm(45), near_leg=Leg(82), far_leg=Leg(46))


def movement(top: Pose, switch: str = "") -> Movement:
    return Movement(
        posture=Posture.STANDING,
        grip=Grip.PAIR,
        steps=(Step("Stand tall.", HANGING),),
        phases=(
            Phase("Pull", PhaseKind.CONCENTRIC, 2.0, Breath.OUT, "pull", (), top),
            Phase("Lower", PhaseKind.ECCENTRIC, 3.5, Breath.IN, "lower", (), HANGING),
        ),
        switch=switch,
    )


BOTH_ARMS = movement(replace(HANGING, near_arm=Arm(-30), far_arm=Arm(-30)))
DOSE = Dose(reps_low=8, reps_high=12, sets=2, rest=60.0)


def exercise(*variants: Variant) -> Exercise:
    return Exercise(
        id="row",
        title="Row",
        synonyms=(),
        summary="A row.",
        primary=(Muscle.RHOMBOIDS,),
        secondary=(),
        equipment=Equipment(),
        movement=BOTH_ARMS,
        dose=DOSE,
        corrections=(),
        cautions=(),
        variants=variants,
        sources=(),
    )


def test_a_rep_begins_where_it_ends_and_lasts_as_long_as_its_phases() -> None:
    assert BOTH_ARMS.start == HANGING
    assert BOTH_ARMS.rep_seconds == 5.5


def test_sides_change_if_there_is_a_line_that_says_so() -> None:
    assert not BOTH_ARMS.alternates
    assert movement(HANGING, switch="Change your front foot.").alternates


def test_a_movement_of_both_arms_is_not_one_sided_though_the_legs_stand_apart() -> None:
    assert not BOTH_ARMS.one_sided


@pytest.mark.parametrize(
    "top",
    [
        replace(HANGING, near_arm=Arm(-30)),
        replace(HANGING, far_arm=Arm(-30)),
        replace(HANGING, near_leg=Leg(9)),
        replace(HANGING, far_leg=Leg(9)),
    ],
)
def test_a_movement_of_one_limb_alone_is_one_sided(top: Pose) -> None:
    assert movement(top).one_sided


def test_a_variant_is_found_by_its_id() -> None:
    easier = Variant(
        "one-arm", "One arm", Level.EASIER, "Steadier.", Equipment(("chair",)), BOTH_ARMS, DOSE
    )
    assert exercise(easier).variant("one-arm") is easier
    with pytest.raises(KeyError, match="two-arms"):
        exercise(easier).variant("two-arms")


def test_a_rep_goes_round_from_phase_to_phase() -> None:
    pull, lower = BOTH_ARMS.phases
    assert BOTH_ARMS.before(lower) is BOTH_ARMS.after(lower) is pull
    assert BOTH_ARMS.before(pull) is lower


def test_of_two_phases_that_are_alike_each_knows_its_own_neighbours() -> None:
    left = movement(replace(HANGING, near_arm=Arm(-30))).phases
    right = movement(replace(HANGING, far_arm=Arm(-30))).phases
    in_turn = replace(BOTH_ARMS, phases=(*left, *right))
    assert left[1] == right[1]
    assert in_turn.before(left[1]) is left[0]
    assert in_turn.before(right[1]) is right[0]
    assert in_turn.after(right[1]) is left[0]
