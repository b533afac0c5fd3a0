"""Own pace: open spans, in which the coach waits for the person; an event ends them, not the clock.

Rules:

- At own pace every rep ends with an open span, in which the figure waits in the start pose. Every
  set-up has an open span too, before its "three, two, one". The other spans last as long as at the
  coach's pace.
- The time of a block stands still at the beginning of an open span. The `seconds` of the span are
  only an estimate, and so is the time that is left.
- One press is one rep. A person who is quicker than the figure presses earlier. A counted hold is a
  dose: it lasts its seconds by the clock. A press before the hold begins it; a press in it does
  nothing.
- The same workout can be laid out with and without open spans at any time: its blocks keep their
  indexes and their reps.
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
"""Seconds that a person probably takes between two reps at their own pace."""

COUNTED_DOWN = 3.0
"""The last seconds of a set-up, which are counted down; their length is the same at any pace."""

COUNTED_HOLD = 2.0
"""A hold of at least this many seconds is counted by one low tone a second, at any pace."""

LEAST_REP = 1.0
"""The least seconds of a rep: a second press within them does not count as a rep."""


def waiting(timeline: Timeline, waits: Waits) -> Timeline:
    """Return the timeline with open spans exactly where the coach waits."""
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
    """Return whether it is a hold that lasts its full seconds also at own pace."""
    held = span.phase is not None and span.phase.kind is PhaseKind.ISOMETRIC
    return held and span.seconds >= COUNTED_HOLD


def stands_at(one: Block, position: float) -> float:
    """Return the next second of the block at which its time stands still, or its end."""
    starts = zip(one.starts, one.spans, strict=True)
    return next((at for at, span in starts if span.open and at >= position), one.seconds)


def goal_of(one: Block, position: float) -> float | None:
    """Return the second to which a press leads from `position`; None if it means nothing."""
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
    """Return the second of the block at which rep number `rep` begins; 0 for `rep` 0."""
    starts = zip(one.starts, one.spans, strict=True)
    return next((at for at, span in starts if span.rep == rep), 0.0)
