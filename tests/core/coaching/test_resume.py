"""A workout that was cut off goes on at the first set that does not count yet."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinecoach.core.coaching.resume import can_go_on, first_block, replan
from spinecoach.core.coaching.routine import REPS
from spinecoach.core.exercise import exercise as limits
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.preferences import PACE
from spinecoach.core.record.logbook import (
    Ending,
    LoggedSet,
    LoggedWorkout,
    PlannedEntry,
    Unfinished,
)
from spinecoach.core.workout.cues import SetBegan, SetEnded, WorkoutBegan
from spinecoach.core.workout.events import Event
from spinecoach.core.workout.session import Session
from spinecoach.core.workout.timeline import BlockKind, Timeline, build_timeline, plan_exercise
from tests.core.scenes import BACK_LIFT, DOSE, LIFT, LOWER, ROW, UP, exercise, live

SHELF = (exercise("superman"), exercise("row", ROW, DOSE))
TIMELINE = build_timeline([plan_exercise(item) for item in SHELF], Phrases())
ALL = [("superman", 1), ("superman", 2), ("row", 1), ("row", 2)]
PLAN = tuple(
    PlannedEntry(planned.exercise.id, planned.title, "", planned.sets, planned.reps, planned.rest)
    for planned in TIMELINE.plan
)


def cut_off(*sets: tuple[str, int, int]) -> LoggedWorkout:
    """Return a workout of sets given as exercise, number and reps of eight."""
    return LoggedWorkout(
        id="w",
        title="Strong spine",
        began=datetime(2026, 11, 22, 18, tzinfo=UTC),
        ended=None,
        planned_sets=4,
        sets=tuple(
            LoggedSet(f"s{n}", name, name, number, reps, 8)
            for n, (name, number, reps) in enumerate(sets)
        ),
        ending=Ending.OPEN,
    )


def next_set(timeline: Timeline, index: int) -> tuple[str, int]:
    """Return exercise and number of the first set from a block on."""
    block = next(b for b in timeline.blocks[index:] if b.kind is BlockKind.WORK)
    assert block.planned is not None
    return block.planned.exercise.id, block.set_number


@pytest.mark.parametrize(
    ("sets", "kind", "goes_on_with"),
    [
        ((), BlockKind.INTRO, ("superman", 1)),
        ((("superman", 1, 3),), BlockKind.INTRO, ("superman", 1)),  # too few to count
        ((("superman", 1, 4),), BlockKind.REST, ("superman", 2)),  # half counts
        ((("superman", 1, 8), ("superman", 2, 8)), BlockKind.INTRO, ("row", 1)),
        ((("superman", 2, 8),), BlockKind.INTRO, ("superman", 1)),  # the first was skipped
        (tuple((*each, 8) for each in ALL[:-1]), BlockKind.REST, ALL[-1]),  # nothing comes after it
    ],
)
def test_it_goes_on_before_the_first_set_that_does_not_count(
    sets: tuple[tuple[str, int, int], ...], kind: BlockKind, goes_on_with: tuple[str, int]
) -> None:
    index = first_block(TIMELINE, cut_off(*sets))
    assert TIMELINE.blocks[index].kind is kind
    assert next_set(TIMELINE, index) == goes_on_with


def test_if_all_is_done_only_the_farewell_is_left() -> None:
    index = first_block(TIMELINE, cut_off(*((name, number, 8) for name, number in ALL)))
    assert TIMELINE.blocks[index].kind is BlockKind.FINISH


def test_the_session_begins_there_and_does_the_rest() -> None:
    workout = cut_off(("superman", 1, 8), ("superman", 2, 8))
    session = Session(TIMELINE, Phrases(), first=first_block(TIMELINE, workout))
    cues = [*session.handle(Event.START, 0.0).cues, *(cue for _, cue in live(session))]
    assert cues[0] == WorkoutBegan()
    sets = [TIMELINE.blocks[cue.block].set_number for cue in cues if isinstance(cue, SetBegan)]
    assert sets == [1, 2]
    assert sum(cue.reps for cue in cues if isinstance(cue, SetEnded)) == 16


def test_the_plan_is_built_again_without_what_is_gone_from_the_shelf() -> None:
    gone = PlannedEntry("pullover", "Dumbbell pullover", "", 2, 8, 60.0)
    gentle = PlannedEntry("superman", "Superman", "gentle", 3, 6, 45.0)
    lost = PlannedEntry("row", "Row", "a-variant-of-old", 1, 5, 30.0)
    plan = replan(Unfinished(cut_off(), (gone, gentle, lost)), SHELF)
    assert [(p.exercise.id, p.sets, p.reps, p.rest) for p in plan] == [
        ("superman", 3, 6, 45.0),
        ("row", 1, 5, 30.0),
    ]
    assert [p.variant.id if p.variant else None for p in plan] == ["gentle", None]


def test_it_goes_on_with_the_dumbbell_and_at_the_pace_of_its_beginning() -> None:
    entry = replace(PLAN[1], rest=45.0, weight_kg=3.5, pace=1.5)
    (plan,) = replan(Unfinished(cut_off(), (entry,)), SHELF)
    assert (plan.rest, plan.weight_kg, plan.pace) == (45.0, 3.5, 1.5)


def test_a_damaged_plan_makes_no_endless_workout() -> None:
    damaged = replace(PLAN[0], sets=10**6, reps=10**6, rest=1e9, pace=1e-9)
    (plan,) = replan(Unfinished(cut_off(), (damaged,)), SHELF)
    assert (plan.sets, plan.reps, plan.rest, plan.pace) == (
        limits.SETS[1],
        REPS[1],
        limits.REST[1],
        PACE[0],
    )


# --- where an easier variant was chosen -----------------------------------------------------------

EASED = (replace(PLAN[0], sets=1), replace(PLAN[0], variant="gentle", sets=2, reps=6), PLAN[1])
"""Three sets of the superman: one as it stands, then, since it hurt, the gentle variant."""

STANDARD, GENTLE = "", "gentle"


def eased(*sets: tuple[int, str, int]) -> Unfinished:
    """A workout in which that was agreed on; sets are number, variant and reps of eight."""
    workout = cut_off(*(("superman", number, reps) for number, _, reps in sets))
    variants = [variant for _, variant, _ in sets]
    done = [replace(s, variant=variant) for s, variant in zip(workout.sets, variants, strict=True)]
    return Unfinished(replace(workout, sets=tuple(done)), EASED)


def script_of(unfinished: Unfinished) -> list[tuple[BlockKind, str, int]]:
    """What is still to come of the superman: each block with its variant and number."""
    timeline = build_timeline(replan(unfinished, SHELF), Phrases())
    return [
        (block.kind, block.planned.variant.id if block.planned.variant else "", block.set_number)
        for block in timeline.blocks[first_block(timeline, unfinished.workout) :]
        if block.planned is not None and block.planned.exercise.id == "superman"
    ]


INTRO, READY, WORK, REST = (
    BlockKind.INTRO, BlockKind.GET_READY, BlockKind.WORK, BlockKind.REST,
)  # fmt: skip


def test_the_easier_variant_comes_back_and_is_set_up_first() -> None:
    assert script_of(eased((1, STANDARD, 8))) == [
        (INTRO, GENTLE, 2),
        (READY, GENTLE, 2),
        (WORK, GENTLE, 2),
        (REST, GENTLE, 3),
        (WORK, GENTLE, 3),
    ]


def test_once_a_set_was_done_in_it_the_rest_leads_on() -> None:
    assert script_of(eased((1, STANDARD, 8), (2, GENTLE, 6))) == [
        (REST, GENTLE, 3),
        (WORK, GENTLE, 3),
    ]


@given(
    st.lists(st.tuples(st.integers(1, 3), st.sampled_from([STANDARD, GENTLE]), st.integers(0, 8)))
)
def test_no_set_is_planned_in_the_harder_variant_again(
    sets: list[tuple[int, str, int]],
) -> None:
    unfinished = eased(*sets)
    coming = script_of(unfinished)
    assert {variant for _, variant, _ in coming} <= {GENTLE}
    counting = {(number, way) for number, way, reps in sets if reps >= 4}
    gentle = {number for number in (1, 2, 3) if (number, GENTLE) in counting}
    kept = {1} if (1, STANDARD) in counting else set()
    missing = {1, 2, 3} - gentle - kept
    assert missing <= {number for kind, _, number in coming if kind is WORK}
    assert can_go_on(unfinished, SHELF[:1]) is bool(missing)
    if coming:
        assert next(number for kind, _, number in coming if kind is WORK) == min(missing)


def test_a_set_broken_off_for_the_easier_variant_is_done_in_that_variant() -> None:
    coming = script_of(eased((1, STANDARD, 8), (2, STANDARD, 6)))
    assert coming[0] == (INTRO, GENTLE, 2)


def test_each_side_gets_its_set_in_the_easier_variant() -> None:
    one_up = replace(LIFT, pose=replace(UP, far_arm=LOWER.pose.far_arm))
    one_arm = replace(SHELF[0].variants[0], movement=replace(BACK_LIFT, phases=(one_up, LOWER)))
    shelf = [replace(SHELF[0], variants=(one_arm,))]
    plan = replan(replace(eased((1, STANDARD, 3)), plan=EASED[:2]), shelf)
    assert [(p.first, p.sets) for p in plan] == [(1, 4)]


def test_there_is_nothing_to_go_on_with_once_every_set_counts() -> None:
    assert can_go_on(Unfinished(cut_off(("superman", 1, 8)), PLAN), SHELF)
    everything = cut_off(*((name, number, 8) for name, number in ALL))
    assert not can_go_on(Unfinished(everything, PLAN), SHELF)
    assert not can_go_on(Unfinished(cut_off(), PLAN), ())


@given(st.lists(st.tuples(st.sampled_from(ALL), st.integers(0, 8)), max_size=8))
def test_no_set_that_counts_is_asked_for_first(done: list[tuple[tuple[str, int], int]]) -> None:
    workout = cut_off(*((name, number, reps) for (name, number), reps in done))
    index = first_block(TIMELINE, workout)
    counted = {where for where, reps in done if reps >= 4}
    if TIMELINE.blocks[index].kind is BlockKind.FINISH:
        assert counted == set(ALL)
    else:
        assert next_set(TIMELINE, index) == next(where for where in ALL if where not in counted)
