"""Scores each command phrase against the mel bands of the sound: a small network of our own.

Whisper learned from people who speak clearly into a microphone; in loud noise both judges that read
its frames fail with the same voices. This one reads the sound itself, and learned our phrases in
much noise (`tools/train_bands.py`).

Its input is the energy of forty bands, relative to their mean, and what exceeds the quiet moments
of each band. Two convolutions reduce the hundred frames a second to twenty-five; five blocks, each
over a fifth of a second, are added to them. What four heads attend to, the mean and the most of
each channel go through a hidden layer to the scores.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from spinecoach.adapters.listening.classifier import above_no_command, network_in
from spinecoach.adapters.listening.mel import HOP, RATE, SECONDS, WINDOW, energies, triangles

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from spinecoach.adapters.listening.mel import Floats

PART = "bands."
"""What the names of its numbers begin with, in the file that it shares with the classifier."""

BANDS = 40
LOWEST, HIGHEST = 60.0, 7600.0
COLUMNS = round(SECONDS * RATE) // HOP
SILENCE = 1e-9

QUIET, RANGE, SCALE = 15, 8.0, 3.0
"""Per cent of the moments that are quiet; the most by which a logarithm can exceed them; what
brings the inputs to a size near 1."""


def filters(warp: float = 1.0) -> NDArray[np.float64]:
    """Return the filters of the bands; `warp` shifts them, as if a larger or smaller person spoke.

    O'Shaughnessy's scale, whose constants are 2595 and 700.
    """
    least, most = (2595.0 * np.log10(1.0 + end / 700.0) for end in (LOWEST, HIGHEST))
    points = warp * 700.0 * (10.0 ** (np.linspace(least, most, BANDS + 2) / 2595.0) - 1.0)
    return triangles(np.minimum(points, RATE / 2 - 10.0 - 5.0 * np.arange(BANDS + 1, -1, -1)))


FILTERS = filters()


def logarithms(samples: Floats) -> Floats:
    """Return [frames, bands] of samples from -1.0 to 1.0."""
    padded = np.pad(samples, (0, max(0, WINDOW - len(samples))))
    return np.log(energies(padded, COLUMNS) @ FILTERS.T + SILENCE).astype(np.float32)


def inputs(logs: Floats) -> Floats:
    """Return [frames, twice the bands] of what the network reads."""
    at = len(logs) * QUIET // 100
    quiet = np.partition(logs, at, axis=0)[at]
    above = np.clip(logs - quiet, 0.0, RANGE)
    read = np.concatenate([logs - logs.mean(), above], axis=1) / SCALE
    return read.astype(np.float32)


class BandNetwork:
    """The network with its numbers."""

    def __init__(self, file: Path) -> None:
        self._places, numbers = network_in(file, re.escape(PART) + ".*")
        self._numbers = {name.removeprefix(PART): one for name, one in numbers.items()}
        self._blocks = sum(name.endswith(".each") for name in self._numbers)

    def scores(self, samples: Floats, phrases: Sequence[str]) -> dict[str, float]:
        """Return how much more probable each phrase is than no command, as a logarithm."""
        return above_no_command(self.every(inputs(logarithms(samples))), self._places, phrases)

    def every(self, frames: Floats) -> Floats:
        """Return all scores of [frames, inputs]."""
        frames = self._convolved("second", self._convolved("first", frames))
        for number in range(self._blocks):
            frames = frames + self._block(f"block{number}", frames)
        attention = frames @ self._numbers["attend.weight"].T + self._numbers["attend.bias"]
        attended = np.exp(attention - attention.max(0))
        heads = (attended / attended.sum(0)).T @ frames
        whole = np.concatenate([heads.ravel(), frames.mean(0), frames.max(0)])
        hidden = self._numbers["hide.weight"] @ whole + self._numbers["hide.bias"]
        scores: Floats = self._numbers["score.weight"] @ np.maximum(0.0, hidden)
        return scores + self._numbers["score.bias"]

    def _convolved(self, name: str, frames: Floats) -> Floats:
        """Return every second place of a convolution over [frames, channels]."""
        weight = self._numbers[f"{name}.weight"]
        around = _around(frames, weight.shape[2])[::2]
        sums = around.reshape(len(around), -1) @ weight.reshape(len(weight), -1).T
        found: Floats = np.maximum(0.0, sums + self._numbers[f"{name}.bias"])
        return found

    def _block(self, name: str, frames: Floats) -> Floats:
        """Return a convolution of each channel with itself, then of all at each place."""
        each = self._numbers[f"{name}.each"]
        own = np.einsum("tck,ck->tc", _around(frames, each.shape[1]), each)
        sums = own @ self._numbers[f"{name}.all"].T + self._numbers[f"{name}.bias"]
        found: Floats = np.maximum(0.0, sums)
        return found


def _around(frames: Floats, size: int) -> Floats:
    """Return [frames, channels, size]: each frame with its neighbours, zero beyond both ends."""
    padded = np.pad(frames, ((size // 2, size // 2), (0, 0)))
    return np.lib.stride_tricks.sliding_window_view(padded, size, axis=0)
