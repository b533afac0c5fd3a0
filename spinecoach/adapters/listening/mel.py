"""Sound as Whisper sees it: the energy of eighty bands, a hundred times a second."""

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
"""Powers of ten below the loudest moment that are told apart; Whisper was trained so."""

LINEAR_STEP = 200.0 / 3.0
"""Hertz of one mel below 1000 Hz, in Slaney's scale."""

KNEE = 1000.0
KNEE_MEL = KNEE / LINEAR_STEP
LOG_STEP = np.log(6.4) / 27.0


def _hertz(mels: NDArray[np.float64]) -> NDArray[np.float64]:
    above = KNEE * np.exp((mels - KNEE_MEL) * LOG_STEP)
    return np.where(mels < KNEE_MEL, mels * LINEAR_STEP, above)


def _filters() -> NDArray[np.float64]:
    """Return the triangles of the bands over the frequencies of the transform, of equal area."""
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
    """Return [1, bands, frames] of the first `seconds` of the samples, with silence after them."""
    length = round(seconds * RATE)
    sound = np.pad(samples[:length], (0, max(0, length - len(samples))))
    sound = np.pad(sound, WINDOW // 2, mode="reflect")
    frames = np.lib.stride_tricks.sliding_window_view(sound, WINDOW)[::HOP][: length // HOP]
    energy = np.abs(np.fft.rfft(frames * HANN, axis=1)) ** 2
    logs = np.log10(np.maximum(energy @ FILTERS.T, FLOOR))
    scaled = (np.maximum(logs, logs.max() - DEPTH) + 4.0) / 4.0
    return np.ascontiguousarray(scaled.T[None].astype(np.float32))
