"""What the classifier of spoken commands learns from: other words, and rooms."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import numpy as np
import pytest
from train_commands import DISTURBANCES, Recording, Rooms, other_texts, plain

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


@pytest.mark.parametrize("kind", sorted(set(DISTURBANCES)))
def test_words_are_heard_in_every_kind_of_room(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("train_commands.DISTURBANCES", (kind,))
    heard = Rooms([tone(2.0)], 1).heard(Recording(0, tone(0.5)))
    loudness = [np.sqrt(np.mean(part**2)) for part in np.array_split(heard, 8)]
    assert 0.5 < len(heard) / RATE < SECONDS
    assert max(loudness) > 1.2 * min(loudness)


def test_of_long_words_the_end_is_heard_and_an_empty_room_is_no_command() -> None:
    rooms = Rooms([tone(2.0)], 2)
    assert len(rooms.heard(Recording(0, tone(9.0)))) == round(SECONDS * RATE)
    assert rooms.empty().label == NO_COMMAND
    assert np.abs(rooms.heard(rooms.empty())).max() > 0
