"""A whole workout as a list: every second of it is in one part, in the order of doing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spinecoach.core.coaching.outline import OutlineKind, outline_of
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.workout.timeline import BlockKind, Planned, Telling, build_timeline
from tests.core.coaching.test_coach import Home

SHELF = Home().shelf
MOVES = tuple(Planned(one, 1, 3, 30.0) for one in SHELF)


@given(
    chosen=st.lists(st.sampled_from(SHELF), min_size=1, max_size=4, unique_by=lambda one: one.id),
    sets=st.integers(1, 4),
    rest=st.integers(1, 120),
    moves=st.integers(0, len(MOVES)),
    opening=st.booleans(),
)
@settings(max_examples=40)
def test_the_seconds_of_all_parts_are_those_of_the_workout(
    chosen: list[object], sets: int, rest: int, moves: int, *, opening: bool
) -> None:
    plan = [Planned(one, sets, 8, float(rest)) for one in SHELF if one in chosen]
    telling = Telling(opening=("Welcome.",) if opening else ())
    timeline = build_timeline(plan, Phrases(), warm_up=MOVES[:moves], telling=telling)
    parts = outline_of(timeline)
    assert sum(part.seconds for part in parts) == pytest.approx(timeline.seconds)
    kinds = [OutlineKind.EXERCISE]
    for _ in plan[1:]:
        kinds += [OutlineKind.REST, OutlineKind.EXERCISE]
    if moves:
        kinds.insert(0, OutlineKind.WARM_UP)
    assert [part.kind for part in parts] == kinds
    told = tuple(planned for part in parts for planned in part.planned)
    assert told == (*MOVES[:moves], *plan)


def test_an_exercise_has_its_set_up_and_the_rests_between_its_sets() -> None:
    planned = Planned(SHELF[0], 3, 8, 45.0)
    timeline = build_timeline([planned], Phrases())
    (part,) = outline_of(timeline)
    rests = [block for block in timeline.blocks if block.kind is BlockKind.REST]
    assert len(rests) == 2
    shorter = build_timeline([replace(planned, rest=15.0)], Phrases())
    assert outline_of(shorter)[0].seconds == pytest.approx(part.seconds - 2 * 30.0)


def test_the_overview_belongs_to_the_first_part_and_a_rest_between_exercises_is_one() -> None:
    plan = [Planned(one, 2, 8, 20.0) for one in SHELF[:2]]
    parts = outline_of(build_timeline(plan, Phrases(), telling=Telling(opening=("Welcome.",))))
    assert [part.kind for part in parts] == [
        OutlineKind.EXERCISE,
        OutlineKind.REST,
        OutlineKind.EXERCISE,
    ]
    assert [part.planned for part in parts] == [(plan[0],), (), (plan[1],)]
    (first, *_) = outline_of(build_timeline(plan, Phrases()))
    assert parts[0].seconds > first.seconds
