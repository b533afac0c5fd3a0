"""The network of mel bands: what it reads of a sound, and what it computes, by plain sums."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from spinecoach import assets
from spinecoach.adapters.listening.bands import (
    BANDS,
    COLUMNS,
    PART,
    RANGE,
    SCALE,
    BandNetwork,
    inputs,
    logarithms,
)
from spinecoach.adapters.listening.mel import RATE
from spinecoach.core.workout.heard import all_phrases

if TYPE_CHECKING:
    from pathlib import Path

    from spinecoach.adapters.listening.mel import Floats

    Rows = list[list[float]]

PHRASES = ("coach, stop", "stop", "yes")
SIZES = {
    "first.weight": (3, 4, 5),
    "first.bias": (3,),
    "second.weight": (6, 3, 3),
    "second.bias": (6,),
    "block0.each": (6, 5),
    "block0.all": (6, 6),
    "block0.bias": (6,),
    "block1.each": (6, 5),
    "block1.all": (6, 6),
    "block1.bias": (6,),
    "attend.weight": (2, 6),
    "attend.bias": (2,),
    "hide.weight": (5, 24),
    "hide.bias": (5,),
    "score.weight": (4, 5),
    "score.bias": (4,),
}


@pytest.fixture
def numbers() -> dict[str, Floats]:
    chance = np.random.default_rng(4)
    return {name: chance.normal(0.0, 0.5, size).astype(np.float16) for name, size in SIZES.items()}


@pytest.fixture
def network(numbers: dict[str, Floats], tmp_path: Path) -> BandNetwork:
    named: dict[str, Any] = {f"{PART}{name}": one for name, one in numbers.items()}
    np.savez(tmp_path / "numbers.npz", phrases=np.array(PHRASES), mean=np.ones(3), **named)
    return BandNetwork(tmp_path / "numbers.npz")


def convolved(weight: list[Rows], bias: list[float], frames: Rows) -> Rows:
    """Return every second place of a convolution, number by number."""
    half = len(weight[0][0]) // 2
    return [
        [
            max(
                0.0,
                bias[out]
                + sum(
                    weight[out][channel][half + step] * frames[at + step][channel]
                    for channel in range(len(frames[0]))
                    for step in range(-half, half + 1)
                    if 0 <= at + step < len(frames)
                ),
            )
            for out in range(len(weight))
        ]
        for at in range(0, len(frames), 2)
    ]


def with_block(each: Rows, every: Rows, bias: list[float], frames: Rows) -> Rows:
    count, channels = len(frames), range(len(frames[0]))
    own = [
        [
            sum(
                each[one][2 + step] * frames[at + step][one]
                for step in (-2, -1, 0, 1, 2)
                if 0 <= at + step < count
            )
            for one in channels
        ]
        for at in range(count)
    ]
    return [
        [
            frames[at][out]
            + max(0.0, bias[out] + sum(every[out][one] * own[at][one] for one in channels))
            for out in channels
        ]
        for at in range(count)
    ]


def plainly(numbers: dict[str, Floats], frames: Rows) -> list[float]:
    """Return the scores, computed number by number."""
    some: dict[str, list[Any]] = {
        name: one.astype(np.float64).tolist() for name, one in numbers.items()
    }
    for name in ("first", "second"):
        frames = convolved(some[f"{name}.weight"], some[f"{name}.bias"], frames)
    for name in ("block0", "block1"):
        each, every, bias = (some[f"{name}.{part}"] for part in ("each", "all", "bias"))
        frames = with_block(each, every, bias, frames)
    whole: list[float] = []
    channels = [list(channel) for channel in zip(*frames, strict=True)]
    for weight, bias in zip(some["attend.weight"], some["attend.bias"], strict=True):
        sums = [np.exp(bias + np.dot(weight, frame)) for frame in frames]
        whole += [np.dot(sums, channel) / sum(sums) for channel in channels]
    whole += [sum(channel) / len(channel) for channel in channels] + [*map(max, channels)]
    hidden = [
        max(0.0, bias + float(np.dot(row, whole)))
        for row, bias in zip(some["hide.weight"], some["hide.bias"], strict=True)
    ]
    rows = zip(some["score.weight"], some["score.bias"], strict=True)
    return [bias + float(np.dot(row, hidden)) for row, bias in rows]


@pytest.mark.parametrize("count", [9, 12])
def test_it_computes_what_plain_sums_do(
    network: BandNetwork, numbers: dict[str, Floats], count: int
) -> None:
    frames = np.random.default_rng(5).normal(0.0, 1.0, (count, 4)).astype(np.float32)
    expected = plainly(numbers, frames.astype(np.float64).tolist())
    assert np.ptp(expected) > 1.0
    assert network.every(frames) == pytest.approx(expected, abs=1e-3)


def test_it_knows_every_phrase_that_may_be_said() -> None:
    noise = np.random.default_rng(6).normal(0.0, 0.01, RATE).astype(np.float32)
    scores = BandNetwork(assets.commands_file()).scores(noise, all_phrases())
    assert set(scores) == set(all_phrases())
    assert all(score < 0.0 for score in scores.values())


@pytest.mark.parametrize(("seconds", "frames"), [(0.001, 3), (1.0, 101), (9.0, COLUMNS)])
def test_every_hundredth_of_a_second_is_a_frame(seconds: float, frames: int) -> None:
    assert logarithms(np.full(round(seconds * RATE), 0.1, np.float32)).shape == (frames, BANDS)


def test_a_tone_exceeds_the_quiet_moments_of_its_own_band() -> None:
    sound = np.random.default_rng(7).normal(0.0, 0.01, RATE).astype(np.float32)
    sound[RATE // 2 :] += 0.3 * np.sin(2 * np.pi * 1000.0 * np.arange(RATE // 2) / RATE)
    read = inputs(logarithms(sound))
    assert read.shape == (101, 2 * BANDS)
    above: Floats = read[:, BANDS:]
    loudest = int(above[80].argmax())
    assert loudest == pytest.approx(0.33 * BANDS, abs=2)  # where 1000 hertz lies among the mels
    assert above[80, loudest] == pytest.approx(RANGE / SCALE, abs=0.5)
    assert above[20].mean() < above[80, loudest] / 2


def test_how_loud_it_is_as_a_whole_does_not_count() -> None:
    sound = np.random.default_rng(8).normal(0.0, 0.1, RATE).astype(np.float32)
    softer = (sound / 10).astype(np.float32)
    assert inputs(logarithms(softer)) == pytest.approx(inputs(logarithms(sound)), abs=0.01)


def test_a_gap_in_the_sound_is_not_its_quiet() -> None:
    logs = np.zeros((100, BANDS), np.float32)
    logs[:10] = -20.0
    assert inputs(logs)[:, BANDS:].max() == 0.0
