"""Every line of every exercise in every other language, spoken by a voice of that language.

What holds for English (`test_every_line`) holds for each: nothing runs into anything else, the
set-up is told in full, a count is over within its second. Cheaper: two rates, the exercise's tempo.
"""

from __future__ import annotations

import sys
import threading
from functools import cache
from typing import TYPE_CHECKING

import pytest

from spinecoach import assets
from spinecoach.adapters.files.catalogues import offered, read
from spinecoach.adapters.packs.shelf import PackShelf
from spinecoach.adapters.speech.voice import SpeechVoice
from spinecoach.app.run.language import DRAFTS
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.preferences import Preferences
from spinecoach.core.workout.cues import Say
from spinecoach.core.workout.timeline import BlockKind, Telling, build_timeline, plan_exercise
from spinecoach.core.workout.track import GAP, Delivery
from spinecoach.core.workout.voice_track import all_lines, script

if TYPE_CHECKING:
    from pathlib import Path

    from spinecoach.core.workout.timeline import Planned

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux carries an engine")

HAIR = 1e-6
COUNTS = range(1, 16)


@cache
def phrases(language: str) -> Phrases:
    return Phrases(read(assets.locale_dir(), language), language)


def plans(language: str) -> list[Planned]:
    """Every exercise and every variant, with the second set in which some lines differ."""
    return [
        plan_exercise(exercise, variant, sets=2)
        for folder in (assets.exercises_dir(), assets.optional_exercises_dir())
        for exercise in PackShelf(folder, language=language).exercises()
        for variant in (None, *exercise.variants)
    ]


def spoken(folder: Path, language: str, rate: int) -> dict[str, float]:
    """How long each line lasts, in the standard voice of the language."""
    words = phrases(language)
    lines = [
        line for plan in plans(language) for line in all_lines(build_timeline([plan], words), words)
    ]
    voice = SpeechVoice(folder, language=language)
    voice.configure("", rate)
    preparation = voice.prepare(lines)
    while not preparation.over:
        threading.Event().wait(0.01)
    found = {line: clip.seconds for line in lines if (clip := voice.clip(line))}
    trouble = voice.trouble
    voice.close()
    assert trouble is None
    assert set(found) == set(lines), "the engine says every line"
    return found


RATES = (110, 180)
"""Words a minute: slow, when a line is at its longest, and quick; a draft is tried at the usual."""

OTHERS = sorted({*offered(assets.locale_dir())} - {"en"})


@pytest.mark.parametrize(
    ("language", "rate"),
    [(tag, rate) for tag in OTHERS for rate in ((Preferences().rate,) if tag in DRAFTS else RATES)],
)
def test_all_that_is_said_fits_its_place_in_every_language(
    tmp_path: Path, language: str, rate: int
) -> None:
    words, seconds = phrases(language), spoken(tmp_path, language, rate)
    for plan in plans(language):
        whole = build_timeline([plan], words, telling=Telling(seconds.__getitem__))
        for index, block in enumerate(whole.blocks):
            free, said = 0.0, []
            for moment in script(whole, index, Delivery(words, seconds.get)):
                cue = moment.cue
                end = moment.at + (seconds[cue.text] if isinstance(cue, Say) else cue.tone.seconds)
                span = block.span_at(moment.at + HAIR)
                assert moment.at >= free - HAIR, moment
                assert end <= block.starts[span] + block.spans[span].seconds + HAIR, moment
                free = end + GAP
                said += [cue.text] if isinstance(cue, Say) else []
            if block.kind in {BlockKind.INTRO, BlockKind.MOVE}:
                assert said == [span.line for span in block.spans if span.line]
    counts = (seconds.get(words.spoken.number(count)) for count in COUNTS)
    assert 0.0 < max(filter(None, counts)) < 1.0 - GAP
