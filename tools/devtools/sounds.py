"""How a word sounds, for comparing what was said with what a recogniser wrote.

A recogniser of French writes "soufflez" as "souffler" or "soufflée": no ear hears a difference.
So both are compared by the phonemes that espeak-ng gives them, without stress. Its words are
spelled as in `resources/pronunciation.toml`, where it would say them wrongly.
"""

from __future__ import annotations

import ctypes
import re
from functools import cache
from typing import TYPE_CHECKING

from spinecoach.adapters.speech.pronunciation import spelled

if TYPE_CHECKING:
    from collections.abc import Callable

ENGINE = "espeak-ng"
RETRIEVAL = 1
UTF_8 = 1
IPA = 2
"""Numbers of espeak-ng: no sound is played; how a text is encoded; what is returned."""

NO_SOUND = re.compile(r"[\u02c8\u02cc\u0361\u200d\s]|\([a-z-]+\)")
"""Marks of stress and ties, spaces, and the names of languages that a word comes from."""


def sound_of(language: str) -> Callable[[str], str] | None:
    """Return a function that gives the phonemes of a word; None without espeak-ng."""
    try:
        import espeakng_loader
    except ImportError:
        return None
    engine = ctypes.CDLL(espeakng_loader.get_library_path())
    engine.espeak_Initialize(RETRIEVAL, 0, espeakng_loader.get_data_path().encode(), 0)
    engine.espeak_TextToPhonemes.restype = ctypes.c_char_p
    if engine.espeak_SetVoiceByName(language.encode()):
        return None

    @cache
    def sound(word: str) -> str:
        text = ctypes.c_char_p(spelled(word, ENGINE, language).encode())
        phonemes = engine.espeak_TextToPhonemes(ctypes.byref(text), UTF_8, IPA)
        return NO_SOUND.sub("", phonemes.decode()) or word

    return sound
