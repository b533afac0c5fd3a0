"""The natural voice itself: hibari speaks at the pace that is asked for, the same each time."""

from __future__ import annotations

import wave
from typing import TYPE_CHECKING

import pytest

from spinecoach.adapters.speech.audio_cleanup import make_clip
from spinecoach.adapters.speech.natural import (
    HEART,
    NATURAL,
    VOICES,
    NaturalVoice,
    NaturalVoiceError,
    is_installed,
    version,
)

if TYPE_CHECKING:
    from pathlib import Path

SENTENCE = "Keep your eyes on the mat and breathe out slowly as you lift."


@pytest.fixture(scope="module")
def voice(tmp_path_factory: pytest.TempPathFactory) -> NaturalVoice:
    """The voice with its threads, which live as long as it does."""
    made = NaturalVoice()
    made.render("One.", 150, tmp_path_factory.getbasetemp() / "line.wav", "Two.")
    return made


def said(voice: NaturalVoice, path: Path, text: str, rate: int = 150, following: str = "") -> bytes:
    """The samples of a line."""
    voice.render(text, rate, path / "line.wav", following)
    with wave.open(str(path / "line.wav")) as file:
        assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
        return bytes(file.readframes(file.getnframes()))


def seconds(voice: NaturalVoice, path: Path, text: str, rate: int) -> float:
    voice.render(text, rate, path / "line.wav")
    with wave.open(str(path / "line.wav")) as file:
        return float(file.getnframes() / file.getframerate())


def test_a_faster_voice_needs_less_time(voice: NaturalVoice, tmp_path: Path) -> None:
    slow, fast = (seconds(voice, tmp_path, SENTENCE, rate) for rate in (110, 220))
    assert 1.5 < slow / fast < 2.5


def test_a_count_is_over_within_its_second_however_slow_the_voice(
    voice: NaturalVoice, tmp_path: Path
) -> None:
    voice.render("Eleven.", 110, tmp_path / "line.wav")
    assert make_clip(tmp_path / "line.wav", tmp_path / "clip.wav") < 1.0


def test_a_line_is_the_same_each_time_whether_it_was_spoken_ahead_or_not(
    voice: NaturalVoice, tmp_path: Path
) -> None:
    alone = said(voice, tmp_path, "Lower.")
    said(voice, tmp_path, "Lift.", following="Lower.")
    ahead = voice._ahead["Lower.", 150]
    assert said(voice, tmp_path, "Lower.") == ahead.result() == alone
    assert not voice._ahead


def test_nothing_is_spoken_ahead_if_nothing_follows(voice: NaturalVoice, tmp_path: Path) -> None:
    said(voice, tmp_path, "Lift.", following=" ")
    assert not voice._ahead


def test_if_its_model_is_missing_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hibari.tts.ASSETS", str(tmp_path))
    with pytest.raises(NaturalVoiceError):
        NaturalVoice()


def test_its_voices_are_known_by_their_names() -> None:
    assert is_installed()
    assert version().startswith("hibari 0.")
    assert [own for own, *_ in VOICES] == [HEART]
    assert all(own.startswith(NATURAL) for own, *_ in VOICES)
