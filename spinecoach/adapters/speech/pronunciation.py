"""Spells words for the engines that say them wrongly, by the list in resources/pronunciation.toml.

The list has a table for each engine and language. What an engine is told is a part of a clip's
name: when a word of the list changes, the lines with it are rendered again, and no others.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from spinecoach.adapters.speech.natural import NATURAL

if TYPE_CHECKING:
    from collections.abc import Mapping


def engine_of(engines: str, voice: str) -> str:
    """Return the name of the engine of a voice: "hibari", or "espeak-ng" of "espeak-ng 1.52".

    `engines` are the names and versions that a worker reports.
    """
    return NATURAL.rstrip(":") if voice.startswith(NATURAL) else engines.partition(" ")[0]


def spelled(line: str, engine: str, language: str) -> str:
    """Return a line as that engine is told it."""
    words = _tables().get(engine, {}).get(language)
    if not words:
        return line
    return _pattern(engine, language).sub(lambda found: words[found[0]], line)


@cache
def _tables() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """Return the words of each engine and language; none if the list cannot be read."""
    import tomllib  # the first page has no use for it

    from spinecoach import assets

    try:
        return tomllib.loads(assets.pronunciation_file().read_text(encoding="utf-8"))
    except (assets.AssetError, OSError, ValueError):  # nothing that a workout waits for
        return {}


@cache
def _pattern(engine: str, language: str) -> re.Pattern[str]:
    words = sorted(_tables()[engine][language], key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, words))})(?![\w-])")
