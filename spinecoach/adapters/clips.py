"""From what an engine has rendered to a clip that is ready to sound.

Engines begin and end a line with silence of their own length (espeak-ng leaves
0.43 s behind every line), speak one line louder than the next, and on macOS
write AIFF whatever the file is called. A clip is mono, 16 bit, `RATE` samples a
second; its silence is cut off, its loudness even, its edges faded so that they
do not click, and a checksum behind the samples tells a damaged file from a good
one. Standard library only and no loop over single samples where one over blocks
will do: the whole workout passes through here before it starts.
"""

from __future__ import annotations

import math
import struct
import sys
import zlib
from array import array
from operator import mul
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

RATE = 22_050
"""Samples a second of every clip."""

PROCESSING = 2
"""Raised when the same rendering would become another clip: old clips are then not used."""

LOUDNESS = 10 ** (-18 / 20)
"""The level of every clip, root mean square of its voiced parts, of full scale (-18 dB)."""

AUDIBLE = 10 ** (-50 / 20) * 32767
"""What is quieter at the edges is silence: weak consonants are some ten decibels above."""

VOICED = 0.01
"""Blocks of less than this part of the loudest block's power (-20 dB) are pauses."""

BLOCK = RATE // 200
"""Samples of the blocks in which silence is looked for: 5 ms."""

LEVEL_BLOCK = RATE // 50
"""Samples of the blocks in which loudness is measured: 20 ms."""

STRIDE = 3
"""Of the samples every third is measured: power is the same, and a third the work."""

FADE_IN = RATE * 3 // 1000
FADE_OUT = RATE * 8 // 1000

BITS = 16

_WAV_FORM = struct.Struct("<HHIIHH")
_AIFF_COMMON = struct.Struct(">hIhHQ")
_AIFF_OFFSETS = struct.Struct(">II")
_HEADER = struct.Struct("<4sI4s4sIHHIIHH4sI")
_CHECKSUM = struct.Struct("<4sII")


class UnusableAudioError(Exception):
    """What the engine wrote cannot become a clip; the text says why."""


class DamagedClipError(Exception):
    """A clip in the cache is not what was once written there."""


def make_clip(rendered: Path, clip: Path) -> float:
    """Turn an engine's file into a clip, in one step that is done or not done at all.

    Returns the clip's length in seconds. Raises `UnusableAudioError`, `OSError`.
    """
    samples = polish(read_rendered(rendered.read_bytes()))
    body = _little_endian(samples)
    part = clip.with_suffix(".part")
    part.write_bytes(_frame(body))
    part.replace(clip)
    return len(samples) / RATE


def clip_seconds(path: Path) -> float:
    """The length of a clip; raises `DamagedClipError` where it is not whole, `OSError`."""
    content = path.read_bytes()
    size = len(content) - _HEADER.size - _CHECKSUM.size
    body = content[_HEADER.size : _HEADER.size + size] if size > 0 else b""
    if not body or content != _frame(body):
        raise DamagedClipError(path.name)
    return len(body) // 2 / RATE


def polish(samples: array[int]) -> array[int]:
    """Cut the silence at both ends, even the loudness, fade the edges."""
    begin, end = _audible(samples)
    if begin >= end:
        raise UnusableAudioError("nothing to hear in it")
    samples = samples[begin:end]
    samples = _louder(samples, LOUDNESS * 32767 / _level(samples))
    fade_in, fade_out = min(FADE_IN, len(samples)), min(FADE_OUT, len(samples))
    for n in range(fade_in):
        samples[n] = samples[n] * n // fade_in
    for n in range(1, fade_out + 1):
        samples[-n] = samples[-n] * (n - 1) // fade_out
    return samples


def _louder(samples: array[int], gain: float) -> array[int]:
    """The samples times the gain, rare peaks flattened rather than the line made quiet."""
    # A fraction of 4096: integers take half the time of floats here.
    factor = round(gain * 4096)
    try:
        return array("h", [value * factor >> 12 for value in samples])
    except OverflowError:
        edge = (32767 << 12) // factor
        return array("h", [max(-edge, min(edge, value)) * factor >> 12 for value in samples])


def _audible(samples: array[int]) -> tuple[int, int]:
    """Where the first audible block begins and the last one ends."""

    def loud(start: int) -> bool:
        block = samples[start : start + BLOCK]
        return max(block) > AUDIBLE or min(block) < -AUDIBLE

    starts = range(0, len(samples), BLOCK)
    begin = next((start for start in starts if loud(start)), len(samples))
    end = next((start + BLOCK for start in reversed(starts) if loud(start)), 0)
    # A block more on both sides, for what is about to be or has just been heard.
    return max(0, begin - BLOCK), min(len(samples), end + BLOCK)


def _level(samples: array[int]) -> float:
    """Root mean square of the voiced blocks."""
    powers = []
    for start in range(0, len(samples), LEVEL_BLOCK):
        block = samples[start : start + LEVEL_BLOCK : STRIDE]
        powers.append(sum(map(mul, block, block)) / len(block))
    floor = max(powers) * VOICED
    voiced = [power for power in powers if power >= floor]
    return max(1.0, math.sqrt(sum(voiced) / len(voiced)))


def read_rendered(content: bytes) -> array[int]:
    """The samples of a 16-bit WAV or AIFF file, mixed to one channel, at `RATE`."""
    kind, form = content[:4], content[8:12]
    if kind == b"RIFF" and form == b"WAVE":
        rate, channels, swapped, body = _wav(content)
    elif kind == b"FORM" and form in {b"AIFF", b"AIFC"}:
        rate, channels, swapped, body = _aiff(content)
    else:
        raise UnusableAudioError(f"neither WAV nor AIFF: it begins with {kind!r}")
    samples = array("h", body[: len(body) // 2 * 2])
    if swapped != (sys.byteorder == "big"):
        samples.byteswap()
    if channels > 1:
        samples = samples[::channels]
    return samples if rate == RATE else _resampled(samples, rate)


def _wav(content: bytes) -> tuple[int, int, bool, bytes]:
    """Rate, channels, whether big-endian, samples."""
    chunks = dict(_chunks(content, "<"))
    form = chunks.get(b"fmt ", b"")
    if len(form) < _WAV_FORM.size or b"data" not in chunks:
        raise UnusableAudioError("a WAV file without its parts")
    _, channels, rate, _, _, bits = _WAV_FORM.unpack_from(form)
    if bits != BITS or not channels or not rate:
        raise UnusableAudioError(f"a WAV file of {bits} bits")
    return rate, channels, False, chunks[b"data"]


def _aiff(content: bytes) -> tuple[int, int, bool, bytes]:
    """Rate, channels, whether big-endian, samples."""
    chunks = dict(_chunks(content, ">"))
    common, sound = chunks.get(b"COMM", b""), chunks.get(b"SSND", b"")
    if len(common) < _AIFF_COMMON.size or len(sound) < _AIFF_OFFSETS.size:
        raise UnusableAudioError("an AIFF file without its parts")
    channels, _, bits, exponent, mantissa = _AIFF_COMMON.unpack_from(common)
    packing = common[18:22] or b"NONE"
    if bits != BITS or packing not in {b"NONE", b"twos", b"sowt"} or channels < 1:
        raise UnusableAudioError(f"an AIFF file of {bits} bits, {packing!r}")
    # The rate is an 80-bit float: a sign and 15 bits of exponent, then the mantissa.
    rate = round(mantissa * 2.0 ** (exponent - 16383 - 63))
    if not rate:
        raise UnusableAudioError("an AIFF file without a rate")
    return rate, channels, packing != b"sowt", sound[_AIFF_OFFSETS.size :]


def _chunks(content: bytes, order: str) -> Iterator[tuple[bytes, bytes]]:
    """The chunks of an IFF file: names and contents; what is cut short is given as it is."""
    at = 12
    while at + 8 <= len(content):
        name, size = struct.unpack_from(f"{order}4sI", content, at)
        yield name, content[at + 8 : at + 8 + size]
        at += 8 + size + size % 2


def _resampled(samples: array[int], rate: int) -> array[int]:
    """The samples at `RATE`, on straight lines between those there are: enough for speech."""
    step = rate / RATE
    last = len(samples) - 1
    result = array("h")
    for n in range(int(len(samples) / step)):
        at = n * step
        left = min(int(at), last)
        right = min(left + 1, last)
        result.append(round(samples[left] + (samples[right] - samples[left]) * (at - left)))
    return result


def _frame(body: bytes) -> bytes:
    """A WAV file around little-endian samples, and their checksum behind them."""
    size = _HEADER.size - 8 + len(body) + _CHECKSUM.size
    head = _HEADER.pack(
        *(b"RIFF", size, b"WAVE", b"fmt ", 16, 1, 1, RATE, 2 * RATE, 2, 16, b"data", len(body))
    )
    return head + body + _CHECKSUM.pack(b"crc ", 4, zlib.crc32(body))


def _little_endian(samples: array[int]) -> bytes:
    if sys.byteorder == "big":
        samples = array("h", samples)
        samples.byteswap()
    return samples.tobytes()
