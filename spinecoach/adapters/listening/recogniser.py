"""Finds which of the given phrases was said: each gets a score, nothing is transcribed.

Whisper's free transcription writes "Paws" when somebody says "pause". Here it answers a smaller
question: how probable is each phrase that may be said now.

Three judges answer it. Two networks of our own know only our phrases, but learned them in noise:
the classifier from what Whisper encoded, the other from the mel bands of the sound itself. The best
`FINALISTS` of both are scored by Whisper's decoder, 10 ms each, which learned from people. At 10 dB
of noise the decoder alone missed a third of the commands, the classifier and the decoder a tenth,
all three one in thirty.

Some phrases are probable for the decoder in any noise ("go on"), others in none ("softer"). So its
score says how much more probable a phrase is now than in noise without speech.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from spinecoach.adapters.listening.bands import BandNetwork
from spinecoach.adapters.listening.classifier import Classifier, own_frames
from spinecoach.adapters.listening.mel import RATE, SECONDS, features
from spinecoach.core.workout.heard import Heard, Scored

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from spinecoach.adapters.listening.mel import Floats

FRAMES = round(SECONDS * 50)
"""The frames that the encoder makes of these seconds."""

FINALISTS = 5
CLASSIFIED, BANDED, DECODED = 1.3, 1.0, 1.0
"""The shares of the judges' scores that are added."""
PRIOR = 0.7
"""The share of a phrase's score in noise that is subtracted; fitted on synthetic voices."""

HISSES = (0.01, 0.0005)
"""Amplitudes of the noises without speech."""

IMPOSSIBLE = -20.0
"""The least logarithm of a probability: minus infinity would outweigh all others."""

CLIPPED = 1e-9


class Vocabulary:
    """The tokens of the weights, from their text file."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._ids = {token: number for number, token in enumerate(lines)}
        self._longest = max(map(len, lines))
        self.start = [self._ids["<|startoftranscript|>"], self._ids["<|notimestamps|>"]]

    def tokens(self, text: str) -> list[int]:
        """Return a text as tokens, each the longest that fits; a space belongs to the next word."""
        rest, found = text.replace(" ", "\u0120"), []
        while rest:
            sizes = range(min(len(rest), self._longest), 0, -1)
            size = next(size for size in sizes if rest[:size] in self._ids)
            found.append(self._ids[rest[:size]])
            rest = rest[size:]
        return found


def written(phrase: str) -> str:
    """Return a phrase as Whisper writes it: "coach, next" is " Coach next."."""
    return f" {phrase[:1].upper()}{phrase[1:].replace(',', '')}."


class Whisper:
    """Whisper with its weights in memory, 200 MB; it uses one thread of the machine."""

    def __init__(self, folder: Path) -> None:
        from ctranslate2 import StorageView, models

        self._view: Any = StorageView.from_array
        self._model: Any = models.Whisper(
            str(folder), device="cpu", compute_type="int8", intra_threads=1
        )
        lines = (folder / "vocabulary.txt").read_text(encoding="utf-8").splitlines()
        self._vocabulary = Vocabulary(lines)

    def encode(self, samples: Floats) -> Floats:
        """Return [frames, width] of samples from -1.0 to 1.0 at 16 kHz."""
        (encoded,) = np.array(self._model.encode(self._view(features(samples, SECONDS))))
        return np.asarray(encoded, dtype=np.float32)

    def scores(self, encoded: Floats, phrases: Sequence[str]) -> list[float]:
        """Return the logarithm of how probable each phrase is."""
        tokens = [self._vocabulary.tokens(written(phrase)) for phrase in phrases]
        copies = self._view(np.repeat(encoded[None], len(tokens), axis=0))
        found = self._model.align(copies, self._vocabulary.start, tokens, FRAMES)
        return [
            float(np.maximum(IMPOSSIBLE, np.log(np.maximum(CLIPPED, one.text_token_probs))).sum())
            for one in found
        ]


class Recogniser:
    """All judges; `weights` is the folder of Whisper's, `commands` the file of our networks."""

    def __init__(self, weights: Path, commands: Path) -> None:
        self._whisper = Whisper(weights)
        self._classifier, self._bands = Classifier(commands), BandNetwork(commands)
        noise = np.random.default_rng(0).standard_normal(round(SECONDS * RATE)).astype(np.float32)
        self._noises = [self._whisper.encode(noise * loud) for loud in HISSES]
        self._usual: dict[str, float] = {}

    def expect(self, phrases: Sequence[str]) -> None:
        """Compute how probable phrases are in noise; done once for each, 20 ms."""
        fresh = [phrase for phrase in phrases if phrase not in self._usual]
        if not fresh:
            return
        scores = np.mean([self._whisper.scores(noise, fresh) for noise in self._noises], axis=0)
        self._usual |= zip(fresh, map(float, scores), strict=True)

    def hear(self, samples: Floats, phrases: Sequence[str]) -> Heard:
        """Score the phrases that may be said against samples from -1.0 to 1.0 at 16 kHz."""
        self.expect(phrases)
        encoded = self._whisper.encode(samples)
        classified = self._classifier.scores(own_frames(encoded, samples), phrases)
        banded = self._bands.scores(samples, phrases)
        ours = {one: CLASSIFIED * classified[one] + BANDED * banded[one] for one in phrases}
        finalists = sorted(phrases, key=lambda phrase: -ours[phrase])[:FINALISTS]
        decoded = zip(finalists, self._whisper.scores(encoded, finalists), strict=True)
        scored = [
            Scored(one, ours[one] + DECODED * (score - PRIOR * self._usual[one]))
            for one, score in decoded
        ]
        return Heard(tuple(sorted(scored, key=lambda one: -one.score)))
