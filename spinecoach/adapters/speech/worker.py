"""The child process that renders lines: with a natural voice of the language, or pyttsx3.

Only this process imports the engines.

Engines print, hang, crash and need a certain thread. Here they can do no harm: the program talks to
this process over a line protocol, one JSON object in each line, and ends it if it does not answer
(`process` is the other side).

    <- {"id": 0, "engine": "espeak-ng 1.52.0, hibari 0.2.1, pico 0.1.1",
        "default": "hibari:heart", "fallback": "gmw/en", "own": "gmw/en",
        "voices": [["hibari:heart", "Heart", "en-us"], ["pico:de-DE", "Pico", "de-de"], ...,
                   ["gmw/en", "English (Great Britain)", "en-gb"], ...]}
    -> {"id": 7, "text": "Two more.", "voice": "gmw/en", "rate": 140, "clip": "/cache/ab.wav",
        "following": "Seven."}
    <- {"id": 7, "loads": "hibari"}
    <- {"id": 7, "seconds": 0.61}
    <- {"id": 7, "error": "nothing to hear in it", "kind": "text"}

The greeting is sent first without a request or, if there is no engine, `{"id": 0, "error": ...}`.
"default" and "fallback" speak English, "default" with a natural voice if there is one; "own" is the
voice that the system speaks with, in any language. "loads" is a sign of life: a step of a slow load
is done, the answer follows. An error's kind is "text" if only this line cannot be said, "disk" if
nothing can be written, "natural" if the natural voice does not work: then another engine's speaks,
in English "fallback". The protocol has its own file descriptors; anything else that is printed, by
Python or by C, goes to the null device. A line that is not a request is dropped.

The process ends when its standard input ends, even in the middle of a line: a
worker does not outlive its parent.
"""

from __future__ import annotations

import ctypes
import importlib
import json
import os
import sys
import threading
import time
from pathlib import Path
from queue import SimpleQueue
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO

from spinecoach.adapters.speech import natural, pico
from spinecoach.adapters.speech.audio_cleanup import UnusableAudioError, make_clip
from spinecoach.adapters.system.child import die_with_parent, private_streams
from spinecoach.regular import why

if TYPE_CHECKING:
    from collections.abc import Callable

LANGUAGE = "en"
"""The language of the voices that the greeting calls default and fallback."""

ROOM = 4 << 20
"""Bytes that must be free on the disk: pyttsx3 waits forever for a file that it cannot write."""

ESPEAK = "libespeak-ng.so.1"
"""The library name that pyttsx3 loads for espeak-ng."""

ESPEAK_DRIVER = "espeak"
"""The name of pyttsx3's driver for it."""

ESPEAK_PACE = 0.88
"""The factor with which espeak-ng 1.52 speaks the requested words of plain prose a minute.

Measured over a paragraph of 74 words without its last pause: asked for 110, 140 and 180 it speaks
123, 159 and 207.
"""

LONGEST_DATA_PATH = 159
"""The most bytes of the path to its data in espeak-ng 1.52 (`N_PATH_HOME`, less one)."""

OPEN_FOLDERS = "/proc/self/fd"
"""Where Linux gives every folder that this process has opened a short path."""

FASTEST = 1000
"""The most words a minute of a request."""

POLL = 0.0003
"""Seconds between two looks at espeak-ng's own thread."""

ENGINE_MISSING: dict[str, Any] = {"engine": "", "voices": [], "default": "", "own": ""}
"""The greeting of an engine that is not there."""


class EngineError(Exception):
    """There is no engine that works; the text says why and what to do."""


def main() -> None:
    """Serve requests until standard input ends."""
    os.umask(0o077)  # nobody else may read what is said to a person
    requests, answer = private_streams()
    die_with_parent()
    queue: SimpleQueue[str] = SimpleQueue()
    threading.Thread(target=_watch, args=(requests, queue), daemon=True).start()
    try:
        engines = Engines()
        answer(id=0, **engines.greeting())
    except Exception as error:
        answer(id=0, error=str(error) or type(error).__name__)
        return
    while True:
        serve(engines, queue.get(), answer)


def _watch(requests: TextIO, queue: SimpleQueue[str]) -> None:
    """Pass requests on; end the process when its input ends, also while the engine works."""
    for line in requests:
        queue.put(line)
    os._exit(0)


class Request(NamedTuple):
    """What the parent asks for: a line, the voice and words a minute, and where the clip goes.

    `following` is the line that is probably asked for next, "" if that is unknown.
    """

    id: int
    text: str
    voice: str
    rate: int
    clip: str
    following: str = ""


def request_in(line: str) -> Request | None:
    """Read a line of the protocol; return None if it is not a request."""
    try:
        told = json.loads(line)
        values = [told[name] for name in Request._fields[:-1]] + [told.get("following", "")]
    except (ValueError, RecursionError, TypeError, KeyError):
        return None
    right = [type(value) for value in values] == [int, str, str, int, str, str]
    request = Request(*values) if right else None
    return request if request and 0 < request.rate <= FASTEST else None


def serve(engines: Engines, line: str, answer: Callable[..., None]) -> None:
    """Render what a line of the protocol asks for, and answer; drop an invalid line."""
    request = request_in(line)
    if request is None:
        return
    try:
        seconds = _rendered(engines, request, lambda what: answer(id=request.id, loads=what))
    except natural.NaturalVoiceError as error:
        answer(id=request.id, kind="natural", error=str(error))
    except (UnusableAudioError, ValueError) as error:  # no audio, or an impossible path
        answer(id=request.id, kind="text", error=str(error))
    except OSError as error:
        answer(id=request.id, kind="disk", error=why(error))
    else:
        answer(id=request.id, seconds=seconds)


def _rendered(engines: Engines, request: Request, alive: Callable[[str], None]) -> float:
    """Make the clip that is asked for; return its length in seconds.

    `alive` is called with each step of loading an engine.
    """
    clip = Path(request.clip)
    raw = clip.with_suffix(".raw")
    _need_room(clip.parent)
    raw.write_bytes(b"")  # fails here if it cannot be written; pyttsx3 would hang
    try:
        engines.render(request, raw, alive)
        return make_clip(raw, clip)
    finally:
        raw.unlink(missing_ok=True)


def _need_room(folder: Path) -> None:
    import shutil

    if shutil.disk_usage(folder).free < ROOM:
        raise OSError(f"no room left in {folder}")


class Engines:
    """The natural voices, loaded for their first line, and pyttsx3; any of them may be missing."""

    def __init__(self) -> None:
        self._included = [each for each in (natural, pico) if each.is_installed()]
        self._natural: natural.NaturalVoice | None = None
        self._engine: Engine | None = None
        try:
            self._engine = Engine()
        except EngineError:
            if not self._included:
                raise

    def greeting(self) -> dict[str, Any]:
        """Return all engines' names and voices, and the voice that speaks by default."""
        engine = self._engine.greeting() if self._engine else ENGINE_MISSING
        names = [engine["engine"], *(each.version() for each in self._included)]
        included = [voice for each in self._included for voice in each.VOICES]
        return {
            "engine": ", ".join(filter(None, names)),
            "voices": [*included, *engine["voices"]],
            "default": natural.HEART if natural in self._included else engine["default"],
            "fallback": engine["default"],
            "own": engine["own"],
        }

    def render(
        self, request: Request, path: Path, alive: Callable[[str], None] = lambda _: None
    ) -> None:
        """Write the text, spoken by the requested voice, to the path.

        Raises `UnusableAudioError` when it is refused, `NaturalVoiceError`.
        """
        text, voice, rate = request.text, request.voice, request.rate
        if not text.strip():
            raise UnusableAudioError("there is nothing to say")
        if any("\ud800" <= letter <= "\udfff" for letter in text):
            # Half a character (a lone surrogate) cannot be passed on, and makes pyttsx3 fail for
            # good.
            raise UnusableAudioError("it is not text")
        if voice.startswith(natural.PICO):
            if why_not := pico.refusal(text, voice):
                raise UnusableAudioError(why_not)
            pico.render(text, voice, rate, path)
        elif voice.startswith(natural.HIBARI):
            self._natural = self._natural or natural.NaturalVoice(alive)
            self._natural.render(text, rate, path, request.following)
        elif self._engine:
            self._engine.render(text, voice, rate, path)
        else:
            raise UnusableAudioError("pyttsx3 has no engine")


class Engine:
    """pyttsx3's engine; its voice and rate are set when they change."""

    def __init__(self) -> None:
        _load_espeak()
        import pyttsx3

        try:
            self._engine: Any = pyttsx3.init()
        except (ImportError, RuntimeError, OSError) as error:
            raise EngineError(f"no speech engine could be started ({error})") from error
        self._pace = 1.0
        if str(self._engine) == ESPEAK_DRIVER:
            self._pace = ESPEAK_PACE
            _hurry()
            # A new proxy is "busy": it would set the voice and rate of the first line only while
            # that line is being spoken, and its start may cancel them, and the next line with them.
            self._engine.proxy.setBusy(False)
        self._refused: Exception | None = None
        self._engine.connect("error", self._note)
        self._chosen = ("", 0)

    def greeting(self) -> dict[str, Any]:
        """Return the engine's name and version, its voices, its default and one for English."""
        voices = [
            [voice.id, voice.name or voice.id, _language(voice.languages)]
            for voice in self._engine.getProperty("voices")
        ]
        return {
            "engine": self._name(),
            "voices": voices,
            "default": self._default(voices),
            "own": str(self._engine.getProperty("voice") or ""),
        }

    def render(self, text: str, voice: str, rate: int, path: Path) -> None:
        """Write the text, spoken, to the path; raises `UnusableAudioError` when refused."""
        self._refused = None
        if self._chosen != (voice, rate):
            # The voice first: in some engines a new voice changes the rate.
            self._engine.setProperty("voice", voice)
            self._engine.setProperty("rate", round(rate * self._pace))
            self._chosen = (voice, rate)
            self._settle()
        self._engine.save_to_file(text, str(path))
        self._engine.runAndWait()
        self._settle()
        if self._refused is not None:
            self._chosen = ("", 0)
            raise UnusableAudioError(f"the engine refused it ({self._refused})")
        if not path.stat().st_size:
            raise UnusableAudioError("the engine wrote nothing")

    def _settle(self) -> None:
        """Wait for espeak-ng's own thread, because pyttsx3 does not.

        Its runAndWait first cancels what that thread has not done yet, even a change of the rate,
        and ends after 10 ms, whether rendered or not.
        """
        if str(self._engine) == ESPEAK_DRIVER:
            from pyttsx3.drivers import _espeak

            while _espeak.IsPlaying():  # its own Synchronize checks only every 20 ms
                time.sleep(POLL)

    def _note(self, exception: Exception, **_: object) -> None:
        self._refused = exception

    def _name(self) -> str:
        name = str(self._engine)
        if name != ESPEAK_DRIVER:
            return name
        from pyttsx3.drivers import _espeak

        return f"espeak-ng {_espeak.Info().decode()}"

    def _default(self, voices: list[list[str]]) -> str:
        """Return the engine's default voice if it speaks English, else the first that does."""
        own = self._engine.getProperty("voice")
        speakers = [voice for voice, _, language in voices if language.startswith(LANGUAGE)]
        return own if own in speakers else next(iter(speakers), "")


def _hurry() -> None:
    """Save 10 ms for each line, most of its time, which pyttsx3's loop sleeps needlessly."""
    from pyttsx3.drivers import espeak

    espeak.time = SimpleNamespace(sleep=lambda _: time.sleep(POLL))


def _language(languages: list[Any] | None) -> str:
    """Return the first of an engine's language tags in our spelling: "en-gb"."""
    first = next(iter(languages or ()), "") or ""
    if isinstance(first, bytes):
        first = first.decode(errors="ignore")
    return str(first).strip("\x05").replace("_", "-").lower()


def _load_espeak() -> None:
    """Let pyttsx3 use the newer of the system's espeak-ng and the packaged one.

    pyttsx3 would load a library by its name. Here both are opened, and the newer one is put where
    pyttsx3 looks.
    """
    if sys.platform != "linux":
        return  # macOS and Windows have their own engines
    try:
        system = ctypes.CDLL(ESPEAK)
    except OSError:
        system = None
    try:
        library, data = _carried_espeak()
        carried = ctypes.CDLL(library)
    except (ImportError, RuntimeError, OSError) as error:
        if system is None:
            raise EngineError(f"{error}; install SpineCoach again, or espeak-ng") from error
        return
    if system is None or _version(system) <= _version(carried):
        os.environ["ESPEAK_DATA_PATH"] = _short(data)
        system = carried
    vars(ctypes.cdll)["LoadLibrary"] = lambda _: system
    try:
        importlib.import_module("pyttsx3.drivers._espeak")
    finally:
        del vars(ctypes.cdll)["LoadLibrary"]


def _carried_espeak() -> tuple[str, str]:
    """Return the paths of the packaged library and its data.

    Raises `ImportError` or `RuntimeError` if they are missing.
    """
    import espeakng_loader

    library, data = Path(espeakng_loader.get_library_path()), Path(espeakng_loader.get_data_path())
    for needed in (library, data / "phontab"):
        # Without its data espeak-ng would end the process without a message.
        if not needed.is_file():
            raise RuntimeError(f"{needed} is missing")
    return str(library), str(data)


def _short(data: str) -> str:
    """Return a path to the data that is short enough; raises `EngineError` if there is none.

    espeak-ng cuts off a longer path, finds nothing there and ends the process. The short path leads
    through a folder that this process keeps open, so nothing has to be deleted afterwards.
    """
    if len(os.fsencode(data)) <= LONGEST_DATA_PATH:
        return data
    short = f"{OPEN_FOLDERS}/{os.open(data, os.O_RDONLY)}"
    if not Path(short, "phontab").is_file():
        raise EngineError(f"the path to its data is too long, move SpineCoach: {data}")
    return short


def _version(library: ctypes.CDLL) -> tuple[int, ...]:
    """Return the version of an espeak-ng library, such as (1, 52, 0); () if it is unknown."""
    try:
        info = library.espeak_Info
    except AttributeError:
        return ()
    info.restype = ctypes.c_char_p
    text = (info(None) or b"").decode(errors="ignore").split(" ")[0].split("-")[0]
    return tuple(int(part) for part in text.split(".") if part.isdigit())


if __name__ == "__main__":
    main()
