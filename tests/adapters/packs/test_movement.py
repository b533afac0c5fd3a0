"""How an exercise moves, as a pack says it: every pose is worked out from the one before."""

from __future__ import annotations

from spinecoach.core.exercise.equipment import Equipment
from spinecoach.core.exercise.exercise import (
    Breath,
    Dose,
    PhaseKind,
)
from spinecoach.core.exercise.pose import Arm, Grip, Leg, Pose, Posture
from tests.adapters.packs.packtexts import PACK
from tests.adapters.packs.test_format import Told, exercise, read, spoilt


def test_the_movement_of_a_pack() -> None:
    movement = exercise().movement
    assert (movement.posture, movement.grip) == (Posture.STANDING, Grip.EMPTY)
    assert not movement.alternates
    assert [phase.name for phase in movement.phases] == ["Bend", "Wait", "Push"]
    bend, wait, push = movement.phases
    assert (bend.kind, bend.seconds, bend.breath) == (PhaseKind.ECCENTRIC, 3.0, Breath.IN)
    assert (bend.word, bend.cues) == ("bend", ("Nose to the wall",))
    assert wait.cues == ()
    assert push.seconds == 2.5


def test_a_pose_changes_what_it_names_and_keeps_the_rest() -> None:
    movement = exercise().movement
    start = Pose(
        trunk=10,
        near_arm=Arm(95, 10),
        far_arm=Arm(90, 10),
        near_leg=Leg(10, 0),
        far_leg=Leg(10, 0),
    )
    bend, wait, push = (phase.pose for phase in movement.phases)
    assert movement.start == push == start
    assert bend.trunk == 20
    assert bend.near_leg == bend.far_leg == Leg(20, 0)
    assert bend.near_arm == wait.near_arm == Arm(95, 90)
    assert bend.far_arm == Arm(90, 90)
    assert wait.far_arm == Arm(90, 95)
    assert wait.trunk == 20


def test_steps_begin_in_the_start_pose_too() -> None:
    first, second = exercise().movement.steps
    assert first.pose.trunk == 0
    assert first.pose.near_arm == Arm(0, 10)
    assert second.pose == exercise().movement.start


def test_a_step_may_say_that_the_hands_are_still_empty() -> None:
    held = PACK.replace('grip = "empty"', 'grip = "pair"', 1)
    first_step = 'say = "Stand an arm\'s length from the wall."\n'
    first, second = exercise(
        held.replace(first_step, f'{first_step}grip = "empty"\n')
    ).movement.steps
    assert (first.grip, second.grip) == (Grip.EMPTY, None)
    _, mistakes = read(held.replace(first_step, f'{first_step}grip = "emtpy"\n'))
    assert mistakes == [
        Told(
            ("steps", 0, "grip"),
            "one of empty, clasped, shared, pair, single (did you mean empty?)",
            "'emtpy'",
        )
    ]


def test_a_phase_of_a_variant_takes_what_it_leaves_out_from_its_namesake() -> None:
    wall = exercise()
    one_arm = wall.variant("one-arm")
    bend, push = one_arm.movement.phases
    assert (bend.seconds, bend.word, bend.kind) == (4.0, "bend", PhaseKind.ECCENTRIC)
    assert bend.cues == ("Nose to the wall",)
    assert bend.pose.near_arm == Arm(95, 80)
    assert bend.pose.far_arm == Arm(0, 10)
    assert bend.pose.trunk == 10
    assert push.seconds == 2.5
    assert push.pose == one_arm.movement.start
    assert one_arm.dose == Dose(5, 8, 2, 60.0)
    assert one_arm.equipment == Equipment(("a wall",))
    assert one_arm.movement.steps[1].pose == one_arm.movement.start


def test_sides_that_change_are_announced_and_a_variant_may_do_without() -> None:
    one_arm = exercise().variant("one-arm")
    assert one_arm.movement.switch == "Change arms."
    both = exercise(
        PACK.replace('grip = "empty"', 'grip = "empty"\nswitch = "Change feet."').replace(
            'grip = "pair"', 'grip = "pair"\nswitch = ""'
        )
    )
    assert both.movement.switch == "Change feet."
    assert both.variant("one-arm").movement.switch == "Change arms."
    assert not both.variant("with-cans").movement.alternates


def test_a_variant_may_have_a_phase_of_its_own() -> None:
    own = (
        '{ name = "Clap", kind = "pause", seconds = 0.5, breath = "steady", word = "clap" },\n'
        '  { name = "Push" },\n]'
    )
    one_arm = exercise(PACK.replace('{ name = "Push" },\n]', own)).variant("one-arm")
    assert [phase.name for phase in one_arm.movement.phases] == ["Bend", "Clap", "Push"]
    assert one_arm.movement.phases[1].pose == one_arm.movement.phases[0].pose


def test_an_angle_that_the_start_does_not_name_is_0() -> None:
    assert exercise(PACK.replace("knee = 0\n", "", 1)) == exercise()
    assert exercise(PACK.replace("knee = 0\n", "far = { knee = 0 }\n", 1)) == exercise()


def test_a_limb_may_be_placed_on_each_side_instead() -> None:
    each = PACK.replace("knee = 0\n", "far = { knee = 0 }\n", 1)
    each = each.replace("near = { shoulder", "near = { knee = 0, shoulder", 1)
    assert exercise(each).movement.start == exercise().movement.start


def test_a_rep_must_end_where_it_began() -> None:
    (mistake,) = spoilt('"Push the wall away"]\npose = "start"', '"Push the wall away"]')
    assert mistake.path == ("phases",)
    assert mistake.expected == 'a last phase that ends at the start (pose = "start")'
    assert mistake.found == (
        "trunk 20, near.elbow 90, near.hip 20, far.elbow 95, far.hip 20 instead of "
        "trunk 10, near.elbow 10, near.hip 10, far.elbow 10, far.hip 10"
    )


def test_a_rep_of_a_variant_must_end_where_it_began() -> None:
    (mistake,) = spoilt('{ name = "Push" },\n', "")
    assert mistake.path == ("variants", 0, "phases")
    assert mistake.found == "near.elbow 80 instead of near.elbow 10"


def test_a_pose_is_angles_or_start() -> None:
    (mistake,) = spoilt("pose = { far.elbow = 95 }", 'pose = "begin"')
    assert mistake == Told(("phases", 1, "pose"), 'a table of angles, or "start"', "'begin'")


def test_a_namesake_that_is_none() -> None:
    (mistake,) = spoilt('{ name = "Push" }', '{ name = "Pull" }')
    assert mistake == Told(
        ("variants", 0, "phases", 1, "name"),
        "Bend, Wait, Push, or a phase with keys of its own",
        "'Pull'",
    )


def test_a_phase_of_a_variant_without_a_name() -> None:
    (mistake,) = spoilt('{ name = "Push" }', '{ word = "push" }')
    assert mistake.path == ("variants", 0, "phases", 1, "name")
    assert mistake.found == "nothing"


def test_no_two_phases_of_a_rep_have_one_name() -> None:
    # A phase is asked for by its name: for a picture, and by a variant that is like it.
    mistakes = spoilt('name = "Push"\n', 'name = "Bend"\n')
    (twice,) = (mistake for mistake in mistakes if mistake.path == ("phases", 2, "name"))
    assert twice.expected == "a name that no other phase has"
