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
    Citation,
    Correction,
    Dose,
    Exercise,
    Level,
    PhaseKind,
)
from spinecoach.core.exercise.muscles import Muscle
from spinecoach.core.exercise.pose import Grip, Posture, Prop
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
    assert wall.sources == (Citation("3 seconds down", "our own choice"),)


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


def test_dumbbells_are_counted_by_the_grip_of_each_variant() -> None:
    text = PACK.replace('equipment = ["a wall"]', 'equipment = ["a wall"]\ndumbbells = true')
    wall = exercise(text.replace('equipment = ["two cans"]\n', ""))
    assert wall.equipment == Equipment(("a wall",), 0)
    assert wall.variant("with-cans").equipment == Equipment(("a wall",), 2)
    _, mistakes = read(text.replace("dumbbells = true", "dumbbells = 2"))
    assert mistakes == [Told(("dumbbells",), "true or false", "2")]
