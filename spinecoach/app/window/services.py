"""Lazy container of the window's services.

Everything that is slow to import or to build is imported and built when it is first asked for, so
that the start loads nothing that is not on the screen.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from spinecoach import assets
from spinecoach.core.phrases.phrases import Phrases
from spinecoach.core.workout.minutes import whole_minutes
from spinecoach.local_time import local_now
from spinecoach.regular import is_there, why

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from contextlib import ExitStack
    from datetime import datetime

    from spinecoach.adapters.files.overview_cache import OverviewCache
    from spinecoach.adapters.files.reminder_memory import JsonReminderMemory
    from spinecoach.adapters.files.settings import JsonSettings
    from spinecoach.adapters.system.sleep_inhibitor import SleepInhibitor
    from spinecoach.app.run.paths import Paths
    from spinecoach.app.services.exercises import PersonExercises
    from spinecoach.app.services.plans import PlanService
    from spinecoach.app.window.closed_reminder import ClosedReminderService
    from spinecoach.app.window.history import WindowHistory
    from spinecoach.app.window.people import WindowPeople
    from spinecoach.app.window.sound import WindowSound
    from spinecoach.core.coaching.coach import Coach
    from spinecoach.core.coaching.overview import Overview
    from spinecoach.core.coaching.workouts import Workouts
    from spinecoach.core.preferences import Preferences
    from spinecoach.core.workout.performance import Performance
    from spinecoach.core.workout.ports import Clock
    from spinecoach.ui.conductor import Conductor


class WindowServices:
    """The services of the window (`ui.services.Services`); `closing` ends them all.

    `phrases` are all sentences that are shown or said (None = in English).
    A rehearsal (`pace` other than 1) asks no questions, unless `asks` says so. `now` returns the
    local time with its offset.
    """

    def __init__(
        self,
        paths: Paths,
        settings: JsonSettings,
        pace: float,
        closing: ExitStack,
        *,
        phrases: Phrases | None = None,
        asks: bool | None = None,
        now: Callable[[], datetime] | None = None,
    ) -> None:
        self.settings = settings
        self.phrases = phrases or Phrases()
        self.phrases.take_keys(settings.get().keys)
        self._reminded_at = settings.get().reminder
        self._now = now or local_now
        self._paths = paths
        self._pace = pace
        self._closing = closing
        self._asks = not self._rehearsal if asks is None else asks

    @property
    def _rehearsal(self) -> bool:
        """Whether this is a rehearsal, which is silent because it is too fast for a voice."""
        return self._pace != 1.0

    @property
    def folder(self) -> str:
        """The folder in which everything about the person is kept."""
        return str(self._paths.data)

    @property
    def pictures(self) -> str:
        """The folder of pictures for other programs."""
        return str(self._paths.pictures)

    @property
    def doctor_command(self) -> Sequence[str]:
        """The command line that checks the installation."""
        from spinecoach.app.run.program import doctor_command

        who = self.people.current.name if self.shared else ""
        return doctor_command(self._paths.named, self.phrases.language, who)

    @property
    def shared(self) -> bool:
        """Whether there may be several people here."""
        return self._paths.shared

    # -- what is built when it is first asked for --------------------------------

    @cached_property
    def people(self) -> WindowPeople:
        """The people who train here."""
        from spinecoach.adapters.files.people import JsonPeople
        from spinecoach.app.window.people import WindowPeople

        return WindowPeople(JsonPeople(self._paths.home), self._paths, self.settings)

    @cached_property
    def exercises(self) -> PersonExercises:
        """The exercises, and what adds and removes them."""
        from spinecoach.app.services.exercises import PersonExercises

        return PersonExercises(self._paths.data, self.phrases.language)

    @cached_property
    def records(self) -> WindowHistory:
        """The history."""
        from spinecoach.app.window.history import WindowHistory

        return WindowHistory(self._paths, self.settings, self.phrases, self._closing, self._now)

    @cached_property
    def sound(self) -> WindowSound:
        """Voice and speaker."""
        from spinecoach.app.window.sound import WindowSound

        return WindowSound(
            self.settings, self._paths.clips, self._closing, self.phrases, silent=self._rehearsal
        )

    @property
    def never_asked(self) -> bool:
        """Whether the questions before the first workout were never answered."""
        return self._asks and not is_there(self._paths.data / "readiness.json")

    @cached_property
    def coach(self) -> Coach:
        """The coaching rules for the person."""
        from spinecoach.adapters.files.profile import JsonProfile
        from spinecoach.core.coaching.coach import Coach

        return Coach(
            self.exercises.packs,
            self.settings,
            JsonProfile(self._paths.data),
            lambda: (self.records.history, self.records.history.feelings),
            lambda: self._now().date(),
            warm_ups=self.exercises.warm_ups,
            asks=self._asks,
        )

    @cached_property
    def plans(self) -> PlanService:
        """Routines as files for others, and those of others."""
        from spinecoach.app.services.plans import PlanService

        return PlanService(
            self._paths.data, self.coach.profile, self.settings, self.exercises, self.phrases
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
        own = (data / "routines.json", data / "equipment.json", self.exercises.own)
        return OverviewCache(
            self._paths.cache, assets.exercises_dir(), *own, language=self.phrases.language
        )

    # -- Today -------------------------------------------------------------------

    def cached_overview(self) -> Overview | None:
        """What Today showed last; None if something has changed since."""
        return self._overview_cache.recall(self.settings.get())

    def remember(self, overview: Overview) -> None:
        """Store what Today shows for the next start."""
        self._overview_cache.keep(self.settings.get(), overview)

    def changed(self, preferences: Preferences) -> None:
        """Apply changed settings to keys, voice, sound and colours."""
        from spinecoach.ui.style.motion import let_move
        from spinecoach.ui.style.theme import apply_theme, set_figure_look

        self.phrases.take_keys(preferences.keys)
        self.sound.follow(preferences)
        apply_theme(preferences.theme)
        set_figure_look(preferences.skin, preferences.build)
        let_move(moves=not preferences.reduced_motion)
        if preferences.reminder != self._reminded_at:
            self._reminded_at = preferences.reminder
            self.closed_reminder.follow()

    @cached_property
    def closed_reminder(self) -> ClosedReminderService:
        """What reminds while the program is closed."""
        from spinecoach.app.window.closed_reminder import ClosedReminderService

        return ClosedReminderService(self._paths, self.settings, self.phrases)

    @cached_property
    def reminder_memory(self) -> JsonReminderMemory:
        """What is known of the reminder of today."""
        from spinecoach.adapters.files.reminder_memory import JsonReminderMemory

        return JsonReminderMemory(self._paths.data)

    # -- the workout -------------------------------------------------------------

    @cached_property
    def workouts(self) -> Workouts:
        """Plans, renders and begins workouts."""
        from spinecoach.core.coaching.workouts import Workouts

        return Workouts(
            self.coach,
            self.settings,
            self.exercises.packs,
            self.records.history,
            (self.sound.voice, self.sound.speaker),
            phrases=self.phrases,
            first_weekday=self.first_weekday,
        )

    def conduct(self, performance: Performance) -> Conductor:
        """Drive a workout by the clock; the computer stays awake until it is over."""
        from spinecoach.ui.conductor import Conductor

        conductor = Conductor(performance, self._clock)
        self._inhibitor.hold()
        conductor.finished.connect(self._inhibitor.release)
        self.records.pause_sharing()
        conductor.finished.connect(self.records.resume_sharing)
        return conductor

    # -- the rest ----------------------------------------------------------------

    def save_calendar(self, path: str) -> str:
        """Write the person's days as a calendar file; return why that failed, or ""."""
        from datetime import UTC, datetime
        from pathlib import Path

        from spinecoach.adapters.exchange.reminder_calendar import calendar
        from spinecoach.adapters.files.whole_file import write_whole

        timeline = self.workouts.estimate()
        minutes = whole_minutes(timeline.seconds) if timeline else 1
        at = self.settings.get().reminder
        try:
            now, words = datetime.now(UTC), self.phrases.exchange
            write_whole(Path(path), calendar(self.coach.days(), at, minutes, now, words))
        except OSError as error:
            reason = why(error)
            return self.phrases.settings.calendar_not_saved(path, reason)
        return ""

    def languages(self) -> Mapping[str, str]:
        """Return the languages that can be chosen: their own names by their tags."""
        from spinecoach.app.run.language import names

        return names()

    def first_weekday(self) -> int:
        """Return the day on which a week begins, 0 = Monday."""
        from spinecoach.ui.local_week import chosen_first_weekday

        return chosen_first_weekday(self.settings.get())
