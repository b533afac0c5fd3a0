"""Which words and tones fall on which second of a block.

The clock drives the speech, never the reverse. Every line's true duration is known before the
workout starts. What matters most is placed first (the count of the reps, the count of a hold);
the other lines use the gaps. No line is longer than its phase. The tone that opens a set sounds
in the last beat of the count and is over as the first lift begins.

The rules are those of docs/reference.md, section 8: the rep's number at the start of each lift,
a hold counted down on whole seconds, the last three reps announced, one correction on the first
rep and every third, the phase word so that it ends as the phase begins, a rest at thirty and ten
seconds and at three, two, one. It never claims to see.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.core.exercise.exercise import PhaseKind
from spinecoach.core.workout.cues import Role, Tone
from spinecoach.core.workout.timeline import BlockKind
from spinecoach.core.workout.track import GAP, Delivery, Track, Verbosity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spinecoach.core.exercise.exercise import Correction
    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.core.workout.timeline import Block, Planned, Span, Timeline
    from spinecoach.core.workout.track import Moment

COUNT_IN = 4.0
"""Seconds from the wish to go on until the workout goes on: "ready", then three to one."""

CORRECTION_EVERY = 3
"""A correction comes on the first rep and then on every third."""

COUNTED_HOLD = 2.0
"""A hold of at least so many seconds is counted."""

HALFWAY_FROM = 8
"""Sets of at least so many reps are told when half is done."""


def script(
    timeline: Timeline, index: int, delivery: Delivery, since: float = 0.0
) -> tuple[Moment, ...]:
    """Lay out block number `index`, from `since` seconds on."""
    track = Track(delivery, since)
    _lay_out(track, timeline, index)
    return track.moments()


def count_in(delivery: Delivery, *, work: bool = False) -> tuple[Moment, ...]:
    """Lay out the count after a pause: "ready", then three, two, one on whole seconds.

    `work` tells that a rep begins behind it.
    """
    track = Track(delivery)
    _count_down(track, COUNT_IN, work=work)
    track.say(Role.READY, 0.0, COUNT_IN - 3.0, delivery.phrases.spoken.ready())
    return track.moments()


def all_lines(
    timeline: Timeline, phrases: Phrases, verbosity: Verbosity = Verbosity.FULL
) -> tuple[str, ...]:
    """Return every line that the workout may say, longer and shorter ones, in order of need."""
    delivery = Delivery(phrases, lambda _: None, verbosity)
    offered: dict[str, None] = {}
    for index in range(len(timeline.blocks)):
        track = Track(delivery)
        _lay_out(track, timeline, index)
        offered |= track.offered
    if delivery.wants(Role.ANSWER):
        said = phrases.spoken
        offered |= dict.fromkeys((said.paused(), said.ready(), said.stop_here()))
    return tuple(offered)


def _lay_out(track: Track, timeline: Timeline, index: int) -> None:
    block = timeline.blocks[index]
    planned = block.planned
    said = track.delivery.phrases.spoken
    if planned is None:  # only the farewell belongs to no exercise
        track.tone(0.0, Tone.WORKOUT_DONE)
        begin = Tone.WORKOUT_DONE.seconds + GAP
        track.say(Role.FAREWELL, begin, block.seconds, block.spans[0].line)
    elif block.kind is BlockKind.WORK:
        _work(track, block, planned)
    elif block.kind is BlockKind.WARM_UP:
        _warm_up(track, block, planned)
    elif block.kind is BlockKind.REST:
        _rest(track, block, planned, work=timeline.blocks[index + 1].kind is BlockKind.WORK)
    elif block.kind is BlockKind.GET_READY:
        track.tone(0.0, Tone.READY)
        _count_down(track, block.seconds, work=True)
        track.say_in(Role.READY, 0.0, block.seconds - 3.0, said.get_ready())
    else:
        _told(track, block)


def _warm_up(track: Track, block: Block, planned: Planned) -> None:
    """Lay out the name, then its sentences; nothing is counted."""
    track.say_in(Role.TITLE, 0.3, block.seconds, track.delivery.phrases.spoken.said(planned.title))
    for step in planned.movement.steps:
        track.say_in(Role.MOVE, 0.3, block.seconds, step.say)


def _told(track: Track, block: Block) -> None:
    """Lay out a set-up or a move, a sentence a span."""
    for start, span in zip(block.starts, block.spans, strict=True):
        role = Role.STEP if span.step else Role.TITLE
        role = Role.MOVE if block.kind is BlockKind.MOVE else role
        track.say(role, start, start + span.seconds, span.line)


def _count_down(track: Track, end: float, *, work: bool) -> None:
    """Lay out three, two, one before `end`; ticks where no voice counts.

    Before `work` the go leads in, over as the first rep begins: nothing covers its number.
    """
    for left in (3, 2, 1):
        line = track.delivery.phrases.spoken.number(left)
        if not track.voiced(line):
            track.tone(end - left, Tone.TICK)
        track.say(Role.COUNTDOWN, end - left, end - left + 1, line)
    if work:
        track.tone(end - Tone.GO.seconds, Tone.GO)


def _rest(track: Track, block: Block, planned: Planned, *, work: bool) -> None:
    seconds = block.seconds
    said = track.delivery.phrases.spoken
    track.keep_free(0.0, Tone.SET_DONE.seconds)  # the set before it ends with that
    _count_down(track, seconds, work=work)
    for left, line in ((30, said.thirty_seconds()), (10, said.ten_seconds())):
        if seconds >= left + 8:
            track.say(Role.REST, seconds - left, seconds - 3, line)
    track.say_in(Role.REST, 1.0, seconds - 3, said.rest(round(seconds)), said.rest_short())
    if block.set_number == planned.first:
        following = said.next_exercise(planned.title)
    else:
        following = said.next_set(block.set_number, planned.numbers[-1])
    track.say_in(Role.NEXT, 4.0, seconds - 3, following)
    switch = planned.movement.switch
    if switch and block.set_number > planned.first:
        track.say_in(Role.NEXT, 7.0, seconds - 3, switch)


def _work(track: Track, block: Block, planned: Planned) -> None:
    spans = tuple(zip(block.starts, block.spans, strict=True))
    lifts = _first_lifts(block)
    for start, span in spans:
        _count(track, block, start, span, leads=start in lifts)
    for number, (start, _) in enumerate(spans):
        _announce(track, block, number, leads=start in lifts)
    corrections = planned.exercise.corrections
    for rep in range(1, block.reps + 1):
        _correct(track, block, corrections, rep)


def _first_lifts(block: Block) -> set[float]:
    """Return where the first lift of each rep begins; a rep of two sides has two lifts."""
    found: dict[int, float] = {}
    for start, span in zip(block.starts, block.spans, strict=True):
        if span.phase and span.phase.kind is PhaseKind.CONCENTRIC:
            found.setdefault(span.rep, start)
    return set(found.values())


def _count(track: Track, block: Block, start: float, span: Span, *, leads: bool) -> None:
    """Lay out the rep's number as its lift begins, or the seconds of a hold."""
    end = start + span.seconds
    said = track.delivery.phrases.spoken
    if leads:
        last_reps = (said.last_one(), said.two_more(), said.three_more())
        ahead = block.reps - span.rep
        track.say(Role.NUMBER, start, end, *last_reps[ahead : ahead + 1], said.number(span.rep))
    elif span.phase and span.phase.kind is PhaseKind.ISOMETRIC and span.seconds >= COUNTED_HOLD:
        for left in range(int(span.seconds), 0, -1):
            track.say(Role.COUNTDOWN, end - left, end - left + 1, said.number(left))


def _announce(track: Track, block: Block, number: int, *, leads: bool) -> None:
    """Lay out a phase's word, ending as the phase begins; where there is no room, at its begin."""
    span, start = block.spans[number], block.starts[number]
    phase = span.phase
    if phase is None or phase.kind is PhaseKind.PAUSE:
        return
    if leads and span.rep > 1:
        return  # from the second rep on, the number alone is the signal to lift
    word = track.delivery.phrases.spoken.said(phase.word)
    # A count begins with the lift and with a counted hold: the word leaves it room.
    counted = leads or phase.kind is PhaseKind.ISOMETRIC
    end = start - GAP if counted else start
    since = block.starts[max(0, number - 1)]
    if not track.announce(number, end, since, word) and not leads:
        track.say(Role.PHASE, start, start + span.seconds, word)


def _correct(track: Track, block: Block, corrections: Sequence[Correction], rep: int) -> None:
    """Lay out one correction in the rep's longest silence, on the first rep and every third."""
    windows = sorted(
        (
            (start, start + span.seconds - GAP, span.phase)
            for start, span in zip(block.starts, block.spans, strict=True)
            if span.rep == rep and span.phase and span.phase.kind is not PhaseKind.ISOMETRIC
        ),
        key=lambda window: window[0] - window[1],
    )
    said = track.delivery.phrases.spoken
    if rep % CORRECTION_EVERY == 1:
        turn = rep // CORRECTION_EVERY + (block.set_number - 1) * CORRECTION_EVERY
        lines = [said.said(corrections[turn % len(corrections)].line)] if corrections else []
        every = [said.said(cue) for _, _, phase in windows for cue in phase.cues]
        track.offer(Role.CORRECTION, *lines, *every)
        for start, end, phase in windows:
            cues = map(said.said, phase.cues)
            if track.say_in(Role.CORRECTION, start, end, *lines, *cues):
                return
    elif rep == block.reps // 2 and block.reps >= HALFWAY_FROM:
        for start, end, _ in reversed(windows):
            if track.say_in(Role.HALFWAY, start, end, said.halfway()):
                return
