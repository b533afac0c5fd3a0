"""The voice: lines are rendered before they are needed, by a child process, into a cache.

One thread renders what is asked for, so that no caller waits. The worker is started for the first
line that is not cached and ended when nothing was asked for during `IDLE` seconds: so it uses no
memory during a workout. A line that cannot be rendered is only a caption. Nothing here raises an
exception into a workout; `trouble` says what is wrong.

A person who pressed Start waits at most `PATIENCE` seconds after the engine's last sign of life:
then the workout begins with the lines that are rendered. The others are rendered as soon as the
engine answers, and are spoken from then on.
"""

from __future__ import annotations

import threading
import time
from itertools import zip_longest
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from spinecoach.adapters.speech.cache import ClipCache, Utterance
from spinecoach.adapters.speech.pronunciation import engine_of, spelled
from spinecoach.core.trouble import Trouble, TroubleKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from spinecoach.adapters.speech.process import SpeechLink
    from spinecoach.adapters.speech.renderer import Renderer, VoiceCatalogue
    from spinecoach.core.workout.ports import Clip, VoiceChoice

IDLE = 2.0
"""Seconds without work after which the worker is ended."""

CHANGES = 2
"""How often the catalogue may change within one preparation."""

PATIENCE = 4.5
"""Seconds without a sign of life from the engine after which a preparation is over."""


class Pulse:
    """When the engine last gave a sign of life, in seconds of the steady clock."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._last = now()
        self.count = 0

    def beat(self) -> None:
        """Note a sign of life, or the start of a wait."""
        self.count += 1
        self._last = self._now()

    @property
    def silent(self) -> float:
        """Return the seconds since the last sign of life."""
        return self._now() - self._last


class Rendering:
    """Lines that are being rendered. Implements `core.workout.ports.Preparation`."""

    def __init__(self, lines: Iterable[str], voice: str, rate: int, pulse: Pulse) -> None:
        self.lines = tuple(dict.fromkeys(lines))
        self.voice = voice
        self.rate = rate
        self.total = len(self.lines)
        self.done = 0
        self.over = False
        self.gave_up = False
        self.cancelled = False
        self._pulse = pulse

    @property
    def signs(self) -> int:
        """How many signs of life there were, including those while earlier lines are rendered."""
        return self._pulse.count

    @property
    def finished(self) -> bool:
        """Whether all lines are done, or the engine was silent for too long.

        In the second case lines may still be rendered, until it is `over`.
        """
        if not self.over and self._pulse.silent >= PATIENCE:
            self.gave_up = True
        return self.over or self.gave_up

    @property
    def late(self) -> bool:
        """Whether a workout began without lines that are still being rendered."""
        return self.gave_up and not self.over

    def cancel(self) -> None:
        """Stop before the next line; rendered lines stay cached."""
        self.cancelled = True


class SpeechVoice:
    """Speaks lines in a language through a worker process (`core.workout.ports.Voice`)."""

    def __init__(
        self,
        folder: Path,
        link: SpeechLink | None = None,
        now: Callable[[], float] = time.monotonic,
        language: str = "en",
    ) -> None:
        self._language = language
        self._cache = ClipCache(folder)
        self._link = link
        self._renderer: Renderer | None = None
        self._voice = ""
        self._rate = 140
        self._clips: dict[Utterance, Clip] = {}
        self._pulse = Pulse(now)
        self._latest: Rendering | None = None
        self._unspoken: Trouble | None = None
        self._listed = False
        self._closing = False
        self._jobs: SimpleQueue[Callable[[Renderer], object] | None] = SimpleQueue()
        self._thread: threading.Thread | None = None

    @property
    def trouble(self) -> Trouble | None:
        """What is wrong with the voice; None when nothing is."""
        failed = self._renderer.trouble if self._renderer else None
        if failed is None and self._latest is not None and self._latest.late:
            failed = Trouble(TroubleKind.VOICE_NOT_READY)
        without_natural = self._renderer.natural_trouble if self._renderer else None
        return (
            failed or without_natural or self._chosen()[1] or self._cache.trouble or self._unspoken
        )

    def configure(self, voice: str, rate: int) -> None:
        """Choose the voice ("" = the standard one) and words a minute.

        An engine that had failed is tried again.
        """
        self._voice, self._rate = voice, rate
        if self._renderer:
            self._do(lambda renderer: renderer.forgive())

    def voices(self) -> Sequence[VoiceChoice]:
        """Return the engine's voices as far as known; ask again until they or `trouble` come."""
        if not self._listed:
            self._listed = True
            self._do(lambda renderer: renderer.know(fresh=True))
        catalogue = self._renderer.catalogue if self._renderer else None
        return catalogue.voices if catalogue else ()

    def prepare(self, lines: Iterable[str]) -> Rendering:
        """Begin to render the lines that are not cached yet."""
        self._pulse.beat()
        self._latest = rendering = Rendering(lines, self._voice, self._rate, self._pulse)
        self._do(lambda renderer: self._render(renderer, rendering))
        return rendering

    def clip(self, line: str) -> Clip | None:
        """Return the rendered line in the chosen voice, or None if it is not rendered (yet)."""
        engine, voice = self._chosen()[0]
        return self._clips.get(self._utterance(engine, voice, self._rate, line))

    def _utterance(self, engines: str, voice: str, rate: int, line: str) -> Utterance:
        told = spelled(line, engine_of(engines, voice), self._language)
        return Utterance(engines, voice, rate, told)

    def close(self) -> None:
        """End the worker and the thread."""
        self._closing = True
        self._jobs.put(None)
        while self._renderer and self._thread and self._thread.is_alive():
            # Repeated, because the thread may just be starting a worker.
            self._renderer.abandon()
            self._thread.join(0.05)
        self._cache.close()

    def _chosen(self) -> tuple[tuple[str, str], Trouble | None]:
        """Return the engine and the voice that speak now, and why it is not the chosen voice."""
        catalogue = self._renderer.catalogue if self._renderer else None
        if catalogue is None:
            return ("", ""), None
        voice, notice = catalogue.choose(self._voice)
        return (catalogue.engine, voice), notice

    def _do(self, job: Callable[[Renderer], object]) -> None:
        if self._renderer is None:
            # Imported here: child processes are not needed at the program's start.
            from spinecoach.adapters.speech.renderer import Renderer

            self._renderer = Renderer(self._cache, self._link, self._pulse.beat, self._language)
        if self._thread is None or not self._thread.is_alive():
            # After an unexpected error the thread is dead: that job is lost, but no later one.
            self._thread = threading.Thread(
                target=self._work, args=(self._renderer,), name="speech", daemon=True
            )
            self._thread.start()
        self._jobs.put(job)

    def _work(self, renderer: Renderer) -> None:
        """Do one job after the other; end the worker after `IDLE` seconds without a job."""
        while True:
            try:
                job = self._jobs.get(timeout=IDLE if renderer.awake else None)
            except Empty:
                renderer.rest()
                continue
            if job is None:
                renderer.rest()
                return
            job(renderer)

    def _render(self, renderer: Renderer, rendering: Rendering) -> None:
        try:
            catalogue = self._known(renderer, rendering)
            self._pulse.beat()
            self._pass(renderer, rendering)
            for _ in range(CHANGES):
                if renderer.catalogue == catalogue:
                    break
                # The engine was updated since the last run, or the natural voice failed. A workout
                # must not have two voices, so all lines are rendered again.
                catalogue = renderer.catalogue
                self._pass(renderer, rendering)
        finally:
            rendering.over = True

    def _known(self, renderer: Renderer, rendering: Rendering) -> VoiceCatalogue | None:
        """Return what the engines can do; they are asked before the first line that is not cached.

        So an engine that was updated since the last run is noticed before any line counts.
        """
        catalogue = renderer.know()
        if catalogue is None or all(
            self._cache.has(self._utterance(catalogue.engine, voice, rendering.rate, line))
            for voice in [catalogue.choose(rendering.voice)[0]]
            for line in rendering.lines
        ):
            return catalogue
        return renderer.know(fresh=True)

    def _pass(self, renderer: Renderer, rendering: Rendering) -> None:
        """Render every line with the present catalogue."""
        catalogue = renderer.catalogue
        if catalogue is None:
            return
        voice = catalogue.choose(rendering.voice)[0]
        rendering.done = 0
        clips: list[Clip] = []
        lines = rendering.lines if voice else ()
        told = [self._utterance(catalogue.engine, voice, rendering.rate, line) for line in lines]
        for utterance, after in zip_longest(told, told[1:]):
            if rendering.cancelled or self._closing:
                return
            clip = renderer.clip(utterance, after.line if after else "")
            if renderer.catalogue != catalogue:
                return  # the catalogue changed: begin again with the first line
            if clip:
                self._clips[utterance] = clip
                clips.append(clip)
            self._pulse.beat()
            rendering.done += 1
        missing = rendering.total - len(clips)
        unspoken = Trouble(TroubleKind.LINES_NOT_SPOKEN, number=missing)
        self._unspoken = unspoken if missing else None
        self._cache.prune({clip.path for clip in clips})
