"""What is played begins at a second of the clock, stands still, and goes on at another one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.workout.cues import RepDone, Role, Say, Sound, Tone
from spinecoach.core.workout.playback import LINGER, Playback, RepEnd, rep_ends, stands_until
from spinecoach.core.workout.timeline import (
    BlockKind,
    Planned,
    Span,
    block,
    build_timeline,
    spoken_seconds,
)
from spinecoach.core.workout.track import Delivery, Moment
from tests.core.scenes import exercise


def ticks(*seconds: float) -> list[Moment]:
    return [Moment(at, Sound(Tone.TICK)) for at in seconds]


@given(st.floats(0.0, 100.0), st.floats(-50.0, 200.0))
def test_its_place_is_never_before_its_start_nor_after_its_end(since: float, now: float) -> None:
    playback = Playback(10.0, since + 5.0, (), since)
    assert since <= playback.position(now) <= since + 5.0


def test_what_is_after_the_second_at_which_it_stands_still_is_not_due() -> None:
    playback = Playback(100.0, 8.0, ticks(1.0, 8.0, 9.0))
    due = []
    while playback.due:
        due.append(playback.next_at)
        playback.cursor += 1
    assert due == [101.0, 108.0]
    assert playback.next_at == 108.0


def test_it_goes_on_at_another_second_without_what_it_left_out() -> None:
    playback = Playback(0.0, 8.0, ticks(1.0, 7.0, 10.0, 12.0))
    playback.cursor = 1
    playback.go_to(10.0, 20.0, now=60.0)
    assert playback.position(60.0) == 10.0
    assert playback.next_at == 60.0
    playback.cursor += 1
    assert playback.next_at == 62.0


def test_a_rep_ends_with_its_last_phase_and_those_before_are_over() -> None:
    plan = [Planned(exercise(), 1, 3, 20.0)]
    work = next(b for b in build_timeline(plan, Phrases()).blocks if b.kind is BlockKind.WORK)
    assert rep_ends(work, 4, 2, 0.0) == [
        RepEnd(at, RepDone(4, 2, rep)) for at, rep in ((8.0, 1), (16.0, 2), (24.0, 3))
    ]
    assert [end.cue.rep for end in rep_ends(work, 4, 2, 8.0)] == [2, 3]


def test_a_caption_stands_as_long_as_it_sounds_or_what_it_is_about() -> None:
    plan = [Planned(exercise(), 1, 2, 20.0)]
    work = next(b for b in build_timeline(plan, Phrases()).blocks if b.kind is BlockKind.WORK)
    lift = Moment(0.0, Say("Lift.", Role.PHASE))
    announced = Moment(1.5, Say("Hold.", Role.PHASE), announces=1)
    for told, until in ((lift, 2.0), (announced, 5.0)):
        assert stands_until(told, work, Delivery(Phrases())) == until
    rest = block(BlockKind.REST, None, 1, [Span(60.0)])
    line = Moment(4.0, Say("Next: set two.", Role.NEXT))
    said = Delivery(Phrases(), spoken=lambda _: 1.5)
    assert stands_until(line, rest, said) == 4.0 + 1.5 + LINGER
    read = Delivery(Phrases(), spoken=lambda _: None)
    assert stands_until(line, rest, read) == 4.0 + spoken_seconds("Next: set two.") + LINGER
