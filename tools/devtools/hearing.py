"""What can be heard in a recording: where sound is, how loud it is, which words are understood."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from spinecoach import assets
from spinecoach.adapters.files.catalogues import read
from spinecoach.core.phrases.language_tags import SOURCE
from spinecoach.core.phrases.phrases import Phrases

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    Samples = NDArray[np.float64]

FULL = 32768.0
"""The amplitude of full scale."""

AUDIBLE = FULL * 10 ** (-60 / 20)
"""What is quieter is silence: the lines lie some forty decibels above."""

BLOCK = 0.02
"""Seconds of the blocks in which sound is looked for."""

SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
SMALL += " fifteen sixteen seventeen eighteen nineteen twenty"
TENS = {
    20: "twenty",
    30: "thirty",
    40: "forty",
    50: "fifty",
    60: "sixty",
    70: "seventy",
    80: "eighty",
}
LARGE = {t + n: f"{ten} {SMALL.split()[n]}" for t, ten in TENS.items() for n in range(1, 10)}
NUMBERS = {str(n): word for n, word in (*enumerate(SMALL.split()), *TENS.items(), *LARGE.items())}
"""How a number is said that a recogniser writes in digits."""

SAME = {"kg": "kilograms", "kgs": "kilograms", "ok": "okay", "secs": "seconds"}

LARGEST = 99
"""The largest number that a language has a word for (`core.phrases.numbers`)."""


class Understood(NamedTuple):
    """How many of the words that were said were recognised, and for each line those that were not.

    `missed` holds a pair for each line, in order: the words that were not recognised, and what
    was recognised in their place.
    """

    said: int
    recognised: int
    missed: Sequence[tuple[Sequence[str], Sequence[str]]]

    @property
    def share(self) -> float:
        """The recognised words in per cent; 100 if nothing was said."""
        return 100.0 * self.recognised / self.said if self.said else 100.0


def audible(samples: Samples, rate: int) -> list[tuple[float, float]]:
    """Return the stretches with sound, as pairs of begin and end in seconds."""
    size = round(BLOCK * rate)
    blocks = samples[: len(samples) // size * size].reshape(-1, size)
    loud = np.abs(blocks).max(axis=1, initial=0.0) > AUDIBLE
    edges = np.flatnonzero(np.diff(np.concatenate(([False], loud, [False])).astype(np.int8)))
    return [(begin * BLOCK, end * BLOCK) for begin, end in edges.reshape(-1, 2).tolist()]


def loudness(samples: Samples, rate: int) -> float:
    """Return the integrated loudness in LUFS (EBU R 128), minus infinity for silence."""
    import pyloudnorm  # with all of SciPy: seconds

    return float(pyloudnorm.Meter(rate).integrated_loudness(samples / FULL))


def numbers(language: str) -> dict[str, str]:
    """Return how each number is said in a language that a recogniser writes in digits."""
    if language == SOURCE:
        return NUMBERS
    spoken = Phrases(read(assets.locale_dir(), language), language).spoken
    return {str(n): " ".join(words(spoken.number(n), {})) for n in range(LARGEST + 1)}


def words(line: str, numbers: Mapping[str, str] = NUMBERS) -> list[str]:
    """Return a line's words as they sound: small letters, no signs or accents, numbers as words.

    Accents are left out since a recogniser often loses them: what it heard was right.
    """
    plain = unicodedata.normalize("NFKD", line.casefold().replace("'", "").replace("\u2019", ""))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    found = re.findall(r"[^\W\d_]+|\d+", letters)
    spoken = " ".join(numbers.get(word, word) for word in found).split()
    return [SAME.get(word, word) for word in spoken]


def understood(
    lines: Sequence[str], heard: str, numbers: Mapping[str, str] = NUMBERS
) -> Understood:
    """Compare the lines that were said with the text that was recognised, word by word.

    `numbers` is how each number is said in their language.
    """
    said = [(word, number) for number, line in enumerate(lines) for word in words(line, numbers)]
    text = words(heard, numbers)
    missed: list[tuple[list[str], list[str]]] = [([], []) for _ in lines]
    matcher = SequenceMatcher(None, [word for word, _ in said], text, autojunk=False)
    recognised = 0
    for tag, begin, end, from_, to in matcher.get_opcodes():
        # "work out" is "workout" to the ear.
        same = "".join(word for word, _ in said[begin:end]) == "".join(text[from_:to])
        if tag == "equal" or same:
            recognised += end - begin
            continue
        for word, number in said[begin:end]:
            missed[number][0].append(word)
        if begin < end:
            missed[said[begin][1]][1].extend(text[from_:to])
    return Understood(len(said), recognised, missed)


def pieces(stretches: Sequence[tuple[float, float]], longest: float) -> list[tuple[float, float]]:
    """Join stretches of sound to pieces of at most `longest` seconds, one line never cut in two.

    A recogniser understands a line better among its neighbours than alone.
    """
    joined: list[tuple[float, float]] = []
    for begin, end in stretches:
        if joined and end - joined[-1][0] <= longest:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((begin, end))
    return joined
