"""The conductor wakes the session on time, shows its frames, and ends when it is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.system.clock import RehearsalClock
from spinecoach.adapters.system.silent import SilentSpeaker
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.workout.cues import Record, RepDone
from spinecoach.core.workout.events import Event
from spinecoach.core.workout.frame import Frame, State
from spinecoach.core.workout.performance import Performance, Summary
from spinecoach.core.workout.session import Session
from spinecoach.core.workout.timeline import BlockKind, Planned, build_timeline
from spinecoach.ui import conductor
from spinecoach.ui.conductor import FRAME_MS, STILL_MS, Conductor
from tests.core.scenes import exercise

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class StandingClock:
    """A clock that a test moves; nothing is waited for longer than a real second."""

    def __init__(self) -> None:
        self.second = 0.0

    def now(self) -> float:
        return self.second

    def wait_for(self, deadline: float) -> float:
        return max(0.0, deadline - self.second)

    def arrive(self, deadline: float) -> float:
        self.second = max(self.second, deadline)
        return self.second


class Kept:
    """A journal that only remembers."""

    def __init__(self) -> None:
        self.records: list[Record] = []

    def record(self, record: Record) -> None:
        self.records.append(record)


def a_performance(kept: Kept) -> Performance:
    plan = [Planned(exercise(), 1, 2, 10.0)]
    return Performance(Session(build_timeline(plan, Phrases()), Phrases()), SilentSpeaker(), kept)


def test_a_workout_runs_to_its_end_by_itself(qtbot: QtBot) -> None:
    kept, frames = Kept(), list[Frame]()
    conductor = Conductor(a_performance(kept), RehearsalClock(200.0))
    conductor.frame_changed.connect(frames.append)
    with qtbot.waitSignal(conductor.finished) as over:
        conductor.send(Event.START)
    summary = over.args[0] if over.args else None
    assert isinstance(summary, Summary)
    assert (summary.sets, summary.reps) == (1, 2)
    assert sum(isinstance(record, RepDone) for record in kept.records) == 2
    elapsed = [frame.elapsed for frame in frames]
    assert elapsed == sorted(elapsed)
    assert frames[-1].state is State.FINISHED


def test_every_block_has_a_frame_however_seldom_frames_are_drawn(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conductor, "FRAME_MS", 60_000)
    monkeypatch.setattr(conductor, "STILL_MS", 60_000)
    seen: list[int] = []
    made = Conductor(a_performance(Kept()), RehearsalClock(200.0))
    made.frame_changed.connect(lambda frame: seen.append(frame.index))
    with qtbot.waitSignal(made.finished):
        made.send(Event.START)
    assert sorted(set(seen)) == list(range(len(made.performance.timeline.blocks)))


def test_a_paused_workout_draws_no_frames_and_sets_no_timer(qtbot: QtBot) -> None:
    clock = StandingClock()
    conductor = Conductor(a_performance(Kept()), clock)
    conductor.send(Event.START)
    conductor.send(Event.PAUSE)
    frames = list[Frame]()
    conductor.frame_changed.connect(frames.append)
    qtbot.wait(60)
    assert frames == []
    assert conductor.frame.state is State.PAUSED


@pytest.mark.usefixtures("qtbot")
def test_a_wish_that_means_nothing_now_is_answered_so() -> None:
    clock = StandingClock()
    conductor = Conductor(a_performance(Kept()), clock)
    timeline = conductor.performance.timeline
    assert not conductor.send(Event.PAUSE)
    assert conductor.send(Event.START)
    assert not conductor.change(timeline, 0)  # not while it moves
    assert conductor.send(Event.PAUSE)
    assert not conductor.send(Event.PAUSE)
    assert conductor.change(timeline, 1)
    assert conductor.frame.index == 1


def test_a_workout_that_is_broken_off_stops_without_being_over(qtbot: QtBot) -> None:
    kept, clock = Kept(), StandingClock()
    conductor = Conductor(a_performance(kept), clock)
    over = list[Summary]()
    conductor.finished.connect(over.append)
    conductor.send(Event.START)
    conductor.break_off()
    frames, facts = list[Frame](), list(kept.records)
    conductor.frame_changed.connect(frames.append)
    clock.second += 5.0
    qtbot.wait(60)
    assert (frames, kept.records, over) == ([], facts, [])


@pytest.mark.usefixtures("qtbot")
def test_a_rep_that_ends_as_the_window_closes_counts() -> None:
    def broken_off_at_its(deadline: int) -> tuple[float, bool]:
        """Close the window as that deadline comes: return its second, and whether a rep counts."""
        kept, clock = Kept(), StandingClock()
        conductor = Conductor(a_performance(kept), clock)
        conductor.send(Event.START)
        for number in range(deadline + 1):
            due = conductor.performance.session.next_deadline()
            assert due is not None
            clock.second = due
            if number < deadline:
                conductor.send(Event.WAKE)
        conductor.break_off()
        return clock.second, any(isinstance(record, RepDone) for record in kept.records)

    first = next(second for n in range(500) if (second := broken_off_at_its(n))[1])
    kept, clock = Kept(), StandingClock()
    performance = a_performance(kept)
    performance.handle(Event.START, 0.0)
    while not any(isinstance(record, RepDone) for record in kept.records):
        clock.second = performance.session.next_deadline() or 0.0
        performance.handle(Event.WAKE, clock.second)
    assert first == (clock.second, True)


def test_a_workout_without_a_set_left_is_over_when_it_is_broken_off(qtbot: QtBot) -> None:
    conductor = Conductor(a_performance(Kept()), StandingClock())
    conductor.send(Event.START)
    while conductor.frame.block.kind is not BlockKind.FINISH:
        conductor.send(Event.SKIP)
    with qtbot.waitSignal(conductor.finished):
        conductor.break_off()


def test_while_time_moves_frames_are_drawn(qtbot: QtBot) -> None:
    conductor = Conductor(a_performance(Kept()), StandingClock())
    with qtbot.waitSignals([conductor.frame_changed] * 5):
        conductor.send(Event.START)
    conductor.stop()


def test_closing_the_window_ends_the_workout_without_a_question(qtbot: QtBot) -> None:
    kept = Kept()
    conductor = Conductor(a_performance(kept), StandingClock())
    conductor.send(Event.START)
    with qtbot.waitSignal(conductor.finished):
        conductor.stop()
    assert conductor.performance.over
    conductor.stop()
    assert len(kept.records) == 2


def test_the_end_is_told_once(qtbot: QtBot) -> None:
    conductor = Conductor(a_performance(Kept()), StandingClock())
    told = list[Summary]()
    conductor.finished.connect(told.append)
    conductor.send(Event.START)
    conductor.stop()
    conductor.send(Event.SKIP)
    qtbot.wait(5)
    assert len(told) == 1


def test_if_the_figure_stands_still_half_as_many_frames_are_drawn() -> None:
    clock = StandingClock()
    conductor = Conductor(a_performance(Kept()), clock)
    conductor.send(Event.START)
    drawn = set()
    while not conductor.performance.over:
        drawn.add((conductor.frame.moves, conductor._draw.interval()))
        conductor.send(Event.SKIP)
    assert drawn == {(True, FRAME_MS), (False, STILL_MS)}
