"""Builds what the window needs when it is first asked for, and sees that all of it is closed.

Voice, sound, history and exercises are asked for after the first paint, so their
modules are imported here, inside, and cost the start nothing.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from spinecoach import assets
from spinecoach.app.shutdown import close

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import ExitStack
    from datetime import datetime
    from pathlib import Path

    from spinecoach.adapters.files.overview_cache import OverviewCache
    from spinecoach.adapters.files.settings import JsonSettings
    from spinecoach.adapters.history.sqlite import SqliteHistory
    from spinecoach.adapters.packs.library import PackLibrary
    from spinecoach.adapters.packs.shelf import PackShelf
    from spinecoach.adapters.system.sleep_inhibitor import SleepInhibitor
    from spinecoach.app.history_files import HistoryFileService
    from spinecoach.app.paths import Paths
    from spinecoach.core.coaching.coach import Coach
    from spinecoach.core.coaching.overview import Overview
    from spinecoach.core.coaching.pain import Feeling
    from spinecoach.core.coaching.variant_change import VariantChange
    from spinecoach.core.coaching.workouts import Workouts
    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.core.preferences import Preferences
    from spinecoach.core.workout.performance import Performance
    from spinecoach.core.workout.ports import Clock, Preparation, Speaker, Voice
    from spinecoach.core.workout.timeline import Timeline
    from spinecoach.ui.conductor import Conductor
    from spinecoach.ui.pages.progress.page import ProgressPage

SAMPLE = "This is your coach. Lift, hold, three, two, one."
"""What "Try the voice" says."""

POLL_MS = 50
"""How often the try-out asks whether its line is rendered."""


def _local_now() -> datetime:
    from datetime import UTC, datetime

    return datetime.now(UTC).astimezone()


class WindowServices:
    """The services of the window (`ui.services.Services`); `closing` ends them all.

    Nobody lies on the mat in a rehearsal, so it asks nothing, unless `asks` says so.
    `now` is the time on the wall here, with its offset.
    """

    def __init__(
        self,
        paths: Paths,
        settings: JsonSettings,
        pace: float,
        closing: ExitStack,
        *,
        asks: bool | None = None,
        now: Callable[[], datetime] | None = None,
    ) -> None:
        self.settings = settings
        self._now = now or _local_now
        self._paths = paths
        self._pace = pace
        self._closing = closing
        self._asks = not self._rehearsal if asks is None else asks

    @property
    def _rehearsal(self) -> bool:
        """A rehearsal is silent: nobody can speak or listen that fast."""
        return self._pace != 1.0

    @property
    def folder(self) -> str:
        """Where all that the person did and said is kept."""
        return str(self._paths.data)

    # -- what is built when it is first asked for --------------------------------

    @cached_property
    def phrases(self) -> Phrases:
        """All sentences that are shown or said, in the person's language."""
        from spinecoach.core.phrases.phrases import Phrases

        return Phrases()

    @cached_property
    def packs(self) -> PackShelf:
        """The exercises."""
        from spinecoach.adapters.packs.shelf import PackShelf

        return PackShelf(assets.exercises_dir(), self._own_exercises)

    @property
    def _own_exercises(self) -> Path:
        """Where the exercises are that the person added."""
        return self._paths.data / "exercises"

    @cached_property
    def library(self) -> PackLibrary:
        """What adds exercises and takes them away."""
        from spinecoach.adapters.packs.library import PackLibrary

        return PackLibrary(self.packs, self._own_exercises, assets.optional_exercises_dir())

    @cached_property
    def history(self) -> SqliteHistory:
        """What was done."""
        from spinecoach.adapters.history.sqlite import SqliteHistory

        history = SqliteHistory(self._paths.data, self._now, elsewhere=self._paths.elsewhere)
        self._closing.callback(close, history, self.phrases)
        return history

    @property
    def past(self) -> SqliteHistory:
        """What was done, to be looked at and put right."""
        return self.history

    @cached_property
    def history_files(self) -> HistoryFileService:
        """Backups, and the history as files."""
        from spinecoach.app.history_files import HistoryFileService

        return HistoryFileService(self.history, self.settings, self.phrases)

    @cached_property
    def voice(self) -> Voice:
        """What renders the lines, set as the person chose."""
        voice = self._new_voice()
        self._closing.callback(voice.close)
        preferences = self.settings.get()
        voice.configure(preferences.voice, preferences.rate)
        return voice

    def _new_voice(self) -> Voice:
        if self._rehearsal:
            from spinecoach.adapters.system.silent import SilentVoice

            return SilentVoice()
        from spinecoach.adapters.speech.voice import SpeechVoice

        return SpeechVoice(self._paths.clips)

    @cached_property
    def speaker(self) -> Speaker:
        """What plays them, as loud as the person chose."""
        speaker = self._new_speaker()
        self._closing.callback(speaker.close)
        preferences = self.settings.get()
        speaker.set_volume(preferences.volume, muted=preferences.muted)
        return speaker

    def _new_speaker(self) -> Speaker:
        if self._rehearsal:
            from spinecoach.adapters.system.silent import SilentSpeaker

            return SilentSpeaker()
        from spinecoach.ui.sound.speaker import Speaker as Loudspeaker

        return Loudspeaker()

    @property
    def never_asked(self) -> bool:
        """Whether the questions before the first workout were never answered."""
        return self._asks and not (self._paths.data / "readiness.json").exists()

    @cached_property
    def care(self) -> Coach:
        """What is kept in mind about the person."""
        from spinecoach.adapters.files.profile import JsonProfile
        from spinecoach.adapters.packs.shelf import PackShelf
        from spinecoach.core.coaching.coach import Coach

        return Coach(
            self.packs,
            self.settings,
            JsonProfile(self._paths.data),
            lambda: (self.history, self.history.feelings),
            lambda: self._now().date(),
            warm_ups=PackShelf(assets.warm_up_dir()),
            asks=self._asks,
        )

    @cached_property
    def _clock(self) -> Clock:
        from spinecoach.adapters.system.clock import RehearsalClock, SteadyClock

        return RehearsalClock(self._pace) if self._rehearsal else SteadyClock()

    @cached_property
    def _inhibitor(self) -> SleepInhibitor:
        from spinecoach.adapters.system.sleep_inhibitor import SleepInhibitor

        inhibitor = SleepInhibitor()
        self._closing.callback(inhibitor.release)
        return inhibitor

    @cached_property
    def _overview_cache(self) -> OverviewCache:
        from spinecoach.adapters.files.overview_cache import OverviewCache

        data = self._paths.data
        own = (data / "routines.json", data / "equipment.json", self._own_exercises)
        return OverviewCache(self._paths.cache, assets.exercises_dir(), *own)

    # -- Today -------------------------------------------------------------------

    def cached_overview(self) -> Overview | None:
        """What Today showed last, where nothing has changed since."""
        return self._overview_cache.recall(self.settings.get())

    def remember(self, overview: Overview) -> None:
        """Keep what Today shows for the next start."""
        self._overview_cache.keep(self.settings.get(), overview)

    def timeline(self) -> Timeline | None:
        """The workout that the settings ask for."""
        return self.workouts.estimate()

    def prepare(self) -> Preparation | None:
        """Begin to render what that workout may say."""
        return self.workouts.prepare_today()

    def changed(self, preferences: Preferences) -> None:
        """Let voice, sound and colours follow the settings."""
        from spinecoach.ui.style.theme import apply_theme, set_figure_look

        self.voice.configure(preferences.voice, preferences.rate)
        self.speaker.set_volume(preferences.volume, muted=preferences.muted)
        apply_theme(preferences.theme)
        set_figure_look(preferences.skin, preferences.build)

    # -- the workout -------------------------------------------------------------

    @cached_property
    def workouts(self) -> Workouts:
        """What plans, renders and begins workouts."""
        from spinecoach.core.coaching.workouts import Workouts

        sound = (self.voice, self.speaker)
        return Workouts(
            self.care, self.settings, self.packs, self.history, sound, phrases=self.phrases
        )

    @property
    def under_way(self) -> str:
        """The id of the latest workout that was begun here; "" where none was."""
        return self.workouts.under_way

    def conduct(self, performance: Performance) -> Conductor:
        """Drive a workout by the clock; the computer stays awake until it is over."""
        from spinecoach.ui.conductor import Conductor

        conductor = Conductor(performance, self._clock)
        self._inhibitor.hold()
        conductor.finished.connect(self._inhibitor.release)
        return conductor

    def change_variant(self, conductor: Conductor) -> VariantChange | None:
        """Begin to change a paused workout to its easier variant; None where there is none."""
        from time import monotonic

        return self.workouts.begin_change(conductor.frame, monotonic())

    def _when_finished(self, preparation: Preparation, then: Callable[[], None]) -> None:
        """Look now and then whether lines are rendered; a later wish replaces an earlier one."""
        from PySide6.QtCore import QTimer

        self._trial = QTimer()
        self._trial.setInterval(POLL_MS)

        def look() -> None:
            if preparation.finished:
                self._trial.stop()
                then()

        self._trial.timeout.connect(look)
        self._trial.start()

    def feel(self, feeling: Feeling) -> None:
        """Keep what was said about the latest workout so far."""
        self.workouts.feel(feeling)

    # -- the rest ----------------------------------------------------------------

    def save_calendar(self, path: str) -> str:
        """Write the person's days as a calendar file; return why that failed, or ""."""
        from datetime import UTC, datetime
        from pathlib import Path

        from spinecoach.adapters.exchange.reminders import calendar

        timeline = self.timeline()
        minutes = max(1, round(timeline.seconds / 60)) if timeline else 1
        at = self.settings.get().reminder
        try:
            Path(path).write_bytes(calendar(self.care.days(), at, minutes, datetime.now(UTC)))
        except OSError as error:
            reason = error.strerror or str(error)
            return self.phrases.settings.calendar_not_saved(path, reason)
        return ""

    def try_voice(self) -> None:
        """Say a sentence the way a workout does: rendered, cached, then played."""

        def say() -> None:
            self._load((SAMPLE,))
            self.speaker.say(SAMPLE)

        self._when_finished(self.voice.prepare([SAMPLE]), say)

    def first_weekday(self) -> int:
        """Return the day on which a week begins, 0 = Monday."""
        from spinecoach.ui.local_week import chosen_first_weekday

        return chosen_first_weekday(self.settings.get())

    def progress(self) -> ProgressPage:
        """Build the page that looks back."""
        from spinecoach.ui.pages.progress.page import ProgressPage

        return ProgressPage(
            self.history, self.settings, self.phrases, first_weekday=self.first_weekday
        )

    def _load(self, lines: tuple[str, ...]) -> None:
        found = ((line, self.voice.clip(line)) for line in lines)
        self.speaker.load({line: clip for line, clip in found if clip is not None})
