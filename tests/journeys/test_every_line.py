"""Every line of every exercise and variant, spoken by the real engine, at every speed.

The core's own tests prove the script for any durations; here are the true ones.
"""

from __future__ import annotations

import sys
import threading
from functools import cache
from itertools import pairwise, product
from typing import TYPE_CHECKING

import pytest

from spinecoach import assets
from spinecoach.adapters.packs import PackShelf
from spinecoach.adapters.speech import SpeechVoice
from spinecoach.core.cues import Say, Sound, Tone
from spinecoach.core.exercise import PhaseKind
from spinecoach.core.routine import BlockKind, Planned, build_routine, plan_exercise
from spinecoach.core.script import GAP, Verbosity, all_lines, number_word, script

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spinecoach.core.routine import Routine

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux carries an engine")

RATES = (110, 140, 180)
PACES = (0.5, 0.75, 1.0, 1.5, 2.0)
HAIR = 1e-6

Durations = dict[int, dict[str, float]]


def plans() -> Iterator[Planned]:
    """Every exercise and every variant, with the second set in which some lines differ."""
    for exercise in PackShelf(assets.exercises_dir()).exercises():
        for variant in (None, *exercise.variants):
            yield plan_exercise(exercise, variant, sets=2)


def names() -> list[str]:
    return [f"{p.exercise.id}-{p.variant.id if p.variant else 'itself'}" for p in plans()]


@pytest.fixture(scope="module")
def durations(tmp_path_factory: pytest.TempPathFactory) -> Durations:
    """How long each line lasts in the standard voice, by rate."""
    lines = dict.fromkeys(
        line
        for pace in PACES
        for plan in plans()
        for line in all_lines(build_routine([plan], pace=pace))
    )
    voice = SpeechVoice(tmp_path_factory.mktemp("speech"))
    found: Durations = {}
    for rate in RATES:
        voice.configure("", rate)
        preparation = voice.prepare(lines)
        while not preparation.finished:
            threading.Event().wait(0.01)
        found[rate] = {line: clip.seconds for line in lines if (clip := voice.clip(line))}
        assert set(found[rate]) == set(lines), "the engine says every line"
    voice.close()
    return found


@cache
def planned(name: str) -> Planned:
    return next(plan for plan, known in zip(plans(), names(), strict=True) if known == name)


def routine(name: str, pace: float, seconds: dict[str, float]) -> Routine:
    return build_routine([planned(name)], pace=pace, spoken=seconds.__getitem__)


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("name", names())
def test_nothing_runs_into_anything_else_or_out_of_its_phase(
    durations: Durations, name: str, rate: int
) -> None:
    seconds = durations[rate]
    for pace, verbosity in product(PACES, Verbosity):
        whole = routine(name, pace, seconds)
        for index, block in enumerate(whole.blocks):
            free = 0.0
            for moment in script(whole, index, seconds.get, verbosity):
                cue = moment.cue
                end = moment.at + (seconds[cue.text] if isinstance(cue, Say) else cue.tone.seconds)
                span = block.span_at(moment.at + HAIR)
                limit = block.starts[span] + block.spans[span].seconds
                assert moment.at >= free - HAIR, moment
                assert end <= limit + HAIR, moment
                free = end + GAP


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("name", names())
def test_every_set_is_opened_by_its_tone_however_slow_the_voice(
    durations: Durations, name: str, rate: int
) -> None:
    whole = routine(name, 1.0, durations[rate])
    for index, (block, after) in enumerate(pairwise(whole.blocks)):
        tones = [moment.cue for moment in script(whole, index, durations[rate].get)]
        opens = after.kind is BlockKind.WORK
        assert (Sound(Tone.GO) in tones) == opens, block.kind


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("name", names())
def test_at_its_own_tempo_every_rep_and_every_counted_second_is_heard(
    durations: Durations, name: str, rate: int
) -> None:
    seconds = durations[rate]
    whole = routine(name, 1.0, seconds)
    for index, block in enumerate(whole.blocks):
        if block.kind is not BlockKind.WORK:
            continue
        said = {
            round(moment.at, 3): moment.cue.text
            for moment in script(whole, index, seconds.get)
            if isinstance(moment.cue, Say)
        }
        reps = set()
        for start, span in zip(block.starts, block.spans, strict=True):
            phase = span.phase
            if phase and phase.kind is PhaseKind.CONCENTRIC and span.rep not in reps:
                reps.add(span.rep)
                assert round(start, 3) in said, f"rep {span.rep}"
            if phase and phase.kind is PhaseKind.ISOMETRIC and span.seconds >= 2.0:
                end = start + span.seconds
                for left in range(int(span.seconds), 0, -1):
                    assert said.get(round(end - left, 3)) == number_word(left)


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("name", names())
def test_the_set_up_is_told_in_full_whatever_the_voice(
    durations: Durations, name: str, rate: int
) -> None:
    seconds = durations[rate]
    whole = routine(name, 1.0, seconds)
    for index, block in enumerate(whole.blocks):
        if block.kind in {BlockKind.INTRO, BlockKind.MOVE}:
            said = [
                moment.cue.text
                for moment in script(whole, index, seconds.get)
                if isinstance(moment.cue, Say)
            ]
            assert said == [span.line for span in block.spans if span.line]


def test_every_line_is_short_enough_to_be_taken_in(durations: Durations) -> None:
    assert [line for line in durations[140] if len(line.split()) > 12] == []


def test_a_count_leaves_room_for_itself_at_every_rate(durations: Durations) -> None:
    counts = [number_word(number) for number in range(1, 16)]
    for rate in RATES:
        known = [durations[rate][line] for line in counts if line in durations[rate]]
        assert max(known) < 1.0 - GAP
