"""Scores each command phrase against sound that Whisper has encoded: a small network of our own.

Whisper's decoder knows how English is spelt; this network knows only our phrases, but learned them
in noise, babble and music (`tools/train_commands.py`). Both together recognise more than each.

The frames are standardised and projected; eight heads each attend to some of them. What the heads
found, and the mean of all frames, goes through a hidden layer to a score for each phrase, and one
for everything that is no command. Its numbers share a file with those of `bands`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from spinecoach.adapters.listening.mel import RATE
from spinecoach.core.workout.heard import WAKE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from spinecoach.adapters.listening.mel import Floats

FRAME_SAMPLES = RATE // 50
"""Samples to each frame that Whisper makes."""

NAMES = r"(mean|spread|(project|attend|hide|score)\.(weight|bias))"
"""The names of its numbers, in the file that it shares with `bands`."""

NO_COMMAND = -1
"""The last score: that it is no command."""


def own_frames(encoded: Floats, samples: Floats) -> Floats:
    """Return the frames that belong to the samples; those after them encode silence."""
    return encoded[: len(samples) // FRAME_SAMPLES + 1]


def network_in(file: Path, names: str) -> tuple[dict[str, int], dict[str, Floats]]:
    """Return the places of the phrases among the scores, and the numbers whose names match."""
    with np.load(file) as data:
        places = {str(phrase): place for place, phrase in enumerate(data["phrases"])}
        return places, {
            name: data[name].astype(np.float32) for name in data.files if re.fullmatch(names, name)
        }


def above_no_command(
    every: Floats, places: Mapping[str, int], phrases: Sequence[str]
) -> dict[str, float]:
    """Return how much each phrase's score is above that of no command.

    Where an answer alone suffices, it may follow the wake word.
    """
    found = {}
    for phrase in phrases:
        called = places.get(f"{WAKE}, {phrase}")
        own = every[[places[phrase], *([] if called is None else [called])]]
        found[phrase] = float(np.logaddexp.reduce(own)) - float(every[NO_COMMAND])
    return found


class Classifier:
    """The network with its numbers."""

    def __init__(self, file: Path) -> None:
        self._places, self._numbers = network_in(file, NAMES)

    def scores(self, frames: Floats, phrases: Sequence[str]) -> Mapping[str, float]:
        """Return how much more probable each phrase is than no command, as a logarithm.

        `frames` are [frames, width].
        """
        return above_no_command(self._every(frames), self._places, phrases)

    def _every(self, frames: Floats) -> Floats:
        standard = (frames - self._numbers["mean"]) / self._numbers["spread"]
        projected = np.maximum(0.0, self._layer("project", standard))
        attention = self._layer("attend", standard)
        attended = np.exp(attention - attention.max(0))
        heads = (attended / attended.sum(0)).T @ projected
        whole = np.concatenate([heads.ravel(), projected.mean(0)])
        return self._layer("score", np.maximum(0.0, self._layer("hide", whole)))

    def _layer(self, name: str, inputs: Floats) -> Floats:
        result: Floats = inputs @ self._numbers[f"{name}.weight"].T + self._numbers[f"{name}.bias"]
        return result
