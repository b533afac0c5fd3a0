"""The rest of a workout changes to another variant, and what was done is kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinecoach.adapters.system.silent import SilentSpeaker
from spinecoach.core.coaching.pain import easier
from spinecoach.core.exercise.equipment import Equipment
from spinecoach.core.exercise.exercise import Level, Variant
from spinecoach.core.exercise.pose import Posture
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.workout.change_variant import change_variant
from spinecoach.core.workout.cues import Answer, RepDone, SetBegan, SetEnded, TimelineChanged
from spinecoach.core.workout.events import Event
from spinecoach.core.workout.frame import State
from spinecoach.core.workout.performance import Performance
from spinecoach.core.workout.session import Session
from spinecoach.core.workout.timeline import BlockKind, Planned, Timeline, build_timeline
from spinecoach.core.workout.voice_track import all_lines
from tests.core.scenes import BACK_LIFT, DOSE, LIFT, LOWER, ROW, UP, exercise, live

if TYPE_CHECKING:
    from spinecoach.core.workout.cues import Record

SUPERMAN = exercise("superman")
ON_KNEES = Variant(
    "knees", "On hands and knees", Level.EASIER, "", Equipment(),
    replace(BACK_LIFT, posture=Posture.ALL_FOURS), DOSE,
)  # fmt: skip
ONE_ARM = Variant(
    "one-arm", "One arm", Level.EASIER, "", Equipment(),
    replace(BACK_LIFT, phases=(replace(LIFT, pose=replace(UP, far_arm=LOWER.pose.far_arm)), LOWER)),
    DOSE,
)  # fmt: skip
PLAN = (Planned(SUPERMAN, 3, 8, 30.0), Planned(exercise("row", ROW), 2, 8, 30.0))
TIMELINE = build_timeline(PLAN, Phrases())


def works(timeline: Timeline) -> list[int]:
    return [n for n, block in enumerate(timeline.blocks) if block.kind is BlockKind.WORK]


def gentle(variant: Variant = SUPERMAN.variants[0]) -> Planned:
    return replace(PLAN[0], variant=variant, reps=6)


@given(st.integers(0, len(TIMELINE.blocks) - 2), st.sampled_from([SUPERMAN.variants[0], ON_KNEES]))
def test_wherever_the_variant_changes_earlier_blocks_stay_and_no_set_is_lost(
    index: int, variant: Variant
) -> None:
    old = TIMELINE.blocks[index].planned
    assert old is not None
    changed = change_variant(TIMELINE, index, replace(old, variant=variant, reps=6), Phrases())
    before = [(block.kind, block.set_number, block.spans) for block in TIMELINE.blocks[:index]]
    assert [(b.kind, b.set_number, b.spans) for b in changed.blocks[:index]] == before
    assert changed.planned_sets == TIMELINE.planned_sets
    assert changed.blocks[-1].kind is BlockKind.FINISH
    assert [changed.blocks[n].set_number for n in works(changed)] == [1, 2, 3, 1, 2]
    for number in works(changed):
        planned = changed.blocks[number].planned
        assert planned is not None
        assert any(planned is one for one in changed.plan)


def test_only_the_changed_exercise_is_set_up_again() -> None:
    second = works(TIMELINE)[1]
    changed = change_variant(TIMELINE, second, gentle(), Phrases())
    kinds = [block.kind.value for block in changed.blocks[second : second + 4]]
    assert kinds == ["intro", "get_ready", "work", "rest"]
    assert [(p.sets, p.reps) for p in changed.plan] == [(1, 8), (2, 6), (2, 8)]
    assert [list(p.numbers) for p in changed.plan] == [[1], [2, 3], [1, 2]]
    assert "Next: set 3 of 3." in all_lines(changed, Phrases())


def test_a_change_of_posture_is_announced_step_by_step() -> None:
    changed = change_variant(TIMELINE, works(TIMELINE)[0], gentle(ON_KNEES), Phrases())
    assert changed.blocks[works(TIMELINE)[0]].kind is BlockKind.MOVE


def test_both_sides_get_a_set_after_the_change() -> None:
    changed = change_variant(TIMELINE, works(TIMELINE)[2], gentle(ONE_ARM), Phrases())
    assert [p.sets for p in changed.plan] == [2, 2, 2]


def test_the_farewell_has_no_other_variant() -> None:
    with pytest.raises(ValueError, match="only an exercise"):
        change_variant(TIMELINE, len(TIMELINE.blocks) - 1, gentle(), Phrases())


def test_a_session_goes_on_with_the_changed_timeline_after_a_pause() -> None:
    session = Session(TIMELINE, Phrases())
    session.handle(Event.START, 0.0)
    first = works(TIMELINE)[0]
    until = next(at for at, cue in live(session) if cue == RepDone(first, 1, 2))
    assert session.change(TIMELINE, first) == Answer(done=False)  # not while it moves
    session.handle(Event.PAUSE, until)
    softer = easier(PLAN[0])
    assert softer is not None
    changed = change_variant(TIMELINE, first, softer, Phrases())
    done, cues = session.change(changed, first)
    assert done
    assert SetEnded(first, 1, 2, complete=False) in cues
    assert TimelineChanged(changed) in cues
    frame = session.frame(until)
    assert (frame.state, frame.block.kind) == (State.PAUSED, BlockKind.INTRO)
    session.handle(Event.RESUME, until)
    began = [cue for _, cue in live(session) if isinstance(cue, SetBegan)]
    assert [cue.block for cue in began] == works(changed)
    assert session.state is State.FINISHED


def test_the_summary_holds_what_was_done_in_both_variants() -> None:
    class Kept:
        def __init__(self) -> None:
            self.records: list[Record] = []

        def record(self, record: Record) -> None:
            self.records.append(record)

    journal = Kept()
    performance = Performance(Session(TIMELINE, Phrases()), SilentSpeaker(), journal)
    performance.handle(Event.START, 0.0)
    second = works(TIMELINE)[1]
    now = 0.0
    while performance.frame(now).index < second:
        now = performance.session.next_deadline() or now
        performance.handle(Event.WAKE, now)
    performance.handle(Event.PAUSE, now)
    performance.change(change_variant(TIMELINE, second, gentle(), Phrases()), second)
    performance.handle(Event.RESUME, now)
    while (due := performance.session.next_deadline()) is not None:
        performance.handle(Event.WAKE, due)
    summary = performance.summary()
    assert summary.complete
    assert [(done.sets, done.reps) for done in summary.done] == [(1, 8), (2, 12), (2, 16)]
    assert sum(isinstance(record, TimelineChanged) for record in journal.records) == 1
