"""A movement that no body can make is refused, by phase and by joint."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from spinecoach.core.body.joint_limits import problems_of
from spinecoach.core.exercise.pose import Arm, Grip, Leg, Pose, Posture, Prop
from spinecoach.core.phrases.packs import PackPhrases
from tests.core.poses import (
    PULLOVER,
    PULLOVER_BOTTOM,
    PULLOVER_TOP,
    ROW,
    ROW_START,
    SQUEEZE,
    SUPERMAN,
    SUPERMAN_HOLD,
    SUPERMAN_REST,
    TABLE,
    movement,
)

if TYPE_CHECKING:
    from spinecoach.core.exercise.exercise import Movement


@pytest.mark.parametrize("good", [PULLOVER, SUPERMAN, SQUEEZE, ROW])
def test_the_four_exercises_are_possible(good: Movement) -> None:
    assert problems_of(good) == ()


def told(movement: Movement) -> list[str]:
    return [PackPhrases().found(problem.found) for problem in problems_of(movement)]


def problems(posture: Posture, grip: Grip, start: Pose, end: Pose) -> list[str]:
    return told(movement(posture, grip, start, end))


def test_a_joint_past_its_limit_is_named_with_its_limit() -> None:
    wrenched = replace(SUPERMAN_HOLD, far_arm=Arm(170, -20), spine=40)
    found = problems(Posture.PRONE, Grip.EMPTY, SUPERMAN_REST, wrenched)
    assert "part 1: far elbow at -5 is past its limit (0 to 150)" in found
    assert "part 1: spine at 30 is past its limit (-45 to 25)" in found


def test_an_arm_through_the_floor_is_named_with_its_depth() -> None:
    too_deep = replace(PULLOVER_BOTTOM, near_arm=Arm(185, 30), far_arm=Arm(185, 30))
    found = problems(Posture.SUPINE, Grip.EMPTY, PULLOVER_TOP, too_deep)
    assert any(
        text.startswith("part 1: near wrist goes ") and text.endswith(" cm through the floor")
        for text in found
    )


def test_a_foot_through_the_floor_is_named() -> None:
    stamping = replace(PULLOVER_TOP, near_leg=Leg(20, 100))
    found = problems(Posture.SUPINE, Grip.EMPTY, PULLOVER_TOP, stamping)
    assert any("near foot goes " in text for text in found)


def test_a_bridge_is_refused_in_one_sentence() -> None:
    bridge = replace(PULLOVER_TOP, trunk=98)
    found = problems_of(movement(Posture.SUPINE, Grip.EMPTY, PULLOVER_TOP, bridge))
    assert [PackPhrases().found(one.found) for one in found] == ["part 1: trunk at 98 degrees"]
    assert "a pelvis that leaves the floor" in PackPhrases().expected(found[0].expected)


def test_hands_that_part_lose_the_dumbbell_that_they_share() -> None:
    parted = replace(PULLOVER_BOTTOM, far_arm=Arm(120, 15))
    for grip, lost in ((Grip.SHARED, "the dumbbell that both hold"), (Grip.CLASPED, "the hand")):
        found = problems(Posture.SUPINE, grip, PULLOVER_TOP, parted)
        assert any("far hand is " in text and f"away from {lost}" in text for text in found)
    assert problems(Posture.SUPINE, Grip.PAIR, PULLOVER_TOP, parted) == []


def test_a_planted_foot_that_slides_is_named() -> None:
    wider = replace(ROW_START, far_leg=Leg(80, 45))
    found = problems(Posture.STANDING, Grip.EMPTY, ROW_START, wider)
    assert any("far foot slides " in text for text in found)


def test_a_hand_that_bears_and_slides_is_named() -> None:
    shifted = replace(TABLE, near_arm=Arm(85))
    found = problems(Posture.ALL_FOURS, Grip.EMPTY, TABLE, shifted)
    assert any("near hand slides " in text for text in found)


def test_a_step_is_checked_as_well_and_each_joint_is_named_once() -> None:
    bent_back = replace(ROW_START, near_leg=Leg(62, -30))
    good = movement(Posture.STANDING, Grip.PAIR, ROW_START, ROW_START)
    (step,) = good.steps
    found = problems_of(replace(good, steps=(replace(step, pose=bent_back),)))
    knees = [problem for problem in found if problem.found.other == "near knee"]
    assert [(problem.part, problem.place, problem.found.text) for problem in knees] == [
        ("steps", 0, "Get ready.")
    ]


def test_hands_that_hold_nothing_yet_may_be_apart() -> None:
    apart = replace(PULLOVER_TOP, far_arm=Arm(0, 30))
    (step,) = PULLOVER.steps
    lying = replace(step, pose=apart)
    found = problems_of(replace(PULLOVER, steps=(lying,)))
    assert [problem.found.other for problem in found] == ["far hand"]
    assert problems_of(replace(PULLOVER, steps=(replace(lying, grip=Grip.EMPTY),))) == ()


@pytest.mark.parametrize(("turn", "sinks"), [(0, True), (90, False)])
def test_a_dumbbell_through_the_floor_is_named_as_far_as_it_reaches(
    turn: float, *, sinks: bool
) -> None:
    low = replace(SUPERMAN_REST, near_arm=Arm(176, 0, turn), far_arm=Arm(176, 0, turn))
    found = problems(Posture.PRONE, Grip.PAIR, low, low)
    names = {text.split(": ")[1] for text in found}
    expected = {f"{side} dumbbell goes 6 cm through the floor" for side in ("near", "far")}
    assert names == (expected if sinks else set())


def on_a_chair(start: Pose, end: Pose) -> list[str]:
    leaning = replace(movement(Posture.STANDING, Grip.SINGLE, start, end), prop=Prop.CHAIR)
    return told(leaning)


def test_a_hand_on_a_chair_stays_on_it() -> None:
    start = replace(ROW_START, far_arm=Arm(65, 60, 90))
    assert on_a_chair(start, replace(start, near_arm=Arm(-30, 85))) == []
    found = on_a_chair(start, replace(start, far_arm=Arm(80, 60, 90)))
    assert found == [
        "part 1: far hand goes 15 cm away from its chair",
        "part 2: far hand goes 15 cm away from its chair",
    ]


def test_a_chair_has_its_back_where_chairs_have_it_and_stands_in_front() -> None:
    low = replace(ROW_START, far_arm=Arm(45, 5))
    assert on_a_chair(low, low) == ["part 1: far hand leans 57 cm high, where no chair's back is"]
    behind = replace(ROW_START, far_arm=Arm(-20, 60))
    assert on_a_chair(behind, behind) == [
        "part 1: far hand leans on a chair that would stand in the feet"
    ]


def test_a_body_that_would_fall_is_reported_with_its_direction() -> None:
    sitting = replace(ROW_START, trunk=0, near_leg=Leg(90, 90), far_leg=Leg(90, 90))
    found = problems(Posture.STANDING, Grip.PAIR, sitting, sitting)
    assert all(" cm behind the feet" in text for text in found)
    tilted = replace(ROW_START, trunk=90)
    found = problems(Posture.STANDING, Grip.EMPTY, tilted, tilted)
    assert any("trunk carries the weight " in text and "in front of" in text for text in found)
