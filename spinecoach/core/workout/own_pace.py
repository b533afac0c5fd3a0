"""Where the coach waits for the person: open spans, which end by an event and not by the clock.

Rules:

- In own pace every rep ends with an open span in which the figure waits in the pose of the start,
  and so does every set-up, before its "three, two, one". The other spans last as long as ever.
- The time of a block stands still at the begin of an open span. Its `seconds` are only what it is
  likely to take, so all that is still to come is an estimate.
- One press is one rep. Whoever is quicker than the figure presses earlier; a hold that is counted
  is a dose: it lasts its seconds by the clock. A press before it begins it; in it none counts.
- The same workout can be laid out with and without open spans, whatever was done of it: its blocks
  keep their indexes and their reps.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from spinecoach.core.exercise.exercise import PhaseKind
from spinecoach.core.workout.timeline import BlockKind, Span, Waits, block

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spinecoach.core.workout.timeline import Block, Timeline

BREATHER = 1.5
"""Seconds that somebody is likely to take between two reps at their own pace."""

COUNTED_DOWN = 3.0
"""Seconds of a set-up that are counted down, and last as long as they do by the clock."""

COUNTED_HOLD = 2.0
"""A hold of at least so many seconds is counted by a low tone a second, at any pace."""

LEAST_REP = 1.0
"""Seconds that a rep takes at least: a second press within them was no rep."""


def waiting(timeline: Timeline, waits: Waits) -> Timeline:
    """Return the timeline with open spans where the coach is to wait, and with no others."""
    if timeline.waits == waits:
        return timeline
    blocks = tuple(_laid_out(one, waits) for one in timeline.blocks)
    return replace(timeline, blocks=blocks, waits=waits)


def _laid_out(one: Block, waits: Waits) -> Block:
    if one.kind is BlockKind.WORK:
        spans = list(_with_breathers(one)) if waits.reps else _clocked(one)
    elif one.kind is BlockKind.GET_READY:
        whole = one.seconds
        spans = [Span(whole)]
        if waits.reps or waits.ready:
            spans = [Span(whole - COUNTED_DOWN, open=True), Span(COUNTED_DOWN)]
    else:
        return one
    return block(one.kind, one.planned, one.set_number, spans)


def _clocked(one: Block) -> list[Span]:
    return [span for span in one.spans if not span.open]


def _with_breathers(one: Block) -> Iterator[Span]:
    spans = _clocked(one)
    reps_after = (*(span.rep for span in spans[1:]), 0)
    for span, rep in zip(spans, reps_after, strict=True):
        yield span
        if rep != span.rep:
            yield Span(BREATHER, rep=span.rep, open=True)


def is_counted(span: Span) -> bool:
    """Return whether it is a hold that lasts its seconds whoever ends the reps."""
    held = span.phase is not None and span.phase.kind is PhaseKind.ISOMETRIC
    return held and span.seconds >= COUNTED_HOLD


def stands_at(one: Block, position: float) -> float:
    """Return the second of the block at which its time stands still next, or its end."""
    starts = zip(one.starts, one.spans, strict=True)
    return next((at for at, span in starts if span.open and at >= position), one.seconds)


def goal_of(one: Block, position: float) -> float | None:
    """Return the second to which a press leads from `position`; None where it means nothing."""
    number = one.span_at(position)
    if is_counted(one.spans[number]) or not _waits_from(one, number):
        return None
    ends = (*one.starts[1:], one.seconds)
    return next(
        one.starts[at] if is_counted(span) else ends[at]
        for at, span in enumerate(one.spans)
        if at >= number and (span.open or is_counted(span))
    )


def takes_press(one: Block, position: float) -> bool:
    """Return whether the block still waits for a press, now or later."""
    return _waits_from(one, one.span_at(position))


def _waits_from(one: Block, number: int) -> bool:
    return any(span.open for span in one.spans[number:])


def begin_of_rep(one: Block, rep: int) -> float:
    """Return the second of the block at which that rep begins; 0 for none."""
    starts = zip(one.starts, one.spans, strict=True)
    return next((at for at, span in starts if span.rep == rep), 0.0)
