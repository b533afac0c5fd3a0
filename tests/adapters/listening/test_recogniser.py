"""Real recognition: our own voice says commands, the real weights score them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from spinecoach import assets
from spinecoach.adapters.listening import weights
from spinecoach.adapters.listening.bands import PART
from spinecoach.adapters.listening.mel import RATE
from spinecoach.adapters.listening.recogniser import Recogniser, Vocabulary, written
from spinecoach.core.workout.commands import Command, Number
from spinecoach.core.workout.heard import Sureness, all_phrases, said_in, understand
from spinecoach.core.workout.keymap import Context
from tests.adapters.listening.spoken import spoken

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from spinecoach.adapters.listening.mel import Floats
    from spinecoach.core.workout.commands import Wish

COMMANDS = {
    "Coach, pause.": Command.PAUSE,
    "Coach, next.": Command.NEXT,
    "Coach, once more.": Command.REPEAT,
    "Coach, it hurts.": Command.HURTS,
    "Coach, how much longer?": Command.TIME_LEFT,
}
NUMBERS = {"Zero.": Number(0), "Three.": Number(3), "Seven.": Number(7), "Ten.": Number(10)}
TALK = ("The train to London leaves at ten.", "My mother called yesterday evening.")


@pytest.fixture(scope="module")
def recogniser() -> Recogniser:
    return Recogniser(weights.folder(), assets.commands_file())


@pytest.fixture(scope="module")
def voice(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Floats]:
    return spoken(tmp_path_factory.mktemp("voice"), [*COMMANDS, *NUMBERS, *TALK])


def framed(samples: Floats) -> Floats:
    """A third of a second of a quiet room before and after."""
    room = np.random.default_rng(1).standard_normal(RATE // 3).astype(np.float32) * 0.0003
    return np.concatenate([room, samples, room])


@pytest.mark.parametrize(("line", "wish"), COMMANDS.items())
def test_a_command_is_understood_for_certain(
    recogniser: Recogniser, voice: Mapping[str, Floats], line: str, wish: Wish
) -> None:
    heard = recogniser.hear(framed(voice[line]), said_in(Context.WORKOUT))
    assert understand(Context.WORKOUT, heard) == (Sureness.SURE, wish)


@pytest.mark.parametrize(("line", "wish"), NUMBERS.items())
def test_a_number_is_understood_if_it_is_asked_for(
    recogniser: Recogniser, voice: Mapping[str, Floats], line: str, wish: Wish
) -> None:
    heard = recogniser.hear(framed(voice[line]), said_in(Context.NUMBER))
    assert understand(Context.NUMBER, heard).wish == wish


@pytest.mark.parametrize("line", TALK)
def test_talk_is_not_taken_for_a_command(
    recogniser: Recogniser, voice: Mapping[str, Floats], line: str
) -> None:
    heard = recogniser.hear(framed(voice[line]), said_in(Context.WORKOUT))
    assert understand(Context.WORKOUT, heard).wish is None


def test_noise_is_no_command(recogniser: Recogniser) -> None:
    noise = np.random.default_rng(2).standard_normal(2 * RATE).astype(np.float32) * 0.05
    heard = recogniser.hear(noise, said_in(Context.WORKOUT))
    assert understand(Context.WORKOUT, heard).wish is None


def test_a_text_becomes_the_longest_tokens_there_are() -> None:
    lines = ["a", "b", "\u0120a", "ab", "<|startoftranscript|>", "<|notimestamps|>"]
    vocabulary = Vocabulary(lines)
    assert vocabulary.tokens("abb") == [3, 1]
    assert vocabulary.tokens(" ab") == [2, 1]


def test_a_phrase_is_written_as_a_sentence() -> None:
    assert written("coach, go on") == " Coach go on."
    assert written("three") == " Three."


def test_the_network_of_mel_bands_is_asked_too(voice: Mapping[str, Floats], tmp_path: Path) -> None:
    with np.load(assets.commands_file()) as data:
        numbers: dict[str, Any] = {name: data[name] for name in data.files}
    numbers[f"{PART}score.bias"][all_phrases().index("coach, back")] += 500.0
    np.savez(tmp_path / "numbers.npz", **numbers)
    recogniser = Recogniser(weights.folder(), tmp_path / "numbers.npz")
    heard = recogniser.hear(voice["Coach, pause."], said_in(Context.WORKOUT))
    assert heard.phrases[0].text == "coach, back"
