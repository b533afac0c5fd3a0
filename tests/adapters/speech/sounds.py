"""Hums and silences in place of voices, and the files in which engines write them."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import numpy as np

from spinecoach.adapters.speech.clip import RATE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Samples = NDArray[np.int16]


def hum(seconds: float, amplitude: float, pitch: float = 180.0, rate: int = RATE) -> Samples:
    """A voice of a kind: a hum of that amplitude, of full scale."""
    times = np.arange(int(seconds * rate)) / rate
    return (32767 * amplitude * np.sin(2 * np.pi * pitch * times)).astype(np.int16)


def hush(seconds: float) -> Samples:
    """A silence."""
    return np.zeros(int(seconds * RATE), np.int16)


def spoken(*parts: Samples) -> Samples:
    """One after the other."""
    return np.concatenate(parts)


def wav(samples: Samples, rate: int = RATE, channels: int = 1, bits: int = 16) -> bytes:
    """A WAV file."""
    body = samples.astype("<i2").tobytes()
    form = struct.pack(
        "<HHIIHH", 1, channels, rate, rate * channels * bits // 8, channels * bits // 8, bits
    )
    return (
        b"RIFF"
        + struct.pack("<I", 36 + len(body))
        + b"WAVEfmt "
        + struct.pack("<I", 16)
        + form
        + b"data"
        + struct.pack("<I", len(body))
        + body
    )


def aiff(samples: Samples, rate: int = RATE, packing: bytes = b"", bits: int = 16) -> bytes:
    """As macOS writes it: big-endian, the rate as an 80-bit float."""
    form = "<i2" if packing == b"sowt" else ">i2"
    body = struct.pack(">II", 0, 0) + samples.astype(form).tobytes()
    exponent = rate.bit_length() - 1
    common = struct.pack(">hIhHQ", 1, len(samples), bits, 16383 + exponent, rate << (63 - exponent))
    if packing:
        common += packing + b"\x00\x00"
    chunks = b"".join(
        name + struct.pack(">I", len(content)) + content
        for name, content in ((b"COMM", common), (b"SSND", body))
    )
    return b"FORM" + struct.pack(">I", 4 + len(chunks)) + (b"AIFC" if packing else b"AIFF") + chunks
