"""What a session plays: moments in order of time, beginning at a second of the clock."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spinecoach.core.workout.cues import RepDone, Say
from spinecoach.core.workout.timeline import spoken_seconds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spinecoach.core.workout.timeline import Block
    from spinecoach.core.workout.track import Delivery, Moment

LINGER = 2.0
"""Seconds for which a caption stays after its line, if no phase and no step decides it."""


@dataclass(frozen=True, slots=True)
class RepEnd:
    """The last phase of a rep ends `at` this second."""

    at: float
    cue: RepDone


@dataclass(slots=True)
class Playback:
    """Moments in order, in seconds from `origin`; those from `since` to `until` are played."""

    origin: float
    until: float
    moments: Sequence[Moment | RepEnd]
    since: float = 0.0
    cursor: int = 0

    @property
    def next_at(self) -> float:
        """Return the second of the clock at which the next moment or the end is due."""
        return self.origin + (self.moments[self.cursor].at if self.due else self.until)

    @property
    def due(self) -> bool:
        """Whether any moment is still to be played."""
        return self.cursor < len(self.moments) and self.moments[self.cursor].at <= self.until

    def position(self, now: float) -> float:
        """Return the second of this playback at second `now` of the clock."""
        return min(max(now - self.origin, self.since), self.until)

    def go_to(self, position: float, until: float, now: float) -> None:
        """Go on at another second; moments before it are left out."""
        self.origin, self.since, self.until = now - position, position, until
        while self.cursor < len(self.moments) and self.moments[self.cursor].at < position:
            self.cursor += 1


def rep_ends(block: Block, index: int, attempt: int, since: float) -> list[RepEnd]:
    """Return the ends of a block's reps after its second `since`."""
    return [
        RepEnd(end, RepDone(index, attempt, span.rep))
        for end, span, after in zip(
            (*block.starts[1:], block.seconds), block.spans, (*block.spans[1:], None), strict=True
        )
        if span.rep and end > since and (after is None or after.rep != span.rep)
    ]


def stands_until(moment: Moment, block: Block, delivery: Delivery) -> float:
    """Return the second of the block until which the line of a moment is a caption.

    It is shown as long as it sounds, and as long as the phase or step that it is about.
    """
    text = moment.cue.text if isinstance(moment.cue, Say) else ""
    spoken = delivery.spoken(text)
    ends = moment.at + (spoken_seconds(text) if spoken is None else spoken)
    number = block.span_at(moment.at) if moment.announces is None else moment.announces
    span = block.spans[number]
    if span.phase is None and span.step is None:
        return ends + LINGER
    return max(ends, block.starts[number] + span.seconds)
