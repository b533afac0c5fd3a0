"""Finds the stretches of speech in a stream of sound.

A stretch of speech begins where the detector finds a voice that is louder than the room, and lasts
as long as it is. It is examined after `EARLY` chunks of quiet: a short command is over then. Words
that follow within `TOGETHER` chunks belong to it, since people wait for an answer after "coach"; it
is examined again with them. Nothing older than the stretch is stored.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from spinecoach.adapters.listening.mel import Floats

CHUNK = 512
"""Samples that the voice detector takes in one call: 32 ms."""

CHUNK_BYTES = 2 * CHUNK

EARLY = 5
"""Chunks of quiet (0.16 s) after which a stretch is examined for the first time."""

TOGETHER = 22
"""Chunks of quiet (0.7 s) that end a stretch."""

BEFORE = 8
"""Chunks before a voice that belong to it (0.26 s): a consonant is softer than its vowel."""

LONGEST = 100
"""The most chunks of a stretch (3.2 s); of a longer one the end is examined."""

VOICE = 0.5
"""The probability from which a chunk counts as a voice."""

ABOVE = 5.0
"""Decibels by which a voice must be louder than the room."""

BELOW = 14.0
"""Decibels below the loudest chunk of a stretch from which its speaker counts as silent, even if
the room was softer still before they spoke."""

ROOM = 100
"""Chunks (3 s) of which the softer ones show how loud the room is."""

LOUD = -34.0
"""Decibels of full scale from which the room is too loud, with usual microphone settings."""


class HeardStretch(NamedTuple):
    """Samples to be recognised, and the number of their stretch.

    `final` tells whether it has ended, `long` whether it began before the samples.
    """

    samples: Floats
    stretch: int
    final: bool
    long: bool


class Utterances:
    """Takes chunks and returns what to recognise; `voice` rates a chunk, 0.0 to 1.0 = a voice."""

    def __init__(self, voice: Callable[[bytes], float]) -> None:
        self._voice = voice
        self._levels: deque[float] = deque(maxlen=ROOM)
        self._chunks: deque[Floats] = deque(maxlen=LONGEST)
        self._stretch = 0
        self._speaking = False  # or it has just stopped, and more may follow
        self._peak = 0.0
        self._floor = 0.0  # the level that a voice has to exceed
        self._quiet = 0

    @property
    def loud(self) -> bool:
        """Return whether the room is too loud for words to be understood."""
        full = len(self._levels) == ROOM
        return full and float(np.percentile(self._levels, 20)) > LOUD

    def forget(self) -> None:
        """Drop what was heard, because our own voice sounds from now on."""
        self._chunks.clear()
        self._speaking = False

    def take(self, data: bytes) -> HeardStretch | None:
        """Take one chunk of 16-bit samples."""
        chunk = np.frombuffer(data, "<i2").astype(np.float32) / 32768.0
        level = 20.0 * float(np.log10(max(1e-5, float(np.sqrt(np.mean(chunk**2))))))
        room = float(np.percentile(self._levels, 20)) if self._levels else level
        self._levels.append(level)
        self._chunks.append(chunk)
        voiced = self._voice(data) >= VOICE
        if not self._speaking:
            self._floor = room + ABOVE
            if voiced and level > self._floor:
                self._begin(level)
            return None
        self._peak = max(self._peak, level)
        if voiced and level > max(self._floor, self._peak - BELOW):
            self._quiet = 0
            return None
        self._quiet += 1
        if self._quiet == EARLY:
            return self._look(final=False)
        if self._quiet == TOGETHER:
            self._speaking = False
            return self._look(final=True)
        return None

    def _begin(self, level: float) -> None:
        self._stretch += 1
        self._speaking, self._peak, self._quiet = True, level, 0
        while len(self._chunks) > BEFORE + 1:
            self._chunks.popleft()

    def _look(self, *, final: bool) -> HeardStretch:
        long = len(self._chunks) == LONGEST
        return HeardStretch(np.concatenate(list(self._chunks)), self._stretch, final, long)
