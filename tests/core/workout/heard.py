"""What is heard of a scene's workout: a short timeline, a brisk voice, and its script by reps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.workout.cues import Say, Sound, Tone
from spinecoach.core.workout.timeline import (
    BlockKind,
    Planned,
    Telling,
    Timeline,
    build_timeline,
    spoken_seconds,
)
from spinecoach.core.workout.track import Delivery, Moment, Verbosity
from spinecoach.core.workout.voice_track import script
from tests.core.scenes import ROW, exercise

if TYPE_CHECKING:
    from collections.abc import Callable

PHRASES = Phrases()


def by(
    voice: Callable[[str], float | None],
    verbosity: Verbosity = Verbosity.FULL,
    *,
    quiet: bool = False,
) -> Delivery:
    return Delivery(PHRASES, voice, verbosity, quiet)


def a_timeline(
    pace: float = 1.0,
    reps: int = 9,
    spoken: Callable[[str], float] = spoken_seconds,
    rest: float = 60.0,
) -> Timeline:
    plan = [
        Planned(exercise("superman"), 2, reps, rest),
        Planned(exercise("row", ROW), 2, reps, rest),
    ]
    return build_timeline(plan, PHRASES, pace=pace, telling=Telling(spoken))


def first(timeline: Timeline, kind: BlockKind, title: str = "") -> int:
    return next(
        index
        for index, block in enumerate(timeline.blocks)
        if block.kind is kind and (not title or (block.planned and block.planned.title == title))
    )


def said(moments: tuple[Moment, ...]) -> list[tuple[float, str]]:
    return [(round(m.at, 3), m.cue.text) for m in moments if isinstance(m.cue, Say)]


def brisk(line: str) -> float:
    """A voice that takes 0.35 s for the first word and 0.25 s for each further one."""
    return 0.1 + 0.25 * len(line.split())


def reps_of(timeline: Timeline, index: int, voice: Callable[[str], float] = brisk) -> list[str]:
    """What is said in each rep of a set, one text a rep."""
    block = timeline.blocks[index]
    found = ["" for _ in range(block.reps)]
    for at, text in said(script(timeline, index, by(voice))):
        found[block.spans[block.span_at(at + 1e-6)].rep - 1] += f" {text}"
    return found


def heard_in(timeline: Timeline, index: int, voice: Callable[[str], float] = brisk) -> list[str]:
    """Everything that is heard in a block, tones by their names."""
    return [
        moment.cue.tone.value if isinstance(moment.cue, Sound) else moment.cue.text
        for moment in script(timeline, index, by(voice))
        if isinstance(moment.cue, Sound | Say)
    ]


def tones_in(level: Verbosity, timeline: Timeline, kind: BlockKind) -> list[Tone]:
    """The tones of the first block of a kind."""
    moments = script(timeline, first(timeline, kind), by(brisk, level))
    return [moment.cue.tone for moment in moments if isinstance(moment.cue, Sound)]
