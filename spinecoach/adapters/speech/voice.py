"""The voice: lines are rendered ahead of time, by a child process, into a cache.

One thread of our own walks through what is asked for, so that nobody waits. The
worker is started for the first line that is not cached and ended when nothing
was wanted for a while: in mid-workout it takes no memory. What cannot be said
is a caption: nothing in here raises into a workout, `trouble` says what is wrong.
"""

from __future__ import annotations

import threading
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from spinecoach.adapters.speech.cache import ClipCache, Utterance

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from spinecoach.adapters.speech.process import SpeechLink
    from spinecoach.adapters.speech.renderer import Renderer
    from spinecoach.core.workout.ports import Clip, VoiceChoice

IDLE = 2.0
"""Seconds without work after which the worker is ended."""

UNSPOKEN = "{} of the lines cannot be spoken: they are shown as captions alone."


class Rendering:
    """Lines on their way to being clips. Implements `core.ports.Preparation`."""

    def __init__(self, lines: Iterable[str], voice: str, rate: int) -> None:
        self.lines = tuple(dict.fromkeys(lines))
        self.voice = voice
        self.rate = rate
        self.total = len(self.lines)
        self.done = 0
        self.finished = False
        self.cancelled = False

    def cancel(self) -> None:
        """Stop before the next line; what is ready stays cached."""
        self.cancelled = True


class SpeechVoice:
    """Speaks through a worker process. Implements `core.ports.Voice`."""

    def __init__(self, folder: Path, link: SpeechLink | None = None) -> None:
        self._cache = ClipCache(folder)
        self._link = link
        self._renderer: Renderer | None = None
        self._voice = ""
        self._rate = 140
        self._clips: dict[Utterance, Clip] = {}
        self._unspoken = ""
        self._listed = False
        self._closing = False
        self._jobs: SimpleQueue[Callable[[Renderer], object] | None] = SimpleQueue()
        self._thread: threading.Thread | None = None

    @property
    def trouble(self) -> str:
        """What is wrong with the voice, in one sentence; "" when nothing is."""
        failed = self._renderer.trouble if self._renderer else ""
        return failed or self._chosen()[1] or self._cache.trouble or self._unspoken

    def configure(self, voice: str, rate: int) -> None:
        """Choose the voice ("" = the standard one) and words a minute.

        An engine that had failed gets another chance.
        """
        self._voice, self._rate = voice, rate
        if self._renderer:
            self._do(lambda renderer: renderer.forgive())

    def voices(self) -> Sequence[VoiceChoice]:
        """The engine's voices as far as known: ask again until they come or `trouble` does."""
        if not self._listed:
            self._listed = True
            self._do(lambda renderer: renderer.know(fresh=True))
        catalogue = self._renderer.catalogue if self._renderer else None
        return catalogue.voices if catalogue else ()

    def prepare(self, lines: Iterable[str]) -> Rendering:
        """Begin to render the lines that are not cached yet."""
        rendering = Rendering(lines, self._voice, self._rate)
        self._do(lambda renderer: self._render(renderer, rendering))
        return rendering

    def clip(self, line: str) -> Clip | None:
        """The rendered line in the chosen voice, or None where it is not (yet) to be had."""
        engine, voice = self._chosen()[0]
        return self._clips.get(Utterance(engine, voice, self._rate, line))

    def close(self) -> None:
        """End the worker and the thread."""
        self._closing = True
        self._jobs.put(None)
        while self._renderer and self._thread and self._thread.is_alive():
            # Again and again: the thread may be about to start a worker.
            self._renderer.abandon()
            self._thread.join(0.05)
        self._cache.close()

    def _chosen(self) -> tuple[tuple[str, str], str]:
        """Engine and voice that speak now, and why it is not the chosen voice, if so."""
        catalogue = self._renderer.catalogue if self._renderer else None
        if catalogue is None:
            return ("", ""), ""
        voice, notice = catalogue.choose(self._voice)
        return (catalogue.engine, voice), notice

    def _do(self, job: Callable[[Renderer], object]) -> None:
        if self._renderer is None:
            # Imported here: a child process and its pipes are not needed at the program's start.
            from spinecoach.adapters.speech.renderer import Renderer

            self._renderer = Renderer(self._cache, self._link)
        if self._thread is None or not self._thread.is_alive():
            # Again only after what nobody foresaw: then one job is lost, not all later ones.
            self._thread = threading.Thread(
                target=self._work, args=(self._renderer,), name="speech", daemon=True
            )
            self._thread.start()
        self._jobs.put(job)

    def _work(self, renderer: Renderer) -> None:
        """The thread: one job after the other, and none for long ends the worker."""
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
            catalogue = renderer.know()
            self._pass(renderer, rendering)
            if renderer.catalogue != catalogue:
                # The engine was updated since the last run: what was cached is of the old one.
                self._pass(renderer, rendering)
        finally:
            rendering.finished = True

    def _pass(self, renderer: Renderer, rendering: Rendering) -> None:
        """Render every line with the engine as it is known now."""
        catalogue = renderer.catalogue
        if catalogue is None:
            return
        voice = catalogue.choose(rendering.voice)[0]
        rendering.done = 0
        clips: list[Clip] = []
        for line in rendering.lines if voice else ():
            if rendering.cancelled or self._closing or renderer.catalogue != catalogue:
                return
            utterance = Utterance(catalogue.engine, voice, rendering.rate, line)
            clip = renderer.clip(utterance)
            if clip:
                self._clips[utterance] = clip
                clips.append(clip)
            rendering.done += 1
        missing = rendering.total - len(clips)
        self._unspoken = UNSPOKEN.format(missing) if missing else ""
        self._cache.prune({clip.path for clip in clips})
