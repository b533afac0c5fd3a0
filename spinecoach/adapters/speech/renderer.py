"""Gets one line rendered: out of the cache, or by a worker that may fail.

A worker that dies or hangs is replaced, three times at most; a line that took
two workers with it is given up. What an engine cannot help (there is none, the
disk is full) is not tried again. Used by one thread; others may read
`catalogue` and `trouble`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from spinecoach.adapters.speech.process import SpeechLink, WorkerLostError
from spinecoach.core.workout.ports import Clip, VoiceChoice

if TYPE_CHECKING:
    from spinecoach.adapters.speech.cache import ClipCache, Utterance

LANGUAGE = "en"
"""The language of the app's lines."""

SCRIPT = "latn"
"""The script of the app's lines, as a language tag names it."""

RESTARTS = 3
"""How often a worker that was lost is replaced."""

TRIES = 2
"""How often a line is tried before it is given up."""

NO_ENGINE = "There is no voice ({}): captions show every line."
NO_VOICE = "No installed voice speaks English: captions show every line."
LOST = "The voice failed {} times ({}) and is silent now: captions show every line."
NO_ROOM = "The voice is silent, its lines cannot be written ({}): captions show every line."
VOICE_GONE = "The chosen voice is not installed any more: the standard English voice speaks."
OTHER_SCRIPT = "“{}” reads another script than that of the coach's lines."
FOREIGN = "“{}” does not speak English, as the coach's lines do."


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What an engine tells of itself: name and version, its voices, the standard one."""

    engine: str
    standard: str
    voices: tuple[VoiceChoice, ...]

    def choose(self, wanted: str) -> tuple[str, str]:
        """The voice that speaks where that one is wanted, and why it is another, if so."""
        if not self.standard:
            return "", NO_VOICE
        if not wanted:
            return self.standard, ""
        choice = next((voice for voice in self.voices if voice.id == wanted), None)
        if choice is None:
            return self.standard, VOICE_GONE
        if choice.refusal:
            return self.standard, f"{choice.refusal} The standard English voice speaks instead."
        return choice.id, ""


def catalogue_of(greeting: dict[str, Any]) -> Catalogue | None:
    """Read a worker's greeting; None where it is none."""
    try:
        voices = tuple(
            VoiceChoice(str(id_), str(name), str(tag), _refusal(str(name), str(tag)))
            for id_, name, tag in greeting["voices"]
        )
        return Catalogue(str(greeting["engine"]), str(greeting["default"]), voices)
    except (KeyError, TypeError, ValueError):
        return None


def _refusal(name: str, tag: str) -> str:
    language, *others = tag.split("-")
    if language != LANGUAGE:
        return FOREIGN.format(name)
    # A subtag of four letters is a script: espeak-ng has an English voice for the Shavian one.
    if any(len(other) == len(SCRIPT) and other != SCRIPT for other in others):
        return OTHER_SCRIPT.format(name)
    return ""


class Renderer:
    """One engine, through its worker and its cache."""

    def __init__(self, cache: ClipCache, link: SpeechLink | None = None) -> None:
        self.catalogue: Catalogue | None = None
        self.trouble = ""
        self._cache = cache
        self._link = link or SpeechLink()
        self._losses = 0

    @property
    def awake(self) -> bool:
        """Whether a worker is running."""
        return self._link.running

    def forgive(self) -> None:
        """Give an engine that had failed another chance."""
        self._losses = 0
        self.trouble = ""

    def know(self, *, fresh: bool = False) -> Catalogue | None:
        """What the engine can do: from this run, from the last, or asked of it."""
        if self.catalogue is None:
            self.catalogue = catalogue_of(self._cache.greeting())
        if (fresh or self.catalogue is None) and not self.awake:
            self._start()
        return self.catalogue

    def clip(self, utterance: Utterance) -> Clip | None:
        """The utterance as a clip; None where it cannot be said."""
        path = self._cache.path(utterance)
        seconds = self._cache.seconds(path)
        for _ in range(TRIES):
            if seconds is not None or not (self.awake or self._start()):
                break
            try:
                answer = self._ask(utterance)
            except WorkerLostError as error:
                self._cache.clear(path)
                self._lose(error)
                continue
            if answer.get("kind") == "disk":
                if not self._cache.fall_back(str(answer.get("error"))):
                    self.trouble = NO_ROOM.format(answer.get("error"))
                path = self._cache.path(utterance)
                continue
            # The worker's own figure is not trusted where the file can tell.
            seconds = self._cache.seconds(path) if "seconds" in answer else None
            break
        return None if seconds is None else Clip(str(path), seconds)

    def rest(self) -> None:
        """End the worker until it is needed."""
        self._link.close()

    def abandon(self) -> None:
        """End what is under way, from any thread; nothing is tried after that."""
        self._losses = RESTARTS + 1
        self._link.kill()

    def _ask(self, utterance: Utterance) -> dict[str, Any]:
        return self._link.ask(
            text=utterance.line,
            voice=utterance.voice,
            rate=utterance.rate,
            clip=str(self._cache.path(utterance)),
        )

    def _start(self) -> bool:
        """Start a worker, and another when that is lost; False when that is in vain."""
        while not self.trouble and self._losses <= RESTARTS:
            try:
                greeting = self._link.start()
            except WorkerLostError as error:
                self._lose(error)
                continue
            catalogue = catalogue_of(greeting)
            if catalogue is None:
                self._link.close()
                self.trouble = NO_ENGINE.format(greeting.get("error", "it cannot be understood"))
                return False
            if catalogue != self.catalogue:
                self.catalogue = catalogue
                self._cache.keep_greeting(greeting)
            return True
        return False

    def _lose(self, error: WorkerLostError) -> None:
        self._losses += 1
        if self._losses > RESTARTS and not self.trouble:
            self.trouble = LOST.format(self._losses, error)
