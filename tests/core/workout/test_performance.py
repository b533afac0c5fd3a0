"""A performance hands its cues to speaker and journal, and adds up what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.record.tempo import Drift, tempo_of
from spinecoach.core.workout.cues import Record, RepDone, SetEnded, Tone, WorkoutBegan, WorkoutEnded
from spinecoach.core.workout.events import Event
from spinecoach.core.workout.own_pace import waiting
from spinecoach.core.workout.performance import Performance
from spinecoach.core.workout.session import Session
from spinecoach.core.workout.timeline import BlockKind, Planned, Waits, build_timeline
from spinecoach.core.workout.voice_track import COUNT_IN
from tests.core.scenes import ROW, exercise

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spinecoach.core.trouble import Trouble
    from spinecoach.core.workout.ports import Clip


class Listener:
    """A speaker and journal that write down what they are given."""

    trouble: Trouble | None = None
    news: Trouble | None = None

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.lateness: list[float] = []
        self.kept: list[Record] = []

    def load(self, clips: Mapping[str, Clip]) -> None:
        """Nothing to load."""

    def say(self, line: str, late: float = 0.0) -> None:
        self.heard.append(line if late == 0.0 else f"{line} (late)")
        self.lateness.append(late)

    def tone(self, tone: Tone, late: float = 0.0) -> None:
        self.heard.append(f"<{tone}>" if late == 0.0 else f"<late {tone}>")
        self.lateness.append(late)

    def hush(self) -> None:
        self.heard.append("<hush>")

    def set_volume(self, volume: int, *, muted: bool) -> None:
        """Always as loud."""

    def close(self) -> None:
        """Nothing to close."""

    def record(self, record: Record) -> None:
        self.kept.append(record)


def a_performance() -> tuple[Performance, Listener]:
    plan = [Planned(exercise(), 2, 2, 20.0), Planned(exercise("row", ROW), 1, 2, 20.0)]
    listener = Listener()
    return Performance(
        Session(build_timeline(plan, Phrases()), Phrases()), listener, listener
    ), listener


def play(performance: Performance, until: float | None = None) -> None:
    while (deadline := performance.session.next_deadline()) is not None:
        if until is not None and deadline > until:
            return
        performance.handle(Event.WAKE, deadline)


def test_a_whole_workout_is_spoken_kept_and_summed_up() -> None:
    performance, listener = a_performance()
    performance.handle(Event.START, 100.0)
    play(performance)
    assert performance.over
    assert listener.heard[0] == "Superman. 2 sets of 2."
    assert "<workout_done>" in listener.heard
    assert isinstance(listener.kept[0], WorkoutBegan)
    assert listener.kept[-1] == WorkoutEnded(complete=True)
    summary = performance.summary()
    assert (summary.sets, summary.planned_sets, summary.reps) == (3, 3, 6)
    assert [(done.planned.title, done.sets, done.reps) for done in summary.done] == [
        ("Superman", 2, 4),
        ("Row", 1, 2),
    ]
    assert summary.complete
    assert summary.seconds == pytest.approx(performance.timeline.seconds)


def test_a_line_outside_the_script_cuts_off_what_is_said() -> None:
    performance, listener = a_performance()
    performance.handle(Event.START, 0.0)
    performance.tell("How much does it hurt?")
    assert listener.heard[-2:] == ["<hush>", "How much does it hurt?"]
    performance.tell("")
    assert listener.heard[-2:] == ["How much does it hurt?", "<hush>"]


def test_the_speaker_is_told_how_late_each_cue_is() -> None:
    performance, listener = a_performance()
    performance.handle(Event.START, 100.0)
    listener.lateness.clear()
    first_step = 100.0 + performance.timeline.blocks[0].starts[1]
    play(performance, first_step - 0.01)
    # The deadline of this wake-up is the step's own; that of the next one only a heartbeat.
    performance.handle(Event.WAKE, first_step + 0.3)
    performance.handle(Event.WAKE, first_step + 1.9)
    second_step = 100.0 + performance.timeline.blocks[0].starts[2]
    performance.handle(Event.WAKE, second_step - 0.2)
    performance.handle(Event.WAKE, second_step + 0.4)
    assert listener.lateness == [pytest.approx(0.3), pytest.approx(0.4)]


def test_the_second_cue_of_one_wake_up_is_less_late_than_the_first() -> None:
    performance, listener = a_performance()
    performance.handle(Event.START, 100.0)
    blocks = performance.timeline.blocks
    work = next(i for i, block in enumerate(blocks) if block.kind is BlockKind.WORK)
    begin = 100.0 + sum(block.seconds for block in blocks[:work])
    go = begin - Tone.GO.seconds
    play(performance, go - 0.01)
    listener.heard.clear()
    listener.lateness.clear()
    performance.handle(Event.WAKE, begin + 0.1)
    assert listener.heard == ["<late go>", "Lift. (late)"]
    assert listener.lateness == [pytest.approx(0.1 + Tone.GO.seconds), pytest.approx(0.1)]


def test_what_a_key_causes_is_never_late() -> None:
    performance, listener = a_performance()
    performance.handle(Event.START, 100.0)
    performance.handle(Event.TOGGLE, 100.5)
    assert listener.lateness == [0.0] * len(listener.lateness)
    assert "<hush>" in listener.heard


def test_a_set_broken_off_half_way_counts_as_it_does_in_the_history() -> None:
    performance, listener = a_performance()
    performance.handle(Event.START, 0.0)
    blocks = performance.timeline.blocks
    work = next(i for i, block in enumerate(blocks) if block.kind is BlockKind.WORK)
    now = sum(block.seconds for block in blocks[:work]) + 9.0
    play(performance, now)
    performance.handle(Event.STOP, now)
    performance.handle(Event.STOP, now + 60.0)
    assert performance.over
    assert RepDone(work, 1, 1) in listener.kept
    assert SetEnded(work, 1, 1, complete=False) in listener.kept
    summary = performance.summary()
    assert (summary.sets, summary.reps, summary.complete) == (1, 1, False)
    assert summary.seconds == pytest.approx(now, abs=1.0)


def test_a_set_done_twice_is_one_set_with_all_its_reps() -> None:
    performance, _ = a_performance()
    performance.handle(Event.START, 0.0)
    blocks = performance.timeline.blocks
    rest = next(i for i, block in enumerate(blocks) if block.kind is BlockKind.REST)
    now = sum(block.seconds for block in blocks[:rest]) + 1.0
    play(performance, now)
    performance.handle(Event.BACK, now)
    play(performance, now + COUNT_IN + blocks[rest - 1].seconds + 1.0)
    summary = performance.summary()
    assert (summary.sets, summary.reps) == (1, 4)


def test_a_late_cue_is_handed_on_as_late() -> None:
    performance, listener = a_performance()
    performance.handle(Event.START, 0.0)
    deadline = performance.session.next_deadline()
    while deadline is not None and len(listener.heard) == 1:
        performance.handle(Event.WAKE, deadline + 0.25)
        deadline = performance.session.next_deadline()
    assert listener.heard[1] == "Lie on your front. (late)"


def test_a_clock_that_jumped_adds_no_time() -> None:
    performance, _ = a_performance()
    performance.handle(Event.START, 0.0)
    performance.handle(Event.WAKE, 5000.0)
    assert performance.summary().seconds <= 1.0
    assert not performance.over
    assert performance.frame(5000.0).position == 0.0


def test_a_correction_is_kept_and_counted_in_the_summary() -> None:
    listener = Listener()
    plan = [Planned(exercise(), 2, 3, 30.0)]
    performance = Performance(
        Session(build_timeline(plan, Phrases()), Phrases()), listener, listener
    )
    performance.handle(Event.START, 0.0)
    now = 0.0
    while performance.frame(now).block.kind is not BlockKind.REST:
        now = performance.session.next_deadline() or now
        performance.handle(Event.WAKE, now)
    assert performance.correct(1, now).done
    assert isinstance(listener.kept[-1], SetEnded)
    assert listener.kept[-1].reps == 1
    assert performance.summary().reps == 1


def test_the_tempo_is_that_of_the_reps_that_the_person_ended_and_that_count() -> None:
    listener = Listener()
    plan = [Planned(exercise(), 1, 4, 30.0), Planned(exercise("row", ROW), 1, 2, 30.0)]
    timeline = waiting(build_timeline(plan, Phrases()), Waits(reps=True))
    performance = Performance(Session(timeline, Phrases()), listener, listener)
    performance.handle(Event.START, 0.0)
    now, breaths = 0.0, iter((0, 0, 0, 15, 15))  # the first one is before the set
    while performance.frame(now).block.kind is not BlockKind.REST:
        now = performance.session.next_deadline() or pytest.fail("it paused")
        performance.handle(Event.WAKE, now)
        if performance.frame(now).waits:
            for _ in range(next(breaths)):
                now += 1.0
                performance.handle(Event.WAKE, now)
            performance.handle(Event.REP, now)
    times = [record.seconds for record in listener.kept if isinstance(record, RepDone)]
    assert None not in times
    whole, row = (done.tempo for done in performance.summary().done)
    assert whole == tempo_of([times])
    assert whole is not None
    assert whole.drift is Drift.SLOWER
    assert row is None
    performance.correct(2, now)
    assert performance.summary().done[0].tempo == tempo_of([times[:2]])


def test_at_the_pace_of_the_coach_no_tempo_is_told() -> None:
    performance, _ = a_performance()
    performance.handle(Event.START, 0.0)
    play(performance)
    assert [done.tempo for done in performance.summary().done] == [None, None]


def test_a_jump_is_heard_and_goes_where_it_says() -> None:
    listener = Listener()
    plan = [Planned(exercise(), 2, 3, 30.0)]
    performance = Performance(
        Session(build_timeline(plan, Phrases()), Phrases()), listener, listener
    )
    performance.handle(Event.START, 0.0)
    performance.handle(Event.PAUSE, 1.0)
    assert performance.jump(2).done
    assert performance.frame(1.0).index == 2
    assert listener.heard[-1] == "Superman, set 1."
