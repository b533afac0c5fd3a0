"""Sounds of a room for training and measuring: echo, noise, music, and many voices at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from spinecoach.adapters.listening.mel import RATE

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from spinecoach.adapters.listening.mel import Floats

LEVEL = 0.05
"""The amplitude (root mean square) of the words: half an arm's length from a loud person's is 0.2,
three metres from a quiet one's 0.01."""

ECHO_S = 0.4
"""Seconds in which the room's echo falls by 60 dB: a furnished living room."""


def trimmed(samples: Floats) -> Floats:
    """Return the samples without the silence at both ends."""
    there = np.flatnonzero(np.abs(samples) > 0.02 * np.abs(samples).max(initial=1e-6))
    return samples[there[0] : there[-1] + 1]


def loud(samples: Floats, level: float = LEVEL) -> Floats:
    """Return samples with an amplitude of `level` (root mean square)."""
    return (samples * (level / max(1e-9, float(np.sqrt(np.mean(samples**2)))))).astype(np.float32)


def in_room(samples: Floats, chance: np.random.Generator, echo_s: float = ECHO_S) -> Floats:
    """Return samples as a microphone two metres away in a room hears them."""
    size = round(echo_s * RATE)
    echo = chance.standard_normal(size) * 10 ** (-3 * np.arange(size) / size)
    echo *= 0.5 / np.sqrt(np.sum(echo**2))  # 6 dB softer than what comes straight
    echo[0] += 1.0
    width = 1 << (len(samples) + size).bit_length()
    heard = np.fft.irfft(np.fft.rfft(samples, width) * np.fft.rfft(echo, width), width)
    whole: Floats = heard[: len(samples) + size // 2].astype(np.float32)
    return whole


def hiss(size: int, chance: np.random.Generator) -> Floats:
    """Return white noise."""
    return chance.standard_normal(size).astype(np.float32)


def coloured(size: int, chance: np.random.Generator, slope: float) -> Floats:
    """Return noise that is softer at higher frequencies: 0 is white, 0.5 pink, 1 brown."""
    tones = np.fft.rfft(chance.standard_normal(size))
    softer = (np.arange(len(tones)) + 20.0 * size / RATE) ** -slope  # from 20 hertz on
    return np.fft.irfft(tones * softer, size).astype(np.float32)


def music(seconds: float, chance: np.random.Generator) -> Floats:
    """Return four chords, a bass, a melody and a drum, a beat every half second."""
    at = np.arange(round(seconds * RATE)) / RATE
    beat = (at / 0.5).astype(int)
    chord = np.array([0, 5, 7, 3])[(beat // 4) % 4]
    tune = chance.choice([0, 2, 4, 7, 9, 12], int(beat[-1]) + 1)[beat]
    into = at % 0.5
    sound = np.zeros(len(at))
    for step, part in ((0, 0.5), (4, 0.4), (7, 0.4), (-12, 0.9)):
        pitch = 220 * 2 ** ((chord + step) / 12)
        sound += part * sum(np.sin(2 * np.pi * pitch * n * at) / n for n in (1, 2, 3, 4))
    sound += 1.2 * np.exp(-6 * into) * np.sin(2 * np.pi * 440 * 2 ** (tune / 12) * at)
    drum = chance.standard_normal(len(at)) * np.exp(-40 * into)
    return (sound + 1.5 * drum).astype(np.float32)


def babble(talk: Sequence[Floats], voices: int, seconds: float, chance: random.Random) -> Floats:
    """Return so many voices at once."""
    whole = np.zeros(round(seconds * RATE), np.float32)
    for _ in range(voices):
        line = np.concatenate([chance.choice(talk) for _ in range(8)])
        begin = chance.randrange(max(1, len(line) - len(whole)))
        part = loud(line[begin : begin + len(whole)])
        whole[: len(part)] += part
    return whole
