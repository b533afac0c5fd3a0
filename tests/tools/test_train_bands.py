"""What the network of mel bands learns from: phrases in noise, and what is no command."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import numpy as np
import pytest
from noisy_bands import NOISES, VERSIONS, Mixer, energies_of, keep
from spoken_examples import KINDS, Recording, Rooms

from spinecoach.adapters.listening.bands import BANDS, COLUMNS
from spinecoach.adapters.listening.classifier import NO_COMMAND
from spinecoach.adapters.listening.mel import RATE

if TYPE_CHECKING:
    from pathlib import Path

    from spinecoach.adapters.listening.mel import Floats


def tone(seconds: float, hertz: float = 800.0) -> Floats:
    wave = np.sin(2 * np.pi * hertz * np.arange(round(seconds * RATE)) / RATE)
    return wave.astype(np.float32)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of two speakers, each with a phrase of half a second and other words."""
    speakers = [
        [Recording(7, tone(0.5, 500.0 * one)), Recording(NO_COMMAND, tone(2.0))] for one in (1, 3)
    ]
    file = tmp_path_factory.mktemp("kept") / "kept.npz"
    np.savez(file, **keep(speakers, Rooms(speakers, 1), random.Random(1)))
    return file


def test_each_speaker_is_kept_in_several_versions_and_with_every_noise(kept: Path) -> None:
    with np.load(kept) as data:
        assert data["labels"].tolist() == [7, NO_COMMAND] * 2 * VERSIONS
        assert len(data["said"]) == sum(data["sizes"])
        assert {name for name in data.files if name.startswith("noise ")} == {
            f"noise {kind}" for kind in NOISES
        }


@pytest.mark.parametrize("kind", KINDS)
def test_only_a_phrase_alone_is_a_command(
    kind: str, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("noisy_bands.KINDS", {kind: 1})
    mixer = Mixer([kept], np.random.default_rng(2))
    for label, frames in (mixer.example() for _ in range(20)):
        assert label == (7 if kind == "phrase" else NO_COMMAND)
        assert frames.shape[1] == 2 * BANDS
        assert len(frames) <= COLUMNS
        assert np.isfinite(frames).all()


def test_easy_examples_are_phrases_in_less_noise(kept: Path) -> None:
    def contrast(ease: float) -> tuple[float, float]:
        mixer = Mixer([kept], np.random.default_rng(3))
        mixer.ease = ease
        drawn = [mixer.example() for _ in range(60)]
        commands = [frames[:, BANDS:].max() for label, frames in drawn if label == 7]
        return len(commands) / len(drawn), float(np.mean(commands))

    easy, difficult = contrast(1.0), contrast(0.0)
    assert easy[0] == 1.0 > difficult[0]
    assert easy[1] > difficult[1]


def test_a_warped_person_sounds_higher() -> None:
    low, high = (energies_of(tone(1.0), warp).mean(0).argmax() for warp in (1.15, 0.87))
    assert low < high
