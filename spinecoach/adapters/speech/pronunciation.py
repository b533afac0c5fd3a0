"""Changes the spelling of words that engines say wrongly, by resources/pronunciation.toml.

The list has a table for each engine and language. The text for the engine is part of the name of a
clip: when a word of the list changes, only the lines with it are rendered again.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from spinecoach.adapters.speech.natural import NATURAL

if TYPE_CHECKING:
    from collections.abc import Mapping


ORDINALS = frozenset({("pico", "de")})
"""Engines and languages that say a number before a full stop as an ordinal, "Satz 2 von dritte"."""

LAST_NUMBER = re.compile(r"(?<=\d)\.$")


def engine_of(engines: str, voice: str) -> str:
    """Return the name of a voice's engine: "hibari", "pico", or "espeak-ng" of "espeak-ng 1.52".

    `engines` are the names and versions of engines as a worker reports them.
    """
    return voice.partition(":")[0] if voice.startswith(NATURAL) else engines.partition(" ")[0]


def spelled(line: str, engine: str, language: str) -> str:
    """Return a line in the spelling for that engine."""
    if (engine, language) in ORDINALS:
        line = LAST_NUMBER.sub("", line)
    words = _tables().get(engine, {}).get(language)
    if not words:
        return line
    return _pattern(engine, language).sub(lambda found: words[found[0]], line)


@cache
def _tables() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """Return the words of each engine and language; none if the list cannot be read."""
    import tomllib  # not needed for the first page

    from spinecoach import assets

    try:
        return tomllib.loads(assets.pronunciation_file().read_text(encoding="utf-8"))
    except (assets.AssetError, OSError, ValueError):  # a workout does not depend on it
        return {}


@cache
def _pattern(engine: str, language: str) -> re.Pattern[str]:
    words = sorted(_tables()[engine][language], key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, words))})(?![\w-])")
