"""The network that scores command phrases: what it knows, and what it computes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from spinecoach import assets
from spinecoach.adapters.listening.classifier import Classifier, own_frames
from spinecoach.core.workout.heard import all_phrases

if TYPE_CHECKING:
    from pathlib import Path

PHRASES = ("coach, stop", "next", "stop")


@pytest.fixture
def classifier(tmp_path: Path) -> Classifier:
    """A network whose frames are the scores themselves: of three phrases, and of no command."""
    layers = {"project": 4, "hide": 4, "score": 4}
    numbers: dict[str, Any] = {
        f"{name}.weight": np.eye(size, dtype=np.float16) for name, size in layers.items()
    }
    numbers |= {f"{name}.bias": np.zeros(size, np.float16) for name, size in layers.items()}
    numbers |= {"attend.weight": np.zeros((0, 4), np.float16), "attend.bias": np.zeros(0)}
    numbers |= {"mean": np.full(4, 1.0), "spread": np.full(4, 2.0)}
    np.savez(tmp_path / "numbers.npz", phrases=np.array(PHRASES), **numbers)
    return Classifier(tmp_path / "numbers.npz")


def test_it_knows_every_phrase_that_may_be_said() -> None:
    frames = np.zeros((20, 384), np.float32)
    scores = Classifier(assets.commands_file()).scores(frames, all_phrases())
    assert set(scores) == set(all_phrases())
    assert all(map(np.isfinite, scores.values()))


def test_a_score_is_what_a_phrase_has_above_no_command(classifier: Classifier) -> None:
    frames = np.array([[1, 11, 1, 3], [1, 7, 1, 5]], np.float32)
    assert classifier.scores(frames, ["next"])["next"] == pytest.approx((5 + 3) / 2 - (1 + 2) / 2)


def test_an_answer_counts_also_after_the_wake_word(classifier: Classifier) -> None:
    frames = np.array([[21, 1, 1, 1]], np.float32)
    scores = classifier.scores(frames, PHRASES)
    assert scores["stop"] == pytest.approx(10, abs=0.01)
    assert scores["coach, stop"] == pytest.approx(10)
    assert scores["next"] == pytest.approx(0)


def test_what_follows_the_samples_is_not_looked_at() -> None:
    encoded = np.arange(160, dtype=np.float32)[:, None]
    assert own_frames(encoded, np.zeros(16_000, np.float32)).shape == (51, 1)
