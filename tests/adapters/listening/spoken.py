"""Commands as our own natural voice says them, as a microphone would give them."""

from __future__ import annotations

import wave
from typing import TYPE_CHECKING

import numpy as np

from spinecoach.adapters.listening.mel import RATE
from spinecoach.adapters.speech.voice import SpeechVoice
from tests.patience import until

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from spinecoach.adapters.listening.mel import Floats


def spoken(folder: Path, lines: Sequence[str]) -> dict[str, Floats]:
    """Return the samples of each line, -1.0 to 1.0 at 16 kHz."""
    voice = SpeechVoice(folder)
    preparation = voice.prepare(lines)
    until(lambda: preparation.over)
    clips = {line: voice.clip(line) for line in lines}
    voice.close()
    return {line: samples_of(clip.path) for line, clip in clips.items() if clip is not None}


def samples_of(path: str) -> Floats:
    with wave.open(path) as file:
        rate = file.getframerate()
        data = np.frombuffer(file.readframes(file.getnframes()), "<i2") / 32768.0
    at = np.arange(int(len(data) * RATE / rate)) * rate / RATE
    samples: Floats = np.interp(at, np.arange(len(data)), data).astype(np.float32)
    return samples


def sixteen_bits(samples: Floats) -> bytes:
    """Return samples as a microphone gives them."""
    return bytes((np.clip(samples, -1.0, 1.0) * 32767).astype("<i2").tobytes())


def pieces(data: bytes, size: int = 1600) -> Iterator[bytes]:
    """Cut sound into pieces of 50 ms."""
    return (data[begin : begin + size] for begin in range(0, len(data), size))
