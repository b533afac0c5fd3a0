"""Computes Whisper's input from sound: the energy of eighty mel bands, a hundred times a second."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

RATE = 16_000
"""Samples a second."""

BANDS = 80
WINDOW = 400
HOP = 160
FLOOR = 1e-10
DEPTH = 8.0
"""Powers of ten below the loudest moment that are kept; Whisper was trained so."""

QUIETEST, STEADY, LEAST = 15, 1.6, 0.03
"""The noise is estimated from the quietest moments (per cent of all), times a factor from there to
its mean; the last number is the share of the energy that is always left, because gaps would look
like consonants."""

LINEAR_STEP = 200.0 / 3.0
"""Hertz of one mel below 1000 Hz, in Slaney's scale."""

KNEE = 1000.0
KNEE_MEL = KNEE / LINEAR_STEP
LOG_STEP = np.log(6.4) / 27.0


def _hertz(mels: NDArray[np.float64]) -> NDArray[np.float64]:
    above = KNEE * np.exp((mels - KNEE_MEL) * LOG_STEP)
    return np.where(mels < KNEE_MEL, mels * LINEAR_STEP, above)


def _filters() -> NDArray[np.float64]:
    """Return the triangular filters of the bands over the frequencies, all of equal area."""
    highest = KNEE_MEL + np.log(RATE / 2 / KNEE) / LOG_STEP
    points = _hertz(np.linspace(0.0, highest, BANDS + 2))
    width = np.diff(points)[:, None]
    ramps = points[:, None] - np.linspace(0.0, RATE / 2, WINDOW // 2 + 1)
    triangles = np.maximum(0.0, np.minimum(-ramps[:-2] / width[:-1], ramps[2:] / width[1:]))
    scaled: NDArray[np.float64] = triangles * (2.0 / (points[2:] - points[:-2]))[:, None]
    return scaled


FILTERS = _filters()
HANN = np.hanning(WINDOW + 1)[:-1]


def features(samples: Floats, seconds: float) -> Floats:
    """Return [1, bands, frames] of the last `seconds` of the samples, with silence after them.

    Steady noise is subtracted at each frequency: without that, Whisper's smallest model recognises
    half as many words at 10 dB of noise.
    """
    columns = round(seconds * RATE) // HOP
    sound = np.pad(samples[-columns * HOP :], WINDOW // 2, mode="reflect")
    frames = np.lib.stride_tricks.sliding_window_view(sound, WINDOW)[::HOP][:columns]
    energy = np.abs(np.fft.rfft(frames * HANN, axis=1)) ** 2
    noise = STEADY * np.percentile(energy, QUIETEST, axis=0)
    energy = np.maximum(energy - noise, LEAST * energy) @ FILTERS.T
    whole = np.pad(energy, ((0, columns - len(energy)), (0, 0)))
    logs = np.log10(np.maximum(whole, FLOOR))
    scaled = (np.maximum(logs, logs.max() - DEPTH) + 4.0) / 4.0
    return np.ascontiguousarray(scaled.T[None].astype(np.float32))
