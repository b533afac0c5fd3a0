"""What is written on the workout page in every kind of block, read without a window."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinecoach.adapters.packs.shelf import PackShelf
from spinecoach.assets import warm_up_dir
from spinecoach.core.coaching.builder import Around, estimate
from spinecoach.core.coaching.pain import easier
from spinecoach.core.exercise.exercise import PhaseKind
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.preferences import Preferences
from spinecoach.core.workout.frame import Frame, State
from spinecoach.core.workout.timeline import BlockKind, plan_exercise
from spinecoach.ui.words.workout import strongest, where, whole_seconds
from spinecoach.ui.words.workout import words as written_at
from tests.core.scenes import plan_workout
from tests.ui.stage import SHELF

if TYPE_CHECKING:
    from spinecoach.core.workout.timeline import Timeline
    from spinecoach.ui.words.workout import Words

PHRASES = Phrases()

LONGEST_CUE = 4
"""Words of a cue in a set (docs/reference.md, section 9)."""


@pytest.fixture(scope="module")
def timeline() -> Timeline:
    preferences = Preferences(sets=2)
    return estimate(plan_workout(SHELF.exercises(), preferences), preferences, Phrases())


def words(frame: Frame) -> Words:
    """What is written in English."""
    return written_at(frame, PHRASES)


def at(timeline: Timeline, kind: BlockKind, position: float = 0.1, caption: str = "") -> Frame:
    """The first moment of that kind."""
    index = next(number for number, block in enumerate(timeline.blocks) if block.kind is kind)
    return Frame(State.RUNNING, timeline, index, position, caption=caption)


def test_a_set_shows_its_phase_its_breath_and_a_cue(timeline: Timeline) -> None:
    written = words(at(timeline, BlockKind.WORK, caption="one."))
    assert written.title == "Dumbbell pullover"
    assert written.progress == "Set 1 of 2"
    assert written.phase
    assert written.breath == "breathe in"
    assert written.cue
    assert written.caption == "One."


def test_a_line_that_is_in_sight_already_is_no_caption(timeline: Timeline) -> None:
    cue = words(at(timeline, BlockKind.WORK)).cue
    assert words(at(timeline, BlockKind.WORK, caption=Phrases().spoken.said(cue))).caption == ""
    assert words(at(timeline, BlockKind.WORK, caption="Lower.")).caption == ""
    assert words(at(timeline, BlockKind.WORK, caption="lower slowly.")).caption == "Lower slowly."


def test_a_wait_says_which_key_goes_on() -> None:
    plan = plan_workout(SHELF.exercises(), Preferences())
    timeline = estimate(plan, Preferences(), Phrases(), Around(own_pace=True))
    its, told = Phrases().workout, set()
    for index, block in enumerate(timeline.blocks):
        for start, span in zip(block.starts, block.spans, strict=True):
            if span.open:
                written = words(Frame(State.RUNNING, timeline, index, start))
                assert written.cue in written.among
                assert written.remaining.startswith("about")
                assert written.phase == its.your_turn()
                told.add(written.cue)
    assert told == {its.press_after_rep("Space"), its.press_when_ready("Space")}


def test_a_wait_names_the_key_that_the_person_gave() -> None:
    plan = plan_workout(SHELF.exercises(), Preferences())
    phrases = Phrases()
    phrases.take_keys({"rep": "b space"})
    timeline = estimate(plan, Preferences(), phrases, Around(own_pace=True))
    index, block = next(
        (index, block)
        for index, block in enumerate(timeline.blocks)
        if block.kind is BlockKind.WORK
    )
    start = next(start for start, span in zip(block.starts, block.spans, strict=True) if span.open)
    moment = Frame(State.RUNNING, timeline, index, start)
    assert written_at(moment, phrases).cue == phrases.workout.press_after_rep("B")


def test_a_move_to_a_warm_up_counts_no_sets() -> None:
    preferences = Preferences(sets=1)
    warm_up = tuple(map(plan_exercise, PackShelf(warm_up_dir()).exercises()))
    timeline = estimate(
        plan_workout(SHELF.exercises(), preferences), preferences, Phrases(), Around("", warm_up)
    )
    before = list(takewhile(lambda block: block.kind is not BlockKind.INTRO, timeline.blocks))
    kinds = set()
    for index, block in enumerate(before):
        if block.planned in warm_up:
            kinds.add(block.kind)
            progress = words(Frame(State.RUNNING, timeline, index, 0.1)).progress
            overview = block.kind is BlockKind.OVERVIEW
            assert (progress == "Overview") == overview
            assert overview or progress == "Next" or progress.startswith("Warm-up ")
    assert kinds >= {BlockKind.WARM_UP, BlockKind.MOVE}


def test_a_variant_is_named_where_it_is_done() -> None:
    plan = plan_workout(SHELF.exercises(), Preferences(sets=2))
    gentler = easier(plan[0])
    assert gentler is not None
    timeline = estimate((gentler,), Preferences(), Phrases())
    for kind in (BlockKind.INTRO, BlockKind.GET_READY, BlockKind.WORK):
        assert words(at(timeline, kind)).title == "Dumbbell pullover"
        assert words(at(timeline, kind)).detail == "Exercise 1 of 1 · Hands clasped, smaller arc"
    assert words(at(timeline, BlockKind.INTRO)).cue.startswith("Dumbbell pullover. Hands clasped. ")


@pytest.mark.parametrize(
    ("kind", "place"),
    [
        (BlockKind.INTRO, "Dumbbell pullover, set-up"),
        (BlockKind.GET_READY, "Dumbbell pullover, set 1, get ready"),
        (BlockKind.WORK, "Rep 1 of 8: lower"),
        (BlockKind.REST, "Rest, then Dumbbell pullover, set 2"),
        (BlockKind.OVERVIEW, "Overview"),
        (BlockKind.MOVE, "On the way to Superman"),
        (BlockKind.FINISH, "The end"),
    ],
)
def test_one_line_says_where_one_is(timeline: Timeline, kind: BlockKind, place: str) -> None:
    assert where(at(timeline, kind), PHRASES) == place


def test_every_cue_of_every_set_is_read_at_one_glance(timeline: Timeline) -> None:
    for index, block in enumerate(timeline.blocks):
        if block.kind is BlockKind.WORK:
            for start in block.starts:
                cue = words(Frame(State.RUNNING, timeline, index, start + 0.1)).cue
                assert len(cue.split()) <= LONGEST_CUE, cue


def test_each_rep_of_a_phase_shows_the_next_of_its_cues(timeline: Timeline) -> None:
    index, block = next(
        (index, block)
        for index, block in enumerate(timeline.blocks)
        if block.kind is BlockKind.WORK and block.planned and block.planned.title == "Superman"
    )
    cues = ("Float up, no swing", "Long, not high", "Rise all together")
    lifts = [
        start
        for start, span in zip(block.starts, block.spans, strict=True)
        if span.phase and span.phase.cues == cues
    ]
    shown = [words(Frame(State.RUNNING, timeline, index, at + 0.1)).cue for at in lifts]
    assert shown[:4] == [*cues, cues[0]]


def test_a_set_up_fills_the_page_with_its_sentence_once(timeline: Timeline) -> None:
    frame = at(timeline, BlockKind.INTRO, 0.1, caption="Dumbbell pullover. 2 sets of 8.")
    assert words(frame).cue == frame.span.line
    assert words(frame).caption == ""


def test_a_rest_between_sets_says_what_comes(timeline: Timeline) -> None:
    written = words(at(timeline, BlockKind.REST))
    assert written.title == "Rest"
    assert written.progress == "Next: set 2 of 2"
    assert written.cue == "Dumbbell pullover"
    assert written.following == written.detail == ""


def rest_before_another(timeline: Timeline) -> Frame:
    """The first rest that leads to another exercise."""
    index = next(
        number
        for number, block in enumerate(timeline.blocks)
        if block.kind is BlockKind.REST and block.set_number == 1
    )
    return Frame(State.RUNNING, timeline, index, 1.0)


def test_a_rest_before_another_exercise_names_it_and_what_to_fetch(timeline: Timeline) -> None:
    written = words(rest_before_another(timeline))
    assert written.progress == "Next: exercise 2 of 4"
    assert written.cue == "Superman"
    assert written.fetch == "Have ready: mat and folded towel for your forehead"


def test_the_weight_of_an_exercise_is_written_in_the_persons_unit() -> None:
    *_, rows = plan_workout(SHELF.exercises(), Preferences(sets=2, unit="lb"))
    timeline = estimate((replace(rows, weight_kg=4.5359237),), Preferences(unit="lb"), Phrases())
    assert words(at(timeline, BlockKind.WORK)).detail == "Exercise 1 of 1 · 10 lb in each hand"
    assert words(at(timeline, BlockKind.REST)).fetch == "10 lb in each hand"


def test_the_minutes_that_are_left_are_counted(timeline: Timeline) -> None:
    start = at(timeline, BlockKind.WORK)
    assert words(start).remaining == f"{round(start.remaining / 60)} min left"
    assert words(at(timeline, BlockKind.FINISH)).remaining == ""


def test_the_steps_of_a_set_up_are_counted(timeline: Timeline) -> None:
    opening = at(timeline, BlockKind.INTRO)
    steps = len(opening.block.spans) - 1
    assert words(opening).progress == "Set-up"
    third = replace(opening, position=opening.block.starts[3] + 0.1)
    assert words(third).progress == f"Step 3 of {steps}"
    assert third.span.line in words(third).among


def test_get_ready_tells_how_many(timeline: Timeline) -> None:
    written = words(at(timeline, BlockKind.GET_READY))
    assert written.cue == "Get ready"
    assert written.following == "Next: 8 reps"


def test_a_set_leads_to_the_rest_and_what_follows_it(timeline: Timeline) -> None:
    assert words(at(timeline, BlockKind.WORK)).following == "Next: 60 seconds of rest, then set 2"


def test_the_last_set_leads_to_the_end_and_the_end_says_so(timeline: Timeline) -> None:
    last = len(timeline.blocks) - 2
    assert words(Frame(State.RUNNING, timeline, last, 1.0)).following == "Next: the end"
    end = at(timeline, BlockKind.FINISH)
    assert words(end).cue == "Stand up tall, and put the dumbbells down."
    written = words(replace(end, position=end.block.seconds))
    assert written.title == timeline.title
    assert "done" in written.cue


@given(st.floats(min_value=0.01, max_value=1000.0))
def test_a_countdown_never_shows_less_than_is_left(left: float) -> None:
    assert left - 1e-5 <= whole_seconds(left) < left + 1.0


@pytest.mark.parametrize(("left", "shown"), [(3.0, 3), (2.999, 3), (2.0, 2), (0.01, 1), (0.0, 0)])
def test_three_two_one_fall_on_whole_seconds(left: float, shown: int) -> None:
    assert whole_seconds(left) == shown


def test_the_picture_of_an_exercise_is_its_hold() -> None:
    superman = next(one for one in SHELF.exercises() if one.id == "superman")
    assert strongest(superman.movement).kind is PhaseKind.ISOMETRIC
