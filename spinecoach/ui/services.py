"""What the window needs from the rest of the program, as small protocols by purpose.

`app` implements them; a page takes what it uses, and a test hands in its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spinecoach.core.coaching.coach import Coach
    from spinecoach.core.coaching.overview import Overview
    from spinecoach.core.coaching.ports import (
        Archives,
        ClosedReminder,
        History,
        HistoryFiles,
        HistoryReader,
        Household,
        Library,
        Packs,
        Plans,
        ReminderMemory,
        Settings,
        Sharing,
    )
    from spinecoach.core.coaching.workouts import Workouts
    from spinecoach.core.phrases.phrases import Phrases
    from spinecoach.core.preferences import Preferences
    from spinecoach.core.trouble import Trouble
    from spinecoach.core.workout.performance import Performance
    from spinecoach.core.workout.ports import Listener, ListenerExtra, SoundingSpeaker, Voice
    from spinecoach.ui.conductor import Conductor


class SoundServices(Protocol):
    """Voice and speaker."""

    @property
    def voice(self) -> Voice:
        """What renders the lines."""

    @property
    def speaker(self) -> SoundingSpeaker:
        """What plays them."""

    @property
    def listener(self) -> Listener:
        """What recognises spoken commands."""

    @property
    def missing_extra(self) -> ListenerExtra | None:
        """How to get what the listener needs; None if it is installed."""

    def microphones(self) -> Sequence[str]:
        """Return the names of the microphones to choose from; this may load a library."""

    def try_voice(self) -> None:
        """Say a sentence as a workout does."""


class HistoryServices(Protocol):
    """What was done."""

    @property
    def history(self) -> History:
        """Stores new workouts."""

    @property
    def past(self) -> HistoryReader:
        """Reads the history and corrects it."""

    @property
    def files(self) -> HistoryFiles:
        """Backups, and the history as files."""

    @property
    def archives(self) -> Archives:
        """Saves and opens a file with everything of the person."""

    @property
    def sharing(self) -> Sharing:
        """Shares the history with the other machines of the person."""

    @property
    def is_shared(self) -> bool:
        """Whether a folder for that is chosen; quick to find out."""

    def take_in_shared(self) -> bool:
        """Bring into the files what other machines changed; return whether anything was."""


class ExerciseServices(Protocol):
    """The exercises."""

    @property
    def packs(self) -> Packs:
        """The exercises that can be done."""

    @property
    def library(self) -> Library:
        """Adds exercises and removes them."""


class Services(Protocol):
    """All services of the window; each property builds its service when it is first used."""

    @property
    def settings(self) -> Settings:
        """What the person chose."""

    @property
    def shared(self) -> bool:
        """Whether there may be several people here; quick to find out."""

    @property
    def people(self) -> Household:
        """The people who train here."""

    @property
    def phrases(self) -> Phrases:
        """All sentences that are shown or said, in the person's language."""

    @property
    def exercises(self) -> ExerciseServices:
        """The exercises, and what adds and removes them."""

    @property
    def records(self) -> HistoryServices:
        """What was done."""

    @property
    def sound(self) -> SoundServices:
        """Voice and speaker."""

    @property
    def coach(self) -> Coach:
        """The coaching rules for the person."""

    @property
    def never_asked(self) -> bool:
        """Whether the questions come before Today; this is fast, so it is checked first."""

    @property
    def plans(self) -> Plans:
        """Routines as files for others, and those of others."""

    @property
    def workouts(self) -> Workouts:
        """Plans, renders and begins workouts."""

    def conduct(self, performance: Performance) -> Conductor:
        """Drive a workout by the clock; the computer stays awake until it is over."""

    def cached_overview(self) -> Overview | None:
        """What Today showed last; None if something has changed since or it is unknown."""

    def remember(self, overview: Overview) -> None:
        """Store what Today shows, for `cached_overview` at the next start."""

    def changed(self, preferences: Preferences) -> None:
        """Apply changed settings to keys, voice, sound and colours."""

    @property
    def folder(self) -> str:
        """The folder in which everything about the person is kept."""

    @property
    def doctor_command(self) -> Sequence[str]:
        """The command line that checks the installation and prints what it finds as JSON."""

    @property
    def pictures(self) -> str:
        """The folder of pictures for other programs; it may be deleted."""

    @property
    def reminder_memory(self) -> ReminderMemory:
        """What is known of the reminder of today, shared with the reminder while closed."""

    @property
    def closed_reminder(self) -> ClosedReminder:
        """What reminds while the program is closed."""

    def save_calendar(self, path: str) -> str:
        """Write the person's days as a calendar file; return why that failed, or ""."""

    def languages(self) -> Mapping[str, str]:
        """Return the languages that can be chosen: their own names by their tags."""

    def first_weekday(self) -> int:
        """Return the day on which a week begins for this person, 0 = Monday."""


def wrong(services: Services) -> tuple[Trouble, ...]:
    """Return what is wrong with voice, sound, history and settings, each once."""
    sound = services.sound
    places = (sound.voice, sound.speaker, services.records.history, services.settings)
    found = (*(place.trouble for place in places), *services.coach.profile.troubles)
    return tuple(dict.fromkeys(each for each in found if each))


def late(services: Services) -> bool:
    """Return whether the voice is slow and still being prepared."""
    from spinecoach.core.trouble import TroubleKind  # not before the first paint

    trouble = services.sound.voice.trouble
    return trouble is not None and trouble.kind is TroubleKind.VOICE_NOT_READY


def wrong_before_workout(services: Services) -> tuple[Trouble, ...]:
    """Return what is wrong when no workout runs.

    A late voice is not wrong then, because its progress is shown.
    """
    slow = services.sound.voice.trouble if late(services) else None
    return tuple(trouble for trouble in wrong(services) if trouble != slow)
