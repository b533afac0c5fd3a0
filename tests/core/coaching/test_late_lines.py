"""A workout begins with its first lines; each block is laid out anew if others came."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from spinecoach.core.coaching.pain_lines import AT_ONCE, PainLine
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.workout.cues import Say
from spinecoach.core.workout.events import Event
from spinecoach.core.workout.frame import State
from spinecoach.core.workout.ports import Clip
from spinecoach.core.workout.timeline import BlockKind
from tests.core.coaching.test_workouts import Evening
from tests.core.coaching.voices import Rendering, SlowVoice
from tests.core.scenes import live

if TYPE_CHECKING:
    from spinecoach.core.workout.performance import Performance
    from spinecoach.core.workout.timeline import Timeline

LONG = 9.0
"""Seconds of every line of this voice: longer than any estimate."""


class LateVoice(SlowVoice):
    """A voice that has as many lines of its latest preparation as the test says."""

    def clip(self, line: str) -> Clip | None:
        ready = self.asked[-1][: self.rendering.done] if self.asked else ()
        return Clip("late.wav", LONG) if line in ready else None


@pytest.fixture
def evening() -> Evening:
    """Somebody who pressed Start: the first lines are there, the others are being rendered."""
    evening = Evening(voice=LateVoice(rendering=Rendering(total=1000)))
    wait = evening.workouts.wait_for_lines(evening.workouts.plan(), 0.0)
    _, evening.voice.rendering.done = wait.progress
    return evening


def begun(evening: Evening) -> Performance:
    performance = evening.workouts.begin(evening.workouts.plan())
    performance.handle(Event.START, 0.0)
    return performance


def steps(timeline: Timeline, exercise: int) -> list[float]:
    """How long each step of an exercise's set-up is."""
    return [
        span.seconds
        for block in timeline.blocks
        if block.kind is BlockKind.INTRO and block.planned is timeline.plan[exercise]
        for span in block.spans
    ]


def test_the_first_half_minute_is_rendered_first_then_all_in_the_order_in_which_it_is_said(
    evening: Evening,
) -> None:
    plan = evening.workouts.plan()
    lines, first = evening.workouts.script(plan)
    assert len(lines) == len(set(lines))
    timeline = evening.workouts.timeline(plan)
    head = {span.line for block in timeline.blocks[:2] for span in block.spans}
    at_once = {Phrases().pain.aloud(line) for line in AT_ONCE}
    assert head | at_once | {"Paused. Space goes on.", "Voice off."} <= set(lines[:first])
    assert {Phrases().pain.aloud(line) for line in PainLine} <= set(lines)
    said = Phrases().spoken
    titles = [
        said.headline(one.title, one.short_variant_title, one.sets, one.reps)
        for one in plan.exercises
    ]
    at = [lines.index(title) for title in titles]
    assert at == sorted(at)
    assert at[0] < first <= at[1]


def test_a_block_has_its_true_length_if_its_lines_came_before_it(evening: Evening) -> None:
    performance = begun(evening)
    early = performance.timeline
    assert min(steps(early, 0)) > LONG > min(steps(early, 1))
    evening.voice.rendering.done = 1000
    assert performance.timeline is early
    performance.handle(Event.SKIP, 0.5)
    late = performance.timeline
    assert late.blocks[0] is early.blocks[0]
    assert min(steps(late, 1)) > LONG
    assert [block.kind for block in late.blocks] == [block.kind for block in early.blocks]
    assert set(evening.speaker.loaded) == set(evening.voice.asked[-1])
    performance.handle(Event.SKIP, 0.6)
    assert performance.timeline is late


def test_a_block_that_goes_on_after_a_pause_keeps_its_length(evening: Evening) -> None:
    performance = begun(evening)
    early = performance.timeline
    for now in (1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 9.5):
        performance.handle(Event.WAKE, now)
    performance.handle(Event.PAUSE, 9.6)
    evening.voice.rendering.done = 1000
    performance.handle(Event.RESUME, 10.0)
    while performance.frame(10.0).state is State.RESUMING:
        performance.handle(Event.WAKE, performance.session.next_deadline() or 0.0)
    assert performance.timeline is not early
    assert performance.timeline.blocks[0] is early.blocks[0]
    assert min(steps(performance.timeline, 1)) > LONG


def test_a_change_of_variant_has_all_its_lines_and_waits_for_no_others(evening: Evening) -> None:
    performance = begun(evening)
    performance.handle(Event.SKIP, 0.2)
    performance.handle(Event.PAUSE, 0.3)
    change = evening.workouts.begin_change(performance.frame(0.3), 0.3)
    assert change is not None
    evening.voice.rendering.done = 1000
    change.poll(0.4)
    assert performance.change(change.timeline, change.index).done
    performance.handle(Event.RESUME, 0.5)
    assert performance.timeline is change.timeline


def test_a_machine_that_is_too_slow_shows_captions_and_keeps_the_time(evening: Evening) -> None:
    performance = begun(evening)
    timeline = performance.timeline
    said = [cue.text for _, cue in live(performance.session) if isinstance(cue, Say)]
    assert Phrases().spoken.farewell() in said
    assert performance.timeline is timeline
