"""What becomes of an engine's rendering: trimmed, even, without clicks, and never half written."""

from __future__ import annotations

import math
import struct
import wave
from array import array
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spinecoach.adapters.clips import (
    LOUDNESS,
    RATE,
    DamagedClipError,
    UnusableAudioError,
    clip_seconds,
    make_clip,
    polish,
    read_rendered,
)

if TYPE_CHECKING:
    from pathlib import Path


def hum(seconds: float, amplitude: float, pitch: float = 180.0) -> array[int]:
    """A voice of a kind: a hum of that amplitude, of full scale."""
    return array(
        "h",
        [
            int(32767 * amplitude * math.sin(2 * math.pi * pitch * n / RATE))
            for n in range(int(seconds * RATE))
        ],
    )


def hush(seconds: float) -> array[int]:
    return array("h", bytes(2 * int(seconds * RATE)))


def decibels(samples: array[int]) -> float:
    """The level over the whole."""
    return 20 * math.log10(math.sqrt(sum(s * s for s in samples) / len(samples)) / 32767)


def wav(samples: array[int], rate: int = RATE, channels: int = 1, bits: int = 16) -> bytes:
    body = samples.tobytes()
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


def aiff(samples: array[int], rate: int = RATE, packing: bytes = b"", bits: int = 16) -> bytes:
    """As macOS writes it: big-endian, the rate as an 80-bit float."""
    swapped = array("h", samples)
    if packing != b"sowt":
        swapped.byteswap()
    body = struct.pack(">II", 0, 0) + swapped.tobytes()
    exponent = rate.bit_length() - 1
    common = struct.pack(">hIhHQ", 1, len(samples), bits, 16383 + exponent, rate << (63 - exponent))
    if packing:
        common += packing + b"\x00\x00"
    chunks = b"".join(
        name + struct.pack(">I", len(content)) + content
        for name, content in ((b"COMM", common), (b"SSND", body))
    )
    return b"FORM" + struct.pack(">I", 4 + len(chunks)) + (b"AIFC" if packing else b"AIFF") + chunks


@settings(max_examples=25)
@given(
    before=st.floats(0, 0.3),
    seconds=st.floats(0.3, 0.8),
    after=st.floats(0, 0.6),
    loudness=st.floats(0.05, 0.9),
)
def test_whatever_is_rendered_comes_out_as_loud_and_without_its_silence(
    before: float, seconds: float, after: float, loudness: float
) -> None:
    clip = polish(hush(before) + hum(seconds, loudness) + hush(after))
    assert len(clip) / RATE == pytest.approx(seconds, abs=0.02)
    middle = clip[len(clip) // 4 : -len(clip) // 4]
    assert decibels(middle) == pytest.approx(20 * math.log10(LOUDNESS), abs=0.7)
    assert clip[0] == clip[-1] == 0
    edges = [*clip[:6], *clip[-6:]]
    assert max(edges) < 0.1 * max(clip)


def test_a_soft_consonant_at_the_edge_is_not_silence() -> None:
    word = hum(0.08, 0.008, pitch=4000.0) + hum(0.3, 0.5) + hum(0.08, 0.008, pitch=4000.0)
    assert len(polish(hush(0.1) + word + hush(0.43))) / RATE == pytest.approx(0.46, abs=0.02)


def test_a_pause_inside_a_line_does_not_make_the_line_louder() -> None:
    plain = polish(hum(0.4, 0.3))
    paused = polish(hum(0.4, 0.3) + hush(0.5) + hum(0.4, 0.3))
    assert max(paused) == pytest.approx(max(plain), rel=0.05)


def test_a_peak_is_flattened_rather_than_turned_over() -> None:
    quiet_but_spiky = array("h", [30000, *[0] * 99, -30000, *[0] * 99] * 50)
    clip = polish(quiet_but_spiky)
    assert max(clip) > 32000
    assert min(clip) < -32000
    assert all(a * b >= 0 for a, b in zip(quiet_but_spiky, clip, strict=True))


@pytest.mark.parametrize("samples", [array("h"), hush(0.5), array("h", [30, -30] * 4000)])
def test_a_line_that_is_only_silence_is_no_clip(samples: array[int]) -> None:
    with pytest.raises(UnusableAudioError, match="nothing to hear"):
        polish(samples)


def test_a_clip_is_a_wav_file_that_anybody_can_play(tmp_path: Path) -> None:
    raw, clip = tmp_path / "a.raw", tmp_path / "a.wav"
    raw.write_bytes(wav(hush(0.1) + hum(0.3, 0.4) + hush(0.4)))
    seconds = make_clip(raw, clip)
    with wave.open(str(clip)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
        assert file.getnframes() == round(seconds * RATE)
    assert clip_seconds(clip) == seconds
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.raw", "a.wav"]


@given(data=st.data())
def test_every_damage_is_noticed(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("damage")
    raw, clip = folder / "a.raw", folder / "a.wav"
    raw.write_bytes(wav(hum(0.05, 0.4)))
    make_clip(raw, clip)
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


@pytest.mark.parametrize("packing", [b"", b"NONE", b"twos", b"sowt"])
def test_what_macos_writes_is_read_as_well(packing: bytes) -> None:
    voice = hum(0.2, 0.4)
    assert read_rendered(aiff(voice, packing=packing)) == voice


def test_two_channels_become_one() -> None:
    voice = hum(0.1, 0.4)
    both = array("h", [sample for sample in voice for _ in range(2)])
    assert read_rendered(wav(both, channels=2)) == voice


@pytest.mark.parametrize("rate", [11_025, 16_000, 44_100, 48_000])
def test_any_rate_becomes_ours_at_the_same_pitch(rate: int) -> None:
    rendered = array("h", [int(9000 * math.sin(2 * math.pi * 200 * n / rate)) for n in range(rate)])
    samples = read_rendered(wav(rendered, rate=rate))
    assert len(samples) == pytest.approx(RATE, abs=2)
    crossings = sum(a < 0 <= b for a, b in pairwise(samples))
    assert crossings == pytest.approx(200, abs=1)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "neither WAV nor AIFF"),
        (b"ID3 something else entirely", "neither WAV nor AIFF"),
        (wav(hush(0.1))[:40], "without its parts"),
        (wav(hush(0.1), bits=8), "8 bits"),
        (wav(hush(0.1), channels=0), "WAV file"),
        (aiff(hush(0.1))[:30], "without its parts"),
        (aiff(hush(0.1), bits=24), "24 bits"),
        (aiff(hush(0.1), packing=b"fl32"), "fl32"),
        (aiff(hush(0.1), rate=1).replace(struct.pack(">H", 16383), b"\0\0"), "without a rate"),
    ],
)
def test_what_is_no_sound_says_why(content: bytes, why: str) -> None:
    with pytest.raises(UnusableAudioError, match=why):
        read_rendered(content)
