"""A frame says everything that a page shows of one moment."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinecoach.core.exercise.exercise import Step
from spinecoach.core.exercise.pose import Grip
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.workout.frame import Frame, State
from spinecoach.core.workout.timeline import BlockKind, Planned, Timeline, build_timeline
from tests.core.scenes import BACK_LIFT, HOLD, ROW, UP, exercise

TIMELINE = build_timeline(
    [Planned(exercise(), 2, 3, 30.0), Planned(exercise("row", ROW), 2, 3, 30.0)], Phrases()
)


def a_frame(index: int, position: float, timeline: Timeline = TIMELINE) -> Frame:
    return Frame(State.RUNNING, timeline, index, position)


def first(kind: BlockKind) -> int:
    return next(i for i, block in enumerate(TIMELINE.blocks) if block.kind is kind)


@given(st.integers(0, len(TIMELINE.blocks) - 1), st.floats(0.0, 1.0))
def test_elapsed_and_remaining_add_up_to_the_whole_workout(index: int, part: float) -> None:
    position = part * TIMELINE.blocks[index].seconds
    frame = a_frame(index, position)
    assert frame.elapsed + frame.remaining == pytest.approx(TIMELINE.seconds)
    assert frame.position + frame.left == pytest.approx(frame.block.seconds)
    assert 0.0 <= frame.progress <= 1.0
    assert 0.0 <= frame.span_left <= frame.span.seconds + 1e-9


def test_in_the_hold_of_the_second_rep() -> None:
    frame = a_frame(first(BlockKind.WORK), 8.0 + 2.0 + 1.0)
    assert frame.rep == 2
    assert frame.phase is HOLD
    assert frame.hold_left == pytest.approx(2.0)
    assert not frame.moves
    assert frame.progress == pytest.approx(1 / 3)
    assert frame.movement is BACK_LIFT
    assert frame.pose == UP


def test_what_the_hands_hold_at_a_step_of_the_set_up() -> None:
    waiting = replace(ROW, steps=(Step("Stand tall.", UP, Grip.EMPTY), Step("Take them.", UP)))
    timeline = build_timeline([Planned(exercise("row", waiting), 1, 3, 30.0)], Phrases())
    grips = [a_frame(0, start, timeline).grip for start in timeline.blocks[0].starts]
    # The title, the first step, what to take, and the second step.
    assert grips == [Grip.EMPTY, Grip.EMPTY, Grip.EMPTY, None]
    assert a_frame(first(BlockKind.WORK), 1.0).grip is None


def test_outside_a_hold_nothing_is_held_and_outside_a_set_there_is_no_phase() -> None:
    lifting = a_frame(first(BlockKind.WORK), 1.0)
    assert lifting.hold_left is None
    resting = a_frame(first(BlockKind.REST), 1.0)
    assert (resting.phase, resting.rep, resting.hold_left) == (None, 0, None)


def test_what_comes_next_is_the_next_set_and_at_the_end_nothing() -> None:
    work = [i for i, block in enumerate(TIMELINE.blocks) if block.kind is BlockKind.WORK]
    following = [a_frame(i, 0.0).next_up for i in work]
    assert [planned.title if planned else "" for planned in following] == [
        "Superman", "Row", "Row", "",
    ]  # fmt: skip
    last = a_frame(len(TIMELINE.blocks) - 1, 0.0)
    assert last.next_block is None
    assert a_frame(0, 0.0).next_block is TIMELINE.blocks[1]


def test_the_farewell_shows_the_last_exercise() -> None:
    frame = a_frame(len(TIMELINE.blocks) - 1, 1.0)
    assert frame.planned is None
    assert frame.movement is ROW
    assert not frame.mirrored


def test_the_second_set_of_a_split_stance_is_mirrored() -> None:
    work = [i for i, block in enumerate(TIMELINE.blocks) if block.kind is BlockKind.WORK]
    assert [a_frame(i, 0.0).mirrored for i in work] == [False, False, False, True]


def test_a_span_of_no_length_is_over() -> None:
    timeline = build_timeline([Planned(exercise(), 2, 3, 0.0)], Phrases())
    rest = next(i for i, b in enumerate(timeline.blocks) if b.kind is BlockKind.REST)
    assert a_frame(rest, 0.0, timeline).progress == 1.0


def test_a_rest_says_which_phase_of_the_next_exercise_it_shows() -> None:
    resting = a_frame(first(BlockKind.REST), 0.5)
    assert resting.previewed is BACK_LIFT.phases[0]
    assert resting.key_pose == BACK_LIFT.phases[0].pose
    assert resting.phase is None
    assert a_frame(first(BlockKind.WORK), 0.5).previewed is None


def test_what_has_passed_and_what_is_left_are_the_whole_workout() -> None:
    second = TIMELINE.blocks[0].seconds + 1.5
    assert a_frame(1, 1.5).elapsed == pytest.approx(second)
    assert a_frame(1, 1.5).remaining == pytest.approx(TIMELINE.seconds - second)
