"""What can be heard in a recording: where sound is, how loud it is, which words are understood."""

from __future__ import annotations

import re
import unicodedata
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from spinecoach import assets
from spinecoach.adapters.files.catalogues import read
from spinecoach.core.phrases.language_tags import SOURCE
from spinecoach.core.phrases.phrases import Phrases

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

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

WORD = re.compile(r"[^\W\d_]+|\d+")
"""Letters or digits that stand together."""

SAME = {"kg": "kilograms", "kgs": "kilograms", "ok": "okay", "secs": "seconds"}

JOINED = 4
"""How many words a recogniser writes as one, or the other way round, at most."""

LARGEST = 99
"""The largest number that a language has a word for (`core.phrases.numbers`)."""


class Understood(NamedTuple):
    """How many of the words that were said were recognised, and for each line those that were not.

    `missed` holds a pair for each line, in order: the words that were not recognised, and what
    was recognised in their place. `spelled` is how many of the recognised are spelled as they were
    said; the others sound like that.
    """

    said: int
    recognised: int
    missed: Sequence[tuple[Sequence[str], Sequence[str]]]
    spelled: int

    @property
    def share(self) -> float:
        """The recognised words in per cent; 100 if nothing was said."""
        return 100.0 * self.recognised / self.said if self.said else 100.0

    @property
    def spelled_share(self) -> float:
        """The words that are spelled as they were said, in per cent; 100 if nothing was said."""
        return 100.0 * self.spelled / self.said if self.said else 100.0


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
    """Return a line's words: small letters, no signs, numbers as words."""
    bare = line.lower().replace("'", "").replace("\u2019", "")
    spoken = " ".join(numbers.get(word, word) for word in WORD.findall(bare)).split()
    return [SAME.get(word, word) for word in spoken]


def plain(word: str) -> str:
    """Return a word without accents: a recogniser often loses them, and what it heard was right."""
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def understood(
    lines: Sequence[str],
    heard: str,
    numbers: Mapping[str, str] = NUMBERS,
    sound: Callable[[str], str] | None = None,
) -> Understood:
    """Compare the lines that were said with the text that was recognised, word by word.

    `numbers` is how each number is said in their language. Two words are the same if they are
    spelled alike or, with `sound`, if they sound alike.
    """
    said = [(word, number) for number, line in enumerate(lines) for word in words(line, numbers)]
    text = words(heard, numbers)
    missed: list[tuple[list[str], list[str]]] = [([], []) for _ in lines]
    recognised = before = last = 0
    keys = (plain, sound) if sound else (plain,)
    pairs = _aligned(
        [[key(word) for word, _ in said] for key in keys],
        [[key(word) for word in text] for key in keys],
    )
    for (begin, end), (from_, to) in [*pairs, ((len(said), len(said)), (len(text), len(text)))]:
        for word, number in said[before:begin]:
            missed[number][0].append(word)
        if before < begin:
            missed[said[before][1]][1].extend(text[last:from_])
        recognised += end - begin
        before, last = end, to
    spelled = understood(lines, heard, numbers).recognised if sound else recognised
    return Understood(len(said), recognised, missed, spelled)


def _aligned(
    said: Sequence[Sequence[str]], heard: Sequence[Sequence[str]]
) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Return which words were recognised, as ranges of both texts, so that they are the most.

    Each text is given in its letters and, perhaps, in its sounds. A range holds one word, or a few
    that are alike together: "work out" is "workout" to the ear.
    """
    rows, columns = len(said[0]), len(heard[0])
    same = {place: _same(said, heard, *place) for place in product(range(rows), range(columns))}
    best = [[0] * (columns + 1) for _ in range(rows + 1)]
    for here, there in product(reversed(range(rows)), reversed(range(columns))):
        ways = [wide + best[here + wide][there + its] for wide, its in same[here, there]]
        best[here][there] = max(best[here + 1][there], best[here][there + 1], *ways)
    pairs, here, there = [], 0, 0
    while here < rows and there < columns:
        for wide, its in same[here, there]:
            if wide + best[here + wide][there + its] == best[here][there]:
                pairs.append(((here, here + wide), (there, there + its)))
                here, there = here + wide, there + its
                break
        else:
            below = best[here + 1][there] == best[here][there]
            here, there = here + below, there + (not below)
    return pairs


def _same(
    said: Sequence[Sequence[str]], heard: Sequence[Sequence[str]], here: int, there: int
) -> list[tuple[int, int]]:
    """Return of how many words the same is made in both texts, from a place on."""
    found = []
    for wide, its in product(range(1, JOINED + 1), repeat=2):
        if here + wide <= len(said[0]) and there + its <= len(heard[0]):
            pairs = zip(said, heard, strict=True)
            if any(
                "".join(one[here : here + wide]) == "".join(other[there : there + its])
                for one, other in pairs
            ):
                found.append((wide, its))
    return found


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
