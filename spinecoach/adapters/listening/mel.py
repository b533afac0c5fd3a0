"""Computes Whisper's input from sound: the energy of eighty mel bands, a hundred times a second."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

RATE = 16_000
"""Samples a second."""

SECONDS = 3.2
"""Seconds of sound that are examined; a command lasts two. The usual thirty would take 1.5 s."""

BANDS = 80
WINDOW = 400
HOP = 160
FLOOR = 1e-10
DEPTH = 8.0
"""Powers of ten below the loudest moment that are kept; Whisper was trained so."""

QUIETEST, LEAST = 15, 0.1
"""The noise is estimated from the quietest moments (per cent of all); the last number is the share
of the energy that is always left, because gaps would look like consonants."""

STEADY, MOMENT = (9, 1), (5, 3)
"""Frames and frequencies over which energy is averaged to estimate the noise, and to compare a
moment with it: a single value of noise is random, and would leave tones that are none."""

LINEAR_STEP = 200.0 / 3.0
"""Hertz of one mel below 1000 Hz, in Slaney's scale."""

KNEE = 1000.0
KNEE_MEL = KNEE / LINEAR_STEP
LOG_STEP = np.log(6.4) / 27.0


def _hertz(mels: NDArray[np.float64]) -> NDArray[np.float64]:
    above = KNEE * np.exp((mels - KNEE_MEL) * LOG_STEP)
    return np.where(mels < KNEE_MEL, mels * LINEAR_STEP, above)


def triangles(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return triangular filters over the frequencies, of equal area, between points in hertz."""
    width = np.diff(points)[:, None]
    ramps = points[:, None] - np.linspace(0.0, RATE / 2, WINDOW // 2 + 1)
    rising = np.maximum(0.0, np.minimum(-ramps[:-2] / width[:-1], ramps[2:] / width[1:]))
    scaled: NDArray[np.float64] = rising * (2.0 / (points[2:] - points[:-2]))[:, None]
    return scaled


HIGHEST_MEL = KNEE_MEL + np.log(RATE / 2 / KNEE) / LOG_STEP
FILTERS = triangles(_hertz(np.linspace(0.0, HIGHEST_MEL, BANDS + 2)))
HANN = np.hanning(WINDOW + 1)[:-1]


def energies(samples: Floats, columns: int) -> NDArray[np.float64]:
    """Return [frames, frequencies] of the energy in the last so many hundredths of a second."""
    sound = np.pad(samples[-columns * HOP :], WINDOW // 2, mode="reflect")
    frames = np.lib.stride_tricks.sliding_window_view(sound, WINDOW)[::HOP][:columns]
    energy: NDArray[np.float64] = np.abs(np.fft.rfft(frames * HANN, axis=1)) ** 2
    return energy


def features(samples: Floats, seconds: float) -> Floats:
    """Return [1, bands, frames] of the last `seconds` of the samples, with silence after them.

    Each frequency is made softer where it is hardly louder than the steady noise there.
    """
    columns = round(seconds * RATE) // HOP
    energy = energies(samples, columns)
    noise = np.percentile(_averaged(energy, STEADY), QUIETEST, axis=0)
    share = 1.0 - noise / np.maximum(_averaged(energy, MOMENT), FLOOR)
    energy = (energy * np.maximum(share, LEAST)) @ FILTERS.T
    whole = np.pad(energy, ((0, columns - len(energy)), (0, 0)))
    logs = np.log10(np.maximum(whole, FLOOR))
    scaled = (np.maximum(logs, logs.max() - DEPTH) + 4.0) / 4.0
    return np.ascontiguousarray(scaled.T[None].astype(np.float32))


def _averaged(energy: NDArray[np.float64], window: tuple[int, int]) -> NDArray[np.float64]:
    """Return each value's mean over so many frames and frequencies around it."""
    for axis, size in enumerate(window):
        around = [(0, 0), (0, 0)]
        around[axis] = (size // 2, size // 2)
        padded = np.moveaxis(np.pad(energy, around, mode="edge"), axis, 0)
        parts = [padded[begin : len(padded) - size + 1 + begin] for begin in range(size)]
        energy = np.moveaxis(np.mean(parts, axis=0), 0, axis)
    return energy
