"""The figure moves without a jump and has the poses of the phases."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinecoach.core.exercise.pose import Grip, Posture
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.workout.motion import (
    PREVIEW_PACE,
    STAND_UP,
    STANDING,
    STEP_TRAVEL,
    UPRIGHT,
    grip_at,
    key_pose_at,
    movement_at,
    moves_at,
    phase_at,
    pose_at,
    pose_in_rep,
    previewed_at,
)
from spinecoach.core.workout.timeline import BlockKind, Planned, build_timeline
from tests.core.scenes import BACK_LIFT, DOWN, ROW, UP, exercise

TIMELINE = build_timeline(
    [Planned(exercise(), 2, 3, 30.0), Planned(exercise("row", ROW), 2, 3, 30.0)], Phrases()
)


def first(kind: BlockKind) -> int:
    return next(i for i, block in enumerate(TIMELINE.blocks) if block.kind is kind)


@given(st.integers(0, len(TIMELINE.blocks) - 1), st.floats(0.0, 1.0))
def test_in_a_hundredth_of_a_second_no_joint_moves_far(index: int, part: float) -> None:
    position = part * TIMELINE.blocks[index].seconds
    one = pose_at(TIMELINE, index, position)
    after = min(position + 0.01, TIMELINE.blocks[index].seconds)
    other = pose_at(TIMELINE, index, after)
    # 170 degrees in at least 1.2 s, eased: 1.5 times the mean speed at the fastest.
    assert abs(one.near_arm.shoulder - other.near_arm.shoulder) <= 170.0 / 1.2 * 1.5 * 0.011


def test_in_a_set_the_body_is_up_while_it_holds_and_down_while_it_rests() -> None:
    work = first(BlockKind.WORK)
    assert pose_at(TIMELINE, work, 0.0) == DOWN
    assert pose_at(TIMELINE, work, 3.5) == UP
    assert pose_at(TIMELINE, work, 7.5) == DOWN
    assert pose_at(TIMELINE, work, 1.0).near_arm.shoulder == pytest.approx(85.0)
    assert pose_at(TIMELINE, work, TIMELINE.blocks[work].seconds) == DOWN


def test_in_a_set_up_the_body_moves_into_each_picture_once_it_is_told() -> None:
    intro = TIMELINE.blocks[0]
    assert pose_at(TIMELINE, 0, 0.0) == DOWN
    assert pose_at(TIMELINE, 0, intro.starts[1]) == DOWN
    assert pose_at(TIMELINE, 0, intro.starts[2]) == DOWN
    assert pose_at(TIMELINE, 0, intro.starts[2] + STEP_TRAVEL) == UP


def test_a_rest_shows_the_next_exercise_slowly() -> None:
    rest = first(BlockKind.REST)
    assert pose_at(TIMELINE, rest, 3.0 / PREVIEW_PACE) == UP


def test_the_figure_gets_ready_in_the_start_position() -> None:
    assert pose_at(TIMELINE, first(BlockKind.GET_READY), 5.0) == BACK_LIFT.start


def test_at_the_end_the_figure_stands_up_and_lays_its_weights_down() -> None:
    end = len(TIMELINE.blocks) - 1
    assert pose_at(TIMELINE, end, 0.0) == ROW.start
    assert grip_at(TIMELINE, end, 0.5) is None
    assert pose_at(TIMELINE, end, STAND_UP) == key_pose_at(TIMELINE, end, 0.5) == UPRIGHT
    assert grip_at(TIMELINE, end, TIMELINE.blocks[end].seconds - 1.0) is Grip.EMPTY
    assert movement_at(TIMELINE, end, STAND_UP) is ROW


def test_who_lies_at_the_end_lays_the_weights_down_first_and_then_stands() -> None:
    lying = replace(BACK_LIFT, posture=Posture.SUPINE, grip=Grip.PAIR)
    timeline = build_timeline([Planned(exercise("pullover", lying), 1, 3, 30.0)], Phrases())
    end = len(timeline.blocks) - 1
    farewell = timeline.blocks[end].starts[1]
    assert movement_at(timeline, end, farewell - 0.1) is lying
    assert pose_at(timeline, end, farewell - 0.1) == lying.start
    assert movement_at(timeline, end, farewell) is STANDING
    assert pose_at(timeline, end, farewell) == UPRIGHT


def test_the_end_of_three_exercises_begins_in_the_position_of_the_third() -> None:
    lying = replace(BACK_LIFT, posture=Posture.SUPINE, grip=Grip.PAIR)
    ways = (BACK_LIFT, ROW, lying)
    plan = [Planned(exercise(name, way), 1, 1, 9.0) for name, way in zip("abc", ways, strict=True)]
    timeline = build_timeline(plan, Phrases())
    assert movement_at(timeline, len(timeline.blocks) - 1, 1.0) is lying
    assert pose_at(timeline, len(timeline.blocks) - 1, 1.0) == lying.start != UPRIGHT


@given(st.floats(0.0, 1e4))
def test_reps_in_a_preview_go_on_for_ever(seconds: float) -> None:
    again = pose_in_rep(BACK_LIFT, seconds + BACK_LIFT.rep_seconds)
    once = pose_in_rep(BACK_LIFT, seconds)
    assert again.near_arm.shoulder == pytest.approx(once.near_arm.shoulder, abs=1e-3)


@given(st.floats(0.0, 1.0))
def test_every_second_of_a_rep_lies_in_one_phase(share: float) -> None:
    second = share * BACK_LIFT.rep_seconds
    phase, progress = phase_at(BACK_LIFT, second)
    place = [own is phase for own in BACK_LIFT.phases].index(True)
    before = sum(own.seconds for own in BACK_LIFT.phases[:place])
    assert 0.0 <= progress <= 1.0
    assert before + progress * phase.seconds == pytest.approx(second)


def test_at_the_end_of_a_rep_its_last_phase_is_over() -> None:
    assert phase_at(BACK_LIFT, BACK_LIFT.rep_seconds) == (BACK_LIFT.phases[-1], 1.0)


def test_a_rest_goes_through_the_phases_of_the_next_exercise_again_and_again() -> None:
    rest = first(BlockKind.REST)
    for rep in range(2):
        begin = rep * BACK_LIFT.rep_seconds
        for phase in BACK_LIFT.phases:
            middle = (begin + phase.seconds / 2) / PREVIEW_PACE
            assert previewed_at(TIMELINE, rest, middle) is phase
            assert key_pose_at(TIMELINE, rest, middle) == phase.pose
            begin += phase.seconds


def test_only_a_rest_shows_the_next_exercise() -> None:
    assert previewed_at(TIMELINE, first(BlockKind.WORK), 1.0) is None
    assert previewed_at(TIMELINE, len(TIMELINE.blocks) - 1, 1.0) is None


def test_with_reduced_motion_the_last_pose_of_the_phase_is_shown_at_once() -> None:
    intro = TIMELINE.blocks[0]
    assert key_pose_at(TIMELINE, 0, 0.0) == DOWN
    assert key_pose_at(TIMELINE, 0, intro.starts[2]) == UP
    assert key_pose_at(TIMELINE, first(BlockKind.GET_READY), 5.0) == BACK_LIFT.start
    assert key_pose_at(TIMELINE, first(BlockKind.WORK), 0.0) == UP


def test_the_figure_moves_in_a_lift_and_not_in_a_hold() -> None:
    work = first(BlockKind.WORK)
    starts = TIMELINE.blocks[work].starts
    moves = [moves_at(TIMELINE, work, start + 0.1) for start in starts[:4]]
    assert moves == [True, False, True, False]  # lift, hold, lower, rest


def test_in_a_set_up_it_moves_to_each_step_and_then_stands_still() -> None:
    intro = first(BlockKind.INTRO)
    start = TIMELINE.blocks[intro].starts[1]
    assert moves_at(TIMELINE, intro, start + 0.1)
    assert not moves_at(TIMELINE, intro, start + STEP_TRAVEL)
    assert not moves_at(TIMELINE, first(BlockKind.GET_READY), 1.0)
    assert moves_at(TIMELINE, first(BlockKind.REST), 1.0)
    end = len(TIMELINE.blocks) - 1
    assert moves_at(TIMELINE, end, 0.1)
    assert not moves_at(TIMELINE, end, STAND_UP)
