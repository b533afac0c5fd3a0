"""What the classifier of spoken commands learns from: other words, and rooms."""

from __future__ import annotations

import random
import wave
from typing import TYPE_CHECKING

import numpy as np
import pytest
from spoken_examples import (
    DISTURBANCES,
    KINDS,
    Recording,
    Rooms,
    at_rate,
    other_texts,
    people,
    plain,
    recordings,
)

from spinecoach.adapters.listening.classifier import NO_COMMAND
from spinecoach.adapters.listening.mel import RATE, SECONDS
from spinecoach.core.workout.heard import all_phrases
from tests.adapters.listening.spoken import sixteen_bits
from tests.benchmarks.people import said_by_people, word_in

if TYPE_CHECKING:
    from pathlib import Path

    from spinecoach.adapters.listening.mel import Floats


def tone(seconds: float) -> Floats:
    wave: Floats = np.sin(np.arange(round(seconds * RATE)) * 0.3).astype(np.float32)
    return wave


def test_what_is_no_command_is_none_although_some_of_it_is_called_to_the_coach() -> None:
    texts = other_texts(random.Random(1), 300)
    assert not {plain(phrase) for phrase in all_phrases()} & set(texts)
    assert 60 < sum(text.startswith("coach ") for text in texts) < 140
    assert max(len(text.split()) for text in texts) <= 9


@pytest.fixture
def speaker() -> list[Recording]:
    """Somebody whose phrase is half a second, and whose other words are two."""
    return [Recording(7, tone(0.5)), Recording(NO_COMMAND, tone(2.0))]


@pytest.mark.parametrize("kind", sorted(set(DISTURBANCES)))
def test_words_are_heard_in_every_kind_of_room(
    kind: str, speaker: list[Recording], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("spoken_examples.DISTURBANCES", (kind,))
    heard = Rooms([speaker], 1).heard(speaker[0]).samples
    loudness = [np.sqrt(np.mean(part**2)) for part in np.array_split(heard, 8)]
    assert 0.5 < len(heard) / RATE <= SECONDS
    assert max(loudness) > 1.2 * min(loudness)


def test_of_long_words_the_end_is_heard(speaker: list[Recording]) -> None:
    heard = Rooms([speaker], 2).heard(Recording(0, tone(9.0)))
    assert len(heard.samples) == round(SECONDS * RATE)


@pytest.mark.parametrize("kind", KINDS)
def test_only_a_phrase_alone_is_a_command(
    kind: str, speaker: list[Recording], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("spoken_examples.KINDS", {kind: 1})
    label, samples = Rooms([speaker], 3).example()
    assert label == (7 if kind == "phrase" else NO_COMMAND)
    assert np.abs(samples).max() > 0


def test_each_speaker_says_every_phrase_and_what_is_empty_is_left_out() -> None:
    said: list[str] = []

    def say(text: str) -> Floats:
        said.append(text)
        return tone(0.5) * (text[0] != "Z")  # this speaker has no "zero"

    found = recordings(say, random.Random(1))
    commands = [one.label for one in found if one.label != NO_COMMAND]
    assert len(commands) == len(all_phrases()) - 1
    assert len(said) > len(all_phrases())


def test_samples_of_another_rate_last_as_long() -> None:
    assert len(at_rate(tone(1.0), 24_000.0)) == pytest.approx(RATE * RATE / 24_000, abs=1)


def test_a_headset_may_have_no_sound_above_four_kilohertz(
    speaker: list[Recording], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("spoken_examples.DISTURBANCES", ("hiss",))

    def high(share: float) -> float:
        monkeypatch.setattr("spoken_examples.NARROW", share)
        tones = np.abs(np.fft.rfft(Rooms([speaker], 4).heard(speaker[0]).samples))
        return float(tones[len(tones) // 2 + 1 :].max() / tones.max())

    assert high(1.0) < 0.001 < high(0.0)


@pytest.fixture
def crowd(tmp_path: Path) -> Path:
    """Ten people who each say two words."""
    for word in ("stop", "tree"):
        for person in range(10):
            file = tmp_path / word / f"{person:08x}_nohash_0.wav"
            file.parent.mkdir(exist_ok=True)
            with wave.open(str(file), "wb") as sound:
                sound.setparams((1, 2, RATE, 0, "NONE", ""))
                sound.writeframes(sixteen_bits(np.pad(tone(0.5), RATE // 4)))
    return tmp_path


def test_of_ten_people_seven_teach_and_three_are_left_for_measuring(crowd: Path) -> None:
    taught = [one for group in people(crowd, random.Random(1)) for one in group]
    labels = [one.label for one in taught]
    assert labels.count(all_phrases().index("stop")) == labels.count(NO_COMMAND) == 7
    assert all(0.5 < len(one.samples) / RATE < 0.7 for one in taught)
    assert len([*said_by_people(crowd, measuring=True)]) == 2 * 3


def test_a_word_is_found_in_the_noise_of_a_room() -> None:
    room = np.random.default_rng(1).normal(0.0, 0.01, 2 * RATE).astype(np.float32)
    room[RATE : RATE + RATE // 2] += tone(0.5)
    assert 0.5 < len(word_in(room)) / RATE < 0.7
