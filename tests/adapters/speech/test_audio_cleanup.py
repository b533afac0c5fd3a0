"""An engine's rendering becomes a clip: no silence at its ends, equally loud, no clicks."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spinecoach.adapters.speech.audio_cleanup import (
    LOUDNESS,
    UnusableAudioError,
    clean_up,
    make_clip,
    read_rendered,
)
from spinecoach.adapters.speech.clip import RATE, clip_seconds
from tests.adapters.speech.sounds import aiff, hum, hush, spoken, wav

if TYPE_CHECKING:
    from pathlib import Path

    from tests.adapters.speech.sounds import Samples


def decibels(samples: Samples) -> float:
    """The level over the whole."""
    return float(20 * np.log10(np.sqrt(np.mean(samples.astype(float) ** 2)) / 32767))


@settings(max_examples=25)
@given(
    before=st.floats(0, 0.3),
    seconds=st.floats(0.3, 0.8),
    after=st.floats(0, 0.6),
    loudness=st.floats(0.05, 0.9),
)
def test_every_rendering_becomes_equally_loud_and_loses_its_silence(
    before: float, seconds: float, after: float, loudness: float
) -> None:
    clip = clean_up(spoken(hush(before), hum(seconds, loudness), hush(after)))
    assert len(clip) / RATE == pytest.approx(seconds, abs=0.02)
    middle = clip[len(clip) // 4 : -len(clip) // 4]
    assert decibels(middle) == pytest.approx(20 * np.log10(LOUDNESS), abs=0.7)
    assert clip[0] == clip[-1] == 0
    edges = [*clip[:6], *clip[-6:]]
    assert max(edges) < 0.1 * max(clip)


def test_a_soft_consonant_at_the_edge_is_not_silence() -> None:
    consonant = hum(0.08, 0.008, pitch=4000.0)
    word = spoken(hush(0.1), consonant, hum(0.3, 0.5), consonant, hush(0.43))
    assert len(clean_up(word)) / RATE == pytest.approx(0.46, abs=0.02)


def test_a_pause_in_a_line_hardly_changes_how_loud_its_words_are() -> None:
    plain = clean_up(hum(0.4, 0.3))
    paused = clean_up(spoken(hum(0.4, 0.3), hush(0.3), hum(0.4, 0.3)))
    assert 1.0 <= max(paused) / max(plain) < 10 ** (1 / 20)


def test_a_peak_is_flattened_rather_than_turned_over() -> None:
    quiet_but_spiky = np.array([30000, *[0] * 99, -30000, *[0] * 99] * 50, np.int16)
    clip = clean_up(quiet_but_spiky)
    assert max(clip) > 32000
    assert min(clip) < -32000
    assert (np.sign(clip) * np.sign(quiet_but_spiky[: len(clip)]) >= 0).all()


@pytest.mark.parametrize("samples", [hush(0.0), hush(0.5), np.array([30, -30] * 4000, np.int16)])
def test_a_line_that_is_only_silence_is_no_clip(samples: Samples) -> None:
    with pytest.raises(UnusableAudioError, match="nothing to hear"):
        clean_up(samples)


def test_a_rendering_becomes_a_clip_beside_it(tmp_path: Path) -> None:
    raw, clip = tmp_path / "a.raw", tmp_path / "a.wav"
    raw.write_bytes(wav(spoken(hush(0.1), hum(0.3, 0.4), hush(0.4))))
    assert make_clip(raw, clip) == clip_seconds(clip) == pytest.approx(0.31, abs=0.01)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.raw", "a.wav"]


@pytest.mark.parametrize("packing", [b"", b"NONE", b"twos", b"sowt"])
def test_what_macos_writes_is_read_as_well(packing: bytes) -> None:
    voice = hum(0.2, 0.4)
    assert np.array_equal(read_rendered(aiff(voice, packing=packing)), voice)


def test_the_first_of_two_channels_is_used() -> None:
    voice = hum(0.1, 0.4)
    both = np.stack([voice, -voice], axis=1)
    assert np.array_equal(read_rendered(wav(both, channels=2)), voice)


@pytest.mark.parametrize("rate", [11_025, 16_000, 44_100, 48_000])
def test_any_sample_rate_becomes_ours_at_the_same_pitch(rate: int) -> None:
    samples = read_rendered(wav(hum(1.0, 0.3, pitch=200.0, rate=rate), rate=rate))
    assert len(samples) == pytest.approx(RATE, abs=2)
    crossings = np.sum((samples[:-1] < 0) & (samples[1:] >= 0))
    assert crossings == pytest.approx(200, abs=1)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "neither WAV nor AIFF"),
        (b"ID3 something else entirely", "neither WAV nor AIFF"),
        (wav(hush(0.1))[:40], "without its parts"),
        (wav(hush(0.1), bits=8), "8 bits"),
        (wav(hush(0.1), channels=0), "WAV file"),
        (aiff(hush(0.1))[:30], "without its parts"),
        (aiff(hush(0.1), bits=24), "24 bits"),
        (aiff(hush(0.1), packing=b"fl32"), "fl32"),
        (aiff(hush(0.1), rate=1).replace(struct.pack(">H", 16383), b"\0\0"), "without a rate"),
    ],
)
def test_a_file_that_is_no_sound_is_refused_with_a_reason(content: bytes, why: str) -> None:
    with pytest.raises(UnusableAudioError, match=why):
        read_rendered(content)
