"""The tones that ship are the ones that the script makes, and a person tells them apart."""

from __future__ import annotations

import math
import runpy
from array import array
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest

from spinecoach import assets
from spinecoach.adapters.speech.audio_cleanup import LOUDNESS, read_rendered
from spinecoach.adapters.speech.clip import RATE
from spinecoach.core.workout.cues import Tone

SCRIPT = Path(__file__).parents[2] / "tools" / "make_tones.py"


@pytest.fixture(scope="module")
def script() -> dict[str, Any]:
    return runpy.run_path(str(SCRIPT))


def samples(tone: Tone) -> array[int]:
    return array("h", read_rendered(assets.sound(tone).read_bytes()).tolist())


def test_what_ships_is_what_the_script_makes(script: dict[str, Any], tmp_path: Path) -> None:
    script["main"](tmp_path)
    for tone in Tone:
        made = read_rendered((tmp_path / f"{tone}.wav").read_bytes()).tolist()
        shipped = samples(tone)
        assert len(made) == len(shipped)
        # Another machine's sine may round the last bit the other way.
        assert max(abs(a - b) for a, b in zip(made, shipped, strict=True)) <= 1
    assert sorted(path.stem for path in tmp_path.iterdir()) == sorted(Tone)


@pytest.mark.parametrize("tone", Tone)
def test_a_tone_lasts_as_long_as_the_script_reckons_with(tone: Tone) -> None:
    assert len(samples(tone)) / RATE == pytest.approx(tone.seconds, abs=1 / RATE)


@pytest.mark.parametrize("tone", Tone)
def test_a_tone_neither_clicks_nor_drowns_the_voice(tone: Tone) -> None:
    data = samples(tone)
    assert data[0] == data[-1] == 0
    assert max(map(abs, (*data[:2], *data[-4:]))) < 400
    assert max(map(abs, data)) <= 0.51 * 32767
    assert max(map(abs, data)) > LOUDNESS * 32767


@pytest.mark.parametrize("tone", Tone)
def test_a_tone_is_where_an_ageing_ear_hears(tone: Tone) -> None:
    data = samples(tone)
    crossings = sum(a < 0 <= b for a, b in pairwise(data))
    assert 400 < crossings / (len(data) / RATE) < 2500


@pytest.mark.parametrize(("one", "other"), list(combinations(Tone, 2)))
def test_any_two_tones_differ_in_length_or_in_their_notes(one: Tone, other: Tone) -> None:
    first, second = samples(one), samples(other)
    common = min(len(first), len(second))
    alike = sum(a * b for a, b in zip(first[:common], second[:common], strict=True))
    energy = math.sqrt(sum(a * a for a in first[:common]) * sum(b * b for b in second[:common]))
    assert alike / energy < 0.7 or not 0.5 < len(first) / len(second) < 2.0
