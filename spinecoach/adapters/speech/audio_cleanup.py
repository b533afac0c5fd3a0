"""Turns what an engine has rendered into a clip that is ready to be played.

Engines add silence of different lengths before and after a line (espeak-ng 0.43 s after every
line), speak one line louder than the next, and on macOS write AIFF whatever the name of the file.
Here the silence is cut off, all lines are made equally loud, and their ends are faded so that they
do not click. The whole workout is cleaned up before it starts, so NumPy does the arithmetic; only
the worker process imports it.
"""

from __future__ import annotations

import struct
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from spinecoach.adapters.speech.clip import RATE, keep_clip

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    Samples = NDArray[np.int16]

LOUDNESS = 10 ** ((-15.6 + 0.691) / 20)
"""The level of every clip, a share of full scale: all lines of a workout together have -16 LUFS.

That is usual for speech on phones and radio. A line is 0.4 dB louder than the measured whole, in
which pauses count a little. 0.691 dB is the constant between a weighted level and LUFS (ITU-R
BS.1770-5, annex 1).
"""

SHELF = (
    (1.53512485958697, -2.69169618940638, 1.19839281085285),
    (1, -1.69065929318241, 0.73248077421585),
)
LOW_CUT = (1.0, -2.0, 1.0), (1, -1.99004745483398, 0.99007225036621)
FILTER_RATE = 48_000
"""The weights of high and low tones for the ear: two filters and their rate (BS.1770-5, annex 1).

Each is a numerator and a denominator, in powers of one sample's delay.
"""

KNEE = 0.8
"""Samples above this share of full scale are compressed, so that no peak is clipped."""

AUDIBLE = 10 ** (-50 / 20) * 32767
"""Anything quieter at the ends is silence: weak consonants are about ten decibels louder."""

VOICED = 0.01
"""Blocks with less than this share of the loudest block's power (-20 dB) are pauses."""

MARGIN = RATE // 200
"""Samples that are kept before the first and after the last audible one, for the fades: 5 ms."""

LEVEL_BLOCK = RATE // 50
"""Samples of a block in which loudness is measured: 20 ms."""

FADE_IN = RATE * 3 // 1000
FADE_OUT = RATE * 8 // 1000

BITS = 16

_WAV_FORM = struct.Struct("<HHIIHH")
_AIFF_COMMON = struct.Struct(">hIhHQ")
_AIFF_OFFSETS = struct.Struct(">II")


class UnusableAudioError(Exception):
    """What the engine wrote cannot become a clip; the text says why."""


def make_clip(rendered: Path, clip: Path) -> float:
    """Turn an engine's file into a clip; return its length in seconds.

    Raises `UnusableAudioError`, `OSError`.
    """
    samples = clean_up(read_rendered(rendered.read_bytes()))
    keep_clip(samples.astype("<i2").tobytes(), clip)
    return len(samples) / RATE


def clean_up(samples: Samples) -> Samples:
    """Cut the silence at both ends, set the loudness, fade both ends."""
    audible = np.flatnonzero((samples > AUDIBLE) | (samples < -AUDIBLE))
    if not len(audible):
        raise UnusableAudioError("nothing to hear in it")
    begin, end = max(0, audible[0] - MARGIN), audible[-1] + 1 + MARGIN
    voice = samples[begin:end] / np.float32(32767)
    voice *= LOUDNESS / _level(voice)
    # Rare peaks are compressed, so that the whole line need not be quieter.
    over = np.flatnonzero(np.abs(voice) > KNEE)
    peaks = voice[over]
    pressed = KNEE + (1 - KNEE) * np.tanh((np.abs(peaks) - KNEE) / (1 - KNEE))
    voice[over] = np.copysign(pressed, peaks)
    voice *= 32767
    fade_in, fade_out = min(FADE_IN, len(voice)), min(FADE_OUT, len(voice))
    voice[:fade_in] *= np.arange(fade_in) / fade_in
    voice[-fade_out:] *= np.arange(fade_out - 1, -1, -1) / fade_out
    return np.rint(voice).astype(np.int16)


def _level(voice: NDArray[np.floating[Any]]) -> float:
    """Return how loud a line seems to the ear, as an amplitude.

    It is the mean, in decibels, of the root mean square of the whole line and that of its voiced
    blocks: the ear neither counts a pause as quiet speech nor ignores it. The blocks of BS.1770
    last 0.4 s, longer than many lines.
    """
    blocks = np.zeros((-(-len(voice) // LEVEL_BLOCK), LEVEL_BLOCK), np.float32)
    blocks.ravel()[: len(voice)] = voice
    spectra = np.fft.rfft(blocks)
    powers = (spectra.real**2 + spectra.imag**2) @ _weights()
    voiced = powers[powers >= powers.max() * VOICED]
    mean = powers.sum() * LEVEL_BLOCK / len(voice)
    return float((mean * voiced.mean()) ** 0.25)


@cache
def _weights() -> NDArray[np.float32]:
    """Return the weight with which each frequency of a block adds to its mean square.

    By Parseval's theorem no inverse transform is needed.
    """
    frequencies = np.fft.rfftfreq(LEVEL_BLOCK)
    delay = np.exp(-2j * np.pi * frequencies * RATE / FILTER_RATE)
    # All but the first, and the last of an even block, also represent a negative frequency.
    weights = np.where((frequencies == 0) | (frequencies == 1 / 2), 1.0, 2.0) / LEVEL_BLOCK**2
    for above, below in (SHELF, LOW_CUT):
        weights *= np.abs(np.polyval(above[::-1], delay) / np.polyval(below[::-1], delay)) ** 2
    return weights.astype(np.float32)


def read_rendered(content: bytes) -> Samples:
    """Return the first channel of a WAV or AIFF file, at `RATE`; raises `UnusableAudioError`."""
    kind, form = content[:4], content[8:12]
    if kind == b"RIFF" and form == b"WAVE":
        rate, channels, sample, body = _wav(content)
    elif kind == b"FORM" and form in {b"AIFF", b"AIFC"}:
        rate, channels, sample, body = _aiff(content)
    else:
        raise UnusableAudioError(f"neither WAV nor AIFF: it begins with {kind!r}")
    samples = np.frombuffer(body[: len(body) // 2 * 2], sample)[::channels].astype(np.int16)
    return samples if rate == RATE else _resampled(samples, rate)


def _resampled(samples: Samples, rate: int) -> Samples:
    """Return the samples at `RATE`, without the frequencies that this rate cannot hold."""
    # A multiple of 0.2 s has a whole number of samples at both rates and is transformed quickly.
    fifths = len(samples) * 5 // rate + 1
    before, after = fifths * rate // 5, fifths * RATE // 5
    between = np.fft.irfft(np.fft.rfft(samples, before), after) * (after / before)
    size = round(len(samples) * RATE / rate)
    return np.clip(np.rint(between[:size]), -32768, 32767).astype(np.int16)


def _wav(content: bytes) -> tuple[int, int, str, bytes]:
    """Return rate, channels, format of a sample, samples."""
    chunks = dict(_chunks(content, "<"))
    form = chunks.get(b"fmt ", b"")
    if len(form) < _WAV_FORM.size or b"data" not in chunks:
        raise UnusableAudioError("a WAV file without its parts")
    _, channels, rate, _, _, bits = _WAV_FORM.unpack_from(form)
    if bits != BITS or not channels or not rate:
        raise UnusableAudioError(f"a WAV file of {bits} bits")
    return rate, channels, "<i2", chunks[b"data"]


def _aiff(content: bytes) -> tuple[int, int, str, bytes]:
    """Return rate, channels, format of a sample, samples."""
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
    return rate, channels, "<i2" if packing == b"sowt" else ">i2", sound[_AIFF_OFFSETS.size :]


def _chunks(content: bytes, order: str) -> Iterator[tuple[bytes, bytes]]:
    """Yield the chunks of an IFF file: names and contents; the last may be cut short."""
    at = 12
    while at + 8 <= len(content):
        name, size = struct.unpack_from(f"{order}4sI", content, at)
        yield name, content[at + 8 : at + 8 + size]
        at += 8 + size + size % 2
