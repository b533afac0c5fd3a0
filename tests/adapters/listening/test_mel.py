"""Sound as bands: a tone lies in its band, and silence is what was trained as silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from spinecoach.adapters.listening.mel import BANDS, FILTERS, RATE, WINDOW, features

if TYPE_CHECKING:
    import pytest


def test_a_tone_lies_in_the_band_of_its_frequency() -> None:
    for hertz in (300.0, 1000.0, 4000.0):
        tone = np.sin(2 * np.pi * hertz * np.arange(RATE) / RATE).astype(np.float32)
        (bands,) = features(tone, 1.0)
        found = int(bands[:, 20:80].mean(axis=1).argmax())
        wanted = int(FILTERS[:, round(hertz * WINDOW / RATE)].argmax())
        assert abs(found - wanted) <= 1


def test_every_hundredth_of_a_second_is_a_column_and_what_is_missing_is_silence() -> None:
    noise = np.random.default_rng(1).standard_normal(RATE).astype(np.float32)
    (bands,) = features(noise, 4.0)
    assert bands.shape == (BANDS, 400)
    assert bands[:, 150:].max() < bands[:, :90].min()
    assert np.ptp(bands) <= 2.0  # eight powers of ten, as Whisper was trained


def test_more_than_is_asked_for_is_left_out() -> None:
    noise = np.random.default_rng(1).standard_normal(3 * RATE).astype(np.float32)
    assert features(noise, 1.0).shape == (1, BANDS, 100)


def test_steady_noise_becomes_softer_and_what_is_louder_than_it_stays(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sound = np.random.default_rng(1).standard_normal(2 * RATE).astype(np.float32) * 0.05
    sound[RATE : RATE + 4000] += np.sin(np.arange(4000) * 2 * np.pi * 1000 / RATE)
    band = int(FILTERS[:, round(1000 * WINDOW / RATE)].argmax())
    (cleaned,) = features(sound, 2.0)
    monkeypatch.setattr("spinecoach.adapters.listening.mel.LEAST", 1.0)
    (heard,) = features(sound, 2.0)
    assert np.allclose(cleaned[band, 105:120], heard[band, 105:120], atol=0.01)
    assert (heard - cleaned)[:, 10:90].mean() > 0.1  # 4 dB: a quarter of a power of ten each
    assert (heard - cleaned).min() > -0.01
