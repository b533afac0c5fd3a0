"""Examples for the network of mel bands (`listening.bands`): noise is added to energies.

The energy of two sounds at once is the sum of both, more or less: they may swing together or
against each other. So what was said is kept as energies in bands, once for each recording, and
every example that is drawn gets another noise, in a third of a millisecond.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from spoken_examples import AFTER, BEFORE, KINDS, NARROW

from spinecoach.adapters.listening.bands import BANDS, COLUMNS, SILENCE, filters, inputs
from spinecoach.adapters.listening.classifier import NO_COMMAND
from spinecoach.adapters.listening.mel import HOP, RATE, energies
from tests.benchmarks.rooms import loud

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from spoken_examples import Recording, Rooms

    from spinecoach.adapters.listening.mel import Floats

WARPS, SPEEDS = (0.86, 1.16), (0.85, 1.15)
"""How much larger or smaller, and how much slower or faster a person is made."""

VERSIONS = 3
"""How often each speaker is kept, each time changed in another way and in other rooms."""

NOISE_S, PIECES = 8.0, 8
"""Seconds of each piece of a noise, and how many pieces there are."""

NOISES = {"hiss": 4, "coloured": 4, "babble": 4, "music": 1, "one voice": 1, "hum": 1, "fan": 1}
"""The noises by weight."""

LEVELS = (-2.2, -0.7)
"""The powers of ten between which the amplitude of the words lies."""

COLOURED, GAPS = 0.3, 0.3
"""The shares of examples heard by a microphone of another colour, and with a gap."""

HIGH, CUT = (27, 32), 1e-5
"""The bands (3.2 to 4.2 kHz) from which a headset may have no sound, and what is left of it."""

SWING = 1.7
"""The most by which two sounds swing together, in standard deviations."""


def energies_of(samples: Floats, warp: float = 1.0) -> Floats:
    """Return the energies of all samples in the bands, at an amplitude of 1."""
    found = energies(loud(samples, 1.0), len(samples) // HOP + 1) @ filters(warp).T
    return found.astype(np.float32)


def keep(speakers: Sequence[Sequence[Recording]], rooms: Rooms, chance: random.Random) -> Any:
    """Return what was said, and the noises of rooms, as arrays for a file."""
    labels, whose, found = [], [], []
    for number in range(VERSIONS * len(speakers)):
        warp, speed = chance.uniform(*WARPS), chance.uniform(*SPEEDS)
        for one in speakers[number % len(speakers)]:
            at = np.arange(0, len(one.samples), speed * chance.uniform(0.96, 1.04))
            word = np.interp(at, np.arange(len(one.samples)), one.samples).astype(np.float32)
            labels.append(one.label)
            whose.append(number)
            found.append(energies_of(rooms.carried(word), warp * chance.uniform(0.97, 1.03)))
    noises = {
        f"noise {kind}": np.concatenate(
            [energies_of(rooms.disturbance(kind, round(NOISE_S * RATE))) for _ in range(PIECES)]
        )
        for kind in NOISES
    }
    sizes = [*map(len, found)]
    return {
        "labels": labels,
        "whose": whose,
        "sizes": sizes,
        "said": np.concatenate(found),
    } | noises


class Mixer:
    """Draws examples from files that were kept; `ease`, 1 to 0, leaves out what is difficult.

    Without easy examples at first the network would learn for long that anything is no command.
    """

    def __init__(self, files: Sequence[Path], numbers: np.random.Generator) -> None:
        self._numbers = numbers
        self._commands: list[list[tuple[int, Floats]]] = []
        self._others: list[list[Floats]] = []
        self._noises: dict[str, list[Floats]] = {kind: [] for kind in NOISES}
        for file in files:
            with np.load(file) as data:
                self._take({name: data[name] for name in data.files})
        self.ease = 0.0

    def example(self) -> tuple[int, Floats]:
        """Return the number of a phrase, or `NO_COMMAND`, and what the network reads."""
        label, said = self._said()
        before, after = self._one_of(BEFORE), self._one_of(AFTER)
        said = np.pad(said[-COLUMNS:], ((round(100 * before), round(100 * after)), (0, 0)))
        heard = self._in_noise(self._through_microphone(said[-COLUMNS:]))
        if self._numbers.random() < NARROW:
            heard[:, self._numbers.integers(*HIGH) :] *= CUT
        level = 10 ** self._numbers.uniform(*LEVELS)
        frames = inputs(np.log(heard * np.float32(level**2) + np.float32(SILENCE)))
        return label, self._with_gaps(frames)

    def _take(self, data: Mapping[str, Any]) -> None:
        parts = np.split(data["said"], np.cumsum(data["sizes"])[:-1])
        for speaker in sorted(set(data["whose"].tolist())):
            own = np.flatnonzero(data["whose"] == speaker)
            said = [(int(data["labels"][one]), parts[one]) for one in own]
            self._commands.append([one for one in said if one[0] != NO_COMMAND])
            self._others.append([part for label, part in said if label == NO_COMMAND])
        for kind, noises in self._noises.items():
            noises.append(data[f"noise {kind}"])

    def _one_of(self, some: Sequence[Any]) -> Any:
        return some[int(self._numbers.integers(len(some)))]

    def _weighted(self, weights: Mapping[str, int]) -> str:
        shares = np.array([*weights.values()]) / sum(weights.values())
        return str(self._numbers.choice([*weights], p=shares))

    def _said(self) -> tuple[int, Floats]:
        numbers, speaker = self._numbers, int(self._numbers.integers(len(self._commands)))
        kind = "phrase" if numbers.random() < self.ease else self._weighted(KINDS)
        label, phrase = self._one_of(self._commands[speaker])
        others = self._others[speaker]
        if kind == "phrase":
            return label, phrase
        if kind == "cut":
            at = round(len(phrase) * numbers.uniform(0.3, 0.6))
            return NO_COMMAND, self._one_of((phrase[:at], phrase[at:]))
        if kind == "goes on":
            parts = [self._one_of(others) for _ in range(numbers.integers(1, 4))]
            parts.insert(int(numbers.integers(len(parts) + 1)), phrase)
            whole = np.concatenate(parts)
            return NO_COMMAND, whole[numbers.integers(len(whole) // 4 + 1) :]
        if kind == "other":
            return NO_COMMAND, self._one_of(others)
        return NO_COMMAND, np.zeros((int(numbers.integers(30, 200)), BANDS), np.float32)

    def _through_microphone(self, said: Floats) -> Floats:
        colour = np.exp(np.cumsum(self._numbers.normal(0.0, 0.25, BANDS)))
        return said * np.float32(colour) if self._numbers.random() < COLOURED else said

    def _in_noise(self, said: Floats) -> Floats:
        numbers = self._numbers
        noise = self._one_of(self._noises[self._weighted(NOISES)])
        begin = int(numbers.integers(len(noise) - len(said)))
        apart = numbers.uniform(-1.0, self._one_of((14.0, 25.0, 50.0))) + 25.0 * self.ease
        noise = noise[begin : begin + len(said)] * np.float32(10 ** (-apart / 10))
        swing = np.clip(numbers.standard_normal(said.shape, dtype=np.float32), -SWING, SWING)
        found: Floats = np.maximum(0.0, said + noise + 2.0 / SWING * swing * np.sqrt(said * noise))
        return found

    def _with_gaps(self, frames: Floats) -> Floats:
        """Return frames in which a few bands or moments may be missing."""
        numbers = self._numbers
        for _ in range(2):
            if numbers.random() < GAPS:
                size = int(numbers.integers(1, 6))
                begin = int(numbers.integers(BANDS - size))
                frames[:, begin : begin + size] = 0.0
                frames[:, BANDS + begin : BANDS + begin + size] = 0.0
        if numbers.random() < GAPS:
            begin = int(numbers.integers(len(frames)))
            frames[begin : begin + int(numbers.integers(2, 8))] = 0.0
        return frames
