"""People who say short words, for training and measuring: the Speech Commands data set.

P. Warden 2018, arXiv:1804.03209, CC BY 4.0. A folder has a folder for each word, the name of a file
there begins with the number of a person, in hexadecimal. Some people are left for measuring.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from spinecoach.adapters.listening.mel import RATE
from tests.adapters.listening.spoken import samples_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from spinecoach.adapters.listening.mel import Floats

LEFT = 3
"""Of ten people, those who are left for measuring."""

EDGE = 0.06
"""The seconds around a word that belong to it."""


def said_by_people(folder: Path, *, measuring: bool) -> Iterator[tuple[str, Floats]]:
    """Yield each word and its sound, of the people for measuring or of those for training."""
    for file in sorted(folder.glob("*/*.wav")):
        if (int(file.name[:8], 16) % 10 < LEFT) is measuring:
            yield file.parent.name, word_in(samples_of(str(file)))


def word_in(samples: Floats) -> Floats:
    """Return the sound of a word without the room before and after it."""
    level = np.sqrt(np.convolve(samples**2, np.ones(400) / 400, "same"))
    loudest, room = level.max(), np.percentile(level, 20)
    there = np.flatnonzero(level > max(0.12 * loudest, 1.5 * room))
    if not len(there):
        return samples
    edge = round(EDGE * RATE)
    return samples[max(0, there[0] - edge) : there[-1] + edge]
