"""What the classifier of spoken commands learns from: other words, and rooms."""

from __future__ import annotations

import random
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
    plain,
    recordings,
)

from spinecoach.adapters.listening.classifier import NO_COMMAND
from spinecoach.adapters.listening.mel import RATE
from spinecoach.adapters.listening.recogniser import SECONDS
from spinecoach.core.workout.heard import all_phrases

if TYPE_CHECKING:
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
