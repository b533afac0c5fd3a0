"""Wires the window: one copy, its services, and a clean end however it comes."""

from __future__ import annotations

import signal
import socket
import sys
import traceback
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication

from spinecoach import assets
from spinecoach.adapters.awake import Awake
from spinecoach.adapters.clock import RehearsalClock, SteadyClock
from spinecoach.adapters.history import SqliteHistory
from spinecoach.adapters.instance import Instance
from spinecoach.adapters.packs import PackShelf
from spinecoach.adapters.settings import JsonSettings
from spinecoach.adapters.silence import SilentSpeaker, SilentVoice
from spinecoach.adapters.speech import SpeechVoice
from spinecoach.core.performance import Performance
from spinecoach.core.recovery import can_go_on, replan
from spinecoach.core.workout import lines_of, plan_workout, session_of
from spinecoach.ui.conductor import Conductor
from spinecoach.ui.main_window import MainWindow
from spinecoach.ui.services import CutOff, Services
from spinecoach.ui.sound import Speaker as Loudspeaker
from spinecoach.ui.theme import apply_theme, dress

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType

    from PySide6.QtWidgets import QWidget

    from spinecoach.app.places import Places
    from spinecoach.core.logbook import Unfinished
    from spinecoach.core.ports import Clock, Journal, Preferences, Speaker, Voice
    from spinecoach.core.session import Session

SAMPLE = "This is your coach. Lift, hold, three, two, one."
"""What "Try the voice" says."""

POLL_MS = 50
"""How often the try-out asks whether its line is rendered."""

CRASH_LOG = "crash.log"


def open_window(places: Places, pace: float) -> int:
    """Show the window until it is closed; return the exit code."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("SpineCoach")
    application.setDesktopFileName("spinecoach")
    lock = Instance.acquire(places.data)
    if lock is None:
        from spinecoach.ui.single import raise_first

        raise_first(places.data)
        sys.stdout.write("SpineCoach is already open: its window was brought to the front.\n")
        return 0
    with ExitStack() as closing:
        closing.callback(lock.release)
        closing.enter_context(_errors_logged(places.data / CRASH_LOG))
        house = House(places, pace, closing)
        dress(application, lambda: house.settings.get().theme)
        window = MainWindow(house.services)
        closing.enter_context(_signals_close(window))
        closing.callback(window.deleteLater)
        window.first_painted.connect(lambda: _answer_second_copies(window, places.data, closing))
        window.show()
        return application.exec()


class House:
    """Builds what the window needs, and what it asks for later; `closing` ends it all."""

    def __init__(self, places: Places, pace: float, closing: ExitStack) -> None:
        self.settings = JsonSettings(places.data)
        self.history = SqliteHistory(places.data)
        closing.callback(self.history.close)
        self.packs = PackShelf(assets.exercises_dir())
        preferences = self.settings.get()
        rehearsal = pace != 1.0
        self._clock: Clock = RehearsalClock(pace) if rehearsal else SteadyClock()
        self.voice: Voice = SilentVoice() if rehearsal else SpeechVoice(places.clips)
        closing.callback(self.voice.close)
        self.speaker: Speaker = SilentSpeaker() if rehearsal else Loudspeaker()
        closing.callback(self.speaker.close)
        self._awake = Awake()
        closing.callback(self._awake.release)
        self.changed(preferences)
        self.services = Services(
            packs=self.packs,
            history=self.history,
            settings=self.settings,
            voice=self.voice,
            speaker=self.speaker,
            begin=self.begin,
            changed=self.changed,
            try_voice=self.try_voice,
            progress=self.progress,
            cut_off=self.cut_off,
        )

    def begin(self) -> Conductor:
        """Build the workout that the settings ask for, ready for its START."""
        preferences = self.settings.get()
        plan = plan_workout(self.packs.exercises(), preferences)
        session = session_of(plan, preferences, self.voice)
        journal = self.history.begin(session.routine, target_days=preferences.target_days)
        return self._conduct(session, journal, lines_of(plan, preferences))

    def cut_off(self) -> CutOff | None:
        """Look for a workout in which the program ended too early."""
        found = self.history.unfinished()
        if found is None:
            return None
        if not found.workout.reps:
            self.history.discard(found)  # begun and left again: there is nothing to keep
            return None
        left = can_go_on(found, self.packs.exercises())
        return CutOff(
            found.workout,
            partial(self.go_on, found) if left else None,
            partial(self.history.keep, found),
            partial(self.history.discard, found),
        )

    def go_on(self, unfinished: Unfinished) -> Conductor:
        """Build the rest of a workout that was cut off, ready for its START."""
        preferences = replace(self.settings.get(), pace=unfinished.pace)
        plan = replan(unfinished.plan, self.packs.exercises())
        session = session_of(plan, preferences, self.voice, unfinished.workout)
        journal = self.history.resume(unfinished, session.routine)
        return self._conduct(session, journal, lines_of(plan, preferences))

    def _conduct(self, session: Session, journal: Journal, lines: tuple[str, ...]) -> Conductor:
        self._load(lines)
        conductor = Conductor(Performance(session, self.speaker, journal), self._clock)
        self._awake.hold()
        conductor.finished.connect(self._awake.release)
        return conductor

    def changed(self, preferences: Preferences) -> None:
        """Let voice, sound and colours follow the settings."""
        self.voice.configure(preferences.voice, preferences.rate)
        self.speaker.set_volume(preferences.volume, muted=preferences.muted)
        apply_theme(preferences.theme)

    def try_voice(self) -> None:
        """Say a sentence the way a workout does: rendered, cached, then played."""
        preparation = self.voice.prepare([SAMPLE])
        # A second wish replaces the first one's timer.
        self._trial = QTimer()
        self._trial.setInterval(POLL_MS)

        def look() -> None:
            if preparation.finished:
                self._trial.stop()
                self._load((SAMPLE,))
                self.speaker.say(SAMPLE)

        self._trial.timeout.connect(look)
        self._trial.start()

    def progress(self) -> QWidget:
        """Build the page that looks back."""
        from spinecoach.ui.pages.progress import ProgressPage

        return ProgressPage(self.history, self.settings)

    def _load(self, lines: tuple[str, ...]) -> None:
        found = ((line, self.voice.clip(line)) for line in lines)
        self.speaker.load({line: clip for line, clip in found if clip is not None})


def _answer_second_copies(window: MainWindow, data: Path, closing: ExitStack) -> None:
    from spinecoach.ui.single import listen

    server = listen(data, window.come_forward)
    closing.callback(server.close)


@contextmanager
def _signals_close(window: MainWindow) -> Iterator[None]:
    """Let Control-C and a termination close the window as its own button does."""
    ours, theirs = socket.socketpair()
    theirs.settimeout(0.0)
    notifier = QSocketNotifier(ours.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(window.close)
    handlers = {
        number: signal.signal(number, lambda *_: None) for number in (signal.SIGINT, signal.SIGTERM)
    }
    before = signal.set_wakeup_fd(theirs.fileno())
    try:
        yield
    finally:
        notifier.setEnabled(False)
        signal.set_wakeup_fd(before)
        for number, handler in handlers.items():
            signal.signal(number, handler)
        ours.close()
        theirs.close()


@contextmanager
def _errors_logged(log: Path) -> Iterator[None]:
    """Write what should never happen to a file, and one line of it to whoever looks."""

    def note(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        text = "".join(traceback.format_exception(kind, error, trace))
        where = ""
        try:
            with log.open("a", encoding="utf-8") as file:
                file.write(f"{text}\n")
            where = f" The details are in {log}."
        except OSError:
            where = f" {kind.__name__}: {error}"
        sys.stderr.write(f"Something went wrong inside SpineCoach; it goes on.{where}\n")

    before, sys.excepthook = sys.excepthook, note
    try:
        yield
    finally:
        sys.excepthook = before
