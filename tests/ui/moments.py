"""Every kind of moment of a workout, as frames of the real exercises: what the page must show well.

Used by the test of legibility and by the gallery (`tools/gallery.py`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from spinecoach import assets
from spinecoach.adapters.packs.shelf import PackShelf
from spinecoach.core.coaching.builder import Around, estimate
from spinecoach.core.phrases.language_tags import SOURCE
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.preferences import Preferences
from spinecoach.core.workout.frame import Frame, State
from spinecoach.core.workout.timeline import BlockKind, plan_exercise
from spinecoach.core.workout.voice_track import COUNT_IN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spinecoach.core.exercise.exercise import Exercise
    from spinecoach.core.workout.timeline import Planned, Timeline

WEIGHT = 7.5
"""Kilograms of each dumbbell in these workouts."""

INTO = 0.6
"""Seconds into a span at which it is shown."""


class Moment(NamedTuple):
    """A frame with a name that a file can have."""

    name: str
    frame: Frame


def exercises(language: str = SOURCE) -> list[Exercise]:
    """Return the exercises of the program, those that may be added included."""
    return [
        *PackShelf(assets.exercises_dir(), language=language).exercises(),
        *PackShelf(assets.optional_exercises_dir(), language=language).exercises(),
    ]


def workout(plan: tuple[Planned, ...], phrases: Phrases) -> Timeline:
    """Return a workout with a warm-up."""
    warm_ups = PackShelf(assets.warm_up_dir(), language=phrases.language).exercises()
    warm_up = tuple(plan_exercise(one) for one in warm_ups)
    return estimate(plan, Preferences(), phrases, Around(warm_up=warm_up))


def basic_variants(phrases: Phrases | None = None) -> Timeline:
    """Return the workout of all exercises, each in its basic form, two sets; English without."""
    phrases = phrases or Phrases()
    every = exercises(phrases.language)
    return workout(tuple(_planned(plan_exercise(one, sets=2)) for one in every), phrases)


def variants() -> Timeline:
    """Return the workout of all variants of all exercises."""
    return workout(
        tuple(
            _planned(plan_exercise(one, variant, sets=2))
            for one in exercises()
            for variant in one.variants
        ),
        Phrases(),
    )


def _planned(planned: Planned) -> Planned:
    return replace(planned, weight_kg=WEIGHT) if planned.carries else planned


def moments(timeline: Timeline) -> Iterator[Moment]:
    """Yield every different span of every block once: of a set its first rep."""
    for index, block in enumerate(timeline.blocks):
        title = block.planned.exercise.id if block.planned else "end"
        told = ""
        for number, (start, span) in enumerate(zip(block.starts, block.spans, strict=True)):
            if span.rep > 1:
                break
            if block.kind is BlockKind.WARM_UP and span.line == told:
                continue
            told = span.line
            caption = span.phase.cues[0] if span.phase and span.phase.cues else span.line
            name = f"{index:02}-{block.kind}-{title}-{number}"
            at = start + min(INTO, span.seconds / 2)
            yield Moment(name, Frame(State.RUNNING, timeline, index, at, caption=caption))


def standing_still(timeline: Timeline, index: int) -> Iterator[Moment]:
    """Yield what is shown while the workout waits, in the middle of block `index`."""
    frame = Frame(State.PAUSED, timeline, index, timeline.blocks[index].seconds / 2)
    yield Moment("paused", frame)
    yield Moment("asking", replace(frame, state=State.ASKING))
    yield Moment("count-in", replace(frame, state=State.RESUMING, count_in=COUNT_IN - 1.5))
