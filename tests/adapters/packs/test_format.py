"""What is written in a pack becomes an exercise with every pose worked out."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, NamedTuple

import pytest

from spinecoach import assets
from spinecoach.adapters.files.table import Table
from spinecoach.adapters.packs.format import impossible_poses, read_exercise
from spinecoach.core.body.joint_limits import ARM_LIMITS, LEG_LIMITS, TRUNK_LIMITS
from spinecoach.core.exercise.equipment import Equipment
from spinecoach.core.exercise.exercise import (
    Breath,
    Correction,
    Dose,
    Exercise,
    Level,
    PhaseKind,
    Source,
)
from spinecoach.core.exercise.muscles import Muscle
from spinecoach.core.exercise.pose import Arm, Grip, Leg, Pose, Posture, Prop
from spinecoach.core.phrases.packs import PackPhrases
from tests.adapters.packs.packtexts import PACK

if TYPE_CHECKING:
    from collections.abc import Iterable
    from enum import StrEnum

    from spinecoach.core.mistake import KeyPath, Mistake


class Told(NamedTuple):
    """A mistake in words."""

    path: KeyPath
    expected: str
    found: str


def tell(mistakes: Iterable[Mistake]) -> list[Told]:
    words = PackPhrases()
    return [Told(m.path, words.expected(m.expected), words.found(m.found)) for m in mistakes]


def read(text: str) -> tuple[Exercise, list[Told]]:
    mistakes: list[Mistake] = []
    exercise = read_exercise(Table(tomllib.loads(text), (), mistakes))
    return exercise, tell(mistakes)


def exercise(text: str = PACK) -> Exercise:
    result, mistakes = read(text)
    assert mistakes == []
    return result


def spoilt(old: str, new: str) -> list[Told]:
    assert old in PACK
    _, mistakes = read(PACK.replace(old, new, 1))
    return mistakes


# What is read


def test_the_words_and_numbers_of_a_pack() -> None:
    wall = exercise()
    assert (wall.id, wall.title, wall.synonyms) == (
        "wall-push",
        "Wall push",
        ("push against a wall",),
    )
    assert wall.summary == "A push against the wall."
    assert wall.equipment == Equipment(("a wall",))
    assert wall.primary == (Muscle.PECTORALIS_MAJOR,)
    assert wall.secondary == (Muscle.TRICEPS_BRACHII,)
    assert wall.dose == Dose(8, 12, 2, 60.0)
    assert wall.corrections == (Correction("the back sags", "Long as a plank."),)
    assert wall.cautions == ("Ask a professional first if a wrist hurts.",)
    assert wall.sources == (Source("3 seconds down", "our own choice"),)


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


def test_a_variant_takes_what_it_leaves_out_from_its_exercise() -> None:
    wall = exercise()
    cans = wall.variant("with-cans")
    assert (cans.level, cans.short) == (Level.EASIER, "With cans")
    assert wall.variant("one-arm").short == ""
    assert cans.equipment == Equipment(("two cans",))
    assert cans.movement.grip is Grip.PAIR
    assert cans.movement.posture is Posture.STANDING
    assert [step.say for step in cans.movement.steps] == ["Take a can in each hand."]
    assert cans.movement.phases == wall.movement.phases
    assert cans.dose == wall.dose


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


# What is refused


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ('id = "wall-push"', 'id = "Wall push"', ("id",)),
        ('title = "Wall push"', f'title = "{"x" * 41}"', ("title",)),
        ("8, 12]", "8, 51]", ("dose", "reps", 1)),
        ("sets = 2", "sets = 11", ("dose", "sets")),
        ("rest = 60", "rest = 601", ("dose", "rest")),
        ("seconds = 3\n", "seconds = 0.4\n", ("phases", 0, "seconds")),
        ("seconds = 3\n", "seconds = 31\n", ("phases", 0, "seconds")),
        ('"in"', '"inn"', ("phases", 0, "breath")),
        ('"eccentric"', '"eccentrc"', ("phases", 0, "kind")),
        ('"bend"', '"and now bend"', ("phases", 0, "word")),
        ("Nose to the wall", "Your nose to the wall", ("phases", 0, "cues", 0)),
        ("Put your hands on it.", "one " * 13, ("steps", 1, "say")),
        ("Long as a plank.", "one two three four five six seven", ("corrections", "the back sags")),
        ("trunk = 10", "trunk = 111", ("start", "trunk")),
        ("far.elbow = 95", "far.elbow = 151", ("phases", 1, "pose", "far", "elbow")),
        (
            "pose = { trunk = 20, hip = 20,",
            "pose = { scapula = 1.5,",
            ("phases", 0, "pose", "scapula"),
        ),
        ("pectoralis_major", "pectoralis", ("muscles", "primary", 0)),
        ("Change arms.", "one two three four five six seven", ("variants", 0, "switch")),
        ('"harder"', '"heavier"', ("variants", 0, "level")),
        ("Wall push", "Wall \\u0000 push", ("title",)),
    ],
)
def test_a_value_out_of_its_limits(old: str, new: str, path: tuple[str | int, ...]) -> None:
    assert [mistake.path for mistake in spoilt(old, new)] == [path]


def test_an_empty_list_where_something_must_stand() -> None:
    assert [mistake.path for mistake in spoilt('["pectoralis_major"]', "[]")] == [
        ("muscles", "primary")
    ]
    assert [mistake.path for mistake in spoilt("cautions = [", "cautions = []\nsynonym = [")] == [
        ("cautions",),
        ("synonym",),
    ]


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


def test_a_pose_that_no_body_can_take_is_found_and_said_once() -> None:
    assert impossible_poses(exercise()) == []
    sliding = exercise(PACK.replace("trunk = 20, hip = 20", "near.hip = 25, far.hip = -5"))
    mistakes = tell(impossible_poses(sliding))
    assert {mistake.path for mistake in mistakes} == {
        ("phases", 0, "pose"),
        ("phases", 2, "pose"),
    }
    assert all(mistake.expected.startswith("a pose that a body can take") for mistake in mistakes)
    assert all("slides" in mistake.found for mistake in mistakes)


def test_a_pose_of_a_variant_that_no_body_can_take() -> None:
    sliding = exercise(
        PACK.replace("pose = { near.elbow = 80 }", "pose = { near.hip = 25, far.hip = -5 }")
    )
    paths = {mistake.path for mistake in impossible_poses(sliding)}
    assert paths == {("variants", 0, "phases", 0, "pose"), ("variants", 0, "phases", 1, "pose")}


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


def test_two_variants_of_one_id() -> None:
    (mistake,) = spoilt('"with-cans"', '"one-arm"')
    assert mistake == Told(("variants", 1, "id"), "an id of its own", "one-arm for the second time")


@pytest.mark.parametrize(
    ("old", "new", "path", "expected"),
    [
        ("synonyms", "sinonyms", ("sinonyms",), "synonyms"),
        ("secondary", "secondry", ("muscles", "secondry"), "secondary"),
        ("trunk = 20,", "trunc = 20,", ("phases", 0, "pose", "trunc"), "trunk"),
        ("far.elbow", "far.elbows", ("phases", 1, "pose", "far", "elbows"), "elbow"),
        ('cues = ["Nose', 'cue = ["Nose', ("phases", 0, "cue"), "cues"),
        ('switch = "Change', 'swich = "Change', ("variants", 0, "swich"), "switch"),
        ("pose = { trunk = 0", "poses = { trunk = 0", ("steps", 0, "poses"), "pose"),
        ("dose = { reps", "dose = { rests = 9, reps", ("variants", 0, "dose", "rests"), "rest"),
    ],
)
def test_a_slip_in_a_key_is_put_right(
    old: str, new: str, path: tuple[str | int, ...], expected: str
) -> None:
    (mistake,) = spoilt(old, new)
    assert mistake.path == path
    assert mistake.expected.endswith(f"(did you mean {expected}?)")


def test_a_muscle_is_primary_or_secondary_and_not_both() -> None:
    (mistake,) = spoilt('secondary = ["triceps_brachii"]', 'secondary = ["pectoralis_major"]')
    assert mistake.path == ("muscles", "secondary")
    assert mistake.found == "pectoralis_major, which is primary already"


def test_no_two_phases_of_a_rep_have_one_name() -> None:
    # A phase is asked for by its name: for a picture, and by a variant that is like it.
    mistakes = spoilt('name = "Push"\n', 'name = "Bend"\n')
    (twice,) = (mistake for mistake in mistakes if mistake.path == ("phases", 2, "name"))
    assert twice.expected == "a name that no other phase has"


def test_an_empty_file_lacks_each_part_once() -> None:
    _, mistakes = read("")
    needed = {"id", "title", "summary", "posture", "grip", "cautions", "muscles"}
    needed |= {"dose", "start", "steps", "phases", "corrections"}
    assert {mistake.path for mistake in mistakes} == {(key,) for key in needed}
    assert len(mistakes) == len(needed)
    assert {mistake.found for mistake in mistakes} == {"nothing"}


def test_what_the_exercise_lacks_is_not_said_again_for_each_variant() -> None:
    wrong = PACK.replace('posture = "standing"\n', "").replace("rest = 60\n", "")
    _, mistakes = read(wrong)
    assert [mistake.path for mistake in mistakes] == [("posture",), ("dose", "rest")]
    no_phases = PACK[: PACK.index("[[phases]]")] + PACK[PACK.index("[corrections]") :]
    _, mistakes = read(no_phases.replace("phases = [", "steps = [").replace("name", "say"))
    assert ("phases",) in [mistake.path for mistake in mistakes]
    assert ("variants", 1, "phases") not in [mistake.path for mistake in mistakes]


def test_all_mistakes_come_at_once() -> None:
    wrong = (
        PACK.replace("sets = 2", "sets = 0")
        .replace('"out"', '"up"')
        .replace("Cans in", "")
        .replace('why = "For those who have no wall."\n', "")
    )
    _, mistakes = read(wrong)
    assert {mistake.path for mistake in mistakes} == {
        ("dose", "sets"),
        ("phases", 2, "breath"),
        ("variants", 1, "why"),
    }


# What the guide for writers says


GUIDE = (assets.exercises_dir() / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("words", [Posture, Grip, Prop, PhaseKind, Breath, Level, Muscle])
def test_the_guide_knows_every_word_that_may_be_chosen(words: type[StrEnum]) -> None:
    for word in words:
        assert f"`{word}`" in GUIDE


def test_the_guide_knows_the_limits_of_every_angle() -> None:
    for joint, (low, high) in (TRUNK_LIMITS | ARM_LIMITS | LEG_LIMITS).items():
        (row,) = [line for line in GUIDE.splitlines() if line.startswith(f"| `{joint}`")]
        assert row.endswith(f"| {low:g} to {high:g} |")


def test_the_guide_knows_every_key_of_a_pack() -> None:
    document = tomllib.loads(PACK)
    for key in (*document, *document["phases"][0], *document["steps"][0], *document["variants"][0]):
        assert re.search(rf"`\[*{key}\b", GUIDE), key


def test_dumbbells_are_counted_by_the_grip_of_each_way() -> None:
    text = PACK.replace('equipment = ["a wall"]', 'equipment = ["a wall"]\ndumbbells = true')
    wall = exercise(text.replace('equipment = ["two cans"]\n', ""))
    assert wall.equipment == Equipment(("a wall",), 0)
    assert wall.variant("with-cans").equipment == Equipment(("a wall",), 2)
    _, mistakes = read(text.replace("dumbbells = true", "dumbbells = 2"))
    assert mistakes == [Told(("dumbbells",), "true or false", "2")]
