"""The child process that renders lines: with the natural voice if it is installed, or pyttsx3.

Only this process imports the engines.

Engines print, hang, crash and need a certain thread. Here they can do no harm: the
program talks to this process over a line protocol, one JSON object a line, and
ends it when it does not answer (`process` is the other end).

    <- {"id": 0, "engine": "espeak-ng 1.52.0, hibari 0.2.1",
        "default": "hibari:heart", "fallback": "gmw/en", "own": "gmw/en",
        "voices": [["hibari:heart", "Heart", "en-us"],
                   ["gmw/en", "English (Great Britain)", "en-gb"], ...]}
    -> {"id": 7, "text": "Two more.", "voice": "gmw/en", "rate": 140, "clip": "/cache/ab.wav",
        "following": "Seven."}
    <- {"id": 7, "loads": "hibari"}
    <- {"id": 7, "seconds": 0.61}
    <- {"id": 7, "error": "nothing to hear in it", "kind": "text"}

The greeting comes unasked, or in its place `{"id": 0, "error": ...}` if there is no engine.
"default" and "fallback" speak English; "own" is the voice that the system speaks with, in any
language. "loads" is a sign of life: a step of a slow load is done, the answer follows. An error's
kind is "text" if only this line cannot be said, "disk" if nothing can be written, "natural" if the
natural voice does not work: "fallback" is the voice that then speaks. The protocol has its own file
descriptors; what else is printed, by Python or by C, goes to the null device. A line that is no
request is dropped.

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

from spinecoach.adapters.speech import natural
from spinecoach.adapters.speech.audio_cleanup import UnusableAudioError, make_clip
from spinecoach.adapters.system.child import die_with_parent, private_streams

if TYPE_CHECKING:
    from collections.abc import Callable

LANGUAGE = "en"
"""The language of the voices that the greeting calls default and fallback."""

ROOM = 4 << 20
"""Bytes that must be free: pyttsx3 waits forever for a file that it cannot write."""

ESPEAK = "libespeak-ng.so.1"
"""The name under which pyttsx3 asks for espeak-ng."""

ESPEAK_DRIVER = "espeak"
"""What pyttsx3 calls its driver for it."""

ESPEAK_PACE = 0.88
"""What makes espeak-ng 1.52 speak as many words of plain prose a minute as it is told.

Measured over a paragraph of 74 words without its last pause: told 110, 140 and
180 it speaks 123, 159 and 207.
"""

LONGEST_DATA_PATH = 159
"""Bytes of the longest path to its data that espeak-ng 1.52 can take (`N_PATH_HOME`, less one)."""

OPEN_FOLDERS = "/proc/self/fd"
"""Where Linux gives every folder that this process has opened a short path."""

FASTEST = 1000
"""Words a minute that no request goes beyond."""

POLL = 0.0003
"""Seconds between two looks at espeak-ng's own thread."""

ENGINE_MISSING: dict[str, Any] = {"engine": "", "voices": [], "default": "", "own": ""}
"""The greeting of an engine that is not there."""


class EngineError(Exception):
    """There is no engine to work with; the text says why and what to do."""


def main() -> None:
    """Serve requests until standard input ends."""
    os.umask(0o077)  # what is said to a person is not for others to read
    requests, answers = private_streams()
    die_with_parent()

    def answer(**fields: object) -> None:
        answers.write(json.dumps(fields) + "\n")
        answers.flush()

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
    """Read a line of the protocol; return None if it is no request."""
    try:
        told = json.loads(line)
        values = [told[name] for name in Request._fields[:-1]] + [told.get("following", "")]
    except (ValueError, RecursionError, TypeError, KeyError):
        return None
    right = [type(value) for value in values] == [int, str, str, int, str, str]
    request = Request(*values) if right else None
    return request if request and 0 < request.rate <= FASTEST else None


def serve(engines: Engines, line: str, answer: Callable[..., None]) -> None:
    """Render what a line of the protocol asks for, and answer; drop what is no request."""
    request = request_in(line)
    if request is None:
        return
    try:
        seconds = _rendered(engines, request, lambda what: answer(id=request.id, loads=what))
    except natural.NaturalVoiceError as error:
        answer(id=request.id, kind="natural", error=str(error))
    except (UnusableAudioError, ValueError) as error:  # no audio, or no path at all
        answer(id=request.id, kind="text", error=str(error))
    except OSError as error:
        answer(id=request.id, kind="disk", error=error.strerror or str(error))
    else:
        answer(id=request.id, seconds=seconds)


def _rendered(engines: Engines, request: Request, alive: Callable[[str], None]) -> float:
    """Make the clip that is asked for; return its length in seconds.

    `alive` is told each step of an engine's load.
    """
    clip = Path(request.clip)
    raw = clip.with_suffix(".raw")
    _need_room(clip.parent)
    raw.write_bytes(b"")  # here it fails; inside pyttsx3 it would hang
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
    """The natural voice, which is loaded for its first line, and pyttsx3; one may be missing."""

    def __init__(self) -> None:
        self._has_natural = natural.is_installed()
        self._natural: natural.NaturalVoice | None = None
        self._engine: Engine | None = None
        try:
            self._engine = Engine()
        except EngineError:
            if not self._has_natural:
                raise

    def greeting(self) -> dict[str, Any]:
        """Return all engines' names and voices, and the voice that speaks by default."""
        engine = self._engine.greeting() if self._engine else ENGINE_MISSING
        if not self._has_natural:
            return engine
        return {
            "engine": ", ".join(filter(None, (engine["engine"], natural.version()))),
            "voices": [*natural.VOICES, *engine["voices"]],
            "default": natural.HEART,
            "fallback": engine["default"],
            "own": engine["own"],
        }

    def render(
        self, request: Request, path: Path, alive: Callable[[str], None] = lambda _: None
    ) -> None:
        """Write the text, spoken by the voice, to the path.

        Raises `UnusableAudioError` when it is refused, `NaturalVoiceError`.
        """
        text, voice, rate = request.text, request.voice, request.rate
        if not text.strip():
            raise UnusableAudioError("there is nothing to say")
        if any("\ud800" <= letter <= "\udfff" for letter in text):
            # Half of a character cannot be handed over, and pyttsx3 does not survive the attempt.
            raise UnusableAudioError("it is not text")
        if voice.startswith(natural.NATURAL):
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
            # A new proxy is "busy": it would keep the first line's voice and rate back until that
            # line is being spoken, whose beginning may cancel them, and with them the next line.
            self._engine.proxy.setBusy(False)
        self._refused: Exception | None = None
        self._engine.connect("error", self._note)
        self._chosen = ("", 0)

    def greeting(self) -> dict[str, Any]:
        """Return the engine's name and version, its voices, its own one and one for English."""
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
            # The voice first: with some engines a new voice brings its own rate.
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

        Its runAndWait begins by cancelling what that thread has not done yet, be
        it only the change of the rate, and ends after 10 ms, rendered or not.
        """
        if str(self._engine) == ESPEAK_DRIVER:
            from pyttsx3.drivers import _espeak

            while _espeak.IsPlaying():  # its own Synchronize looks every 20 ms only
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
        """Return the engine's own voice if it speaks English, or the first that does."""
        own = self._engine.getProperty("voice")
        speakers = [voice for voice, _, language in voices if language.startswith(LANGUAGE)]
        return own if own in speakers else next(iter(speakers), "")


def _hurry() -> None:
    """Save 10 ms for each line, most of its time: pyttsx3's loop sleeps that long without need."""
    from pyttsx3.drivers import espeak

    espeak.time = SimpleNamespace(sleep=lambda _: time.sleep(POLL))


def _language(languages: list[Any] | None) -> str:
    """Return the first of an engine's language tags in one spelling: "en-gb"."""
    first = next(iter(languages or ()), "") or ""
    if isinstance(first, bytes):
        first = first.decode(errors="ignore")
    return str(first).strip("\x05").replace("_", "-").lower()


def _load_espeak() -> None:
    """Give pyttsx3 the newer one of the system's espeak-ng and the carried one.

    pyttsx3 would look for a library by name. Both are opened here, and the newer one is put where
    pyttsx3 looks.
    """
    if sys.platform != "linux":
        return  # macOS and Windows speak by themselves
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
    """Return the paths of the carried library and its data.

    Raises `ImportError` or `RuntimeError` if they are missing.
    """
    import espeakng_loader

    library, data = Path(espeakng_loader.get_library_path()), Path(espeakng_loader.get_data_path())
    for needed in (library, data / "phontab"):
        # Without its data espeak-ng would end the process and print no reason.
        if not needed.is_file():
            raise RuntimeError(f"{needed} is missing")
    return str(library), str(data)


def _short(data: str) -> str:
    """Return a path to the data that is short enough; raises `EngineError` if there is none.

    A longer one is cut off by espeak-ng, which then finds nothing and ends the process. The short
    one leads through a folder that this process keeps open, so nothing has to be cleaned up.
    """
    if len(os.fsencode(data)) <= LONGEST_DATA_PATH:
        return data
    short = f"{OPEN_FOLDERS}/{os.open(data, os.O_RDONLY)}"
    if not Path(short, "phontab").is_file():
        raise EngineError(f"the path to its data is too long, move SpineCoach: {data}")
    return short


def _version(library: ctypes.CDLL) -> tuple[int, ...]:
    """Return the version of an espeak-ng library, (1, 52, 0); () if it does not say."""
    try:
        info = library.espeak_Info
    except AttributeError:
        return ()
    info.restype = ctypes.c_char_p
    text = (info(None) or b"").decode(errors="ignore").split(" ")[0].split("-")[0]
    return tuple(int(part) for part in text.split(".") if part.isdigit())


if __name__ == "__main__":
    main()
