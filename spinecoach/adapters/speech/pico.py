"""The voices of SVOX Pico for German, French, Italian and Spanish, which nanotts includes.

A recogniser understands far more of them than of espeak-ng in these languages
(docs/reference.md, 8), and they take a two-hundredth of a second for a second of speech. Only the
worker process uses them.
"""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING, NamedTuple

from spinecoach.adapters.speech.natural import PICO, SHORT, NaturalVoiceError, named, write_wav

if TYPE_CHECKING:
    from pathlib import Path


class Pace(NamedTuple):
    """How fast the voice of a language speaks: all speeds are factors on its own.

    `words` is how many words of plain prose a minute it speaks at speed 1. A line of at most
    `SHORT` words is spoken at `short` or faster, whatever the rate: some voices draw out a word
    that stands alone, but a count must be over within its second.
    """

    words: float
    short: float


PACES = {
    "de-DE": Pace(182, 1),
    "es-ES": Pace(145, 0.9),
    "fr-FR": Pace(168, 0),
    "it-IT": Pace(137, 1.25),
}
"""The pace of each voice by its tag, measured with nanotts 0.1.1."""

VOICES = tuple([f"{PICO}{tag}", "Pico", tag.lower()] for tag in PACES)
"""Id, name and language tag of each voice."""

VOLUME = 0.7
"""A factor on the level of the voices, which otherwise cut off their own peaks."""

RATE = 16_000
"""Samples a second."""

BLOCK = RATE // 50
QUIET = 32767 * 10 ** (-56 / 20)
TAIL = 3
"""`TAIL` blocks of 20 ms after the last one that is louder than `QUIET` on the average, a line is
over: what follows are single ticks, up to half a second of them."""

LONGEST_WORD = 60
"""Letters: at a word of about 130 Pico 1 stops for good."""

SIGNS = str.maketrans({"<": " ", ">": " ", "\0": " "})
"""What Pico would take for markup, or for the end of the text."""


def is_installed() -> bool:
    """Return whether the voices are installed; whether they work is known once they speak."""
    return importlib.util.find_spec("py_nanotts") is not None


def version() -> str:
    """Return the engine's name and version, such as "pico 0.1.1"."""
    return named("pico", "py-nanotts")


def refusal(text: str, voice: str) -> str:
    """Return why a voice cannot say a text, "" if it can."""
    if voice.removeprefix(PICO) not in PACES:
        return f"no voice {voice}"
    return "a word is too long" if any(len(word) > LONGEST_WORD for word in text.split()) else ""


def render(text: str, voice: str, rate: int, path: Path) -> None:
    """Write the text, spoken at that many words a minute, to the path as a WAV file.

    Raises `NaturalVoiceError` if the voices do not work here.
    """
    tag = voice.removeprefix(PICO)
    told, speed = _told(text, PACES[tag], rate)
    try:
        from py_nanotts import NanoTTS

        samples = NanoTTS().speak(told, voice=tag, speed=speed, volume=VOLUME)
    except Exception as error:
        raise NaturalVoiceError(f"{type(error).__name__}: {error}") from error
    write_wav(path, _spoken(samples), RATE)


def _told(text: str, pace: Pace, rate: int) -> tuple[str, float]:
    """Return what the voice is given for a text, and the speed."""
    text, speed = text.translate(SIGNS), rate / pace.words
    if len(text.split()) <= SHORT:
        # Before a full stop a word that stands alone lasts up to twice as long.
        text, speed = text.rstrip(" ."), max(speed, pace.short)
    # After a comma the first consonant is clear: without it "Halten" is understood as "palten".
    return f", {text}", speed


def _spoken(samples: bytes) -> bytes:
    """Return 16-bit samples of a line without what precedes and follows it."""
    import numpy as np

    wave = np.frombuffer(samples, "<i2")
    whole = wave[: len(wave) // BLOCK * BLOCK].reshape(-1, BLOCK).astype(np.float32)
    loud = np.flatnonzero(np.sqrt(np.square(whole).mean(axis=1)) > QUIET)
    return wave[loud[0] * BLOCK : (loud[-1] + 1 + TAIL) * BLOCK].tobytes() if len(loud) else samples
