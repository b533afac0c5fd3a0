"""What a lock screen or a watch writes of a workout."""

from __future__ import annotations

from dataclasses import replace

import pytest

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.workout.frame import Frame, State
from spinecoach.core.workout.timeline import BlockKind
from spinecoach.ui.media.now_playing import NowPlaying, now_playing
from tests.ui.stage import Stage

PHRASES = Phrases()


@pytest.fixture(scope="module")
def frame() -> Frame:
    """The first second of the first set."""
    stage = Stage(sets=2)
    conductor = stage.begin()
    frame = conductor.frame
    at = [block.kind for block in frame.timeline.blocks].index(BlockKind.WORK)
    return replace(frame, index=at, position=1.0, state=State.RUNNING)


def shown(frame: Frame) -> NowPlaying:
    return now_playing(frame, PHRASES)


def test_in_a_set_exercise_set_and_rep_can_be_read(frame: Frame) -> None:
    now = shown(frame)
    assert now.title == "Dumbbell pullover"
    assert now.place == f"Set 1 of 2, rep 1 of {frame.block.reps}"
    assert now.workout == frame.timeline.title
    assert now.seconds == frame.timeline.seconds


def test_it_plays_while_somebody_moves_or_is_counted_in_and_pauses_otherwise(frame: Frame) -> None:
    playing = {state for state in State if shown(replace(frame, state=state)).playing}
    assert playing == {State.RUNNING, State.RESUMING}


def test_every_part_has_a_title_and_only_the_last_has_no_place(frame: Frame) -> None:
    parts = [
        shown(replace(frame, index=number, position=0.0))
        for number in range(len(frame.timeline.blocks))
    ]
    assert all(part.title for part in parts)
    assert [part.part for part in parts if not part.place] == [len(parts) - 1]


def test_within_a_rep_nothing_is_new(frame: Frame) -> None:
    starts = frame.block.starts
    rep = [n for n, span in enumerate(frame.block.spans) if span.rep == 2]
    told = {shown(replace(frame, position=starts[number] + 0.1)) for number in rep}
    assert len(rep) > 1
    assert len(told) == 1
