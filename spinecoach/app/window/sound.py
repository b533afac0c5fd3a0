"""Voice and speaker of the window, as the person chose them."""

from __future__ import annotations

import sys
from functools import cached_property
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from spinecoach.core.coaching.line_wait import LineWait, Wait
from spinecoach.core.coaching.loaded_lines import LoadedLines
from spinecoach.core.workout.ports import ListenerExtra

if TYPE_CHECKING:
    from contextlib import ExitStack

    from PySide6.QtCore import QTimer

    from spinecoach.adapters.ducking.ducker import Ducker
    from spinecoach.core.coaching.ports import Settings
    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.core.preferences import Preferences
    from spinecoach.core.workout.ports import Listener, SoundingSpeaker, Voice

ROOT = Path(__file__).resolve().parents[3]
FROM_CHECKOUT = "python3 packaging/dev.py run --with listen"
"""The command that installs the extra for spoken commands in a checkout."""

TRIAL_MS = 50
"""Milliseconds between two checks whether the sample of the voice is rendered."""


class WindowSound:
    """Implements `ui.services.SoundServices`.

    Voice and speaker are built when they are first asked for; `closing` ends them. `silent` is for
    a rehearsal, which is too fast for a voice. `clips` is the folder of rendered lines.
    """

    def __init__(
        self,
        settings: Settings,
        clips: Path,
        closing: ExitStack,
        phrases: Phrases,
        *,
        silent: bool,
    ) -> None:
        self._settings = settings
        self._clips = clips
        self._closing = closing
        self._phrases = phrases
        self._silent = silent
        self._wait = LineWait(None, 0.0)

    @cached_property
    def voice(self) -> Voice:
        """What renders the lines."""
        voice = self._new_voice()
        self._closing.callback(voice.close)
        preferences = self._settings.get()
        voice.configure(preferences.voice_for(self._phrases.language), preferences.rate)
        return voice

    @cached_property
    def speaker(self) -> SoundingSpeaker:
        """What plays them."""
        speaker = self._new_speaker()
        self._closing.callback(speaker.close)
        preferences = self._settings.get()
        speaker.set_volume(preferences.volume, muted=preferences.muted)
        return speaker

    @cached_property
    def listener(self) -> Listener:
        """What recognises spoken commands; it costs nothing until a workout begins it."""
        from spinecoach.adapters.listening.listener import WorkerListener

        listener = WorkerListener()
        self._closing.callback(listener.close)
        return listener

    @property
    def missing_extra(self) -> ListenerExtra | None:
        """How to get what spoken commands need; None if it is installed."""
        from spinecoach.adapters.listening import weights

        if weights.is_installed():
            return None
        if (addon := weights.addon()) is not None:
            return _from_bundle(addon)
        in_checkout = (ROOT / "packaging" / "dev.py").exists()
        return ListenerExtra(command=FROM_CHECKOUT if in_checkout else from_packages())

    def microphones(self) -> tuple[str, ...]:
        """Return the names of the microphones; this loads QtMultimedia."""
        from spinecoach.ui.sound.microphone import microphones

        return microphones()

    def follow(self, preferences: Preferences) -> None:
        """Apply changed settings to voice and speaker."""
        self.voice.configure(preferences.voice_for(self._phrases.language), preferences.rate)
        self.speaker.set_volume(preferences.volume, muted=preferences.muted)

    def try_voice(self) -> None:
        """Say a sentence as a workout does: rendered, cached, then played.

        A later call replaces an earlier one; none waits for ever.
        """
        self._wait = LineWait(self.voice.prepare([self._sample]), monotonic())
        self._trial.start()

    def _look(self) -> None:
        """Play the sample if it is rendered by now."""
        state = self._wait.poll(monotonic())
        if state is not Wait.WAITING:
            self._trial.stop()
        if state is Wait.READY:
            LoadedLines(self.voice, self.speaker, (self._sample,))
            self.speaker.say(self._sample)

    @cached_property
    def _trial(self) -> QTimer:
        from PySide6.QtCore import QTimer

        timer = QTimer()
        timer.setInterval(TRIAL_MS)
        timer.timeout.connect(self._look)
        self._closing.callback(timer.stop)
        return timer

    @cached_property
    def _sample(self) -> str:
        return self._phrases.start.voice_sample()

    def _new_voice(self) -> Voice:
        if self._silent:
            from spinecoach.adapters.system.silent import SilentVoice

            return SilentVoice()
        from spinecoach.adapters.speech.voice import SpeechVoice

        return SpeechVoice(self._clips, language=self._phrases.language)

    def _new_speaker(self) -> SoundingSpeaker:
        if self._silent:
            from spinecoach.adapters.system.silent import SilentSpeaker

            return SilentSpeaker()
        from spinecoach.ui.sound.speaker import QtSpeaker

        return QtSpeaker(begins=self._soften)

    def restore_players(self) -> None:
        """Turn other players up that a killed program left soft."""
        self._ducker.restore()

    def _soften(self, seconds: float) -> None:
        self._ducker.soften(seconds)

    @cached_property
    def _ducker(self) -> Ducker:
        """What turns other players down; made when it is needed, not at the start."""
        from spinecoach.adapters.ducking.ducker import Ducker

        ducker = Ducker(lambda: self._settings.get().ducking)
        self._closing.callback(ducker.close)
        return ducker


def from_packages() -> str:
    """Return the command that installs the extra for the Python that runs this, and no other."""
    # Each shell has other quotation marks; all know these, but PowerShell starts nothing with them.
    python = f'"{sys.executable}"' if " " in sys.executable else sys.executable
    return f'{python} -m pip install "spinecoach[listen]"'


def _from_bundle(addon: Path) -> ListenerExtra:
    """Return how to get the add-on of a bundle, which belongs at that place."""
    from spinecoach.adapters.system.bundle import from_package

    if from_package():
        name, _, version = addon.name.rpartition("-")
        return ListenerExtra(package=f"{name} {version}")
    return ListenerExtra(archive=f"{addon.name}-….zip", folder=str(addon.parent))
