"""Runs a whole workout in the real window with voice and sound, to have it recorded.

    python -m tests.journeys.listened FOLDER SETTINGS EXERCISE [planned]

SETTINGS is a JSON object of preferences; EXERCISE is an id, or "all" for the workout of a person
who has chosen nothing. The layout of the workout and each line and tone are printed as JSON lines.
With `planned` nothing is played: the sounds are told at once, with the seconds they are planned at.
"""

from __future__ import annotations

import json
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from devtools.soundscript import laid_out
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from spinecoach import assets
from spinecoach.adapters.files.profile import JsonProfile
from spinecoach.adapters.files.settings import JsonSettings
from spinecoach.adapters.packs.shelf import PackShelf
from spinecoach.adapters.system.clock import steady_seconds
from spinecoach.adapters.system.silent import SilentSpeaker
from spinecoach.app.run.language import phrases_for
from spinecoach.app.run.paths import Paths
from spinecoach.app.window.services import WindowServices
from spinecoach.core.coaching.routine import Routine, Routines, item_of
from spinecoach.core.workout.frame import State
from spinecoach.core.workout.keymap import NamedKey
from spinecoach.ui.sound import speaker
from spinecoach.ui.window.main_window import MainWindow
from tests.journeys.sounding import Heard, tell

if TYPE_CHECKING:
    from spinecoach.core.coaching.starter import Begun
    from spinecoach.core.workout.performance import Summary

LAST_WORDS = 8_000
"""Milliseconds in which something may be said after the end."""

LONGEST_START = 180_000
"""Milliseconds after which a workout that has not begun will not begin."""

LOOK = 100
"""Milliseconds between two looks whether all lines are rendered."""


class ToldWindow(MainWindow):
    """Starts a workout once its lines are rendered, tells it, and closes some seconds after it."""

    def start_when_rendered(self) -> None:
        """Press Start as a person does who has waited; ask again if the voice was too slow."""
        preparation = self.today._preparation
        if preparation is not None and preparation.done == preparation.total:
            self.start_workout()
            return
        if preparation is None or preparation.finished:
            self.today.prepare()
        QTimer.singleShot(LOOK, self.start_when_rendered)

    def _begin(self, begun: Begun) -> None:
        super()._begin(begun)
        session = begun.performance.session
        wrong = self._services.sound.voice.trouble
        tell(trouble=wrong and self._services.phrases.troubles.sentence(wrong))
        tell(layout=laid_out(session.timeline, session._delivery), at=steady_seconds())
        self._go_on()

    def _go_on(self) -> None:
        """Go on where the workout halted: two lost seconds of a busy machine look like a lid."""
        if self._running is None:
            return
        if self._running.flow.frame.state is State.PAUSED:
            tell(trouble="The machine was too busy: the workout halted and goes on.")
            self.workout.press(NamedKey.SPACE)
        QTimer.singleShot(LOOK, self._go_on)

    def _finished(self, summary: Summary) -> None:
        super()._finished(summary)
        QTimer.singleShot(LAST_WORDS, self.close)

    def begun_or_closed(self) -> None:
        """Close the window if no workout runs."""
        if self._running is None:
            self.close()


def prepared(folder: Path, preferences: dict[str, object], wanted: str) -> JsonSettings:
    """Keep what a person has chosen."""
    if wanted != "all":
        shelf = PackShelf(assets.exercises_dir()).exercises()
        item = next(item_of(exercise) for exercise in shelf if exercise.id == wanted)
        JsonProfile(folder).keep_routines(Routines((Routine("One", (item,)),), "One"))
    settings = JsonSettings(folder)
    settings.change(**preferences)
    return settings


def services_of(folder: Path, settings: JsonSettings, closing: ExitStack) -> WindowServices:
    """Return the services of the window, in the language that is set."""
    paths, phrases = Paths.of(folder), phrases_for(folder)
    return WindowServices(paths, settings, 1.0, closing, phrases=phrases, asks=False)


def play(folder: Path, settings: JsonSettings) -> int:
    """Do the workout in the window, and return the window's exit status."""
    application = QApplication(sys.argv)
    with ExitStack() as closing, patch.object(speaker, "QtSpeaker", Heard):
        services = services_of(folder, settings, closing)
        window = ToldWindow(services)
        window.first_painted.connect(lambda: QTimer.singleShot(LOOK, window.start_when_rendered))
        QTimer.singleShot(LONGEST_START, window.begun_or_closed)
        window.show()
        return application.exec()


def plan(folder: Path, settings: JsonSettings) -> int:
    """Render the workout and tell when it would sound; return the exit status."""
    with ExitStack() as closing:
        services = services_of(folder, settings, closing)
        services.sound.speaker = SilentSpeaker()
        workout = services.workouts.plan()
        preparation = services.workouts.prepare(workout)
        while preparation.done < preparation.total:
            if preparation.finished:  # the voice was too slow; it may be ready by now
                preparation = services.workouts.prepare(workout)
            time.sleep(LOOK / 1000)
        session = services.workouts.begin(workout).session
        layout = laid_out(session.timeline, session._delivery)
        tell(layout=layout, at=0.0)
        for sound in layout.sounds:
            clip = services.sound.voice.clip(sound.text) if sound.role else None
            path = clip.path if clip else str(assets.sound(sound.text))
            name = "line" if clip else "tone"
            tell(due=sound.at, path=path, seconds=sound.seconds, **{name: sound.text})
    return 0


if __name__ == "__main__":
    where = Path(sys.argv[1])
    chosen = prepared(where, json.loads(sys.argv[2]), sys.argv[3])
    sys.exit(plan(where, chosen) if sys.argv[4:] == ["planned"] else play(where, chosen))
