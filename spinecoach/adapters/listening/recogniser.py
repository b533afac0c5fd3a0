"""Finds which of the given phrases was said: each gets a score, nothing is transcribed.

Whisper's free transcription writes "Paws" when somebody says "pause". Here it answers a smaller
question: how probable is each phrase that may be said now.

Some phrases are probable in any noise ("go on"), others in none ("softer"). So the score says how
much more probable a phrase is now than in noise without speech.

Scoring a phrase takes 10 ms. So the first words of all are scored in one step, and only the best
`FINALISTS` are scored to their end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from spinecoach.adapters.listening.mel import RATE, features
from spinecoach.core.workout.heard import Heard, Scored

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from spinecoach.adapters.listening.mel import Floats

SECONDS = 3.2
"""Seconds of sound that are examined; a command lasts two. The usual thirty would take 1.5 s."""

FRAMES = round(SECONDS * 50)
"""The frames that the encoder makes of these seconds."""

FINALISTS = 10
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


class Recogniser:
    """Whisper with its weights in memory, 200 MB; it uses one thread of the machine."""

    def __init__(self, folder: Path) -> None:
        from ctranslate2 import StorageView
        from ctranslate2.models import Whisper

        self._view: Any = StorageView.from_array
        self._model: Any = Whisper(str(folder), device="cpu", compute_type="int8", intra_threads=1)
        lines = (folder / "vocabulary.txt").read_text(encoding="utf-8").splitlines()
        self._vocabulary = Vocabulary(lines)
        noise = np.random.default_rng(0).standard_normal(round(SECONDS * RATE)).astype(np.float32)
        self._noises = [self._encoded(noise * loud) for loud in HISSES]
        self._usual: dict[str, float] = {}
        self._usual_firsts: dict[str, float] = {}

    def _encoded(self, samples: Floats) -> object:
        encoded: object = self._model.encode(self._view(features(samples, SECONDS)))
        return encoded

    def expect(self, phrases: Sequence[str]) -> None:
        """Compute how probable phrases are in noise; done once for each, 20 ms."""
        fresh = [phrase for phrase in phrases if phrase not in self._usual]
        if not fresh:
            return
        scores = [self._scores(noise, fresh) for noise in self._noises]
        firsts = [self._firsts(noise, fresh) for noise in self._noises]
        for number, phrase in enumerate(fresh):
            self._usual[phrase] = sum(one[number] for one in scores) / len(scores)
            self._usual_firsts[phrase] = sum(one[phrase] for one in firsts) / len(firsts)

    def hear(self, samples: Floats, phrases: Sequence[str]) -> Heard:
        """Score the phrases that may be said against samples from -1.0 to 1.0 at 16 kHz."""
        self.expect(phrases)
        encoded = self._encoded(samples)
        finalists = self._finalists(encoded, phrases)
        scored = [
            Scored(phrase, score - PRIOR * self._usual[phrase])
            for phrase, score in zip(finalists, self._scores(encoded, finalists), strict=True)
        ]
        ranked = sorted(scored, key=lambda one: -one.score)
        return Heard(tuple(ranked))

    def _finalists(self, encoded: object, phrases: Sequence[str]) -> list[str]:
        """Return the phrases whose first word fits best."""
        firsts, usual = self._firsts(encoded, phrases), self._usual_firsts
        chances = {phrase: first - PRIOR * usual[phrase] for phrase, first in firsts.items()}
        return sorted(chances, key=lambda phrase: -chances[phrase])[:FINALISTS]

    def _firsts(self, encoded: object, phrases: Sequence[str]) -> dict[str, float]:
        """Return the score of each phrase's first own word, after the word that all share."""
        chances: dict[str, float] = {}
        for wake in {phrase.partition(", ")[0] if ", " in phrase else "" for phrase in phrases}:
            alike = [phrase for phrase in phrases if phrase.startswith(f"{wake}, ") or not wake]
            shared = self._vocabulary.tokens(f" {wake.capitalize()}") if wake else []
            steps = self._steps(encoded, shared)
            for phrase in alike:
                ids = self._vocabulary.tokens(written(phrase))[: len(shared) + 1]
                chances[phrase] = sum(
                    float(step[number]) for step, number in zip(steps, ids, strict=True)
                )
        return chances

    def _steps(self, encoded: object, shared: list[int]) -> list[NDArray[np.float64]]:
        """Return all tokens' log-probabilities at each token of `shared` and after the last."""
        (result,) = self._model.generate(
            encoded,
            [[*self._vocabulary.start, *shared]],
            beam_size=1,
            return_logits_vocab=True,
            max_length=2 * (len(shared) + 1),
            suppress_blank=False,
            suppress_tokens=[],
        )
        return [_logs(np.array(step)) for step in result.logits[0][: len(shared) + 1]]

    def _scores(self, encoded: object, phrases: Sequence[str]) -> list[float]:
        tokens = [self._vocabulary.tokens(written(phrase)) for phrase in phrases]
        copies = np.repeat(np.array(encoded, dtype=np.float32), len(tokens), axis=0)
        found = self._model.align(self._view(copies), self._vocabulary.start, tokens, FRAMES)
        return [
            float(np.maximum(IMPOSSIBLE, np.log(np.maximum(CLIPPED, one.text_token_probs))).sum())
            for one in found
        ]


def _logs(logits: NDArray[np.float32]) -> NDArray[np.float64]:
    """Return the logarithms of the probabilities that belong to the logits."""
    flat = logits.ravel().astype(np.float64)
    flat -= flat.max()
    logs: NDArray[np.float64] = flat - np.log(np.exp(flat).sum())
    return logs
