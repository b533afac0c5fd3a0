"""A clip is a small WAV file, written whole or not at all; damage to it is noticed."""

from __future__ import annotations

import wave
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinecoach.adapters.speech.clip import RATE, DamagedClipError, clip_seconds, keep_clip
from tests.adapters.speech.sounds import hum

if TYPE_CHECKING:
    from pathlib import Path


def test_a_clip_is_a_wav_file_that_anybody_can_play(tmp_path: Path) -> None:
    clip = tmp_path / "a.wav"
    keep_clip(hum(0.3, 0.4).tobytes(), clip)
    seconds = clip_seconds(clip)
    with wave.open(str(clip)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
        assert file.getnframes() == round(seconds * RATE)
    assert seconds == pytest.approx(0.3, abs=0.001)
    assert [path.name for path in tmp_path.iterdir()] == ["a.wav"]


@given(data=st.data())
def test_every_damage_is_noticed(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("damage")
    clip = folder / "a.wav"
    keep_clip(hum(0.05, 0.4).tobytes(), clip)
    whole = clip.read_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    damaged = data.draw(
        st.sampled_from(
            [
                whole[:at],
                whole[:at] + bytes([whole[at] ^ 0x40]) + whole[at + 1 :],
                whole[:at] + b"U" * (len(whole) - at),
                whole + b"!",
            ]
        )
    )
    clip.write_bytes(damaged)
    with pytest.raises(DamagedClipError):
        clip_seconds(clip)


def test_a_file_that_is_not_there_is_not_called_damaged(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        clip_seconds(tmp_path / "none.wav")
