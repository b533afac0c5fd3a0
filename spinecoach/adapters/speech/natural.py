"""The natural voice of English: hibari, a small neural network that its package includes.

Only the worker process loads it; the constants here are for both processes. Only the model in the
package is used: hibari would download its other voices, so they are never requested.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

HIBARI, PICO = "hibari:", "pico:"
NATURAL = (HIBARI, PICO)
"""How the ids of natural voices begin; no id of another engine begins so."""

HEART = f"{HIBARI}heart"
"""The voice in hibari's package."""

VOICES = ([HEART, "Heart", "en-us"],)
"""Id, name and language tag of each natural voice."""

PACE = 180.0
"""Words of plain prose a minute that hibari 0.2 speaks at speed 1."""

SHORT = 3
SHORT_PACE = 1.25
"""Lines of at most `SHORT` words are spoken faster by this factor.

hibari draws out the last word before a pause: at 110 words a minute "Eleven." lasts 1.1 s, but a
count must be over within its second. With this factor counts last as long as with espeak-ng.
"""

AT_ONCE = 2
"""Lines that are rendered at once, each on one core: a workout is ready in half the time."""

SEED = 0
"""The seed of the voice's random noise, so that the same line always gives the same clip."""


class NaturalVoiceError(Exception):
    """The natural voice cannot speak on this machine; the text says why."""


def is_installed() -> bool:
    """Return whether hibari is installed; whether it works is known once it is loaded."""
    return importlib.util.find_spec("hibari") is not None


def version() -> str:
    """Return the engine's name and version, such as "hibari 0.2.1"."""
    return named("hibari", "hibari-tts")


def named(engine: str, package: str) -> str:
    """Return the name of an engine with the version of its package."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as version_of

    try:
        return f"{engine} {version_of(package)}"
    except PackageNotFoundError:  # a program may be bundled without the data of its packages
        return engine


class NaturalVoice:
    """hibari with its model in memory, about 200 MB.

    Loading takes between one and two seconds; `alive` is called with the name of each loaded part.
    """

    def __init__(self, alive: Callable[[str], None] = lambda _: None) -> None:
        from concurrent.futures import ThreadPoolExecutor  # the parent process does not need it

        self._pool = ThreadPoolExecutor(AT_ONCE, "natural")
        try:
            import hibari
            from hibari import tts
            from hibari.g2p import G2P

            alive("hibari")
            # Both at once: Python reads the dictionaries, the threads that load the model need no
            # Python.
            dictionaries = self._pool.submit(G2P)
            model = Path(tts.ASSETS, "hibari.onnx")
            self._hibari: Any = hibari.Hibari(model=str(model))
            self._rate: int = self._hibari.sample_rate
            alive("model")
            self._hibari._g2p = dictionaries.result()  # noqa: SLF001 - no future as argument
            alive("dictionaries")
        except Exception as error:
            self._pool.shutdown()
            raise NaturalVoiceError(f"{type(error).__name__}: {error}") from error
        self._ahead: dict[tuple[str, int], Future[bytes]] = {}

    def render(self, text: str, rate: int, path: Path, following: str = "") -> None:
        """Write the text, spoken at that many words a minute, to the path as a WAV file.

        If it is known which text is asked for next, that is rendered at the same time.
        """
        spoken = self._begin(text, rate)
        self._ahead.clear()
        if following.strip():
            self._ahead[following, rate] = self._begin(following, rate)
        try:
            samples = spoken.result()
        except Exception as error:
            raise NaturalVoiceError(f"{type(error).__name__}: {error}") from error
        write_wav(path, samples, self._rate)

    def _begin(self, text: str, rate: int) -> Future[bytes]:
        """Return the running or newly started rendering of the text."""
        return self._ahead.get((text, rate)) or self._pool.submit(self._speak, text, rate)

    def _speak(self, text: str, rate: int) -> bytes:
        """Return the spoken text as 16-bit samples."""
        import numpy as np

        samples = self._hibari(text, speed=_speed(text, rate), seed=SEED)
        return bytes(np.rint(np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())


def _speed(text: str, rate: int) -> float:
    """Return hibari's speed for a line at that many words a minute."""
    return rate / PACE * (SHORT_PACE if len(text.split()) <= SHORT else 1.0)


def write_wav(path: Path, samples: bytes, rate: int) -> None:
    """Write 16-bit mono samples as a WAV file."""
    import wave

    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(samples)
