"""The person ends the reps: how such a workout is laid out, and how it runs."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.workout.cues import Cue, RepDone, Role, Say, SetEnded, Sound, Tone
from spinecoach.core.workout.events import Event
from spinecoach.core.workout.frame import State
from spinecoach.core.workout.own_pace import (
    BREATHER,
    COUNTED_DOWN,
    LEAST_REP,
    goal_of,
    is_counted,
    stands_at,
    waiting,
)
from spinecoach.core.workout.session import Session
from spinecoach.core.workout.timeline import BlockKind, Planned, Waits, build_timeline
from spinecoach.core.workout.voice_track import COUNT_IN
from spinecoach.core.workout.wait_track import ASKED, PATIENCE
from tests.core.scenes import HOLD, ROW, exercise, live
from tests.core.workout.test_session import PEOPLE_PRESS

if TYPE_CHECKING:
    from spinecoach.core.workout.frame import Frame
    from spinecoach.core.workout.timeline import Block, Timeline

OWN = Waits(reps=True)
CLOCK = Waits()
REPS = 3


def clocked() -> Timeline:
    """A back lift with a hold of three seconds, then a row without one."""
    plan = [
        Planned(exercise("superman"), 2, REPS, 20.0),
        Planned(exercise("row", ROW), 2, REPS, 20.0),
    ]
    return build_timeline(plan, Phrases())


def own() -> Timeline:
    return waiting(clocked(), OWN)


def works(timeline: Timeline) -> list[int]:
    return [i for i, block in enumerate(timeline.blocks) if block.kind is BlockKind.WORK]


class Person:
    """Somebody who trains in their own pace, with all that the coach gave back."""

    def __init__(self, timeline: Timeline | None = None) -> None:
        self.session = Session(timeline or own(), Phrases())
        self.now = 0.0
        self.cues: list[tuple[float, Cue]] = []
        self.press(Event.START)

    def press(self, event: Event = Event.REP) -> bool:
        answer = self.session.handle(event, self.now)
        self.cues += [(self.now, cue) for cue in answer.cues]
        return answer.done

    def lives(self, seconds: float) -> None:
        until = self.now + seconds
        self.cues += live(self.session, until)
        self.now = until
        self.press(Event.WAKE)

    def arrives(self, kind: BlockKind, nth: int = 0) -> None:
        """Live until the first wait of a block, ready at once wherever the coach asks."""
        index = [i for i, one in enumerate(self.session.timeline.blocks) if one.kind is kind][nth]
        while not (self.frame.index == index and self.frame.waits):
            if self.frame.waits:
                self.press()
            self.lives(0.5)

    @property
    def frame(self) -> Frame:
        return self.session.frame(self.now)

    def at(self, kind: BlockKind) -> bool:
        return self.frame.block.kind is kind

    def stands(self, state: State) -> bool:
        return self.frame.state is state

    def said(self, since: float = 0.0) -> list[str]:
        return [cue.text for at, cue in self.cues if isinstance(cue, Say) and at >= since]

    def reps(self) -> list[RepDone]:
        return [cue for _, cue in self.cues if isinstance(cue, RepDone)]


# -- how it is laid out --------------------------------------------------------------


def test_a_workout_is_the_same_one_with_and_without_open_spans() -> None:
    before, after = clocked(), own()
    assert [b.kind for b in before.blocks] == [b.kind for b in after.blocks]
    assert [b.reps for b in before.blocks] == [b.reps for b in after.blocks]
    assert waiting(after, CLOCK) == before
    assert waiting(after, OWN) is after


def test_every_rep_and_every_set_up_ends_when_the_person_says_so_and_nothing_else_does() -> None:
    for block in own().blocks:
        after = [*(span.rep for span in block.spans[1:]), None]
        last_of_rep = [
            span for span, rep in zip(block.spans, after, strict=True) if rep != span.rep
        ]
        opens = [span for span in block.spans if span.open]
        if block.kind is BlockKind.WORK:
            assert opens == last_of_rep
            assert len(opens) == REPS
        elif block.kind is BlockKind.GET_READY:
            assert [span.open for span in block.spans] == [True, False]
            assert block.spans[1].seconds == COUNTED_DOWN
        else:
            assert opens == []


def test_who_only_wants_to_get_ready_in_peace_is_counted_through_the_set() -> None:
    timeline = waiting(clocked(), Waits(ready=True))
    opens = {block.kind for block in timeline.blocks for span in block.spans if span.open}
    assert opens == {BlockKind.GET_READY}


def test_how_long_it_takes_is_an_estimate_with_a_breath_after_each_rep() -> None:
    reps = 4 * REPS
    assert own().seconds == pytest.approx(clocked().seconds + reps * BREATHER)


@given(st.floats(0.0, 1.0))
def test_a_press_leads_onwards_and_never_past_the_end_of_a_rep_or_into_the_middle_of_a_hold(
    part: float,
) -> None:
    for block in own().blocks:
        position = part * block.seconds * 0.999
        goal = goal_of(block, position)
        span = block.spans[block.span_at(position)]
        if goal is None:
            assert is_counted(span) or not any(
                one.open for one in block.spans[block.span_at(position) :]
            )
            continue
        assert position < goal <= stands_at(block, position) + BREATHER + block.spans[0].seconds
        assert not [hold for hold in holds(block) if position < hold < goal]


def holds(block: Block) -> list[float]:
    return [at for at, span in zip(block.starts, block.spans, strict=True) if is_counted(span)]


# -- how it runs ---------------------------------------------------------------------


def test_the_coach_waits_for_each_rep_and_counts_it_when_the_person_says_so() -> None:
    person = Person()
    person.arrives(BlockKind.WORK)
    assert person.frame.rep == 1
    person.lives(7.0)
    assert person.reps() == []
    assert person.press()
    assert [rep.rep for rep in person.reps()] == [1]
    person.lives(0.2)
    assert (person.frame.rep, person.frame.waits) == (2, False)


def test_while_it_waits_the_figure_stands_in_the_pose_of_the_start_and_time_stands_still() -> None:
    person = Person()
    person.arrives(BlockKind.WORK)
    before = person.frame
    person.lives(9.0)
    after = person.frame
    assert after.position == before.position
    assert after.elapsed == before.elapsed
    assert after.pose == exercise().movement.start
    assert not after.moves
    assert after.phase is None


@given(st.floats(0.0, 7.0), st.floats(0.5, 7.0))
def test_it_waits_exactly_where_it_stands_still_whatever_the_clock_says(
    late: float, slow: float
) -> None:
    person = Person()
    person.now += late
    person.arrives(BlockKind.WORK)
    for rep in range(1, REPS + 1):
        assert (person.frame.rep, person.frame.waits) == (rep, True)
        assert person.frame.phase is None
        person.lives(slow)
        person.press()
        person.lives(8.1)


def test_a_rep_is_kept_with_the_seconds_that_it_really_took() -> None:
    person = Person()
    person.arrives(BlockKind.WORK)
    person.press()
    begin = person.now
    person.lives(11.25)
    person.press()
    assert person.reps()[-1].seconds == pytest.approx(person.now - begin)


def test_who_is_quicker_than_the_figure_presses_earlier_and_it_goes_on_from_there() -> None:
    person = Person()
    person.arrives(BlockKind.WORK, 2)  # the row, without a hold
    person.press()
    person.lives(2.5)  # the figure still lifts
    assert not person.frame.waits
    assert person.press()
    assert person.reps()[-1].seconds == pytest.approx(2.5)
    assert person.frame.rep == 3


def test_a_press_in_the_lift_begins_the_hold_which_lasts_three_seconds_by_the_clock() -> None:
    person = Person()
    person.arrives(BlockKind.WORK)
    person.press()
    person.lives(1.2)
    assert person.press()
    assert person.frame.hold_left == pytest.approx(3.0)
    begin = person.now
    for _ in range(29):
        person.lives(0.1)
        assert person.frame.hold_left is not None
        assert not person.press()
    person.lives(0.1 + 1e-6)
    assert person.frame.hold_left is None
    tones = [at - begin for at, c in person.cues if c == Sound(Tone.HOLD) and at >= begin]
    assert tones == pytest.approx([0.0, 1.0, 2.0])


def test_two_presses_in_a_moment_are_one_rep() -> None:
    person = Person()
    person.arrives(BlockKind.WORK, 2)
    assert person.press()
    person.lives(LEAST_REP - 0.1)
    assert not person.press()
    person.lives(0.1)
    assert person.press()
    assert len(person.reps()[-2:]) == 2


def test_the_set_is_over_with_the_press_for_its_last_rep() -> None:
    person = Person()
    person.arrives(BlockKind.WORK)
    for _ in range(REPS):
        assert person.frame.index == works(person.session.timeline)[0]
        person.lives(12.0)
        person.press()
    ended = [cue for _, cue in person.cues if isinstance(cue, SetEnded)]
    assert [(cue.reps, cue.complete) for cue in ended] == [(REPS, True)]
    assert person.at(BlockKind.REST)
    person.lives(0.1)
    assert not person.press()  # a rest has its seconds


def test_the_same_words_are_said_on_the_same_reps_as_by_the_clock() -> None:
    def words(timeline: Timeline) -> list[str]:
        person = Person(timeline)
        index = works(timeline)[0]
        found = []
        while person.frame.index <= index:
            seen = len(person.cues)
            if person.frame.waits:
                person.press()
            if person.frame.index == index:
                person.lives(0.25)
                found += [c.text for _, c in person.cues[seen:] if isinstance(c, Say)]
            else:
                person.lives(0.25)
        return found

    hint = Phrases().spoken.press_after_rep("Space")
    own_words = [line for line in words(own()) if line != hint]
    assert own_words[:-1] == words(clocked())[: len(own_words) - 1]


def test_the_coach_says_once_which_key_goes_on_asks_once_and_then_pauses() -> None:
    person = Person()
    person.arrives(BlockKind.WORK)
    begin, said = person.now, Phrases().spoken
    person.lives(ASKED - 1.0)
    assert person.said(begin - 0.5)[-1:] == [said.press_after_rep("Space")]
    person.lives(2.0)
    assert person.said(begin)[-1:] == [said.take_your_time("Space")]
    assert person.frame.caption == said.take_your_time("Space")
    person.lives(PATIENCE - ASKED - 2.0)
    assert person.stands(State.RUNNING)
    assert person.said(begin).count(said.take_your_time("Space")) == 1
    person.lives(1.5)
    assert person.stands(State.PAUSED)
    assert person.reps() == []


def test_after_such_a_pause_the_rep_begins_anew_and_is_counted_once() -> None:
    person = Person()
    person.arrives(BlockKind.WORK)
    person.lives(PATIENCE + 10.0)
    person.press(Event.RESUME)
    person.lives(COUNT_IN + 1.0)
    assert (person.frame.rep, person.stands(State.RUNNING)) == (1, True)
    person.lives(10.0)
    person.press()
    assert [(rep.rep, rep.attempt) for rep in person.reps()] == [(1, 1)]


def test_a_set_up_ends_when_the_person_is_ready_and_then_three_seconds_are_counted() -> None:
    person = Person()
    person.arrives(BlockKind.GET_READY)
    begin, said = person.now, Phrases().spoken
    person.lives(ASKED + 1.0)
    assert person.at(BlockKind.GET_READY)
    assert said.take_your_time_ready("Space") in person.said(begin)
    assert person.press()
    assert person.frame.left == pytest.approx(COUNTED_DOWN)
    assert person.frame.caption == said.number(3)
    pressed = person.now
    person.lives(COUNTED_DOWN + 0.1)
    assert person.at(BlockKind.WORK)
    counted = [
        c.text
        for at, c in person.cues
        if isinstance(c, Say) and c.role is Role.COUNTDOWN and at >= pressed
    ]
    assert counted == [said.number(n) for n in (3, 2, 1)]


def test_nobody_there_at_a_set_up_is_a_pause_too() -> None:
    person = Person()
    person.arrives(BlockKind.GET_READY)
    person.lives(PATIENCE + 1.0)
    assert person.stands(State.PAUSED)
    person.press(Event.RESUME)
    person.lives(COUNT_IN)
    assert person.frame.waits
    assert person.at(BlockKind.GET_READY)


# -- switched in mid-set -------------------------------------------------------------


def test_the_pace_is_switched_in_mid_set_and_the_rep_begins_anew() -> None:
    person = Person(clocked())
    index = works(person.session.timeline)[0]
    while person.frame.index < index or person.frame.rep < 2:
        person.lives(0.5)
    person.lives(3.0)
    begin = person.now
    assert person.press(Event.OWN_PACE)
    assert Phrases().spoken.own_pace("Space") in person.said(begin)
    assert person.frame.timeline.waits.reps
    assert (person.frame.index, person.frame.rep) == (index, 2)
    while not person.frame.waits:
        person.lives(0.5)
    assert person.frame.rep == 2
    person.press()
    assert [rep.rep for rep in person.reps()] == [1, 2]
    assert [rep.seconds is None for rep in person.reps()] == [True, False]
    person.lives(2.0)
    assert person.press(Event.OWN_PACE)
    assert Phrases().spoken.coach_sets_pace() in person.said(begin)
    assert person.frame.rep == 3
    person.lives(30.0)
    assert [rep.rep for rep in person.reps()] == [1, 2, 3]


def test_whoever_switches_while_the_coach_waits_has_done_the_rep() -> None:
    person = Person()
    person.arrives(BlockKind.WORK)
    assert person.press(Event.OWN_PACE)
    assert [rep.rep for rep in person.reps()] == [1]
    assert person.frame.rep == 2
    assert not person.frame.timeline.waits.reps


def test_whoever_switches_after_the_last_rep_is_in_the_rest() -> None:
    person = Person()
    person.arrives(BlockKind.WORK)
    for _ in range(REPS - 1):
        person.press()
        person.lives(12.0)
    assert person.press(Event.OWN_PACE)
    assert person.at(BlockKind.REST)
    person.lives(COUNT_IN + 1.0)
    assert person.stands(State.RUNNING)
    assert len(person.reps()) == REPS


def test_in_a_pause_it_is_switched_without_a_count() -> None:
    person = Person(clocked())
    index = works(person.session.timeline)[0]
    while person.frame.index < index or person.frame.rep < 2:
        person.lives(0.5)
    person.press(Event.PAUSE)
    assert person.press(Event.OWN_PACE)
    assert person.stands(State.PAUSED)
    assert person.frame.caption == Phrases().spoken.own_pace("Space")
    assert person.frame.rep == 2
    assert person.press(Event.OWN_PACE)
    assert person.session.timeline == clocked()


def test_at_a_set_up_it_is_switched_too() -> None:
    person = Person()
    person.arrives(BlockKind.GET_READY)
    person.press(Event.OWN_PACE)
    person.lives(COUNT_IN)
    assert person.at(BlockKind.GET_READY)
    assert not person.frame.waits
    person.lives(8.0)
    assert person.at(BlockKind.WORK)


# -- whatever happens ----------------------------------------------------------------

stories = st.lists(
    st.tuples(
        st.sampled_from([*PEOPLE_PRESS, *[Event.REP] * 8, Event.OWN_PACE, *[Event.WAKE] * 6]),
        st.floats(0.0, 15.0),
    ),
    max_size=120,
)


@given(stories)
def test_whatever_is_pressed_in_whatever_order_every_rep_is_counted_once(
    story: list[tuple[Event, float]],
) -> None:
    person = Person()
    for event, step in story:
        person.lives(step)
        person.press(event)
        frame = person.frame
        assert 0.0 <= frame.position <= frame.block.seconds
        assert frame.elapsed + frame.remaining == pytest.approx(frame.timeline.seconds)
    counts = Counter((rep.block, rep.attempt, rep.rep) for rep in person.reps())
    assert all(count == 1 for count in counts.values())
    for before, after in pairwise(person.reps()):
        same = (before.block, before.attempt) == (after.block, after.attempt)
        assert after.rep == (before.rep + 1 if same else 1)
    for rep in person.reps():
        assert rep.seconds is None or rep.seconds >= LEAST_REP - 1e-6


@given(st.lists(st.floats(0.0, 9.0), min_size=15, max_size=30))
def test_a_hold_lasts_three_seconds_whatever_is_pressed(steps: list[float]) -> None:
    person = Person()
    person.arrives(BlockKind.WORK)
    person.press()
    began: float | None = None
    for step in steps:
        until = person.now + step
        while person.now < until and not person.frame.waits:  # then nothing moves until the press
            person.lives(min(0.25, until - person.now))
            held = person.frame.phase is not None and person.frame.phase == HOLD
            if held and began is None:
                began = person.now
            if not held and began is not None:
                assert HOLD.seconds - 0.5 <= person.now - began <= HOLD.seconds + 0.5
                began = None
        person.press()
