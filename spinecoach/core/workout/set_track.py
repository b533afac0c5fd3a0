"""Places the words and tones of a set: its phases, numbers, thoughts and holds.

The rules are those of docs/reference.md, section 8: the first rep names its phases, each later
one has its number at its lift; a hold is counted by low tones, so that "three, two, one" means
one thing only: a movement begins; the last three reps are announced; one thought a rep, in the
phase that it concerns. The count of the reps and the words of the first rep are placed first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.core.exercise.exercise import PhaseKind
from spinecoach.core.workout.cues import Role, Tone
from spinecoach.core.workout.own_pace import is_counted
from spinecoach.core.workout.thoughts import Thoughts
from spinecoach.core.workout.track import GAP

if TYPE_CHECKING:
    from spinecoach.core.workout.timeline import Block, Planned, Span
    from spinecoach.core.workout.track import Track


def lay_out_set(track: Track, block: Block, planned: Planned) -> None:
    """Lay out a set: numbers, signals to move, thoughts, the other words, the tones of holds.

    The word for a phase after a counted hold is placed after the thoughts: a thought in the hold
    may take its last seconds, and then the word comes as its phase begins.
    """
    lifts = _first_lifts(block)
    spans = tuple(zip(block.starts, block.spans, strict=True))
    waiting = []
    for number, (start, span) in enumerate(spans):
        if start in lifts:
            _number(track, block, start, span)
        elif span.rep > 1 and (_is_hold(span) or is_counted(block.spans[number - 1])):
            waiting.append(number)
        else:
            _announce(track, block, number)
    Thoughts(track, block, planned).lay_out()
    for number in waiting:
        _announce(track, block, number)
    for start, span in spans:
        _count_hold(track, start, span)
        _tick(track, start, span, leads=start in lifts)


def _is_hold(span: Span) -> bool:
    return span.phase is not None and span.phase.kind is PhaseKind.ISOMETRIC


def _first_lifts(block: Block) -> set[float]:
    """Return where the first lift of each rep begins; a rep that works both sides has two lifts."""
    found: dict[int, float] = {}
    for start, span in zip(block.starts, block.spans, strict=True):
        if span.phase and span.phase.kind is PhaseKind.CONCENTRIC:
            found.setdefault(span.rep, start)
    return set(found.values())


def _number(track: Track, block: Block, start: float, span: Span) -> None:
    """Lay out the rep's number as its lift begins; in the first rep the word for the lift.

    If no phase is named, only the tone "go" says that a set begins with a lift.
    """
    end = start + span.seconds
    said = track.delivery.phrases.spoken
    number = said.number(span.rep)
    if span.rep == 1 and span.phase:
        track.offer(Role.NUMBER, number)
        if track.say(Role.PHASE, start, end, said.said(span.phase.word)):
            return
        if not start and not track.delivery.wants(Role.PHASE):
            return  # right after "three, two, one" the number "one" would be confusing
    last_reps = (said.last_one(), said.last_two(), said.last_three())
    ahead = block.reps - span.rep if span.rep > 1 else len(last_reps)
    track.say(Role.NUMBER, start, end, *last_reps[ahead : ahead + 1], number)


def _count_hold(track: Track, start: float, span: Span) -> None:
    """Lay out a low tone on each whole second of a hold, if no cue is said."""
    if is_counted(span):
        for left in range(int(span.seconds), 0, -1):
            track.tone(start + span.seconds - left, Tone.HOLD)


def _announce(track: Track, block: Block, number: int) -> None:
    """Lay out a phase's word, ending as the phase begins; if there is no room, at its beginning."""
    span, start = block.spans[number], block.starts[number]
    phase = span.phase
    if phase is None or phase.kind is PhaseKind.PAUSE:
        return
    word = track.delivery.phrases.spoken.said(phase.word)
    # The tones of a hold begin with it, so the word must leave room for them.
    end = start - GAP if phase.kind is PhaseKind.ISOMETRIC else start
    before = max(0, number - 1)
    # While the coach waits, nobody knows when the phase begins.
    since = start if block.spans[before].open else block.starts[before]
    if not track.announce(number, end, since, word):
        track.say(Role.PHASE, start, start + span.seconds, word)


def _tick(track: Track, start: float, span: Span, *, leads: bool) -> None:
    """Lay out a tone at a phase that no voice names: a higher one if a rep begins with it."""
    phase = span.phase
    if phase is None or phase.kind is PhaseKind.PAUSE:
        return
    said = track.delivery.phrases.spoken
    role, line = Role.PHASE, said.said(phase.word)
    if leads and span.rep > 1:
        role, line = Role.NUMBER, said.number(span.rep)
    tone = Tone.GO if leads else Tone.TICK
    if start and tone.seconds <= span.seconds and not track.voiced(role, line):
        track.tone(start, tone)
