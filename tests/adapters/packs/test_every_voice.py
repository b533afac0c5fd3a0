"""Every exercise and variant is led by ear at every usual pace and rate.

The durations are the estimated ones; `tests/journeys/test_every_line.py` has those of the engine.
"""

from __future__ import annotations

from functools import cache, partial
from itertools import product
from typing import TYPE_CHECKING

import pytest

from spinecoach import assets
from spinecoach.adapters.packs.shelf import PackShelf
from spinecoach.core.exercise.exercise import PhaseKind
from spinecoach.core.exercise.pose import Grip
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.workout.cues import Role, Say, Sound, Tone
from spinecoach.core.workout.timeline import (
    BlockKind,
    Planned,
    Telling,
    build_timeline,
    plan_exercise,
    spoken_seconds,
)
from spinecoach.core.workout.track import GAP, Delivery
from spinecoach.core.workout.voice_track import QUIET, script

if TYPE_CHECKING:
    from spinecoach.core.workout.timeline import Block, Timeline
    from spinecoach.core.workout.track import Moment

PHRASES = Phrases()
PACES = (0.75, 1.0, 1.25)
RATES = (110, 140, 180)
HELD = 8.0
"""Seconds for which the position of the first rep is held before it, at most: from the end of the
sentence that leads into it, the first with a weight in hand."""


@cache
def plans() -> dict[str, Planned]:
    folders = (assets.exercises_dir(), assets.optional_exercises_dir())
    return {
        f"{exercise.id}-{variant.id if variant else 'itself'}": plan_exercise(exercise, variant, 2)
        for folder in folders
        for exercise in PackShelf(folder).exercises()
        for variant in (None, *exercise.variants)
    }


@cache
def warm_up() -> tuple[Planned, ...]:
    return tuple(map(plan_exercise, PackShelf(assets.warm_up_dir()).exercises()))


@cache
def laid_out(name: str, pace: float, rate: float) -> tuple[tuple[Block, tuple[Moment, ...]], ...]:
    """Each block of two sets of the exercise, behind the warm-up, with what is heard in it."""
    delivery = Delivery(PHRASES, partial(spoken_seconds, rate=rate))
    whole = timeline(name, pace, rate)
    return tuple(
        (block, script(whole, index, delivery)) for index, block in enumerate(whole.blocks)
    )


@cache
def timeline(name: str, pace: float, rate: float) -> Timeline:
    telling = Telling(partial(spoken_seconds, rate=rate))
    return build_timeline([plans()[name]], PHRASES, pace=pace, warm_up=warm_up(), telling=telling)


every_plan = pytest.mark.parametrize("name", plans())


@every_plan
def test_in_each_set_the_most_important_cue_and_the_breath_are_heard(name: str) -> None:
    for pace, rate in product(PACES, RATES):
        for block, moments in laid_out(name, pace, rate):
            if block.kind is not BlockKind.WORK:
                continue
            reps: dict[Role, list[int]] = {Role.CORRECTION: [], Role.BREATH: []}
            for moment in moments:
                if isinstance(moment.cue, Say) and moment.cue.role in reps:
                    reps[moment.cue.role].append(block.spans[block.span_at(moment.at)].rep)
            assert reps[Role.CORRECTION][:1] == [2], (pace, rate)
            assert 3 in reps[Role.BREATH], (pace, rate)
            if block.reps > 6:
                assert 7 in reps[Role.BREATH], (pace, rate)
            thoughts = [*reps[Role.CORRECTION], *set(reps[Role.BREATH])]
            assert len(thoughts) == len(set(thoughts)), (pace, rate)


@every_plan
def test_the_first_rep_names_every_phase_and_each_way_down_is_announced_in_time(name: str) -> None:
    for pace, rate in product(PACES, RATES):
        for block, moments in laid_out(name, pace, rate):
            if block.kind is not BlockKind.WORK:
                continue
            said = [(m.at, m.cue.text) for m in moments if isinstance(m.cue, Say)]
            for start, span in zip(block.starts, block.spans, strict=True):
                if span.phase is None or span.phase.kind is PhaseKind.PAUSE:
                    continue
                word = PHRASES.spoken.said(span.phase.word)
                near = [text for at, text in said if start - 1.5 <= at <= start + 1e-6]
                if span.rep == 1 or span.phase.kind is PhaseKind.ECCENTRIC:
                    # A hold of one second may have no room for its word at the slowest rate.
                    if span.phase.kind is PhaseKind.ISOMETRIC and span.seconds < 2.0:
                        continue
                    assert word in near, (pace, rate, span.rep, word)


@every_plan
def test_the_position_of_the_first_rep_is_not_held_for_long(name: str) -> None:
    for rate in RATES:
        whole = timeline(name, 1.0, rate)
        work = [block.kind for block in whole.blocks].index(BlockKind.WORK)
        intro, ready = whole.blocks[work - 2 : work]
        assert intro.kind is BlockKind.INTRO
        *before, last = intro.spans
        after = last.seconds - spoken_seconds(last.line, rate) + ready.seconds
        assert 5.0 <= after <= HELD, after
        planned = plans()[name]
        if planned.carries:
            held = [span.line for span in before if span.step and span.step.grip is not Grip.EMPTY]
            assert held == []


@every_plan
def test_whoever_hears_nothing_for_eight_seconds_is_being_led_nowhere(name: str) -> None:
    for pace, rate in product(PACES, RATES):
        since = 0.0
        begin = 0.0
        for block, moments in laid_out(name, pace, rate):
            for moment in moments:
                if isinstance(moment.cue, Say):
                    seconds = spoken_seconds(moment.cue.text, rate)
                else:
                    assert isinstance(moment.cue, Sound)
                    seconds = moment.cue.tone.seconds
                assert begin + moment.at - since <= QUIET + 1e-6, (pace, rate, moment)
                since = begin + moment.at + seconds + GAP
            begin += block.seconds


@every_plan
def test_three_two_one_always_leads_to_a_movement(name: str) -> None:
    whole = timeline(name, 1.0, 140)
    for index, block in enumerate(whole.blocks[:-1]):
        cues = [moment.cue for moment in script(whole, index, Delivery(PHRASES))]
        counts = any(isinstance(cue, Say) and cue.role is Role.COUNTDOWN for cue in cues)
        leads = whole.blocks[index + 1].kind is BlockKind.WORK
        assert counts == leads, block.kind
        assert (Sound(Tone.GO) in cues) == leads, block.kind
