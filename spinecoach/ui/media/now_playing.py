"""What other programs show about a running workout, as a value made from a frame.

A lock screen, a watch or a headset's program shows a title, a second line and a length. They get a
new value when it differs from the last one: once a rep, not sixty times a second.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spinecoach.core.workout.frame import State
from spinecoach.core.workout.timeline import BlockKind
from spinecoach.ui.words.workout import words

if TYPE_CHECKING:
    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.core.workout.frame import Frame

PLAYING = frozenset({State.RUNNING, State.RESUMING})


@dataclass(frozen=True, slots=True)
class NowPlaying:
    """A moment of a workout for other programs.

    `part` is the number of the block, `place` says where in it: "Set 2 of 3, rep 5 of 12".
    `seconds` is the length of the whole workout.
    """

    playing: bool
    part: int
    title: str
    place: str
    workout: str
    seconds: float


def now_playing(frame: Frame, phrases: Phrases) -> NowPlaying:
    """Return what other programs show at this moment."""
    written = words(frame, phrases)
    block, place = frame.block, written.progress
    if block.kind is BlockKind.WORK and block.planned is not None:
        of = block.planned.numbers[-1]
        place = phrases.workout.set_and_rep(block.set_number, of, frame.rep, block.reps)
    timeline = frame.timeline
    return NowPlaying(
        # While the coach waits, a headset sends "play", which counts as a press.
        playing=frame.state in PLAYING and not frame.waits,
        part=frame.index,
        title=written.title,
        place=place,
        workout=phrases.common.routine(timeline.title),
        seconds=timeline.seconds,
    )
