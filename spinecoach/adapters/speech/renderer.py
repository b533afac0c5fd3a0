"""Renders single lines: from the cache, or by a worker that may fail.

A worker that dies is replaced, at most `RESTARTS` times; a line at which two workers died, or one
worker hung, is given up. An engine that hangs at its start, or at `HANGS` lines, is given up,
because a person waits to begin. Permanent failures (there is no engine, the disk is full) are not
tried again. Used by one thread; others may read `catalogue` and `trouble`.

A natural voice that fails is removed from the catalogue, whether by an error, the death of two
workers, or no answer. The caller sees that the catalogue has changed, and begins again with the
voice that is now the standard one. If the natural voice has worked before, it may die or hang at
one line: that line is left out, and the voice stays.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from spinecoach.adapters.speech.natural import NATURAL
from spinecoach.adapters.speech.process import SpeechLink, WorkerHangsError, WorkerLostError
from spinecoach.adapters.system.parent import plain
from spinecoach.core.phrases.language_tags import SOURCE, language_of, nearest
from spinecoach.core.trouble import Trouble, TroubleKind
from spinecoach.core.workout.ports import Clip, VoiceChoice

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spinecoach.adapters.speech.cache import ClipCache, Utterance

SCRIPT = "latn"
"""The script of the coach's lines, as in a language tag."""

RESTARTS = 3
"""How often a worker that died is replaced."""

TRIES = 2
"""How often a line is tried before it is given up."""

HANGS = 2
"""How many lines may hang before the engine is given up."""


@dataclass(frozen=True, slots=True)
class VoiceCatalogue:
    """What the engines report about themselves: names and versions, voices, the standard voice.

    `fallback` is the standard voice if the natural ones do not work.
    """

    engine: str
    standard: str
    voices: tuple[VoiceChoice, ...]
    fallback: str = ""

    def without_natural(self) -> VoiceCatalogue:
        """Return the same catalogue without natural voices."""
        voices = tuple(voice for voice in self.voices if not voice.natural)
        standard = self.fallback if self.standard.startswith(NATURAL) else self.standard
        return replace(self, standard=standard, voices=voices)

    def choose(self, wanted: str) -> tuple[str, Trouble | None]:
        """Return the voice that speaks if `wanted` is chosen, and why it is another one."""
        if not self.standard:
            return "", Trouble(TroubleKind.NO_ENGLISH_VOICE)
        if not wanted:
            return self.standard, None
        choice = next((voice for voice in self.voices if voice.id == wanted), None)
        if choice is None:
            return self.standard, Trouble(TroubleKind.VOICE_GONE)
        if choice.refusal is not None:
            return self.standard, choice.refusal
        return choice.id, None


def catalogue_of(greeting: dict[str, Any], language: str = SOURCE) -> VoiceCatalogue | None:
    """Return what a worker's greeting says about its engine; None if it is not a greeting.

    The standard voice speaks the language, and voices of others are refused.
    """
    try:
        told = [tuple(map(str, entry)) for entry in greeting["voices"]]
        voices = tuple(
            VoiceChoice(
                id_,
                plain(name),
                plain(tag),
                _refusal(plain(name), plain(tag), language),
                natural=id_.startswith(NATURAL),
            )
            for id_, name, tag in told
            if id_ == plain(id_)  # it must be sent back unchanged
        )
        ids = {"", *(voice.id for voice in voices)}
        standard, fallback = str(greeting["default"]), str(greeting.get("fallback", ""))
        if language_of(language) != SOURCE:
            others = [voice for voice in voices if not voice.natural]
            fallback = _standard(others, language, str(greeting.get("own", "")))
            natural = [voice for voice in voices if voice.natural]
            standard = _standard(natural, language, "") or fallback
        return VoiceCatalogue(
            plain(greeting["engine"]),
            standard if standard in ids else "",
            voices,
            fallback if fallback in ids else "",
        )
    except (KeyError, TypeError, ValueError):
        return None


def _standard(voices: Sequence[VoiceChoice], language: str, own: str) -> str:
    """Return the id of the voice for a language; "" if none speaks it.

    The system's own voice is preferred, since the person may have chosen it.
    """
    able = [voice for voice in voices if voice.refusal is None]
    if any(voice.id == own for voice in able):
        return own
    tag = nearest([language], [voice.language for voice in able])
    return next((voice.id for voice in able if voice.language == tag), "")


def _refusal(name: str, tag: str, language: str) -> Trouble | None:
    """Return why a voice cannot say lines in that language, or None."""
    its, *others = tag.split("-")
    if its != language_of(language):
        return Trouble(TroubleKind.VOICE_SPEAKS_ANOTHER_LANGUAGE, reason=name)
    # A subtag of four letters is a script: espeak-ng has an English voice for Shavian script.
    if any(len(other) == len(SCRIPT) and other != SCRIPT for other in others):
        return Trouble(TroubleKind.VOICE_READS_ANOTHER_SCRIPT, reason=name)
    return None


class Renderer:
    """One engine with its worker and its cache; `alive` is called while an engine loads."""

    def __init__(
        self,
        cache: ClipCache,
        link: SpeechLink | None = None,
        alive: Callable[[], None] = lambda: None,
        language: str = SOURCE,
    ) -> None:
        self._language = language
        self.catalogue: VoiceCatalogue | None = None
        self.trouble: Trouble | None = None
        self.natural_trouble: Trouble | None = None
        self._cache = cache
        self._link = link or SpeechLink()
        self._link.alive = alive
        self._losses = 0
        self._hangs = 0
        self._natural_spoke = False
        self._left_out = False

    @property
    def awake(self) -> bool:
        """Return whether a worker is running."""
        return self._link.running

    def forgive(self) -> None:
        """Let an engine that had failed be tried again."""
        self._losses = self._hangs = 0
        self._left_out = False
        self.trouble = None
        if self.natural_trouble:
            self.natural_trouble = self.catalogue = None

    def know(self, *, fresh: bool = False) -> VoiceCatalogue | None:
        """Return what the engine can do: as known from this run or the last, else ask it."""
        if self.catalogue is None:
            self._learn(catalogue_of(self._cache.greeting(), self._language))
        if (fresh or self.catalogue is None) and not self.awake:
            self._start()
        return self.catalogue

    def clip(self, utterance: Utterance, following: str = "") -> Clip | None:
        """Return the utterance as a clip; None if it cannot be said.

        `following` is the line that is asked for next: the worker may start it already.
        """
        path = self._cache.path(utterance)
        seconds = self._cache.seconds(path)
        natural = utterance.voice.startswith(NATURAL)
        for tried in range(1, TRIES + 1):
            if seconds is not None or not (self.awake or self._start()):
                break
            try:
                # The line that kills a worker may also be the following one.
                ahead = following if tried == 1 else ""
                answer = self._ask(utterance, ahead, loads=natural)
            except WorkerHangsError:
                # Not tried again, because a person waits to begin.
                self._cache.clear(path)
                if natural:
                    self._natural_fails()
                else:
                    self._hang(HANGS)
                break
            except WorkerLostError as error:
                self._cache.clear(path)
                self._lose(error)
                if natural and tried == TRIES:
                    self._natural_fails()
                continue
            if answer.get("kind") == "disk":
                reason = plain(answer.get("error"))
                if not self._cache.fall_back(reason):
                    self.trouble = Trouble(TroubleKind.CLIPS_NOT_WRITTEN, reason=reason)
                path = self._cache.path(utterance)
                continue
            if answer.get("kind") == "natural":
                self._drop_natural(plain(answer.get("error")))
                break
            # The length is read from the file and not taken from the worker.
            seconds = self._cache.seconds(path) if "seconds" in answer else None
            break
        self._natural_spoke |= natural and seconds is not None
        return None if seconds is None else Clip(str(path), seconds, utterance.voice)

    def rest(self) -> None:
        """End the worker until it is needed."""
        self._link.close()

    def abandon(self) -> None:
        """End the running request, from any thread; nothing is rendered after that."""
        self._losses = RESTARTS + 1
        self._link.kill()

    def _ask(self, utterance: Utterance, following: str, *, loads: bool) -> dict[str, Any]:
        return self._link.ask(
            loads=loads,
            text=utterance.line,
            voice=utterance.voice,
            rate=utterance.rate,
            following=following,
            clip=str(self._cache.path(utterance)),
        )

    def _start(self) -> bool:
        """Start a worker, and others when it dies; return whether one runs."""
        while not self.trouble and self._losses <= RESTARTS:
            try:
                greeting = self._link.start()
            except WorkerHangsError:
                self._hang(1)
                return False
            except WorkerLostError as error:
                self._lose(error)
                continue
            catalogue = catalogue_of(greeting, self._language)
            if catalogue is None:
                self._link.close()
                self.trouble = _no_engine(greeting)
                return False
            if self._learn(catalogue):
                self._cache.keep_greeting(greeting)
            return True
        return False

    def _learn(self, catalogue: VoiceCatalogue | None) -> bool:
        """Take in what the engines report; return whether it is new."""
        if catalogue is not None and self.natural_trouble:
            catalogue = catalogue.without_natural()
        before, self.catalogue = self.catalogue, catalogue
        return catalogue != before

    def _natural_fails(self) -> None:
        """Leave out the line at which it died or hung, once; else go on without natural voices."""
        if self._natural_spoke and not self._left_out:
            self._left_out = True
            self._losses = self._hangs = 0
        else:
            self._drop_natural("")

    def _drop_natural(self, reason: str) -> None:
        """Go on without the natural voices; their failures do not count for the others."""
        died = max(1, self._losses)
        self._losses = self._hangs = 0
        self.natural_trouble = Trouble(TroubleKind.NATURAL_VOICE_FAILS, reason=reason)
        self._learn(self.catalogue)
        if self.catalogue is not None and not self.catalogue.standard:
            self.trouble = _silent(reason, died)  # no other engine is there to speak instead

    def _lose(self, error: WorkerLostError) -> None:
        """Count a worker that died; after too many, give the engine up."""
        self._losses += 1
        if self._losses > RESTARTS and not self.trouble:
            self.trouble = _silent(error.reason, self._losses)

    def _hang(self, most: int) -> None:
        """Count a worker that hung; at the `most`-th one, give the engine up."""
        self._hangs += 1
        if self._hangs >= most:
            self.trouble = self.trouble or Trouble(TroubleKind.SPEECH_ENGINE_HANGS)


def _silent(reason: str, died: int) -> Trouble:
    """Return why nothing speaks any more: what was said, or how often a worker died."""
    if reason:
        return Trouble(TroubleKind.NO_SPEECH_ENGINE, reason=reason)
    return Trouble(TroubleKind.SPEECH_ENGINE_DIES, number=died)


def _no_engine(greeting: dict[str, Any]) -> Trouble:
    """Return why there is no engine, from the worker's greeting."""
    if "error" in greeting:
        return Trouble(TroubleKind.NO_SPEECH_ENGINE, reason=plain(greeting["error"]))
    return Trouble(TroubleKind.SPEECH_ENGINE_STRANGE)
