"""A plan becomes a row of blocks with their lengths."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinecoach.core.exercise.equipment import Equipment
from spinecoach.core.exercise.exercise import Level, PhaseKind, Step, Variant
from spinecoach.core.exercise.pose import Grip, Posture
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.workout.moves import MOVES, SECONDS, Move
from spinecoach.core.workout.timeline import (
    TAKE_LEAST,
    TAKE_PAUSE,
    BlockKind,
    Planned,
    Telling,
    build_timeline,
    plan_exercise,
    spoken_seconds,
)
from tests.core.scenes import BACK_LIFT, DOSE, DOWN, LIFT, LOWER, ROW, UP, exercise


def kinds(*plan: Planned) -> list[str]:
    return [block.kind.value for block in build_timeline(plan, Phrases()).blocks]


PLANS = st.lists(
    st.builds(
        Planned,
        st.sampled_from([exercise(), exercise("row", ROW)]),
        st.integers(1, 4),
        st.integers(1, 15),
        st.floats(10.0, 120.0),
    ),
    min_size=1,
    max_size=5,
)


@given(PLANS, st.floats(0.5, 2.0), st.floats(0.0, 1.0))
def test_every_second_of_a_workout_lies_in_exactly_one_span(
    plan: list[Planned], pace: float, part: float
) -> None:
    timeline = build_timeline(plan, Phrases(), pace=pace)
    for block in timeline.blocks:
        assert block.seconds == pytest.approx(sum(span.seconds for span in block.spans))
        number = block.span_at(part * block.seconds)
        assert block.starts[number] <= part * block.seconds
        if number + 1 < len(block.spans):
            assert part * block.seconds < block.starts[number + 1]
    assert timeline.seconds == pytest.approx(sum(block.seconds for block in timeline.blocks))
    work = [block for block in timeline.blocks if block.kind is BlockKind.WORK]
    assert len(work) == timeline.planned_sets
    assert [block.reps for block in work] == [p.reps for p in plan for _ in range(p.sets)]


@given(st.floats(0.5, 2.0))
def test_pace_changes_every_phase_but_the_hold(pace: float) -> None:
    block = build_timeline([Planned(exercise(), 1, 1, 10.0)], Phrases(), pace=pace).blocks[2]
    for span in block.spans:
        assert span.phase is not None
        expected = span.phase.seconds
        if span.phase.kind is not PhaseKind.ISOMETRIC:
            expected /= pace
        assert span.seconds == expected


@given(st.floats(1.0, 5.0))
def test_no_step_ends_before_its_sentence(slowness: float) -> None:
    def slow(line: str) -> float:
        return slowness * spoken_seconds(line)

    timeline = build_timeline(
        [Planned(exercise(), 1, 1, 10.0), Planned(exercise("row", ROW), 1, 1, 10.0)],
        Phrases(),
        telling=Telling(slow),
    )
    for block in timeline.blocks[:-1]:  # the farewell is left out if it is too slow
        for span in block.spans:
            if span.line:
                assert span.seconds >= slow(span.line)


def test_one_exercise_has_a_set_up_its_sets_and_a_farewell() -> None:
    assert kinds(Planned(exercise(), 2, 8, 60.0)) == [
        "intro", "get_ready", "work", "rest", "work", "finish",
    ]  # fmt: skip


def test_between_two_exercises_are_a_rest_and_a_change_of_posture() -> None:
    blocks = kinds(Planned(exercise(), 1, 8, 60.0), Planned(exercise("row", ROW), 1, 8, 60.0))
    assert blocks[2:6] == ["work", "rest", "move", "intro"]


def ready_seconds(*plan: Planned, short: bool) -> list[float]:
    blocks = build_timeline(plan, Phrases(), telling=Telling(short=short)).blocks
    return [block.seconds for block in blocks if block.kind is BlockKind.GET_READY]


def test_after_a_short_set_up_there_is_more_time_but_not_with_a_weight_in_hand() -> None:
    one, row = Planned(exercise(), 1, 8, 60.0), Planned(exercise("row", ROW), 1, 8, 60.0)
    assert BlockKind.MOVE.value not in kinds(one, one)
    assert ready_seconds(one, one, row, one, short=True) == [10.0, 10.0, 6.0, 20.0]
    assert ready_seconds(one, one, row, one, short=False) == [6.0, 6.0, 6.0, 6.0]


@given(slowness=st.floats(0.2, 20.0), short=st.booleans())
def test_a_weight_is_taken_in_peace_and_then_soon_lifted(*, slowness: float, short: bool) -> None:
    plan = [Planned(exercise("row", ROW), 1, 8, 60.0)]
    telling = Telling(lambda _: slowness, short=short)
    intro, ready = build_timeline(plan, Phrases(), telling=telling).blocks[:2]
    *_, taking, last = intro.spans
    assert taking.line == "Take a dumbbell in each hand."
    assert taking.seconds >= max(TAKE_LEAST, slowness + TAKE_PAUSE)
    assert last.seconds - slowness + ready.seconds <= 8.0


LOADED = replace(
    BACK_LIFT,
    posture=Posture.SUPINE,
    grip=Grip.SHARED,
    steps=(
        Step("Lie down.", DOWN, Grip.EMPTY),
        Step("Lower it slowly.", DOWN, movement=True),
        Step("Arms up.", UP),
    ),
)


def lines_of(*plan: Planned, telling: Telling | None = None) -> list[str]:
    blocks = build_timeline(plan, Phrases(), telling=telling).blocks
    return [span.line for block in blocks for span in block.spans if span.line]


def test_what_to_take_is_told_before_the_step_that_holds_it_with_time_to_pick_it_up() -> None:
    plan = Planned(exercise(movement=LOADED), 1, 8, 60.0, weight_kg=4.0)
    intro = build_timeline([plan], Phrases(), telling=Telling(lambda _: 1.0)).blocks[0]
    assert [(span.line, span.seconds) for span in intro.spans[1:]] == [
        ("Lay one dumbbell of 4 kilograms beside the mat.", 8.0),
        ("Lie down.", 4.0),
        ("Take one dumbbell of 4 kilograms.", 8.0),
        ("Lower it slowly.", 2.2),
        ("Arms up.", 2.2),
    ]
    step = intro.spans[3].step
    assert step is not None
    assert (step.pose, step.grip) == (DOWN, Grip.EMPTY)  # as the step before it


def test_weights_are_told_in_the_unit_of_the_person() -> None:
    row = exercise("row", ROW)
    pounds = lines_of(
        Planned(row, 1, 8, 60.0, weight_kg=0.45359237 * 5), telling=Telling(unit="lb")
    )
    assert "Take a dumbbell of 5 pounds in each hand." in pounds
    assert "Take a dumbbell in each hand." in lines_of(Planned(row, 1, 8, 60.0))


def test_before_one_goes_down_all_that_is_needed_there_is_laid_beside_the_mat() -> None:
    row = Planned(exercise("row", ROW), 1, 8, 60.0, weight_kg=3.0)
    lying = Planned(exercise(movement=LOADED), 1, 8, 60.0, weight_kg=4.0)
    prone = Planned(exercise("superman"), 1, 8, 60.0)
    told = lines_of(row, prone, lying, row)
    lay = told.index("Lay one dumbbell of 4 kilograms beside the mat.")
    assert lay < told.index("Come down to your hands and knees.")
    assert told.count("Lay one dumbbell of 4 kilograms beside the mat.") == 1


def test_a_short_set_up_tells_what_to_take_the_movement_and_the_last_step() -> None:
    plan = Planned(exercise(movement=LOADED), 1, 8, 60.0)
    assert lines_of(plan, telling=Telling(short=True))[1:5] == [
        *("Lay one dumbbell beside the mat.", "Take one dumbbell.", "Lower it slowly."),
        "Arms up.",
    ]


def test_the_last_position_is_left_before_the_farewell() -> None:
    ends = {
        "row": ("Stand up tall, and put the dumbbells down.", ROW),
        "pullover": ("Dumbbell down on your chest, then beside you.", LOADED),
    }
    for line, movement in ends.values():
        told = lines_of(Planned(exercise(movement=movement), 1, 8, 60.0))
        assert told[-2:] == [line, "Workout done. Nice work."]
    assert lines_of(Planned(exercise(), 1, 8, 60.0))[-2] == "Arms along the floor."


def test_the_opening_is_said_before_anything_else() -> None:
    plan = Planned(exercise(), 1, 8, 60.0)
    told = lines_of(plan, telling=Telling(opening=("One exercise.", "One set.")))
    assert told[:3] == ["One exercise.", "One set.", "Superman. 8 reps."]


def test_from_the_floor_one_takes_at_least_twenty_seconds_to_stand_up() -> None:
    for floor in (Posture.PRONE, Posture.SUPINE):
        way = MOVES[floor, Posture.STANDING]
        assert sum(SECONDS[move] for move in way) >= 20.0
        assert way[0] is Move.TO_THE_SIDE


def test_every_change_of_posture_has_its_steps() -> None:
    pairs = {(one, other) for one in Posture for other in Posture if one is not other}
    assert pairs == set(MOVES)


def test_an_exercise_is_planned_at_the_low_end_of_its_dose() -> None:
    planned = plan_exercise(exercise())
    assert (planned.reps, planned.sets, planned.rest) == (8, 2, 60.0)
    assert plan_exercise(exercise(), sets=3).sets == 3


def test_a_variant_is_performed_by_its_own_movement_and_dose() -> None:
    one = exercise()
    gentle = one.variants[0]
    planned = plan_exercise(one, gentle)
    assert planned.movement is gentle.movement
    assert planned.equipment == gentle.equipment
    harder = Variant("h", "H", Level.HARDER, "", Equipment(), BACK_LIFT, replace(DOSE, reps_low=5))
    assert plan_exercise(one, harder).reps == 5


def test_if_a_rep_works_one_side_the_number_of_sets_is_even() -> None:
    one_side = replace(LIFT, pose=replace(UP, far_arm=DOWN.far_arm))
    one_sided = replace(BACK_LIFT, phases=(one_side, LOWER), switch="Now the other arm.")
    assert plan_exercise(exercise(movement=one_sided), sets=1).sets == 2
    assert plan_exercise(exercise(movement=one_sided), sets=2).sets == 2


def test_the_front_foot_changes_from_set_to_set() -> None:
    timeline = build_timeline([Planned(exercise("row", ROW), 3, 2, 30.0)], Phrases())
    work = [block.mirrored for block in timeline.blocks if block.kind is BlockKind.WORK]
    assert work == [False, True, False]
    assert not timeline.blocks[-1].mirrored


def headline(planned: Planned) -> str:
    return build_timeline([planned], Phrases()).blocks[0].spans[0].line


def test_the_headline_names_exercise_and_dose() -> None:
    assert headline(Planned(exercise(), 1, 8, 60.0)) == "Superman. 8 reps."
    assert headline(Planned(exercise(), 2, 12, 60.0)) == "Superman. 2 sets of 12."


def test_a_note_is_said_once_after_the_name_also_if_the_set_up_is_short() -> None:
    planned = Planned(exercise(), 2, 8, 60.0, note="stop at shoulder height")
    for short in (False, True):
        blocks = build_timeline([planned], Phrases(), telling=Telling(short=short)).blocks
        lines = [span.line for block in blocks for span in block.spans]
        assert lines.index("Stop at shoulder height.") == 1
        assert lines.count("Stop at shoulder height.") == 1
        assert blocks[0].spans[1].seconds > spoken_seconds("Stop at shoulder height.")


def test_one_rep_is_said_in_the_singular() -> None:
    assert headline(Planned(exercise(), 1, 1, 60.0)) == "Superman. 1 rep."
    assert headline(Planned(exercise(), 2, 1, 60.0)) == "Superman. 2 sets of 1 rep."


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("On hands and knees (bird dog)", "On hands and knees"),
        ("Legs only, arms down", ""),
    ],
)
def test_a_variant_is_called_by_its_short_title_or_else_by_its_title(
    title: str, short: str
) -> None:
    way = replace(exercise().variants[0], title=title, short=short)
    planned = Planned(exercise(), 1, 8, 60.0, way)
    assert planned.short_variant_title == (short or title)
    assert headline(planned) == f"Superman. {short or title}. 8 reps."
    assert planned.title == "Superman"


def test_what_to_have_at_hand_is_named_once() -> None:
    timeline = build_timeline([Planned(exercise(), 1, 8, 60.0)] * 2, Phrases())
    assert timeline.equipment == Equipment(("a mat",))


def test_a_known_set_up_is_only_its_last_step() -> None:
    plan = [Planned(exercise(), 1, 8, 60.0)]
    told = [
        span.line
        for span in build_timeline(plan, Phrases(), telling=Telling(short=True)).blocks[0].spans
    ]
    assert told == ["Superman. 8 reps.", "Arms along the floor."]
    assert len(build_timeline(plan, Phrases()).blocks[0].spans) == 3


def test_an_empty_plan_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one exercise"):
        build_timeline([], Phrases())


def test_a_warm_up_comes_first_and_nothing_of_it_is_counted() -> None:
    warm_up = (Planned(exercise("march", ROW), 1, 4, 0.0), Planned(exercise("cat"), 1, 2, 0.0))
    timeline = build_timeline([Planned(exercise(), 1, 8, 60.0)], Phrases(), warm_up=warm_up)
    assert [block.kind.value for block in timeline.blocks] == [
        *("warm_up", "move", "warm_up"),
        *("intro", "get_ready", "work", "finish"),
    ]
    first = timeline.blocks[0]
    assert first.reps == 0
    assert len(first.spans) == 4 * len(ROW.phases)
    assert first.spans[0].line == ROW.steps[0].say
    assert timeline.planned_sets == 1
    assert [planned.exercise.id for planned in timeline.plan] == ["superman"]


def test_after_a_warm_up_posture_changes_without_a_rest() -> None:
    warm_up = (Planned(exercise("march", ROW), 1, 4, 0.0),)
    blocks = build_timeline([Planned(exercise(), 1, 8, 60.0)], Phrases(), warm_up=warm_up).blocks
    assert [block.kind.value for block in blocks[:4]] == ["warm_up", "move", "intro", "get_ready"]
