"""A default workout says every instruction of the article, where the person needs it."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from pathlib import Path

import pytest

from spinecoach import assets
from spinecoach.adapters.packs.shelf import PackShelf
from spinecoach.core.coaching.builder import estimate
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.preferences import Preferences
from spinecoach.core.workout.cues import Say
from spinecoach.core.workout.timeline import BlockKind, plan_exercise
from spinecoach.core.workout.track import Delivery
from spinecoach.core.workout.voice_track import script

TABLE = tomllib.loads(
    (Path(__file__).parents[2] / "fixtures" / "article.toml").read_text(encoding="utf-8")
)
PLACES = {
    BlockKind.OVERVIEW: "overview",
    BlockKind.INTRO: "set_up",
    BlockKind.MOVE: "set_up",
    BlockKind.GET_READY: "set_up",
    BlockKind.WORK: "set",
    BlockKind.REST: "rest",
}


@pytest.fixture(scope="module")
def heard() -> dict[tuple[str, str], list[str]]:
    """What is said in one set of each exercise, by exercise and place."""
    plan = tuple(plan_exercise(e, sets=1) for e in PackShelf(assets.exercises_dir()).exercises())
    workout = estimate(plan, Preferences(), Phrases())
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for index, block in enumerate(workout.blocks):
        if block.planned is None:
            continue
        for moment in script(workout, index, Delivery(Phrases())):
            if isinstance(moment.cue, Say):
                found[block.planned.exercise.id, PLACES[block.kind]].append(moment.cue.text)
    return found


@pytest.mark.parametrize(
    ("exercise", "row"),
    [
        pytest.param(exercise, row, id=f"{exercise}: {row['article']} ({row['where']})")
        for exercise, rows in TABLE.items()
        for row in rows
    ],
)
def test_every_instruction_of_the_article_is_said(
    heard: dict[tuple[str, str], list[str]], exercise: str, row: dict[str, list[str]]
) -> None:
    lines = heard[exercise, str(row["where"])]
    missing = [words for words in row["said"] if not any(words in line for line in lines)]
    assert missing == [], lines


def test_what_a_rep_is_comes_after_the_first_steps_of_every_set_up() -> None:
    for folder in (
        assets.exercises_dir(),
        assets.optional_exercises_dir(),
        assets.warm_up_dir(),
    ):
        for exercise in PackShelf(folder).exercises():
            for movement in (exercise.movement, *(v.movement for v in exercise.variants)):
                assert any(step.movement for step in movement.steps), exercise.id
